#include "instruments/versus/detail/marks.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "instruments/pack_phrases.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::versus {

namespace {

enum Phrase : std::size_t { hedge, intensifier, other };

constexpr std::array<std::string_view, 22> no_names = {
    "april",   "august",   "december",  "february", "friday",   "i",      "january", "july",
    "june",    "march",    "may",       "monday",   "mr",       "mrs",    "ms",      "november",
    "october", "saturday", "september", "sunday",   "thursday", "tuesday"};

bool is_no_name(std::string_view folded) {
  return std::ranges::binary_search(no_names, folded) || folded == "wednesday";
}

bool has_capital(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_character(word, at);
  return first < 0x250 && fold(first) != first && !is_cjk(first);
}

// Runs of capitalised words.
void find_capitals(std::string_view text, std::vector<Mark>& marks) {
  Mark run;
  std::size_t words = 0;
  bool front = true;  // The run begins the sentence.
  bool start = true;  // Nothing of the sentence was read.
  const auto finish = [&] {
    if (words > 1 || (words == 1 && !front)) marks.push_back(run);
    words = 0;
  };
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    if (piece.kind == PieceKind::word) {
      const bool capital = has_capital(text.substr(piece.begin, piece.end - piece.begin)) &&
                           !is_no_name(piece.folded);
      if (!capital) {
        finish();
      } else if (words > 0 && piece.begin <= run.range.end + 1) {
        run.key += ' ';
        run.key += piece.folded;
        run.range.end = piece.end;
        ++words;
      } else {
        finish();
        run = {{piece.begin, piece.end}, std::string(piece.folded)};
        words = 1;
        front = start;
      }
      start = false;
    } else if (piece.kind == PieceKind::sentence_end) {
      finish();
      start = true;
    } else {
      if (piece.kind == PieceKind::character) start = false;
      finish();
    }
  }
  finish();
}

// What stands in 《》, not longer than a title may be.
void find_titles(std::string_view text, std::vector<Mark>& marks) {
  constexpr std::string_view open = "《", close = "》";
  constexpr std::size_t longest = 120;  // Bytes.
  for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
    const std::size_t begin = at + open.size();
    const std::string_view near = text.substr(begin, longest);
    const std::size_t length = near.find(close);
    at = begin;
    if (length == std::string_view::npos || length == 0) continue;
    marks.push_back({{begin, begin + length}, fold(near.substr(0, length))});
  }
}

std::string key_of(const Number& number) {
  return fmt::format("{:.10g}{}", number.value, number.percent ? "%" : "");
}

}  // namespace

MarkFinder::MarkFinder(const Packs& packs)
    : wording_(wording_phrases(packs), Overlap::longest),
      outlets_(outlet_phrases(packs), Overlap::longest) {}

std::vector<Mark> MarkFinder::words(std::size_t phrase, std::string_view text) const {
  std::vector<PhraseMatch> matches;
  wording_.find(text, matches);
  std::vector<Mark> marks;
  for (const PhraseMatch& one : matches) {
    if (one.phrase == phrase)
      marks.push_back({{one.begin, one.end}, fold(text.substr(one.begin, one.end - one.begin))});
  }
  return marks;
}

std::vector<Mark> MarkFinder::names(std::string_view text) const {
  std::vector<Mark> found;
  std::vector<PhraseMatch> matches;
  outlets_.find(text, matches);
  for (const PhraseMatch& one : matches)
    found.push_back({{one.begin, one.end}, fmt::format("outlet {}", one.phrase)});
  find_titles(text, found);
  find_capitals(text, found);
  std::ranges::stable_sort(found, {}, [](const Mark& one) { return one.range.begin; });
  std::vector<Mark> apart;
  for (Mark& one : found) {
    if (apart.empty() || one.range.begin >= apart.back().range.end) apart.push_back(std::move(one));
  }
  return apart;
}

std::vector<Mark> MarkFinder::find(MarkKind kind, std::string_view text) const {
  switch (kind) {
    case MarkKind::hedge:
      return words(hedge, text);
    case MarkKind::intensifier:
      return words(intensifier, text);
    case MarkKind::name:
      return names(text);
    case MarkKind::number:
      break;
  }
  std::vector<Mark> marks;
  for (const Number& one : numbers(text)) marks.push_back({one.range, key_of(one)});
  return marks;
}

std::vector<Change> changes(const std::vector<Mark>& before, const std::vector<Mark>& after) {
  std::map<std::string_view, std::size_t> both;
  for (const Mark& one : before) ++both[one.key];
  std::vector<std::size_t> added;
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto found = both.find(after[j].key);
    if (found == both.end() || found->second == 0) {
      added.push_back(j);
    } else {
      --found->second;
    }
  }
  // What is left of `both` was dropped; of several equal ones the last.
  std::vector<std::size_t> dropped;
  for (std::size_t i = before.size(); i > 0; --i) {
    std::size_t& left = both[before[i - 1].key];
    if (left == 0) continue;
    --left;
    dropped.push_back(i - 1);
  }
  std::ranges::reverse(dropped);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < std::max(dropped.size(), added.size()); ++i) {
    Change one;
    if (i < dropped.size()) one.first = dropped[i];
    if (i < added.size()) one.second = added[i];
    changes.push_back(one);
  }
  return changes;
}

}  // namespace weiguan::versus
