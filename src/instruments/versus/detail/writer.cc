#include "instruments/versus/detail/writer.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "instruments/rows.h"
#include "instruments/versus/detail/difference.h"
#include "instruments/versus/detail/tables.h"
#include "text/utf8.h"

namespace weiguan::versus {

namespace {

Value name_of(const Choice& choice) {
  return std::string(choice.name);
}

// 3, or 3-4.
Value number_of(const Run& run) {
  if (run.empty()) return {};
  if (run.size() == 1) return fmt::format("{}", run.begin + 1);
  return fmt::format("{}-{}", run.begin + 1, run.end);
}

Row row_of(std::size_t table, const Beside& pair) {
  Row row;
  row.table = table;
  row.values.resize(tables[table].columns.size());
  row.evidence.articles = {pair.source.id, pair.article.id};
  return row;
}

// Where the range lies, in characters into two cells and in bytes into the evidence.
void place(
    Row& row, std::size_t cell, const Side& side, ArticleId article, std::optional<Range> range) {
  if (!range) return;
  row.values[cell] = whole(side.characters_before(range->begin));
  row.values[cell + 1] = whole(side.characters_before(range->end));
  row.evidence.passages.push_back({article, range->begin, range->end});
}

std::optional<Range> range_of(const Side& side, const Run& run) {
  if (run.empty()) return {};
  return side.range(run);
}

Value part_of(std::string_view text, std::optional<Range> range) {
  if (!range) return {};
  return std::string(text.substr(range->begin, range->end - range->begin));
}

Value action_of(const Detail& detail) {
  if (!detail.before) return std::string("added");
  return std::string(detail.after ? "replaced" : "dropped");
}

void fill_counts(const Comparison& texts, Row& row) {
  std::array<std::uint64_t, 6> counts{};
  std::uint64_t all = 0, verbatim = 0;
  for (const Match& one : texts.matches) {
    const Fate fate = fate_of(one);
    counts[static_cast<std::size_t>(fate)] +=
        fate == Fate::added ? one.target.size() : one.source.size();
    for (std::size_t i = one.target.begin; i < one.target.end; ++i) {
      const std::size_t words = texts.target.sentences[i].units.size();
      all += words;
      if (one.equal) verbatim += words;
    }
  }
  const auto count = [&](Fate fate) { return counts[static_cast<std::size_t>(fate)]; };
  if (all > 0) row.values[7] = static_cast<double>(verbatim) / static_cast<double>(all);
  row.values[8] = whole(count(Fate::kept));
  row.values[9] = whole(count(Fate::changed) + count(Fate::moved_changed));
  row.values[10] = whole(count(Fate::moved));
  row.values[11] = whole(count(Fate::cut));
  row.values[12] = whole(count(Fate::added));
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& one : words) all += (all.empty() ? "" : ", ") + one;
  return all;
}

}  // namespace

bool write_headline(const Beside& pair, const Comparison& texts, const RunContext& context) {
  constexpr std::array<std::string_view, 3> chosen = {"given", "declared", "share"};
  const std::string& before = pair.source.title;
  const std::string& after = pair.article.title;
  Row row = row_of(headline_table, pair);
  row.values[0] = to_string(pair.article.id);
  row.values[1] = to_string(pair.source.id);
  row.values[2] = known(pair.article.outlet);
  row.values[3] = known(pair.source.outlet);
  row.values[4] = std::string(chosen[static_cast<std::size_t>(pair.chosen)]);
  row.values[5] = std::string(clock_of(pair.source, pair.article));
  if (pair.chosen != Chosen::given) row.values[6] = whole(pair.candidates);
  fill_counts(texts, row);
  row.values[14] = known(before);
  row.values[15] = known(after);
  if (before.empty() || after.empty()) {
    row.values[13] = std::string("missing");
  } else {
    Vocabulary vocabulary;
    const Units left = vocabulary.units(before), right = vocabulary.units(after);
    const bool kept = left == right;
    row.values[13] = std::string(kept ? "kept" : "changed");
    if (!kept) row.values[16] = difference(before, after);
    row.values[17] = similarity(left, right);
  }
  row.values[18] = format_time(pair.source.published.latest);
  return context.row(std::move(row));
}

bool write_sentences(const Beside& pair, const Comparison& texts, const RunContext& context) {
  std::size_t next = 0;  // Among the details.
  for (std::size_t i = 0; i < texts.matches.size(); ++i) {
    const Match& match = texts.matches[i];
    const Fate fate = fate_of(match);
    std::set<Kind> kinds;
    for (; next < texts.details.size() && texts.details[next].match == i; ++next)
      kinds.insert(texts.details[next].kind);
    std::vector<std::string> what;
    const bool both = fate != Fate::cut && fate != Fate::added;
    if (both) {
      for (const Kind one : kinds)
        what.emplace_back(kind_choices_of_change[static_cast<std::size_t>(one)].name);
      if (what.empty() && !match.equal) what.emplace_back("wording");
      if (match.source.size() > 1) what.emplace_back("joined");
      if (match.target.size() > 1) what.emplace_back("parted");
    }
    Row row = row_of(sentences_table, pair);
    row.values[0] = number_of(match.source);
    row.values[1] = number_of(match.target);
    row.values[2] = name_of(happened_choices[static_cast<std::size_t>(fate)]);
    row.values[3] = known(joined(what));
    if (both && !match.equal) {
      row.values[4] =
          difference(texts.source.words(match.source), texts.target.words(match.target));
    }
    row.values[5] = known(texts.source.words(match.source));
    row.values[6] = known(texts.target.words(match.target));
    if (both) row.values[7] = match.similarity;
    place(row, 8, texts.source, pair.source.id, range_of(texts.source, match.source));
    place(row, 10, texts.target, pair.article.id, range_of(texts.target, match.target));
    row.values[12] = to_string(pair.article.id);
    if (!context.row(std::move(row))) return false;
  }
  return true;
}

bool write_changes(
    const Beside& pair, const Comparison& texts, const Tools& tools, const RunContext& context) {
  const std::string& before = pair.source.title;
  const std::string& after = pair.article.title;
  const bool titles = !before.empty() && !after.empty();
  for (std::size_t kind = 0; titles && kind < mark_kinds; ++kind) {
    const auto left = tools.marks.find(static_cast<MarkKind>(kind), before);
    const auto right = tools.marks.find(static_cast<MarkKind>(kind), after);
    for (const Change& one : changes(left, right)) {
      Detail detail;
      if (one.first) detail.before = left[*one.first].range;
      if (one.second) detail.after = right[*one.second].range;
      Row row = row_of(changes_table, pair);
      row.values[0] = std::string("headline");
      row.values[3] = name_of(kind_choices_of_change[kind]);
      row.values[4] = action_of(detail);
      row.values[5] = part_of(before, detail.before);
      row.values[6] = part_of(after, detail.after);
      const auto put = [&](std::size_t cell, std::string_view text, std::optional<Range> range) {
        if (!range) return;
        row.values[cell] = whole(count_characters(text.substr(0, range->begin)));
        row.values[cell + 1] = whole(count_characters(text.substr(0, range->end)));
      };
      put(7, before, detail.before);
      put(9, after, detail.after);
      row.values[11] = to_string(pair.article.id);
      if (!context.row(std::move(row))) return false;
    }
  }
  for (const Detail& one : texts.details) {
    const Match& match = texts.matches[one.match];
    Row row = row_of(changes_table, pair);
    row.values[0] = std::string("text");
    row.values[1] = number_of(match.source);
    row.values[2] = number_of(match.target);
    row.values[3] = name_of(kind_choices_of_change[static_cast<std::size_t>(one.kind)]);
    row.values[4] = action_of(one);
    row.values[5] = part_of(texts.source.text, one.before);
    row.values[6] = part_of(texts.target.text, one.after);
    place(row, 7, texts.source, pair.source.id, one.before);
    place(row, 9, texts.target, pair.article.id, one.after);
    row.values[11] = to_string(pair.article.id);
    if (!context.row(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::versus
