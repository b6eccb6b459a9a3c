#include "instruments/asked_phrases.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

std::string glossary_advice(const Packs& packs) {
  if (packs.phrases().empty()) return "The packs of this observatory have no glossary.";
  std::string groups;
  for (const PhraseGroup& one : packs.phrase_groups()) groups += ", " + one.id;
  return "Give ids of its entries, or of its groups: all" + groups + ".";
}

AskedPhrase of_entry(const Phrase& entry) {
  AskedPhrase asked;
  asked.name = entry.names.hans;
  asked.entry = &entry;
  asked.counted = {wordings(entry), entry.with, entry.without};
  return asked;
}

std::vector<const Phrase*> entries_of(const Packs& packs, const std::string& name) {
  std::vector<const Phrase*> entries = packs.phrases_of(name);
  if (!entries.empty() || name == "all") return entries;
  if (const Phrase* one = packs.phrase(name)) return {one};
  throw UsageError(fmt::format("the glossary has no \"{}\"", name), glossary_advice(packs));
}

}  // namespace

std::vector<AskedPhrase> asked_phrases(const Packs& packs, const Arguments& arguments) {
  std::vector<AskedPhrase> all;
  const auto spelling = arguments.find("spelling");
  const bool as_written = spelling != arguments.end() && spelling->second == "written";
  std::set<std::vector<std::string>> written;
  for (std::string& text : split_lines(arguments.at("phrases"))) {
    std::vector<std::string> folded = tokens(text);
    if (folded.empty()) {
      throw UsageError(
          fmt::format("the phrase \"{}\" has nothing in it that can be counted", text),
          "Write a phrase of at least one visible character.");
    }
    if (as_written) folded = {text};
    if (!written.insert(std::move(folded)).second) continue;
    AskedPhrase asked;
    asked.entry = packs.phrase(text);
    asked.counted.wordings = {text};
    asked.name = std::move(text);
    all.push_back(std::move(asked));
  }
  const auto glossary = arguments.find("glossary");
  std::set<std::string> entries;
  if (glossary != arguments.end()) {
    for (const std::string& name : split_list(glossary->second)) {
      for (const Phrase* one : entries_of(packs, name)) {
        if (entries.insert(one->id).second) all.push_back(of_entry(*one));
      }
    }
  }
  for (AskedPhrase& one : all) one.counted.as_written = as_written;
  if (all.empty()) {
    const bool no_glossary = glossary != arguments.end() && !glossary->second.empty();
    throw UsageError(
        "no phrase was given",
        "Name at least one phrase, or entries of --glossary." +
            std::string(no_glossary ? "  The packs of this observatory have none." : ""));
  }
  return all;
}

std::vector<CountedPhrase> counted_phrases(const std::vector<AskedPhrase>& phrases) {
  std::vector<CountedPhrase> counted;
  counted.reserve(phrases.size());
  for (const AskedPhrase& one : phrases) counted.push_back(one.counted);
  return counted;
}

Overlap overlap_of(const Arguments& arguments) {
  const auto match = arguments.find("match");
  return match != arguments.end() && match->second == "longest" ? Overlap::longest : Overlap::every;
}

std::optional<Query> query_of(const AskedPhrase& phrase, Overlap overlap, bool alone) {
  const CountedPhrase& counted = phrase.counted;
  if (!counted.with.empty() || !counted.without.empty() || counted.as_written) return {};
  if (overlap == Overlap::longest && !alone) return {};
  Query any;
  any.type = Query::Type::disjunction;
  for (const std::string& wording : counted.wordings) {
    Query one;
    one.type = Query::Type::phrase;
    one.field = "text";
    one.phrase = tokens(wording);
    any.parts.push_back(std::move(one));
  }
  if (any.parts.size() == 1) return std::move(any.parts.front());
  return any;
}

}  // namespace weiguan
