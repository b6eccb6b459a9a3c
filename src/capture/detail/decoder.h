// One gzip member or one zstd frame, decoded a piece at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace weiguan::detail {

enum class Packing { plain, gzip, zstd, unsupported };

Packing packing_of(std::string_view first_bytes);
std::string_view name_of(
    std::string_view first_bytes);  // Of an unsupported packing: "lz4", "bzip2".

enum class Step { going, ended, damaged };

class Decoder {
 public:
  Decoder();
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  void set_dictionary(std::string_view dictionary);  // For zstd, from now on.
  void start(Packing packing);                       // REQUIRES: gzip or zstd.

  struct Result {
    Step step = Step::going;
    std::size_t used = 0;
    std::size_t made = 0;
  };
  // Neither used nor made: more input is needed.
  Result step(std::string_view in, char* out, std::size_t room);

  // A whole gzip member at once, the fastest way.  `ended` only when all of it fitted; `going`:
  // more room is needed; `damaged`: damaged, or the member is not all in `in`.
  Result whole_member(std::string_view in, char* out, std::size_t room);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What the gzip member or zstd frame at the start of `bytes` begins with, decoded: some 256 bytes,
// or as many as are sound.
std::string first_decoded(Decoder& decoder, Packing packing, std::string_view bytes);

}  // namespace weiguan::detail
