#include "views/tables/detail/terminal_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t held_rows = 200;
constexpr std::size_t least_width = 8;
constexpr std::size_t gap = 2;

// Cuts the cell into lines of at most `width` columns, at a space where there is one.
std::vector<std::string> wrap(const std::string& cell, std::size_t width) {
  std::vector<std::string> lines;
  std::string_view rest = cell;
  while (display_width(rest) > width) {
    std::size_t at = 0, used = 0, space = 0;
    while (at < rest.size()) {
      std::size_t next = at;
      next_character(rest, next);
      const std::size_t one = display_width(rest.substr(at, next - at));
      if (rest[at] == ' ') space = at;
      if (used + one > width && at > 0) break;
      used += one;
      at = next;
    }
    const std::size_t cut = space > 0 ? space : at;
    lines.emplace_back(rest.substr(0, cut));
    rest.remove_prefix(cut);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  }
  lines.emplace_back(rest);
  return lines;
}

// The end of the cell, or its front, with … for what is cut off.
std::string cut(std::string_view cell, std::size_t width, bool front) {
  if (display_width(cell) <= width) return std::string(cell);
  std::vector<std::size_t> borders;
  for (std::size_t at = 0; at < cell.size(); next_character(cell, at)) borders.push_back(at);
  borders.push_back(cell.size());
  if (front) {
    std::size_t i = 0;
    while (display_width(cell.substr(borders[i])) + 1 > width && i + 1 < borders.size()) ++i;
    return "…" + std::string(cell.substr(borders[i]));
  }
  std::size_t i = borders.size() - 1;
  while (display_width(cell.substr(0, borders[i])) + 1 > width && i > 0) --i;
  return std::string(cell.substr(0, borders[i])) + "…";
}

}  // namespace

TerminalTable::TerminalTable(
    std::vector<Column> columns, Speech speech, std::size_t width, TextSink out)
    : columns_(std::move(columns)), speech_(speech), width_(width), out_(std::move(out)) {
  for (const Column& one : columns_) {
    numbers_.push_back(one.type == Type::whole || one.type == Type::number);
  }
}

void TerminalTable::row(const std::vector<Value>& values) {
  std::vector<std::string> cells;
  for (const Value& value : values) {
    cells.push_back(for_terminal(for_eyes(value)));
  }
  if (settled_) {
    write_line(cells, false);
    return;
  }
  held_.push_back(std::move(cells));
  if (held_.size() >= held_rows) settle_widths();
}

void TerminalTable::finish() {
  if (!settled_) settle_widths();
}

void TerminalTable::settle_widths() {
  settled_ = true;
  std::vector<std::string> headings;
  for (const Column& one : columns_) {
    headings.emplace_back(say(one.heading, speech_));
    widths_.push_back(display_width(headings.back()));
  }
  for (const auto& cells : held_) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths_[i] = std::max(widths_[i], display_width(cells[i]));
    }
  }
  // The widest column of text gives way until the table fits.
  const auto total = [&] {
    return std::accumulate(widths_.begin(), widths_.end(), gap * (widths_.size() - 1));
  };
  while (!widths_.empty() && total() > width_) {
    std::size_t widest = widths_.size();
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (numbers_[i] || widths_[i] <= least_width) continue;
      if (widest == widths_.size() || widths_[i] > widths_[widest]) widest = i;
    }
    if (widest == widths_.size()) break;
    --widths_[widest];
  }
  write_line(headings, true);
  std::vector<std::string> rules;
  for (const std::size_t width : widths_) rules.emplace_back(width, '-');
  write_line(rules, true);
  for (const auto& cells : held_) write_line(cells, false);
  held_.clear();
}

std::vector<std::string> TerminalTable::lines_of(
    const std::string& cell, std::size_t column, bool heading) const {
  // A number is never cut in two; it would read as another number.
  if (numbers_[column] && !heading) return {cell};
  const Narrow narrow = columns_[column].narrow;
  if (heading || narrow == Narrow::wrap) return wrap(cell, widths_[column]);
  return {cut(cell, widths_[column], narrow == Narrow::cut_front)};
}

void TerminalTable::write_line(const std::vector<std::string>& cells, bool heading) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    wrapped.push_back(lines_of(cells[i], i, heading));
    height = std::max(height, wrapped.back().size());
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    std::string one;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = line < wrapped[i].size() ? wrapped[i][line] : std::string{};
      const std::size_t used = display_width(cell);
      const std::string pad(widths_[i] > used ? widths_[i] - used : 0, ' ');
      if (i > 0) one.append(gap, ' ');
      const bool to_right = numbers_[i] || columns_[i].narrow == Narrow::cut_front;
      one += to_right ? pad + cell : cell + pad;
    }
    one.erase(one.find_last_not_of(' ') + 1);
    text += one + "\n";
  }
  out_(text);
}

}  // namespace weiguan
