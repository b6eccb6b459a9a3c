#include "extract/detail/page_document.h"

#include <fmt/format.h>

#include "extract/detail/guard.h"

namespace weiguan::extract {

namespace {

Problem problem(const PageInput& input, std::size_t offset, std::string rule, std::string reason) {
  Problem out;
  out.file = input.url;
  out.offset = offset;
  out.rule = std::move(rule);
  out.reason = std::move(reason);
  return out;
}

// Cuts at `size` bytes, before a tag where one is near, so that no half tag is read.
std::string_view first_bytes(std::string_view bytes, std::size_t size) {
  if (bytes.size() <= size) return bytes;
  bytes = bytes.substr(0, size);
  const std::size_t tag = bytes.rfind('<');
  return tag != std::string_view::npos && size - tag < 4096 ? bytes.substr(0, tag) : bytes;
}

}  // namespace

PageDocument read_document(
    const PageInput& input, const PageLimits& limits, std::vector<Problem>& problems) {
  PageDocument out;
  const std::string_view bytes = first_bytes(input.bytes, limits.max_bytes);
  if (bytes.size() < input.bytes.size()) {
    problems.push_back(problem(
        input,
        bytes.size(),
        "html-size",
        fmt::format(
            "The page has {} bytes; only the first {} were read.",
            input.bytes.size(),
            bytes.size())));
  }
  out.decoded = decode_page(bytes, input.http_charset);
  if (out.decoded.lossy) {
    problems.push_back(problem(
        input,
        0,
        "html-charset",
        fmt::format(
            "Some bytes of the page have no meaning in {}, as which it was read.",
            out.decoded.charset)));
  }
  Guarded guarded = guard(out.decoded.text, limits.max_depth);
  if (guarded.flattened) {
    problems.push_back(problem(
        input,
        0,
        "html-depth",
        fmt::format(
            "Tags are nested more than {} deep; the deeper ones were read as if closed.",
            limits.max_depth)));
  }
  out.html = std::make_unique<const std::string>(std::move(guarded.html));
  out.document = parse_html(*out.html);
  if (out.document.too_large) {
    problems.push_back(problem(
        input,
        0,
        "html-memory",
        "The page's tags would fill too much memory; only its text was read."));
  }
  return out;
}

}  // namespace weiguan::extract
