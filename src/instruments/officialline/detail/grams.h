// Which official texts an answer may have words from: a short list for the thorough comparison.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "model/article.h"
#include "text/tokens.h"

namespace weiguan::officialline {

// Short runs of words in a text, folded, without signs: nine CJK characters or six words of
// another script, or a mixture.  One begins at each word but those at the end.
struct Gram {
  std::uint64_t hash = 0;
  Range range;
};
std::vector<Gram> grams(std::string_view text);

// The runs of many answers, by which official texts that share some are found in one reading of
// these.  What an answer has from its question is no part of it.
class Grams {
 public:
  // The answers are numbered from 0 as they come.
  void add(std::string_view answer, std::string_view question);
  std::size_t size() const { return runs_.size(); }
  std::size_t answers() const { return answers_.size(); }

  // Reads one official text; they come oldest first.  Of each answer those texts count that were
  // not surely published after it, which `may_be_source` says.
  template <typename MayBeSource>
  void read(ArticleId id, std::string_view text, const MayBeSource& may_be_source) {
    prepare();
    count(text);
    for (const std::uint32_t answer : met_) {
      if (may_be_source(answer)) keep(answer, id);
      answers_[answer].now.clear();
    }
    met_.clear();
  }

  // Of an answer: those that share most with it, the older first of equals, and the oldest that
  // has each part.
  std::vector<ArticleId> candidates(std::size_t answer) const;

 private:
  struct Run {
    std::uint64_t hash = 0;
    std::uint32_t answer = 0, place = 0;
  };
  struct OfAnswer {
    std::vector<std::uint32_t> now;  // Places in the text that is being read.
    std::vector<std::pair<std::uint32_t, ArticleId>> best;   // Places shared; most first.
    std::vector<std::pair<std::uint32_t, ArticleId>> first;  // By place: who has it first.
  };

  void prepare();
  void count(std::string_view text);
  void keep(std::uint32_t answer, ArticleId id);

  std::vector<Run> runs_;  // By hash, once prepared.
  std::vector<bool> maybe_;
  bool ready_ = false;
  std::vector<OfAnswer> answers_;
  std::vector<std::uint32_t> met_;
};

}  // namespace weiguan::officialline
