#include "instruments/phrases/phrases.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "instruments/asked_phrases.h"
#include "instruments/phrases/detail/counts.h"
#include "instruments/phrases/detail/tables.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "stats/bursts.h"
#include "stats/changes.h"
#include "stats/intervals.h"

namespace weiguan::phrases {

namespace {

constexpr std::array<Parameter, 14> parameters = {
    {phrases_parameter,
     glossary_parameter,
     match_parameter,
     spelling_parameter,
     by_parameter("month"),
     per_controller_parameter("all"),
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     copies_parameter}};

// Writes what is known of one phrase with one outlet or group.
class Writer {
 public:
  Writer(
      const Packs& packs,
      const Selection& selection,
      const Survey& survey,
      const RunContext& context)
      : packs_(packs),
        selection_(selection),
        survey_(survey),
        periods_(survey.periods(selection)),
        context_(context) {}

  // `query`: a search for exactly the articles that count; nothing where none can say it.
  bool track(
      const AskedPhrase& phrase,
      const std::optional<Query>& query,
      const std::string& who,
      const Track& track) {
    phrase_ = &phrase;
    query_ = query ? &*query : nullptr;
    who_ = &who;
    for (const Period& period : periods_) {
      if (!point(track, period)) return false;
    }
    if (track.undated.articles + track.undated.title_articles > 0 && !undated(track.undated)) {
      return false;
    }
    const auto series = series_of(track, who, survey_, periods_);
    return life(track, series) && bursts_of(series) && changes_of(series);
  }

 private:
  Row begin(std::size_t table, std::size_t who_at) const {
    Row row;
    row.table = table;
    row.values.resize(tables[table].columns.size());
    row.values[0] = phrase_->name;
    if (phrase_->entry != nullptr) row.values[1] = phrase_->entry->id;
    if (selection_.per == Per::outlet) row.values[who_at] = known(*who_);
    if (selection_.per == Per::group || selection_.per == Per::controller) {
      row.values[who_at + 1] = known(*who_);
    }
    return row;
  }

  std::string name(std::size_t period) const { return period_name(selection_, periods_[period]); }

  void set_counts(Row& row, const Cell& cell) const {
    row.values[5] = whole(cell.articles);
    row.values[6] = whole(cell.occurrences);
    row.values[7] = whole(cell.title_articles);
    row.values[8] = whole(cell.title_occurrences);
    if (!cell.first) return;
    row.values[19] = day_of(cell.first->published, context_.zone);
    row.values[20] = to_string(cell.first->article);
  }

  void set_evidence(Row& row, const Cell& cell, const std::optional<Period>& period) const {
    if (cell.articles == 0) return;
    if (query_ != nullptr && period) row.evidence.filter = selection_.filter_of(*who_, period);
    if (row.evidence.filter) {
      Query& asked = row.evidence.filter->query;
      if (asked.type == Query::Type::all) {
        asked = *query_;
      } else {
        Query both;
        both.type = Query::Type::conjunction;
        both.parts = {*query_, std::move(asked)};
        asked = std::move(both);
      }
      return;
    }
    row.evidence.articles = cell.articles_by_id;
  }

  bool point(const Track& track, const Period& period) {
    static const Cell nothing;
    const Ground ground = survey_.at(*who_, period.from);
    const auto found = track.cells.find(period.from);
    const Cell& cell = found == track.cells.end() ? nothing : found->second;
    Row row = begin(points_table, 3);
    row.values[2] = period_name(selection_, period);
    row.values[9] = whole(ground.with_text);
    row.values[13] = whole(ground.characters);
    row.values[22] = whole(ground.captures);
    if (ground.with_text == 0) {
      // Titles may stand there all the same: pages that were captured without their text.
      if (cell.title_articles > 0) {
        row.values[7] = whole(cell.title_articles);
        row.values[8] = whole(cell.title_occurrences);
      }
      row.values[21] = std::string("missing");
      return write(std::move(row));
    }
    set_counts(row, cell);
    const Share share{cell.articles, ground.with_text};
    row.values[10] = rate(share).value_or(0);
    if (const auto interval = wilson(share)) {
      row.values[11] = interval->low;
      row.values[12] = interval->high;
    }
    const double millions = static_cast<double>(ground.characters) / 1e6;
    if (const auto per_million = rate_per(cell.occurrences, millions)) {
      row.values[14] = per_million->value;
      row.values[15] = per_million->interval.low;
      row.values[16] = per_million->interval.high;
    }
    row.values[17] = known(tier_of(packs_, share));
    row.values[18] = known(tier_by_count(cell.articles));
    row.values[21] = std::string(cell.articles > 0 ? "counted" : "zero");
    set_evidence(row, cell, period);
    return write(std::move(row));
  }

  bool undated(const Cell& cell) {
    Row row = begin(points_table, 3);
    set_counts(row, cell);
    row.values[21] = std::string("undated");
    row.evidence.articles = cell.articles_by_id;
    return write(std::move(row));
  }

  bool life(const Track& track, const std::vector<std::optional<Share>>& series) {
    Row row = begin(life_table, 2);
    Cell sum = track.undated;
    for (const auto& [from, cell] : track.cells) {
      sum.articles += cell.articles;
      sum.occurrences += cell.occurrences;
      if (!cell.first) continue;
      if (!sum.first || cell.first->published.earliest < sum.first->published.earliest) {
        sum.first = cell.first;
      }
      if (!sum.last || sum.last->published.latest <= cell.last->published.latest) {
        sum.last = cell.last;
      }
    }
    row.values[4] = whole(sum.articles);
    row.values[5] = whole(sum.occurrences);
    if (sum.first) {
      row.values[6] = day_of(sum.first->published, context_.zone);
      row.values[7] = to_string(sum.first->article);
      row.values[8] = day_of(sum.last->published, context_.zone);
      row.values[9] = to_string(sum.last->article);
      row.evidence.articles = {sum.first->article};
      if (sum.last->article != sum.first->article) {
        row.evidence.articles.push_back(sum.last->article);
      }
    }
    std::uint64_t used = 0, with_data = 0;
    std::optional<std::size_t> peak, latest;
    for (std::size_t i = 0; i < series.size(); ++i) {
      if (!series[i]) continue;
      ++with_data;
      latest = i;
      if (series[i]->hits == 0) continue;
      ++used;
      if (!peak || *rate(*series[i]) > *rate(*series[*peak])) peak = i;
    }
    row.values[10] = whole(used);
    row.values[11] = whole(with_data);
    if (peak) {
      row.values[12] = name(*peak);
      row.values[13] = *rate(*series[*peak]);
      row.values[14] = known(tier_of(packs_, *series[*peak]));
    }
    if (latest) {
      row.values[15] = name(*latest);
      row.values[16] = *rate(*series[*latest]);
      row.values[17] = known(tier_of(packs_, *series[*latest]));
    }
    if (phrase_->entry != nullptr) row.values[18] = known(phrase_->entry->since);
    return write(std::move(row));
  }

  bool bursts_of(const std::vector<std::optional<Share>>& series) {
    BurstOptions options;
    options.levels = 3;
    for (const Burst& burst : bursts(series, options)) {
      Row row = begin(bursts_table, 2);
      std::uint64_t articles = 0;
      for (std::size_t i = burst.from; i < burst.to; ++i) {
        if (series[i]) articles += series[i]->hits;
      }
      row.values[4] = name(burst.from);
      row.values[5] = name(burst.to - 1);
      row.values[6] = whole(burst.level);
      row.values[7] = burst.weight;
      row.values[8] = whole(articles);
      set_range_evidence(row, burst.from, burst.to);
      if (!write(std::move(row))) return false;
    }
    return true;
  }

  bool changes_of(const std::vector<std::optional<Share>>& series) {
    ChangeOptions options;
    options.overdispersion = overdispersion(series);
    for (const Change& change : change_points(series, options)) {
      Row row = begin(changes_table, 2);
      row.values[4] = name(change.at);
      row.values[5] = name(change.earliest);
      row.values[6] = name(change.latest);
      row.values[7] = rate(change.before).value_or(0);
      row.values[8] = rate(change.after).value_or(0);
      row.values[9] = change.gain;
      row.values[10] = change.p;
      set_range_evidence(row, change.earliest, change.latest + 1);
      if (!write(std::move(row))) return false;
    }
    return true;
  }

  void set_range_evidence(Row& row, std::size_t from, std::size_t to) const {
    if (query_ == nullptr) return;
    Cell some;
    some.articles = 1;
    set_evidence(row, some, Period{periods_[from].from, periods_[to - 1].to});
  }

  // Only where the number is one of whole years of the outlet that the cut-offs are made for.
  std::string tier_by_count(std::uint64_t articles) const {
    if (articles == 0 || selection_.unit != Unit::year || packs_.tier_outlet().empty()) return {};
    const bool its_own = (selection_.per == Per::outlet && *who_ == packs_.tier_outlet()) ||
                         (selection_.per == Per::all &&
                          selection_.outlets == std::vector<std::string>{packs_.tier_outlet()});
    if (!its_own) return {};
    for (const Tier& one : packs_.tiers()) {
      if (articles >= one.yearly_articles) return one.id;
    }
    return {};
  }

  bool write(Row&& row) {
    if (requested(context_.stop)) return false;
    return context_.row(std::move(row));
  }

  const Packs& packs_;
  const Selection& selection_;
  const Survey& survey_;
  std::vector<Period> periods_;
  const RunContext& context_;
  const AskedPhrase* phrase_ = nullptr;
  const Query* query_ = nullptr;
  const std::string* who_ = nullptr;
};

void tell_notes(const Selection& selection, const Survey& survey, const RunContext& context) {
  note_selection(selection, context);
  if (!survey.range) {
    note(
        context,
        "No article is dated closely enough to lie within one period, and no range was asked for.",
        "没有一篇文章的时间精确到可归入某一时段，也没有指定时间范围。");
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const std::vector<AskedPhrase> phrases = asked_phrases(packs, arguments);
  const Overlap overlap = overlap_of(arguments);
  const Selection selection = select(archive, packs, arguments, context);
  const Survey survey = take_survey(archive, selection);
  if (survey.grounds.empty()) {
    note_nothing(context);
    return;
  }
  tell_notes(selection, survey, context);
  std::vector<std::optional<Query>> queries;
  std::vector<bool> name_articles;
  for (const AskedPhrase& one : phrases) {
    queries.push_back(query_of(one, overlap, phrases.size() == 1));
    // No filter may be able to say which articles a controller's are.
    name_articles.push_back(!queries.back() || selection.per == Per::controller);
  }
  const Tracks tracks = count_uses(archive, phrases, overlap, selection, name_articles, context);
  Writer writer(packs, selection, survey, context);
  static const Track unused;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    for (const auto& [who, grounds] : survey.grounds) {
      const auto track = tracks[i].find(who);
      if (!writer.track(
              phrases[i], queries[i], who, track == tracks[i].end() ? unused : track->second)) {
        return;
      }
    }
  }
  if (std::find(name_articles.begin(), name_articles.end(), true) != name_articles.end()) {
    note(
        context,
        selection.per == Per::controller
            ? "Where context, a longer phrase or the controller on the day decides, a row's "
              "evidence "
              "names its first 100 articles only."
            : "Where context or a longer phrase decides, a row's evidence names its first 100 "
              "articles only.",
        selection.per == Per::controller
            ? "由语境、更长提法或当日控制者决定取舍的行，其证据只列出前 100 篇文章。"
            : "由语境或更长提法决定取舍的行，其证据只列出前 100 篇文章。");
  }
}

}  // namespace

const Instrument instrument = {
    "phrases",
    "1",
    {"How often are these phrases used, by whom and when; how hot do they run?",
     "这些提法由谁、在何时、用了多少次，温度几何？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::phrases
