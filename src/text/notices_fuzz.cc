// What a short text states does not depend on script, punctuation, width or politeness, is never
// told of a long one, and a notice always states its own cause.  The first line is a notice's text,
// the rest what is read.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/notices.h"
#include "text/sketch.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string text(input.substr(0, end));
  const std::string_view words = input.substr(std::min(end + 1, input.size()));
  weiguan::Notice notice;
  notice.id = "one";
  notice.cause = weiguan::Cause::account;
  notice.texts = {text};
  notice.addresses = {"a.example/" + text};
  const weiguan::Notices notices({notice});

  const std::string letters = weiguan::notice_letters(text);
  require(weiguan::is_utf8(letters));
  const bool plain = text.find('*') == std::string::npos && !letters.empty();
  if (plain && text.size() < 300) {
    require(notices.cause_of(text) == weiguan::Cause::account);
    require(notices.cause_of("抱歉，" + text + "。") == weiguan::Cause::account);
  }
  const auto found = notices.find(words, "");
  if (found) {
    require(found->beside <= weiguan::most_beside && found->notice == &notices.all()[0]);
    require(words.size() < 2000);
    require(notices.cause_of(weiguan::fold(words)) == weiguan::Cause::account);
  }
  notices.cause_of_address(words);
  require(weiguan::matches_pattern(words, "*") && weiguan::matches_pattern(words, "**"));
  require(weiguan::sketch(words) == weiguan::sketch(weiguan::fold(words)));
  return 0;
}
