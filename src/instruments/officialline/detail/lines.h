// What of one answer stands in official texts.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "instruments/others.h"
#include "model/answer.h"
#include "packs/packs.h"
#include "text/align.h"
#include "text/quotes.h"

namespace weiguan::officialline {

// One of an answer's passages, as one official text has it.
struct Line {
  RepeatedPassage passage;  // The answer is the target.
  Article source;
  bool surely_before = false;
  bool quoted = false;             // The answer says whose words they are.
  std::string speaker;             // Whose, as the answer says.
  std::vector<ArticleId> holders;  // Official texts that have it, this one among them; by age.
  ArticleId earliest{};            // The oldest of them whose age is known; else the first.
  TimeRange earliest_published;
};

struct LineRule {
  std::uint32_t least = 20;  // Chinese characters; a word of another script counts two and a half.
  std::chrono::hours clock_error{0};
};

class LineReader {
 public:
  // The packs must live as long.
  LineReader(const Packs& packs, const LineRule& rule);

  // In the answer's order; they overlap little.  `sources` are official texts that may have been
  // there before the answer.
  std::vector<Line> read(
      const Article& article, const Answer& answer, const std::vector<Article>& sources) const;

  bool reads_quotes() const { return quotes_.has_value(); }

 private:
  void mark_quoted(const Article& article, std::vector<Line>& lines) const;

  LineRule rule_;
  std::optional<QuoteReader> quotes_;
};

}  // namespace weiguan::officialline
