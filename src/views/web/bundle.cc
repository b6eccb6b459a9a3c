#include "views/web/detail/bundle.h"

#include <algorithm>

#include <zlib.h>

#include "base/error.h"

namespace weiguan::web {

const BundledFile* bundled(std::string_view path) {
  const auto files = bundle();
  const auto at = std::lower_bound(
      files.begin(), files.end(), path, [](const BundledFile& one, std::string_view wanted) {
        return one.path < wanted;
      });
  return at != files.end() && at->path == path ? &*at : nullptr;
}

std::string unpacked(const BundledFile& file) {
  std::string out(file.size, '\0');
  z_stream stream{};
  constexpr int gzip = 16 + MAX_WBITS;
  if (inflateInit2(&stream, gzip) != Z_OK)
    throw Error("a page of the dashboard cannot be unpacked");
  std::string in(file.gzip);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (end != Z_STREAM_END) throw Error("a page of the dashboard cannot be unpacked");
  return out;
}

const std::string& shell() {
  static const std::string text = [] {
    const auto* file = bundled("index.html");
    return file == nullptr ? std::string{} : unpacked(*file);
  }();
  return text;
}

}  // namespace weiguan::web
