#include "packs/detail/csv.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool at_line_end(std::string_view bytes, std::size_t at) {
  return at >= bytes.size() || bytes[at] == '\n' || bytes.substr(at, 2) == "\r\n";
}

std::size_t after_line_end(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return at;
  return at + (bytes[at] == '\r' ? 2 : 1);
}

// One row from `at`, which is moved behind its line end.  An empty reason: all is well.
std::string read_row(std::string_view bytes, std::size_t& at, std::vector<std::string>& cells) {
  const std::size_t limit = at + longest_row;
  while (true) {
    std::string cell;
    if (at < bytes.size() && bytes[at] == '"') {
      ++at;
      while (true) {
        const std::size_t quote = bytes.substr(0, limit).find('"', at);
        if (quote == std::string_view::npos && bytes.size() > limit)
          return fmt::format("the row is longer than {} bytes; is a quote left open?", longest_row);
        if (quote == std::string_view::npos)
          return "a quoted cell is not closed; expected a second \" at its end";
        cell += bytes.substr(at, quote - at);
        at = quote + 1;
        if (at >= bytes.size() || bytes[at] != '"') break;
        cell += '"';
        ++at;
      }
      if (!at_line_end(bytes, at) && bytes[at] != ',')
        return "text follows a closing quote; expected a comma or the end of the line";
    } else {
      const std::size_t begin = at;
      while (!at_line_end(bytes, at) && bytes[at] != ',') {
        if (bytes[at] == '"')
          return "a quote stands inside a cell that does not begin with one; put the whole cell in "
                 "quotes and write \"\" for a quote";
        if (++at > limit) return fmt::format("the row is longer than {} bytes", longest_row);
      }
      cell = bytes.substr(begin, at - begin);
    }
    cells.push_back(std::move(cell));
    if (at_line_end(bytes, at)) {
      at = after_line_end(bytes, at);
      return {};
    }
    ++at;
  }
}

// What no cell may hold.
std::string unfit(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    if (!is_utf8(cell)) return "the row is not UTF-8; save the file as UTF-8";
    for (const char c : cell) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte == 0x7F)
        return fmt::format(
            "a cell holds the control character U+{:04X}; expected one line of text", byte);
    }
  }
  return {};
}

}  // namespace

void read_csv(
    std::string_view bytes,
    const std::function<void(CsvRecord&&)>& row,
    const std::function<void(Place, std::string reason)>& fault) {
  std::size_t at = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::uint64_t line = 1;
  while (at < bytes.size()) {
    CsvRecord one;
    one.place = {line, at};
    const std::size_t begin = at;
    std::string reason = read_row(bytes, at, one.cells);
    if (!reason.empty()) {
      const std::size_t end = bytes.find('\n', begin);
      at = end == std::string_view::npos ? bytes.size() : end + 1;
    }
    const std::string_view taken = bytes.substr(begin, at - begin);
    line += static_cast<std::uint64_t>(std::ranges::count(taken, '\n'));
    if (reason.empty() && one.cells.size() == 1 && one.cells[0].empty()) continue;
    if (reason.empty()) reason = unfit(one.cells);
    if (reason.empty()) {
      row(std::move(one));
    } else {
      fault(one.place, std::move(reason));
    }
  }
}

}  // namespace weiguan
