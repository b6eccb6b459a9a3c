// Rows: answers with their passages as they come, then sources and models.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "instruments/instruments.h"
#include "instruments/officialline/detail/lines.h"
#include "stats/share.h"

namespace weiguan::officialline {

class Writer {
 public:
  // An answer counts among `models` with at least so many characters.
  Writer(const RunContext& context, std::uint64_t least_characters)
      : context_(context), least_characters_(least_characters) {}

  // False: no more rows, please.
  bool answer(const Article& article, const Answer& answer, const std::vector<Line>& lines);
  bool sources();
  bool models();

  std::uint64_t answers() const { return answers_; }
  std::uint64_t passages() const { return passages_; }

 private:
  struct Source {
    std::string title, outlet;
    TimeRange published;
    std::set<std::string> models;
    std::vector<ArticleId> answers;
    std::uint64_t characters = 0;
  };
  struct Model {
    std::map<std::string, Share> questions;  // Answers that count, of all.
    std::vector<double> shares;
    std::uint64_t quoting = 0;
    std::vector<ArticleId> articles;
  };

  bool passage(
      const Article& article, const Answer& answer, const Line& line, std::string_view language);

  const RunContext& context_;
  std::uint64_t least_characters_;
  std::uint64_t answers_ = 0, passages_ = 0;
  std::map<ArticleId, Source> sources_;
  std::map<std::tuple<std::string, std::string, std::string>, Model> models_;
};

}  // namespace weiguan::officialline
