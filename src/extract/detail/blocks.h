// The text of a page as blocks: what stands between two tags that begin a new line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/detail/document.h"

namespace weiguan::extract {

struct Block {
  NodeIndex node = 0;   // The innermost element that begins a new line and holds the block.
  NodeIndex first = 0;  // The first text node.
  std::string text;     // One line.
  int size = 0;         // Characters of Chinese, Japanese and Korean, and each other word as two.
  int linked = 0;       // The part of `size` that is in links.
  int bold = 0;         // The part of `size` that is in bold type.
  int marks = 0;        // Punctuation of running text.
  int cjk = 0;          // Characters of Chinese, Japanese and Korean.
  bool ends_sentence = false;
  bool heading = false;
  bool item = false;     // Of a list.
  bool cell = false;     // Of a table.
  bool caption = false;  // Of a figure or table.
  bool preformatted = false;
};

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

// What a script may show later is hidden at first; it is read where a page has nothing else.
enum class Hidden { left_out, shown };

// In page order.  Text that is not shown (scripts, hidden parts, forms' choices) has no block.
std::vector<Block> blocks_of(const Document& document, Hidden hidden = Hidden::left_out);

// Share of the block that is in links: 0 to 1.
double link_share(const Block& block);

// Fills in what can be told from the text alone.
void measure(Block& block);

}  // namespace weiguan::extract
