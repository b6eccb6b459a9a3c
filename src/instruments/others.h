// What is asked again and again of the articles that repeat one another.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <unordered_map>

#include "archive/archive.h"
#include "instruments/instruments.h"

namespace weiguan {

inline constexpr Parameter clock_error_parameter{
    "clock-error",
    {"So many hours a clock may be wrong (8: Beijing time taken for UTC): of articles that are no "
     "farther apart it cannot be told which was first.",
     "时钟可能差多少小时（如把北京时间当作 UTC 则为 8）：相距不超过此数者，先后视为无法判断。"},
    Type::whole,
    "0"};
// Reads clock_error_parameter.  Throws UsageError unless it is from 0 to 10000.
std::chrono::hours clock_error(const Arguments& arguments);

struct Other {
  TimeRange published;
  const std::string* outlet = nullptr;         // Never null; lives as long as Others.
  const std::string* source_outlet = nullptr;  // Likewise.
};

// That the first one appeared before the second one, although clocks may be wrong by so much.  Not
// where the first one declares the second one's outlet as its source, the second one not the first
// one's, and both are within a day of each other: then the text says otherwise than the clocks.
bool surely_before(const Other& first, const Other& second, std::chrono::hours clock_error);

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
