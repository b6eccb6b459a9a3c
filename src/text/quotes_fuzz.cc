// Quotes stand in order on character borders, hold something, and their words do not overlap;
// without verbs none has a speaker.
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/quotes.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const weiguan::QuoteReader reader(
      {{"报道", "强调"},
       {"表示", "说", "指出", "称", "said", "says", "told"},
       {"据", "according to"},
       {"小说", "说明"}});
  static const weiguan::QuoteReader bare({});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<bool> border(size + 1, false);
  for (std::size_t at = 0; at < size; weiguan::next_character(text, at)) border[at] = true;
  border[size] = true;
  const auto lies_in = [&](const weiguan::Range& range) {
    require(range.begin <= range.end && range.end <= size);
    require(border[range.begin] && border[range.end]);
  };
  std::size_t before = 0;
  for (const weiguan::Quote& one : reader.read(text)) {
    lies_in(one.words);
    lies_in(one.speaker);
    lies_in(one.verb);
    require(one.words.begin >= before && one.words.begin < one.words.end);
    require(one.speech == weiguan::Speech::direct || one.verb.begin < one.verb.end);
    before = one.words.end;
  }
  for (const weiguan::Quote& one : bare.read(text)) {
    require(one.speech == weiguan::Speech::direct);
    require(one.speaker == weiguan::Range{} && one.verb == weiguan::Range{});
  }
  return 0;
}
