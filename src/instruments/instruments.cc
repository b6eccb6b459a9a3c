#include "instruments/instruments.h"

namespace weiguan {

const Instrument* find_instrument(std::string_view name) {
  for (const Instrument* one : instruments()) {
    if (one->name == name) return one;
  }
  return nullptr;
}

}  // namespace weiguan
