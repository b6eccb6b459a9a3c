// Which articles of a day belong to which story.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/time.h"
#include "instruments/told_pair.h"
#include "instruments/told_signature.h"
#include "instruments/told_weights.h"

namespace weiguan::told {

// A story takes an article that is at most so many days behind one of its own, and none more than
// story_days behind its first.
inline constexpr int near_days = 4, story_days = 14;
// What the days of a story depend on before them: those that are weighed, and its first article.
inline constexpr int needed_days = weighed_days;

using Day = std::int64_t;  // Since 1970.
// Of a clock that is so many minutes ahead of UTC.
Day day_of(std::int64_t minute, std::int64_t ahead);
// Of the zone's, all the year that of January: so days never overlap.
std::int64_t minutes_ahead(const Zone& zone);

inline constexpr double millionths = 1e6;

struct Member {
  ArticleId article{};
  std::int64_t minute = 0;
  Tongue tongue = Tongue::none;
  ArticleId story{};  // Its first telling.
  // What it repeats of the story (told_own.h), set by whoever has the texts.
  bool copy = false;
  std::optional<double> own;  // A whole number of millionths.

  friend bool operator==(const Member&, const Member&) = default;
};

// Groups day after day.  A day's stories follow from the articles of needed_days before it and from
// the stories of story_days before it, and from nothing else: so it does not matter in which order
// they came into the archive, or when.
class Grouper {
 public:
  // The next day, its articles in any order; `known` where its stories were reckoned before.
  // Days without an article may be left out.  Returns the members by minute, then id.
  std::vector<Member> next(
      Day day, std::vector<Signature> articles, const std::vector<Member>* known = nullptr);

  // Those of the last day, for whoever wants to look at pairs.
  const Weights& weights() const { return weights_; }

 private:
  struct One {
    Signature signature;
    ArticleId story{};
  };
  struct DayOf {
    Day day = 0;
    std::vector<One> articles;
  };

  void forget(Day day);

  std::deque<DayOf> days_;
  Weights weights_;
};

}  // namespace weiguan::told
