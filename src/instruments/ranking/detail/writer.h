// Writes the rows of each table.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/instruments.h"
#include "instruments/ranking/detail/asked.h"
#include "instruments/ranking/detail/count.h"
#include "instruments/ranking/detail/rank.h"

namespace weiguan::ranking {

// Articles that are named as the evidence of one row.
inline constexpr std::size_t most_evidence = 100;

// Each method writes one table, and returns false where no more rows are wanted.
class Writer {
 public:
  Writer(
      const Archive& archive,
      const Asked& asked,
      const Counted& counted,
      const RunContext& context);

  bool ranking(const Ranked& ranked);
  bool components(const Ranked& ranked);
  bool sensitivity(const Ranked& ranked);
  bool movement(const Period& period, const Ranked& ranked, const std::optional<Ranked>& before);
  bool items();

  // Some row's evidence names only the first of its articles.
  bool cut() const { return cut_; }

 private:
  struct Source {  // What is known of one entity's articles.
    std::uint64_t articles = 0, state = 0, own = 0, observed = 0;
    Evidence evidence;
  };

  Row begin(std::size_t table) const;
  std::vector<Source> sources(const std::optional<Period>& of_period);
  void name(std::size_t entity, std::size_t at, Row& row) const;
  bool listed(std::size_t entity, const Source& source) const;
  void official(std::size_t entity, const Ranked& ranked, Row& row) const;
  bool write(Row&& row);
  bool item(const Item& item, const Article& article);

  const Archive& archive_;
  const Asked& asked_;
  const Counted& counted_;
  const RunContext& context_;
  std::vector<const OfficialRank*> official_;  // By entity.
  std::uint64_t rows_ = 0;
  bool cut_ = false;
};

}  // namespace weiguan::ranking
