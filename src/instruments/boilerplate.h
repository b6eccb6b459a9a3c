// Boilerplate: editors' lines, copyright lines, a station's opening words, standing formulas.  It
// is told from reuse by how it recurs, not by its words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"
#include "instruments/others.h"

namespace weiguan {

// A passage recurs in another text where at least `recurs` of it stands there.  It is boilerplate
// where it recurs in at least `texts` other texts that appeared on as many different days, and
// more than half of all texts in which it recurs have no more than `most_of` of their words in
// common with the article.  Copies of one text (Archive::copies) are one text, and copies of the
// article itself none.
//
// So a story that 300 papers printed is none: its copies are one text, those who cut it have most
// of their words from it, and all appeared within few days.  Nor is a story that was followed up
// two or three times.  Without known days nothing is boilerplate.
struct BoilerplateRule {
  std::size_t texts = 5;
  double recurs = 0.8;
  double most_of = 1.0 / 3;
};

// Of articles that repeat more than most_repeats others, the archive knows part of these only
// (archive/repeats.h), often from few days.  So as many texts as that part surely has make
// boilerplate on two days already.
inline constexpr std::size_t surely_recurring = most_repeats / 2;

// One with more others is judged by so many of them, evenly taken in order of time.
inline constexpr std::size_t most_judged = 2000;

inline constexpr Parameter recurring_parameter{
    "recurring",
    {"A passage that recurs in so many other texts on as many days, being a small part of most, is "
     "boilerplate: editors' and copyright lines, standing formulas.",
     "某段文字若另在这么多篇不同文字、这么多个不同日期中重现，且多只占其一小部分，即视为套话："
     "编辑署名、版权声明、固定程式等。"},
    Type::whole,
    "5"};

// Reads recurring_parameter.  Throws UsageError unless it is from 2 to surely_recurring.
BoilerplateRule boilerplate_rule(const Arguments& arguments);

struct Recurrence {
  Range range;                 // Of the article's text.
  std::uint64_t articles = 0;  // Other articles in which it recurs.
  std::uint64_t texts = 0;     // The same, copies of one text counted once.
  std::uint64_t days = 0;      // Known days of these texts' oldest articles.
  bool boilerplate = false;
};

// How the passages of one article recur.
class Recurrences {
 public:
  // `repeats` is what Archive::repeats_of() gives of the article.
  Recurrences(
      ArticleId article,
      const std::vector<Repeat>& repeats,
      Others& others,
      const BoilerplateRule& rule,
      const Zone& zone);

  // Boilerplate too where at least `recurs` of it lies in boilerplate().
  Recurrence of(const Range& range);

  // All boilerplate of the article, in order, without overlap.
  const std::vector<Range>& boilerplate() const { return boilerplate_; }
  // The passages it is made of, those that recur in most texts first; without much overlap (at most
  // a fifth of the later one).
  const std::vector<Recurrence>& formulas() const { return formulas_; }

 private:
  struct Known {  // Another article.
    ArticleId group{};
    std::optional<Time> day;
    bool small = false;           // Little of it is in common.
    std::vector<Range> passages;  // Of this article's text; in order, without overlap.
  };

  const Recurrence& count(const Range& range);

  BoilerplateRule rule_;
  std::vector<Known> others_;  // Oldest first.
  std::map<std::pair<std::size_t, std::size_t>, Recurrence> counted_;
  std::vector<Range> boilerplate_;
  std::vector<Recurrence> formulas_;
};

// Ranges in order, those that overlap or touch made one.
std::vector<Range> merged(std::vector<Range> ranges);
// How many bytes of `range` lie in these, which are as merged() gives them.
std::size_t covered(const Range& range, const std::vector<Range>& by);

}  // namespace weiguan
