#include "views/web/detail/asked.h"

#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t usual_hits = 20;
constexpr std::uint64_t most_hits = 200;
constexpr std::uint64_t most_pages = 1'000'000'000;

Order read_order(std::string_view text) {
  if (text.empty() || text == "newest") return Order::newest;
  if (text == "oldest") return Order::oldest;
  if (text == "relevance") return Order::relevance;
  throw UsageError(
      fmt::format("\"{}\" is no order", text), "The orders are newest, oldest and relevance.");
}

}  // namespace

std::uint64_t read_count(
    const Request& request,
    std::string_view name,
    std::uint64_t fallback,
    std::uint64_t least,
    std::uint64_t most) {
  const auto text = request.parameter(name);
  if (text.empty()) return fallback;
  std::uint64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size() || value < least ||
      value > most) {
    throw UsageError(
        fmt::format("{} cannot be \"{}\"", name, text),
        fmt::format("It takes a whole number from {} to {}.", least, most));
  }
  return value;
}

Asked read_search(const Site& site, const Request& request) {
  Asked asked;
  asked.text = request.parameter("q");
  asked.search.filter = parse_filter(request.parameters, site.zone, *site.packs);
  asked.search.filter.query = parse_query(asked.text, site.query_names);
  asked.search.order = read_order(request.parameter("order"));
  asked.all = request.form != Form::html && request.parameter("limit") == "all";
  if (asked.all) {
    asked.search.limit = std::numeric_limits<std::int64_t>::max();
    return asked;
  }
  asked.search.limit = read_count(request, "limit", usual_hits, 1, most_hits);
  asked.page = read_count(request, "page", 1, 1, most_pages);
  asked.search.offset = (asked.page - 1) * asked.search.limit;
  return asked;
}

}  // namespace weiguan::web
