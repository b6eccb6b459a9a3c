#include "instruments/collocates/detail/index.h"

namespace weiguan::collocates {

std::uint32_t Index::add(std::uint64_t key) {
  if (2 * (keys_.size() + 1) > slots_.size()) grow();
  for (std::size_t at = first_slot(key);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] == 0) {
      keys_.push_back(key);
      slots_[at] = static_cast<std::uint32_t>(keys_.size());
      return slots_[at] - 1;
    }
    if (keys_[slots_[at] - 1] == key) return slots_[at] - 1;
  }
}

void Index::grow() {
  const std::size_t size = slots_.empty() ? 1024 : 2 * slots_.size();
  slots_.assign(size, 0);
  shift_ = 64;
  for (std::size_t i = size; i > 1; i /= 2) --shift_;
  for (std::uint32_t number = 0; number < keys_.size(); ++number) {
    std::size_t at = first_slot(keys_[number]);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = number + 1;
  }
}

}  // namespace weiguan::collocates
