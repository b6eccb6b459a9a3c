#include "instruments/novelty/detail/writer.h"

#include <utility>

#include "instruments/dates.h"
#include "instruments/novelty/detail/tables.h"
#include "instruments/rows.h"

namespace weiguan::novelty {

namespace {

enum : std::size_t {
  period_at,
  outlet_at,
  group_at,
  status_at,
  articles_at,
  own_low_at,
  own_high_at,
  own_from_at,
  own_to_at,
  relays_low_at,
  relays_high_at,
  reporters_low_at,
  reporters_high_at,
  repeated_share_at,
  single_source_at,
  quoting_at,
  with_text_at,
  asked_at,
  characters_at,
  parts_at,
  captures_at = parts_at + 5,
  partly_at
};

std::string_view name_of(Role role) {
  switch (role) {
    case Role::relay:
      return "relay";
    case Role::reporter:
      return "reporter";
    case Role::mixed:
      return "mixed";
    case Role::cannot_tell:
      return "cannot-tell";
    case Role::none:
      break;
  }
  return "none";
}

void put_parts(Row& row, std::size_t at, const Parts& parts) {
  row.values[at] = whole(parts.all());
  row.values[at + 1] = whole(parts.own);
  row.values[at + 2] = whole(parts.undecided);
  row.values[at + 3] = whole(parts.taken);
  row.values[at + 4] = whole(parts.repeated);
  row.values[at + 5] = whole(parts.boilerplate);
}

Value share(std::uint64_t part, std::uint64_t all) {
  return known(rate({part, all}));
}

}  // namespace

bool Writer::write(Row&& row) const {
  if (requested(context_.stop)) return false;
  return context_.row(std::move(row));
}

bool Writer::article(const Article& article, const Judged& judged) {
  const Parts& parts = judged.parts;
  Row row;
  row.table = articles_table;
  row.values.resize(tables[articles_table].columns.size());
  row.values[0] = to_string(article.id);
  row.values[1] = date_of(article.published, context_.zone);
  row.values[2] = known(article.outlet);
  row.values[3] = std::string(name_of(judged.role));
  row.values[4] = share(parts.own, parts.asked());
  row.values[5] = share(parts.own + parts.undecided, parts.asked());
  if (judged.quoted) {
    const Quoted& quoted = *judged.quoted;
    if (quoted.attributed > 0) row.values[6] = std::string(quoted.single_source ? "yes" : "no");
    row.values[7] = known(quoted.speaker);
    row.values[9] = whole(quoted.attributed);
  }
  row.values[8] = known(article.title);
  put_parts(row, 10, parts);
  row.evidence.articles = {article.id};
  row.evidence.articles.insert(
      row.evidence.articles.end(), judged.others.begin(), judged.others.end());
  return write(std::move(row));
}

Row Writer::begin(const std::string& who) const {
  Row row;
  row.table = novelty_table;
  row.values.resize(tables[novelty_table].columns.size());
  if (selection_.per == Per::outlet) row.values[outlet_at] = known(who);
  if (selection_.per == Per::group) row.values[group_at] = known(who);
  return row;
}

void Writer::count(Row& row, const Cell& cell) const {
  const Parts& parts = cell.parts;
  row.values[articles_at] = whole(cell.articles);
  row.values[own_low_at] = known(cell.low.share());
  row.values[own_high_at] = known(cell.high.share());
  if (const auto interval = cell.low.interval()) row.values[own_from_at] = interval->low;
  if (const auto interval = cell.high.interval()) row.values[own_to_at] = interval->high;
  row.values[relays_low_at] = whole(cell.relays_low);
  row.values[relays_high_at] = whole(cell.relays_high);
  row.values[reporters_low_at] = whole(cell.reporters_low);
  row.values[reporters_high_at] = whole(cell.reporters_high);
  row.values[repeated_share_at] = share(parts.repeated, parts.all());
  if (quotes_) {
    row.values[single_source_at] = whole(cell.single_source);
    row.values[quoting_at] = whole(cell.quoting);
  }
  row.values[with_text_at] = whole(cell.with_text);
  row.values[asked_at] = whole(cell.asked);
  put_parts(row, characters_at, parts);
  row.values[partly_at] = whole(cell.partly);
}

bool Writer::period(
    const std::string& who, const Period& period, const Ground& ground, const Cell* cell) {
  Row row = begin(who);
  row.values[period_at] = period_name(selection_, period);
  row.values[captures_at] = whole(ground.captures);
  if (cell == nullptr && !ground.looked()) {
    row.values[status_at] = std::string("missing");
    return write(std::move(row));
  }
  row.values[status_at] = std::string(cell != nullptr ? "counted" : "zero");
  count(row, cell != nullptr ? *cell : Cell{});
  row.evidence.filter = selection_.filter_of(who, period);
  return write(std::move(row));
}

bool Writer::undated(
    const std::string& who, const Cell& cell, const std::vector<ArticleId>& articles) {
  Row row = begin(who);
  row.values[status_at] = std::string("undated");
  count(row, cell);
  row.evidence.articles = articles;
  return write(std::move(row));
}

}  // namespace weiguan::novelty
