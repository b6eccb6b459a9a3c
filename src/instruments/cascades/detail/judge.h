// How well one article serves as the source of another, in points.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "instruments/cascades/detail/member.h"
#include "instruments/cascades/detail/tree.h"
#include "instruments/cascades/detail/wordings.h"

namespace weiguan::cascades {

struct Judged {
  std::uint32_t from = 0;
  std::int64_t points = 0;  // In thousandths.
  Difference difference;
};

class Judge {
 public:
  Judge(const std::vector<Member>& members, Wordings& wordings);

  // That `to` was made from `from`; the README lists the points.
  Judged judge(std::uint32_t from, std::uint32_t to);
  // That it was made from none of them.
  std::int64_t as_first(std::uint32_t member) const;
  // What speaks for the chosen one among all that were judged, it among them.
  Why why(std::uint32_t chosen, std::uint32_t to, const std::vector<Judged>& all) const;
  Certainty certainty(
      const Why& why, std::uint32_t chosen, std::uint32_t to, const std::vector<Judged>& all) const;
  KnownBy known_by(std::uint32_t before, std::uint32_t after);

 private:
  Difference difference(std::uint32_t source, std::uint32_t made);
  bool of_one_outlet(const Member& a, const Member& b) const;
  std::int64_t margin(std::uint32_t chosen, const std::vector<Judged>& all) const;

  const std::vector<Member>& members_;
  Wordings& wordings_;
  std::map<std::uint64_t, std::uint32_t> headlines_;  // How many have it.
  std::map<Who, std::uint32_t> outlets_;              // How many are theirs.
  // Of pairs of wordings, which many pairs of articles have in common.
  std::unordered_map<std::uint64_t, Difference> differences_;
};

}  // namespace weiguan::cascades
