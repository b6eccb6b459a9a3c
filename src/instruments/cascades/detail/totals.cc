#include "instruments/cascades/detail/totals.h"

#include <set>

namespace weiguan::cascades {

namespace {

constexpr std::size_t most_evidence = 100;

void add_line(Total& total, const Cascade& cascade, const Line& line, bool first) {
  ++total.articles;
  if (total.evidence.size() < most_evidence) total.evidence.push_back(line.member.id);
  if (first) {
    ++total.originated;
    if (cascade.told == KnownBy::clock || cascade.told == KnownBy::source) {
      ++total.originated_surely;
    }
    return;
  }
  if (line.between == Between::one_outlet || line.between == Between::one_address) {
    ++total.repeated;
    return;
  }
  ++total.taken;
  if (line.own > 0) ++total.added;
  if (line.verbatim) {
    total.verbatim += *line.verbatim;
    ++total.measured;
  }
  if (line.lag_least) total.lag_least.push_back(*line.lag_least);
  if (line.lag_most) total.lag_most.push_back(*line.lag_most);
  switch (line.agreement) {
    case Agreement::agrees:
    case Agreement::indirect:
      ++total.agrees;
      break;
    case Agreement::differs:
      ++total.differs;
      break;
    case Agreement::absent:
      ++total.absent;
      break;
    case Agreement::itself:
    case Agreement::none:
      ++total.undeclared;
      break;
  }
}

}  // namespace

Totals::Totals(std::map<std::string, std::vector<std::string>> groups) {
  for (const auto& [group, members] : groups) {
    for (const std::string& one : members) groups_of_[one].push_back(group);
  }
}

void Totals::add(const Cascade& cascade) {
  std::set<std::string> in_outlets, in_groups;
  for (std::size_t i = 0; i < cascade.lines.size(); ++i) {
    const Line& line = cascade.lines[i];
    const std::string& outlet = line.member.outlet;
    add_line(outlets_[outlet], cascade, line, i == 0);
    in_outlets.insert(outlet);
    const auto groups = groups_of_.find(outlet);
    if (groups == groups_of_.end()) continue;
    for (const std::string& group : groups->second) {
      add_line(of_groups_[group], cascade, line, i == 0);
      in_groups.insert(group);
    }
  }
  for (const std::string& one : in_outlets) ++outlets_[one].cascades;
  for (const std::string& one : in_groups) ++of_groups_[one].cascades;
}

}  // namespace weiguan::cascades
