// Every question put to every backend.
#include "archive/detail/contract.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "archive/archive.h"

namespace weiguan {
namespace {

using namespace detail;

class Contract : public testing::TestWithParam<std::string> {
 protected:
  Contract() {
    if (GetParam() == "memory") {
      archive_ = make_memory_archive();
    } else {
      archive_ = open_sqlite_archive((folder_ / "archive.sqlite").string(), Access::write);
    }
  }

  ScratchFolder folder_;
  std::unique_ptr<Archive> archive_;
  const Capture first_ =
      make_capture("https://daily.example/a.html", at("2024-05-01T08:00:00Z"), "harbour-daily");
  const Capture second_ =
      make_capture("http://daily.example/a.html#top", at("2024-05-02T08:00:00Z"), "harbour-daily");
};

INSTANTIATE_TEST_SUITE_P(
    Backends, Contract, testing::Values("memory", "sqlite"), [](const auto& one) {
      return one.param;
    });

std::vector<Capture> all_captures(const Archive& archive) {
  std::vector<Capture> all;
  archive.captures([&](const Capture& one) {
    all.push_back(one);
    return true;
  });
  return all;
}

std::vector<Article> all_articles(const Archive& archive, const Filter& filter = {}) {
  std::vector<Article> all;
  archive.articles(filter, [&](const Article& one) {
    all.push_back(one);
    return true;
  });
  return all;
}

Article full_article() {
  Article article = make_article(
      "https://daily.example/a.html",
      "港口新闻",
      "第一段。\n第二段 with “quotes”。",
      at("2024-05-01T00:00:00Z"));
  article.kind = ArticleKind::post;
  article.account = "chirp:harbour";
  article.modified =
      TimeRange{at("2024-05-01T01:00:00Z"), at("2024-05-01T02:00:00Z"), TimeSource::text};
  article.authors = {"林小雨", "A \"B\" C"};
  article.outlet = "harbour-daily";
  article.outlet_name = "港口日报";
  article.source = "海风社";
  article.source_outlet = "sea-wind-agency";
  article.original_title = "港口里的新闻";
  article.editors = {"何小舟"};
  article.dateline = {
      "海风社",
      "东港",
      TimeRange{at("2024-04-30T16:00:00Z"), at("2024-05-01T15:59:59Z"), TimeSource::text}};
  article.images = {{"https://daily.example/1.jpg", "图为港口。", "港口"}, {"/2.jpg", "", ""}};
  article.section = "本地";
  article.tags = {"港口", "", "船"};
  article.confidence = 0.75;
  article.id = article_id(article);
  return article;
}

TEST_P(Contract, AnEmptyArchiveAnswersWithNothing) {
  EXPECT_EQ(archive_->state(), 0u);
  EXPECT_EQ(archive_->counts().captures, 0u);
  EXPECT_FALSE(archive_->counts().first_captured);
  EXPECT_FALSE(archive_->article(ArticleId{1}));
  EXPECT_FALSE(archive_->capture(CaptureId{1}));
  EXPECT_TRUE(archive_->readings(ArticleId{1}).empty());
  EXPECT_TRUE(archive_->captures_of("https://daily.example/").empty());
  EXPECT_TRUE(archive_->count_articles({}, {}).empty());
  EXPECT_EQ(archive_->fact("packs"), "");
}

TEST_P(Contract, GivesBackWhatWasWritten) {
  Capture failed = make_capture("https://daily.example/b.html", at("2024-05-03T08:00:00Z"));
  failed.failure = "connect: The connection was refused.";
  failed.purpose = purpose::probe;
  failed.location = "https://daily.example/";
  failed.notice = to_string(Cause::author);
  failed.notice_text = "该内容已由作者收回";
  failed.sketch = ~std::uint64_t{1};
  failed.page_kind = "challenge";
  failed.place = {"warc/two.warc.gz", 1, 2, 3};
  const Article article = full_article();
  ReadArticle read = read_out_of(first_, article, 10, 20);
  read.reading.extra = R"({"field":"值"})";
  const ArchivedFile file{
      "one.warc.gz", "~/one.warc.gz", "sha256:aa", 99, true, false, at("2024-06-01T00:00:00Z")};
  const Observation likes{
      article.id, at("2024-05-01T09:00:00Z"), "likes", 12.5, first_.id, 10, 20, ""};
  const Problem problem{"in.jsonl", 7, 3, "json-syntax", "A value was expected."};
  const Written written = archive_->write({{file}, {first_, failed}, {read}, {likes}, {problem}});
  EXPECT_EQ(written.captures, 2u);
  EXPECT_EQ(written.articles, 1u);
  EXPECT_EQ(written.readings, 1u);
  EXPECT_EQ(written.observations, 1u);
  EXPECT_EQ(written.problems, 1u);
  EXPECT_EQ(archive_->article(article.id), article);
  EXPECT_EQ(archive_->capture(first_.id), first_);
  EXPECT_EQ(archive_->capture(failed.id), failed);
  EXPECT_EQ(archive_->readings(article.id), std::vector{read.reading});
  EXPECT_EQ(archive_->readings_of(first_.id, 5), std::vector{read.reading});
  EXPECT_TRUE(archive_->readings_of(first_.id, 0).empty());
  EXPECT_EQ(archive_->observations(article.id), std::vector{likes});
  EXPECT_EQ(all_captures(*archive_), (std::vector{first_, failed}));
  EXPECT_EQ(all_articles(*archive_), std::vector{article});
  std::vector<ArchivedFile> files;
  archive_->files([&](const ArchivedFile& one) {
    files.push_back(one);
    return true;
  });
  EXPECT_EQ(files, std::vector{file});
  std::vector<Problem> problems;
  archive_->problems([&](const Problem& one) {
    problems.push_back(one);
    return true;
  });
  EXPECT_EQ(problems, std::vector{problem});
  const Counts counts = archive_->counts();
  EXPECT_EQ(counts.failed_captures, 1u);
  EXPECT_EQ(counts.files, 1u);
  EXPECT_EQ(counts.first_published, article.published.earliest);
  EXPECT_EQ(counts.last_captured, failed.time);
}

Answer full_answer() {
  Answer answer;
  answer.battery = "harbour";
  answer.id = "parrot/q1/zh-Hans/plain/1/0";
  answer.model = "parrot-1";
  answer.route = "vendor-api";
  answer.question = "q1";
  answer.topic = "harbours";
  answer.control = Control::matched;
  answer.control_of = "q0";
  answer.language = "zh-Hans";
  answer.form = "roman-numerals";
  answer.made_from = "1901年港口发生了什么？";
  answer.asked = "MCMI年港口发生了什么？";
  answer.turn = 1;
  answer.repeat = 2;
  answer.previous = "parrot/q1/zh-Hans/plain/0/0";
  answer.temperature = 0.7;
  answer.model_told = "parrot-1-0930";
  answer.status = 200;
  answer.finish = "sensitive";
  answer.code = "1301";
  answer.message = "系统检测到";
  answer.stage = "assistant";
  answer.refusal = "No.";
  answer.failure = "cut: The answer ended before its end.";
  answer.left = "";
  answer.reasoning = "先想一想。";
  answer.reasoning_characters = 5;
  answer.first_ms = 0;
  answer.withdrawn_ms = 900;
  answer.ended_ms = 1000;
  answer.events = 12;
  answer.attempts = 2;
  answer.tokens_in = 20;
  answer.tokens_out = 0;
  answer.cost = 0.0012;
  answer.currency = "USD";
  return answer;
}

Article answer_article(const std::string& text, const std::string& id) {
  Article article = make_article(
      answer_url("harbour", id), "MCMI年港口发生了什么？", text, at("2024-05-01T00:00:00Z"));
  article.kind = ArticleKind::answer;
  article.id = article_id(article);
  return article;
}

TEST_P(Contract, KnowsWhatAChatbotWasAsked) {
  Answer answer = full_answer();
  ReadArticle read = read_out_of(first_, answer_article("我先说一点。", answer.id));
  read.answer = answer;
  Answer silent;  // Nothing came, and nearly nothing is known.
  silent.id = "2";
  ReadArticle other = read_out_of(first_, answer_article("", silent.id));
  other.answer = silent;
  const ReadArticle plain = read_out_of(second_, full_article());
  EXPECT_EQ(archive_->write({{}, {first_, second_}, {read, other, plain}, {}, {}}).articles, 3u);
  answer.article = read.article.id;
  silent.article = other.article.id;
  EXPECT_EQ(archive_->answer(read.article.id), answer);
  EXPECT_EQ(archive_->answer(other.article.id), silent);
  EXPECT_FALSE(archive_->answer(plain.article.id));
  EXPECT_FALSE(archive_->answer(ArticleId{1}));
  EXPECT_EQ(archive_->counts().answers, 2u);
  EXPECT_EQ(archive_->versions(answer_url("harbour", answer.id)), std::vector{read.article.id});
  std::vector<std::pair<Article, Answer>> all;
  const auto collect = [&](const Article& article, const Answer& one) {
    all.emplace_back(article, one);
    return true;
  };
  archive_->answers({}, collect);
  std::vector<std::pair<Article, Answer>> expected = {
      {read.article, answer}, {other.article, silent}};
  std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
    return a.first.id < b.first.id;  // Both are of one time.
  });
  EXPECT_EQ(all, expected);
  all.clear();
  Filter filter;
  filter.query = parse_query("一点");
  archive_->answers(filter, collect);
  EXPECT_EQ(all, (std::vector<std::pair<Article, Answer>>{{read.article, answer}}));
  std::size_t asked = 0;
  archive_->answers({}, [&](const Article&, const Answer&) {
    ++asked;
    return false;
  });
  EXPECT_EQ(asked, 1u);
}

TEST_P(Contract, AnAnswerIsWhatItsLeastReadingSays) {
  Answer early = full_answer();
  Answer late = early;
  late.topic = "ships";
  ReadArticle read = read_out_of(second_, answer_article("好。", early.id));
  read.answer = late;
  archive_->write({{}, {first_, second_}, {read}, {}, {}});
  EXPECT_EQ(archive_->answer(read.article.id)->topic, "ships");
  read = read_out_of(first_, read.article);
  read.answer = early;
  archive_->write({{}, {}, {read}, {}, {}});
  EXPECT_EQ(archive_->answer(read.article.id)->topic, "harbours");
  read = read_out_of(second_, read.article);
  read.answer = late;
  archive_->write({{}, {}, {read}, {}, {}});
  EXPECT_EQ(archive_->answer(read.article.id)->topic, "harbours");
}

TEST_P(Contract, TheSameBatchTwiceChangesNothing) {
  const Article article = full_article();
  const Batch batch{
      {{"f", "", "", 1, false, false, Time{}}},
      {first_},
      {read_out_of(first_, article)},
      {{article.id, first_.time, "likes", 1, first_.id, 0, 0, ""}},
      {{"f", 0, 0, "rule", "Reason."}}};
  archive_->write(batch);
  const std::uint64_t state = archive_->state();
  EXPECT_GT(state, 0u);
  const Written again = archive_->write(batch);
  EXPECT_EQ(again.captures + again.articles + again.readings, 0u);
  EXPECT_EQ(again.observations + again.problems, 0u);
  EXPECT_EQ(archive_->state(), state);
}

TEST_P(Contract, TheOrderOfReadingDoesNotMatter) {
  Article early = full_article();
  early.published = first_seen(first_.time);
  early.section = "from the first capture";
  Article late = full_article();
  late.published = {at("2024-04-30T00:00:00Z"), at("2024-04-30T23:59:59Z"), TimeSource::text};
  late.section = "from the second capture";
  archive_->write({{}, {first_, second_}, {read_out_of(second_, late)}, {}, {}});
  EXPECT_EQ(archive_->article(late.id)->section, "from the second capture");
  archive_->write({{}, {}, {read_out_of(first_, early)}, {}, {}});
  const Article merged = *archive_->article(late.id);
  EXPECT_EQ(merged.section, "from the first capture");
  EXPECT_EQ(merged.published, late.published);
  EXPECT_EQ(archive_->readings(late.id).size(), 2u);
  EXPECT_EQ(archive_->readings(late.id).front().capture, first_.id);
}

TEST_P(Contract, ABatchThatThrowsLeavesNothing) {
  const Capture unknown = make_capture("https://daily.example/x", at("2024-05-09T00:00:00Z"));
  EXPECT_THROW(
      archive_->write(
          {{},
           {first_},
           {read_out_of(first_, full_article()), read_out_of(unknown, full_article())},
           {},
           {}}),
      ArchiveError);
  EXPECT_EQ(archive_->state(), 0u);
  EXPECT_EQ(archive_->counts().captures, 0u);
  EXPECT_EQ(archive_->counts().articles, 0u);
  const Observation orphan{ArticleId{5}, Time{}, "likes", 1, first_.id, 0, 0, ""};
  EXPECT_THROW(archive_->write({{}, {first_}, {}, {orphan}, {}}), ArchiveError);
  EXPECT_EQ(archive_->counts().captures, 0u);
}

TEST_P(Contract, FindsCapturesAndVersionsByAnyFormOfTheAddress) {
  Article changed = full_article();
  changed.text = "改了。";
  archive_->write(
      {{},
       {second_, first_},
       {read_out_of(second_, changed), read_out_of(first_, full_article())},
       {},
       {}});
  EXPECT_EQ(
      archive_->captures_of("http://daily.example:80/a.html"), (std::vector{first_, second_}));
  const std::vector<ArticleId> expected = {article_id(full_article()), article_id(changed)};
  EXPECT_EQ(archive_->versions("https://daily.example/a.html"), expected);
  EXPECT_TRUE(archive_->versions("").empty());
}

TEST_P(Contract, TellsWhichPartsNothingWasReadOutOf) {
  Capture early = second_;
  Capture late = make_capture("https://daily.example/a_2.html", at("2024-05-03T08:00:00Z"));
  Capture read = make_capture("https://daily.example/a_3.html", at("2024-05-04T08:00:00Z"));
  for (Capture* one : {&early, &late, &read}) one->page_kind = part_kind;
  Capture other = first_;
  other.page_kind = "listing";
  archive_->write({{}, {late, read, early, other}, {read_out_of(read, full_article())}, {}, {}});
  EXPECT_EQ(archive_->unread_parts(), (std::vector{early, late}));
}

std::vector<Visits> all_visits(
    const Archive& archive, const Filter& filter = {}, Visited visited = Visited::ever) {
  std::vector<Visits> all;
  archive.visits(filter, visited, [&](const Visits& one) {
    all.push_back(one);
    return true;
  });
  return all;
}

TEST_P(Contract, TellsOfVisitsByAddress) {
  Capture probe = make_capture("https://daily.example/nowhere", at("2024-05-01T09:00:00Z"));
  probe.purpose = purpose::probe;
  Capture failed = make_capture("https://daily.example/0.html", at("2024-05-03T08:00:00Z"));
  failed.failure = "timeout: No answer came within 30 seconds.";
  const Capture rows = make_capture("rows.jsonl", at("2024-06-01T00:00:00Z"));
  const ReadArticle read = read_out_of(first_, full_article());
  ReadArticle row_of_it = read_out_of(rows, full_article(), 10, 20);
  row_of_it.reading.extra = "{}";
  Article placeless = full_article();
  placeless.url.clear();
  const ReadArticle row = read_out_of(rows, placeless, 20, 30);
  const Observation removed{
      row.article.id,
      at("2024-05-04T00:00:00Z"),
      std::string(removed_counter),
      1,
      rows.id,
      20,
      30,
      "该内容已由作者收回"};
  Observation likes = removed;
  likes.counter = "likes";
  archive_->write(
      {{}, {second_, first_, probe, failed, rows}, {read, row_of_it, row}, {removed, likes}, {}});
  row_of_it.reading.extra.clear();
  const Visits nothing_read{"http://daily.example/0.html", {failed}, {}, {}};
  const Visits page{
      "http://daily.example/a.html",
      {first_, second_, rows},
      {read.reading, row_of_it.reading},
      {}};
  const Visits without_address{"", {rows}, {row.reading}, {removed}};
  EXPECT_EQ(all_visits(*archive_), (std::vector{nothing_read, page, without_address}));
  EXPECT_EQ(all_visits(*archive_, {}, Visited::again), (std::vector{page, without_address}));
  EXPECT_EQ(archive_->visits_of("https://daily.example:443/a.html"), page);
  EXPECT_EQ(archive_->visits_of("https://daily.example/nowhere"), Visits());
  EXPECT_EQ(archive_->captures_for(purpose::probe), std::vector{probe});
  EXPECT_TRUE(archive_->captures_for("").empty());
  Filter filter;
  filter.outlets = {"harbour-daily"};
  EXPECT_EQ(all_visits(*archive_, filter), (std::vector{page, without_address}));
  filter.outlets = {"sea-wind-agency"};
  EXPECT_TRUE(all_visits(*archive_, filter).empty());
}

TEST_P(Contract, FactsAndRunsDoNotChangeTheState) {
  archive_->set_fact("packs", "abc");
  archive_->set_fact("packs", "def");
  archive_->record_run({"volume", "1", "{}", 0, at("2024-01-01T00:00:00Z"), 3});
  archive_->record_run({"volume", "2", "{}", 0, at("2024-01-02T00:00:00Z"), 4});
  archive_->record_run({"volume", "3", "{}", 0, at("2024-01-02T00:00:00Z"), 5});
  EXPECT_EQ(archive_->fact("packs"), "def");
  EXPECT_EQ(archive_->state(), 0u);
  std::string versions;
  archive_->runs([&](const weiguan::Run& run) {
    versions += run.version;
    return true;
  });
  EXPECT_EQ(versions, "321");
}

TEST_P(Contract, AssignsOutletsAnew) {
  archive_->write({{}, {first_, second_}, {read_out_of(first_, full_article())}, {}, {}});
  const auto of_article = [](const Article& one) {
    return ArticleOutlets{"other", one.source == "海风社" ? "sea-wind" : ""};
  };
  const auto of_capture = [this](const Capture& one) {
    return one.id == first_.id ? std::string() : std::string("harbour-daily");
  };
  const std::uint64_t state = archive_->state();
  EXPECT_EQ(archive_->assign_outlets(of_article, of_capture), 2u);
  EXPECT_GT(archive_->state(), state);
  EXPECT_EQ(archive_->article(full_article().id)->outlet, "other");
  EXPECT_EQ(archive_->article(full_article().id)->source_outlet, "sea-wind");
  EXPECT_EQ(archive_->capture(first_.id)->outlet, "");
  EXPECT_EQ(archive_->assign_outlets(of_article, of_capture), 0u);
  EXPECT_EQ(archive_->state(), state + 1);
}

TEST_P(Contract, ACallbackMayEndTheQuestionAndAskOthers) {
  archive_->write({{}, {first_, second_}, {}, {}, {}});
  int seen = 0;
  archive_->captures([&](const Capture& one) {
    ++seen;
    EXPECT_EQ(archive_->capture(one.id), one);
    return false;
  });
  EXPECT_EQ(seen, 1);
}

TEST_P(Contract, CountsByWhatIsAskedFor) {
  Article day = full_article();
  day.published = {at("2024-04-30T16:00:00Z"), at("2024-05-01T15:59:59Z"), TimeSource::metadata};
  Article unsure = full_article();
  unsure.text = "另一篇";
  unsure.published = first_seen(first_.time);
  unsure.outlet = "";
  archive_->write(
      {{}, {first_, second_}, {read_out_of(first_, day), read_out_of(first_, unsure)}, {}, {}});
  const Zone zone = *Zone::find("Asia/Shanghai");
  CountBy by;
  by.outlet = true;
  by.unit = Unit::day;
  by.zone = zone;
  const std::vector<Count> counts = archive_->count_articles({}, by);
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].outlet, "");
  EXPECT_FALSE(counts[0].from);
  EXPECT_EQ(counts[1].outlet, "harbour-daily");
  EXPECT_EQ(counts[1].from, at("2024-04-30T16:00:00Z"));
  EXPECT_EQ(archive_->count_articles({}, {}).at(0).articles, 2u);
  const auto captures = archive_->count_captures(false, Unit::month, zone);
  ASSERT_EQ(captures.size(), 1u);
  EXPECT_EQ(captures[0].captures, 2u);
  EXPECT_EQ(archive_->count_captures(true, Unit::day, zone).at(0).outlet, "harbour-daily");
}

}  // namespace
}  // namespace weiguan
