// What each telling repeats of the earlier ones of its story, word for word.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "archive/archive.h"
#include "base/stop.h"
#include "instruments/told_groups.h"
#include "text/compared.h"

namespace weiguan::told {

// A telling is compared with the first and the last tellings of its story before it that are no
// copies, so many of each.
inline constexpr std::size_t compared_first = 8, compared_last = 8;

// Of a text, what is held while its day is grouped; more than its first lines take.
inline constexpr std::size_t read_bytes = 8192;

// Day after day, as Grouper.  What it says of a day follows from its stories and from nothing else.
// Works with several threads; not to be called from two.
class StoryTexts {
 public:
  // Reads texts from `archive`, which outlives it; keeps at most about `memory` bytes of them.
  explicit StoryTexts(const Archive& archive, std::size_t memory = std::size_t{128} << 20);

  // Sets `copy` and `own` of the members of the next day, which are in their order.  `articles` are
  // the same, in any order, their texts cut to read_bytes.  Of one day those that name another
  // outlet as their source come last: often no more is known of a paper's copy than its day, which
  // begins before the wire's minute.  Stopped, of some only.
  void next(
      Day day,
      const std::vector<Article>& articles,
      std::vector<Member>& members,
      const Stop* stop);
  // The next day, whose members are told already.
  void know(Day day, const std::vector<Member>& members);

 private:
  using Text = std::shared_ptr<const ComparedText>;

  struct Story {
    Day first = 0;
    std::vector<ArticleId> own;  // Tellings that are no copies and have a text, in their order.
  };
  struct One {
    Member* member = nullptr;
    const Article* article = nullptr;
  };
  // A story's part of a day.
  struct Part {
    std::vector<One> ones;
    std::map<ArticleId, Text> texts;  // That were kept or are to be.
    std::vector<ArticleId> own;       // As in Story; grows.
  };

  void forget(Day day);
  void remember(Day day, const std::vector<Member>& members);
  Text read(ArticleId id, const Article* article) const;
  void compare(Part& part, const Stop* stop) const;
  void keep(ArticleId id, const Text& text);

  const Archive& archive_;
  std::size_t memory_, held_ = 0;
  std::map<ArticleId, Story> stories_;
  std::unordered_map<ArticleId, Text> kept_;
  std::deque<ArticleId> order_;  // Of those that are kept: as they came.
};

}  // namespace weiguan::told
