// Sentences stand in order on character borders, are never empty, have no white space around them,
// and nothing that can be seen stands between them.
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<bool> border(size + 1, false);
  for (std::size_t at = 0; at < size; weiguan::next_character(text, at)) border[at] = true;
  border[size] = true;
  std::size_t before = 0;
  const auto nothing_between = [&](std::size_t begin, std::size_t end) {
    for (const std::string& one : weiguan::tokens(text.substr(begin, end - begin)))
      require(one == " " || one == "\n");
  };
  for (const weiguan::Range& one : weiguan::sentences(text)) {
    require(one.begin >= before && one.begin < one.end && one.end <= size);
    require(border[one.begin] && border[one.end]);
    nothing_between(before, one.begin);
    const std::vector<std::string> tokens =
        weiguan::tokens(text.substr(one.begin, one.end - one.begin));
    require(!tokens.empty() && tokens.front() != " " && tokens.back() != "\n");
    before = one.end;
  }
  nothing_between(before, size);
  return 0;
}
