#include "text/align.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/detail/common_words.h"

namespace weiguan {
namespace {

std::string part(const std::string& text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

const std::string wire =
    "潮汐通讯社北湾四月二日电，潮汐国沿海发展大会二日在北湾开幕，来自十二个港口的代表参加。"
    "会议决定在三年内把东岸海堤加高两米，并为渡轮码头换上新的浮桥。"
    "岸务大臣在会上说，去年冬天的风暴淹没了四百户人家，修堤一天也不能再等。";

const std::string own =
    "本报记者昨日走访旧港的鱼市，摊主们谈得最多的是油价和网具。今年的鲱鱼比往年来得早，"
    "船队却有一半停在岸上。一位修船匠指着空荡荡的船坞，说年轻人都去了城里。";

const std::string other =
    "傍晚时分灯塔亮起来，孩子们在沙滩上收风筝。市政厅说明年要给旧港装路灯，"
    "钱从哪里来还没有人知道。";

const std::string english_wire =
    "The harbour board of Tideland voted on Tuesday to raise the eastern sea wall by two metres "
    "within three years, after last winter's storm flooded four hundred homes along the estuary. "
    "Engineers warned that the wooden pilings beneath the ferry terminal may not survive another "
    "season of gales.";

const std::string english_own =
    "Traders at the old fish market complained about diesel prices again this week. Half of the "
    "fleet is laid up, and the apprentices have left for jobs inland, the net makers said. ";

TEST(Align, FindsAPassageWordForWord) {
  const std::string target = own + wire + other;
  const auto found = align(wire, target);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(part(wire, found[0].source), wire);
  EXPECT_EQ(part(target, found[0].target), wire);
  EXPECT_EQ(found[0].alteration, Alteration::verbatim);
  EXPECT_DOUBLE_EQ(found[0].identity, 1);
  EXPECT_EQ(found[0].cut + found[0].added, 0u);
}

TEST(Align, FindsNothingInOtherText) {
  EXPECT_TRUE(align(wire, own + other).empty());
  EXPECT_TRUE(align(english_wire, english_own).empty());
  EXPECT_TRUE(align(wire, english_wire).empty());
}

TEST(Align, TakesScriptWidthAndCapitalsForTheSame) {
  const std::string target =
      own +
      "潮汐通訊社北灣四月二日電，潮汐國沿海發展大會二日在北灣開幕，來自十二個港口的代表參加。"
      "會議決定在三年內把東岸海堤加高兩米，並為渡輪碼頭換上新的浮橋。" +
      other;
  const auto found = align(wire, target);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].alteration, Alteration::verbatim);
  std::string loud = english_wire;
  std::transform(loud.begin(), loud.end(), loud.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  ASSERT_EQ(align(english_wire, english_own + loud).size(), 1u);
  EXPECT_EQ(align(english_wire, english_own + loud)[0].alteration, Alteration::verbatim);
}

TEST(Align, TellsPunctuationApart) {
  std::string target = wire;
  for (std::size_t at = 0; (at = target.find("，", at)) != std::string::npos;)
    target.replace(at, 3, " ");
  const auto found = align(wire, own + target + other);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].alteration, Alteration::respaced);
  EXPECT_DOUBLE_EQ(found[0].identity, 1);
}

TEST(Align, TellsWhatWasCutAndAdded) {
  std::string target = wire;
  const std::string cut = "来自十二个港口的代表参加";
  target.erase(target.find(cut), cut.size());
  const std::string added = "据本报了解，";
  target.insert(target.find("会议决定"), added);
  const auto found = align(wire, own + target + other);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].alteration, Alteration::edited);
  EXPECT_EQ(part(wire, found[0].source), wire);
  EXPECT_EQ(part(own + target + other, found[0].target), target);
  EXPECT_EQ(found[0].cut, 12u);
  EXPECT_EQ(found[0].added, 5u);
}

TEST(Align, TakesSentencesInAnotherOrderForOnePassage) {
  const std::size_t first = wire.find("会议决定"), second = wire.find("岸务大臣");
  const std::string target =
      wire.substr(second) + wire.substr(first, second - first) + wire.substr(0, first);
  const auto found = align(wire, own + target + other);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].alteration, Alteration::reordered);
  EXPECT_EQ(part(own + target + other, found[0].target), target);
}

TEST(Align, FindsAPassageThatWasReworded) {
  const std::string target =
      "On Tuesday Tideland's harbour board decided to lift the sea wall in the east two metres in "
      "three years, since the storm last winter flooded some four hundred estuary homes. The "
      "engineers said wooden pilings under the ferry terminal might not survive a further season "
      "of gales. ";
  const auto found = align(english_wire, english_own + target + english_own);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(
      found[0].alteration == Alteration::reworded || found[0].alteration == Alteration::edited ||
      found[0].alteration == Alteration::reordered);
  EXPECT_LT(found[0].identity, 0.9);
  AlignOptions exact;
  exact.reworded = false;
  EXPECT_TRUE(align(english_wire, english_own + target, exact).empty());
}

TEST(Align, ARewordedPassageBeginsAndEndsWhereSentencesDo) {
  const std::string source =
      "The harbour board of Tideland voted on Tuesday to raise the eastern sea wall by two metres "
      "within three years, after the storm in winter flooded four hundred homes on the estuary.";
  const std::string reworded =
      "On Tuesday the Tideland board of the harbour voted: within three years they raise by two "
      "metres the sea wall in the east, since in winter the storm had flooded four hundred estuary "
      "homes.";
  // Words of the passage stand beside it, too, in sentences that are not part of it.
  const std::string target =
      english_own +
      "Not one apprentice who was there dared speak for the estuary or the harbour. " + reworded +
      " Storm and sea are what they know. " + english_own;
  const auto found = align(source, target);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(part(target, found[0].target), reworded);
}

TEST(Align, IsSilentWhereOnlyTheFormulaIsTheSame) {
  EXPECT_TRUE(align(
                  "潮汐国首相四月二日在北湾会见了山地国外交使团一行。首相指出，两国友谊源远流长，"
                  "强调要加强渔业合作。使团团长表示，愿同潮汐国共同建设海上航道。",
                  "潮汐国首相六月九日在首都会见了沙洲国商会代表。首相强调，双方贸易不断增长，"
                  "指出要扩大粮食进口。会长表示，感谢潮汐国长期以来对铁路项目的支持。")
                  .empty());
  EXPECT_TRUE(align(
                  "The prime minister met the envoys on Monday. He stressed that both sides should "
                  "work together, and pointed out that fishing rights must be respected by all.",
                  "The prime minister met the grain traders on Friday. He stressed that both sides "
                  "had gained, and pointed out that the railway would be finished by autumn.")
                  .empty());
}

TEST(Align, GivesTheBestOfSeveralSources) {
  const std::string half = wire.substr(0, wire.find("岸务大臣"));
  const auto found = align(half + own + wire + other + half, wire);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].source.begin, half.size() + own.size());
}

TEST(Align, GivesEachRepetitionOfTheTarget) {
  EXPECT_EQ(align(wire, wire + own + other + own + wire).size(), 2u);
}

TEST(Align, TakesATextForAllOfItself) {
  const std::string one(3000, 'a');
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "中";
  for (const std::string& text : {wire, english_wire, many, own + wire + wire + own}) {
    const auto found = align(text, text);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(part(text, found[0].target), text);
    EXPECT_EQ(found[0].alteration, Alteration::verbatim);
  }
  EXPECT_EQ(align(one, one).size(), 1u);
}

TEST(Align, BearsTextsWithoutWords) {
  for (const std::string text : {"", " ", "。，！", "\xFF\xFE", "中"}) {
    EXPECT_TRUE(align(text, wire).empty());
    EXPECT_TRUE(align(wire, text).empty());
    EXPECT_TRUE(align(text, text).empty());
  }
}

TEST(Align, KeepsToTheLeastLength) {
  const std::string shared = "会议决定在三年内把东岸海堤加高两米";  // 17 characters: 68.
  AlignOptions options;
  options.least = 60;
  EXPECT_EQ(
      align(own + shared + other, other + shared + own.substr(0, 30), options).empty(), false);
  EXPECT_TRUE(align(wire, other + shared).empty());
}

TEST(Align, BearsLongTextsThatRepeatThemselves) {
  std::string line, words;
  while (line.size() < 400000) line += "会议强调，要坚持三个不动摇。";
  while (words.size() < 400000) words += "ab cd ";
  for (const std::string& text : {std::string(400000, 'a'), line, words}) {
    EXPECT_EQ(align(text, text).size(), 1u);
    EXPECT_LE(align(text, text.substr(text.size() / 2) + own).size(), 1u);
    EXPECT_LE(align(own + text + other, other + text + own).size(), 3u);
  }
}

std::vector<std::string> random_words(std::mt19937& random, std::size_t count, bool chinese) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) {
    const auto pick = static_cast<unsigned>(random() % 2500);
    if (chinese) {
      const unsigned code = 0x4E00 + pick;
      words.push_back(
          {static_cast<char>(0xE0 | code >> 12),
           static_cast<char>(0x80 | (code >> 6 & 0x3F)),
           static_cast<char>(0x80 | (code & 0x3F))});
    } else {
      words.push_back("w" + std::to_string(pick) + " ");
    }
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& one : words) text += one;
  return text;
}

// Every run of `least` equal words and more, by comparing all with all.
bool covered(
    const std::vector<std::string>& source,
    const std::vector<std::string>& target,
    std::size_t least,
    const std::vector<RepeatedPassage>& found) {
  std::vector<std::size_t> source_at(1, 0), target_at(1, 0);
  for (const auto& one : source) source_at.push_back(source_at.back() + one.size());
  for (const auto& one : target) target_at.push_back(target_at.back() + one.size());
  std::vector<std::size_t> row(source.size() + 1, 0);
  for (std::size_t j = 0; j < target.size(); ++j) {
    for (std::size_t i = source.size(); i-- > 0;) {
      row[i + 1] = source[i] == target[j] ? row[i] + 1 : 0;
      if (row[i + 1] < least) continue;
      // A word's blank is no part of a passage.
      const bool inside = std::any_of(found.begin(), found.end(), [&](const RepeatedPassage& one) {
        return one.source.begin <= source_at[i + 1 - least] &&
               one.source.end + 1 >= source_at[i + 1] &&
               one.target.begin <= target_at[j + 1 - least] &&
               one.target.end + 1 >= target_at[j + 1];
      });
      if (!inside) return false;
    }
  }
  return true;
}

TEST(Align, FindsWhatComparingAllWithAllFinds) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const bool chinese = seed % 2 == 0;
    const auto source = random_words(random, 200 + random() % 200, chinese);
    auto target = random_words(random, 100 + random() % 200, chinese);
    const std::size_t begin = random() % 100, size = 40 + random() % 60;
    target.insert(
        target.begin() + static_cast<std::ptrdiff_t>(random() % target.size()),
        source.begin() + static_cast<std::ptrdiff_t>(begin),
        source.begin() + static_cast<std::ptrdiff_t>(begin + size));
    const auto found = align(joined(source), joined(target));
    EXPECT_TRUE(covered(source, target, 31, found)) << seed;
    ASSERT_EQ(found.size(), 1u) << seed;
    EXPECT_GE(found[0].kept, size) << seed;
    EXPECT_LE(found[0].kept + found[0].added, size + 8) << seed;
  }
}

TEST(Align, CountsWhatIsInOrderAsTheTableDoes) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::uint32_t> a(random() % 150), b(random() % 150);
    const auto kinds = 1 + random() % 20;
    for (auto& one : a) one = static_cast<std::uint32_t>(random() % kinds);
    for (auto& one : b) one = static_cast<std::uint32_t>(random() % kinds);
    std::vector<std::vector<std::size_t>> table(
        a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j) {
        table[i + 1][j + 1] =
            a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
      }
    }
    EXPECT_EQ(detail::common_in_order(a, b), table[a.size()][b.size()]) << seed;
    EXPECT_GE(detail::common_in_any_order(a, b), table[a.size()][b.size()]);
  }
}

}  // namespace
}  // namespace weiguan
