#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/url.h"
#include "collect/battery.h"
#include "collect/detail/battery_variants.h"

namespace weiguan {

namespace {

// Numbers from a seed, the same on every machine (Steele, Lea and Flood's SplitMix64).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}

  // From 0 up to, not including, `end`.  REQUIRES: end > 0.
  std::uint64_t below(std::uint64_t end) {
    const std::uint64_t skewed = (0 - end) % end;  // Those that would favour small numbers.
    std::uint64_t drawn = next();
    while (drawn < skewed) drawn = next();
    return drawn % end;
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

void shuffle(std::vector<std::size_t>& things, Draws& draws) {
  for (std::size_t i = things.size(); i > 1; --i) std::swap(things[i - 1], things[draws.below(i)]);
}

// Questions as they are asked in one round, neutral controls spread evenly and one of them first.
std::vector<std::size_t> order_of(const Battery& battery, std::uint64_t repeat) {
  Draws draws(
      short_id({"order", battery.id, fmt::format("{}", battery.seed), fmt::format("{}", repeat)}));
  std::vector<std::size_t> neutral, others;
  for (std::size_t i = 0; i < battery.questions.size(); ++i)
    (battery.questions[i].control == Control::neutral ? neutral : others).push_back(i);
  shuffle(neutral, draws);
  shuffle(others, draws);
  std::vector<std::size_t> order;
  const std::size_t all = battery.questions.size();
  std::size_t next_neutral = 0, next_other = 0;
  for (std::size_t i = 0; i < all; ++i) {
    // The n-th of k neutral ones stands behind n/k of the way.
    const bool due = next_neutral < neutral.size() && next_neutral * all <= i * neutral.size();
    order.push_back(due ? neutral[next_neutral++] : others[next_other++]);
  }
  return order;
}

// What is said in one conversation, whoever is asked.
struct Cell {
  std::string language, form;
  std::vector<Turn> turns;
};

std::vector<Cell> cells_of(
    const Battery& battery, const BatteryQuestion& question, const Packs& packs) {
  std::vector<Cell> cells;
  for (const std::string& language : battery.languages) {
    for (const std::string& form : battery.forms) {
      Variant first = variant_of(battery, question, language, form, packs);
      if (!first.why_not.empty()) continue;
      Cell cell{language, form, {}};
      cell.turns.push_back({std::move(first.text), std::move(first.made_from), ""});
      for (const std::string& id : question.follow_ups) {
        const auto found = std::ranges::find(battery.follow_ups, id, &FollowUp::id);
        if (found == battery.follow_ups.end()) continue;
        Variant next = written_in(battery, found->text, language);
        if (next.why_not.empty())
          cell.turns.push_back({std::move(next.text), std::move(next.made_from), id});
      }
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

}  // namespace

std::string turn_id(const Script& script, std::size_t turn) {
  return fmt::format("{}/{}", script.id, turn);
}

std::vector<Script> plan_of(const Battery& battery, const Packs& packs) {
  std::vector<std::vector<Cell>> cells;
  for (const BatteryQuestion& one : battery.questions)
    cells.push_back(cells_of(battery, one, packs));
  std::vector<Script> plan;
  for (std::uint64_t repeat = 0; repeat < battery.repeats; ++repeat) {
    for (const std::size_t question : order_of(battery, repeat)) {
      for (const Cell& cell : cells[question]) {
        for (std::size_t model = 0; model < battery.models.size(); ++model) {
          Script script;
          script.id = fmt::format(
              "{}/{}/{}/{}/{}",
              percent_encode(battery.models[model].id),
              percent_encode(battery.questions[question].id),
              percent_encode(cell.language),
              percent_encode(cell.form),
              repeat);
          script.model = model;
          script.question = question;
          script.language = cell.language;
          script.form = cell.form;
          script.repeat = repeat;
          script.turns = cell.turns;
          plan.push_back(std::move(script));
        }
      }
    }
  }
  return plan;
}

}  // namespace weiguan
