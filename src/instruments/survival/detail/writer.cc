#include "instruments/survival/detail/writer.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "instruments/rows.h"
#include "instruments/survival/detail/tables.h"
#include "stats/incidence.h"
#include "stats/logrank.h"

namespace weiguan::survival {

namespace {

struct Curves {
  const Part* part = nullptr;
  Tells tells = Tells::survival;
  SurvivalCurve curve;
  Incidence ends;
};

std::string name_of(Tells tells) {
  return tells == Tells::survival ? "survival" : tells == Tells::mixed ? "mixed" : "removed-only";
}

Value finite(double number) {
  return number < never ? Value{number} : Value{};
}

Value low(const std::optional<Interval>& interval) {
  return interval ? Value{interval->low} : Value{};
}
Value high(const std::optional<Interval>& interval) {
  return interval ? Value{interval->high} : Value{};
}

// "" where it is told by other columns or not at all.
std::string part_name(const Part& part) {
  if (part.by == By::all) return "all";
  if (part.rest) return "rest";
  return part.by == By::outlet || part.by == By::group ? std::string{} : part.name;
}

class Writer {
 public:
  Writer(const Parts& parts, const Asked& asked, const RunContext& context)
      : parts_(parts), asked_(asked), context_(context) {}

  void write() {
    for (std::size_t i = 0; i < parts_.parts.size(); ++i) {
      if (stopped()) return;
      const Part& part = parts_.parts[i];
      Curves curves;
      curves.part = &part;
      curves.tells = parts_.tells(part);
      if (auto curve = survival_curve(part.lives, asked_.options)) curves.curve = std::move(*curve);
      if (auto found = incidence(part.lives, weiguan::survival::ends, asked_.options)) {
        curves.ends = std::move(*found);
      }
      unsure_ += curves.curve.converged && curves.ends.converged ? 0U : 1U;
      curves_.push_back(std::move(curves));
      if (context_.progress) context_.progress({});
    }
    tell_unsure();
    if (!each(&Writer::summary) || !each(&Writer::ages) || !each(&Writer::ends)) return;
    if (parts_.by == By::search) {
      for (const Curves& one : curves_) {
        if (!one.part->rest && !search_test(one)) return;
      }
    } else if (!common_test()) {
      return;
    }
    each(&Writer::steps);
  }

 private:
  bool stopped() const { return requested(context_.stop); }

  bool each(bool (Writer::*rows)(const Curves&)) {
    for (const Curves& one : curves_) {
      if (stopped() || !(this->*rows)(one)) return false;
    }
    return true;
  }

  void tell_unsure() const {
    if (unsure_ == 0) return;
    note(
        context_,
        fmt::format(
            "The curves of {} parts could not be reckoned to their end: at some age next to nobody "
            "was watched (column at_risk), so do not rely on them there.",
            unsure_),
        fmt::format(
            "{} 个部分的曲线未能算至收敛：某些年龄几乎无人在观察（见风险数），该处不可依赖。",
            unsure_));
  }

  Row begin(std::size_t table, const Part& part) const {
    Row row;
    row.table = table;
    row.values = {
        part.by == By::outlet ? known(part.name) : Value{},
        part.by == By::group ? known(part.name) : Value{},
        known(part_name(part))};
    row.evidence.filter = part.filter;
    return row;
  }

  static void add(Row& row, std::initializer_list<Value> values) {
    row.values.insert(row.values.end(), values);
  }

  bool summary(const Curves& of) {
    const Part& part = *of.part;
    Row row = begin(summary_table, part);
    row.evidence.articles = part.ended;
    const auto median = median_life(of.curve, asked_.options.confidence);
    const std::uint64_t died = part.died();
    add(row,
        {whole(part.lives.size()),
         whole(died),
         whole(part.lives.size() - died),
         median ? Value{median->from} : Value{},
         median ? Value{median->to} : Value{},
         median && (median->low > 0 || median->high < never) ? Value{median->low} : Value{},
         median ? finite(median->high) : Value{},
         name_of(of.tells),
         part.lives.empty() ? Value{}
                            : Value{std::string(of.curve.exact ? "product-limit" : "likeliest")},
         part.lives.empty() ? Value{} : Value{of.curve.end},
         whole(part.listed),
         whole(part.once),
         whole(part.undated),
         whole(part.unconfirmed),
         whole(part.not_reached),
         whole(part.backwards)});
    return context_.row(std::move(row));
  }

  bool ages(const Curves& of) {
    if (of.part->lives.empty()) return true;
    for (const double age : asked_.ages) {
      Row row = begin(ages_table, *of.part);
      const AtRisk risk = at_risk(of.part->lives, age);
      // Where the one that was watched longest died, the curve falls to nothing, whoever lives.
      const bool told = age <= of.curve.end || of.part->died() == of.part->lives.size();
      const auto survival = told ? survival_at(of.curve, age) : std::nullopt;
      const auto band = told ? band_at(of.curve, age) : std::nullopt;
      add(row,
          {age,
           whole(risk.surely),
           whole(risk.perhaps),
           low(survival),
           high(survival),
           low(band),
           high(band),
           name_of(of.tells)});
      if (!context_.row(std::move(row))) return false;
    }
    return true;
  }

  bool ends(const Curves& of) {
    std::vector<std::uint64_t> counts(weiguan::survival::ends);
    for (const Lifetime& life : of.part->lives) {
      if (life.died()) ++counts[life.cause];
    }
    for (std::size_t end = 0; end < counts.size(); ++end) {
      if (counts[end] == 0) continue;
      for (const double age : asked_.ages) {
        Row row = begin(ends_table, *of.part);
        const auto incidence = incidence_at(of.ends, end, age);
        const auto band = incidence_band_at(of.ends, end, age);
        add(row,
            {std::string(to_string(end_of_number(end))),
             age,
             whole(counts[end]),
             low(incidence),
             high(incidence),
             low(band),
             high(band),
             name_of(of.tells)});
        if (!context_.row(std::move(row))) return false;
      }
    }
    return true;
  }

  bool test(
      const std::string& compared,
      std::uint64_t groups,
      const LogRank& test,
      std::uint64_t ended,
      Value expected,
      Tells tells) {
    Row row;
    row.table = tests_table;
    row.values = {
        compared,
        whole(groups),
        whole(parts_.lives.size()),
        whole(ended),
        std::move(expected),
        test.freedom > 0 ? Value{test.chi_square} : Value{},
        whole(test.freedom),
        test.freedom > 0 ? Value{test.p} : Value{},
        std::string(test.exact ? "log-rank" : "sun"),
        name_of(tells)};
    for (const Curves& one : curves_) {
      for (const ArticleId id : one.part->ended) {
        if (row.evidence.articles.size() < 100) row.evidence.articles.push_back(id);
      }
    }
    return context_.row(std::move(row));
  }

  // The least that any of them tells.
  Tells of_all() const {
    Tells tells = curves_.front().tells;
    for (const Curves& one : curves_) {
      if (one.tells != tells) tells = Tells::mixed;
    }
    return tells;
  }

  bool common_test() {
    std::uint64_t groups = 0;
    for (const Curves& one : curves_) groups += one.part->lives.empty() ? 0U : 1U;
    if (groups < 2 || parts_.overlap) return true;
    std::vector<std::size_t> group(parts_.lives.size(), curves_.size());
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      for (const std::size_t number : curves_[i].part->numbers) group[number] = i;
    }
    std::vector<Lifetime> lives;  // Those that are in a part.
    std::vector<std::size_t> of;
    std::uint64_t ended = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (group[i] == curves_.size()) continue;
      lives.push_back(parts_.lives[i]);
      of.push_back(group[i]);
      ended += parts_.lives[i].died() ? 1U : 0U;
    }
    const auto found = log_rank(lives, of, curves_.size(), asked_.options);
    return !found || test("parts", groups, *found, ended, {}, of_all());
  }

  bool search_test(const Curves& of) {
    std::vector<std::size_t> group(parts_.lives.size());
    for (const std::size_t number : of.part->numbers) group[number] = 1;
    if (of.part->lives.empty() || of.part->lives.size() == parts_.lives.size()) return true;
    const auto found = log_rank(parts_.lives, group, 2, asked_.options);
    return !found || test(of.part->name, 2, *found, of.part->died(), found->expected[1], of_all());
  }

  bool steps(const Curves& of) {
    for (const SurvivalStep& step : of.curve.steps) {
      Row row = begin(steps_table, *of.part);
      add(row,
          {step.from, step.to, step.survival, low(step.band), high(step.band), name_of(of.tells)});
      if (!context_.row(std::move(row))) return false;
    }
    return true;
  }

  const Parts& parts_;
  const Asked& asked_;
  const RunContext& context_;
  std::vector<Curves> curves_;
  std::uint64_t unsure_ = 0;  // Curves that are not at their end.
};

}  // namespace

void write(const Parts& parts, const Asked& asked, const RunContext& context) {
  Writer(parts, asked, context).write();
}

}  // namespace weiguan::survival
