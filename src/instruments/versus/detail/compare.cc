#include "instruments/versus/detail/compare.h"

#include <algorithm>
#include <utility>

#include "instruments/versus/detail/quotes.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan::versus {

namespace {

Side read_side(std::string_view text, Vocabulary& vocabulary) {
  Side side;
  side.text = text;
  side.sentences = vocabulary.read(text);
  std::size_t byte = 0;
  std::uint64_t characters = 0;
  for (const Sentence& one : side.sentences) {
    characters += count_characters(text.substr(byte, one.range.begin - byte));
    byte = one.range.begin;
    side.starts.push_back(characters);
  }
  return side;
}

std::optional<Range> placed(
    const Side& side,
    const Run& run,
    const std::vector<Mark>& marks,
    std::optional<std::size_t> at) {
  if (!at) return {};
  const std::size_t begin = side.range(run).begin;
  const Range& range = marks[*at].range;
  return Range{begin + range.begin, begin + range.end};
}

void find_marks(const Tools& tools, std::size_t number, Comparison& all) {
  const Match& match = all.matches[number];
  const std::string_view before = all.source.words(match.source);
  const std::string_view after = all.target.words(match.target);
  for (std::size_t kind = 0; kind < mark_kinds; ++kind) {
    const auto left = tools.marks.find(static_cast<MarkKind>(kind), before);
    const auto right = tools.marks.find(static_cast<MarkKind>(kind), after);
    for (const Change& one : changes(left, right)) {
      Detail detail;
      detail.kind = static_cast<Kind>(kind);
      detail.match = number;
      detail.before = placed(all.source, match.source, left, one.first);
      detail.after = placed(all.target, match.target, right, one.second);
      all.details.push_back(detail);
    }
  }
}

// Signs are no words: 5 and 5% have the same.
bool numbers_differ(const Tools& tools, const Comparison& all, const Match& match) {
  const std::string_view before = all.source.words(match.source);
  const std::string_view after = all.target.words(match.target);
  if (before == after) return false;
  return !changes(
              tools.marks.find(MarkKind::number, before), tools.marks.find(MarkKind::number, after))
              .empty();
}

}  // namespace

Fate fate_of(const Match& match) {
  if (match.source.empty()) return Fate::added;
  if (match.target.empty()) return Fate::cut;
  if (match.equal) return match.moved ? Fate::moved : Fate::kept;
  return match.moved ? Fate::moved_changed : Fate::changed;
}

Range Side::range(const Run& run) const {
  return {sentences[run.begin].range.begin, sentences[run.end - 1].range.end};
}

std::string_view Side::words(const Run& run) const {
  if (run.empty()) return {};
  const Range bytes = range(run);
  return text.substr(bytes.begin, bytes.end - bytes.begin);
}

std::size_t Side::sentence_at(std::size_t byte) const {
  const auto past = std::ranges::upper_bound(
      sentences, byte, {}, [](const Sentence& one) { return one.range.begin; });
  return past == sentences.begin() ? 0 : static_cast<std::size_t>(past - sentences.begin()) - 1;
}

std::uint64_t Side::characters_before(std::size_t byte) const {
  if (sentences.empty()) return count_characters(text.substr(0, byte));
  const std::size_t at = sentence_at(byte);
  const std::size_t begin = sentences[at].range.begin;
  if (byte < begin) return count_characters(text.substr(0, byte));
  return starts[at] + count_characters(text.substr(begin, byte - begin));
}

Comparison compare(
    std::string_view source,
    std::string_view target,
    const Tools& tools,
    bool details,
    const Stop* stop) {
  Vocabulary vocabulary;
  Comparison all;
  all.source = read_side(source, vocabulary);
  all.target = read_side(target, vocabulary);
  all.matches = match(all.source.sentences, all.target.sentences, stop);
  for (std::size_t i = 0; i < all.matches.size(); ++i) {
    if (requested(stop)) return all;
    Match& one = all.matches[i];
    if (one.source.empty() || one.target.empty()) continue;
    if (one.equal && numbers_differ(tools, all, one)) one.equal = false;
    if (!one.equal && details) find_marks(tools, i, all);
  }
  if (details) find_quotes(tools.quotes, vocabulary, all);
  std::ranges::stable_sort(all.details, [](const Detail& a, const Detail& b) {
    return std::pair(a.match, a.kind) < std::pair(b.match, b.kind);
  });
  return all;
}

}  // namespace weiguan::versus
