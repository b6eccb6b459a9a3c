// Who told which story, as far as it is known: numbers, without any archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weiguan::coverage {

enum class Known : std::uint8_t { not_known, silent, told };

// An outlet, or a group of them, of which silence is asked.
struct Teller {
  std::string name;
  std::vector<std::size_t> members;  // Outlets, in order.
};

struct Board {
  std::vector<std::string> outlets;
  std::vector<std::string> languages;  // Of each outlet; "" where not known.
  std::vector<Teller> units;
  std::size_t stories = 0;
  std::vector<Known> known;  // By story, then by outlet.
  // How much an outlet published in those days, beside what it usually does: the logarithm of the
  // ratio; 0 where that is not known.  By story, then by outlet.
  std::vector<float> output;

  Known at(std::size_t story, std::size_t outlet) const {
    return known[story * outlets.size() + outlet];
  }
};

// Of a story and a unit.
struct TellerCell {
  std::size_t told = 0, silent = 0, not_known = 0;  // Members.

  bool reported() const { return told > 0; }
  // All of them were seen, and none told it.
  bool is_silent() const { return told == 0 && not_known == 0 && silent > 0; }
};
TellerCell cell_of(const Board& board, std::size_t story, const Teller& unit);

}  // namespace weiguan::coverage
