#include "instruments/reuse/detail/writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "instruments/dates.h"
#include "instruments/reuse/detail/tables.h"
#include "instruments/rows.h"
#include "text/compared.h"
#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::reuse {

namespace {

constexpr std::size_t most_text_bytes = std::size_t{32} << 20;

double days(std::chrono::seconds time) {
  return static_cast<double>(time.count()) / 86400;
}

// In Chinese characters, a word of another script counting two and a half.
bool weighs(std::string_view text, std::uint64_t least) {
  std::uint64_t weight = 0;
  PieceReader reader(text);
  for (Piece piece; weight < least * cjk_weight && reader.next(piece);) {
    if (piece.kind == PieceKind::character) weight += cjk_weight;
    if (piece.kind == PieceKind::word) weight += word_weight;
  }
  return weight >= least * cjk_weight;
}

std::string_view part(const std::string& text, const Range& range) {
  return std::string_view(text).substr(range.begin, range.end - range.begin);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

Value time(Time at) {
  return at == beginning_of_time ? Value{} : Value{format_time(at)};
}

Value declared(const Article& target, const std::string& source_outlet) {
  if (target.source_outlet.empty()) {
    return target.source.empty() ? Value{std::string("none")} : Value{};
  }
  if (source_outlet.empty()) return {};
  return std::string(target.source_outlet == source_outlet ? "yes" : "other");
}

}  // namespace

Writer::Writer(const Archive& archive, const Asked& asked, const RunContext& context)
    : archive_(archive), asked_(asked), context_(context), others_(archive) {}

const Writer::Text* Writer::text_of(ArticleId id) {
  const auto known = texts_.find(id);
  if (known != texts_.end()) return &known->second;
  std::optional<Article> article = archive_.article(id);
  if (!article) return nullptr;
  if (texts_size_ > most_text_bytes) {
    texts_.clear();
    texts_size_ = 0;
  }
  texts_size_ += article->text.size();
  Text& text = texts_[id];
  text.article = std::move(*article);
  text.characters = std::make_unique<CharacterPlaces>(text.article.text);
  return &text;
}

bool Writer::passes(const Other& source, const Other& target) {
  if (asked_.sources != Sources::any) {
    if (source.outlet->empty() || target.outlet->empty()) {
      ++tally_.unknown_outlet;
      return false;
    }
    if ((*source.outlet == *target.outlet) != (asked_.sources == Sources::same)) {
      ++tally_.refused;
      return false;
    }
  }
  const std::chrono::seconds least = target.published.earliest - source.published.latest;
  const std::chrono::hours most{24 * static_cast<std::int64_t>(asked_.within)};
  const bool too_old = asked_.within > 0 && least > most;
  const bool unsure = asked_.surely && !surely_before(source, target, asked_.clock_error);
  if (too_old || unsure) ++tally_.refused;
  return !too_old && !unsure;
}

Row Writer::row(
    const Article& target,
    const CharacterPlaces& places,
    const Text& source,
    const Repeat& repeat,
    const RepeatedPassage& passage,
    const Recurrence& recurrence) const {
  const TimeRange& then = source.article.published;
  const TimeRange& now = target.published;
  const Range in_target = places.of(passage.target);
  const Range in_source = source.characters->of(passage.source);
  const Other of_target{now, &target.outlet, &target.source_outlet};
  const Other of_source{then, &source.article.outlet, &source.article.source_outlet};
  const bool before = surely_before(of_source, of_target, asked_.clock_error);
  Row row;
  row.table = passages_table;
  row.values = {
      to_string(target.id),
      date_of(now, context_.zone),
      known(target.outlet),
      to_string(source.article.id),
      date_of(then, context_.zone),
      known(source.article.outlet),
      std::string(before ? "yes" : "cannot-tell"),
      whole(in_target.end - in_target.begin),
      passage.identity,
      std::string(weiguan::to_string(passage.alteration)),
      whole(recurrence.texts),
      yes_or_no(recurrence.boilerplate),
      std::string(part(target.text, passage.target)),
      whole(in_target.begin),
      whole(in_target.end),
      whole(in_source.begin),
      whole(in_source.end),
      whole(passage.kept),
      whole(passage.cut),
      whole(passage.added),
      repeat.of_target,
      repeat.of_source,
      yes_or_no(repeat.are_copies()),
      declared(target, source.article.outlet),
      days(std::max(std::chrono::seconds{0}, now.earliest - then.latest)),
      then.earliest == beginning_of_time ? Value{} : Value{days(now.latest - then.earliest)},
      time(now.earliest),
      time(now.latest),
      time(then.earliest),
      time(then.latest)};
  row.evidence.articles = {target.id, source.article.id};
  row.evidence.passages = {
      {target.id, passage.target.begin, passage.target.end},
      {source.article.id, passage.source.begin, passage.source.end}};
  return row;
}

bool Writer::pair(
    const Article& target,
    const CharacterPlaces& places,
    const Repeat& repeat,
    Recurrences& recur) {
  tally_.passages += repeat.passages.size();
  if (!passes(others_.of(repeat.source), others_.of(target))) return true;
  for (const RepeatedPassage& passage : repeat.passages) {
    if (!weighs(part(target.text, passage.target), asked_.least)) {
      ++tally_.refused;
      continue;
    }
    const Recurrence recurrence = recur.of(passage.target);
    if (recurrence.boilerplate && asked_.boilerplate == Keep::apart) {
      ++tally_.boilerplate;
      continue;
    }
    if (!recurrence.boilerplate && asked_.boilerplate == Keep::only) {
      ++tally_.other;
      continue;
    }
    ++tally_.chosen;
    if (asked_.limit > 0 && tally_.chosen > asked_.limit) continue;
    const Text* source = text_of(repeat.source);
    if (source == nullptr) continue;
    if (!context_.row(row(target, places, *source, repeat, passage, recurrence))) return false;
  }
  return true;
}

bool Writer::target(const Article& article, const std::optional<ArticleId>& only_source) {
  if (!go_on()) return false;
  ++tally_.articles;
  if (context_.progress) context_.progress({"reuse", tally_.articles, 0, 0});
  const std::vector<Repeat> repeats = archive_.repeats_of(article.id);
  if (repeats.empty()) return true;
  others_.of(article);
  Recurrences recur(article.id, repeats, others_, asked_.rule, context_.zone);
  std::size_t sources = 0;
  const CharacterPlaces places(article.text);
  for (const Repeat& repeat : repeats) {
    if (repeat.target != article.id) continue;
    ++sources;
    if (only_source && repeat.source != *only_source) continue;
    if (!pair(article, places, repeat, recur)) return false;
  }
  if (sources >= most_repeats) ++tally_.partly_compared;
  if (only_source) return true;
  for (const Recurrence& formula : recur.formulas()) {
    families_.add(
        article,
        {article.id, formula.range.begin, formula.range.end},
        part(article.text, formula.range),
        formula.texts);
  }
  return true;
}

bool Writer::families() {
  const std::vector<const Family*> all = families_.all();
  const std::size_t shown =
      asked_.limit == 0 ? all.size() : std::min<std::size_t>(all.size(), asked_.limit);
  for (std::size_t i = 0; i < shown; ++i) {
    const Family& one = *all[i];
    const auto mostly =
        std::max_element(one.outlets.begin(), one.outlets.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;
        });
    const auto day = [&](const std::optional<TimeRange>& time, bool end) -> Value {
      if (!time) return {};
      const TimeRange instant{
          end ? time->latest : time->earliest, end ? time->latest : time->earliest, time->source};
      return day_of(instant, context_.zone);
    };
    Row row;
    row.table = boilerplate_table;
    row.values = {
        one.words,
        whole(one.articles),
        whole(one.recurs),
        whole(one.outlets.size()),
        mostly == one.outlets.end() ? Value{} : Value{mostly->first},
        day(one.first, false),
        day(one.last, true),
        whole(count_characters(one.words))};
    row.evidence.passages = one.passages;
    if (!go_on() || !context_.row(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::reuse
