// Entities found in a text by their names, told apart from what only looks like them.
//
// A name is never taken for what it says as a string: 海南 in 海南鸡饭, 河南 in 黄河南岸, 大同 in
// 天下大同, Suzhou without a province.  In this order:
//   1. Of names and other words that overlap, the one that begins first counts, of those the
//      longest; English stands on word borders, Chinese is blind to 简/繁.
//   2. What stands right behind or before, or near by, may say that it is something else.
//   3. A name that is weak, or that several entities bear, counts only for the one entity that
//      something speaks for: 市 behind it, its province in the text, a neighbour, another name of
//      its own in the text.
// What is left cannot be told, and is not counted.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

// One entity, as texts speak of it.
struct EntityWords {
  std::vector<std::string> names;          // Each speaks for itself.
  std::vector<std::string> weak_names;     // Often something else.
  std::vector<std::string> with, without;  // Near by, for and against it.
  std::vector<std::string> other_words;    // Longer words that are something else.
  std::vector<std::string> own_words;      // Longer words that are it.
  std::size_t group = 0;                   // Whose EntityContext it has.
  // Numbers of entities that it lies in: they speak for it, and so do others that lie in the same.
  std::vector<std::size_t> parents;
};

// What speaks for or against all entities of one group.
struct EntityContext {
  std::vector<std::string> after, before;          // Right behind, right before: for a weak name.
  std::vector<std::string> not_after, not_before;  // Against any name.
  std::vector<std::string> other_words;
};

struct EntityMatch {
  std::size_t entity = 0;  // Its number among those given.
  std::size_t begin = 0;   // Bytes of the text, on character borders.
  std::size_t end = 0;     // Not included.

  friend bool operator==(const EntityMatch&, const EntityMatch&) = default;
};

// Why a name was not counted.
enum class Doubt {
  longer_word,  // It is part of a word that is something else.
  against,      // What stands beside it says that it is something else.
  no_context,   // It is weak, and nothing speaks for it.
  shared        // Several entities bear it, and not just one is spoken for.
};

struct EntityDoubt {
  std::size_t begin = 0, end = 0;
  Doubt why = Doubt::no_context;
  std::vector<std::size_t> entities;  // All that it might have been.

  friend bool operator==(const EntityDoubt&, const EntityDoubt&) = default;
};

struct EntitiesFound {
  std::vector<EntityMatch> matches;  // By begin; none overlaps another.
  std::vector<EntityDoubt> doubts;   // By begin; none overlaps a match.
};

// Built once, then only read: safe from many threads.  Cheap to copy.
class EntityMatcher {
 public:
  // Throws UsageError, which names the entity, where a name or word has no token.
  EntityMatcher(std::span<const EntityWords> entities, std::span<const EntityContext> groups);

  std::size_t size() const;  // How many entities were given.

  // Reads a text as a whole: what speaks for an entity anywhere in it counts everywhere in it.
  // `found` is emptied first; keeping it from call to call saves allocations.
  void find(std::string_view text, EntitiesFound& found) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace weiguan
