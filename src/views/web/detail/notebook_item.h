// What may be kept in a notebook, and what an item leads to.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "views/web/detail/notebooks.h"

namespace weiguan::web {

// The item as it is kept: only known fields, each checked, the drawing cleaned, with the archive's
// state and the time.  Throws UsageError.
Notebook checked_item(const Site& site, const Notebook& given);

// The instrument and the arguments behind the item's address; nothing where it is no instrument's
// or the arguments do not go with it.
struct Origin {
  const Instrument* instrument = nullptr;
  Arguments arguments;
};
std::optional<Origin> origin_of(const Site& site, const Notebook& item);

// The command line that gives the same; empty where there is none.
std::string command_of(const Site& site, const Notebook& item);

// The row's table as its instrument describes it; null where that is not known.
const Table* table_of(const Site& site, const Notebook& item);

// The ids of its evidence that are such.
Evidence evidence_of(const Notebook& item);

// The search that its evidence is, where that is one: exactly the articles that pass.
std::optional<Filter> filter_of(const Site& site, const Notebook& item);

Value value_of(const Notebook& values, std::string_view name);

std::string text_of(const Notebook& object, const char* name);  // Empty where there is none.

}  // namespace weiguan::web
