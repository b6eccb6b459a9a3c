#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "instruments/told_keep.h"

namespace weiguan::told {

namespace {

constexpr Day first_day = -4000000;  // Keys are of days from it on, so that they stay in order.

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int at = 0; at < bytes; ++at) out += static_cast<char>((value >> (8 * at)) & 0xFF);
}

std::uint64_t take(std::string_view& bytes, int count) {
  std::uint64_t value = 0;
  for (int at = 0; at < count; ++at) {
    const auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(at)]);
    value |= std::uint64_t{byte} << (8 * at);
  }
  bytes.remove_prefix(static_cast<std::size_t>(count));
  return value;
}

constexpr std::size_t head_bytes = 8, member_bytes = 8 + 8 + 1 + 8 + 1 + 4;
constexpr std::uint64_t no_own = 0xFFFFFFFF;

}  // namespace

std::string encode(const KeptDay& day) {
  std::string out;
  out.reserve(head_bytes + day.members.size() * member_bytes);
  put(out, day.input, 8);
  for (const Member& one : day.members) {
    put(out, static_cast<std::uint64_t>(one.article), 8);
    put(out, static_cast<std::uint64_t>(one.minute), 8);
    put(out, static_cast<std::uint64_t>(one.tongue), 1);
    put(out, static_cast<std::uint64_t>(one.story), 8);
    put(out, one.copy ? 1 : 0, 1);
    put(out, one.own ? static_cast<std::uint64_t>(std::llround(*one.own * millionths)) : no_own, 4);
  }
  return out;
}

std::optional<KeptDay> decode(std::string_view bytes) {
  if (bytes.size() < head_bytes || (bytes.size() - head_bytes) % member_bytes != 0)
    return std::nullopt;
  KeptDay day;
  day.input = take(bytes, 8);
  while (!bytes.empty()) {
    Member one;
    one.article = ArticleId{take(bytes, 8)};
    one.minute = static_cast<std::int64_t>(take(bytes, 8));
    const std::uint64_t tongue = take(bytes, 1);
    if (tongue > static_cast<std::uint64_t>(Tongue::other)) return std::nullopt;
    one.tongue = static_cast<Tongue>(tongue);
    one.story = ArticleId{take(bytes, 8)};
    const std::uint64_t copy = take(bytes, 1), own = take(bytes, 4);
    if (copy > 1 || (own != no_own && own > static_cast<std::uint64_t>(millionths)))
      return std::nullopt;
    one.copy = copy == 1;
    if (own != no_own) one.own = static_cast<double>(own) / millionths;
    day.members.push_back(one);
  }
  return day;
}

std::string key_of_day(Day day) {
  return fmt::format("day/{:08}", day - first_day);
}

std::optional<Day> day_of_key(std::string_view key) {
  constexpr std::string_view prefix = "day/";
  if (!key.starts_with(prefix) || key.size() != prefix.size() + 8) return std::nullopt;
  Day day = 0;
  for (const char digit : key.substr(prefix.size())) {
    if (digit < '0' || digit > '9') return std::nullopt;
    day = day * 10 + (digit - '0');
  }
  return day + first_day;
}

Filter told_filter() {
  Filter filter;
  filter.kinds = {ArticleKind::article, ArticleKind::post};
  return filter;
}

}  // namespace weiguan::told
