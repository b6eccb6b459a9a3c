#include "views/cli/detail/compared_file.h"

#include <array>

#include "base/error.h"
#include "base/files.h"

namespace weiguan {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;

}  // namespace

std::string bytes_to_compare(const std::string& name, Speech speech) {
  InputFile file(name);
  std::string bytes;
  std::array<char, 65536> buffer{};
  for (std::size_t got = 0; (got = file.read(buffer.data(), buffer.size())) > 0;) {
    bytes.append(buffer.data(), got);
    if (bytes.size() > most_bytes) {
      throw Error(
          tell(speech, {"{} is longer than a gibibyte", "{} 超过 1 GiB"}, name),
          tell(speech, {"Compare parts of it.", "请分段比较。"}));
    }
  }
  return bytes;
}

}  // namespace weiguan
