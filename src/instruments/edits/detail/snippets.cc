#include "instruments/edits/detail/snippets.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace weiguan::edits {

namespace {

constexpr std::size_t around = 12;    // Characters on each side.
constexpr std::size_t longest = 120;  // Of what changed, on each side of it.
constexpr std::size_t most_shown = 3;

bool is_border(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Up to so many characters before and behind a place, within the line.
std::size_t back(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0 && text[at - 1] != '\n') {
    do {
      --at;
    } while (at > 0 && !is_border(text, at));
    --count;
  }
  return at;
}

std::size_t forward(std::string_view text, std::size_t at, std::size_t count) {
  for (; at < text.size() && count > 0 && text[at] != '\n'; --count) next_character(text, at);
  return at;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string changed(std::string_view text, const Range& range) {
  const std::string_view all = text.substr(range.begin, range.end - range.begin);
  std::size_t end = 0;
  for (std::size_t count = 0; end < all.size() && count < longest; ++count)
    next_character(all, end);
  return one_line(all.substr(0, end)) + (end < all.size() ? "…" : "");
}

std::string with_context(std::string_view text, const Range& range) {
  const std::size_t begin = back(text, range.begin, around), end = forward(text, range.end, around);
  return one_line(text.substr(begin, range.begin - begin)) + changed(text, range) +
         one_line(text.substr(range.end, end - range.end));
}

std::string difference_at(const Operation& one, std::string_view before, std::string_view after) {
  const std::size_t begin = back(after, one.after.begin, around),
                    end = forward(after, one.after.end, around);
  std::string all = one_line(after.substr(begin, one.after.begin - begin));
  if (one.before.begin < one.before.end) all += "[-" + changed(before, one.before) + "-]";
  if (one.after.begin < one.after.end) all += "[+" + changed(after, one.after) + "+]";
  return all + one_line(after.substr(one.after.end, end - one.after.end));
}

}  // namespace

Snippets snippets_of(const Edit& edit, const EditText& before, const EditText& after) {
  std::vector<const JudgedOperation*> heavy;
  for (const JudgedOperation& one : edit.operations) heavy.push_back(&one);
  std::ranges::stable_sort(
      heavy, [](const auto* a, const auto* b) { return a->severity > b->severity; });
  if (heavy.size() > most_shown) heavy.resize(most_shown);
  Snippets snippets;
  for (const JudgedOperation* one : heavy) {
    const std::string_view left = one->headline ? before.title : before.text,
                           right = one->headline ? after.title : after.text;
    if (one == heavy.front()) {
      snippets.before = with_context(left, one->operation.before);
      snippets.after = with_context(right, one->operation.after);
    } else {
      snippets.difference += " ⋯ ";
    }
    snippets.difference +=
        (one->headline ? "T: " : "") + difference_at(one->operation, left, right);
  }
  return snippets;
}

}  // namespace weiguan::edits
