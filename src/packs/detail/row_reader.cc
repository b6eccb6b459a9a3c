#include "packs/detail/row_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "packs/detail/table.h"
#include "packs/forms.h"

namespace weiguan {

namespace {

constexpr std::string_view chinese_semicolon = "；";
constexpr std::string_view wanted_day =
    "expected a day, month or year: 2021-06-24, 2021-06 or 2021";

}  // namespace

std::vector<std::string_view> spelled(std::span<const PackWord> words) {
  std::vector<std::string_view> out;
  for (const PackWord& one : words) out.push_back(one.word);
  return out;
}

RowReader::RowReader(
    std::string_view what,
    const std::vector<std::string>& cells,
    std::span<const std::string_view> columns,
    Place place,
    const Teller& teller)
    : name_(fmt::format("{} {}", what, in_quotes(cells[0]))),
      cells_(cells),
      columns_(columns),
      place_(place),
      teller_(teller) {}

void RowReader::fault(std::size_t column, std::string_view rest) {
  good_ = false;
  teller_.tell(
      place_, columns_[column], fmt::format("{} of {}: {}", columns_[column], name_, rest));
}

void RowReader::fault_of(std::size_t column, std::string_view found, std::string_view expected) {
  if (!expected.empty())
    fault(
        column,
        fmt::format("found {}; {}", found.empty() ? "nothing" : in_quotes(found), expected));
}

std::string RowReader::id() {
  fault_of(0, cells_[0], id_fault(cells_[0]));
  return cells_[0];
}

Names RowReader::names() {
  Names names{cells_[1], cells_[2], cells_[3]};
  if (names.hans.empty() && names.hant.empty() && names.en.empty())
    fault(1, "found nothing here, in name_hant and in name_en; expected at least one name");
  return names;
}

std::string RowReader::word(std::size_t column, std::span<const PackWord> words) {
  const std::string& found = cells_[column];
  if (find_word(words, found) == nullptr) {
    const auto known = spelled(words);
    fault_of(column, found, fmt::format("expected {}{}", one_of(known), nearest(found, known)));
  }
  return found;
}

std::vector<std::string> RowReader::list(std::size_t column) {
  std::vector<std::string> parts;
  std::string_view rest = cells_[column];
  if (rest.find(chinese_semicolon) != std::string_view::npos) {
    fault_of(column, rest, "expected \";\" between the parts, not the full-width \"；\"");
    return parts;
  }
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view part = trim(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (part.empty()) {
      fault(column, "found nothing between two \";\"; expected one \";\" between the parts");
    } else if (std::ranges::count(parts, part) > 0) {
      fault(column, fmt::format("found {} twice; expected it once", in_quotes(part)));
    } else {
      parts.emplace_back(part);
    }
  }
  return parts;
}

void RowReader::check_validity(std::size_t from, std::size_t to, const Zone& zone) {
  const auto begin = parse_period(text(from), zone);
  const auto end = parse_period(text(to), zone);
  if (!text(from).empty() && !begin) fault_of(from, text(from), wanted_day);
  if (!text(to).empty() && !end) fault_of(to, text(to), wanted_day);
  if (begin && end && end->to <= begin->from)
    fault_of(
        to,
        text(to),
        fmt::format("expected an end that is not before the beginning, {}", text(from)));
}

void RowReader::check_day(std::size_t column) {
  const std::string& found = text(column);
  if (!found.empty() && !parse_period(found, Zone())) fault_of(column, found, wanted_day);
}

}  // namespace weiguan
