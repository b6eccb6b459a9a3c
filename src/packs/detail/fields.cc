#include "packs/detail/fields.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/time.h"
#include "packs/detail/columns.h"
#include "packs/detail/table.h"
#include "packs/forms.h"
#include "packs/words.h"

namespace weiguan {

namespace {

constexpr std::string_view chinese_semicolon = "；";

// One row being read; remembers whether any fault was told.
class RowReader {
 public:
  RowReader(
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

  bool good() const { return good_; }

  void fault(std::size_t column, std::string_view rest) {
    good_ = false;
    teller_.tell(
        place_, columns_[column], fmt::format("{} of {}: {}", columns_[column], name_, rest));
  }

  void fault_of(std::size_t column, std::string_view found, std::string_view expected) {
    if (!expected.empty())
      fault(
          column,
          fmt::format("found {}; {}", found.empty() ? "nothing" : in_quotes(found), expected));
  }

  const std::string& text(std::size_t column) const { return cells_[column]; }

  std::string id() {
    fault_of(0, cells_[0], id_fault(cells_[0]));
    return cells_[0];
  }

  Names names() {
    Names names{cells_[1], cells_[2], cells_[3]};
    if (names.hans.empty() && names.hant.empty() && names.en.empty())
      fault(1, "found nothing here, in name_hant and in name_en; expected at least one name");
    return names;
  }

  std::string word(std::size_t column, std::span<const PackWord> words) {
    const std::string& found = cells_[column];
    if (find_word(words, found) == nullptr) {
      const auto known = spelled(words);
      fault_of(column, found, fmt::format("expected {}{}", one_of(known), nearest(found, known)));
    }
    return found;
  }

  // The parts of a list cell, none of them empty or there twice.
  std::vector<std::string> list(std::size_t column) {
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

  static std::vector<std::string_view> spelled(std::span<const PackWord> words) {
    std::vector<std::string_view> out;
    for (const PackWord& one : words) out.push_back(one.word);
    return out;
  }

 private:
  std::string name_;
  const std::vector<std::string>& cells_;
  std::span<const std::string_view> columns_;
  Place place_;
  const Teller& teller_;
  bool good_ = true;
};

std::vector<Account> read_accounts(RowReader& row) {
  std::vector<Account> accounts;
  const auto platforms = RowReader::spelled(account_platforms());
  for (const std::string& part : row.list(outlet_column::accounts)) {
    const std::size_t colon = part.find(':');
    const std::string platform = part.substr(0, colon);
    const std::string handle(trim(colon == std::string::npos ? "" : part.substr(colon + 1)));
    if (handle.empty()) {
      row.fault_of(
          outlet_column::accounts, part, "expected platform:handle, such as \"x:PDChina\"");
    } else if (handle.starts_with('@')) {
      row.fault_of(outlet_column::accounts, part, "expected the handle without \"@\"");
    } else if (find_word(account_platforms(), platform) == nullptr) {
      row.fault_of(
          outlet_column::accounts,
          part,
          fmt::format(
              "expected one of the platforms {}{}",
              one_of(platforms),
              platform == "twitter" ? "; twitter is written \"x\"" : nearest(platform, platforms)));
    } else {
      accounts.push_back({platform, handle});
    }
  }
  return accounts;
}

std::string read_zone(RowReader& row, const RowContext& context) {
  const std::string& found = row.text(outlet_column::zone);
  if (found.empty()) return context.zone;
  row.fault_of(outlet_column::zone, found, zone_fault(found));
  return found;
}

// The two ends of an outlet's life, in order.
void check_validity(RowReader& row, const std::string& zone_name) {
  const Zone zone = Zone::find(zone_name).value_or(Zone());
  const std::string& from = row.text(outlet_column::valid_from);
  const std::string& to = row.text(outlet_column::valid_to);
  constexpr std::string_view wanted = "expected a day, month or year: 2021-06-24, 2021-06 or 2021";
  const auto begin = parse_period(from, zone);
  const auto end = parse_period(to, zone);
  if (!from.empty() && !begin) row.fault_of(outlet_column::valid_from, from, wanted);
  if (!to.empty() && !end) row.fault_of(outlet_column::valid_to, to, wanted);
  if (begin && end && end->to <= begin->from)
    row.fault_of(
        outlet_column::valid_to,
        to,
        fmt::format("expected an end that is not before the beginning, {}", from));
}

}  // namespace

std::optional<Outlet> read_outlet(
    const std::vector<std::string>& cells,
    const RowContext& context,
    Place place,
    const Teller& teller) {
  RowReader row("outlet", cells, outlet_columns, place, teller);
  Outlet outlet;
  outlet.id = row.id();
  outlet.names = row.names();
  outlet.also = row.list(outlet_column::also);
  outlet.kind = row.word(outlet_column::kind, outlet_kinds());
  outlet.control = row.word(outlet_column::control, outlet_controls());
  outlet.controller = row.text(outlet_column::controller);
  outlet.place = row.text(outlet_column::place);
  row.fault_of(outlet_column::place, outlet.place, place_fault(outlet.place));
  outlet.language = row.text(outlet_column::language);
  if (outlet.language.empty()) outlet.language = context.language;
  row.fault_of(outlet_column::language, outlet.language, language_fault(outlet.language));
  outlet.zone = read_zone(row, context);
  outlet.domains = row.list(outlet_column::domains);
  for (const std::string& domain : outlet.domains)
    row.fault_of(outlet_column::domains, domain, domain_fault(domain));
  outlet.accounts = read_accounts(row);
  outlet.groups = row.list(outlet_column::groups);
  for (const std::string& group : outlet.groups) {
    if (!std::ranges::binary_search(context.groups, group))
      row.fault_of(
          outlet_column::groups,
          group,
          fmt::format("expected an id of groups.csv{}", nearest(group, context.groups)));
  }
  outlet.valid_from = row.text(outlet_column::valid_from);
  outlet.valid_to = row.text(outlet_column::valid_to);
  check_validity(row, outlet.zone);
  outlet.source = row.text(outlet_column::source);
  if (outlet.source.empty())
    row.fault(
        outlet_column::source,
        "found nothing; expected where the facts of the row come from, such as \"public record\"");
  outlet.note = row.text(outlet_column::note);
  if (!row.good()) return {};
  return outlet;
}

std::optional<Group> read_group(
    const std::vector<std::string>& cells, Place place, const Teller& teller) {
  RowReader row("group", cells, group_columns, place, teller);
  Group group;
  group.id = row.id();
  group.names = row.names();
  group.meaning = row.text(group_column::meaning);
  if (!row.good()) return {};
  return group;
}

}  // namespace weiguan
