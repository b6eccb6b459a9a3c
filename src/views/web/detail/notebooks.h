// Findings that somebody picked: rows and figures of any screen, with notes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

inline constexpr std::size_t most_notebooks = 200;
inline constexpr std::size_t most_items = 500;
inline constexpr std::uint64_t largest_notebook = std::uint64_t{32} << 20;  // Bytes.
inline constexpr std::size_t longest_note = 20'000, longest_name = 400;     // Bytes.

// A notebook is the JSON object of its file notebooks/ID.json:
//   {"id", "revision", "name", "note", "created", "changed", "items": [...]}
// and an item of it
//   {"id", "kind": "row" or "figure", "title", "from": the address of the view, "note", "picked",
//    "state": the archive's, "program"; of a row "table", "values", "evidence" as row_json() has
//    it; of a figure "svg", cleaned}
using Notebook = nlohmann::ordered_json;

// Kept in the observatory's folder notebooks/; a file is written whole or not at all, by one at a
// time, in whatever program.  Each change makes the revision grow by one, and a change of an older
// one is refused (Conflict), so that no page overwrites what another has done.
class Notebooks {
 public:
  explicit Notebooks(const Site& site);

  std::vector<Notebook> list() const;  // Latest change first; the items' number in their place.
  std::optional<Notebook> find(std::string_view id) const;

  // Each gives the notebook as it stands then; null where there is none.  Throw UsageError for
  // what may not stand in a notebook, and Conflict.
  Notebook create(const Notebook& given);                       // {"name", "note"}
  Notebook add(std::string_view id, const Notebook& item);      // Behind the others.
  Notebook change(std::string_view id, const Notebook& given);  // See below.
  bool remove(std::string_view id, std::uint64_t revision);

 private:
  template <typename Change>
  Notebook rewrite(std::string_view id, const Change& change);

  Site site_;
  std::filesystem::path folder_;
  std::mutex mutex_;
};
// What change() takes: {"revision", "name", "note", "items": [{"id", "note"}, ...]}.  The items
// are put into that order; those that are not named are removed.

// "/notebooks.json", "/notebooks/ID.json", "/notebooks/ID.html", "/notebooks/ID.zip",
// "/notebooks/ID/ITEM.svg"; without an ending the dashboard's screen.
Reply notebooks_page(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts);
Reply change_notebooks(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts);

}  // namespace weiguan::web
