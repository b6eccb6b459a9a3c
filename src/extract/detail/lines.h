// The parts of a page where it says who wrote it and where it comes from, and labels in them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/document.h"

namespace weiguan::extract {

using Labels = std::vector<std::string_view>;

struct PageLines {
  const Document& document;
  const std::vector<Block>& blocks;
  const Body& body;
  std::size_t headline;     // Or no_block.
  std::size_t first = 0;    // The first block that is kept; blocks.size() where none is.
  std::size_t last = 0;     // The last one.
  std::size_t head = 0;     // From a little before the headline ...
  std::size_t head_to = 0;  // ... to a few blocks behind the first paragraph.
  std::size_t tail = 0;     // From the last paragraphs ...
  std::size_t tail_to = 0;  // ... to a few blocks behind them.

  bool kept(std::size_t block) const { return body.fates[block] == Fate::kept; }
  bool empty() const { return first == blocks.size(); }

  // The first or last `count` kept blocks, in order.
  std::vector<std::size_t> first_kept(std::size_t count) const;
  std::vector<std::size_t> last_kept(std::size_t count) const;
};

PageLines lines_of(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline);

// What stands behind `label` at `at`, the colon (：, :, ｜ or /) and blanks skipped; `marked` says
// whether there was one.
std::string_view behind_label(std::string_view text, std::size_t behind, bool& marked);

// The text up to the first of the words.
std::string_view until(std::string_view text, const Labels& words);

// Without bullets and opening brackets at its front.
std::string_view without_bullets(std::string_view text);

// The last character of `text` is Chinese.
bool ends_in_han(std::string_view text);

bool ends_with_any(std::string_view text, const Labels& ends);

}  // namespace weiguan::extract
