// What an instrument says of itself, as one JSON object: for documents, forms and other programs.
#pragma once

#include <span>
#include <string>

#include "instruments/instruments.h"

namespace weiguan {

// {"name", "version", "question", "figure": true where it can be drawn, "news": the table that can
// be a feed or null, "parameters": [...], "tables": [...]}. Words stand in both languages.
std::string described(const Instrument& instrument);
// The columns alone, as they stand in an instrument's tables.
std::string described(std::span<const Column> columns);

}  // namespace weiguan
