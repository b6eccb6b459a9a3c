// A table for eyes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "views/tables/tables.h"

namespace weiguan {

class TerminalTable {
 public:
  TerminalTable(std::vector<Column> columns, Speech speech, std::size_t width, TextSink out);

  void row(const std::vector<Value>& values);
  void finish();

 private:
  void settle_widths();
  std::vector<std::string> lines_of(
      const std::string& cell, std::size_t column, bool heading) const;
  void write_line(const std::vector<std::string>& cells, bool heading);

  std::vector<Column> columns_;
  Speech speech_;
  std::size_t width_;
  TextSink out_;
  std::vector<std::vector<std::string>> held_;  // Until the widths are known.
  std::vector<std::size_t> widths_;
  std::vector<bool> numbers_;  // Columns that are set to the right.
  bool settled_ = false;
};

}  // namespace weiguan
