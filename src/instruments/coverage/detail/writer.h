// Writes the rows of coverage.
#pragma once

#include <string>
#include <vector>

#include "instruments/coverage/detail/gather.h"
#include "instruments/coverage/detail/sides.h"
#include "instruments/coverage/detail/silences.h"
#include "instruments/told_order.h"

namespace weiguan::coverage {

struct Shown {
  std::size_t stories = 100;   // In the table cells, the most told ones; 0: all.
  std::size_t silences = 100;  // In the table silences; 0: all.
  std::chrono::hours clock_error{0};
};

class Writer {
 public:
  Writer(
      const Archive& archive,
      const Selection& selection,
      const Gathered& gathered,
      const Tested& tested,
      const Shown& shown,
      const RunContext& context);

  // Each returns false where no more rows are wanted.
  bool cells();
  bool silences();
  bool sides(const std::vector<OneSided>& sides);
  bool outlets();
  void tell_notes(double level) const;

 private:
  struct Of {  // Story and unit.
    std::size_t story = 0, unit = 0;
  };

  Row begin(std::size_t table, std::size_t story) const;
  bool write(Row&& row) const;
  void name_unit(Row& row, std::size_t unit, std::size_t outlet_at) const;
  std::vector<const Telling*> tellings(const Of& of) const;
  bool cell(const Of& of);
  bool silence(const Of& of);
  void add_telling(Row& row, const Of& of, const std::vector<const Telling*>& told) const;
  void add_watching(Row& row, const Of& of, std::size_t looks_at) const;
  std::string_view sight_of(const Of& of) const;
  std::string_view state_of(const Of& of) const;
  std::optional<Filter> filter_of(const Of& of) const;
  std::pair<std::uint64_t, std::uint64_t> record_of(const Of& of) const;  // Told, known.
  ToldOrder order_of(const Of& of, const std::vector<const Telling*>& told) const;
  std::vector<TimeRange> others_of(const Of& of) const;

  const Archive& archive_;
  const Selection& selection_;
  const Gathered& gathered_;
  const Tested& tested_;
  Shown shown_;
  const RunContext& context_;
  std::vector<std::size_t> listed_;  // Stories of the table cells, in order.
};

}  // namespace weiguan::coverage
