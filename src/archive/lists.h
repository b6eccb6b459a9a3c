// Two short lists for those who look an archive through: what came in last, and who posts how much.
//
// They stand beside archive.h: what they hold is told by its questions, one after the other, and a
// backend that knows a shorter way takes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace weiguan {

// An article, and the capture out of which it was read first.
struct Arrival {
  ArticleId article{};
  CaptureId capture{};
  Time time{};  // The capture's.

  friend bool operator==(const Arrival&, const Arrival&) = default;
};

// The articles that came in last, at most `limit`: those that were first read out of one of the
// `captures` last captures.  By the capture's time, its id, the place in it and the article's id,
// each from the last on.
std::vector<Arrival> latest_arrivals(
    const Archive& archive, std::size_t limit, std::size_t captures = 2000);

struct AccountCount {
  std::string account;  // "platform:name"; "" of articles without one.
  std::uint64_t articles = 0;

  friend bool operator==(const AccountCount&, const AccountCount&) = default;
};

// The accounts of the articles that pass; most articles first, then by account.
std::vector<AccountCount> count_accounts(const Archive& archive, const Filter& filter);

}  // namespace weiguan
