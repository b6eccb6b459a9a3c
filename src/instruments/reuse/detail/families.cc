#include "instruments/reuse/detail/families.h"

#include <algorithm>
#include <tuple>

namespace weiguan::reuse {

namespace {

constexpr std::size_t most_of_a_shingle = 64;
constexpr double alike = 0.5;

}  // namespace

std::size_t Families::family_of(const Fingerprint& fingerprint) const {
  std::map<std::uint32_t, std::size_t> common;
  for (const std::uint64_t shingle : fingerprint.shingles) {
    const auto found = by_shingle_.find(shingle);
    if (found == by_shingle_.end()) continue;
    for (const std::uint32_t family : found->second) ++common[family];
  }
  std::size_t best = families_.size();
  double most = 0;
  for (const auto& [family, count] : common) {
    const Fingerprint& other = families_[family].family.fingerprint;
    const double all =
        static_cast<double>(fingerprint.shingles.size() + other.shingles.size() - count);
    const double share = static_cast<double>(count) / all;
    if (share < alike || share <= most) continue;
    best = family;
    most = share;
  }
  return best;
}

void Families::add(
    const Article& article, const Passage& passage, std::string_view words, std::uint64_t recurs) {
  Fingerprint fingerprint = weiguan::fingerprint(words);
  const std::size_t at = family_of(fingerprint);
  if (at == families_.size()) {
    for (const std::uint64_t shingle : fingerprint.shingles) {
      auto& families = by_shingle_[shingle];
      if (families.size() < most_of_a_shingle) families.push_back(static_cast<std::uint32_t>(at));
    }
    families_.emplace_back();
    families_.back().family.words = words;
    families_.back().family.fingerprint = std::move(fingerprint);
  }
  Entry& entry = families_[at];
  Family& family = entry.family;
  family.recurs = std::max(family.recurs, recurs);
  if (family.passages.size() < most_named) family.passages.push_back(passage);
  if (family.articles > 0 && entry.last_article == article.id) return;
  entry.last_article = article.id;
  ++family.articles;
  if (!article.outlet.empty()) ++family.outlets[article.outlet];
  const TimeRange& time = article.published;
  if (time.source == TimeSource::first_seen) return;
  if (!family.first || time.earliest < family.first->earliest) family.first = time;
  if (!family.last || time.latest > family.last->latest) family.last = time;
}

std::vector<const Family*> Families::all() const {
  std::vector<const Family*> all;
  for (const Entry& one : families_) all.push_back(&one.family);
  std::sort(all.begin(), all.end(), [](const Family* a, const Family* b) {
    const auto key = [](const Family* one) {
      return std::tuple(
          ~one->articles,
          one->first ? one->first->earliest : Time::max(),
          std::string_view(one->words));
    };
    return key(a) < key(b);
  });
  return all;
}

}  // namespace weiguan::reuse
