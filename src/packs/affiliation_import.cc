#include <map>
#include <set>

#include <fmt/format.h>

#include "base/url.h"
#include "packs/detail/affiliation_names.h"
#include "packs/detail/csv.h"
#include "packs/detail/table.h"

namespace weiguan {

namespace {

// "Television: SinoVision" is called SinoVision.
std::string asset_name(const std::string& text) {
  for (const char* kind :
       {"Television", "Print", "Print media", "Online", "Radio", "News agency"}) {
    const std::string begin = std::string(kind) + ": ";
    if (text.starts_with(begin)) return text.substr(begin.size());
  }
  return text;
}

struct AddressOfAccount {
  std::string_view column, host, platform;
};
constexpr AddressOfAccount account_addresses[] = {
    {"Twitter Link", "twitter.com", "x"},
    {"Facebook Link", "facebook.com", "facebook"},
    {"Instagram Link", "instagram.com", "instagram"},
    {"Youtube Link", "youtube.com", "youtube"},
    {"Telegram Link", "t.me", "telegram"},
    {"VK Link", "vk.com", "vk"},
    {"Tiktok Link", "tiktok.com", "tiktok"}};

// "x:PDChina" of https://www.twitter.com/PDChina; nothing of an address of anything else.
std::string account_of(const AddressOfAccount& from, const std::string& address) {
  const auto url = parse_url(address);
  if (!url || (url->host != from.host && !url->host.ends_with("." + std::string(from.host))))
    return {};
  std::string path = address.substr(address.find(url->host) + url->host.size());
  path = path.substr(0, path.find_first_of("?#"));
  while (path.starts_with('/') || path.starts_with('@')) path.erase(0, 1);
  if (path.starts_with("channel/") || path.starts_with("user/") || path.starts_with("c/"))
    path.erase(0, path.find('/') + 1);
  while (path.ends_with('/')) path.pop_back();
  if (path.empty() || path.find('/') != std::string::npos) return {};
  return fmt::format("{}:{}", from.platform, path);
}

}  // namespace

ReadAffiliations read_state_media_monitor(
    std::string_view bytes,
    const Packs& over,
    const ReadOptions& options,
    const ProblemSink& sink) {
  AffiliationGatherer gatherer(over, options);
  std::map<std::string, std::size_t> columns;
  std::set<std::string> told;  // Statements that stand there already.
  const auto on_row = [&](CsvRecord&& row) {
    if (columns.empty()) {
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        columns.emplace(std::string(trim(row.cells[i])), i);
      return;
    }
    const auto cell = [&](std::string_view name) {
      const auto found = columns.find(std::string(name));
      if (found == columns.end() || found->second >= row.cells.size()) return std::string();
      return std::string(trim(row.cells[found->second]));
    };
    ++gatherer.result.records;
    const std::string company = cell("Media company"), asset = asset_name(cell("Main assets"));
    if (company.empty() || asset.empty()) {
      ++gatherer.result.left_out;
      return;
    }
    const std::string note = one_line(fmt::format(
        "{}{}{}",
        cell("Country"),
        cell("Typology").empty() ? "" : ", typology " + cell("Typology"),
        cell("Notes").empty() ? "" : ", " + cell("Notes")));
    Body owner;
    owner.kind = "company";
    owner.note = note;
    put_names({company}, owner);
    Body thing;
    thing.kind = "media";
    thing.note = note;
    put_names({asset}, thing);
    const std::string address = cell("URL");
    const std::string upper = gatherer.node(std::move(owner), {});
    const std::string lower = gatherer.node(
        std::move(thing),
        {},
        address.find("://") == std::string::npos ? "http://" + address : address);
    const auto add = [&](const std::string& from, Relation relation, const std::string& to) {
      if (!told.insert(fmt::format("{} {} {}", from, to_string(relation), to)).second) return;
      Affiliation edge;
      edge.from = from;
      edge.relation = relation;
      edge.to = to;
      edge.note = note;
      gatherer.edge(std::move(edge), {});
    };
    if (upper != lower) add(upper, Relation::owns, lower);
    for (const AddressOfAccount& one : account_addresses) {
      const std::string account = account_of(one, cell(one.column));
      if (!account.empty()) add(account, Relation::account_of, lower);
    }
  };
  read_csv(bytes, on_row, [&](Place place, std::string reason) {
    tell_of(options, sink, place.line, "csv", std::move(reason));
  });
  if (columns.count("Media company") == 0 || columns.count("Main assets") == 0)
    tell_of(
        options,
        sink,
        1,
        "columns",
        "the first line has no columns \"Media company\" and \"Main assets\", as State Media "
        "Monitor's file has");
  return std::move(gatherer.result);
}

}  // namespace weiguan
