#include "instruments/concordance/detail/lines.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "instruments/texts_with.h"
#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::concordance {

namespace {

struct Place {
  PieceKind kind = PieceKind::sign;
  std::size_t begin = 0, end = 0;
};

class Finder {
 public:
  void article(const Article& article, const std::vector<PhraseMatch>& matches) {
    places_.clear();
    PieceReader reader(article.text);
    for (Piece piece; reader.next(piece);) places_.push_back({piece.kind, piece.begin, piece.end});
    std::size_t at = 0;
    for (const PhraseMatch& match : matches) {
      while (at < places_.size() && places_[at].begin < match.begin) ++at;
      std::size_t behind = at;
      while (behind < places_.size() && places_[behind].begin < match.end) ++behind;
      Line line;
      line.article = static_cast<std::uint32_t>(found_.articles.size());
      line.phrase = static_cast<std::uint32_t>(match.phrase);
      line.begin = match.begin;
      line.end = match.end;
      line.left = neighbours(article.text, at, true);
      line.right = neighbours(article.text, behind, false);
      found_.lines.push_back(line);
    }
    found_.articles.push_back({article.id, article.published, article.outlet});
  }

  std::size_t size() const { return found_.lines.size(); }

  // With words numbered by their order.
  Lines finish() && {
    std::vector<std::uint32_t> order(found_.words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return found_.words[a] < found_.words[b];
    });
    std::vector<std::uint32_t> rank(order.size());
    std::vector<std::string> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      rank[order[i]] = i;
      sorted.push_back(std::move(found_.words[order[i]]));
    }
    found_.words = std::move(sorted);
    for (Line& line : found_.lines) {
      for (std::uint32_t& one : line.left) one = rank[one];
      for (std::uint32_t& one : line.right) one = rank[one];
    }
    return std::move(found_);
  }

 private:
  Neighbours neighbours(std::string_view text, std::size_t at, bool left) {
    Neighbours found{};
    std::size_t count = 0;
    while (count < most_depth && (left ? at > 0 : at < places_.size())) {
      const Place& place = places_[left ? --at : at++];
      if (place.kind == PieceKind::sentence_end) break;
      if (place.kind == PieceKind::sign) continue;
      PieceReader reader(text.substr(place.begin, place.end - place.begin));
      Piece piece;
      if (reader.next(piece)) found[count++] = number(std::string(piece.folded));
    }
    return found;
  }

  std::uint32_t number(std::string word) {
    const auto next = static_cast<std::uint32_t>(found_.words.size());
    const auto [at, added] = numbers_.try_emplace(word, next);
    if (added) found_.words.push_back(std::move(word));
    return at->second;
  }

  Lines found_{{}, {}, {""}};
  std::unordered_map<std::string, std::uint32_t> numbers_{{"", 0}};
  std::vector<Place> places_;
};

// The finalizer of SplitMix64.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

bool is_cjk_word(const std::string& word) {
  std::size_t at = 0;
  return is_cjk(next_character(word, at));
}

}  // namespace

Lines find_lines(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    Overlap overlap,
    const Filter& filter,
    const RunContext& context) {
  Finder finder;
  each_text_with(
      archive,
      phrases,
      overlap,
      filter,
      context.stop,
      [&](const Article& article, const std::vector<PhraseMatch>& matches) {
        finder.article(article, matches);
        if (context.progress) context.progress({"concordance", finder.size(), 0, 0});
        return true;
      });
  return std::move(finder).finish();
}

void sort_lines(Lines& lines, Sort sort, std::size_t depth) {
  const auto order = [&](const Line& a, const Line& b) {
    if (sort == Sort::left || sort == Sort::right) {
      const Neighbours& of_a = sort == Sort::left ? a.left : a.right;
      const Neighbours& of_b = sort == Sort::left ? b.left : b.right;
      for (std::size_t i = 0; i < depth; ++i) {
        if (of_a[i] != of_b[i]) return of_a[i] < of_b[i];
      }
    }
    if (sort == Sort::outlet) {
      const int by_outlet =
          lines.articles[a.article].outlet.compare(lines.articles[b.article].outlet);
      if (by_outlet != 0) return by_outlet < 0;
    }
    if (a.article != b.article) return (a.article < b.article) == (sort == Sort::oldest);
    return std::tuple(a.begin, b.end, a.phrase) < std::tuple(b.begin, a.end, b.phrase);
  };
  std::sort(lines.lines.begin(), lines.lines.end(), order);
}

void take_sample(Lines& lines, std::uint64_t size) {
  if (size >= lines.lines.size()) return;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> lots;
  for (const Line& line : lines.lines) {
    const auto id = static_cast<std::uint64_t>(lines.articles[line.article].id);
    lots.emplace_back(
        mix(mix(id) + line.begin * 0x9E3779B97F4A7C15U + line.phrase),
        static_cast<std::uint32_t>(lots.size()));
  }
  std::nth_element(lots.begin(), lots.begin() + static_cast<std::ptrdiff_t>(size), lots.end());
  lots.resize(size);
  std::sort(
      lots.begin(), lots.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::size_t kept = 0;
  for (const auto& [lot, at] : lots) lines.lines[kept++] = lines.lines[at];
  lines.lines.resize(kept);
}

std::string spell(const Lines& lines, const Neighbours& words, std::size_t depth, bool left) {
  std::string text;
  const auto add = [&](const std::string& word) {
    if (word.empty()) return;
    if (!text.empty() && (!is_cjk_word(word) || static_cast<unsigned char>(text.back()) < 0x80)) {
      text += ' ';
    }
    text += word;
  };
  for (std::size_t i = 0; i < depth; ++i) add(lines.words[words[left ? depth - 1 - i : i]]);
  return text;
}

}  // namespace weiguan::concordance
