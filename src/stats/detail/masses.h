// Where the likeliest distribution of interval-censored times puts its mass, and how much.
#pragma once

#include <compare>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "stats/survival.h"

namespace weiguan::detail {

// Mass somewhere in (from, to], exactly at `to` where they are equal, or never (`to` infinite).
struct Cell {
  double from = 0;
  double to = 0;
  std::size_t cause = 0;
};

struct MassFit {
  std::vector<double> masses;  // One for each cell; they add up to 1.
  double log_likelihood = 0;
  double gap = 0;
  bool converged = false;
};

// The problem of Turnbull (1976), for several causes of death that of Hudgens, Satten and Longini
// (2001, Biometrics 57): each cause has innermost intervals of its own; what lies behind all of
// them belongs to no cause.
class Masses {
 public:
  // REQUIRES: every one is sound, and its cause below `causes`.
  Masses(std::span<const Lifetime> lives, std::size_t causes);

  // By cause, then by time; mass that never dies comes last of all.
  const std::vector<Cell>& cells() const { return cells_; }
  std::size_t lives() const { return unit_of_.size(); }

  // The lifetimes counted `weights` times each (empty: once), from these masses on (empty: equal).
  MassFit fit(
      const std::vector<double>& weights,
      const std::vector<double>& start,
      double tolerance,
      std::size_t rounds) const;

  // Where a lifetime's cells begin and end; of one who is not known to have died: of its only
  // block. REQUIRES: one cause.
  std::pair<std::size_t, std::size_t> range_of(std::size_t life) const;
  // The first cell behind its entry.  REQUIRES: one cause.
  std::size_t entry_of(std::size_t life) const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  struct Key {  // A place on the line: just before, at the end of, or just behind an age.
    double age = 0;
    int side = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Block {  // The cells [begin, end) of one cause.
    std::size_t begin = 0, end = 0;
  };
  struct Unit {                      // Lifetimes that cover the same cells.
    std::size_t begin = 0, end = 0;  // Where it died: cells of its cause.
    std::size_t cut = none;          // Where it did not: the place in cuts_.
    std::size_t entry = none;        // Likewise, of what could have been seen.
    friend auto operator<=>(const Unit&, const Unit&) = default;
  };
  struct Slopes {
    std::vector<double> mass;   // Of the log-likelihood, by cell.
    std::vector<double> curve;  // Minus the second by the border before the cell.
    double total = 0;           // Lifetimes there must have been, those not seen too.
    double log_likelihood = 0;
  };

  static Key left(const Lifetime& life) { return {life.after, life.exact() ? 0 : 2}; }
  void make_cells(std::span<const Lifetime> lives, std::size_t cause, bool endless);
  std::size_t cut_at(double age);
  void make_units(std::span<const Lifetime> lives, std::size_t causes);

  std::vector<double> sums_of(const std::vector<double>& masses) const;
  double mass_of(const Unit& unit, const std::vector<double>& sums) const;
  double mass_behind(std::size_t cut, const std::vector<double>& sums) const;
  double likelihood(const std::vector<double>& weights, const std::vector<double>& masses) const;
  Slopes slopes(const std::vector<double>& weights, const std::vector<double>& masses) const;
  bool minorant_step(
      const std::vector<double>& weights, const Slopes& slopes, std::vector<double>& masses) const;

  std::vector<Cell> cells_;
  std::vector<Key> lefts_, rights_;  // Of the cells.
  std::vector<Block> blocks_;
  std::vector<double> cut_ages_;   // Sorted, each once.
  std::vector<std::size_t> cuts_;  // For each of them the first cell behind it, of each block.
  std::vector<Unit> units_;
  std::vector<std::size_t> unit_of_;  // By lifetime.
};

}  // namespace weiguan::detail
