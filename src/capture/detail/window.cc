#include "capture/detail/window.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace weiguan::detail {

char* Window::room(std::size_t count) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (capacity_ - end_ >= count) return bytes_.get() + end_;
  const std::size_t held = end_ - begin_;
  if (capacity_ - held >= count && begin_ >= capacity_ / 2) {
    std::memmove(bytes_.get(), bytes_.get() + begin_, held);
  } else {
    const std::size_t wanted = held + held / 2 + count;
    std::unique_ptr<char[]> larger(new char[wanted]);
    if (held > 0) std::memcpy(larger.get(), bytes_.get() + begin_, held);
    bytes_ = std::move(larger);
    capacity_ = wanted;
  }
  begin_ = 0;
  end_ = held;
  return bytes_.get() + end_;
}

Source source_of(std::string_view bytes) {
  return [bytes](char* buffer, std::size_t size) mutable {
    const std::size_t got = std::min(size, bytes.size());
    if (got > 0) std::memcpy(buffer, bytes.data(), got);
    bytes.remove_prefix(got);
    return got;
  };
}

StoredBytes::StoredBytes(Source source, std::uint64_t begin, std::uint64_t end, std::size_t step)
    : source_(std::move(source)),
      position_(begin),
      left_(end == 0 ? std::numeric_limits<std::uint64_t>::max() : end - std::min(begin, end)),
      step_(step) {}

bool StoredBytes::fill(std::size_t size) {
  while (window_.size() < size && !ended_) {
    const std::size_t wanted = std::max(size - window_.size(), step_);
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, left_));
    const std::size_t got = most == 0 ? 0 : source_(window_.room(most), most);
    window_.added(got);
    left_ -= got;
    ended_ = got < most || left_ == 0;
  }
  return window_.size() >= size;
}

void StoredBytes::consume(std::size_t count) {
  window_.consume(count);
  position_ += count;
}

}  // namespace weiguan::detail
