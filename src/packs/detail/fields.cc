#include "packs/detail/fields.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/time.h"
#include "packs/detail/columns.h"
#include "packs/detail/row_reader.h"
#include "packs/detail/table.h"
#include "packs/forms.h"
#include "packs/words.h"

namespace weiguan {

namespace {

std::vector<Account> read_accounts(RowReader& row) {
  std::vector<Account> accounts;
  const auto platforms = spelled(account_platforms());
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
  row.check_validity(
      outlet_column::valid_from, outlet_column::valid_to, Zone::find(outlet.zone).value_or(Zone()));
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
