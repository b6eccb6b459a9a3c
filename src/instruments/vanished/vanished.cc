#include "instruments/vanished/vanished.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/fates_rows.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "instruments/vanished/detail/tables.h"
#include "instruments/vanished/detail/topics.h"
#include "text/utf8.h"

namespace weiguan::vanished {

namespace {

constexpr std::size_t beginning_characters = 100;
constexpr std::int64_t most_newest = 1'000'000;

constexpr std::array<Parameter, 9> parameters = {
    {{"from",
      {"First seen gone in this period or later: 2024, 2024-07, 2024-07-02 or 2024-W27.",
       "首见消失不早于此时段：如 2024、2024-07、2024-07-02 或 2024-W27。"},
      Type::period,
      ""},
     {"to",
      {"First seen gone in this period or before.", "首见消失不晚于此时段（含）。"},
      Type::period,
      ""},
     {"unconfirmed",
      {"What only one visit saw gone, too.", "仅一次访问发现消失者也列出。"},
      Type::boolean,
      "false"},
     {"newest",
      {"At most so many, the newest; 0: all.", "至多列出多少条，取最新者；0 表示全部。"},
      Type::whole,
      "0"},
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

struct Page {
  Time gone{};
  std::string topic;
  Row row;
  std::string outlet;
};

// A whole line of text, cut on a character's border.
std::string beginning_of(std::string_view text) {
  std::string line;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (++characters > beginning_characters) return line + "…";
    const std::size_t from = at;
    next_character(text, at);
    line += text[from] == '\n' ? std::string_view(" ") : text.substr(from, at - from);
  }
  return line;
}

Period range_of(const Arguments& arguments, const Zone& zone) {
  Period range{Time::min(), Time::max()};
  const std::string& from = arguments.at("from");
  const std::string& to = arguments.at("to");
  if (!from.empty()) range.from = parse_period(from, zone)->from;
  if (!to.empty()) range.to = parse_period(to, zone)->to;
  if (range.to <= range.from) {
    throw UsageError(
        fmt::format("the range from {} to {} ends before it begins", from, to),
        "Give the earlier period as --from.");
  }
  return range;
}

class Finder {
 public:
  Finder(const Packs& packs, const Arguments& arguments, const RunContext& context)
      : topics_(packs),
        range_(range_of(arguments, context.zone)),
        unconfirmed_(arguments.at("unconfirmed") == "true") {}

  void look_at(const Watched& watched) {
    const AddressFate& fate = watched.fate;
    if (!visited_once(fate)) ++revisited_;
    const Absence* removal = fate.removal();
    // What moved is still shown; what was never read as an article is not kept as one.
    if (removal == nullptr || fate.why == Why::migrated || !watched.article) return;
    const Judged& gone = fate.visits[removal->first_gone];
    if (gone.time < range_.from || gone.time >= range_.to) return;
    if (fate.certainty == Certainty::one_visit && !unconfirmed_) {
      ++left_out_;
      return;
    }
    add(watched, *removal, gone);
  }

  // Newest first, then by address and article.
  std::vector<Page> pages() {
    std::stable_sort(
        pages_.begin(), pages_.end(), [](const Page& a, const Page& b) { return a.gone > b.gone; });
    return std::move(pages_);
  }

  // `any`: whether there is any address at all.
  void tell_notes(
      std::size_t found, const std::function<bool()>& any, const RunContext& context) const;

 private:
  void add(const Watched& watched, const Absence& removal, const Judged& gone) {
    const AddressFate& fate = watched.fate;
    const Article& article = *watched.article;
    const Topic topic = topics_.of(article.title, article.text);
    Page page;
    page.gone = gone.time;
    page.topic = topic.group;
    page.outlet = watched.outlet;
    page.row.table = pages_table;
    page.row.values = {
        time_value(gone.time),
        known(article.title),
        known(watched.outlet),
        known(article.account),
        known(topic.group),
        std::string(to_string(fate.why)),
        std::string(to_string(*fate.certainty)),
        visit_time(fate, removal.last_alive),
        time_value(article.published.earliest),
        known(removal.words),
        known(topic.phrases),
        known(beginning_of(article.text)),
        known(fate.address),
        to_string(gone.capture),
        to_string(article.id)};
    page.row.evidence = evidence_of(watched);
    pages_.push_back(std::move(page));
  }

  Topics topics_;
  Period range_;
  bool unconfirmed_ = false;
  std::vector<Page> pages_;
  std::uint64_t revisited_ = 0, left_out_ = 0;
};

void Finder::tell_notes(
    std::size_t found, const std::function<bool()>& any, const RunContext& context) const {
  if (revisited_ == 0) {
    if (!any()) return note_nothing(context);
    note(
        context,
        "Each address was visited once: nothing can be told of what became of it.",
        "每个地址都只访问过一次：其去向无从判断。");
    return;
  }
  if (left_out_ > 0) {
    note(
        context,
        fmt::format(
            "{} more were seen gone once and are not yet confirmed; --unconfirmed lists them.",
            left_out_),
        fmt::format("另有 {} 条仅一次发现消失，尚未确认；可用 --unconfirmed 列出。", left_out_));
  }
  if (found == 0) {
    note(
        context,
        fmt::format("Of the {} addresses that were visited again none is told gone.", revisited_),
        fmt::format("再次访问过的 {} 个地址中，没有可认定消失的。", revisited_));
  }
}

void write_days(const std::vector<Page>& pages, const RunContext& context) {
  struct Day {
    std::uint64_t pages = 0;
    std::vector<ArticleId> articles;
  };
  std::map<std::tuple<Time, std::string, std::string>, Day> days;
  for (const Page& page : pages) {
    const Time day = period_of(page.gone, Unit::day, context.zone).from;
    Day& count = days[{day, page.outlet, page.topic}];
    ++count.pages;
    constexpr std::size_t most_evidence = 100;
    for (const ArticleId id : page.row.evidence.articles) {
      if (count.articles.size() < most_evidence) count.articles.push_back(id);
    }
  }
  // Days newest first, within a day by outlet and topic.
  for (auto end = days.end(); end != days.begin();) {
    auto begin = end;
    const Time day = std::get<0>(std::prev(end)->first);
    while (begin != days.begin() && std::get<0>(std::prev(begin)->first) == day) --begin;
    for (auto one = begin; one != end; ++one) {
      Row row;
      row.table = days_table;
      row.values = {
          format_period(day, Unit::day, context.zone),
          known(std::get<1>(one->first)),
          known(std::get<2>(one->first)),
          whole(one->second.pages)};
      row.evidence.articles = one->second.articles;
      if (!context.row(std::move(row))) return;
    }
    end = begin;
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const std::uint64_t newest = whole_argument(arguments, "newest", 0, most_newest);
  Finder finder(packs, arguments, context);
  Arguments chosen = arguments;  // Its range is of the end, not of the publication.
  chosen.erase("from");
  chosen.erase("to");
  const auto filter = watched_filter(archive, packs, chosen, context);
  if (filter) {
    each_fate(
        archive,
        packs,
        *filter,
        Visited::again,
        context,
        [&finder](const Watched& watched) {
          finder.look_at(watched);
          return true;
        },
        [](const AddressFate& fate) { return fate.removal() != nullptr; });
  }
  std::vector<Page> pages = finder.pages();
  const auto any_address = [&] {
    bool any = false;
    if (filter) {
      archive.visits(
          *filter, Visited::ever, [&any](const Visits&) { return !(any = true); }, context.stop);
    }
    return any;
  };
  finder.tell_notes(pages.size(), any_address, context);
  if (newest > 0 && pages.size() > newest) {
    note(
        context,
        fmt::format("The {} newest of {} are listed.", newest, pages.size()),
        fmt::format("共 {1} 条，列出最新的 {0} 条。", newest, pages.size()));
    pages.resize(static_cast<std::size_t>(newest));
  }
  for (const Page& page : pages) {
    Row row = page.row;
    if (!context.row(std::move(row))) return;
  }
  write_days(pages, context);
}

}  // namespace

const Instrument instrument = {
    "vanished",
    "1",
    {"What is kept here that its publisher no longer shows, and since when?",
     "哪些内容此处有存，而发布者已不再显示？自何时起？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::vanished
