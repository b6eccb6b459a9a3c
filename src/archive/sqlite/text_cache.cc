#include "archive/sqlite/detail/text_cache.h"

#include <utility>

#include <fmt/format.h>

namespace weiguan::detail {

SharedText TextCache::get(std::uint32_t n) {
  if (SharedText known = find(n)) return known;
  std::string id, text;
  {
    const Pool::Reader archive = pool_.reader();
    Statement row = archive->prepare(
        "SELECT id, text FROM articles JOIN texts ON texts.article = n "
        "WHERE n = ?1");
    if (!row.with(std::int64_t{n}).step()) {
      throw ArchiveError(fmt::format("{} has no article {}", archive->path(), n));
    }
    id = row.text(0);
    text = row.text(1);
  }
  auto made = std::make_shared<NumberedText>(
      NumberedText{n, parse_article_id(id).value_or(ArticleId{}), ComparedText(std::move(text))});
  keep(made);
  return made;
}

SharedText TextCache::find(std::uint32_t n) {
  const std::lock_guard lock(mutex_);
  if (const auto found = young_.find(n); found != young_.end()) return found->second;
  const auto found = old_.find(n);
  if (found == old_.end()) return nullptr;
  SharedText text = std::move(found->second);
  old_.erase(found);
  young_size_ += text->text.memory();
  young_.emplace(n, text);
  return text;
}

void TextCache::keep(const SharedText& text) {
  const std::lock_guard lock(mutex_);
  if (young_size_ >= memory_ / 2) {
    old_ = std::exchange(young_, {});
    young_size_ = 0;
  }
  if (young_.emplace(text->n, text).second) young_size_ += text->text.memory();
}

}  // namespace weiguan::detail
