#include "text/detail/entity_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "text/tokens.h"

namespace weiguan::detail {

namespace {

TokenList tokens_of(const std::string& text, std::string_view of) {
  TokenList out = tokens(text);
  if (out.empty())
    throw UsageError(
        fmt::format("{}: \"{}\" has nothing in it that can be looked for", of, text),
        "Give at least one letter, number or sign.");
  return out;
}

std::vector<TokenList> affixes(const std::vector<std::string>& texts, bool from_the_end) {
  std::vector<TokenList> out;
  for (const std::string& one : texts) {
    out.push_back(tokens_of(one, "what stands beside names"));
    if (from_the_end) std::ranges::reverse(out.back());
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &TokenList::size);
  return out;
}

std::size_t longest_of(const std::vector<TokenList>& sorted, const TokenList& beside) {
  for (const TokenList& one : sorted) {
    if (one.size() <= beside.size() && std::equal(one.begin(), one.end(), beside.begin()))
      return one.size();
  }
  return 0;
}

}  // namespace

std::size_t EntityWord::worth() const {
  const bool strong =
      other || std::ranges::any_of(bearers, [](const Bearer& one) { return !one.weak; });
  if (strong) return 2 * tokens;
  return is_name() ? tokens : 0;
}

int Affixes::say(const TokenList& beside) const {
  const std::size_t speaks_for = longest_of(with, beside);
  const std::size_t speaks_against = longest_of(against, beside);
  if (speaks_for == 0 && speaks_against == 0) return 0;
  return speaks_for >= speaks_against ? 1 : -1;
}

EntityTables::EntityTables(
    std::span<const EntityWords> given, std::span<const EntityContext> contexts)
    : matcher_(learn(given, contexts), Overlap::every) {}

std::uint32_t EntityTables::number_of(const std::string& text, std::string_view of) {
  const TokenList parts = tokens_of(text, of);
  std::string key;
  for (const std::string& one : parts) key.append(one).push_back('\x1f');
  const auto [at, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(words_.size()));
  if (is_new) {
    words_.emplace_back();
    words_.back().tokens = parts.size();
    phrases_.push_back({{text}, {}, {}, false});
  }
  return at->second;
}

void EntityTables::name(const std::string& text, std::uint32_t entity, bool weak) {
  auto& bearers = words_[number_of(text, fmt::format("entity {}", entity + 1))].bearers;
  const auto found = std::ranges::find(bearers, entity, &Bearer::entity);
  if (found == bearers.end()) {
    bearers.push_back({entity, weak});
  } else {
    found->weak = found->weak && weak;
  }
}

std::vector<CountedPhrase> EntityTables::learn(
    std::span<const EntityWords> given, std::span<const EntityContext> contexts) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    const EntityWords& one = given[i];
    const auto number = static_cast<std::uint32_t>(i);
    const std::string of = one.names.empty() ? fmt::format("entity {}", i + 1)
                                             : fmt::format("entity {}", one.names.front());
    for (const std::string& text : one.names) name(text, number, false);
    for (const std::string& text : one.own_words) name(text, number, false);
    for (const std::string& text : one.weak_names) name(text, number, true);
    for (const std::string& text : one.other_words) words_[number_of(text, of)].other = true;
    for (const std::string& text : one.with) words_[number_of(text, of)].with.push_back(number);
    for (const std::string& text : one.without)
      words_[number_of(text, of)].without.push_back(number);
    Entity entity;
    entity.group = static_cast<std::uint32_t>(one.group);
    for (const std::size_t parent : one.parents)
      entity.parents.push_back(static_cast<std::uint32_t>(parent));
    entities_.push_back(std::move(entity));
  }
  for (const EntityContext& one : contexts) {
    for (const std::string& text : one.other_words)
      words_[number_of(text, "words of a group")].other = true;
    groups_.push_back(
        {{affixes(one.after, false), affixes(one.not_after, false)},
         {affixes(one.before, true), affixes(one.not_before, true)}});
  }
  return phrases_;
}

}  // namespace weiguan::detail
