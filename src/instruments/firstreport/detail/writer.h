// Writes the rows of firstreport.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "instruments/firstreport/detail/left_out.h"
#include "instruments/instruments.h"

namespace weiguan::firstreport {

class Writer {
 public:
  Writer(
      const Archive& archive, const SideOf& of, std::size_t most_facts, const RunContext& context);

  // Each returns false where no more rows are wanted.
  bool story(const Report& report, const Comparison& comparison);
  bool sides();
  std::uint64_t facts_left() const { return facts_left_; }  // That were not listed.

 private:
  struct Total {
    std::uint64_t stories = 0, with_official = 0, before = 0, after = 0, cannot_tell = 0;
    std::vector<ToldLag> lags;
  };

  Row begin(std::size_t table, const Report& report) const;
  bool write(Row&& row) const;
  bool summary(const Report& report, const Comparison& comparison);
  bool lags(const Report& report);
  bool before(const Report& report);
  bool left_out(const Report& report, const Comparison& comparison);
  std::string side_of(const std::string& outlet) const;

  const Archive& archive_;
  const SideOf& of_;
  std::size_t most_facts_;
  const RunContext& context_;
  std::map<std::string, Total> totals_;
  std::uint64_t facts_left_ = 0;
};

}  // namespace weiguan::firstreport
