#include "instruments/deletions/detail/summary.h"

#include <algorithm>

#include "instruments/deletions/detail/tables.h"
#include "instruments/rows.h"

namespace weiguan::deletions {

namespace {

constexpr std::size_t most_evidence = 100;

}  // namespace

void Summary::add(const Watched& watched) {
  const AddressFate& fate = watched.fate;
  Outlet& outlet = outlets_[watched.outlet];
  ++outlet.all;
  ++addresses_;
  if (visited_once(fate)) {
    ++outlet.once;
    ++once_;
    return;
  }
  ++outlet.fates[fate.fate()];
  if (std::any_of(fate.absences.begin(), fate.absences.end(), [](const Absence& one) {
        return one.back.has_value();
      })) {
    ++outlet.returned;
  }
  const Absence* removal = fate.removal();
  if (removal == nullptr) return;
  End& end = outlet.ends[fate.why];
  ++end.removed;
  if (fate.certainty == Certainty::confirmed) ++end.confirmed;
  if (end.captures.size() < most_evidence)
    end.captures.push_back(fate.visits[removal->first_gone].capture);
}

void Summary::write(const RunContext& context) const {
  const auto write_outlet = [&](const std::string& name, const Outlet& outlet) {
    const auto count = [&outlet](Fate fate) {
      const auto found = outlet.fates.find(fate);
      return whole(found == outlet.fates.end() ? 0 : found->second);
    };
    const auto write_end = [&](Value cause, const End& end) {
      Row row;
      row.table = summary_table;
      row.values = {
          known(name),
          std::move(cause),
          whole(end.removed),
          whole(end.confirmed),
          count(Fate::present),
          count(Fate::hidden),
          count(Fate::unreachable),
          count(Fate::unknown),
          whole(outlet.once),
          whole(outlet.returned),
          whole(outlet.all)};
      row.evidence.captures = end.captures;
      return context.row(std::move(row));
    };
    End all;
    for (const auto& [why, end] : outlet.ends) {
      all.removed += end.removed;
      all.confirmed += end.confirmed;
      for (const CaptureId id : end.captures) {
        if (all.captures.size() < most_evidence) all.captures.push_back(id);
      }
    }
    if (!write_end({}, all)) return false;
    return std::all_of(outlet.ends.begin(), outlet.ends.end(), [&](const auto& one) {
      return write_end(std::string(to_string(one.first)), one.second);
    });
  };
  for (const auto& [name, outlet] : outlets_) {
    if (!name.empty() && !write_outlet(name, outlet)) return;
  }
  const auto unknown = outlets_.find("");
  if (unknown != outlets_.end()) write_outlet("", unknown->second);
}

}  // namespace weiguan::deletions
