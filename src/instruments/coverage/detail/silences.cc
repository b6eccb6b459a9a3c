#include "instruments/coverage/detail/silences.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stats/beta_binomial.h"
#include "stats/logistic.h"
#include "stats/tests.h"

namespace weiguan::coverage {

namespace {

constexpr std::size_t parts = 5;
constexpr double penalty = 1;
// A greater value is a smaller penalty: what all outlets share is known better than what is one's.
constexpr double shared_scale = 3, language_scale = 2;
constexpr std::size_t most_rows = 300000;  // Of a record; beyond that every nth story.

struct Told {
  double told = 0, known = 0;

  void add(Known one) {
    if (one == Known::not_known) return;
    known += 1;
    if (one == Known::told) told += 1;
  }
  double odds() const { return std::log((told + 0.5) / (known - told + 0.5)); }
};

class Record {
 public:
  explicit Record(const Board& board) : board_(board), member_(board.units.size()) {
    for (std::size_t unit = 0; unit < board.units.size(); ++unit) {
      member_[unit].resize(board.outlets.size());
      for (const std::size_t one : board.units[unit].members) member_[unit][one] = true;
    }
    std::vector<std::size_t> known(board.outlets.size());
    std::vector<std::size_t> told(board.outlets.size());
    for (std::size_t story = 0; story < board.stories; ++story) {
      for (std::size_t outlet = 0; outlet < board.outlets.size(); ++outlet) {
        known[outlet] += board.at(story, outlet) != Known::not_known ? 1U : 0U;
        told[outlet] += board.at(story, outlet) == Known::told ? 1U : 0U;
      }
    }
    for (std::size_t outlet = 0; outlet < board.outlets.size(); ++outlet) {
      enough_.push_back(known[outlet] >= least_record && told[outlet] > 0);
    }
  }

  std::size_t features() const { return board_.outlets.size() + board_.units.size() + 3; }
  bool enough(std::size_t outlet) const { return enough_[outlet]; }

  // Nothing where nobody outside of the unit was seen.
  std::optional<std::vector<SparseRow>> rows(std::size_t story, std::size_t unit) const {
    Told outside;
    std::vector<std::pair<const std::string*, Told>> languages;
    for (std::size_t other = 0; other < board_.outlets.size(); ++other) {
      if (member_[unit][other]) continue;
      outside.add(board_.at(story, other));
      told_in(languages, board_.languages[other]).add(board_.at(story, other));
    }
    if (outside.known < 1) return {};
    std::vector<SparseRow> rows;
    for (const std::size_t outlet : board_.units[unit].members) {
      const Known known = board_.at(story, outlet);
      if (known == Known::not_known || !enough_[outlet]) continue;
      const double odds = outside.odds();
      const double like = told_in(languages, board_.languages[outlet]).odds();
      const auto at = static_cast<std::uint32_t>(board_.outlets.size());
      const auto shared = static_cast<std::uint32_t>(at + board_.units.size());
      SparseRow row;
      row.values = {
          {static_cast<std::uint32_t>(outlet), 1.0},
          {static_cast<std::uint32_t>(at + unit), odds},
          {shared, odds * shared_scale},
          {shared + 1, like * language_scale},
          {shared + 2, board_.output[story * board_.outlets.size() + outlet]}};
      row.target = known == Known::told ? 1 : 0;
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  static Told& told_in(
      std::vector<std::pair<const std::string*, Told>>& languages, const std::string& language) {
    for (auto& [name, told] : languages) {
      if (*name == language) return told;
    }
    return languages.emplace_back(&language, Told{}).second;
  }

  const Board& board_;
  std::vector<std::vector<bool>> member_;  // By unit, then by outlet.
  std::vector<bool> enough_;
};

std::vector<SparseRow> rows_without(
    const Board& board, const Record& record, std::size_t part, std::size_t step) {
  std::vector<SparseRow> all;
  for (std::size_t story = 0; story < board.stories; ++story) {
    if (story % parts == part || story / parts % step != 0) continue;
    for (std::size_t unit = 0; unit < board.units.size(); ++unit) {
      auto rows = record.rows(story, unit);
      if (!rows) continue;
      for (SparseRow& one : *rows) all.push_back(std::move(one));
    }
  }
  return all;
}

std::optional<Bunch> bunch_of(const std::vector<SparseRow>& rows, const LogisticFit& fit) {
  Bunch bunch;
  for (const SparseRow& row : rows) {
    ++bunch.total;
    bunch.hits += row.target > 0 ? 1U : 0U;
    bunch.mean += logistic(score(fit, row));
  }
  if (bunch.total == 0) return {};
  bunch.mean = std::clamp(bunch.mean / static_cast<double>(bunch.total), 1e-9, 1 - 1e-9);
  return bunch;
}

double correlation_without(
    const Board& board,
    const Record& record,
    const LogisticFit& fit,
    std::size_t part,
    std::size_t step) {
  std::vector<Bunch> bunches;
  for (std::size_t story = 0; story < board.stories; ++story) {
    if (story % parts == part || story / parts % step != 0) continue;
    for (std::size_t unit = 0; unit < board.units.size(); ++unit) {
      if (board.units[unit].members.size() < 2) continue;
      const auto rows = record.rows(story, unit);
      if (!rows) continue;
      if (const auto bunch = bunch_of(*rows, fit)) bunches.push_back(*bunch);
    }
  }
  return likeliest_correlation(bunches);
}

void judge_part(
    const Board& board, const Record& record, std::size_t part, std::size_t step, Tested& tested) {
  const std::vector<SparseRow> rows = rows_without(board, record, part, step);
  tested.record = std::max(tested.record, rows.size());
  if (rows.empty()) return;
  const LogisticFit fit = fit_logistic(rows, record.features(), penalty);
  const double correlation = correlation_without(board, record, fit, part, step);
  tested.correlation += correlation / static_cast<double>(parts);
  for (std::size_t story = part; story < board.stories; story += parts) {
    for (std::size_t unit = 0; unit < board.units.size(); ++unit) {
      const TellerCell cell = cell_of(board, story, board.units[unit]);
      if (!cell.reported() && !cell.is_silent()) continue;
      const auto found = record.rows(story, unit);
      if (!found) continue;
      auto bunch = bunch_of(*found, fit);
      if (!bunch) continue;
      bunch->hits = 0;
      tested.cells[story * tested.units + unit].chance =
          std::exp(beta_binomial_log(*bunch, correlation));
    }
  }
}

}  // namespace

void tell_silences(const Board& board, const SilenceOptions& options, Tested& tested) {
  const bool groups = std::any_of(board.units.begin(), board.units.end(), [](const Teller& one) {
    return one.members.size() > 1;
  });
  tested.correction =
      options.correction.value_or(groups ? Correction::heyse : Correction::benjamini_hochberg);
  for (CellTest& one : tested.cells) one = {one.chance, {}, false};
  std::vector<std::size_t> places;
  std::vector<double> p, least;
  for (std::size_t story = 0; story < board.stories; ++story) {
    for (std::size_t unit = 0; unit < board.units.size(); ++unit) {
      const std::size_t at = story * tested.units + unit;
      const auto& chance = tested.cells[at].chance;
      // One that could not be told as a silence whatever comes out is no test: that is known before
      // it is known whether it is silent.
      if (!chance || *chance > options.level) continue;
      places.push_back(at);
      least.push_back(*chance);
      p.push_back(cell_of(board, story, board.units[unit]).is_silent() ? *chance : 1);
    }
  }
  tested.tests = places.size();
  const std::vector<double> q = tested.correction == Correction::heyse ? heyse(p, least)
                                : tested.correction == Correction::benjamini_yekutieli
                                    ? benjamini_yekutieli(p)
                                    : benjamini_hochberg(p);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (p[i] >= 1) continue;
    CellTest& cell = tested.cells[places[i]];
    cell.q = q[i];
    cell.told = q[i] <= options.level;
  }
}

Tested test_silences(const Board& board, const SilenceOptions& options, const Stop* stop) {
  Tested tested;
  tested.units = board.units.size();
  tested.cells.resize(board.stories * tested.units);
  const Record record(board);
  std::size_t members = 0;
  for (const Teller& one : board.units) members += one.members.size();
  const std::size_t step = 1 + board.stories * members / most_rows;
  for (std::size_t part = 0; part < parts; ++part) {
    if (requested(stop)) return tested;
    judge_part(board, record, part, step, tested);
  }
  tell_silences(board, options, tested);
  return tested;
}

}  // namespace weiguan::coverage
