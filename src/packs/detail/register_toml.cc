#include "packs/detail/register_toml.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/time.h"
#include "packs/detail/register_store.h"
#include "packs/entries.h"
#include "packs/toml_reader.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

constexpr EntryKind kind_entry = {"kind", "kind", "kind-"};
constexpr EntryKind ranking_entry = {"ranking", "ranking", "ranking-"};
constexpr std::int64_t last_rank = 1000000;

void words(TomlReader& reader, std::string_view key, std::vector<std::string>& into) {
  reader.list(key, into);
  for (const std::string& one : into) {
    if (tokens(one).empty())
      reader.fault(
          reader.place(key),
          key,
          fmt::format("found {}; expected letters or signs", in_quotes(one)));
  }
}

bool is_empty(const Names& names) {
  return names.hans.empty() && names.hant.empty() && names.en.empty();
}

void read_kind(TomlReader& reader, EntityKind& into) {
  reader.only({"id", "names"});
  reader.names("names", into.names);
  if (is_empty(into.names)) reader.fault(reader.place("names"), "names", "expected a name");
}

// One of `ranks`: { entity = "beijing", best = 1, worst = 1 }.
std::optional<OfficialRank> read_rank(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return {};
  OfficialRank rank;
  rank.entity = (*table)["entity"].value_or(std::string());
  const std::int64_t best = (*table)["best"].value_or(std::int64_t{0});
  const std::int64_t worst = (*table)["worst"].value_or(best);
  if (rank.entity.empty() || best < 1 || worst < best || worst > last_rank) return {};
  rank.best = static_cast<int>(best);
  rank.worst = static_cast<int>(worst);
  return rank;
}

void read_ranks(TomlReader& reader, const Registers& known, OfficialRanking& into) {
  const toml::node* node = reader.table().get("ranks");
  if (node == nullptr) return;
  const Register* list = known.find(into.register_id);
  into.ranks.clear();
  if (!node->is_array()) {
    reader.fault(place_of(*node), "ranks", "expected a list of ranks");
    return;
  }
  for (const toml::node& one : *node->as_array()) {
    const auto rank = read_rank(one);
    if (!rank) {
      reader.fault(
          place_of(one),
          "ranks",
          "expected { entity = \"beijing\", best = 1, worst = 1 }, the worst not before the best");
    } else if (list != nullptr && list->entity(rank->entity) == nullptr) {
      reader.fault(
          place_of(one),
          "ranks",
          fmt::format(
              "found the entity {}; expected an id of the register {}",
              in_quotes(rank->entity),
              in_quotes(into.register_id)));
    } else if (std::ranges::count(into.ranks, rank->entity, &OfficialRank::entity) > 0) {
      reader.fault(
          place_of(one),
          "ranks",
          fmt::format("found {} twice; expected it once", in_quotes(rank->entity)));
    } else {
      into.ranks.push_back(*rank);
    }
  }
  std::ranges::sort(into.ranks, [](const OfficialRank& a, const OfficialRank& b) {
    return std::tie(a.best, a.worst, a.entity) < std::tie(b.best, b.worst, b.entity);
  });
}

void read_ranking(TomlReader& reader, const Registers& known, OfficialRanking& into) {
  reader.only(official_ranking_keys());
  reader.text("register", into.register_id);
  reader.names("names", into.names);
  reader.text("period", into.period);
  reader.text("publisher", into.publisher);
  reader.text("source", into.source);
  reader.text("note", into.note);
  if (known.find(into.register_id) == nullptr)
    reader.fault(
        reader.place("register"),
        "register",
        fmt::format("found {}; expected the id of a register", in_quotes(into.register_id)));
  if (!parse_period(into.period, Zone()))
    reader.fault(
        reader.place("period"),
        "period",
        fmt::format(
            "found {}; expected a year, month or day that it is about", in_quotes(into.period)));
  if (is_empty(into.names)) reader.fault(reader.place("names"), "names", "expected a name");
  if (into.source.empty())
    reader.fault(reader.place("source"), "source", "expected where the ranks were published");
  read_ranks(reader, known, into);
}

}  // namespace

const std::vector<std::string_view>& register_keys() {
  static const std::vector<std::string_view> keys = {
      "names",
      "meaning",
      "sort",
      "kind",
      "after",
      "before",
      "not_after",
      "not_before",
      "other_words"};
  return keys;
}

const std::vector<std::string_view>& official_ranking_keys() {
  static const std::vector<std::string_view> keys = {
      "id", "register", "names", "period", "publisher", "source", "note", "ranks"};
  return keys;
}

bool read_register(std::string_view bytes, const Teller& teller, Register& into) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return false;
  TomlReader reader(
      *table, {fmt::format("the register {}", in_quotes(into.id)), "", EmptyText::empties}, teller);
  if (const std::string wrong = id_fault(into.id); !wrong.empty())
    reader.fault({}, "file", fmt::format("found {}; {}", in_quotes(into.id), wrong));
  reader.only(register_keys());
  reader.names("names", into.names);
  reader.names("meaning", into.meaning);
  reader.text("sort", into.sort);
  words(reader, "after", into.after);
  words(reader, "before", into.before);
  words(reader, "not_after", into.not_after);
  words(reader, "not_before", into.not_before);
  words(reader, "other_words", into.other_words);
  if (is_empty(into.names)) reader.fault(reader.place("names"), "names", "expected a name");
  if (const std::string wrong = id_fault(into.sort); !wrong.empty())
    reader.fault(
        reader.place("sort"),
        "sort",
        fmt::format(
            "found {}; expected what its entities are, in one word, such as \"places\"",
            in_quotes(into.sort)));
  const auto earlier = [&](std::string_view id) -> const EntityKind* {
    const auto found = std::ranges::find(into.kinds, id, &EntityKind::id);
    return found == into.kinds.end() ? nullptr : &*found;
  };
  auto kinds = read_entries<EntityKind>(*table, kind_entry, teller, earlier, read_kind);
  for (auto& one : kinds) {
    const auto found = std::ranges::find(into.kinds, one.thing.id, &EntityKind::id);
    if (found == into.kinds.end()) {
      into.kinds.push_back(std::move(one.thing));
    } else {
      *found = std::move(one.thing);
    }
  }
  return reader.good();
}

void read_rankings(
    std::string_view bytes,
    const Registers& known,
    std::map<std::string, OfficialRanking, std::less<>>& into,
    const Teller& teller) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return;
  TomlReader top(*table, {"the rankings", "ranking-", EmptyText::empties}, teller);
  top.only({"ranking"});
  const auto earlier = [&](std::string_view id) {
    const auto found = into.find(id);
    return found == into.end() ? nullptr : &found->second;
  };
  const auto read = [&](TomlReader& reader, OfficialRanking& ranking) {
    read_ranking(reader, known, ranking);
  };
  for (auto& one : read_entries<OfficialRanking>(*table, ranking_entry, teller, earlier, read)) {
    const std::string id = one.thing.id;
    into[id] = std::move(one.thing);
  }
}

}  // namespace weiguan
