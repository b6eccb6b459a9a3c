#include "instruments/coverage/detail/board.h"

namespace weiguan::coverage {

TellerCell cell_of(const Board& board, std::size_t story, const Teller& unit) {
  TellerCell cell;
  for (const std::size_t outlet : unit.members) {
    const Known known = board.at(story, outlet);
    ++(known == Known::told ? cell.told : known == Known::silent ? cell.silent : cell.not_known);
  }
  return cell;
}

}  // namespace weiguan::coverage
