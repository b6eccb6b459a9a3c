// The parts that pages are made of: escaping, words, requests, the gate, streams.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>
#include <regex>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/connections.h"
#include "views/web/detail/door.h"
#include "views/web/detail/gate.h"
#include "views/web/detail/html.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/passage.h"
#include "views/web/detail/stream.h"
#include "views/web/detail/words.h"

namespace weiguan::web {
namespace {

using namespace std::chrono_literals;

TEST(Html, EscapesTextAndValues) {
  EXPECT_EQ(escape("<a href='x'>&\"\x01"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\xEF\xBF\xBD");
  EXPECT_EQ(
      Html().leaf("p", "<&>", {{"title", "\"x\""}, {"class", ""}}).str(),
      "<p title=\"&quot;x&quot;\">&lt;&amp;&gt;</p>");
}

TEST(Html, LinksOutsideOnlyToTheWeb) {
  EXPECT_NE(
      Html().outside("https://a.example/?x=\"").str().find("rel=\"noreferrer"), std::string::npos);
  for (const std::string_view address :
       {"javascript:alert(1)",
        "data:text/html,x",
        "file:posts.jsonl",
        "JavaScript:x",
        "//a.example"}) {
    EXPECT_EQ(Html().outside(address).str().find("<a "), std::string::npos) << address;
  }
}

TEST(Html, MarksRangesAndNoMore) {
  EXPECT_EQ(Html().marked("a<b>c", {{2, 3}}).str(), "a&lt;<mark>b</mark>&gt;c");
  EXPECT_EQ(Html().marked("abc", {{2, 1}, {0, 9}}).str(), "abc") << "ranges that are none";
}

TEST(ArticleText, MarksAcrossParagraphsAndCutsAtACharacter) {
  bool cut = false;
  EXPECT_EQ(
      article_text("ab\ncd", "en", {{1, 4}}, {}, 100, cut).str(),
      "<div class=\"text\" lang=\"en\" "
      "dir=\"auto\"><p>a<mark>b</mark></p><p><mark>c</mark>d</p></div>");
  EXPECT_FALSE(cut);
  const auto half = article_text("河口", "zh", {}, {}, 4, cut).str();
  EXPECT_TRUE(cut);
  EXPECT_NE(half.find("<p>河</p>"), std::string::npos);
}

TEST(ArticleText, MarksPhrasesInsidePassagesToo) {
  bool cut = false;
  EXPECT_EQ(
      article_text("abcdef", "en", {{2, 4}}, {{{1, 3}, "x\""}, {{5, 6}, "y"}}, 100, cut).str(),
      "<div class=\"text\" lang=\"en\" dir=\"auto\"><p>a<mark class=\"phrase\" "
      "data-phrase=\"x&quot;\">b</mark><mark><mark class=\"phrase\" "
      "data-phrase=\"x&quot;\">c</mark>d</mark>e<mark class=\"phrase\" "
      "data-phrase=\"y\">f</mark></p></div>");
}

TEST(Words, AreCompleteInBothLanguagesAndInOrder) {
  std::string_view before;
  for (const auto& entry : all_words()) {
    EXPECT_LT(before, entry.name);
    before = entry.name;
    EXPECT_FALSE(entry.words.en.empty()) << entry.name;
    EXPECT_FALSE(entry.words.zh.empty()) << entry.name;
    const auto blanks = [](std::string_view text) {
      std::size_t count = 0;
      for (std::size_t at = 0; (at = text.find("{}", at)) != std::string_view::npos; at += 2)
        ++count;
      return count;
    };
    EXPECT_EQ(blanks(entry.words.en), blanks(entry.words.zh)) << entry.name;
  }
  EXPECT_EQ(say("time.between", Speech::en, {"a{}", "b"}), "between a{} and b");
  EXPECT_EQ(say("language.xx", Speech::zh), "xx");
}

TEST(Words, EveryWordThatThePagesSayStandsInTheTable) {
  std::set<std::string> known;
  for (const auto& entry : all_words()) known.emplace(entry.name);
  const std::regex word("\"([a-z_]+\\.[a-z_]+)\"");
  const std::regex column_name("column\\(\"([a-z_]+)\"");
  std::size_t met = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(WEIGUAN_SOURCE) + "/src/views/web")) {
    const auto name = file.path().filename().string();
    if (file.path().extension() != ".cc" || name.find("_test") != std::string::npos) continue;
    const auto text = read_file(file.path());
    for (const auto& [pattern, prefix] : {std::pair(word, ""), std::pair(column_name, "column.")}) {
      for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
        const auto said = prefix + (*at)[1].str();
        static const std::set<std::string> files = {
            "index.html",
            "replay.html",
            "receipt.txt",
            "evidence.wacz",
            "bundle.zip",
            "methods.html"};
        if (files.count(said) > 0 || said.back() == '_') continue;
        EXPECT_TRUE(known.count(said)) << name << " says " << said;
        ++met;
      }
    }
  }
  EXPECT_GT(met, 100U);
}

TEST(Words, NoneIsUnused) {
  std::string code;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(WEIGUAN_SOURCE) + "/src/views/web")) {
    const auto name = file.path().filename().string();
    const bool said = file.path().extension() == ".cc" && name.find("_test") == std::string::npos;
    if (said && name != "words.cc") code += read_file(file.path());
  }
  // Made from values of the model, from a number, or from another word.
  const std::set<std::string> from_values = {
      "kind", "language", "script", "counter", "control", "outlet_kind", "time_source", "evidence"};
  const std::regex blanks("column\\(\\s+\"");
  code = std::regex_replace(code, blanks, "column(\"");
  for (const auto& entry : all_words()) {
    const std::string name(entry.name);
    const auto dot = name.find('.');
    const auto group = name.substr(0, dot), part = name.substr(dot + 1);
    if (from_values.count(group) > 0 && code.find('"' + group + '"') != std::string::npos) continue;
    if (group == "time_source") continue;
    if (group == "error" && part.find_first_not_of("0123456789") == std::string::npos) continue;
    const auto said = [&](const std::string& text) { return code.find(text) != std::string::npos; };
    const auto stem = name.substr(0, name.find_last_of('_'));
    const bool meaning = name.ends_with("_means") && said('"' + stem + '"');
    const bool numbered = name.find_last_not_of("0123456789") + 1 < name.size() &&
                          said('"' + name.substr(0, name.find_last_not_of("0123456789") + 1) + '"');
    const bool in_column = group == "column" && said("column(\"" + part + '"');
    EXPECT_TRUE(said('"' + name + '"') || meaning || numbered || in_column)
        << name << " is said nowhere";
  }
}

TEST(Request, KnowsTwins) {
  EXPECT_EQ(make_request("/article/1.json", {}, Speech::en).form, Form::json);
  EXPECT_EQ(make_request("/index.csv", {}, Speech::en).path, "/");
  EXPECT_EQ(make_request("/search/", {}, Speech::en).path, "/search");
  EXPECT_EQ(make_request("//a.example", {}, Speech::en).path, "/a.example");
}

TEST(Request, AddressesAreEscapedAndComeBack) {
  const Pairs parameters = {{"q", "潮 & \"水\"?#"}, {"outlet", ""}};
  EXPECT_EQ(
      address_of("/search", parameters, Form::csv),
      "/search.csv?q=%E6%BD%AE%20%26%20%22%E6%B0%B4%22%3F%23&outlet=");
  EXPECT_EQ(address_of("/", {}, Form::json), "/index.json");
  EXPECT_EQ(address_of("/a\r\nb", {}), "/a%0D%0Ab");
}

TEST(Request, ChoosesTheLanguageThatIsAskedFor) {
  EXPECT_EQ(choose_speech("", "", ""), Speech::en);
  EXPECT_EQ(choose_speech("", "", "de, zh-TW;q=0.8, en;q=0.7"), Speech::zh);
  EXPECT_EQ(choose_speech("", "", "zh;q=0.1, en;q=0.9"), Speech::en);
  EXPECT_EQ(choose_speech("", "zh", "en"), Speech::zh);
  EXPECT_EQ(choose_speech("en", "zh", "zh"), Speech::en);
}

TEST(Gate, OnlyOurOwnNamesOnLoopback) {
  for (const std::string_view ours : {"localhost:81", "127.0.0.1:81", "[::1]:81", "LOCALHOST:81"}) {
    EXPECT_TRUE(host_is_ours(ours, "127.0.0.1", 81)) << ours;
  }
  for (const std::string_view other :
       {"",
        "localhost",
        "127.0.0.1:80",
        "evil.example:81",
        "localhost.evil.example:81",
        "127.0.0.1:811"}) {
    EXPECT_FALSE(host_is_ours(other, "127.0.0.1", 81)) << other;
  }
  EXPECT_TRUE(host_is_ours("127.0.0.1", "localhost", 80));
  EXPECT_TRUE(host_is_ours("desk.example:81", "0.0.0.0", 81));
  EXPECT_TRUE(is_loopback("127.8.0.1"));
  EXPECT_FALSE(is_loopback("127.evil.example"));
  EXPECT_EQ(web_address("::1", 81), "http://[::1]:81/");
  EXPECT_TRUE(equal_in_constant_time("a", "a"));
  EXPECT_FALSE(equal_in_constant_time("a", "ab"));
}

TEST(Gate, CookiesAreOfOneRunAlone) {
  EXPECT_EQ(cookie_of_token("a", "x"), cookie_of_token("a", "x"));
  EXPECT_NE(cookie_of_token("a", "x"), cookie_of_token("a", "y"));
  EXPECT_NE(cookie_of_token("a", "x"), cookie_of_token("b", "x"));
}

TEST(Door, PutsNoPageIntoAnother) {
  for (const std::string_view destination :
       {"iframe", "frame", "embed", "object", "script", "style", "image", "font", "video"}) {
    EXPECT_TRUE(is_embedding("/search.json", destination, "")) << destination;
  }
  for (const std::string_view destination : {"", "empty", "document"}) {
    EXPECT_FALSE(is_embedding("/search.json", destination, "")) << destination;
  }
  EXPECT_FALSE(is_embedding("/static/assets/a.js", "script", "http://127.0.0.1:81/"));
  EXPECT_FALSE(is_embedding("/silence.svg", "image", ""));
  EXPECT_FALSE(is_embedding("/replay/sw.js", "serviceworker", ""));
  EXPECT_TRUE(is_embedding("/static/assets/a.js", "iframe", ""));
  EXPECT_TRUE(is_embedding("/replay/", "iframe", ""));
}

TEST(Door, AnswersNothingToCapturedPages) {
  const std::string_view captured = "http://127.0.0.1:81/replay/w/x/mp_/http://a.example/";
  EXPECT_TRUE(is_embedding("/search.json", "empty", captured));
  EXPECT_TRUE(is_embedding("/search", "document", captured));
  EXPECT_FALSE(is_embedding("/search", "document", "http://127.0.0.1:81/replay/?source=x"));
}

TEST(Failures, MakeAnAddressWaitAndNotTheOthers) {
  Failures failures;
  const auto now = Failures::Clock::now();
  for (std::size_t i = 0; i < Failures::most_tries; ++i) {
    EXPECT_EQ(failures.wait("a", now).count(), 0) << i;
    failures.failed("a", now);
  }
  EXPECT_EQ(failures.wait("a", now), Failures::window);
  EXPECT_EQ(failures.wait("a", now + 59s).count(), 1);
  EXPECT_EQ(failures.wait("a", now + 60s).count(), 0);
  EXPECT_EQ(failures.wait("b", now).count(), 0);
}

TEST(Failures, HoldNoMoreThanTheyMay) {
  Failures failures;
  const auto now = Failures::Clock::now();
  for (std::size_t i = 0; i < 2 * Failures::most_addresses; ++i)
    failures.failed(std::to_string(i), now + std::chrono::milliseconds(i));
  EXPECT_LE(failures.size(), Failures::most_addresses);
  EXPECT_GE(failures.size(), Failures::most_addresses / 4);
}

TEST(Failures, CountANetworkOfIpv6AsOne) {
  EXPECT_EQ(network_of("2001:db8:1:2:3::4"), network_of("2001:db8:1:2:ffff::9"));
  EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
  EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
  EXPECT_NE(network_of("::ffff:192.0.2.7"), network_of("::ffff:192.0.2.8"));
}

TEST(Connections, TurnAwayWhatIsTooMuch) {
  Connections connections(1, 1);
  std::promise<void> may_end;
  auto end = may_end.get_future().share();
  std::atomic<int> answered = 0, refused = 0;
  const auto connection = [&] {
    if (Connections::turned_away_here()) {
      ++refused;
      return;
    }
    end.wait();
    ++answered;
  };
  connections.enqueue(connection);
  for (int i = 0; i < 50; ++i) connections.enqueue(connection);
  while (refused < 48) std::this_thread::sleep_for(1ms);
  may_end.set_value();
  connections.shutdown();
  EXPECT_EQ(answered + refused, 51);
  EXPECT_GE(answered, 1);
}

TEST(Times, AreShownAsExactlyAsTheyAreKnown) {
  const auto zone = *Zone::find("Asia/Shanghai");
  const auto time = [](const char* text) { return *parse_time(text); };
  const auto show = [&](const char* from, const char* to) {
    return show_range({time(from), time(to), TimeSource::text}, zone, Speech::zh);
  };
  EXPECT_EQ(show("2024-07-02T01:30:00Z", "2024-07-02T01:30:00Z"), "2024-07-02 09:30:00");
  EXPECT_EQ(show("2024-07-01T16:00:00Z", "2024-07-02T15:59:59Z"), "2024-07-02（具体时刻不详）");
  EXPECT_EQ(show("2024-06-30T16:00:00Z", "2024-07-31T15:59:59Z"), "2024-07");
  EXPECT_EQ(
      show("2024-07-01T16:00:00Z", "2024-07-02T16:59:59Z"),
      "2024-07-02 00:00:00 至 2024-07-03 00:59:59 之间");
  EXPECT_EQ(
      show_range(first_seen(time("2024-07-01T16:00:00Z")), zone, Speech::zh),
      "不详；2024-07-02 00:00:00 时已存在");
}

TEST(Passage, LiesOnCharacterBorders) {
  EXPECT_EQ(read_range("3-6", "河口镇"), (Range{3, 6}));
  for (const std::string_view wrong :
       {"", "-", "3", "3-", "6-3", "1-6", "3-99", "3-6x", "-3-6", "3--6"}) {
    EXPECT_THROW(read_range(wrong, "河口镇"), UsageError) << wrong;
  }
}

TEST(Stream, GivesAllThenEnds) {
  Stream stream([](const Write& write, const Stop&) {
    for (int i = 0; i < 1000; ++i) write(std::string(1000, 'x'));
  });
  std::string piece;
  std::size_t size = 0;
  auto state = Stream::State::not_yet;
  while ((state = stream.next(piece, 10s)) == Stream::State::piece) size += piece.size();
  EXPECT_EQ(state, Stream::State::end);
  EXPECT_EQ(size, 1'000'000U);
}

TEST(Stream, ThrowsWhatTheWorkThrew) {
  Stream stream([](const Write&, const Stop&) { throw UsageError("no"); });
  EXPECT_THROW(stream.begin(10s), UsageError);
}

TEST(Stream, StopsTheWorkWhenNobodyListens) {
  bool stopped = false;
  {
    Stream stream([&](const Write& write, const Stop&) {
      while (write(std::string(100'000, 'x'))) {
      }
      stopped = true;
    });
    std::string piece;
    stream.next(piece, 10s);
  }
  EXPECT_TRUE(stopped);
}

TEST(Stream, ThatWasStoppedIsNoWholeAnswer) {
  Stream stream([&](const Write&, const Stop& stop) {
    while (!stop.requested()) std::this_thread::sleep_for(1ms);
  });
  stream.stop();
  std::string piece;
  EXPECT_THROW(stream.next(piece, 10s), Error);
}

}  // namespace
}  // namespace weiguan::web
