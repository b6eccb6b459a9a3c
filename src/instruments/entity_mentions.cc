#include "instruments/entity_mentions.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan {

namespace {

constexpr std::string_view usual_register = "cities";

EntityContext context_of(const Register& one) {
  return {one.after, one.before, one.not_after, one.not_before, one.other_words};
}

EntityWords words_of(const Entity& entity, std::size_t group) {
  EntityWords words;
  for (const EntityName& name : entity.called)
    (name.weak ? words.weak_names : words.names).push_back(name.text);
  words.with = entity.with;
  words.without = entity.without;
  words.other_words = entity.other_words;
  words.own_words = entity.own_words;
  words.group = group;
  return words;
}

}  // namespace

struct MentionReader::Sort {
  Sort(const Packs& packs, const Register& asked);

  std::vector<EntityWords> entities;
  std::vector<EntityContext> groups;
  std::size_t first = 0;  // Of the asked register.
};

MentionReader::Sort::Sort(const Packs& packs, const Register& asked) {
  std::unordered_map<std::string, std::size_t> numbers;  // By "register/id".
  std::vector<const Entity*> all;
  for (const Register& one : packs.registers().all) {
    if (one.sort != asked.sort) continue;
    if (&one == &asked) first = all.size();
    for (const Entity& entity : one.entities) {
      numbers.emplace(fmt::format("{}/{}", one.id, entity.id), all.size());
      all.push_back(&entity);
      entities.push_back(words_of(entity, groups.size()));
    }
    groups.push_back(context_of(one));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (const auto parent = numbers.find(all[i]->parent); parent != numbers.end())
      entities[i].parents.push_back(parent->second);
  }
}

const Register& asked_register(const Packs& packs, std::string_view name) {
  const std::vector<Register>& all = packs.registers().all;
  if (all.empty())
    throw UsageError(
        "the packs have no registers: no lists of entities to look for",
        "Put a folder registers/ into a pack (docs/formats/pack.md).");
  const Register* found = packs.registers().find(name.empty() ? usual_register : name);
  if (found == nullptr && name.empty()) {
    const auto other = std::find_if(
        all.begin(), all.end(), [](const Register& one) { return one.sort != "outlets"; });
    found = other == all.end() ? &all.front() : &*other;
  }
  if (found != nullptr) return *found;
  std::string known;
  for (const Register& one : all) known += (known.empty() ? "" : ", ") + one.id;
  throw UsageError(
      fmt::format("the packs have no register \"{}\"", name),
      fmt::format("They have these: {}.", known));
}

MentionReader::MentionReader(const Packs& packs, const Register& asked)
    : MentionReader(asked, Sort(packs, asked)) {}

MentionReader::MentionReader(const Register& asked, const Sort& sort)
    : asked_(&asked), first_(sort.first), matcher_(sort.entities, sort.groups) {}

ArticleMentions MentionReader::read(std::string_view title, std::string_view text) const {
  thread_local std::string whole;
  thread_local EntitiesFound found;
  whole.assign(title);
  whole += '\n';
  const std::size_t border = whole.size();
  whole += text;
  matcher_.find(whole, found);
  const std::size_t last = first_ + asked_->entities.size();
  const auto is_asked = [&](std::size_t entity) { return entity >= first_ && entity < last; };
  ArticleMentions out;
  for (const EntityMatch& one : found.matches) {
    if (!is_asked(one.entity)) continue;
    const bool in_text = one.begin >= border;
    const std::size_t shift = in_text ? border : 0;
    (in_text ? out.text : out.title)
        .matches.push_back({one.entity - first_, one.begin - shift, one.end - shift});
  }
  for (EntityDoubt& one : found.doubts) {
    std::erase_if(one.entities, [&](std::size_t entity) { return !is_asked(entity); });
    if (one.entities.empty()) continue;
    for (std::size_t& entity : one.entities) entity -= first_;
    const bool in_text = one.begin >= border;
    const std::size_t shift = in_text ? border : 0;
    one.begin -= shift;
    one.end -= shift;
    (in_text ? out.text : out.title).doubts.push_back(std::move(one));
  }
  return out;
}

}  // namespace weiguan
