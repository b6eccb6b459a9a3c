// Dates and numbers of a text, as far as they can be compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan::consistency {

enum class Kind : std::uint8_t { year, date, number, name, yes_no };

std::string_view to_string(Kind kind);  // "year", "date", "number", "name", "yes-no"

// What a date or a number may be: all that lies between.  Dates are days since 1970; a year is all
// of its days, so that 1983 and March 1983 agree.
struct Statement {
  Kind kind = Kind::number;
  Range range;  // With what belongs to it: 约三千, March 5, 1983.
  double low = 0, high = 0;
  bool percent = false;
  std::string name;  // Of a name: folded.
};

// Whether both may be one.
bool agree(const Statement& a, const Statement& b);

// In order, without overlap.  1983, 1983年, 一九八三年, 民国七十二年, March 5, 1983, 1983-03-05,
// 1980s; 3,000, 三千, 两万, three thousand, 30%, 20 to 30.  "About" makes a value wide, "more than"
// open.  Left out: what is bounded by a date (after 1983) or named by one (the strike of 1983),
// serial numbers (第三, 1.), times of day, numbers in names (G20), hundreds of, 几百, dates before
// our era.
std::vector<Statement> values(std::string_view text);

}  // namespace weiguan::consistency
