// The glossary that is shipped: that it loads, says what an entry must say, and knows the
// expressions a China-watcher looks for.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/time.h"
#include "packs/check.h"
#include "packs/packs.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

const std::string folder = WEIGUAN_SOURCE "/packs/china";

const Packs& china() {
  static const Packs packs = Packs::load({folder}, [](const Problem& problem) {
    ADD_FAILURE() << problem.file << ":" << problem.line << ": " << problem.reason;
  });
  return packs;
}

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::count(ids, id) > 0;
}

bool is_han_text(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_han(next_character(text, at))) return true;
  }
  return false;
}

TEST(ChinaPhrases, AreAtLeastAHundredAndSeventy) {
  EXPECT_GE(china().phrases().size(), 170U);
  EXPECT_EQ(check_pack(folder, {}).phrases, china().phrases().size());
}

TEST(ChinaPhrases, GiveNoCauseForAWarning) {
  for (const Problem& one : check_pack(folder, {}).warnings)
    EXPECT_FALSE(one.rule.starts_with("pack-phrase")) << one.line << ": " << one.reason;
}

TEST(ChinaPhrases, SayAllThatAnEntryMustSay) {
  for (const Phrase& one : china().phrases()) {
    SCOPED_TRACE(one.id);
    EXPECT_TRUE(is_han_text(one.names.hans));
    EXPECT_FALSE(one.names.hant.empty());
    EXPECT_FALSE(one.names.en.empty());
    EXPECT_FALSE(is_han_text(one.names.en));
    EXPECT_TRUE(is_han_text(one.meaning.hans));
    EXPECT_TRUE(one.meaning.hans.ends_with("。"));
    EXPECT_FALSE(one.meaning.en.empty());
    EXPECT_FALSE(is_han_text(one.meaning.en));
    EXPECT_TRUE(one.meaning.en.ends_with("."));
    EXPECT_FALSE(one.source.empty());
    EXPECT_FALSE(one.groups.empty());
    EXPECT_EQ(one.since.empty(), one.since_note.empty());
  }
}

TEST(ChinaPhrases, AreTheSameInBothScripts) {
  for (const Phrase& one : china().phrases())
    EXPECT_EQ(fold(one.names.hant), fold(one.names.hans)) << one.id;
}

TEST(ChinaPhrases, BeganInThePast) {
  const Time newest = parse_period("2026-11-22", Zone())->to;
  const Time oldest = parse_period("1921-07", Zone())->from;
  for (const Phrase& one : china().phrases()) {
    if (one.since.empty()) continue;
    const auto since = parse_period(one.since, Zone());
    ASSERT_TRUE(since.has_value()) << one.id;
    EXPECT_LT(since->from, newest) << one.id;
    EXPECT_GE(since->from, oldest) << one.id;
  }
}

TEST(ChinaPhrases, RelationsHoldFromBothSides) {
  std::size_t related = 0;
  for (const Phrase& one : china().phrases()) {
    SCOPED_TRACE(one.id);
    for (const std::string& id : one.wider)
      EXPECT_TRUE(holds(china().phrase(id)->narrower, one.id));
    for (const std::string& id : one.narrower)
      EXPECT_TRUE(holds(china().phrase(id)->wider, one.id));
    for (const std::string& id : one.rival) EXPECT_TRUE(holds(china().phrase(id)->rival, one.id));
    if (!one.wider.empty() || !one.narrower.empty() || !one.rival.empty()) ++related;
  }
  EXPECT_GE(related * 3, china().phrases().size());
}

TEST(ChinaPhrases, IdsOfPhrasesAndGroupsDiffer) {
  std::set<std::string> groups;
  for (const PhraseGroup& one : china().phrase_groups()) {
    groups.insert(one.id);
    EXPECT_FALSE(china().phrases_of(one.id).empty()) << one.id;
    EXPECT_FALSE(one.names.hant.empty()) << one.id;
  }
  for (const Phrase& one : china().phrases()) EXPECT_EQ(groups.count(one.id), 0U) << one.id;
}

TEST(ChinaPhrases, KnowTheExpressionsOfMediaAndControl) {
  for (const char* wording :
       {"媒体融合",     "主流媒体",     "新型主流媒体", "正能量",       "舆论导向",
        "舆论引导",     "讲好中国故事", "国际传播",     "话语权",       "党管媒体",
        "移动优先",     "短视频",       "党端",         "国际传播中心", "人工智能安全",
        "意识形态安全", "小切口",       "网络文明",     "清朗",         "三贴近",
        "通稿",         "喉舌",         "党性原则",     "正面宣传为主", "高举旗帜、引领导向",
        "时度效",       "网上舆论工作", "历史虚无主义", "低级红",       "高级黑",
        "妄议中央",     "清朗行动",     "网信",         "谣言",         "敌对势力",
        "颜色革命",     "维稳",         "枫桥经验",     "网格化管理",   "动态清零",
        "清零"})
    EXPECT_NE(china().phrase(wording), nullptr) << wording;
}

TEST(ChinaPhrases, KnowTheFiftyThatAreCounted) {
  for (const char* wording :
       {"新质生产力",     "人类命运共同体",   "命运共同体",     "一带一路",
        "丝绸之路经济带", "共同富裕",         "全过程人民民主", "人民民主",
        "两个确立",       "两个维护",         "四个意识",       "四个自信",
        "中国式现代化",   "中国特色社会主义", "新时代",         "习近平新时代中国特色社会主义思想",
        "中国故事",       "主流媒体",         "人工智能",       "乡村振兴",
        "精准扶贫",       "脱贫攻坚",         "高质量发展",     "供给侧结构性改革",
        "碳达峰",         "碳中和",           "绿水青山",       "绿水青山就是金山银山",
        "双循环",         "国内国际双循环",   "不忘初心",       "中国梦",
        "伟大复兴",       "全面从严治党",     "反腐败",         "八项规定",
        "房住不炒",       "大众创业",         "互联网+",        "总体国家安全观",
        "国家安全"})
    EXPECT_NE(china().phrase(wording), nullptr) << wording;
}

TEST(ChinaPhrases, KnowTheLineOfEachLeadership) {
  for (const char* wording :
       {"百花齐放、百家争鸣", "三面红旗",   "抓革命促生产", "实践是检验真理的唯一标准",
        "四项基本原则",       "改革开放",   "两手抓",       "三个代表",
        "与时俱进",           "科学发展观", "和谐社会",     "八荣八耻",
        "四个全面",           "五位一体",   "九二共识",     "一国两制",
        "爱国者治港",         "外部势力",   "全球发展倡议", "全球安全倡议",
        "全球文明倡议",       "两个凡是"})
    EXPECT_NE(china().phrase(wording), nullptr) << wording;
  for (const char* group : {"mao", "hua", "deng", "jiang", "hu", "xi"})
    EXPECT_FALSE(china().phrases_of(group).empty()) << group;
}

TEST(ChinaPhrases, AreFoundInEitherScriptAndInDistinctiveEnglish) {
  ASSERT_NE(china().phrase("媒體融合"), nullptr);
  EXPECT_EQ(china().phrase("媒體融合")->id, "media-convergence");
  EXPECT_EQ(china().phrase("摸著石頭過河"), china().phrase("摸着石头过河"));
  EXPECT_EQ(china().phrase("Tell China’s Story Well"), china().phrase("讲好中国故事"));
  EXPECT_EQ(china().phrase("two establishes"), china().phrase("两个确立"));
  // Common English counts for nothing.
  for (const char* common :
       {"new era", "new normal", "mainstream media", "rule of law", "online rumour"})
    EXPECT_EQ(china().phrase(common), nullptr) << common;
}

TEST(ChinaPhrases, OfEverydayWordsHaveContexts) {
  EXPECT_TRUE(holds(china().phrase("正能量")->with, "传播"));
  EXPECT_TRUE(holds(china().phrase("正能量")->without, "挺台湾"));
  EXPECT_TRUE(holds(china().phrase("动态清零")->without, "零就业家庭"));
  EXPECT_TRUE(must_cover(*china().phrase("网信"), "网信息"));
  EXPECT_TRUE(must_cover(*china().phrase("党端"), "党端正"));
  // A phrase that is always the Party's needs none.
  EXPECT_TRUE(china().phrase("两个确立")->with.empty());
  EXPECT_TRUE(china().phrase("两个确立")->without.empty());
}

TEST(ChinaPhrases, HaveSixTiersFromBoilingToCold) {
  const auto tiers = china().tiers();
  ASSERT_EQ(tiers.size(), 6U);
  const char* names[] = {"沸", "烫", "热", "暖", "温", "冷"};
  for (std::size_t i = 0; i < tiers.size(); ++i) EXPECT_EQ(tiers[i].names.hans, names[i]);
  EXPECT_EQ(tiers[0].id, "boiling");
  EXPECT_EQ(tiers[0].yearly_articles, 2000U);
  EXPECT_DOUBLE_EQ(tiers[5].share, 0);
  EXPECT_EQ(china().tier_outlet(), "peoples-daily");
}

}  // namespace
}  // namespace weiguan
