// An archive that is filled by hand, and runs of instruments over it, for tests.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "instruments/instruments.h"
#include "instruments/test_packs.h"
#include "text/language.h"

namespace weiguan {

class TestWorld {
 public:
  explicit TestWorld(std::unique_ptr<Archive> archive = make_memory_archive())
      : archive_(std::move(archive)) {}

  Archive& archive() { return *archive_; }

  static const Zone& zone() {
    static const Zone shanghai = *Zone::find("Asia/Shanghai");
    return shanghai;
  }

  // All of the named period, as parse_period() takes it: a day without a time of day.
  static TimeRange on(const std::string& period) {
    const Period whole = *parse_period(period, zone());
    return {whole.from, whole.to - std::chrono::seconds{1}, TimeSource::text};
  }

  CaptureId capture(const std::string& outlet, const std::string& when) {
    Capture one;
    one.url = "https://" + outlet + ".example/" + std::to_string(++count_);
    one.time = parse_period(when, zone())->from;
    one.type = "response";
    one.status = 200;
    one.outlet = outlet;
    one.digest = "sha256:" + std::string(64, '0');
    one.place.file = "w.warc.gz";
    one.place.offset = count_;
    one.id = capture_id(one.url, one.time, one.digest);
    Batch batch;
    batch.captures.push_back(one);
    archive_->write(batch);
    return one.id;
  }

  // Its capture is made by somebody else, long after, so that only the article shows that its
  // outlet was looked at.
  ArticleId article(
      const std::string& outlet,
      const TimeRange& published,
      const std::string& text,
      const std::string& title = "标题",
      const std::string& language = "zh") {
    ReadArticle one;
    one.reading.capture = capture("somebody-else", "2030");
    one.article.url = "https://" + outlet + ".example/" + std::to_string(count_);
    one.article.title = title;
    one.article.text = text;
    one.article.outlet = outlet;
    one.article.language = language;
    one.article.published = published;
    one.article.id = article_id(one.article);
    one.reading.article = one.article.id;
    Batch batch;
    batch.articles.push_back(one);
    archive_->write(batch);
    return one.article.id;
  }
  ArticleId article(const std::string& outlet, const std::string& day, const std::string& text) {
    return article(outlet, on(day), text);
  }

  // An answer of a chatbot with this text, on that day; its battery and id make its address.
  ArticleId answer(const Answer& asked, const std::string& day, const std::string& text) {
    ReadArticle one;
    one.reading.capture = capture("chatbot", day);
    one.article.kind = ArticleKind::answer;
    one.article.url = answer_url(asked.battery, asked.id);
    one.article.title = asked.asked;
    one.article.text = text;
    one.article.published = on(day);
    one.article.published.source = TimeSource::record;
    const Language told = detect_language(text);
    one.article.language = told.language;
    one.article.script = told.script;
    one.article.id = article_id(one.article);
    one.reading.article = one.article.id;
    one.answer = asked;
    Batch batch;
    batch.articles.push_back(one);
    archive_->write(batch);
    return one.article.id;
  }

  // Runs the instrument; what it said stays in notes.
  std::vector<Row> run(
      const Instrument& instrument, const Arguments& given, const Packs& packs = test_packs()) {
    notes.clear();
    std::vector<Row> rows;
    RunContext context;
    context.zone = zone();
    context.note = [this](Words words) { notes.emplace_back(words.en); };
    context.row = [&rows](Row&& row) {
      rows.push_back(std::move(row));
      return true;
    };
    instrument.run(*archive_, packs, check_arguments(instrument, given, packs), context);
    return rows;
  }

  // The cells of these columns of one table, with "|" between; "?" where nothing is known, numbers
  // to four digits.
  std::vector<std::string> lines(
      const Instrument& instrument,
      const Arguments& given,
      std::string_view table,
      const std::vector<std::string_view>& columns,
      const Packs& packs = test_packs());

  std::vector<std::string> notes;

 private:
  std::unique_ptr<Archive> archive_;
  std::uint64_t count_ = 0;
};

inline std::string cell_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) {
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.4g", *number)));
    return text;
  }
  return "?";
}

inline std::vector<std::string> TestWorld::lines(
    const Instrument& instrument,
    const Arguments& given,
    std::string_view table,
    const std::vector<std::string_view>& columns,
    const Packs& packs) {
  std::vector<std::string> lines;
  for (const Row& row : run(instrument, given, packs)) {
    const Table& of = instrument.tables[row.table];
    if (of.name != table) continue;
    std::string line;
    for (const std::string_view column : columns) {
      std::size_t at = 0;
      while (of.columns[at].name != column) ++at;  // A name that is not there ends the test.
      line += (line.empty() ? "" : "|") + cell_text(row.values[at]);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace weiguan
