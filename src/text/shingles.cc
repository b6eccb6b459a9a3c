#include "text/shingles.h"

#include <algorithm>

#include "text/detail/characters.h"
#include "text/detail/units.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using detail::shingle_size;

struct Word {
  std::uint64_t hash = 0;
  std::uint32_t size = 0;
};

// The next word or CJK character.
bool next_word(TokenReader& reader, Word& word) {
  Token token;
  while (reader.next(token)) {
    std::size_t at = 0;
    const detail::Kind kind = detail::look_up(next_character(token.folded, at)).kind;
    if (kind != detail::Kind::word && kind != detail::Kind::cjk) continue;
    word.hash = detail::hash_of(token.folded);
    word.size = kind == detail::Kind::cjk
                    ? detail::cjk_size
                    : static_cast<std::uint32_t>(count_characters(token.folded)) + 1;
    return true;
  }
  return false;
}

}  // namespace

Fingerprint fingerprint(std::string_view text) {
  Fingerprint out;
  // The words of the shingle that grows, in a ring: none has more than shingle_size of them.
  Word ring[shingle_size];
  std::size_t first = 0, count = 0;
  std::uint32_t size = 0;
  const auto add = [&] {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < count; ++i) {
      hash = detail::mix(hash, ring[(first + i) % shingle_size].hash);
    }
    out.shingles.push_back(hash);
  };
  TokenReader reader(text);
  for (Word word; next_word(reader, word);) {
    ring[(first + count) % shingle_size] = word;
    ++count;
    size += word.size;
    while (size >= shingle_size) {
      add();
      size -= ring[first].size;
      first = (first + 1) % shingle_size;
      --count;
    }
  }
  if (out.shingles.empty() && count > 0) add();
  std::sort(out.shingles.begin(), out.shingles.end());
  out.shingles.erase(std::unique(out.shingles.begin(), out.shingles.end()), out.shingles.end());
  return out;
}

std::size_t common_shingles(const Fingerprint& a, const Fingerprint& b) {
  std::size_t common = 0;
  auto i = a.shingles.begin(), j = b.shingles.begin();
  while (i != a.shingles.end() && j != b.shingles.end()) {
    if (*i == *j) {
      ++common;
      ++i;
      ++j;
    } else {
      ++(*i < *j ? i : j);
    }
  }
  return common;
}

double resemblance(const Fingerprint& a, const Fingerprint& b) {
  const std::size_t common = common_shingles(a, b);
  const std::size_t all = a.shingles.size() + b.shingles.size() - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace weiguan
