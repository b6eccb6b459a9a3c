#include "capture/detail/decoder.h"

#include <algorithm>
#include <array>
#include <limits>

#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include "base/error.h"

namespace weiguan::detail {

namespace {

using namespace std::string_view_literals;

constexpr int gzip_window = 15 + 16;
constexpr int largest_zstd_window = 27;  // 128 MiB; the WARC text asks for 8 MiB only.

uInt clipped(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

}  // namespace

Packing packing_of(std::string_view first) {
  if (first.starts_with("\x1f\x8b"sv)) return Packing::gzip;
  if (first.starts_with("\x28\xb5\x2f\xfd"sv) || first.starts_with("\x5d\x2a\x4d\x18"sv))
    return Packing::zstd;
  return name_of(first).empty() ? Packing::plain : Packing::unsupported;
}

std::string_view name_of(std::string_view first) {
  if (first.starts_with("\x04\x22\x4d\x18"sv)) return "lz4";
  if (first.starts_with("BZh"sv) && first.size() > 9 && first.substr(4).starts_with("1AY&SY"sv))
    return "bzip2";
  if (first.starts_with("\xfd"
                        "7zXZ\0"sv))
    return "xz";
  return {};
}

struct Decoder::State {
  z_stream zlib{};
  bool zlib_ready = false;
  libdeflate_decompressor* deflate = nullptr;
  ZSTD_DCtx* zstd = nullptr;
  ZSTD_DDict* dictionary = nullptr;
  Packing packing = Packing::gzip;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zlib_ready) inflateEnd(&zlib);
    libdeflate_free_decompressor(deflate);
    ZSTD_freeDCtx(zstd);
    ZSTD_freeDDict(dictionary);
  }

  Result inflate_step(std::string_view in, char* out, std::size_t room) {
    zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    zlib.avail_in = clipped(in.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out);
    zlib.avail_out = clipped(room);
    const uInt in_before = zlib.avail_in;
    const uInt out_before = zlib.avail_out;
    const int status = inflate(&zlib, Z_NO_FLUSH);
    Result result;
    result.used = in_before - zlib.avail_in;
    result.made = out_before - zlib.avail_out;
    if (status == Z_STREAM_END) result.step = Step::ended;
    if (status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR)
      result.step = Step::damaged;
    return result;
  }

  Result zstd_step(std::string_view in, char* out, std::size_t room) {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, room, 0};
    const std::size_t status = ZSTD_decompressStream(zstd, &to, &from);
    Result result;
    result.used = from.pos;
    result.made = to.pos;
    if (ZSTD_isError(status) != 0) result.step = Step::damaged;
    if (status == 0) result.step = Step::ended;
    return result;
  }
};

Decoder::Decoder() : state_(std::make_unique<State>()) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

void Decoder::set_dictionary(std::string_view dictionary) {
  ZSTD_freeDDict(state_->dictionary);
  state_->dictionary = ZSTD_createDDict(dictionary.data(), dictionary.size());
}

void Decoder::start(Packing packing) {
  state_->packing = packing;
  if (packing == Packing::gzip) {
    if (state_->zlib_ready) {
      inflateReset(&state_->zlib);
      return;
    }
    if (inflateInit2(&state_->zlib, gzip_window) != Z_OK)
      throw Error("no memory left to decompress gzip");
    state_->zlib_ready = true;
    return;
  }
  if (state_->zstd == nullptr) {
    state_->zstd = ZSTD_createDCtx();
    if (state_->zstd == nullptr) throw Error("no memory left to decompress zstd");
    ZSTD_DCtx_setParameter(state_->zstd, ZSTD_d_windowLogMax, largest_zstd_window);
  }
  ZSTD_DCtx_reset(state_->zstd, ZSTD_reset_session_only);
  ZSTD_DCtx_refDDict(state_->zstd, state_->dictionary);
}

Decoder::Result Decoder::step(std::string_view in, char* out, std::size_t room) {
  return state_->packing == Packing::gzip ? state_->inflate_step(in, out, room)
                                          : state_->zstd_step(in, out, room);
}

Decoder::Result Decoder::whole_member(std::string_view in, char* out, std::size_t room) {
  if (state_->deflate == nullptr) state_->deflate = libdeflate_alloc_decompressor();
  if (state_->deflate == nullptr) throw Error("no memory left to decompress gzip");
  Result result;
  const libdeflate_result status = libdeflate_gzip_decompress_ex(
      state_->deflate, in.data(), in.size(), out, room, &result.used, &result.made);
  if (status == LIBDEFLATE_SUCCESS) {
    result.step = Step::ended;
    return result;
  }
  result.used = result.made = 0;
  result.step = status == LIBDEFLATE_INSUFFICIENT_SPACE ? Step::going : Step::damaged;
  return result;
}

std::string first_decoded(Decoder& decoder, Packing packing, std::string_view bytes) {
  std::array<char, 256> out{};
  std::size_t made = 0;
  decoder.start(packing);
  while (made < out.size()) {
    const auto result = decoder.step(bytes, out.data() + made, out.size() - made);
    bytes.remove_prefix(result.used);
    made += result.made;
    if (result.step != Step::going || (result.used == 0 && result.made == 0)) break;
  }
  return {out.data(), made};
}

}  // namespace weiguan::detail
