// Small random worlds and random questions: SQLite must answer as memory does, whatever the order
// of writing, to the last score.
#include <algorithm>
#include <array>
#include <memory>
#include <random>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/detail/contract.h"
#include "text/tokens.h"

namespace weiguan {
namespace {

using namespace detail;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_);
  }
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <typename List>
  std::string any_of(const List& list) {
    return std::string(list[below(list.size())]);
  }

  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_;
};

constexpr std::array<std::string_view, 27> pieces = {
    "中", "国",      "中国",   "人",        "人人",     "標題", "标题", "媒体", "媒體",
    "。", "，",      "！",     "“",         "”",        "\n",   "\n\n", " ",    "Ａ",
    "a",  "Xinhua ", "media ", "mediated ", "MEDIA-5G", "5",    "50%",  "é",    "𠮷"};
constexpr std::array<std::string_view, 4> outlets = {"", "harbour-daily", "hill-post", "it's"};
constexpr std::array<std::string_view, 3> languages = {"", "zh", "en"};
constexpr std::array<std::string_view, 5> accounts = {
    "", "chirp:harbour", "chirp:海風", "murmur:harbour", "plain"};
constexpr std::array<std::string_view, 5> hosts = {
    "",
    "https://daily.example/",
    "http://www.daily.example/",
    "https://news.daily.example/",
    "https://notdaily.example/"};

std::string random_text(Dice& dice, std::size_t most) {
  std::string text;
  for (std::size_t i = dice.below(most + 1); i > 0; --i) text += dice.any_of(pieces);
  return text;
}

Time random_time(Dice& dice) {
  return at("2024-03-01T00:00:00Z") + std::chrono::hours{dice.below(24 * 60)};
}

TimeRange random_range(Dice& dice) {
  const Time from = random_time(dice);
  if (dice.one_in(4)) return first_seen(from);
  const std::chrono::hours length{dice.one_in(2) ? 0 : dice.below(50)};
  return {from, from + length, dice.one_in(2) ? TimeSource::record : TimeSource::text};
}

struct World {
  std::vector<Capture> captures;
  std::vector<ReadArticle> articles;
  std::vector<Observation> observations;
};

World random_world(Dice& dice) {
  World world;
  for (std::size_t i = 0; i < 8; ++i) {
    Capture capture = make_capture(
        "https://daily.example/" + std::to_string(i), random_time(dice), dice.any_of(outlets));
    capture.place.offset = dice.below(3);
    if (dice.one_in(4)) capture.failure = "timeout";
    if (dice.one_in(4)) capture.purpose = purpose::listing;
    world.captures.push_back(capture);
  }
  const std::size_t rows = 20 + dice.below(60);
  for (std::size_t i = 0; i < rows; ++i) {
    Article article;
    if (dice.one_in(4) && !world.articles.empty()) {
      article = world.articles[dice.below(world.articles.size())].article;  // Met again.
    } else {
      article.kind = static_cast<ArticleKind>(dice.below(4));
      article.title = random_text(dice, 6);
      article.text = random_text(dice, 60);
      if (dice.one_in(2) && !world.articles.empty()) {  // Repeats another one, or is its copy.
        const std::string& other = world.articles[dice.below(world.articles.size())].article.text;
        article.text = dice.one_in(2) ? other + article.text : random_text(dice, 3) + other;
      }
      article.account = dice.any_of(accounts);
      article.url = dice.any_of(hosts);
      if (!article.url.empty()) article.url += std::to_string(dice.below(4));
    }
    article.published = random_range(dice);
    if (dice.one_in(3)) article.modified = random_range(dice);
    article.outlet = dice.any_of(outlets);
    article.language = dice.any_of(languages);
    article.section = random_text(dice, 2);
    article.tags = {dice.any_of(pieces), dice.any_of(pieces)};
    ReadArticle read =
        read_out_of(world.captures[dice.below(world.captures.size())], article, i * 10, i * 10 + 9);
    if (dice.one_in(4)) read.reading.begin = read.reading.end = 0;
    if (dice.one_in(2)) read.reading.extra = R"({"mood":")" + dice.any_of(pieces) + R"("})";
    if (dice.one_in(2)) {
      world.observations.push_back(
          {read.article.id,
           random_time(dice),
           dice.any_of(std::array{"likes", "heat", "removed"}),
           static_cast<double>(dice.below(100)),
           read.reading.capture,
           i,
           i + 1,
           dice.one_in(2) ? dice.any_of(pieces) : ""});
    }
    world.articles.push_back(std::move(read));
  }
  return world;
}

// Writes the world in batches of some size, its rows in some order.
void write_world(Archive& archive, World world, Dice& dice) {
  archive.write({{}, world.captures, {}, {}, {}});
  std::shuffle(world.articles.begin(), world.articles.end(), dice.engine());
  for (std::size_t from = 0; from < world.articles.size();) {
    const std::size_t to = std::min(world.articles.size(), from + 1 + dice.below(30));
    Batch batch;
    for (; from < to; ++from) batch.articles.push_back(world.articles[from]);
    archive.write(batch);
  }
  std::shuffle(world.observations.begin(), world.observations.end(), dice.engine());
  archive.write({{}, {}, {}, world.observations, {}});
}

Query random_phrase(Dice& dice, const World& world) {
  Query query;
  query.type = Query::Type::phrase;
  const Article& article = world.articles[dice.below(world.articles.size())].article;
  const std::vector<std::string> all = tokens(dice.one_in(4) ? article.title : article.text);
  if (all.empty() || dice.one_in(8)) {
    query.phrase = tokens(dice.any_of(std::array{"中", "人人", "medi", "x", "。"}));
  } else {
    const std::size_t from = dice.below(all.size());
    const std::size_t length = 1 + dice.below(std::min<std::size_t>(4, all.size() - from));
    for (std::size_t i = from; i < from + length; ++i) query.phrase.push_back(all[i]);
  }
  query.field = dice.any_of(std::array{"", "", "title", "text"});
  query.prefix = dice.one_in(4);
  if (query.prefix && query.phrase.back().size() > 1 && query.phrase.back()[0] < 0x7F &&
      query.phrase.back()[0] > 0) {
    query.phrase.back().pop_back();
  }
  return query;
}

Query random_field(Dice& dice) {
  Query query;
  query.type = Query::Type::field;
  const std::array<std::pair<std::string, std::vector<std::string>>, 6> fields = {{
      {"outlet", {dice.any_of(outlets)}},
      {"kind", {"post", "answer"}},
      {"lang", {dice.any_of(languages)}},
      {"account", {dice.any_of(std::array{"harbour", "Chirp:harbour", "海风", "plain"})}},
      {"site", {dice.any_of(std::array{"daily.example", "news.daily.example", "example"})}},
      {"raw", {dice.any_of(pieces)}},
  }};
  const auto& [field, values] = fields[dice.below(fields.size())];
  query.field = field;
  query.values = values;
  if (dice.one_in(10)) query.values.clear();
  return query;
}

Query random_query(Dice& dice, const World& world, int depth = 0) {
  const std::size_t choice = dice.below(depth > 2 ? 5 : 9);
  if (choice < 4) return random_phrase(dice, world);
  if (choice == 4) return dice.one_in(6) ? Query{} : random_field(dice);
  Query query;
  query.type = choice == 5   ? Query::Type::negation
               : choice == 6 ? Query::Type::disjunction
                             : Query::Type::conjunction;
  const std::size_t parts = choice == 5 ? 1 : 2 + dice.below(2);
  for (std::size_t i = 0; i < parts; ++i) {
    query.parts.push_back(random_query(dice, world, depth + 1));
  }
  return query;
}

// Few phrases are looked up and many are counted while reading: both are asked for.
std::vector<CountedPhrase> random_phrases(Dice& dice, const World& world) {
  const auto wording = [&] {
    const Article& article = world.articles[dice.below(world.articles.size())].article;
    const std::string& text = dice.one_in(4) ? article.title : article.text;
    std::vector<Range> places;
    each_token(text, [&places](const Token& token) {
      places.push_back({token.begin, token.end});
      return true;
    });
    if (places.empty()) return dice.any_of(std::array{"中", "人人", "media"});
    const std::size_t from = dice.below(places.size());
    const std::size_t last = std::min(places.size() - 1, from + dice.below(4));
    return text.substr(places[from].begin, places[last].end - places[from].begin);
  };
  std::vector<CountedPhrase> phrases;
  for (std::size_t i = dice.one_in(4) ? 70 : 1 + dice.below(3); i > 0; --i) {
    CountedPhrase phrase;
    do phrase.wordings.push_back(wording());
    while (dice.one_in(4));
    phrase.as_written = dice.one_in(4);
    if (dice.one_in(6)) phrase.with.push_back(wording());
    if (dice.one_in(6)) phrase.without.push_back(wording());
    for (auto* list : {&phrase.wordings, &phrase.with, &phrase.without}) {
      for (std::string& one : *list) {
        if (tokens(one).empty()) one = "人";  // A break alone is no token at the ends.
      }
    }
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

Filter random_filter(Dice& dice) {
  Filter filter;
  if (dice.one_in(2)) {
    const Time from = random_time(dice);
    filter.published = Period{from, from + std::chrono::hours{dice.below(24 * 30)}};
    filter.possible = dice.one_in(2);
  }
  if (dice.one_in(4)) filter.outlets = {dice.any_of(outlets), dice.any_of(outlets)};
  if (dice.one_in(6)) filter.kinds = {ArticleKind::post, ArticleKind::document};
  if (dice.one_in(6)) filter.languages = {dice.any_of(languages)};
  return filter;
}

// With a query at times, and with copies counted once among articles of another filter.
Filter random_wider_filter(Dice& dice, const World& world) {
  Filter filter = random_filter(dice);
  if (dice.one_in(3)) filter.query = random_query(dice, world);
  if (!dice.one_in(3)) return filter;
  Filter among = random_filter(dice);
  if (dice.one_in(3)) among.query = random_query(dice, world);
  filter.copies_once_in = std::make_shared<const Filter>(std::move(among));
  return filter;
}

template <typename Row, typename Ask>
std::vector<Row> rows_of(Ask ask) {
  std::vector<Row> rows;
  ask([&rows](const Row& row) {
    rows.push_back(row);
    return true;
  });
  return rows;
}

void expect_same_content(const Archive& a, const Archive& b, const World& world) {
  const auto all_articles = [](const Archive& archive) {
    return rows_of<Article>([&](const auto& each) { archive.articles({}, each); });
  };
  const auto all_captures = [](const Archive& archive) {
    return rows_of<Capture>([&](const auto& each) { archive.captures(each); });
  };
  EXPECT_EQ(all_articles(a), all_articles(b));
  EXPECT_EQ(all_captures(a), all_captures(b));
  const auto numbers = [](const Counts& c) {
    return std::tuple(
        c.files,
        c.captures,
        c.failed_captures,
        c.articles,
        c.readings,
        c.observations,
        c.problems,
        c.first_published,
        c.last_published,
        c.first_captured,
        c.last_captured);
  };
  EXPECT_EQ(numbers(a.counts()), numbers(b.counts()));
  for (const ReadArticle& read : world.articles) {
    EXPECT_EQ(a.readings(read.article.id), b.readings(read.article.id));
    EXPECT_EQ(a.observations(read.article.id), b.observations(read.article.id));
    EXPECT_EQ(a.versions(read.article.url), b.versions(read.article.url));
    EXPECT_EQ(a.visits_of(read.article.url), b.visits_of(read.article.url));
  }
  for (const Capture& capture : world.captures) {
    EXPECT_EQ(a.readings_of(capture.id, 3), b.readings_of(capture.id, 3));
    EXPECT_EQ(a.captures_of(capture.url), b.captures_of(capture.url));
    EXPECT_EQ(a.visits_of(capture.url), b.visits_of(capture.url));
  }
}

void expect_same_answers(const Archive& a, const Archive& b, const World& world, Dice& dice) {
  int with_hits = 0;
  for (int i = 0; i < 60; ++i) {
    Search search;
    search.filter = random_wider_filter(dice, world);
    search.filter.query = random_query(dice, world);
    search.order = static_cast<Order>(dice.below(3));
    search.offset = dice.one_in(2) ? 0 : dice.below(30);
    search.limit = dice.below(40);
    const Found expected = a.search(search);
    const Found found = b.search(search);
    if (!expected.hits.empty()) ++with_hits;
    EXPECT_EQ(expected.total, found.total) << to_text(search.filter.query);
    EXPECT_EQ(expected.undecided, found.undecided) << to_text(search.filter.query);
    EXPECT_EQ(expected.hits, found.hits)
        << to_text(search.filter.query) << " order " << static_cast<int>(search.order);
  }
  EXPECT_GT(with_hits, 5) << "questions that find nothing compare nothing";
  const Zone zone = *Zone::find("Asia/Shanghai");
  std::size_t uses = 0;
  for (int i = 0; i < 20; ++i) {
    const Filter filter = random_wider_filter(dice, world);
    const std::vector<CountedPhrase> phrases = random_phrases(dice, world);
    const Overlap overlap = dice.one_in(2) ? Overlap::every : Overlap::longest;
    const auto uses_in = [&](const Archive& archive) {
      return rows_of<PhraseUse>(
          [&](const auto& each) { archive.phrase_uses(phrases, overlap, filter, each); });
    };
    const std::vector<PhraseUse> expected = uses_in(a);
    EXPECT_EQ(expected, uses_in(b)) << phrases.size() << " phrases, " << to_text(filter.query);
    uses += expected.size();
  }
  EXPECT_GT(uses, 10U) << "phrases that stand nowhere compare nothing";
  for (int i = 0; i < 10; ++i) {
    const Filter filter = random_wider_filter(dice, world);
    CountBy by;
    by.outlet = dice.one_in(2);
    by.kind = dice.one_in(2);
    by.language = dice.one_in(2);
    if (!dice.one_in(3)) by.unit = static_cast<Unit>(dice.below(4));
    by.zone = zone;
    EXPECT_EQ(a.count_articles(filter, by), b.count_articles(filter, by));
    const auto of_filter = [&filter](const Archive& archive) {
      return rows_of<Article>([&](const auto& each) { archive.articles(filter, each); });
    };
    EXPECT_EQ(of_filter(a), of_filter(b));
    const Visited visited = dice.one_in(2) ? Visited::again : Visited::ever;
    const auto visits_in = [&](const Archive& archive) {
      return rows_of<Visits>([&](const auto& each) { archive.visits(filter, visited, each); });
    };
    EXPECT_EQ(visits_in(a), visits_in(b));
    EXPECT_EQ(
        a.count_captures(by.outlet, Unit::week, zone),
        b.count_captures(by.outlet, Unit::week, zone));
  }
}

std::string told(const Repeat& repeat) {
  std::string text = to_string(repeat.source) + " " + to_string(repeat.target) + " " +
                     std::to_string(repeat.resemblance) + " " + std::to_string(repeat.figures) +
                     " " + std::to_string(repeat.of_source) + " " +
                     std::to_string(repeat.of_target);
  for (const RepeatedPassage& one : repeat.passages) {
    for (const std::size_t number :
         {one.source.begin,
          one.source.end,
          one.target.begin,
          one.target.end,
          one.kept,
          one.cut,
          one.added}) {
      text += " " + std::to_string(number);
    }
    text += " " + std::string(to_string(one.alteration)) + " " + std::to_string(one.identity);
  }
  return text;
}

void expect_same_repeats(const Archive& a, const Archive& b, const World& world, Dice& dice) {
  std::size_t repeats = 0, groups = 0;
  for (int i = 0; i < 12; ++i) {
    const Filter filter = i == 0 ? Filter{} : random_wider_filter(dice, world);
    const auto repeats_in = [&](const Archive& archive) {
      std::vector<std::string> all;
      archive.repeats(filter, [&](const Repeat& one) {
        all.push_back(told(one));
        return true;
      });
      return all;
    };
    const std::vector<std::string> expected = repeats_in(a);
    EXPECT_EQ(expected, repeats_in(b));
    repeats += expected.size();
    const auto copies_in = [&](const Archive& archive) {
      return rows_of<std::vector<ArticleId>>(
          [&](const auto& each) { archive.copies(filter, each); });
    };
    const std::vector<std::vector<ArticleId>> copies = copies_in(a);
    EXPECT_EQ(copies, copies_in(b));
    groups += copies.size();
  }
  EXPECT_GT(repeats, 5U) << "worlds in which nothing is repeated compare nothing";
  EXPECT_GT(groups, 0U);
  for (const ReadArticle& read : world.articles) {
    const std::vector<Repeat> expected = a.repeats_of(read.article.id);
    const std::vector<Repeat> found = b.repeats_of(read.article.id);
    ASSERT_EQ(expected.size(), found.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(told(expected[i]), told(found[i]));
  }
}

class RandomWorlds : public testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(Seeds, RandomWorlds, testing::Range(0u, 8u));

TEST_P(RandomWorlds, BothBackendsAgreeInEveryOrderOfWriting) {
  Dice dice(GetParam());
  const World world = random_world(dice);
  const auto memory = make_memory_archive();
  write_world(*memory, world, dice);
  ScratchFolder folder;
  const std::string path = (folder / "archive.sqlite").string();
  {
    const auto sqlite = open_sqlite_archive(path, Access::write);
    write_world(*sqlite, world, dice);
    expect_same_content(*memory, *sqlite, world);
    expect_same_answers(*memory, *sqlite, world, dice);
    memory->compare();
    sqlite->compare();
    expect_same_repeats(*memory, *sqlite, world, dice);
    // What came after the comparison repeats nothing yet.
    ReadArticle late = world.articles.front();
    late.article.title += "（续）";
    late = read_out_of(world.captures.front(), late.article, 9'000, 9'001);
    for (Archive* archive : {memory.get(), sqlite.get()}) archive->write({{}, {}, {late}, {}, {}});
    expect_same_repeats(*memory, *sqlite, world, dice);
    memory->compare();
    sqlite->compare();
    expect_same_repeats(*memory, *sqlite, world, dice);
  }
  const auto again = open_sqlite_archive(path, Access::read);
  expect_same_answers(*memory, *again, world, dice);
  // Without its index the archive answers alike.
  std::filesystem::remove(folder / "search.sqlite");
  const auto bare = open_sqlite_archive(path, Access::read);
  expect_same_answers(*memory, *bare, world, dice);
}

}  // namespace
}  // namespace weiguan
