// Registers: lists of entities that are counted in texts: cities, people, organisations.
#pragma once

#include <string>
#include <vector>

namespace weiguan {

struct Register {
  std::string id;
};

struct Registers {
  std::vector<Register> all;  // By id.
};

}  // namespace weiguan
