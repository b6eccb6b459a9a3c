// Digests of bytes, and ids made from them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace weiguan {

enum class DigestKind { sha1, sha256, sha512, md5 };  // FIPS 180-4; RFC 1321 (old archives only).

// Digests bytes that come in pieces.  Not for two threads at once.
class Hasher {
 public:
  explicit Hasher(DigestKind kind = DigestKind::sha256);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void update(std::string_view bytes);
  std::string finish();  // The raw digest.  The hasher starts anew after it.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string digest(DigestKind kind, std::string_view bytes);  // Raw.
std::string sha256_hex(std::string_view bytes);               // 64 lower-case hexadecimal digits.

std::string to_hex(std::string_view bytes);  // Lower case.
std::string to_base32(
    std::string_view bytes);  // RFC 4648, upper case, without padding, as WARC digests are.

// The first 64 bits of the SHA-256 of the fields, each preceded by its length, so that {"ab", "c"}
// and
// {"a", "bc"} differ.  Of n ids some two are equal with probability about n^2 / 2^65.
std::uint64_t short_id(std::initializer_list<std::string_view> fields);

}  // namespace weiguan
