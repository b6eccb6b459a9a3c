// Which outlet an article or a capture is of, by the packs.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/time.h"
#include "model/article.h"
#include "model/capture.h"
#include "packs/packs.h"

namespace weiguan {

// The id of the outlet that the record names, else of the account's, else of the address's; empty
// where none is known.
std::string outlet_of(const Packs& packs, const Article& article);
std::string outlet_of(const Packs& packs, const Capture& capture);

// The id of the outlet that a 来源 line names, also where it adds to the name: 《X报》, "X网 综合".
// Empty where none is known.
std::string source_outlet_of(const Packs& packs, std::string_view source);

// The zones of outlets.  Safe from many threads.
class OutletZones {
 public:
  OutletZones(const Packs& packs, Zone fallback);
  Zone of(const std::string& outlet) const;  // The fallback where the outlet is unknown.

 private:
  std::map<std::string, Zone> zones_;
  Zone fallback_;
};

}  // namespace weiguan
