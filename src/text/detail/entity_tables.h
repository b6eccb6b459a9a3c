// Everything that is looked for when entities are, each text once, with what it is to whom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/entities.h"
#include "text/phrases.h"

namespace weiguan::detail {

struct Bearer {
  std::uint32_t entity = 0;
  bool weak = false;
};

// One text, folded, that names an entity, is something else, or speaks for or against an entity.
struct EntityWord {
  std::vector<Bearer> bearers;  // By entity; of one that bears it twice the stronger.
  bool other = false;
  std::vector<std::uint32_t> with, without;  // Entities that it speaks for, and against.
  std::size_t tokens = 0;

  bool is_name() const { return !bearers.empty(); }
  // What choosing it is worth: a longer one more, a weak name half.  0: it only speaks.
  std::size_t worth() const;
};

using TokenList = std::vector<std::string>;

// What stands right behind a name (or right before it, its tokens from the last to the first).
struct Affixes {
  std::vector<TokenList> with, against;  // The longest first.

  // 1 where one that speaks for it stands there, -1 where one against it does, else 0; the longest
  // says.
  int say(const TokenList& beside) const;
  bool empty() const { return with.empty() && against.empty(); }
};

class EntityTables {
 public:
  struct Entity {
    std::uint32_t group = 0;
    std::vector<std::uint32_t> parents;
  };
  struct Group {
    Affixes after, before;
  };

  EntityTables(std::span<const EntityWords> given, std::span<const EntityContext> contexts);

  const Entity& entity(std::size_t number) const { return entities_[number]; }
  std::size_t size() const { return entities_.size(); }
  const Group& group(std::size_t number) const { return groups_[number]; }
  // By the number of its phrase in matcher().
  const EntityWord& word(std::size_t number) const { return words_[number]; }
  const PhraseMatcher& matcher() const { return matcher_; }

 private:
  std::uint32_t number_of(const std::string& text, std::string_view of);
  void name(const std::string& text, std::uint32_t entity, bool weak);
  std::vector<CountedPhrase> learn(
      std::span<const EntityWords> given, std::span<const EntityContext> contexts);

  std::vector<Entity> entities_;
  std::vector<Group> groups_;
  std::vector<EntityWord> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // Of words, by their tokens.
  std::vector<CountedPhrase> phrases_;
  PhraseMatcher matcher_;  // Made of all of the above, so the last.
};

}  // namespace weiguan::detail
