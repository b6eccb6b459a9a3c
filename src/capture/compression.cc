#include "capture/compression.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "capture/detail/stream.h"

namespace weiguan {

struct DecompressedFile::State {
  InputFile file;
  std::string damage;
  detail::Stream stream;

  explicit State(InputFile from)
      : file(std::move(from)),
        stream(
            detail::StoredBytes(
                [this](char* buffer, std::size_t size) { return file.read(buffer, size); }, 0, 0),
            {},
            [this](std::string_view, std::uint64_t offset, const std::string& reason) {
              if (damage.empty()) damage = fmt::format("{} (at byte {})", reason, offset);
            }) {}
};

DecompressedFile::DecompressedFile(InputFile file)
    : state_(std::make_unique<State>(std::move(file))) {}
DecompressedFile::~DecompressedFile() = default;
DecompressedFile::DecompressedFile(DecompressedFile&&) noexcept = default;

std::size_t DecompressedFile::read(char* buffer, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    detail::Stream& stream = state_->stream;
    if (stream.view().empty()) {
      if (stream.more()) continue;
      // Behind damage the rows would no longer be whole, so nothing is taken up again.
      if (stream.damaged() || !stream.next_member()) break;
      continue;
    }
    const std::size_t step = std::min(size - got, stream.view().size());
    std::memcpy(buffer + got, stream.view().data(), step);
    stream.consume(step);
    got += step;
  }
  return got;
}

bool DecompressedFile::compressed() const {
  return state_->stream.packing() != detail::Packing::plain;
}

std::uint64_t DecompressedFile::stored_position() const {
  return state_->stream.stored_position();
}

std::uint64_t DecompressedFile::stored_size() const {
  return state_->file.size();
}

const std::string& DecompressedFile::damage() const {
  return state_->damage;
}

}  // namespace weiguan
