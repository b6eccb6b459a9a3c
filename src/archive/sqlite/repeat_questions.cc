#include "archive/sqlite/detail/repeat_questions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/filter.h"
#include "archive/sqlite/detail/rows.h"

namespace weiguan::detail {

namespace {

// By what articles are put in order, oldest first.
struct Key {
  std::int64_t earliest = 0, latest = 0;
  ArticleId id{};

  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.earliest, a.latest, a.id) < std::tie(b.earliest, b.latest, b.id);
  }
};

class Keys {
 public:
  explicit Keys(Database& archive)
      : row_(archive.prepare(
            "SELECT published_earliest, published_latest, id FROM articles WHERE n = ?1")) {}

  // Nothing for an article that is younger than the question.
  std::optional<Key> of(std::int64_t n) {
    if (!row_.with(n).step()) return {};
    return Key{
        row_.integer(0), row_.integer(1), parse_article_id(row_.view(2)).value_or(ArticleId{})};
  }

 private:
  Statement row_;
};

// The repeats of one article, the other ones oldest first, the older of both as the source.
class Repeats {
 public:
  Repeats(Database& archive, Database& known)
      : keys_(archive),
        earlier_(known.prepare(
            "SELECT earlier, resemblance, figures, of_source, of_target, passages FROM pairs "
            "WHERE later = ?1")),
        later_(known.prepare(
            "SELECT later, resemblance, figures, of_source, of_target, passages FROM pairs "
            "WHERE earlier = ?1")) {}

  std::vector<Repeat> of(std::int64_t n, const Key& key, bool only_as_target) {
    std::vector<std::pair<Key, Repeat>> found;
    for (Statement* rows : {&earlier_, &later_}) {
      rows->with(n);
      while (rows->step()) {
        const std::optional<Key> other = keys_.of(rows->integer(0));
        if (!other) continue;
        const bool other_is_source = *other < key;
        if (only_as_target && !other_is_source) continue;
        // It was compared with the lesser id as the source.
        const bool was_source = other->id < key.id;
        Repeat repeat;
        repeat.source = was_source ? other->id : key.id;
        repeat.target = was_source ? key.id : other->id;
        repeat.resemblance = rows->real(1);
        repeat.figures = rows->real(2);
        repeat.of_source = rows->real(3);
        repeat.of_target = rows->real(4);
        repeat.passages = passages_from_bytes(rows->view(5));
        if (was_source != other_is_source) turn(repeat);
        found.emplace_back(*other, std::move(repeat));
      }
    }
    std::sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Repeat> all;
    all.reserve(found.size());
    for (auto& one : found) all.push_back(std::move(one.second));
    return all;
  }

 private:
  Keys keys_;
  Statement earlier_, later_;
};

// The numbers of the articles that pass and match, oldest first; stops when `each` says false.
void each_number(
    Database& archive,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(std::int64_t, const Statement&)>& each) {
  Statement rows = archive.prepare(fmt::format(
      "SELECT n, published_earliest, published_latest, id FROM articles WHERE {} "
      "ORDER BY published_earliest, published_latest, id",
      condition(filter)));
  while (rows.step()) {
    const std::int64_t n = rows.integer(0);
    if (matching != nullptr && (n > matching->last() || !matching->has(n))) continue;
    if (!each(n, rows)) return;
  }
}

std::uint32_t group_of(const CopyGroups& groups, std::int64_t n) {
  const auto at = static_cast<std::size_t>(n);
  return at < groups.size() ? groups[at] : 0;
}

}  // namespace

void read_repeats(
    Database& archive,
    const RepeatReader& known,
    const Filter& targets,
    const Bits* matching,
    const std::function<bool(const Repeat&)>& each,
    const Stop* stop) {
  if (known.through() == 0) return;
  Repeats repeats(archive, *known);
  each_number(archive, targets, matching, [&](std::int64_t n, const Statement& row) {
    if (requested(stop)) return false;
    const Key key{
        row.integer(1), row.integer(2), parse_article_id(row.view(3)).value_or(ArticleId{})};
    for (const Repeat& repeat : repeats.of(n, key, true)) {
      if (!each(repeat)) return false;
    }
    return true;
  });
}

std::vector<Repeat> read_repeats_of(Database& archive, const RepeatReader& known, ArticleId id) {
  if (known.through() == 0) return {};
  Statement row = archive.prepare("SELECT n FROM articles WHERE id = ?1");
  if (!row.with(to_string(id)).step()) return {};
  const std::int64_t n = row.integer(0);
  const std::optional<Key> key = Keys(archive).of(n);
  if (!key) return {};
  std::vector<Repeat> all = Repeats(archive, *known).of(n, *key, false);
  std::stable_partition(
      all.begin(), all.end(), [id](const Repeat& one) { return one.target == id; });
  return all;
}

void read_copies(
    Database& archive,
    const CopyGroups& groups,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(const std::vector<ArticleId>&)>& each) {
  std::map<std::uint32_t, std::size_t> numbers;
  std::vector<std::vector<ArticleId>> found;
  each_number(archive, filter, matching, [&](std::int64_t n, const Statement& row) {
    const std::uint32_t group = group_of(groups, n);
    if (group == 0) return true;
    const auto [place, is_new] = numbers.try_emplace(group, found.size());
    if (is_new) found.emplace_back();
    found[place->second].push_back(parse_article_id(row.view(3)).value_or(ArticleId{}));
    return true;
  });
  for (const auto& group : found) {
    if (group.size() > 1 && !each(group)) return;
  }
}

Bits oldest_copies(
    Database& archive,
    const CopyGroups& groups,
    const Filter& filter,
    const Bits* matching,
    std::int64_t last) {
  Bits oldest(last);
  std::vector<bool> seen(groups.size());
  each_number(archive, filter, matching, [&](std::int64_t n, const Statement&) {
    const std::uint32_t group = group_of(groups, n);
    if (group == 0 || !seen[group]) oldest.add(n);
    if (group != 0) seen[group] = true;
    return true;
  });
  return oldest;
}

}  // namespace weiguan::detail
