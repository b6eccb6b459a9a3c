// The files of the built dashboard, put into the program by cmake/web.cmake.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace weiguan::web {

struct BundledFile {
  std::string_view path;    // "index.html", "assets/main-4f2a.js"
  std::string_view type;    // Its media type.
  std::string_view digest;  // Of its bytes; 16 hexadecimal digits.
  std::string_view gzip;    // Its bytes, compressed.
  std::size_t size = 0;     // Of its bytes.
};

std::span<const BundledFile> bundle();  // By path.

const BundledFile* bundled(std::string_view path);  // Null where there is none.

std::string unpacked(const BundledFile& file);

// index.html, unpacked once.
const std::string& shell();

}  // namespace weiguan::web
