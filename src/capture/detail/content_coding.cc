#include "capture/detail/content_coding.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <memory>

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

namespace weiguan::detail {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t step_size = 65536;
constexpr std::uint64_t ratio_from = std::uint64_t{16} << 20;
constexpr int largest_zstd_window = 27;

enum class Coding { ended, going, damaged };

// Decodes from the front of `in`, which it shortens, into `out`; says how many bytes it made.
using StepFunction = std::function<Coding(std::string_view& in, char* out, std::size_t& made)>;

struct Run {
  std::string bytes;
  Coding end = Coding::going;  // `going`: the input ended too early.
  std::string limit;
};

Run run(std::string_view in, const HttpLimits& limits, const StepFunction& step) {
  Run out;
  const std::size_t size = in.size();
  std::string piece(step_size, '\0');
  while (true) {
    std::size_t made = 0;
    const std::size_t before = in.size();
    out.end = step(in, piece.data(), made);
    const std::uint64_t left =
        limits.max_body - std::min<std::uint64_t>(limits.max_body, out.bytes.size());
    out.bytes.append(piece, 0, static_cast<std::size_t>(std::min<std::uint64_t>(made, left)));
    if (made > left) {
      out.limit =
          fmt::format("the body is longer than {} bytes and was cut there", limits.max_body);
      return out;
    }
    if (out.bytes.size() > ratio_from &&
        out.bytes.size() / (size - in.size() + 1) > limits.max_ratio) {
      out.limit = fmt::format(
          "the body grows to more than {} times its size and was cut there", limits.max_ratio);
      return out;
    }
    if (out.end != Coding::going) return out;
    if (made == 0 && in.size() == before) return out;
  }
}

// windowBits: 31 gzip, 15 zlib, -15 neither's header.
Run run_zlib(std::string_view body, int window_bits, const HttpLimits& limits) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return {{}, Coding::damaged, {}};
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  return run(body, limits, [&](std::string_view& in, char* out, std::size_t& made) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream.avail_in =
        static_cast<uInt>(std::min<std::size_t>(in.size(), std::numeric_limits<uInt>::max()));
    stream.next_out = reinterpret_cast<Bytef*>(out);
    stream.avail_out = static_cast<uInt>(step_size);
    const uInt given = stream.avail_in;
    const int status = inflate(&stream, Z_NO_FLUSH);
    in.remove_prefix(given - stream.avail_in);
    made = step_size - stream.avail_out;
    if (status == Z_STREAM_END) {
      // A gzip body may have more members.
      if (window_bits <= 15 || !in.starts_with("\x1f\x8b"sv)) return Coding::ended;
      inflateReset(&stream);
      return Coding::going;
    }
    return status == Z_OK || status == Z_BUF_ERROR ? Coding::going : Coding::damaged;
  });
}

Run run_deflate(std::string_view body, const HttpLimits& limits) {
  Run zlib = run_zlib(body, 15, limits);
  if (zlib.end != Coding::damaged || !zlib.bytes.empty()) return zlib;
  return run_zlib(body, -15, limits);
}

Run run_brotli(std::string_view body, const HttpLimits& limits) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) return {{}, Coding::damaged, {}};
  return run(body, limits, [&](std::string_view& in, char* out, std::size_t& made) {
    std::size_t left = in.size();
    const auto* next = reinterpret_cast<const std::uint8_t*>(in.data());
    std::size_t room = step_size;
    auto* to = reinterpret_cast<std::uint8_t*>(out);
    const BrotliDecoderResult status =
        BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
    in.remove_prefix(in.size() - left);
    made = step_size - room;
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return Coding::ended;
    return status == BROTLI_DECODER_RESULT_ERROR ? Coding::damaged : Coding::going;
  });
}

Run run_zstd(std::string_view body, const HttpLimits& limits) {
  const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(
      ZSTD_createDCtx(), ZSTD_freeDCtx);
  if (!context) return {{}, Coding::damaged, {}};
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, largest_zstd_window);
  return run(body, limits, [&](std::string_view& in, char* out, std::size_t& made) {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, step_size, 0};
    const std::size_t status = ZSTD_decompressStream(context.get(), &to, &from);
    in.remove_prefix(from.pos);
    made = to.pos;
    if (ZSTD_isError(status) != 0) return Coding::damaged;
    return status == 0 && in.empty() ? Coding::ended : Coding::going;
  });
}

// Text that was decoded before it was kept, while its header still says it is coded.
bool looks_plain(std::string_view body) {
  body = body.substr(0, 512);
  return std::none_of(body.begin(), body.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
}

}  // namespace

Decoded undo_coding(std::string_view coding, std::string_view body, const HttpLimits& limits) {
  if (coding.empty() || coding == "identity" || body.empty()) return {std::string(body), {}};
  Run run;
  if (coding == "gzip" || coding == "x-gzip") {
    run = run_zlib(body, 31, limits);
  } else if (coding == "deflate") {
    run = run_deflate(body, limits);
  } else if (coding == "br") {
    run = run_brotli(body, limits);
  } else if (coding == "zstd") {
    run = run_zstd(body, limits);
  } else {
    return {std::string(body), fmt::format("the content coding \"{:.40}\" is not known", coding)};
  }
  if (!run.limit.empty()) return {std::move(run.bytes), std::move(run.limit)};
  if (run.end == Coding::ended) return {std::move(run.bytes), {}};
  if (run.end == Coding::damaged && (run.bytes.empty() || looks_plain(body))) {
    return {
        std::string(body),
        fmt::format("the body is not coded as {}, although its header says so", coding)};
  }
  return {
      std::move(run.bytes),
      fmt::format(
          "the {} body {}; its start was decoded",
          coding,
          run.end == Coding::damaged ? "is damaged" : "is cut off")};
}

}  // namespace weiguan::detail
