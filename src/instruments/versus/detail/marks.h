// What is looked for in a sentence beside its words: numbers, names, hedges, intensifiers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "packs/packs.h"
#include "text/phrases.h"
#include "text/quotes.h"

namespace weiguan::versus {

enum class MarkKind { number, name, hedge, intensifier };
inline constexpr std::size_t mark_kinds = 4;

struct Mark {
  Range range;
  std::string key;  // Equal for two that say the same: the value, the outlet, the folded word.
};

class MarkFinder {
 public:
  explicit MarkFinder(const Packs& packs);

  // In the order of the text.  A name is what the packs call an outlet, what stands in 《》, and in
  // Latin letters a run of words with capitals, but for one word at the front of a sentence, days
  // and months.
  std::vector<Mark> find(MarkKind kind, std::string_view text) const;

 private:
  std::vector<Mark> words(std::size_t phrase, std::string_view text) const;
  std::vector<Mark> names(std::string_view text) const;

  PhraseMatcher wording_, outlets_;
};

// What is on one side only, in order, one beside the other: numbers in `before` and in `after`.
using Change = std::pair<std::optional<std::size_t>, std::optional<std::size_t>>;
std::vector<Change> changes(const std::vector<Mark>& before, const std::vector<Mark>& after);

}  // namespace weiguan::versus
