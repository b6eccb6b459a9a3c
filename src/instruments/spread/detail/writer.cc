#include "instruments/spread/detail/writer.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "instruments/spread/detail/tables.h"

namespace weiguan::spread {

namespace {

constexpr std::size_t most_evidence = 100;  // Articles in an adoption row.

Value whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

Value text(std::string_view text) {
  return text.empty() ? Value{} : Value{std::string(text)};
}

Value number(const std::optional<double>& number) {
  return number ? Value{*number} : Value{};
}

std::string_view name_of(Place place) {
  if (place == Place::first) return "first";
  return place == Place::after ? "after" : "cannot-tell";
}

}  // namespace

Writer::Writer(
    const Packs& packs,
    const Selection& selection,
    const Survey& survey,
    std::string classes,
    const RunContext& context)
    : selection_(selection),
      classes_(std::move(classes)),
      context_(context),
      periods_(survey.periods(selection)) {
  std::set<std::string> names;
  for (const auto& one : survey.grounds) names.insert(one.first);
  for (const auto& one : survey.undated) names.insert(one.first);
  for (const std::string& who : names) {
    Known known;
    known.who = who;
    if (selection.per == Per::outlet) known.outlet = packs.outlet(who);
    const auto undated = survey.undated.find(who);
    if (undated != survey.undated.end()) known.articles = undated->second.articles;
    const auto grounds = survey.grounds.find(who);
    if (grounds != survey.grounds.end()) {
      for (const auto& [from, ground] : grounds->second) {
        known.articles += ground.articles;
        if (ground.looked()) known.looked.push_back(from);
      }
    }
    known_.push_back(std::move(known));
  }
}

Row Writer::begin(std::size_t table) const {
  Row row;
  row.table = table;
  row.values.resize(tables[table].columns.size());
  row.values[0] = phrase_->name;
  if (phrase_->entry != nullptr) row.values[1] = phrase_->entry->id;
  return row;
}

bool Writer::write(Row&& row) {
  if (requested(context_.stop)) return false;
  return context_.row(std::move(row));
}

const Known& Writer::known(const std::string& who) const {
  static const Known nobody;
  const auto found = std::lower_bound(
      known_.begin(), known_.end(), who, [](const Known& one, const std::string& name) {
        return one.who < name;
      });
  return found != known_.end() && found->who == who ? *found : nobody;
}

Writer::Censored Writer::censored(const Known& known, const FirstUse& use) const {
  if (use.open()) return Censored::yes;
  if (!selection_.unit) return Censored::not_known;
  const Period of_use = period_of(use.time.earliest, *selection_.unit, selection_.zone);
  const Period before =
      period_of(of_use.from - std::chrono::seconds{1}, *selection_.unit, selection_.zone);
  const auto& looked = known.looked;
  return std::binary_search(looked.begin(), looked.end(), before.from) ? Censored::no
                                                                       : Censored::yes;
}

std::string Writer::class_of(const Known& known) const {
  if (known.outlet == nullptr) return "unknown";
  const Outlet& outlet = *known.outlet;
  const std::string& name = classes_ == "place"      ? outlet.place
                            : classes_ == "language" ? outlet.language
                            : classes_ == "kind"     ? outlet.kind
                                                     : outlet.control;
  return name.empty() ? "unknown" : name;
}

void Writer::describe(Row& row, const Known& known, std::string_view status) const {
  row.values[selection_.per == Per::group ? 3 : 2] = text(known.who);
  row.values[4] = std::string(status);
  row.values[15] = whole(known.articles);
  if (known.outlet != nullptr) {
    row.values[16] = text(known.outlet->control);
    row.values[17] = text(known.outlet->kind);
    row.values[18] = text(known.outlet->place);
    row.values[19] = text(known.outlet->language);
  }
  const auto name = [this](Time from) {
    if (selection_.unit) return format_period(from, *selection_.unit, selection_.zone);
    return periods_.empty() ? std::string{} : period_name(selection_, periods_.front());
  };
  if (!known.looked.empty()) {
    row.values[20] = text(name(known.looked.front()));
    row.values[21] = text(name(known.looked.back()));
  }
  if (phrase_->entry != nullptr) row.values[24] = text(phrase_->entry->since);
}

bool Writer::adopter(const Adopter& adopter) {
  const Known& known = this->known(adopter.who);
  const FirstUse& use = adopter.use;
  Row row = begin(adopters_table);
  describe(row, known, "used");
  row.values[5] = std::string(name_of(adopter.place));
  row.values[6] = whole(adopter.rank_low);
  row.values[7] = whole(adopter.rank_high);
  if (!use.open()) row.values[8] = format_time(use.time.earliest);
  row.values[9] = format_time(use.time.latest);
  row.values[10] = std::string(to_string(use.time.source));
  row.values[11] = to_string(use.article);
  row.values[12] = adopter.lag_low;
  row.values[13] = number(adopter.lag_high);
  row.values[14] = whole(use.articles);
  if (selection_.unit && !use.open()) {
    const Time from = period_of(use.time.earliest, *selection_.unit, selection_.zone).from;
    const auto end = std::lower_bound(known.looked.begin(), known.looked.end(), from);
    row.values[22] = whole(static_cast<std::uint64_t>(end - known.looked.begin()));
  }
  const Censored censored = this->censored(known, use);
  if (censored != Censored::not_known) {
    row.values[23] = std::string(censored == Censored::yes ? "yes" : "no");
  }
  if (since_) row.values[25] = std::string(use.time.latest < *since_ ? "yes" : "no");
  row.values[26] = whole(use.open_articles);
  row.evidence.articles = {use.article};
  if (use.oldest != use.article) row.evidence.articles.push_back(use.oldest);
  return write(std::move(row));
}

bool Writer::silent(const Known& known, std::string_view status) {
  Row row = begin(adopters_table);
  describe(row, known, status);
  if (known.articles > 0) {
    row.values[14] = whole(0);
    row.evidence.filter = selection_.filter_of(known.who);
    if (row.evidence.filter && (selection_.from_asked || selection_.to_asked)) {
      row.evidence.filter->published = selection_.range;
      row.evidence.filter->possible = true;
    }
  }
  return write(std::move(row));
}

bool Writer::order(const std::vector<Adopter>& adopters) {
  struct Class {
    std::vector<TimeRange> uses;
    std::vector<ArticleId> articles;
    std::uint64_t not_used = 0, censored = 0;
  };
  std::map<std::string, Class> classes;
  std::set<std::string> used;
  for (const Adopter& one : adopters) {
    const Known& known = this->known(one.who);
    Class& its = classes[class_of(known)];
    its.uses.push_back(one.use.time);
    its.articles.push_back(one.use.article);
    if (censored(known, one.use) == Censored::yes) ++its.censored;
    used.insert(one.who);
  }
  for (const Known& one : known_) {
    const auto its = classes.find(class_of(one));
    if (one.articles > 0 && used.count(one.who) == 0 && its != classes.end()) {
      ++its->second.not_used;
    }
  }
  for (const auto& [leader, first] : classes) {
    for (const auto& [follower, second] : classes) {
      if (leader == follower) continue;
      const Following found = follow(second.uses, first_of(first.uses));
      Row row = begin(order_table);
      row.values[2] = leader;
      row.values[3] = follower;
      row.values[4] = whole(first.uses.size());
      row.values[5] = whole(second.uses.size());
      row.values[6] = whole(second.not_used);
      row.values[7] = whole(found.after);
      row.values[8] = whole(found.cannot_tell);
      row.values[9] = whole(found.before);
      row.values[10] = static_cast<double>(found.after) / static_cast<double>(second.uses.size());
      row.values[11] = number(found.median_low);
      row.values[12] = number(found.median_high);
      row.values[13] = whole(second.censored);
      row.evidence.articles = {first.articles.front()};
      for (const ArticleId one : second.articles) {
        if (row.evidence.articles.size() < most_evidence) row.evidence.articles.push_back(one);
      }
      if (!write(std::move(row))) return false;
    }
  }
  return true;
}

bool Writer::adoption(const std::vector<Adopter>& adopters) {
  for (const Period& period : periods_) {
    // Who was not captured at all by then is in neither number, unless it surely had used it.
    std::set<std::string_view> known;
    std::uint64_t looked = 0, low = 0, high = 0;
    for (const Known& one : known_) {
      if (!one.looked.empty() && one.looked.front() < period.to) known.insert(one.who);
      if (std::binary_search(one.looked.begin(), one.looked.end(), period.from)) ++looked;
    }
    Row row = begin(adoption_table);
    for (const Adopter& one : adopters) {
      const bool surely = one.use.time.latest < period.to;
      if (surely) known.insert(one.who);
      if (surely) ++low;
      if (one.use.time.earliest >= period.to || known.count(one.who) == 0) continue;
      ++high;
      if (row.evidence.articles.size() < most_evidence) {
        row.evidence.articles.push_back(one.use.article);
      }
    }
    row.values[2] = period_name(selection_, period);
    row.values[5] = whole(known.size());
    row.values[6] = whole(looked);
    row.values[9] = std::string(looked > 0 ? "counted" : "missing");
    if (looked > 0) {
      row.values[3] = whole(low);
      row.values[4] = whole(high);
      row.values[7] = static_cast<double>(low) / static_cast<double>(known.size());
      row.values[8] = static_cast<double>(high) / static_cast<double>(known.size());
    } else {
      row.evidence = {};
    }
    if (!write(std::move(row))) return false;
  }
  return true;
}

void Writer::tell_notes(const std::vector<Adopter>& adopters) const {
  if (!context_.note) return;
  std::uint64_t censored = 0, open = 0, early = 0;
  for (const Adopter& one : adopters) {
    if (this->censored(known(one.who), one.use) == Censored::yes) ++censored;
    if (one.use.open()) ++open;
    if (since_ && one.use.time.latest < *since_) ++early;
  }
  const auto tell = [this](const std::string& en, const std::string& zh) {
    context_.note({en, zh});
  };
  const std::string& name = phrase_->name;
  if (adopters.empty()) {
    tell(fmt::format("No article uses {}.", name), fmt::format("没有一篇文章用到“{}”。", name));
  }
  if (open > 0) {
    tell(
        fmt::format(
            "{}: of {} of {} that used it, some articles are only known to have been there when "
            "they were seen, so their first use has no earliest time; --clock dated leaves such "
            "articles out.",
            name,
            open,
            adopters.size()),
        fmt::format(
            "“{}”：{} 家使用者中，有 {} 家的部分文章只知见到时间，首用没有最早时间；--clock dated "
            "可将其略去。",
            name,
            adopters.size(),
            open));
  }
  if (censored > 0) {
    tell(
        fmt::format(
            "{}: for {} of {} nobody looked in the period before, so the first use is only the "
            "first that was seen.",
            name,
            censored,
            adopters.size()),
        fmt::format(
            "“{}”：{} 家中有 {} 家在首用之前一个时段没有数据，所谓首用只是首见。",
            name,
            adopters.size(),
            censored));
  }
  if (early > 0) {
    tell(
        fmt::format(
            "{}: used before {}, the date that the glossary gives: look at the homonym or the "
            "date.",
            name,
            phrase_->entry->since),
        fmt::format(
            "“{}”：早于提法表所记日期 {} 已有使用，应查是否同形异义或日期有误。",
            name,
            phrase_->entry->since));
  }
}

bool Writer::phrase(const AskedPhrase& phrase, const std::map<std::string, FirstUse>& uses) {
  phrase_ = &phrase;
  since_ = {};
  if (phrase.entry != nullptr) {
    if (const auto since = parse_period(phrase.entry->since, selection_.zone)) since_ = since->from;
  }
  std::vector<Adopter> adopters;
  for (const auto& [who, use] : uses) {
    Adopter one;
    one.who = who;
    one.use = use;
    adopters.push_back(std::move(one));
  }
  put_in_order(adopters);
  for (const Adopter& one : adopters) {
    if (!adopter(one)) return false;
  }
  for (const bool missing : {false, true}) {
    for (const Known& one : known_) {
      if (uses.count(one.who) != 0 || (one.articles == 0) != missing) continue;
      if (!silent(one, missing ? "missing" : "not-used")) return false;
    }
  }
  if (selection_.per == Per::outlet && !order(adopters)) return false;
  if (!adoption(adopters)) return false;
  tell_notes(adopters);
  return true;
}

}  // namespace weiguan::spread
