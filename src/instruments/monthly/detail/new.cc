#include "instruments/monthly/detail/new.h"

#include <string>
#include <utility>

namespace weiguan::monthly {

namespace {

Value cell(const Instrument& of, const Row& row, std::string_view name) {
  const auto& columns = of.tables[row.table].columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return row.values[i];
  }
  return {};
}

}  // namespace

std::optional<std::vector<NewPhrase>> ask_newphrases(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const Period& month,
    std::uint64_t most,
    const RunContext& context) {
  const Instrument* const other = find_instrument("newphrases");
  if (other == nullptr) return {};
  Arguments asked;
  for (const Parameter& one : other->parameters) {
    const auto given = arguments.find(one.name);
    if (given != arguments.end()) asked[given->first] = given->second;
  }
  asked["month"] = format_period(month.from, Unit::month, context.zone);
  asked["limit"] = std::to_string(most);
  std::vector<NewPhrase> found;
  RunContext inner;
  inner.progress = context.progress;
  inner.stop = context.stop;
  inner.zone = context.zone;
  inner.names = context.names;
  inner.row = [&](Row&& row) {
    if (row.table != 0) return true;
    NewPhrase one;
    one.phrase = cell(*other, row, "phrase");
    one.articles = cell(*other, row, "articles");
    one.days = cell(*other, row, "days");
    one.before = cell(*other, row, "before");
    one.growth = cell(*other, row, "growth");
    one.known = cell(*other, row, "known");
    one.example = cell(*other, row, "example");
    one.evidence = std::move(row.evidence);
    found.push_back(std::move(one));
    return true;
  };
  other->run(archive, packs, check_arguments(*other, asked, packs), inner);
  return found;
}

}  // namespace weiguan::monthly
