// Drawings that come from a page, made safe to stand in another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weiguan::web {

inline constexpr std::size_t largest_svg = std::size_t{3} << 20;

// The drawing with only such elements and attributes as draw: no script, no style, no handlers, no
// pictures, no foreign content, no address of anything outside it.  Every id, and what refers to
// it, gets `prefix`, so that several drawings can stand in one page.  What is no well-formed SVG,
// has a document type, is nested too deeply or is larger than largest_svg throws UsageError.
std::string clean_svg(std::string_view svg, std::string_view prefix = {});

}  // namespace weiguan::web
