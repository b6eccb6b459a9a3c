// The rules that one record is judged by, its place in the file apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capture/record.h"

namespace weiguan::detail {

struct Finding {
  std::string_view rule;  // Of check_rules().
  std::string field;
  std::string reason;
};

// The header as it stands in the file, line by line.  `line_ends`: LF for CRLF is told too.
void check_header_lines(std::string_view text, bool line_ends, std::vector<Finding>& found);

// Version, fields and how they fit the record's type and block.
void check_fields(const Record& record, std::vector<Finding>& found);

// The fields that name other records, with what they name, without angle brackets.
struct Reference {
  std::string_view field;
  std::string_view target;
};
std::vector<Reference> references(const Record& record);

}  // namespace weiguan::detail
