// Tokens stand in order on character borders and say what the text says there; folding changes
// neither them nor the number of characters; every run of tokens is found again as a phrase.  The
// first two bytes choose the run.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

bool is_white(const std::string& token) {
  return token == " " || token == "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  std::vector<bool> border(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size(); weiguan::next_character(text, at)) border[at] = true;
  border[text.size()] = true;

  std::vector<std::string> words;
  std::vector<weiguan::Range> places;
  std::size_t end = 0;
  weiguan::each_token(text, [&](const weiguan::Token& token) {
    require(token.begin >= end && token.begin < token.end && token.end <= text.size());
    require(border[token.begin] && border[token.end]);
    end = token.end;
    const std::string_view original = text.substr(token.begin, token.end - token.begin);
    const std::string folded(token.folded);
    if (!is_white(folded)) {
      require(weiguan::tokens(original) == std::vector<std::string>{folded});
      // Invisible characters in a word stand in the text only.
      const bool all_seen =
          weiguan::count_characters(original) == weiguan::count_characters(folded);
      if (all_seen) require(weiguan::fold(original) == folded);
    }
    require(weiguan::fold(folded) == folded);
    words.push_back(folded);
    places.push_back({token.begin, token.end});
    return true;
  });
  require(words.empty() || !(is_white(words.front()) || is_white(words.back())));

  const std::string folded = weiguan::fold(text);
  require(weiguan::is_utf8(folded));
  require(weiguan::count_characters(folded) == weiguan::count_characters(text));
  require(weiguan::tokens(folded) == words);
  if (words.empty()) return 0;

  const std::size_t first = data[0] % words.size();
  const std::size_t length = data[1] % (words.size() - first) + 1;
  const std::vector<std::string> phrase(
      words.begin() + static_cast<std::ptrdiff_t>(first),
      words.begin() + static_cast<std::ptrdiff_t>(first + length));
  const auto found = weiguan::find_phrase(text, phrase);
  require(!found.empty() && found.front().begin <= places[first].begin);
  std::size_t behind = 0;
  for (const weiguan::Range& range : found) {
    require(range.begin >= behind && range.begin < range.end && range.end <= text.size());
    behind = range.end;
    if (is_white(phrase.front()) || is_white(phrase.back())) continue;
    require(weiguan::tokens(text.substr(range.begin, range.end - range.begin)) == phrase);
  }
  return 0;
}
