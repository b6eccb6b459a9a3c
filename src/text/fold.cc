#include "text/fold.h"

#include "text/detail/characters.h"
#include "text/detail/decode.h"

namespace weiguan {

char32_t fold(char32_t character) {
  return detail::look_up(character).folded;
}

std::string fold(std::string_view text) {
  // An invalid byte becomes 3 bytes, and some characters of 2 bytes fold to one of 3.
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (size + 4 > out.size()) out.resize(out.size() + out.size() / 2 + 16);
    const detail::Sequence one = detail::decode_one(text, at);
    at += one.size;
    size += detail::encode_one(out.data() + size, detail::look_up(one.character).folded);
  }
  out.resize(size);
  return out;
}

}  // namespace weiguan
