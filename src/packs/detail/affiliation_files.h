// affiliations/bodies.csv and affiliations/edges.csv of the folders, each laid over those before.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/problem.h"
#include "packs/affiliations.h"
#include "packs/detail/overlay.h"

namespace weiguan {

inline constexpr std::string_view affiliations_folder = "affiliations";
inline constexpr std::string_view bodies_file = "bodies.csv";
inline constexpr std::string_view edges_file = "edges.csv";

namespace body_column {
enum Column : std::size_t {
  id,
  name_hans,
  name_hant,
  name_en,
  also,
  kind,
  place,
  valid_from,
  valid_to,
  source,
  note,
  count
};
}  // namespace body_column

inline constexpr std::array<std::string_view, body_column::count> body_columns = {
    "id",
    "name_hans",
    "name_hant",
    "name_en",
    "also",
    "kind",
    "place",
    "valid_from",
    "valid_to",
    "source",
    "note"};

namespace edge_column {
enum Column : std::size_t {
  id,
  from,
  relation,
  to,
  role,
  valid_from,
  valid_to,
  stated,
  doubt,
  source,
  note,
  count
};
}  // namespace edge_column

inline constexpr std::array<std::string_view, edge_column::count> edge_columns = {
    "id",
    "from",
    "relation",
    "to",
    "role",
    "valid_from",
    "valid_to",
    "stated",
    "doubt",
    "source",
    "note"};

// The bytes of one folder's tables; nothing for one that is not there.
struct AffiliationTables {
  std::string folder;
  std::optional<std::string> bodies, edges;
};

class AffiliationFiles {
 public:
  // Faults are told with rule "pack-affiliation-body-<column>" and "pack-affiliation-<column>", and
  // their rows left out.
  void add(
      const AffiliationTables& tables,
      const std::function<bool(std::string_view id)>& is_outlet,
      const ProblemSink& sink);

  Affiliations affiliations() const;
  void hash(Hasher& hasher) const;
  const std::map<std::string, PackRow<Body>, std::less<>>& bodies() const { return bodies_; }
  const std::map<std::string, PackRow<Affiliation>, std::less<>>& edges() const { return edges_; }

 private:
  std::map<std::string, PackRow<Body>, std::less<>> bodies_;
  std::map<std::string, PackRow<Affiliation>, std::less<>> edges_;
};

}  // namespace weiguan
