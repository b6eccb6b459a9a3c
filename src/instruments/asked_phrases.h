// Which phrases a user asks for: written out, or entries of the packs' glossary.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"
#include "text/phrases.h"

namespace weiguan {

inline constexpr Parameter phrases_parameter{
    "phrases",
    {"The phrases, in any script; each counts wherever it stands.",
     "要计的提法，简繁不拘；凡出现皆计。"},
    Type::text,
    "",
    {},
    true};
inline constexpr Parameter glossary_parameter{
    "glossary",
    {"Entries of the packs' glossary: ids or groups with commas between, or all. All wordings of "
     "an "
     "entry count, and only where its context patterns allow it.",
     "资料包提法表中的条目：条目编号或组名，用逗号分隔，或 all（全部）。条目的各种写法都计，"
     "并按其语境规则取舍。"},
    Type::text,
    ""};

inline constexpr std::array<Choice, 2> match_choices = {
    {{"every", {"inside a longer phrase, too", "在更长提法之中的也计"}},
     {"longest", {"not inside a longer phrase that is asked for", "在所问的更长提法之中的不计"}}}};
inline constexpr Parameter match_parameter{
    "match", {"What counts.", "计法。"}, Type::choice, "every", match_choices};

inline constexpr std::array<Choice, 2> spelling_choices = {
    {{"any", {"blind to script, width and capitals", "不分简繁、全角半角与大小写"}},
     {"written", {"only as it is written here", "只计与所写完全相同者"}}}};
inline constexpr Parameter spelling_parameter{
    "spelling", {"Which spellings count.", "写法。"}, Type::choice, "any", spelling_choices};

struct AskedPhrase {
  std::string name;               // As given; an entry's simplified name.
  const Phrase* entry = nullptr;  // Of the glossary; null where it has none.  Owned by the packs.
  CountedPhrase counted;
};

// In the order given, first those written out, then the glossary's by id; each once.  Throws
// UsageError where there are none at all, where one has nothing that can be counted, and where the
// glossary has no such entry or group.
std::vector<AskedPhrase> asked_phrases(const Packs& packs, const Arguments& arguments);

std::vector<CountedPhrase> counted_phrases(const std::vector<AskedPhrase>& phrases);

Overlap overlap_of(const Arguments& arguments);

// A search that finds exactly the articles in whose text the phrase counts; nothing where no search
// can say it (context patterns, or Overlap::longest among several).
std::optional<Query> query_of(const AskedPhrase& phrase, Overlap overlap, bool alone);

}  // namespace weiguan
