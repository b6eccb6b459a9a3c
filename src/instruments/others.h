// What is asked again and again of the articles that repeat one another.
#pragma once

#include <set>
#include <string>
#include <unordered_map>

#include "archive/archive.h"

namespace weiguan {

struct Other {
  TimeRange published;
  const std::string* outlet = nullptr;         // Never null; lives as long as Others.
  const std::string* source_outlet = nullptr;  // Likewise.
};

// Reads each article once and keeps what is above, some hundred bytes for each that is asked for.
// Not for two threads at once.
class Others {
 public:
  explicit Others(const Archive& archive);

  // Of an article that is not in the archive nothing is known, not even a time.
  const Other& of(ArticleId id);
  // An article that has been read already.
  const Other& of(const Article& article);
  // Articles of which one text was copied (Archive::copies) have the same one.
  ArticleId copy_group(ArticleId id) const;

 private:
  const Other& keep(ArticleId id, const Article& article);

  const Archive& archive_;
  std::set<std::string> outlets_;
  std::unordered_map<ArticleId, Other> known_;
  std::unordered_map<ArticleId, ArticleId> groups_;
};

}  // namespace weiguan
