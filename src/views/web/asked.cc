#include "views/web/detail/asked.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t usual_hits = 20;
constexpr std::uint64_t most_hits = 200;
constexpr std::uint64_t most_pages = 1'000'000'000;

Order read_order(std::string_view text) {
  if (text.empty() || text == "newest") return Order::newest;
  if (text == "oldest") return Order::oldest;
  if (text == "relevance") return Order::relevance;
  throw UsageError(
      fmt::format("\"{}\" is no order", text), "The orders are newest, oldest and relevance.");
}

std::vector<std::string> given(const Request& request, std::string_view name) {
  auto all = request.all(name);
  std::erase(all, "");
  return all;
}

Query of_outlets(std::vector<std::string> outlets) {
  Query query;
  query.type = Query::Type::field;
  query.field = "outlet";
  query.values = std::move(outlets);
  return query;
}

Query joined(Query::Type type, std::vector<Query> parts) {
  if (parts.size() == 1 && type != Query::Type::negation) return std::move(parts.front());
  Query query;
  query.type = type;
  query.parts = std::move(parts);
  return query;
}

// Articles of a known outlet that stands in no group.
Query of_no_group(const Packs& packs) {
  std::vector<std::string> grouped = {""};
  for (const auto& one : packs.groups()) {
    const auto members = packs.members(one.id);
    grouped.insert(grouped.end(), members.begin(), members.end());
  }
  return joined(Query::Type::negation, {of_outlets(std::move(grouped))});
}

Query of_groups(const Packs& packs, const std::vector<std::string>& groups) {
  std::vector<Query> any;
  for (const auto& name : groups) {
    if (name == no_group) {
      any.push_back(of_no_group(packs));
      continue;
    }
    const auto* group = packs.group(name);
    if (group == nullptr) throw UsageError(fmt::format("no pack knows a group \"{}\"", name));
    any.push_back(of_outlets(packs.members(group->id)));
  }
  return joined(Query::Type::disjunction, std::move(any));
}

// Nobody but this observatory knows whom a pseudonym is of, so all accounts are looked through.
Query of_accounts(const Site& site, const Filter& filter, const std::vector<std::string>& shown) {
  Query query;
  query.type = Query::Type::field;
  query.field = "account";
  for (const auto& one : site.archive->count_accounts(filter)) {
    if (one.account.empty()) continue;
    if (std::find(shown.begin(), shown.end(), site.shown_account(one.account)) != shown.end()) {
      query.values.push_back(one.account);
    }
  }
  return query;
}

void narrow(Filter& filter, Query&& by) {
  if (filter.query.type == Query::Type::all) {
    filter.query = std::move(by);
  } else {
    filter.query = joined(Query::Type::conjunction, {std::move(filter.query), std::move(by)});
  }
}

}  // namespace

Filter whole_filter(const Site& site, const Wanted& wanted) {
  Filter filter = wanted.filter;
  if (!wanted.groups.empty()) narrow(filter, of_groups(*site.packs, wanted.groups));
  if (!wanted.accounts.empty()) narrow(filter, of_accounts(site, filter, wanted.accounts));
  return filter;
}

std::uint64_t read_count(
    const Request& request,
    std::string_view name,
    std::uint64_t fallback,
    std::uint64_t least,
    std::uint64_t most) {
  const auto text = request.parameter(name);
  if (text.empty()) return fallback;
  std::uint64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size() || value < least ||
      value > most) {
    throw UsageError(
        fmt::format("{} cannot be \"{}\"", name, text),
        fmt::format("It takes a whole number from {} to {}.", least, most));
  }
  return value;
}

Asked read_search(const Site& site, const Request& request) {
  Asked asked;
  asked.text = request.parameter("q");
  asked.wanted.filter = parse_filter(request.parameters, site.zone, *site.packs);
  asked.wanted.filter.query = parse_query(asked.text, site.query_names);
  asked.wanted.groups = given(request, "group");
  asked.wanted.accounts = given(request, "account");
  asked.search.filter = whole_filter(site, asked.wanted);
  asked.search.order = read_order(request.parameter("order"));
  asked.all = request.form != Form::html && request.parameter("limit") == "all";
  if (asked.all) {
    asked.search.limit = std::numeric_limits<std::int64_t>::max();
    return asked;
  }
  asked.search.limit = read_count(request, "limit", usual_hits, 1, most_hits);
  asked.page = read_count(request, "page", 1, 1, most_pages);
  asked.search.offset = (asked.page - 1) * asked.search.limit;
  return asked;
}

}  // namespace weiguan::web
