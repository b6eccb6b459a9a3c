// Bytes that are added at the back and used up at the front, always in one piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace weiguan::detail {

class Window {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  std::size_t size() const { return end_ - begin_; }
  void consume(std::size_t count) { begin_ += count; }

  // Where to write next: at least `count` bytes.  Moves what is held, so views made before are
  // void.
  char* room(std::size_t count);
  std::size_t free() const { return capacity_ - end_; }  // What room() in truth gave.
  void added(std::size_t count) { end_ += count; }
  // Takes the last bytes out of view again.  They stay where they are, and added() shows them
  // again, until room() is called.
  void hide(std::size_t count) { end_ -= count; }
  std::size_t capacity() const { return capacity_; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// Reads up to `size` bytes from front to back; fewer only at the end, 0 then.
using Source = std::function<std::size_t(char* buffer, std::size_t size)>;
Source source_of(std::string_view bytes);  // The bytes must outlive the source.

// A window on what a source gives.
class StoredBytes {
 public:
  // `begin` is the place of the source's first byte in the file; `end` is where to stop (0: where
  // the source does).
  StoredBytes(
      Source source,
      std::uint64_t begin,
      std::uint64_t end,
      std::size_t step = std::size_t{256} << 10);

  std::string_view view() const { return window_.view(); }
  bool fill(std::size_t size);  // True when at least `size` bytes are held now.
  void consume(std::size_t count);
  bool at_end() const { return ended_; }                // Nothing comes after what is held.
  std::uint64_t position() const { return position_; }  // Of the first byte held.

 private:
  Source source_;
  Window window_;
  std::uint64_t position_;
  std::uint64_t left_;  // Bytes that may still be read.
  std::size_t step_;
  bool ended_ = false;
};

}  // namespace weiguan::detail
