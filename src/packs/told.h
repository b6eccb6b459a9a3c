// Telling what is wrong with a file that a person wrote: of a pack, or a battery.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace weiguan {

// Where a row or key stands.
struct Place {
  std::uint64_t line = 0;
  std::uint64_t offset = 0;
};

// The problems of one file go through here.
class Teller {
 public:
  Teller(std::string file, const ProblemSink& sink, std::string rules = "pack-")
      : file_(std::move(file)), rules_(std::move(rules)), sink_(sink) {}

  // The rule is "pack-", or what it is begun with, and `field`, its underscores and dots as
  // hyphens.
  void tell(Place place, std::string_view field, std::string reason) const;

 private:
  std::string file_;
  std::string rules_;
  const ProblemSink& sink_;
};

// The text in quotes, shortened where it is very long, for a reason.
std::string in_quotes(std::string_view text);

// "; the nearest is ..." where one of `words` is near to `text`, else nothing.
std::string nearest(std::string_view text, const std::vector<std::string_view>& words);

// "a, b or c".
std::string one_of(const std::vector<std::string_view>& words);

}  // namespace weiguan
