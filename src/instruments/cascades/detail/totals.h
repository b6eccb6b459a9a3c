// What outlets did in all cascades.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "instruments/cascades/detail/report.h"

namespace weiguan::cascades {

struct Total {
  std::uint64_t cascades = 0, articles = 0, originated = 0, originated_surely = 0;
  std::uint64_t taken = 0, repeated = 0, added = 0;
  std::uint64_t agrees = 0, differs = 0, absent = 0, undeclared = 0;
  double verbatim = 0;  // Sum of shares.
  std::uint64_t measured = 0;
  std::vector<double> lag_least, lag_most;  // Of what was taken; the latter where it has a bound.
  std::vector<ArticleId> evidence;          // The first of its articles.
};

class Totals {
 public:
  // Groups of outlets with their members, by id.
  explicit Totals(std::map<std::string, std::vector<std::string>> groups);

  void add(const Cascade& cascade);

  const std::map<std::string, Total>& outlets() const { return outlets_; }
  const std::map<std::string, Total>& groups() const { return of_groups_; }

 private:
  std::map<std::string, std::vector<std::string>> groups_of_;  // By outlet.
  std::map<std::string, Total> outlets_, of_groups_;
};

}  // namespace weiguan::cascades
