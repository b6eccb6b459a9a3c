// Silence as a tested statement.
//
// How likely was it that this outlet would tell this story, by its own record? A logistic model of
// telling, given how many of the others told it, how many of those of its language, how the outlet
// (or group) follows the others, and how much it published in those days. A story's own cells are
// never part of the record that judges them (five parts, by turns). Of a group the chance that none
// of its outlets tells is that of a beta-binomial distribution: they hang together, as much as the
// record shows. All that could have been told to be silences are tested together.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/stop.h"
#include "instruments/coverage/detail/board.h"

namespace weiguan::coverage {

enum class Correction {
  benjamini_hochberg,
  benjamini_yekutieli,
  heyse,  // What chance alone would give is summed up, not bounded (stats/tests.h).
};

struct SilenceOptions {
  double level = 0.1;  // The share of wrong ones among those that are told.
  // Nothing: heyse where any unit has two members, else benjamini_hochberg.
  std::optional<Correction> correction;
};

struct CellTest {
  // Of being silent, by the record; nothing where there is no record to judge by.
  std::optional<double> chance;
  // Of silent cells: the least level at which it is told as a silence.
  std::optional<double> q;
  bool told = false;  // As a silence.
};

struct Tested {
  std::vector<CellTest> cells;  // By story, then by unit.
  std::size_t units = 0;
  std::size_t tests = 0;   // Cells that could have been told.
  std::size_t record = 0;  // Cells of outlets from which was learnt.
  double correlation = 0;  // Of the outlets of one group, beyond what the others explain.
  Correction correction = Correction::benjamini_hochberg;

  const CellTest& at(std::size_t story, std::size_t unit) const {
    return cells[story * units + unit];
  }
};

// An outlet needs so many stories of which it is known whether it told them.
inline constexpr std::size_t least_record = 20;

// Tells silences anew by the chances that are known already.
void tell_silences(const Board& board, const SilenceOptions& options, Tested& tested);

Tested test_silences(const Board& board, const SilenceOptions& options, const Stop* stop = nullptr);

}  // namespace weiguan::coverage
