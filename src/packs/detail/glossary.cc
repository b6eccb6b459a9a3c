#include "packs/detail/glossary.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/claims.h"
#include "packs/detail/phrase_entry.h"
#include "packs/detail/relations.h"
#include "packs/detail/tiers.h"
#include "packs/entries.h"
#include "packs/toml_reader.h"

namespace weiguan {

namespace {

const std::vector<std::string_view> top_keys = {"tier_outlet", "tier", "group", "phrase"};

constexpr EntryKind group_kind = {"group", "phrase group", "phrase-group-"};
constexpr EntryKind phrase_kind = {"phrase", "phrase", "phrase-"};

template <typename Thing>
std::function<const Thing*(std::string_view)> look_up(const GlossaryEntries<Thing>& entries) {
  return [&entries](std::string_view id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : &found->second.thing;
  };
}

// Leaves out those with a wording that another phrase has.
void drop_claimants(
    const GlossaryEntries<Phrase>& standing,
    std::vector<FreshEntry<Phrase>>& fresh,
    const Teller& teller) {
  std::vector<Claimant> before, now;
  for (const auto& [id, entry] : standing) before.push_back(claimant(entry.thing));
  for (const auto& one : fresh) now.push_back(claimant(one.thing));
  const std::vector<bool> stands =
      settle_claims(before, now, [&](std::size_t which, const Claim& claim, std::string_view by) {
        teller.tell(
            place_of(*fresh[which].table),
            fmt::format("phrase-{}", claim.field),
            fmt::format(
                "{} of phrase {}: {} is a wording of phrase \"{}\" already; expected each to be of "
                "one phrase only",
                claim.field,
                in_quotes(fresh[which].thing.id),
                in_quotes(claim.shown),
                by));
      });
  std::vector<FreshEntry<Phrase>> kept;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    if (stands[i]) kept.push_back(std::move(fresh[i]));
  }
  fresh = std::move(kept);
}

void drop_relations(
    const GlossaryEntries<Phrase>& standing,
    std::vector<FreshEntry<Phrase>>& fresh,
    const std::vector<std::string>& written,
    const Teller& teller) {
  std::vector<const Phrase*> others;
  std::vector<Phrase*> ours;
  std::vector<std::string_view> ids;
  for (auto& one : fresh) {
    ours.push_back(&one.thing);
    ids.emplace_back(one.thing.id);
  }
  std::ranges::sort(ids);
  for (const auto& [id, entry] : standing) {
    if (!std::ranges::binary_search(ids, id)) others.push_back(&entry.thing);
  }
  for (const Phrase* one : others) ids.emplace_back(one->id);
  settle_relations(
      others,
      ours,
      [&](std::size_t which, std::string_view field, const std::string& id, std::string expected) {
        // That an entry of this file is left out was told of that entry.
        if (std::ranges::binary_search(written, id) && std::ranges::count(ids, id) == 0) return;
        TomlReader reader(
            *fresh[which].table,
            {fmt::format("phrase {}", in_quotes(fresh[which].thing.id)),
             std::string(phrase_kind.prefix),
             EmptyText::empties},
            teller);
        reader.fault(
            reader.place(field),
            field,
            fmt::format(
                "found {}; {}{}; the phrase stands without this relation",
                in_quotes(id),
                expected,
                nearest(id, ids)));
      });
}

// The ids of all the phrases that the file writes, with faults or without; sorted.
std::vector<std::string> written_ids(const toml::table& file) {
  std::vector<std::string> ids;
  const toml::array* array = file["phrase"].as_array();
  if (array == nullptr) return ids;
  for (const toml::node& one : *array) {
    if (const toml::table* table = one.as_table())
      ids.push_back((*table)["id"].value_or(std::string()));
  }
  std::ranges::sort(ids);
  return ids;
}

void hash_text(Hasher& hasher, std::string_view text) {
  hasher.update(fmt::format("{}:", text.size()));
  hasher.update(text);
}

void hash_names(Hasher& hasher, const Names& names) {
  for (const std::string* one : {&names.hans, &names.hant, &names.en}) hash_text(hasher, *one);
}

void hash_phrase(Hasher& hasher, const Phrase& phrase) {
  hash_names(hasher, phrase.names);
  hash_names(hasher, phrase.meaning);
  for (const std::string* one :
       {&phrase.id, &phrase.since, &phrase.since_note, &phrase.source, &phrase.note})
    hash_text(hasher, *one);
  for (const std::vector<std::string>* list :
       {&phrase.variants,
        &phrase.english,
        &phrase.groups,
        &phrase.wider,
        &phrase.narrower,
        &phrase.rival,
        &phrase.with,
        &phrase.without}) {
    hasher.update(fmt::format("{};", list->size()));
    for (const std::string& one : *list) hash_text(hasher, one);
  }
}

}  // namespace

void Glossary::add(
    std::string_view bytes,
    const std::string& file,
    const std::vector<std::string_view>& outlets,
    const Teller& teller) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return;
  TomlReader top(*table, {"the glossary", "phrase-", EmptyText::empties}, teller);
  top.only(top_keys);
  read_tiers(*table, outlets, tiers_, tier_outlet_, teller);

  for (auto& one :
       read_entries<PhraseGroup>(*table, group_kind, teller, look_up(groups_), read_phrase_group)) {
    const std::string id = one.thing.id;
    groups_[id] = {std::move(one.thing), file, place_of(*one.table).line};
  }
  std::vector<std::string_view> groups;
  for (const auto& [id, entry] : groups_) groups.emplace_back(id);

  std::vector<FreshEntry<Phrase>> fresh = read_entries<Phrase>(
      *table, phrase_kind, teller, look_up(phrases_), [&](TomlReader& reader, Phrase& phrase) {
        read_phrase(reader, groups, phrase);
      });
  drop_claimants(phrases_, fresh, teller);
  drop_relations(phrases_, fresh, written_ids(*table), teller);
  for (auto& one : fresh) {
    const std::string id = one.thing.id;
    phrases_[id] = {std::move(one.thing), file, place_of(*one.table).line};
  }
}

std::vector<Phrase> Glossary::phrases() const {
  std::vector<Phrase> phrases;
  for (const auto& [id, entry] : phrases_) phrases.push_back(entry.thing);
  complete_relations(phrases);
  return phrases;
}

std::vector<PhraseGroup> Glossary::groups() const {
  std::vector<PhraseGroup> groups;
  for (const auto& [id, entry] : groups_) groups.push_back(entry.thing);
  return groups;
}

void Glossary::hash(Hasher& hasher) const {
  hasher.update("phrases:");
  for (const auto& [id, entry] : phrases_) hash_phrase(hasher, entry.thing);
  hasher.update("phrase groups:");
  for (const auto& [id, entry] : groups_) {
    hash_text(hasher, id);
    hash_names(hasher, entry.thing.names);
    hash_text(hasher, entry.thing.meaning);
  }
  hasher.update("tiers:");
  for (const Tier& one : tiers_) {
    hash_text(hasher, one.id);
    hash_names(hasher, one.names);
    hasher.update(fmt::format("{} {};", one.share, one.yearly_articles));
  }
  hash_text(hasher, tier_outlet_);
}

}  // namespace weiguan
