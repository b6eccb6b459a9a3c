// Passages as bytes: numbers of seven bits a byte, the lowest first, the last without the highest
// bit.
#include "archive/sqlite/detail/repeat_store.h"

namespace weiguan::detail {

namespace {

void put(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return at_ == bytes_.size(); }

  std::size_t take() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_end()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      number |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return static_cast<std::size_t>(number);
    }
    throw DamagedError("repeats.sqlite holds passages that cannot be read");
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string passages_to_bytes(const std::vector<RepeatedPassage>& passages) {
  std::string bytes;
  for (const RepeatedPassage& one : passages) {
    for (const Range& range : {one.source, one.target}) {
      put(bytes, range.begin);
      put(bytes, range.end - range.begin);
    }
    put(bytes, static_cast<std::uint64_t>(one.alteration));
    put(bytes, one.kept);
    put(bytes, one.cut);
    put(bytes, one.added);
  }
  return bytes;
}

std::vector<RepeatedPassage> passages_from_bytes(std::string_view bytes) {
  std::vector<RepeatedPassage> passages;
  for (Bytes all(bytes); !all.at_end();) {
    RepeatedPassage one;
    for (Range* const range : {&one.source, &one.target}) {
      range->begin = all.take();
      range->end = range->begin + all.take();
    }
    one.alteration = static_cast<Alteration>(all.take());
    one.kept = all.take();
    one.cut = all.take();
    one.added = all.take();
    const std::size_t both = 2 * one.kept + one.cut + one.added;
    one.identity = both == 0 ? 0 : 2 * static_cast<double>(one.kept) / static_cast<double>(both);
    passages.push_back(one);
  }
  return passages;
}

}  // namespace weiguan::detail
