#include "archive/snippet.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/utf8.h"

namespace weiguan {

namespace {

struct Mark {
  Range range;
  std::size_t phrase = 0;
  std::size_t from = 0, to = 0;  // The columns it takes.
};

bool is_space(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x2028 ||
         c == 0x2029 || c == 0x3000;
}

bool is_wide(char32_t c) {
  return is_cjk(c) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
         (c >= 0x1F300 && c <= 0x1FAFF);
}

// Calls `each` with each character's first byte, column, and itself; white-space runs take one
// column.  `each` returns false to stop.  Returns the column behind the last character.
template <typename Each>
std::size_t each_column(std::string_view text, Each each) {
  std::size_t column = 0;
  bool after_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    const bool space = is_space(c);
    if (!each(begin, column, c)) return column;
    if (!(space && after_space)) column += is_wide(c) && !space ? 2 : 1;
    after_space = space;
  }
  return column;
}

std::vector<Mark> find_marks(std::string_view text, const std::vector<MarkedPhrase>& phrases) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (phrases[i].tokens.empty()) continue;
    for (const Range& range : find_phrase(text, phrases[i].tokens, phrases[i].prefix)) {
      marks.push_back({range, i, 0, 0});
    }
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.range.begin, b.range.end) < std::tuple(b.range.begin, a.range.end);
  });
  return marks;
}

// Gives the marks their columns; returns how many columns the text takes.
std::size_t measure(std::string_view text, std::vector<Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t*>> places;
  for (Mark& mark : marks) {
    places.emplace_back(mark.range.begin, &mark.from);
    places.emplace_back(mark.range.end, &mark.to);
  }
  std::sort(places.begin(), places.end());
  auto next = places.begin();
  const std::size_t total = each_column(text, [&](std::size_t at, std::size_t column, char32_t) {
    for (; next != places.end() && next->first <= at; ++next) *next->second = column;
    return true;
  });
  for (; next != places.end(); ++next) *next->second = total;
  return total;
}

// The columns of the window with most of the phrases, then most of the hits, then the first one.
std::pair<std::size_t, std::size_t> densest(const std::vector<Mark>& marks, std::size_t width) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::pair<std::size_t, std::size_t> most{0, 0};
  std::vector<std::size_t> inside;  // Of each phrase, between `first` and `last`.
  std::size_t kinds = 0;
  std::size_t last = 0;
  for (const Mark& mark : marks) inside.resize(std::max(inside.size(), mark.phrase + 1));
  for (std::size_t first = 0; first < marks.size(); ++first) {
    for (; last < marks.size() && (last == first || marks[last].to <= marks[first].from + width);
         ++last) {
      if (inside[marks[last].phrase]++ == 0) ++kinds;
    }
    const std::pair now{kinds, last - first};
    if (now > most) {
      most = now;
      best = {marks[first].from, marks[last - 1].to};
    }
    if (--inside[marks[first].phrase] == 0) --kinds;
  }
  return best;
}

// Bytes of the piece to show.
struct Window {
  std::size_t begin = 0, end = 0;
};

bool is_letter(char32_t c) {
  return !is_space(c) && !is_wide(c) &&
         (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
}

// `width` columns from column `from` on; what stands at column `keep` stays in it.
Window cut(std::string_view text, std::size_t from, std::size_t keep, std::size_t width) {
  Window window{text.size(), text.size()};
  bool begun = false;
  bool in_word = false;
  each_column(text, [&](std::size_t at, std::size_t column, char32_t c) {
    // A word that is cut in two at the front is left out, unless a hit stands there.
    const bool splits = in_word && is_letter(c) && column > 0 && column < keep;
    in_word = is_letter(c);
    if (!begun && column >= from && (!splits || column >= from + 20)) {
      window.begin = at;
      begun = true;
    }
    if (begun && column + (is_wide(c) ? 2 : 1) > from + width) {
      window.end = at;
      return false;
    }
    return true;
  });
  return window;
}

// Lays the window out on one line and moves the marks with it.
Snippet lay_out(std::string_view text, const Window& window, const std::vector<Mark>& marks) {
  Snippet snippet;
  if (window.begin > 0) snippet.text = "…";
  std::vector<std::pair<std::size_t, std::size_t>> moved;  // From the text's byte to the line's.
  bool after_space = true;                                 // None at the front.
  const std::string_view piece = text.substr(window.begin, window.end - window.begin);
  for (std::size_t at = 0; at < piece.size();) {
    moved.emplace_back(window.begin + at, snippet.text.size());
    const char32_t c = next_character(piece, at);
    if (!is_space(c)) {
      append_utf8(snippet.text, c);
    } else if (!after_space) {
      snippet.text += ' ';
    }
    after_space = is_space(c);
  }
  moved.emplace_back(window.end, snippet.text.size());
  const auto place_of = [&moved](std::size_t byte) {
    const auto found =
        std::lower_bound(moved.begin(), moved.end(), byte, [](const auto& one, std::size_t wanted) {
          return one.first < wanted;
        });
    return found == moved.end() ? moved.back().second : found->second;
  };
  for (const Mark& mark : marks) {
    if (mark.range.end <= window.begin || mark.range.begin >= window.end) continue;
    const Range range{place_of(std::max(mark.range.begin, window.begin)), place_of(mark.range.end)};
    if (range.begin == range.end) continue;
    if (!snippet.marks.empty() && range.begin < snippet.marks.back().end) {
      snippet.marks.back().end = std::max(snippet.marks.back().end, range.end);
    } else {
      snippet.marks.push_back(range);
    }
  }
  const std::size_t end = snippet.marks.empty() ? 0 : snippet.marks.back().end;
  while (snippet.text.ends_with(' ') && snippet.text.size() > end) snippet.text.pop_back();
  bool goes_on = false;
  each_column(text.substr(window.end), [&goes_on](std::size_t, std::size_t, char32_t c) {
    goes_on = !is_space(c);
    return !goes_on;
  });
  if (goes_on) snippet.text += "…";
  return snippet;
}

}  // namespace

Snippet make_snippet(
    std::string_view text, const std::vector<MarkedPhrase>& phrases, std::size_t width) {
  std::vector<Mark> marks = find_marks(text, phrases);
  const std::size_t total = measure(text, marks);
  if (total <= width) return lay_out(text, {0, text.size()}, marks);
  const auto [from, to] = densest(marks, width);
  // What is left of the width stands half before and half behind the hits.
  const std::size_t taken = std::min(width, to - from);
  const std::size_t before = std::min(from, (width - taken) / 2);
  const std::size_t begin = std::min(from - before, total - width);
  return lay_out(text, cut(text, begin, from, width), marks);
}

}  // namespace weiguan
