// Affiliations: who owns, runs and supervises whom, and from when to when.
#pragma once

#include <string>
#include <vector>

namespace weiguan {

struct Affiliation {
  std::string from, to;
};

struct Affiliations {
  std::vector<Affiliation> all;
};

}  // namespace weiguan
