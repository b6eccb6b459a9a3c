// A notebook as it is read: its items in order, rows of one table that stand together as one table.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "model/capture.h"
#include "views/tables/tables.h"
#include "views/web/detail/notebook_item.h"

namespace weiguan::web {

struct Part {
  std::vector<const Notebook*> items;  // A figure, or one or more rows.

  bool figure() const { return text_of(*items.front(), "kind") == "figure"; }
};
// REQUIRES: the notebook outlives them.
std::vector<Part> parts_of(const Notebook& notebook);

// The rows of a part as a table; `names` holds what its columns' names point to.
struct PartTable {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
  std::deque<std::string> names;

  PartTable() = default;
  PartTable(const PartTable&) = delete;
  PartTable& operator=(const PartTable&) = delete;
};
// For eyes: words in place of names, without minor columns; else all of it, with the address of
// the evidence and the ids.  With notes where there are any.
void fill_table(PartTable& table, const Site& site, const Part& part, Speech speech, bool eyes);

// What an item rests on, as far as the archive holds it.
inline constexpr std::size_t most_found = 2000;

struct Proof {
  // With those of its passages, and the first most_found of a search; each once, in its order.
  std::vector<Article> articles;
  std::vector<Capture> captures;     // Those named, and those the articles were read from.
  std::vector<std::string> missing;  // Ids that the archive does not hold.
  bool cut = false;                  // More articles are found by the search.
};
Proof proof_of(const Site& site, const Notebook& item);

// The notebook as one HTML document that needs nothing beside it. `bundled`: it lies in a bundle,
// whose other files it names, and `remarks` says what could not be put there.
std::string notebook_page(
    const Site& site,
    const Notebook& notebook,
    Speech speech,
    bool bundled = false,
    const std::vector<std::string>& remarks = {});

// "01-phrases.csv", of the part with this number, from 1.
std::string file_of(const Part& part, std::size_t number);

// A zip file: evidence.wacz, a CSV for each part, methods.html.
Reply notebook_bundle(const Site& site, const Request& request, const Notebook& notebook);

}  // namespace weiguan::web
