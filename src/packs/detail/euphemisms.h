// euphemisms.toml of the folders, each laid over those before it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

// The keys of an entry, in the order in which docs/formats/pack.md lists them.
const std::vector<std::string_view>& euphemism_keys();

class EuphemismFiles {
 public:
  void add(std::string_view bytes, const Teller& teller);

  std::vector<Euphemism> euphemisms() const;  // By id.

 private:
  std::map<std::string, Euphemism, std::less<>> entries_;
};

}  // namespace weiguan
