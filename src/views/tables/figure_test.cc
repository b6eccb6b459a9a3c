#include "views/tables/figure.h"

#include <array>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

FigureMark mark(std::size_t series, std::optional<double> value) {
  FigureMark one;
  one.series = series;
  one.value = value;
  if (value) {
    one.low = *value - 0.1;
    one.high = *value + 0.1;
  } else {
    one.missing = {"controls failed", "对照题未通过"};
  }
  one.words = {"parrot-1, harbour <& storms>", "parrot-1，海港"};
  one.evidence.articles = {parse_article_id("0123456789abcdef").value()};
  return one;
}

Figure small() {
  Figure figure;
  figure.title = {"Who is silent", "谁在沉默"};
  figure.subtitle = {"Of invented chatbots.", "虚构的聊天机器人。"};
  figure.series = {{"English", "英文"}, {"Chinese", "中文"}};
  figure.lines = {{"heron-2", "heron-2"}, {"parrot-1", "parrot-1"}};
  FigurePanel panel;
  panel.title = {"harbour", "海港"};
  panel.note = {"n = 10 questions", "n = 10 题"};
  panel.lines = {{mark(0, 0.2)}, {mark(0, 0.4), mark(1, std::nullopt)}};
  figure.panels.push_back(panel);
  figure.made = {{{"Battery", "题组"}, {"harbour", "harbour"}}};
  return figure;
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(DrawnFigure, IsOneDocumentWithItsOwnStyle) {
  FigureOptions options;
  options.made = {{"Archive", "state 7"}};
  const std::string drawn = draw_figure(small(), options);
  EXPECT_EQ(drawn.rfind("<svg xmlns=", 0), 0U);
  EXPECT_EQ(count(drawn, "<svg"), 1U);
  EXPECT_EQ(count(drawn, "<style>"), 1U);
  EXPECT_NE(drawn.find("prefers-color-scheme: dark"), std::string::npos);
  EXPECT_NE(drawn.find("Who is silent"), std::string::npos);
  EXPECT_NE(drawn.find("Battery: harbour"), std::string::npos);
  EXPECT_NE(drawn.find("Archive: state 7"), std::string::npos);
  EXPECT_EQ(drawn, draw_figure(small(), options));
}

TEST(DrawnFigure, ShowsWhatIsNotKnownAsAGapAndNeverAsADot) {
  const std::string drawn = draw_figure(small(), {});
  // Two dots, and one beside each name of the legend, the second of which is a square.
  EXPECT_EQ(count(drawn, "<circle"), 3U);
  EXPECT_EQ(count(drawn, "<polygon"), 1U);
  // One whose controls failed, one that was not asked, and the legend's.
  EXPECT_EQ(count(drawn, "class=\"fg-missing\""), 3U);
  EXPECT_NE(drawn.find(">controls failed<"), std::string::npos);
  EXPECT_NE(drawn.find(">not asked<"), std::string::npos);
}

TEST(DrawnFigure, InAPageLeadsToItsEvidenceAndHasNoStyleOfItsOwn) {
  FigureOptions options;
  options.alone = false;
  options.speech = Speech::zh;
  options.address = [](const Evidence& evidence) {
    return evidence.articles.empty() ? std::string{} : std::string("/evidence?a=1&b=\"2\"");
  };
  const std::string drawn = draw_figure(small(), options);
  EXPECT_EQ(count(drawn, "<style"), 0U);
  EXPECT_EQ(count(drawn, " style="), 0U);
  EXPECT_EQ(count(drawn, "<a href=\"/evidence?a=1&amp;b=&quot;2&quot;\""), 3U);
  EXPECT_NE(drawn.find("未提问"), std::string::npos);
  EXPECT_EQ(drawn.find("本图如何得来"), std::string::npos);
}

TEST(DrawnFigure, CannotBeBrokenByAName) {
  const std::string drawn = draw_figure(small(), {});
  EXPECT_EQ(drawn.find("<& storms>"), std::string::npos);
  EXPECT_NE(drawn.find("&lt;&amp; storms&gt;"), std::string::npos);
}

TEST(DrawnFigure, HollowIsFewAndTheLegendSaysSo) {
  Figure figure = small();
  EXPECT_EQ(draw_figure(figure, {}).find("hollow"), std::string::npos);
  figure.panels[0].lines[0][0].few = true;
  EXPECT_NE(draw_figure(figure, {}).find("hollow"), std::string::npos);
}

TEST(DrawnFigure, OfNothingSaysSo) {
  Figure figure;
  figure.title = {"Nothing", "无"};
  EXPECT_NE(draw_figure(figure, {}).find("nothing to draw"), std::string::npos);
}

TEST(DrawnFigure, HasManyPanelsInBands) {
  Figure figure = small();
  while (figure.panels.size() < 9) figure.panels.push_back(figure.panels.front());
  const std::string drawn = draw_figure(figure, {});
  EXPECT_EQ(count(drawn, ">harbour</text>"), 9U);
}

TEST(WrappedLines, BreakAtBlanksAndBetweenChineseCharacters) {
  EXPECT_EQ(wrapped("one two three", 7), (Strings{"one two", "three"}));
  EXPECT_EQ(wrapped("海港的船今天回来", 8), (Strings{"海港的船", "今天回来"}));
  EXPECT_EQ(wrapped("海港的船，回来", 8), (Strings{"海港的船，", "回来"}));
  EXPECT_EQ(wrapped("unbreakable", 4), (Strings{"unbreakable"}));
  EXPECT_EQ(wrapped("", 4), (Strings{""}));
}

TEST(CommandOfARun, HasWhatIsNotTheFallbackQuotedForAShell) {
  constexpr std::array<Parameter, 4> parameters = {
      {{"words", {"", ""}, Type::text, "", {}, true},
       {"by", {"", ""}, Type::text, "topic"},
       {"judge", {"", ""}, Type::text, ""},
       {"strict", {"", ""}, Type::boolean, "false"}}};
  Instrument instrument{"tides", "1", {"", ""}, parameters, {}, nullptr};
  EXPECT_EQ(
      command_of(instrument, {{"by", "topic"}, {"judge", ""}, {"strict", "false"}}),
      "weiguan tides");
  EXPECT_EQ(
      command_of(
          instrument,
          {{"words", "海港\nit's"}, {"by", "all"}, {"judge", "grok-4.1,b"}, {"strict", "true"}}),
      "weiguan tides '海港' 'it'\\''s' --by all --judge grok-4.1,b --strict");
}

}  // namespace
}  // namespace weiguan
