#include "packs/detail/wording.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "packs/toml_reader.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_word = 100;  // Characters.

struct NamedGroup {
  std::string_view name;
  WordGroup Wording::*group;
};

constexpr std::array<NamedGroup, 6> groups = {
    {{"speech", &Wording::speech},
     {"clause_speech", &Wording::clause_speech},
     {"introductions", &Wording::introductions},
     {"hedges", &Wording::hedges},
     {"intensifiers", &Wording::intensifiers},
     {"other_words", &Wording::other_words}}};

void read_words(TomlReader& reader, std::string_view key, std::vector<std::string>& into) {
  const toml::node* node = reader.table().get(key);
  if (node == nullptr) return;
  std::vector<std::string> words;
  reader.list(key, words);
  if (!node->is_array()) return;
  into.clear();
  std::set<std::string> known;
  for (std::string& one : words) {
    if (tokens(one).empty() || count_characters(one) > longest_word) {
      reader.fault(
          place_of(*node),
          key,
          fmt::format("found {}; expected 1 to {} characters", in_quotes(one), longest_word));
    } else if (!known.insert(fold(one)).second) {
      reader.fault(
          place_of(*node),
          key,
          fmt::format(
              "found {} twice, in another script, width or case; expected it once",
              in_quotes(one)));
    } else {
      into.push_back(std::move(one));
    }
  }
}

}  // namespace

const std::vector<std::string_view>& wording_groups() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const NamedGroup& one : groups) all.push_back(one.name);
    return all;
  }();
  return names;
}

void read_wording(std::string_view bytes, Wording& into, const Teller& teller) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return;
  TomlReader top(*table, {"the wording", "wording-", EmptyText::empties}, teller);
  top.only(wording_groups());
  for (const NamedGroup& one : groups) {
    const toml::node* node = table->get(one.name);
    if (node == nullptr) continue;
    if (!node->is_table()) {
      top.fault(place_of(*node), one.name, "expected a table with the lists zh and en");
      continue;
    }
    TomlReader reader(
        *node->as_table(),
        {fmt::format("the group {}", in_quotes(one.name)),
         fmt::format("wording-{}-", one.name),
         EmptyText::empties},
        teller);
    reader.only({"zh", "en"});
    read_words(reader, "zh", (into.*one.group).zh);
    read_words(reader, "en", (into.*one.group).en);
  }
}

void hash_wording(const Wording& wording, Hasher& hasher) {
  hasher.update("wording:");
  for (const NamedGroup& group : groups) {
    for (const std::vector<std::string>* list :
         {&(wording.*group.group).zh, &(wording.*group.group).en}) {
      hasher.update(fmt::format("{};", list->size()));
      for (const std::string& one : *list) hasher.update(fmt::format("{}:{}", one.size(), one));
    }
  }
}

}  // namespace weiguan
