#include "model/ids.h"

#include <charconv>

#include <fmt/format.h>

namespace weiguan {

namespace {

std::optional<std::uint64_t> parse(std::string_view text) {
  std::uint64_t value = 0;
  if (text.size() != 16 || text.find_first_of("ABCDEF") != std::string_view::npos) return {};
  const auto result = std::from_chars(text.data(), text.data() + 16, value, 16);
  if (result.ec != std::errc{} || result.ptr != text.data() + 16) return {};
  return value;
}

}  // namespace

std::string to_string(ArticleId id) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(id));
}
std::string to_string(CaptureId id) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(id));
}

std::optional<ArticleId> parse_article_id(std::string_view text) {
  const auto value = parse(text);
  if (!value) return {};
  return ArticleId{*value};
}
std::optional<CaptureId> parse_capture_id(std::string_view text) {
  const auto value = parse(text);
  if (!value) return {};
  return CaptureId{*value};
}

}  // namespace weiguan
