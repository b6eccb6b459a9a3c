#include "extract/detail/lines.h"

#include <algorithm>

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

std::vector<std::size_t> PageLines::first_kept(std::size_t count) const {
  std::vector<std::size_t> out;
  for (std::size_t i = first; i < blocks.size() && out.size() < count; ++i) {
    if (kept(i)) out.push_back(i);
  }
  return out;
}

std::vector<std::size_t> PageLines::last_kept(std::size_t count) const {
  std::vector<std::size_t> out;
  if (empty()) return out;
  for (std::size_t i = last + 1; i-- > first && out.size() < count;) {
    if (kept(i)) out.push_back(i);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

PageLines lines_of(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline) {
  PageLines lines{document, blocks, body, headline, blocks.size(), 0, 0, 0, 0, 0};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (body.fates[i] != Fate::kept) continue;
    lines.first = std::min(lines.first, i);
    lines.last = i;
  }
  const std::size_t first = lines.first;
  const std::size_t near = headline != no_block ? headline : (first > 8 ? first - 8 : 0);
  const std::size_t later = lines.empty() ? near : std::max(near, first);
  lines.head = near > 2 ? near - 2 : 0;
  lines.head_to = std::min(blocks.size(), later + 9);
  if (lines.empty()) {
    lines.tail = lines.tail_to = blocks.size();
  } else {
    lines.tail = lines.last > first + 3 ? lines.last - 3 : first;
    lines.tail_to = lines.last + 1;
    const std::size_t most = std::min(blocks.size(), lines.last + 13);
    // The headlines of other stories have lines of their own.
    while (lines.tail_to < most &&
           (link_share(blocks[lines.tail_to]) < 0.8 || blocks[lines.tail_to].size < 16)) {
      ++lines.tail_to;
    }
  }
  return lines;
}

std::string_view behind_label(std::string_view text, std::size_t behind, bool& marked) {
  std::string_view rest = trim(text.substr(behind));
  marked = false;
  for (const std::string_view mark : {"：", ":", "︰", "｜", "|", "丨", "／", "/"}) {
    if (!rest.starts_with(mark)) continue;
    rest.remove_prefix(mark.size());
    marked = true;
    break;
  }
  return trim(rest);
}

std::string_view until(std::string_view text, const Labels& words) {
  std::size_t end = text.size();
  for (const std::string_view word : words) end = std::min(end, text.find(word));
  return text.substr(0, end);
}

std::string_view without_bullets(std::string_view text) {
  static const Labels bullets = {"■",  "□", "●",  "○", "◎",  "◆",  "◇", "▲", "★", "•", "·",
                                 "（", "(", "【", "[", "〔", "［", "-", "—", "*", ">", "※"};
  while (true) {
    text = trim(text);
    const auto bullet = std::find_if(bullets.begin(), bullets.end(), [&](std::string_view one) {
      return text.starts_with(one);
    });
    if (bullet == bullets.end()) return text;
    text.remove_prefix(bullet->size());
  }
}

bool ends_in_han(std::string_view text) {
  if (text.size() < 3) return false;
  std::size_t at = text.size() - 3;
  return is_han(next_character(text, at));
}

bool ends_with_any(std::string_view text, const Labels& ends) {
  return std::any_of(
      ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace weiguan::extract
