#include "base/digest.h"

#include <array>
#include <bit>
#include <utility>

#include <openssl/evp.h>

#include "base/error.h"

namespace weiguan {

namespace {

const EVP_MD* method(DigestKind kind) {
  switch (kind) {
    case DigestKind::sha1:
      return EVP_sha1();
    case DigestKind::sha256:
      return EVP_sha256();
    case DigestKind::sha512:
      return EVP_sha512();
    case DigestKind::md5:
      return EVP_md5();
  }
  return EVP_sha256();
}

}  // namespace

struct Hasher::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const EVP_MD* method = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { EVP_MD_CTX_free(context); }

  void start() {
    if (EVP_DigestInit_ex(context, method, nullptr) != 1)
      throw Error("this digest is switched off here");
  }
};

Hasher::Hasher(DigestKind kind) : state_(std::make_unique<State>()) {
  state_->method = method(kind);
  state_->start();
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(std::string_view bytes) {
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Hasher::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
  unsigned size = 0;
  EVP_DigestFinal_ex(state_->context, raw.data(), &size);
  state_->start();
  return {raw.begin(), raw.begin() + size};
}

std::string digest(DigestKind kind, std::string_view bytes) {
  Hasher hasher(kind);
  hasher.update(bytes);
  return hasher.finish();
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(digest(DigestKind::sha256, bytes));
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string to_base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    held += 8;
    while (held >= 5) {
      held -= 5;
      out += letters[(bits >> held) & 31];
    }
  }
  if (held > 0) out += letters[(bits << (5 - held)) & 31];
  return out;
}

std::uint64_t short_id(std::initializer_list<std::string_view> fields) {
  Hasher hasher;
  for (const std::string_view field : fields) {
    std::array<char, 8> length{};
    for (std::size_t i = 0; i < 8; ++i)
      length[i] = static_cast<char>((field.size() >> (8 * i)) & 255);
    hasher.update({length.data(), length.size()});
    hasher.update(field);
  }
  const std::string raw = hasher.finish();
  std::uint64_t id = 0;
  for (std::size_t i = 0; i < 8; ++i) id = (id << 8) | static_cast<unsigned char>(raw[i]);
  return id;
}

}  // namespace weiguan
