#include "model/article.h"

#include <array>
#include <tuple>

#include "base/digest.h"
#include "base/url.h"

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 4> kinds = {"article", "post", "answer", "document"};
constexpr std::array<std::string_view, 6> sources = {
    "record", "feed", "metadata", "text", "address", "first-seen"};

template <typename Enum, std::size_t Size>
std::optional<Enum> parse(const std::array<std::string_view, Size>& names, std::string_view text) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
  }
  return {};
}

}  // namespace

std::string_view to_string(ArticleKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}
std::optional<ArticleKind> parse_article_kind(std::string_view text) {
  return parse<ArticleKind>(kinds, text);
}

std::string_view to_string(TimeSource source) {
  return sources[static_cast<std::size_t>(source)];
}
std::optional<TimeSource> parse_time_source(std::string_view text) {
  return parse<TimeSource>(sources, text);
}

TimeRange first_seen(Time seen) {
  return {beginning_of_time, seen, TimeSource::first_seen};
}

TimeRange better(const TimeRange& a, const TimeRange& b) {
  const auto rank = [](const TimeRange& range) {
    return std::tuple(range.source, range.latest - range.earliest, range.earliest);
  };
  return rank(b) < rank(a) ? b : a;
}

Before is_before(const TimeRange& a, const TimeRange& b) {
  if (a.latest < b.earliest) return Before::yes;
  if (b.latest <= a.earliest) return Before::no;
  return Before::cannot_tell;
}

ArticleId article_id(const Article& article) {
  return ArticleId{short_id(
      {to_string(article.kind),
       normal_url(article.url),
       article.account,
       article.title,
       article.text})};
}

}  // namespace weiguan
