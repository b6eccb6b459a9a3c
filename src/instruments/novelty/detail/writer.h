// Rows of the instrument.
#pragma once

#include <string>

#include "instruments/novelty/detail/cells.h"

namespace weiguan::novelty {

class Writer {
 public:
  // What is given lives longer.
  Writer(const Selection& selection, bool quotes, const RunContext& context)
      : selection_(selection), quotes_(quotes), context_(context) {}

  // False: no more rows, please.
  bool article(const Article& article, const Judged& judged);
  // `cell` is null where there is no article.
  bool period(const std::string& who, const Period& period, const Ground& ground, const Cell* cell);
  bool undated(const std::string& who, const Cell& cell, const std::vector<ArticleId>& articles);

 private:
  Row begin(const std::string& who) const;
  void count(Row& row, const Cell& cell) const;
  bool write(Row&& row) const;

  const Selection& selection_;
  bool quotes_;
  const RunContext& context_;
};

}  // namespace weiguan::novelty
