#include "instruments/monthly/monthly.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/monthly/detail/months.h"
#include "instruments/monthly/detail/new.h"
#include "instruments/monthly/detail/tables.h"
#include "instruments/rows.h"

namespace weiguan::monthly {

namespace {

constexpr std::array<Parameter, 9> parameters = {
    {phrases_parameter,
     {"month",
      {"The month: 2022-10. Not given: the last whole month of the archive.",
       "月份，如 2022-10；不给则为档案中最后一个完整的月。"},
      Type::period,
      ""},
     {"glossary",
      {"Entries of the packs' glossary: ids or groups with commas between, or all.",
       "资料包提法表中的条目：条目编号或组名，用逗号分隔，或 all（全部）。"},
      Type::text,
      "all"},
     {"new",
      {"How many new phrases to look for; 0 for none, which is quicker.",
       "要找多少个新提法；0 为不找，较快。"},
      Type::whole,
      "20"},
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

// The last month that is over as far as the archive knows; nothing where no article is dated.
std::optional<Period> last_whole_month(const Archive& archive, const Selection& selection) {
  CountBy by;
  by.unit = Unit::day;
  by.zone = selection.zone;
  std::optional<Time> last;
  for (const Count& one : archive.count_articles(selection.filter(), by)) {
    if (one.from && (!last || *one.from > *last)) last = one.from;
  }
  if (!last) return {};
  const Period month = period_of(*last, Unit::month, selection.zone);
  const Period day = period_of(*last, Unit::day, selection.zone);
  if (day.to == month.to) return month;
  return period_of(month.from - std::chrono::seconds{1}, Unit::month, selection.zone);
}

std::optional<Period> asked_month(
    const Archive& archive, const Arguments& arguments, const Selection& selection) {
  const std::string& given = arguments.at("month");
  if (given.empty()) return last_whole_month(archive, selection);
  const Period period = *parse_period(given, selection.zone);
  const Period month = period_of(period.from, Unit::month, selection.zone);
  if (month != period) {
    throw UsageError(
        fmt::format("--month cannot be \"{}\"", given), "It takes a month such as 2022-10.");
  }
  return month;
}

std::uint64_t new_phrases_asked(const Arguments& arguments) {
  const std::int64_t number = std::stoll(arguments.at("new"));
  if (number < 0 || number > 1000) {
    throw UsageError(
        fmt::format("--new cannot be {}", number), "It takes a whole number from 0 to 1000.");
  }
  return static_cast<std::uint64_t>(number);
}

class Writer {
 public:
  Writer(
      const Packs& packs,
      const Selection& selection,
      const std::vector<AskedPhrase>& phrases,
      const Months& all,
      const std::vector<Record>& records,
      const std::vector<NewPhrase>& fresh,
      const RunContext& context)
      : packs_(packs),
        selection_(selection),
        phrases_(phrases),
        all_(all),
        records_(records),
        fresh_(fresh),
        verdicts_(judge(records, all)),
        context_(context) {}

  void write() { moves() && fresh() && tiers() && leaders() && data(); }

 private:
  Row begin(std::size_t table) const {
    Row row;
    row.table = table;
    row.values.resize(tables_of(table).columns.size());
    return row;
  }
  static const Table& tables_of(std::size_t table) { return monthly::tables[table]; }

  bool has_text(std::size_t month) const { return all_[month].ground.with_text > 0; }

  Value entry(std::size_t i) const {
    return phrases_[i].entry == nullptr ? Value{} : Value{phrases_[i].entry->id};
  }
  Value english(std::size_t i) const {
    return phrases_[i].entry == nullptr ? Value{} : known(phrases_[i].entry->names.en);
  }
  Value tier(std::size_t i, std::size_t month) const {
    return known(tier_of(packs_, share_in(records_[i], all_, month)));
  }
  Value articles(std::size_t i, std::size_t month) const {
    return has_text(month) ? whole(records_[i].articles[month]) : Value{};
  }
  Value share(std::size_t i, std::size_t month) const {
    const auto known = rate(share_in(records_[i], all_, month));
    return known ? Value{*known} : Value{};
  }
  void set_change(Row& row, std::size_t at, std::size_t i) const {
    const auto& change = verdicts_[i].change;
    if (!change) return;
    row.values[at] = change->value;
    row.values[at + 1] = change->interval.low;
    row.values[at + 2] = change->interval.high;
  }

  void set_evidence(Row& row, std::size_t i, std::size_t month) const {
    if (records_[i].articles[month] == 0) return;
    const auto query = query_of(phrases_[i], Overlap::every, phrases_.size() == 1);
    if (query && selection_.query.type == Query::Type::all) {
      row.evidence.filter = selection_.filter();
      row.evidence.filter->published = all_[month].period;
      row.evidence.filter->possible = false;
      row.evidence.filter->query = *query;
    } else if (month == now) {
      row.evidence.articles = records_[i].articles_by_id;
    }
  }

  // Entered, rose, fell, left; in each the greatest first.
  bool moves() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      if (verdicts_[i].move != Move::none && verdicts_[i].move != Move::missing) order.push_back(i);
    }
    const auto size = [this](std::size_t i) {
      const Verdict& verdict = verdicts_[i];
      if (verdict.move == Move::entered) {
        return static_cast<double>(records_[i].articles[now]);
      }
      if (verdict.move == Move::left) return rate(share_of_year(records_[i], all_)).value_or(0);
      return verdict.change ? std::abs(verdict.change->value) : 0;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (verdicts_[a].move != verdicts_[b].move) return verdicts_[a].move < verdicts_[b].move;
      return size(a) > size(b);
    });
    for (const std::size_t i : order) {
      Row row = begin(moves_table);
      const Move move = verdicts_[i].move;
      row.values[0] = std::string(to_string(move));
      row.values[1] = phrases_[i].name;
      row.values[2] = entry(i);
      row.values[3] = english(i);
      row.values[4] = articles(i, now);
      row.values[5] = articles(i, before);
      if (move == Move::rose || move == Move::fell) {
        set_change(row, 6, i);
        row.values[9] = verdicts_[i].p;
      }
      row.values[10] = tier(i, before);
      row.values[11] = tier(i, now);
      set_evidence(row, i, move == Move::left ? before : now);
      if (!send(std::move(row))) return false;
    }
    return true;
  }

  bool fresh() {
    for (std::size_t i = 0; i < fresh_.size(); ++i) {
      const NewPhrase& one = fresh_[i];
      Row row = begin(new_table);
      row.values = {
          whole(i + 1),
          one.phrase,
          one.articles,
          one.days,
          one.before,
          one.growth,
          one.known,
          one.example};
      row.evidence = one.evidence;
      if (!send(std::move(row))) return false;
    }
    return true;
  }

  bool tiers() {
    std::vector<std::size_t> order(phrases_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return records_[a].articles[now] > records_[b].articles[now];
    });
    for (const std::size_t i : order) {
      Row row = begin(tiers_table);
      row.values[0] = phrases_[i].name;
      row.values[1] = entry(i);
      row.values[2] = english(i);
      if (phrases_[i].entry != nullptr) {
        row.values[3] = known(fmt::format("{}", fmt::join(phrases_[i].entry->groups, ";")));
      }
      row.values[4] = tier(i, now);
      row.values[5] = tier(i, before);
      row.values[6] = tier(i, year_ago);
      row.values[7] = articles(i, now);
      row.values[8] = share(i, now);
      if (const auto interval = wilson(share_in(records_[i], all_, now))) {
        row.values[9] = interval->low;
        row.values[10] = interval->high;
      }
      row.values[11] = share(i, before);
      row.values[12] = share(i, year_ago);
      set_change(row, 13, i);
      row.values[16] = std::string(to_string(verdicts_[i].move));
      if (has_text(now)) {
        const auto& outlets = records_[i].outlets;
        row.values[17] = whole(outlets.size() - outlets.count(std::string()));
      }
      set_evidence(row, i, now);
      if (!send(std::move(row))) return false;
    }
    return true;
  }

  bool leaders() {
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      if (verdicts_[i].move != Move::entered && verdicts_[i].move != Move::rose) continue;
      using Use = std::pair<std::string, FirstUse>;
      std::vector<Use> uses;
      for (const auto& [outlet, use] : records_[i].outlets) {
        if (!outlet.empty()) uses.emplace_back(outlet, use);
      }
      std::stable_sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
        return std::pair(a.second.published.earliest, a.second.published.latest) <
               std::pair(b.second.published.earliest, b.second.published.latest);
      });
      for (const Use& use : uses) {
        const bool led = std::none_of(uses.begin(), uses.end(), [&use](const Use& other) {
          return is_before(other.second.published, use.second.published) == Before::yes;
        });
        Row row = begin(leaders_table);
        row.values[0] = phrases_[i].name;
        row.values[1] = entry(i);
        row.values[2] = use.first;
        row.values[3] = std::string(led ? "first" : "followed");
        row.values[4] = day_of(use.second.published, context_.zone);
        row.values[5] = to_string(use.second.article);
        row.values[6] = whole(use.second.articles);
        row.evidence.articles = {use.second.article};
        if (!send(std::move(row))) return false;
      }
    }
    return true;
  }

  bool data() {
    for (std::size_t i = months; i-- > 0;) {
      const Month& month = all_[i];
      Row row = begin(data_table);
      row.values[0] = format_period(month.period.from, Unit::month, context_.zone);
      row.values[1] = whole(month.ground.articles);
      row.values[2] = whole(month.ground.with_text);
      row.values[3] = whole(month.ground.characters);
      row.values[4] = whole(month.days);
      row.values[5] = whole(month.days - month.days_with_text);
      row.values[6] = whole(month.ground.captures);
      if (month.ground.articles > 0) {
        row.evidence.filter = selection_.filter();
        row.evidence.filter->published = month.period;
        row.evidence.filter->possible = false;
      }
      if (!send(std::move(row))) return false;
    }
    return true;
  }

  bool send(Row&& row) {
    if (requested(context_.stop)) return false;
    return context_.row(std::move(row));
  }

  const Packs& packs_;
  const Selection& selection_;
  const std::vector<AskedPhrase>& phrases_;
  const Months& all_;
  const std::vector<Record>& records_;
  const std::vector<NewPhrase>& fresh_;
  std::vector<Verdict> verdicts_;
  const RunContext& context_;
};

// The page has to say what it rests on and how it was made.
void tell_method(const Packs& packs, const Months& all, const RunContext& context) {
  const std::string month = format_period(all[now].period.from, Unit::month, context.zone);
  if (all[now].ground.with_text == 0) {
    note(
        context,
        fmt::format("{} has no text in this archive: no data, which is not silence.", month),
        fmt::format("本档案没有 {} 的正文：没有数据，不等于沉默。", month));
  }
  std::string gaps;
  for (const Month& one : all) {
    if (one.days_with_text < one.days) {
      gaps += fmt::format(
          "{}{} ({})",
          gaps.empty() ? "" : ", ",
          format_period(one.period.from, Unit::month, context.zone),
          one.days - one.days_with_text);
    }
  }
  if (!gaps.empty()) {
    note(
        context,
        fmt::format("Gaps, in days without any text: {}.", gaps),
        fmt::format("缺失（没有任何正文的天数）：{}。", gaps));
  }
  std::string cuts_en, cuts_zh;
  for (const Tier& one : packs.tiers()) {
    cuts_en +=
        fmt::format("{}{} {:g} %", cuts_en.empty() ? "" : ", ", one.names.en, one.share * 100);
    cuts_zh +=
        fmt::format("{}{} {:g}%", cuts_zh.empty() ? "" : "、", one.names.hans, one.share * 100);
  }
  if (!cuts_en.empty()) {
    note(
        context,
        fmt::format(
            "Tiers by share of the month's articles with a text, from {}; they stand in the pack "
            "and "
            "can be edited.",
            cuts_en),
        fmt::format("温度按当月有正文文章的占比划档，下限为{}；界值见资料包，可以修改。", cuts_zh));
  }
  note(
      context,
      "An article counts once, however often it uses the phrase; copies count as often as they "
      "were "
      "printed. Intervals and tests take articles for independent, so that true intervals are "
      "wider.",
      "一篇文章无论使用几次只计一次；转载之文各计一次。区间与检验视各文章为独立，实际区间更宽。");
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const std::vector<AskedPhrase> phrases = asked_phrases(packs, arguments);
  const Selection selection = select(archive, packs, arguments, context);
  const std::optional<Period> month = asked_month(archive, arguments, selection);
  if (!month || selection.nobody) {
    note(
        context,
        "The archive holds no dated article of what was asked for.",
        "档案中没有符合条件且有日期的文章。");
    return;
  }
  const Months all = take_months(archive, selection, *month);
  const std::vector<Record> records = take_records(archive, phrases, selection, all, context);
  const std::uint64_t wanted = new_phrases_asked(arguments);
  std::optional<std::vector<NewPhrase>> fresh = std::vector<NewPhrase>{};
  if (wanted > 0 && all[now].ground.with_text > 0) {
    fresh = ask_newphrases(archive, packs, arguments, *month, wanted, context);
  }
  if (!fresh) {
    note(
        context,
        "This build has no instrument newphrases, so that new phrases were not looked for.",
        "本程序未包含 newphrases，故未寻找新提法。");
    fresh.emplace();
  }
  Writer(packs, selection, phrases, all, records, *fresh, context).write();
  tell_method(packs, all, context);
}

}  // namespace

const Instrument instrument = {
    "monthly",
    "2",
    {"The month's official phrases: how hot does each run, what entered, rose, fell and left?",
     "本月提法：各自温度如何，何者新入、上升、下降、退出？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::monthly
