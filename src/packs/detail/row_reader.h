// One row of a pack's table being read: its cells, and what is wrong with them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "packs/packs.h"
#include "packs/told.h"
#include "packs/words.h"

namespace weiguan {

// Remembers whether any fault was told.
class RowReader {
 public:
  RowReader(
      std::string_view what,
      const std::vector<std::string>& cells,
      std::span<const std::string_view> columns,
      Place place,
      const Teller& teller);

  bool good() const { return good_; }
  void fault(std::size_t column, std::string_view rest);
  // What was found in place of what was expected; no fault where that is empty.
  void fault_of(std::size_t column, std::string_view found, std::string_view expected);

  const std::string& text(std::size_t column) const { return cells_[column]; }
  std::string id();
  Names names();  // Of columns 1 to 3: hans, hant, en; at least one.
  std::string word(std::size_t column, std::span<const PackWord> words);
  std::vector<std::string> list(std::size_t column);  // None of its parts empty or there twice.
  // Two days, months or years, or nothing, the second not before the first.
  void check_validity(std::size_t from, std::size_t to, const Zone& zone);
  void check_day(std::size_t column);  // A day, month or year, or nothing.

 private:
  std::string name_;
  const std::vector<std::string>& cells_;
  std::span<const std::string_view> columns_;
  Place place_;
  const Teller& teller_;
  bool good_ = true;
};

std::vector<std::string_view> spelled(std::span<const PackWord> words);

}  // namespace weiguan
