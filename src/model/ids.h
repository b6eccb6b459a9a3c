// Ids of what the archive keeps.  They are derived from content, so two machines agree on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weiguan {

enum class ArticleId : std::uint64_t {};
enum class CaptureId : std::uint64_t {};

std::string to_string(
    ArticleId id);  // 16 lower-case hexadecimal digits, as everywhere an id is shown.
std::string to_string(CaptureId id);
std::optional<ArticleId> parse_article_id(std::string_view text);  // Nothing unless 16 such digits.
std::optional<CaptureId> parse_capture_id(std::string_view text);

}  // namespace weiguan
