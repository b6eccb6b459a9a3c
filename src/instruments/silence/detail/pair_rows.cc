#include "instruments/silence/detail/pair_rows.h"

#include <cmath>

#include "instruments/rows.h"

namespace weiguan::silence {

namespace {

Value finite(const std::optional<double>& number) {
  return number && std::isfinite(*number) ? Value{*number} : Value{};
}

}  // namespace

void PairRows::add(
    std::vector<Value> own,
    const Things& things,
    std::initializer_list<Standing> controls,
    bool in_family) {
  const auto found = compare(things, asked_.confidence);
  if (!found) return;
  const Standing standing = standing_of(controls, found->questions, asked_);
  const bool silent = standing == Standing::controls_failed;
  const auto told = [silent](Value value) { return silent ? Value{} : std::move(value); };
  Held held;
  held.row.table = table_;
  held.row.values = std::move(own);
  const PairedDifference& difference = found->difference;
  for (Value& value : std::vector<Value>{
           whole(found->pairs),
           whole(found->questions),
           whole(found->both),
           whole(found->neither),
           whole(found->only_first),
           whole(found->only_second),
           whole(found->ties),
           told(difference.first),
           told(difference.second),
           told(difference.difference),
           told(difference.interval.low),
           told(difference.interval.high),
           told(finite(found->test.odds)),
           told(finite(found->test.interval.low)),
           told(finite(found->test.interval.high)),
           told(found->test.p),
           told(found->test.p_mid),
           told(difference.p),
           Value{},
           std::string(to_string(standing)),
           whole(found->repeated)}) {
    held.row.values.push_back(std::move(value));
  }
  held.corrected_at = held.row.values.size() - 3;
  if (in_family && !silent) held.p = found->test.p;
  held.row.evidence.articles = found->evidence;
  held_.push_back(std::move(held));
}

bool PairRows::write(const RunContext& context) {
  std::vector<std::optional<double>> p;
  for (const Held& one : held_) p.push_back(one.p);
  p = correct(p, asked_.correction);
  for (std::size_t i = 0; i < held_.size(); ++i) {
    if (p[i]) held_[i].row.values[held_[i].corrected_at] = *p[i];
    if (!context.row(std::move(held_[i].row))) return false;
  }
  held_.clear();
  return true;
}

}  // namespace weiguan::silence
