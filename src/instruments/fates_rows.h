// Addresses with what became of them, as instruments tell of them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/fates.h"
#include "instruments/selection.h"

namespace weiguan {

struct Watched {
  AddressFate fate;
  // What the last visit that showed the page read there, else what was read at any time.
  std::optional<Article> article;
  std::string outlet;  // "" where none is known.
};

// The articles that the parameters outlet, group, kind, language and search choose, and from and to
// by publication; nothing for a group without members.
std::optional<Filter> watched_filter(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context);
// The same of what was selected already.
Filter watched_filter(const Selection& selection);

// Every address of which an article passes, as Archive::visits() orders them; of a filter that asks
// for nothing those without any article, too.  Watched::article and outlet are looked up for those
// that `wanted` says yes of; of all where it is empty.  False from `each` ends it.
void each_fate(
    const Archive& archive,
    const Packs& packs,
    const Filter& filter,
    Visited visited,
    const RunContext& context,
    const std::function<bool(const Watched&)>& each,
    const std::function<bool(const AddressFate&)>& wanted = {});

// That an address was looked at once only: nothing can be told of it.
inline bool visited_once(const AddressFate& fate) {
  return fate.visits.size() < 2;
}

// Empty for beginning_of_time.
Value time_value(Time time);
// The time of a visit; empty where there was none.
Value visit_time(const AddressFate& fate, std::optional<std::size_t> visit);

// The captures that show the end of an address: the last visit that showed it, the first one that
// did not and the one that says why, with what they rest on, and the last one that did not.
Evidence evidence_of(const Watched& watched);

inline constexpr Column address_column{
    "address",
    {"Address", "网址"},
    {"Without session and campaign parameters; empty for rows that have none.",
     "已去除会话与推广参数；没有网址的数据行为空。"},
    Type::text};
inline constexpr Column title_column{
    "title",
    {"Title", "标题"},
    {"Of the article as it was last seen there.", "最后一次见到时的文章标题。"},
    Type::text};
inline constexpr Column outlet_column{
    "outlet", {"Outlet", "媒体"}, {"Who published it.", "发布者。"}, Type::outlet};
inline constexpr Column account_column{
    "account",
    {"Account", "账号"},
    {"Who posted it; by a pseudonym unless public.", "发布账号；非公开账号用化名。"},
    Type::account,
    {},
    true};
inline constexpr Column published_column{
    "published",
    {"Published", "发布"},
    {"Not before this time; empty where it is not known.", "不早于此时；未知为空。"},
    Type::time};
inline constexpr Column certainty_column{
    "certainty",
    {"Certainty", "确定程度"},
    {"Of a removal: confirmed (gone in two visits an hour or more apart, not shown between), "
     "one-visit, or reported by somebody else.",
     "消失的确定程度：confirmed 相隔一小时以上的两次访问均不可见、其间亦未再现；one-visit "
     "仅一次所见；reported 他人所报。"},
    Type::choice,
    {},
    false,
    certainty_choices};
inline constexpr Column article_column{
    "article",
    {"Article", "文章"},
    {"The article that the archive holds.", "档案所存的文章。"},
    Type::article,
    {},
    true};

}  // namespace weiguan
