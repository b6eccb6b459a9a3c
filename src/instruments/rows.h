// Small things that every instrument writes: cells, columns and notes that several have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/instruments.h"
#include "instruments/selection.h"
#include "stats/share.h"

namespace weiguan {

inline Value whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

// Nothing for an empty text.
inline Value known(std::string_view text) {
  return text.empty() ? Value{} : Value{std::string(text)};
}

inline Value known(const std::optional<double>& number) {
  return number ? Value{*number} : Value{};
}

// A whole number among the arguments.  Throws UsageError outside of `least` to `most`.
std::uint64_t whole_argument(
    const Arguments& arguments, std::string_view name, std::int64_t least, std::int64_t most);

// The id of the pack's tier by share of articles; empty where there is no article.
std::string tier_of(const Packs& packs, const Share& share);

// The day on which the time range begins: 2024-07-02.
std::string day_of(const TimeRange& time, const Zone& zone);

// Tells it where anybody listens.
inline void note(const RunContext& context, std::string_view en, std::string_view zh) {
  if (context.note) context.note({en, zh});
}

// That the range was widened, that groups overlap.
void note_selection(const Selection& selection, const RunContext& context);
// That there is nothing at all of what was asked for.
void note_nothing(const RunContext& context);

inline constexpr Column phrase_column{
    "phrase",
    {"Phrase", "提法"},
    {"As it was given; an entry of the glossary by its simplified name.",
     "如所给出；提法表条目用其简体名。"},
    Type::text};
inline constexpr Column entry_column{
    "entry",
    {"Entry", "条目"},
    {"Its id in the packs' glossary; empty where it has none.", "其在提法表中的编号；没有则为空。"},
    Type::text,
    {},
    true};

}  // namespace weiguan
