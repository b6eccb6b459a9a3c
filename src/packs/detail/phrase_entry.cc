#include "packs/detail/phrase_entry.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "base/time.h"
#include "packs/detail/csv.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_wording = 100;  // Characters.

// A wording of one character stands in every second sentence; one of none, everywhere.
std::string wording_fault(std::string_view text) {
  std::size_t characters = 0;
  each_token(text, [&](const Token& token) {
    if (token.folded != " " && token.folded != "\n") characters += count_characters(token.folded);
    return characters <= longest_wording;
  });
  if (characters >= 2 && characters <= longest_wording) return {};
  return fmt::format("expected a wording of 2 to {} characters", longest_wording);
}

void check_wordings(
    TomlReader& reader, std::string_view key, const std::vector<std::string>& wordings) {
  for (const std::string& one : wordings) {
    const std::string wrong = wording_fault(one);
    if (!wrong.empty() && reader.good(key))
      reader.fault(reader.place(key), key, fmt::format("found {}; {}", in_quotes(one), wrong));
  }
}

void check_name(TomlReader& reader, std::string_view key, const std::string& name) {
  const std::string wrong = wording_fault(name);
  if (!wrong.empty() && reader.good(key) && reader.good("names")) {
    reader.fault(
        reader.place("names"),
        key,
        fmt::format("found {}; {}", name.empty() ? "nothing" : in_quotes(name), wrong));
  }
}

std::size_t size_of(const Phrase& phrase) {
  std::size_t bytes = 0;
  for (const std::string* one :
       {&phrase.names.hans,
        &phrase.names.hant,
        &phrase.names.en,
        &phrase.meaning.hans,
        &phrase.meaning.hant,
        &phrase.meaning.en,
        &phrase.since,
        &phrase.since_note,
        &phrase.source,
        &phrase.note})
    bytes += one->size();
  for (const std::vector<std::string>* list :
       {&phrase.variants,
        &phrase.english,
        &phrase.groups,
        &phrase.wider,
        &phrase.narrower,
        &phrase.rival,
        &phrase.with,
        &phrase.without}) {
    for (const std::string& one : *list) bytes += one.size();
  }
  return bytes;
}

bool nameless(const Names& names) {
  return names.hans.empty() && names.hant.empty() && names.en.empty();
}

}  // namespace

const std::vector<std::string_view>& phrase_keys() {
  static const std::vector<std::string_view> keys = {
      "id",
      "names",
      "variants",
      "english",
      "meaning",
      "since",
      "since_note",
      "source",
      "groups",
      "wider",
      "narrower",
      "rival",
      "with",
      "without",
      "note"};
  return keys;
}

const std::vector<std::string_view>& phrase_group_keys() {
  static const std::vector<std::string_view> keys = {"id", "names", "meaning"};
  return keys;
}

const std::vector<std::string_view>& tier_keys() {
  static const std::vector<std::string_view> keys = {"id", "names", "share", "yearly_articles"};
  return keys;
}

void read_phrase(TomlReader& reader, const std::vector<std::string_view>& groups, Phrase& into) {
  reader.only(phrase_keys());
  reader.names("names", into.names);
  reader.list("variants", into.variants);
  reader.list("english", into.english);
  reader.names("meaning", into.meaning);
  reader.text("since", into.since);
  reader.text("since_note", into.since_note);
  reader.text("source", into.source);
  reader.list("groups", into.groups);
  reader.list("wider", into.wider);
  reader.list("narrower", into.narrower);
  reader.list("rival", into.rival);
  reader.list("with", into.with);
  reader.list("without", into.without);
  reader.text("note", into.note);

  check_name(reader, "names.hans", into.names.hans);
  if (!into.names.hant.empty()) check_name(reader, "names.hant", into.names.hant);
  check_wordings(reader, "variants", into.variants);
  check_wordings(reader, "english", into.english);
  check_wordings(reader, "with", into.with);
  check_wordings(reader, "without", into.without);
  if (nameless(into.meaning) && reader.good("meaning")) {
    reader.fault(
        reader.place("meaning"), "meaning", "found nothing; expected a line in hans, hant or en");
  }
  if (!into.since.empty() && reader.good("since") && !parse_period(into.since, Zone())) {
    reader.fault(
        reader.place("since"),
        "since",
        fmt::format(
            "found {}; expected a day, month or year: 2017-10-18, 2017-10 or 2017",
            in_quotes(into.since)));
  }
  if (into.source.empty() && reader.good("source")) {
    reader.fault(
        reader.place("source"),
        "source",
        "found nothing; expected where the facts come from, such as \"public record\"");
  }
  for (const std::string& group : into.groups) {
    if (!std::ranges::binary_search(groups, group)) {
      reader.fault(
          reader.place("groups"),
          "groups",
          fmt::format(
              "found {}; expected the id of a [[group]]{}",
              in_quotes(group),
              nearest(group, groups)));
    }
  }
  if (size_of(into) > longest_row) {
    reader.fault(
        reader.place("id"), "id", fmt::format("expected at most {} bytes of text", longest_row));
  }
}

void read_phrase_group(TomlReader& reader, PhraseGroup& into) {
  reader.only(phrase_group_keys());
  reader.names("names", into.names);
  reader.text("meaning", into.meaning);
  if (into.id == "all") {
    reader.fault(
        reader.place("id"), "id", "found \"all\"; expected another id, that is all phrases");
  }
  if (nameless(into.names) && reader.good("names"))
    reader.fault(reader.place("names"), "names", "found nothing; expected hans, hant or en");
}

void read_tier(TomlReader& reader, Tier& into) {
  reader.only(tier_keys());
  reader.names("names", into.names);
  reader.number("share", into.share);
  reader.count("yearly_articles", into.yearly_articles);
  if (nameless(into.names) && reader.good("names"))
    reader.fault(reader.place("names"), "names", "found nothing; expected hans, hant or en");
  // Written so that no NaN passes.
  if (reader.good("share") && !(into.share >= 0 && into.share <= 1)) {
    reader.fault(
        reader.place("share"),
        "share",
        fmt::format("found {}; expected a share from 0 to 1", into.share));
  }
}

Claimant claimant(const Phrase& phrase) {
  Claimant out{phrase.id, {}};
  const auto claim = [&](std::string_view field, const std::string& text) {
    std::string key = fold(text);
    if (!key.empty() && std::ranges::count(out.claims, key, &Claim::key) == 0)
      out.claims.push_back({std::string(field), text, std::move(key)});
  };
  claim("names.hans", phrase.names.hans);
  claim("names.hant", phrase.names.hant);
  for (const std::string& one : phrase.variants) claim("variants", one);
  for (const std::string& one : phrase.english) claim("english", one);
  return out;
}

}  // namespace weiguan
