// equivalents.csv of the folders, each laid over those before it.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/detail/overlay.h"
#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

namespace equivalent_column {
enum Column : std::size_t { id, kind, zh, en, note, count };
}  // namespace equivalent_column

// In the order in which docs/formats/pack.md lists them.
inline constexpr std::array<std::string_view, equivalent_column::count> equivalent_columns = {
    "id", "kind", "zh", "en", "note"};

class EquivalentFiles {
 public:
  // Tells every fault; a word that another row has already is told, and its row left out.
  void add(std::string_view bytes, const Teller& teller);

  std::vector<Equivalent> equivalents() const;  // By id.
  std::size_t size() const { return rows_.size(); }

 private:
  std::map<std::string, PackRow<Equivalent>, std::less<>> rows_;
};

}  // namespace weiguan
