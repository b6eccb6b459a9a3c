#include "instruments/officialline/detail/grams.h"

#include <algorithm>
#include <set>
#include <string>

#include "text/pieces.h"

namespace weiguan::officialline {

namespace {

constexpr std::uint32_t character_weight = 2, word_weight = 3, gram_weight = 18;
constexpr std::size_t most_best = 12, most_first = 12;
// Shared places below which the thorough comparison finds nothing: a run of eleven characters.
constexpr std::size_t least_places = 3;
constexpr std::uint64_t table_bits = 24;

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return hash;
}

std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 31;
  hash *= 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29);
}

std::size_t slot_of(std::uint64_t hash) {
  return static_cast<std::size_t>(hash >> (64 - table_bits));
}

}  // namespace

std::vector<Gram> grams(std::string_view text) {
  struct Word {
    std::uint64_t hash;
    std::uint32_t weight;
    Range range;
  };
  std::vector<Word> words;
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    if (piece.kind != PieceKind::word && piece.kind != PieceKind::character) continue;
    const bool word = piece.kind == PieceKind::word;
    words.push_back(
        {hash_of(piece.folded), word ? word_weight : character_weight, {piece.begin, piece.end}});
  }
  std::vector<Gram> grams;
  for (std::size_t from = 0; from < words.size(); ++from) {
    std::uint64_t hash = 0;
    std::uint32_t weight = 0;
    std::size_t to = from;
    for (; to < words.size() && weight < gram_weight; ++to) {
      hash = mixed(hash * 31 + words[to].hash);
      weight += words[to].weight;
    }
    if (weight < gram_weight) break;
    grams.push_back({hash, {words[from].range.begin, words[to - 1].range.end}});
  }
  return grams;
}

void Grams::add(std::string_view answer, std::string_view question) {
  std::set<std::uint64_t> asked;
  for (const Gram& one : grams(question)) asked.insert(one.hash);
  const auto number = static_cast<std::uint32_t>(answers_.size());
  std::uint32_t place = 0;
  for (const Gram& one : grams(answer)) {
    if (asked.count(one.hash) == 0) runs_.push_back({one.hash, number, place});
    ++place;
  }
  answers_.emplace_back();
  ready_ = false;
}

void Grams::prepare() {
  if (ready_) return;
  std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) {
    return std::tie(a.hash, a.answer, a.place) < std::tie(b.hash, b.answer, b.place);
  });
  maybe_.assign(std::size_t{1} << table_bits, false);
  for (const Run& one : runs_) maybe_[slot_of(one.hash)] = true;
  ready_ = true;
}

void Grams::count(std::string_view text) {
  for (const Gram& one : grams(text)) {
    if (!maybe_[slot_of(one.hash)]) continue;
    auto run = std::lower_bound(
        runs_.begin(), runs_.end(), one.hash, [](const Run& a, std::uint64_t hash) {
          return a.hash < hash;
        });
    for (; run != runs_.end() && run->hash == one.hash; ++run) {
      std::vector<std::uint32_t>& now = answers_[run->answer].now;
      if (now.empty()) met_.push_back(run->answer);
      now.push_back(run->place);
    }
  }
}

void Grams::keep(std::uint32_t answer, ArticleId id) {
  OfAnswer& of = answers_[answer];
  std::sort(of.now.begin(), of.now.end());
  of.now.erase(std::unique(of.now.begin(), of.now.end()), of.now.end());
  if (of.now.size() < least_places) return;
  const auto shared = static_cast<std::uint32_t>(of.now.size());
  const auto place = std::find_if(
      of.best.begin(), of.best.end(), [shared](const auto& one) { return one.first < shared; });
  of.best.insert(place, {shared, id});
  if (of.best.size() > most_best) of.best.pop_back();
  std::vector<std::pair<std::uint32_t, ArticleId>> more;
  auto known = of.first.begin();
  for (const std::uint32_t at : of.now) {
    while (known != of.first.end() && known->first < at) ++known;
    if (known == of.first.end() || known->first != at) more.emplace_back(at, id);
  }
  if (more.empty()) return;
  of.first.insert(of.first.end(), more.begin(), more.end());
  std::sort(of.first.begin(), of.first.end());
}

std::vector<ArticleId> Grams::candidates(std::size_t answer) const {
  const OfAnswer& of = answers_[answer];
  std::vector<ArticleId> ids;
  ids.reserve(of.best.size());
  for (const auto& [shared, id] : of.best) ids.push_back(id);
  std::map<ArticleId, std::uint32_t> firsts;
  for (const auto& [place, id] : of.first) ++firsts[id];
  std::vector<std::pair<std::uint32_t, ArticleId>> most;
  for (const auto& [id, places] : firsts) {
    if (places >= least_places) most.emplace_back(places, id);
  }
  std::stable_sort(
      most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (most.size() > most_first) most.resize(most_first);
  for (const auto& [places, id] : most) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace weiguan::officialline
