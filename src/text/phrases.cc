#include "text/phrases.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.h"
#include "text/detail/phrase_tree.h"
#include "text/detail/symbols.h"
#include "text/tokens.h"

namespace weiguan {
namespace {

using detail::break_symbol;
using detail::no_symbol;
using detail::Symbol;

// So many tokens of a text are looked at at once; memory does not grow with the text.
constexpr std::size_t part_size = 8192;

// So many candidates are fetched from memory at once.
constexpr std::size_t batch_size = 64;

// A pattern's value is the number of its phrase and what is to be asked when it is met.
constexpr std::uint32_t may_overlap = 1;  // Another match of its phrase.
constexpr std::uint32_t has_context = 2;
constexpr std::uint32_t as_written = 4;
constexpr int flags = 3;

// Patterns that may stand near the phrase, and those that hold a wording of it and so must cover
// it.
struct Surroundings {
  std::vector<std::vector<Symbol>> near, over;

  bool empty() const { return near.empty() && over.empty(); }
};

struct Context {
  Surroundings with, without;
};

// What a search writes to.  A thread has one and uses it for every text and every matcher.
struct Scratch {
  detail::SymbolText text;
  std::string_view bytes;  // The whole text, that the places of `text` are in.
  std::vector<detail::PhraseTree::Candidate> candidates;
  std::vector<detail::PhraseTree::Hit> hits;
  // The number of the text's first token, counted through all texts, and from which token on each
  // phrase may stand again: what is left by other texts and matchers is always before the first.
  std::uint64_t first_token = 0;
  std::vector<std::uint64_t> free_from;
};

// Whether the pattern's end is its beginning as well (Knuth, Morris and Pratt).
bool overlaps_itself(const std::vector<Symbol>& pattern) {
  std::vector<std::size_t> border(pattern.size(), 0);
  std::size_t length = 0;
  for (std::size_t i = 1; i < pattern.size(); ++i) {
    while (length > 0 && pattern[i] != pattern[length]) length = border[length - 1];
    if (pattern[i] == pattern[length]) ++length;
    border[i] = length;
  }
  return length > 0;
}

// Whether one of `patterns` stands somewhere in `within` so that it covers `place`.
bool covers(
    const std::vector<std::vector<Symbol>>& patterns,
    const Symbol* text,
    const Range& within,
    const Range& place) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& one) {
    const std::size_t size = one.size();
    for (std::size_t at = place.end > size ? place.end - size : 0; at <= place.begin; ++at) {
      if (at < within.begin || at + size > within.end) continue;
      if (std::equal(one.begin(), one.end(), text + at)) return true;
    }
    return false;
  });
}

// Whether one of `patterns` stands in the symbols from `from` to `to`.
bool stands(
    const std::vector<std::vector<Symbol>>& patterns, const Symbol* from, const Symbol* to) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::vector<Symbol>& pattern) {
    return std::search(from, to, pattern.begin(), pattern.end()) != to;
  });
}

// `matches` are in order, and none overlaps another of its phrase.
void drop_inner(std::vector<PhraseMatch>& matches) {
  std::size_t kept = 0;
  std::size_t begin = 0;
  std::size_t longest_here = 0;  // The furthest end of what begins at `begin`,
  std::size_t before = 0;        // and of what begins before it.
  for (const PhraseMatch& match : matches) {
    if (match.begin != begin || longest_here == 0) {
      before = std::max(before, longest_here);
      begin = match.begin;
      longest_here = match.end;
    }
    if (match.end <= before || match.end < longest_here) continue;
    matches[kept++] = match;
  }
  matches.resize(kept);
}

}  // namespace

struct PhraseMatcher::Tables {
  Tables(std::span<const CountedPhrase> phrases, Overlap how);

  std::vector<Symbol> learn(
      const std::string& pattern, const CountedPhrase& phrase, std::size_t number);
  std::vector<detail::Pattern> learn_all(std::span<const CountedPhrase> phrases);

  void take(
      Scratch& scratch,
      std::size_t at,
      const detail::PhraseTree::Hit& hit,
      std::vector<PhraseMatch>& matches) const;
  void search(
      Scratch& scratch, std::size_t from, std::size_t to, std::vector<PhraseMatch>& matches) const;
  static void add(
      std::vector<Symbol> pattern,
      const std::vector<std::vector<Symbol>>& wordings,
      Surroundings& surroundings);
  bool in_context(
      std::uint32_t phrase,
      const detail::SymbolText& text,
      std::size_t begin,
      std::size_t end) const;

  std::size_t size;
  Overlap overlap;
  detail::Symbols symbols;
  std::unordered_map<std::uint32_t, Context> contexts;  // Of the phrases that have one.
  std::unordered_map<std::uint32_t, std::vector<std::string>> spellings;  // Where they matter.
  detail::PhraseTree tree;
};

PhraseMatcher::Tables::Tables(std::span<const CountedPhrase> phrases, Overlap how)
    : size(phrases.size()), overlap(how), tree(learn_all(phrases)) {
  symbols.settle();
}

std::vector<detail::Pattern> PhraseMatcher::Tables::learn_all(
    std::span<const CountedPhrase> phrases) {
  std::vector<detail::Pattern> patterns;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const CountedPhrase& phrase = phrases[i];
    if (phrase.wordings.empty()) {
      throw UsageError(fmt::format("phrase {} has no wording", i + 1));
    }
    const bool in_any_context = phrase.with.empty() && phrase.without.empty();
    const bool several = phrase.wordings.size() > 1;
    std::vector<std::vector<Symbol>> wordings;
    for (const auto& one : phrase.wordings) {
      std::vector<Symbol> learnt = learn(one, phrase, i);
      auto value = static_cast<std::uint32_t>(i << flags);
      if (!in_any_context) value |= has_context;
      if (phrase.as_written) value |= as_written;
      if (several || overlaps_itself(learnt)) value |= may_overlap;
      if (!in_any_context) wordings.push_back(learnt);
      patterns.push_back({std::move(learnt), value});
    }
    if (phrase.as_written) spellings[static_cast<std::uint32_t>(i)] = phrase.wordings;
    if (in_any_context) continue;
    Context& context = contexts[static_cast<std::uint32_t>(i)];
    for (const auto& one : phrase.with) add(learn(one, phrase, i), wordings, context.with);
    for (const auto& one : phrase.without) add(learn(one, phrase, i), wordings, context.without);
  }
  return patterns;
}

void PhraseMatcher::Tables::add(
    std::vector<Symbol> pattern,
    const std::vector<std::vector<Symbol>>& wordings,
    Surroundings& surroundings) {
  const bool holds = std::any_of(wordings.begin(), wordings.end(), [&pattern](const auto& one) {
    return std::search(pattern.begin(), pattern.end(), one.begin(), one.end()) != pattern.end();
  });
  (holds ? surroundings.over : surroundings.near).push_back(std::move(pattern));
}

std::vector<Symbol> PhraseMatcher::Tables::learn(
    const std::string& pattern, const CountedPhrase& phrase, std::size_t number) {
  std::vector<Symbol> learnt = symbols.learn(pattern);
  if (!learnt.empty()) return learnt;
  throw UsageError(
      fmt::format(
          "phrase {} \"{}\": \"{}\" has nothing in it that can be looked for",
          number + 1,
          phrase.wordings.front(),
          pattern),
      "Give at least one letter, number or sign.");
}

// Takes what begins from `from` to `to` (not included) in the scratch's text.
void PhraseMatcher::Tables::search(
    Scratch& scratch, std::size_t from, std::size_t to, std::vector<PhraseMatch>& matches) const {
  const detail::SymbolText& text = scratch.text;
  const std::size_t count =
      tree.candidates(text.symbols.data(), from, to, scratch.candidates.data());
  for (std::size_t i = 0; i < count; ++i) {
    detail::PhraseTree::Candidate* const candidate = &scratch.candidates[i];
    if (i % batch_size == 0) {
      tree.enter(text.symbols.data(), candidate, std::min(batch_size, count - i));
    }
    scratch.hits.clear();
    tree.find(text.symbols.data(), *candidate, scratch.hits);
    for (auto hit = scratch.hits.rbegin(); hit != scratch.hits.rend(); ++hit) {
      take(scratch, candidate->at, *hit, matches);
    }
  }
}

inline void PhraseMatcher::Tables::take(
    Scratch& scratch,
    std::size_t at,
    const detail::PhraseTree::Hit& hit,
    std::vector<PhraseMatch>& matches) const {
  const detail::SymbolText& text = scratch.text;
  const std::uint64_t here = scratch.first_token + at;
  const std::size_t end = at + hit.length;
  for (std::uint32_t i = hit.begin; i < hit.end; ++i) {
    const std::uint32_t value = tree.value(i);
    const std::uint32_t phrase = value >> flags;
    if ((value & as_written) != 0) {
      const std::string_view written = scratch.bytes.substr(
          text.places[at].begin, text.places[end - 1].end - text.places[at].begin);
      const auto& wanted = spellings.at(phrase);
      if (std::find(wanted.begin(), wanted.end(), written) == wanted.end()) continue;
    }
    if ((value & may_overlap) != 0) {
      if (here < scratch.free_from[phrase]) continue;
      scratch.free_from[phrase] = here + hit.length;
    }
    if ((value & has_context) != 0 && !in_context(phrase, text, at, end)) continue;
    matches.push_back({phrase, text.places[at].begin, text.places[end - 1].end});
  }
}

bool PhraseMatcher::Tables::in_context(
    std::uint32_t phrase,
    const detail::SymbolText& text,
    std::size_t begin,
    std::size_t end) const {
  const Context& context = contexts.at(phrase);
  const Symbol* const symbols_of_text = text.symbols.data();
  std::size_t from = begin, to = end;
  while (from > 0 && begin - from < context_tokens && symbols_of_text[from - 1] != break_symbol) {
    --from;
  }
  while (to < text.size && to - end < context_tokens && symbols_of_text[to] != break_symbol) ++to;
  const Symbol* const first = symbols_of_text + from;
  const Symbol* const last = symbols_of_text + to;
  const auto speaks = [&](const Surroundings& surroundings) {
    return stands(surroundings.near, first, last) ||
           covers(surroundings.over, symbols_of_text, {from, to}, {begin, end});
  };
  if (!context.with.empty() && !speaks(context.with)) return false;
  return !speaks(context.without);
}

PhraseMatcher::PhraseMatcher(std::span<const CountedPhrase> phrases, Overlap overlap)
    : tables_(std::make_shared<const Tables>(phrases, overlap)) {}

std::size_t PhraseMatcher::size() const {
  return tables_->size;
}

void PhraseMatcher::find(std::string_view text, std::vector<PhraseMatch>& matches) const {
  thread_local Scratch scratch;
  matches.clear();
  const Tables& tables = *tables_;
  // A part is searched up to where all that may begin there, with its context, ends in the part;
  // the rest, with the context before it, goes to the front of the next part.
  const std::size_t behind = tables.tree.longest() + context_tokens;
  const std::size_t most = part_size + behind + context_tokens;
  detail::SymbolText& part = scratch.text;
  if (part.symbols.size() < most + 3) {
    part.symbols.resize(most + 3);
    part.places.resize(most + 3);
    scratch.candidates.resize(most + 3);
  }
  if (scratch.free_from.size() < tables.size) scratch.free_from.resize(tables.size);
  part.size = 0;
  scratch.bytes = text;
  detail::SymbolReader reader(tables.symbols, text, part);
  std::size_t from = 0;
  for (bool more = true; more;) {
    more = reader.read(most);
    std::fill_n(part.symbols.begin() + static_cast<std::ptrdiff_t>(part.size), 3, no_symbol);
    const std::size_t to = more ? part.size - behind : part.size;
    tables.search(scratch, from, to, matches);
    const std::size_t gone = more ? to - context_tokens : part.size;
    const auto shift = static_cast<std::ptrdiff_t>(gone);
    const auto size = static_cast<std::ptrdiff_t>(part.size);
    std::copy(part.symbols.begin() + shift, part.symbols.begin() + size, part.symbols.begin());
    std::copy(part.places.begin() + shift, part.places.begin() + size, part.places.begin());
    part.size -= gone;
    from = context_tokens;
    scratch.first_token += gone;
  }
  if (tables.overlap == Overlap::longest) drop_inner(matches);
}

}  // namespace weiguan
