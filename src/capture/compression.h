// Whole-stream decompression for input files: gzip (many members), zstd, or none, told by content.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/files.h"

namespace weiguan {

// Reads a file's decompressed bytes from front to back.  Not for two threads at once.
class DecompressedFile {
 public:
  explicit DecompressedFile(InputFile file);
  ~DecompressedFile();
  DecompressedFile(DecompressedFile&&) noexcept;

  // Up to `size` bytes; fewer only at the end or where the file is damaged; 0 then.
  std::size_t read(char* buffer, std::size_t size);
  bool compressed() const;
  std::uint64_t stored_position() const;  // Bytes of the file itself used so far, for progress.
  std::uint64_t stored_size() const;      // 0 where not known.
  // A sentence, once the end was met, when the stream was cut or damaged; empty when it was whole.
  const std::string& damage() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weiguan
