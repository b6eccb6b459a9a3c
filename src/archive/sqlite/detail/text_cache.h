// Texts of articles as they are compared.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "archive/sqlite/detail/pool.h"
#include "model/ids.h"
#include "text/compared.h"

namespace weiguan::detail {

struct NumberedText {
  std::uint32_t n = 0;
  ArticleId id{};
  ComparedText text;
};
using SharedText = std::shared_ptr<const NumberedText>;

// Those that were asked for lately, within a limit of memory.  Safe from many threads.
class TextCache {
 public:
  TextCache(const std::string& archive_path, std::uint64_t memory)
      : pool_(archive_path), memory_(memory) {}

  SharedText get(std::uint32_t n);  // Throws ArchiveError where there is no such article.

 private:
  SharedText find(std::uint32_t n);
  void keep(const SharedText& text);

  Pool pool_;
  std::uint64_t memory_;
  std::mutex mutex_;
  // When `young` has half of the memory it becomes `old`, and what was old goes.
  std::unordered_map<std::uint32_t, SharedText> young_, old_;
  std::uint64_t young_size_ = 0;
};

}  // namespace weiguan::detail
