// From whom an article may have its text: a few articles of its cascade, however many there are.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "instruments/cascades/detail/member.h"
#include "instruments/cascades/detail/wordings.h"

namespace weiguan::cascades {

// Up to so many articles, each is compared with each other one.
inline constexpr std::size_t all_pairs = 40;

class Candidates {
 public:
  // The members stand in the order in which they were added to the wordings.
  Candidates(const std::vector<Member>& members, const Wordings& wordings);

  // At most some fifty others, whatever their times, rising: the first of all; the next in time; of
  // each source that it names, of its own outlet and of its own wording the first and the next; who
  // first had what it has and most lack; and those with which it shares the rarest runs.
  std::vector<std::uint32_t> of(std::uint32_t member) const;

 private:
  using Numbers = std::vector<std::uint32_t>;
  Numbers close_wordings(std::uint32_t wording) const;
  Numbers first_holders(std::uint32_t member) const;

  const std::vector<Member>& members_;
  const Wordings& wordings_;
  std::map<Who, Numbers> by_who_;
  std::vector<Numbers> by_wording_;
  // Which wordings have a run, for runs that a few have: those of run i stand from starts_[i] on.
  Numbers starts_, with_;
};

}  // namespace weiguan::cascades
