#include "text/sketch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "text/detail/characters.h"
#include "text/detail/units.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::uint64_t number_hash = 0x6e756d626572;
constexpr std::size_t most_bytes = std::size_t{1} << 20;  // Of a text; the rest is not looked at.

// Every bit of the hash says one thing about the feature; multiplying spreads them.
std::uint64_t spread(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccd;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

std::vector<std::uint64_t> features_of(std::string_view text) {
  std::vector<std::uint64_t> out;
  std::uint64_t last = 0, before_last = 0;
  std::size_t count = 0;
  TokenReader reader(text.substr(0, most_bytes));
  for (Token token; reader.next(token);) {
    std::size_t at = 0;
    const detail::Kind kind = detail::look_up(next_character(token.folded, at)).kind;
    if (kind != detail::Kind::word && kind != detail::Kind::cjk) continue;
    const bool number = std::any_of(
        token.folded.begin(), token.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::uint64_t word = number ? number_hash : detail::hash_of(token.folded);
    // Numbers in a row are one, so 2024-07-02 09:30 is as 9:30.
    if (number && count > 0 && last == number_hash) continue;
    if (count > 0) out.push_back(spread(detail::mix(last, word)));
    if (count > 1) out.push_back(spread(detail::mix(detail::mix(before_last, last), word)));
    before_last = last;
    last = word;
    ++count;
  }
  if (count == 1) out.push_back(spread(last));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::uint64_t sketch(std::string_view text) {
  const std::vector<std::uint64_t> features = features_of(text);
  if (features.empty()) return 0;
  std::array<std::int32_t, 64> votes{};
  for (const std::uint64_t feature : features) {
    for (std::size_t bit = 0; bit < votes.size(); ++bit)
      votes[bit] += (feature >> bit & 1) != 0 ? 1 : -1;
  }
  std::uint64_t out = 0;
  for (std::size_t bit = 0; bit < votes.size(); ++bit) {
    if (votes[bit] > 0) out |= std::uint64_t{1} << bit;
  }
  return out == 0 ? 1 : out;
}

int bits_apart(std::uint64_t a, std::uint64_t b) {
  if (a == 0 || b == 0) return 64;
  return std::popcount(a ^ b);
}

}  // namespace weiguan
