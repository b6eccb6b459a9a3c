#include "views/web/detail/kept_id.h"

#include <random>

#include "base/digest.h"

namespace weiguan::web {

std::string new_id() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(random() & 0xFFU);
  return to_hex(bytes);
}

bool is_id(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace weiguan::web
