#include "instruments/edit_snippets.h"

#include <algorithm>
#include <string_view>

#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t around = 14;    // Characters on each side.
constexpr std::size_t longest = 120;  // Of what changed.

bool is_border(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Up to so many characters before a place, within the line.
std::size_t back(std::string_view text, std::size_t at) {
  for (std::size_t count = around; at > 0 && count > 0 && text[at - 1] != '\n'; --count) {
    do {
      --at;
    } while (at > 0 && !is_border(text, at));
  }
  return at;
}

std::size_t forward(std::string_view text, std::size_t at) {
  for (std::size_t count = around; at < text.size() && count > 0 && text[at] != '\n'; --count)
    next_character(text, at);
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

}  // namespace

EditSnippet snippet_of(
    const JudgedOperation& operation, const EditText& before, const EditText& after) {
  const std::string_view left = operation.headline ? before.title : before.text,
                         right = operation.headline ? after.title : after.text;
  const Range &old = operation.operation.before, &now = operation.operation.after;
  const std::size_t begin = back(right, now.begin), end = forward(right, now.end);
  return {
      one_line(right.substr(begin, now.begin - begin)),
      changed(left, old),
      changed(right, now),
      one_line(right.substr(now.end, end - now.end))};
}

std::vector<const JudgedOperation*> heaviest(const Edit& edit, std::size_t most) {
  std::vector<const JudgedOperation*> heavy;
  for (const JudgedOperation& one : edit.operations) heavy.push_back(&one);
  std::ranges::stable_sort(
      heavy, [](const auto* a, const auto* b) { return a->severity > b->severity; });
  if (heavy.size() > most) heavy.resize(most);
  return heavy;
}

std::string difference_of(const Edit& edit, const EditText& before, const EditText& after) {
  constexpr std::size_t most_shown = 3;
  std::string all;
  for (const JudgedOperation* one : heaviest(edit, most_shown)) {
    const EditSnippet parts = snippet_of(*one, before, after);
    if (!all.empty()) all += " ⋯ ";
    if (one->headline) all += "T: ";
    all += parts.front;
    if (!parts.gone.empty()) all += "[-" + parts.gone + "-]";
    if (!parts.come.empty()) all += "[+" + parts.come + "+]";
    all += parts.back;
  }
  return all;
}

}  // namespace weiguan
