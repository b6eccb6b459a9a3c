// What is told of a cascade.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "instruments/cascades/detail/tree.h"

namespace weiguan::cascades {

enum class Relation {
  first,     // It has no parent.
  copy,      // Both are like one another as wholes.
  excerpt,   // Most of its words stand in the parent, which has much more.
  extended,  // It has nearly all of the parent, and more.
  partly     // They have parts in common; both are like a third one.
};

enum class Between { outlets, one_outlet, one_address, not_known };

// The declared source beside the one that was found.
enum class Agreement {
  agrees,    // It is the parent's outlet.
  indirect,  // It is that of one further up.
  differs,   // It has an article in the cascade, but not above this one.
  absent,    // It has none in the cascade.
  itself,    // The article names its own outlet only.
  none
};

struct Line {  // One article.
  Member member;
  Node node;  // Its parent is a place among the lines.
  Relation relation = Relation::first;
  Between between = Between::not_known;
  Agreement agreement = Agreement::none;
  std::optional<double> lag_least, lag_most;  // Hours; the latter is nothing where it has no bound.
  std::optional<double> verbatim;             // The share of its words that stand in the parent.
  // Characters of words: that the parent lacks, that were left out of it, and that no article has
  // that surely was out sooner, where they stand together.
  std::uint64_t added = 0, cut = 0, own = 0;
  std::optional<bool> headline_kept;
  std::vector<Passage> passages;  // What stands in the parent; most_passages at most.
};

inline constexpr std::size_t most_passages = 20;

struct Cascade {
  std::vector<Line> lines;  // Those that hang below one another follow it, by time.
  KnownBy told = KnownBy::cannot_tell;
  std::vector<ArticleId> may_be_first;

  const Member& first() const { return lines.front().member; }
};

// `read` is how many bytes of each text were added to the wordings.
Cascade report(
    const Archive& archive,
    const std::vector<Member>& members,
    Wordings& wordings,
    const Tree& tree,
    std::size_t read);

// How many different outlets; those that are not known count as one.
std::size_t count_outlets(const std::vector<Line>& lines);

// So much of a text as may be read without parting a character.
std::string_view front_of(std::string_view text, std::size_t bytes);

}  // namespace weiguan::cascades
