#include "text/contained.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/detail/characters.h"
#include "text/detail/units.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::uint32_t least_run = 27;
constexpr std::uint64_t base = 0x9E3779B97F4A7C15u;

struct Letter {
  char32_t folded = 0;
  std::uint32_t size = 0;
};

// Letters and digits, CJK characters, and one blank between two words of an alphabet.
std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> out;
  bool parted = false;
  for (std::size_t at = 0; at < text.size();) {
    const detail::Character read = detail::look_up(next_character(text, at));
    if (read.kind == detail::Kind::ignored) continue;
    const bool is_cjk = read.kind == detail::Kind::cjk;
    if (!is_cjk && read.kind != detail::Kind::word) {
      parted = true;
      continue;
    }
    const bool after_letter = !out.empty() && out.back().size == 1;
    if (parted && after_letter && !is_cjk) out.push_back({U' ', 1});
    parted = false;
    out.push_back({read.folded, is_cjk ? detail::cjk_size : 1});
  }
  return out;
}

struct Run {
  std::uint64_t hash = 0;
  std::size_t begin = 0, end = 0;  // Letters.
};

// From every letter, and up to every letter, the shortest run that is long enough; by a rolling
// hash.
std::vector<Run> runs_of(const std::vector<Letter>& letters) {
  std::vector<Run> out;
  std::uint64_t powers[least_run + 1] = {1};
  for (std::size_t i = 1; i <= least_run; ++i) powers[i] = powers[i - 1] * base;
  std::uint64_t hash = 0;
  std::uint32_t size = 0;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < letters.size(); ++end) {
    hash = hash * base + letters[end].folded + 1;
    size += letters[end].size;
    if (size < least_run && begin > 0) {
      const Letter& before = letters[begin - 1];
      out.push_back({hash + (before.folded + 1) * powers[end - begin + 1], begin - 1, end + 1});
    }
    for (; size >= least_run; ++begin) {
      out.push_back({hash, begin, end + 1});
      size -= letters[begin].size;
      hash -= (letters[begin].folded + 1) * powers[end - begin];
    }
  }
  if (out.empty() && !letters.empty()) out.push_back({hash, 0, letters.size()});
  return out;
}

}  // namespace

double contained(std::string_view part, std::string_view whole) {
  const std::vector<Letter> letters = letters_of(part);
  std::vector<std::uint64_t> known;
  for (const Run& run : runs_of(letters_of(whole))) known.push_back(run.hash);
  std::sort(known.begin(), known.end());
  std::uint64_t all = 0, found = 0;
  for (const Letter& letter : letters) all += letter.size;
  std::size_t reached = 0;
  for (const Run& run : runs_of(letters)) {
    if (!std::binary_search(known.begin(), known.end(), run.hash)) continue;
    for (reached = std::max(reached, run.begin); reached < run.end; ++reached) {
      found += letters[reached].size;
    }
  }
  return all == 0 ? 0 : static_cast<double>(found) / static_cast<double>(all);
}

}  // namespace weiguan
