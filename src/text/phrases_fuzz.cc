// What is found is what find_phrase() finds; contexts and longer matches only take away from it,
// and only where they should.  Fields end with "/": "=" begins a phrase with its first wording, "~"
// adds a wording, "+" and "-" a context that must and must not be; what is behind is the text.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/phrases.h"
#include "text/tokens.h"

namespace {

using weiguan::CountedPhrase;
using weiguan::Overlap;
using weiguan::PhraseMatch;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

std::vector<PhraseMatch> find(
    std::string_view text, const std::vector<CountedPhrase>& phrases, Overlap overlap) {
  std::vector<PhraseMatch> matches;
  weiguan::PhraseMatcher(phrases, overlap).find(text, matches);
  return matches;
}

bool holds(const std::vector<PhraseMatch>& matches, const PhraseMatch& match) {
  return std::find(matches.begin(), matches.end(), match) != matches.end();
}

bool covered(const std::vector<PhraseMatch>& matches, const PhraseMatch& match) {
  return std::any_of(matches.begin(), matches.end(), [&](const PhraseMatch& by) {
    return by.phrase != match.phrase && by.begin <= match.begin && by.end >= match.end &&
           by.end - by.begin > match.end - match.begin;
  });
}

bool in_order(const PhraseMatch& a, const PhraseMatch& b) {
  if (a.begin != b.begin) return a.begin < b.begin;
  return a.end != b.end ? a.end > b.end : a.phrase < b.phrase;
}

// Phrases of one wording without a context.
void check_plain(std::string_view text, const std::vector<CountedPhrase>& phrases) {
  const std::vector<PhraseMatch> matches = find(text, phrases, Overlap::every);
  std::vector<PhraseMatch> expected;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const auto phrase = weiguan::tokens(phrases[i].wordings.front());
    for (const weiguan::Range& range : weiguan::find_phrase(text, phrase)) {
      expected.push_back({i, range.begin, range.end});
    }
  }
  std::sort(expected.begin(), expected.end(), in_order);
  require(matches == expected);
}

void check(std::string_view text, const std::vector<CountedPhrase>& phrases) {
  const std::vector<PhraseMatch> every = find(text, phrases, Overlap::every);
  require(std::is_sorted(every.begin(), every.end(), in_order));
  std::vector<std::size_t> free_from(phrases.size(), 0);
  for (const PhraseMatch& match : every) {
    require(match.begin >= free_from[match.phrase]);
    free_from[match.phrase] = match.end;
    const auto& wordings = phrases[match.phrase].wordings;
    const auto said = weiguan::tokens(text.substr(match.begin, match.end - match.begin));
    require(std::any_of(wordings.begin(), wordings.end(), [&](const std::string& wording) {
      return weiguan::tokens(wording) == said;
    }));
  }
  const std::vector<PhraseMatch> longest = find(text, phrases, Overlap::longest);
  for (const PhraseMatch& match : longest) require(holds(every, match));
  for (const PhraseMatch& match : every) require(holds(longest, match) != covered(every, match));

  std::vector<CountedPhrase> anywhere = phrases;
  for (CountedPhrase& phrase : anywhere) {
    phrase.with.clear();
    phrase.without.clear();
  }
  const std::vector<PhraseMatch> all = find(text, anywhere, Overlap::every);
  for (const PhraseMatch& match : every) require(holds(all, match));
  for (CountedPhrase& phrase : anywhere) phrase.wordings.resize(1);
  check_plain(text, anywhere);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 4000));
  std::vector<CountedPhrase> phrases;
  for (;;) {
    const std::size_t end = rest.find('/');
    if (end == std::string_view::npos) break;
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const bool first = field.empty() || phrases.empty() || field.front() == '=';
    if (first) phrases.push_back({{}, {}, {}});
    CountedPhrase& phrase = phrases.back();
    const std::string pattern(field.substr(std::min<std::size_t>(field.size(), 1)));
    if (first || field.front() == '~') {
      phrase.wordings.push_back(pattern);
    } else {
      (field.front() == '-' ? phrase.without : phrase.with).push_back(pattern);
    }
  }
  try {
    check(rest, phrases);
  } catch (const weiguan::UsageError&) {
    require(std::any_of(phrases.begin(), phrases.end(), [](const CountedPhrase& phrase) {
      const auto empty = [](const std::string& one) { return weiguan::tokens(one).empty(); };
      return std::any_of(phrase.wordings.begin(), phrase.wordings.end(), empty) ||
             std::any_of(phrase.with.begin(), phrase.with.end(), empty) ||
             std::any_of(phrase.without.begin(), phrase.without.end(), empty);
    }));
  }
  return 0;
}
