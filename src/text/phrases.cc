#include "text/phrases.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "text/tokens.h"

namespace weiguan {
namespace {

using Symbol = std::uint32_t;  // Stands for one token.
using Symbols = std::vector<Symbol>;

constexpr Symbol unknown_symbol = 0;  // A token that no pattern has.
constexpr Symbol break_symbol = 1;

struct Wording {
  Symbols symbols;
  std::size_t phrase = 0;
};

struct Context {
  std::vector<Symbols> with, without;
};

// Whether one of `patterns` stands in the symbols from `from` to `to`.
bool stands(std::span<const Symbols> patterns, const Symbol* from, const Symbol* to) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Symbols& pattern) {
    return std::search(from, to, pattern.begin(), pattern.end()) != to;
  });
}

// `matches` are in order, and none overlaps another of its phrase.
void drop_inner(std::vector<PhraseMatch>& matches) {
  std::size_t kept = 0, begin = 0, longest = 0, before = 0;
  for (const PhraseMatch& match : matches) {
    if (match.begin != begin || longest == 0) {
      before = std::max(before, longest);
      begin = match.begin;
      longest = match.end;
    }
    if (match.end <= before || match.end < longest) continue;
    matches[kept++] = match;
  }
  matches.resize(kept);
}

}  // namespace

struct PhraseMatcher::Tables {
  std::map<std::string, Symbol, std::less<>> numbers{{"\n", break_symbol}};
  std::vector<std::vector<Wording>> by_first;  // Longer first, then by phrase.
  std::vector<Context> contexts;
  Overlap overlap = Overlap::every;

  Symbols read(const std::string& pattern, const CountedPhrase& phrase, std::size_t number);
  bool in_context(
      std::size_t phrase, const Symbols& text, std::size_t begin, std::size_t end) const;
};

Symbols PhraseMatcher::Tables::read(
    const std::string& pattern, const CountedPhrase& phrase, std::size_t number) {
  Symbols symbols;
  for (const std::string& token : tokens(pattern)) {
    symbols.push_back(numbers.try_emplace(token, numbers.size() + 1).first->second);
  }
  if (symbols.empty()) {
    throw UsageError(
        fmt::format(
            "phrase {} \"{}\": \"{}\" has nothing in it that can be looked for",
            number + 1,
            phrase.wordings.front(),
            pattern),
        "Give at least one letter, number or sign.");
  }
  return symbols;
}

bool PhraseMatcher::Tables::in_context(
    std::size_t phrase, const Symbols& text, std::size_t begin, std::size_t end) const {
  const Context& context = contexts[phrase];
  if (context.with.empty() && context.without.empty()) return true;
  std::size_t from = begin, to = end;
  while (from > 0 && begin - from < context_tokens && text[from - 1] != break_symbol) --from;
  while (to < text.size() && to - end < context_tokens && text[to] != break_symbol) ++to;
  const Symbol* first = text.data();
  if (!context.with.empty() && !stands(context.with, first + from, first + to)) return false;
  return !stands(context.without, first + from, first + to);
}

PhraseMatcher::PhraseMatcher(std::span<const CountedPhrase> phrases, Overlap overlap) {
  auto tables = std::make_shared<Tables>();
  tables->overlap = overlap;
  std::vector<Wording> wordings;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const CountedPhrase& phrase = phrases[i];
    if (phrase.wordings.empty()) {
      throw UsageError(fmt::format("phrase {} has no wording", i + 1));
    }
    for (const auto& one : phrase.wordings) wordings.push_back({tables->read(one, phrase, i), i});
    Context& context = tables->contexts.emplace_back();
    for (const auto& one : phrase.with) context.with.push_back(tables->read(one, phrase, i));
    for (const auto& one : phrase.without) context.without.push_back(tables->read(one, phrase, i));
  }
  std::stable_sort(wordings.begin(), wordings.end(), [](const Wording& a, const Wording& b) {
    return a.symbols.size() > b.symbols.size();
  });
  tables->by_first.resize(tables->numbers.size() + 1);
  for (auto& one : wordings) {
    const Symbol first = one.symbols.front();
    tables->by_first[first].push_back(std::move(one));
  }
  tables_ = std::move(tables);
}

std::size_t PhraseMatcher::size() const {
  return tables_->contexts.size();
}

void PhraseMatcher::find(std::string_view text, std::vector<PhraseMatch>& matches) const {
  matches.clear();
  Symbols symbols;
  std::vector<Range> places;
  each_token(text, [&](const Token& token) {
    const auto known = tables_->numbers.find(token.folded);
    symbols.push_back(known == tables_->numbers.end() ? unknown_symbol : known->second);
    places.push_back({token.begin, token.end});
    return true;
  });
  std::vector<std::size_t> free_from(size(), 0);  // Where a phrase may stand again.
  for (std::size_t at = 0; at < symbols.size(); ++at) {
    for (const Wording& wording : tables_->by_first[symbols[at]]) {
      const std::size_t length = wording.symbols.size();
      if (at < free_from[wording.phrase] || length > symbols.size() - at) continue;
      const auto first = symbols.begin() + static_cast<std::ptrdiff_t>(at);
      if (!std::equal(wording.symbols.begin(), wording.symbols.end(), first)) continue;
      free_from[wording.phrase] = at + length;
      if (!tables_->in_context(wording.phrase, symbols, at, at + length)) continue;
      matches.push_back({wording.phrase, places[at].begin, places[at + length - 1].end});
    }
  }
  if (tables_->overlap == Overlap::longest) drop_inner(matches);
}

}  // namespace weiguan
