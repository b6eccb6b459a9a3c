// The columns of the instrument's tables.
#pragma once

#include <array>

#include "instruments/instruments.h"
#include "instruments/selection.h"

namespace weiguan::ranking {

inline constexpr std::array<Choice, 3> agreement_choices = {
    {{"within", {"within the set", "在区间内"}},
     {"better", {"better than the set", "高于区间"}},
     {"worse", {"worse than the set", "低于区间"}}}};

inline constexpr std::array<Choice, 4> component_choices = {
    {{"media", {"media mentions", "媒体提及"}},
     {"social", {"social mentions", "社交提及"}},
     {"engagement", {"engagement", "互动"}},
     {"state-discount", {"discount of state-affiliated sources", "官方背景来源扣减"}}}};

inline constexpr std::array<Choice, 3> known_choices = {
    {{"counted", {"counted", "有计数"}},
     {"zero", {"zero", "零"}},
     {"missing", {"no data", "无数据"}}}};

inline constexpr std::array<Choice, 3> source_choices = {
    {{"free", {"not state-affiliated", "无官方背景"}},
     {"state", {"state-affiliated", "官方背景"}},
     {"own", {"the entity's own", "该对象自己的"}}}};

inline constexpr Column entity_column{
    "entity", {"Id", "编号"}, {"Within the register.", "在名录中的编号。"}, Type::text, {}, true};
inline constexpr Column name_column{"name", {"Name", "名称"}, {"In English.", "英文名。"}};
inline constexpr Column name_zh_column{
    "name_zh", {"Name (Chinese)", "中文名"}, {"In Chinese.", "中文名。"}};

constexpr Column rank_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::whole};
}
constexpr Column share_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::number, "%"};
}
constexpr Column count_column(
    std::string_view name, Words heading, Words meaning, bool minor = false) {
  return {name, heading, meaning, Type::number, {}, minor};
}

inline constexpr Column rank_of_score = rank_column(
    "rank",
    {"Rank", "名次"},
    {"By score; equal scores have the better rank. Empty where no score can be made.",
     "按得分；得分相同者取靠前名次；无法计分时为空。"});
inline constexpr Column score_column{
    "score",
    {"Score", "得分"},
    {"The weighted mean of the shares that are known, 0 to 100.",
     "各已知份额的加权平均，0 到 100。"},
    Type::number};
inline constexpr Column best_column = rank_column(
    "best",
    {"From", "最高"},
    {"The best rank that it may have in truth: with the given confidence all sets together hold "
     "the "
     "true ranks. Empty where too little was counted.",
     "真实名次最高可为：所有区间以所给置信度同时成立；计数太少时为空。"});
inline constexpr Column worst_column = rank_column(
    "worst", {"To", "最低"}, {"The worst rank that it may have, likewise.", "最低可为，同上。"});

inline constexpr std::array<Column, 27> ranking_columns = {
    {rank_of_score,
     entity_column,
     name_column,
     name_zh_column,
     score_column,
     best_column,
     worst_column,
     rank_column(
         "lone_best",
         {"Alone from", "单独最高"},
         {"The same for this entity alone, without regard to the others' sets.",
          "只就该对象而言，不求各区间同时成立。"}),
     rank_column("lone_worst", {"Alone to", "单独最低"}, {"Likewise.", "同上。"}),
     share_column(
         "first",
         {"First in", "居首比例"},
         {"Share of the resampled rankings in which it is first.", "重抽样中居第一的比例。"}),
     share_column(
         "same",
         {"This rank in", "同名次比例"},
         {"Share of the resampled rankings in which it has this rank.",
          "重抽样中仍居此名次的比例。"}),
     share_column(
         "media",
         {"Media", "媒体"},
         {"Its share of the media mentions of all entities. Empty where that is not known.",
          "占所有对象媒体提及的份额；未知时为空。"}),
     share_column(
         "social",
         {"Social", "社交"},
         {"Its share of the posts that name any entity.", "占所有提及帖子的份额。"}),
     share_column(
         "engagement",
         {"Engagement", "互动"},
         {"The mean of its shares of likes, reposts, comments, reads and heat, as far as they were "
          "observed.",
          "其点赞、转发、评论、阅读、热度各份额的平均（限有观测者）。"}),
     count_column(
         "articles",
         {"Articles", "文章数"},
         {"Media mentions, after discounts.", "媒体提及，扣减之后。"}),
     count_column("posts", {"Posts", "帖子数"}, {"After discounts.", "扣减之后。"}),
     {"observed",
      {"With counters", "有计数者"},
      {"Articles and posts of which a counter was observed.", "有计数观测的文章和帖子。"},
      Type::whole,
      "articles",
      true},
     count_column("likes", {"Likes", "点赞"}, {"After discounts.", "扣减之后。"}, true),
     count_column("reposts", {"Reposts", "转发"}, {"After discounts.", "扣减之后。"}, true),
     count_column("comments", {"Comments", "评论"}, {"After discounts.", "扣减之后。"}, true),
     count_column("reads", {"Reads", "阅读"}, {"After discounts.", "扣减之后。"}, true),
     count_column(
         "heat",
         {"Heat", "热度"},
         {"The greatest heat of each article, added up; after discounts.",
          "每篇的最高热度之和，扣减之后。"},
         true),
     share_column(
         "state_share",
         {"State-affiliated", "官方背景"},
         {"Share of its mentions, before discounts, that are of state-affiliated sources.",
          "扣减之前，其提及中来自官方背景来源的比例。"}),
     {"own",
      {"Its own", "自己的"},
      {"Mentions by its own outlets and accounts.", "其自己的媒体和账号的提及数。"},
      Type::whole,
      "articles",
      true},
     {"official",
      {"Official", "官方名次"},
      {"Its rank in the official ranking: 3, or 6-10 where no more is known; empty where that does "
       "not tell.",
       "官方排名中的名次：如 3，或 6-10（只知范围）；未公布则为空。"}},
     {"official_source",
      {"Official ranking", "官方排名"},
      {"Which.", "哪一份。"},
      Type::text,
      {},
      true},
     {"agrees",
      {"Official against set", "官方与区间"},
      {"Whether the official rank lies within the set; empty where either is not known.",
       "官方名次是否落在区间内；任一未知时为空。"},
      Type::choice,
      {},
      false,
      agreement_choices}}};

inline constexpr std::array<Column, 8> component_columns = {
    {{"component",
      {"Component", "分项"},
      {"media, social or engagement.", "媒体提及、社交提及或互动。"},
      Type::choice,
      {},
      false,
      component_choices},
     {"counter",
      {"Counted", "计数"},
      {"What is counted: articles, posts, or a counter.", "所计：文章、帖子或某一计数。"}},
     {"weight", {"Weight", "权重"}, {"Of the component.", "该分项的权重。"}, Type::number},
     count_column(
         "total",
         {"All", "合计"},
         {"Of all entities together, after discounts: what a share is of.",
          "所有对象合计（扣减之后）：份额以此为分母。"}),
     {"articles",
      {"Articles", "文章数"},
      {"That name an entity and of which it is known.", "提及对象且有此计数的文章数。"},
      Type::whole,
      "articles"},
     {"candidates",
      {"Among", "范围"},
      {"All articles of that kind that were chosen, whatever they name.",
       "所选范围内此类文章总数，不论提及与否。"},
      Type::whole,
      "articles"},
     {"status",
      {"Status", "状态"},
      {"counted; zero (there are such articles, but none names an entity); missing (there are "
       "none: "
       "no data, which is not zero).",
       "counted 有计数；zero 有此类文章但无一提及；missing 没有此类数据（不等于零）。"},
      Type::choice,
      {},
      false,
      known_choices},
     {"normalised", {"Normalised", "归一方式"}, {"How, in words.", "归一方式说明。"}}}};

inline constexpr std::array<Column, 9> sensitivity_columns = {
    {rank_of_score,
     entity_column,
     name_column,
     name_zh_column,
     {"next", {"Next", "后一名"}, {"The entity that stands behind it.", "紧随其后的对象。"}},
     {"gap", {"Gap", "差距"}, {"How much its score is greater.", "得分高出多少。"}, Type::number},
     {"changing",
      {"Changing", "改变"},
      {"What is changed, all else staying.", "只改变此项，其余不变。"},
      Type::choice,
      {},
      false,
      component_choices},
     {"now", {"Now", "现值"}, {"Its present value.", "现在的值。"}, Type::number},
     {"swap",
      {"They swap at", "互换于"},
      {"The value nearest to the present one beyond which they stand the other way round; empty "
       "where no value does that.",
       "离现值最近、越过即互换名次的值；任何值都不能互换时为空。"},
      Type::number}}};

inline constexpr std::array<Column, 12> movement_columns = {
    {{"period",
      {"Period", "时段"},
      {"In the observatory's time zone.", "按观测站时区。"},
      Type::period},
     entity_column,
     name_column,
     name_zh_column,
     rank_of_score,
     {"change",
      {"Change", "变动"},
      {"Ranks won (above 0) or lost since the period before; empty where either is not known.",
       "较上一时段上升（正）或下降（负）几名；任一未知则为空。"},
      Type::whole},
     score_column,
     best_column,
     worst_column,
     count_column("articles", {"Articles", "文章数"}, {"Media mentions.", "媒体提及。"}),
     count_column("posts", {"Posts", "帖子数"}, {"Social mentions.", "社交提及。"}),
     {"status",
      {"Status", "状态"},
      {"counted; zero (there are articles, none of them names it); missing (nothing was captured "
       "or "
       "published in the period).",
       "counted 有计数；zero 有文章但未提及；missing 该时段没有数据。"},
      Type::choice,
      {},
      false,
      known_choices}}};

inline constexpr std::array<Column, 13> item_columns = {
    {entity_column,
     name_column,
     {"article", {"Article", "文章"}, {"Its id.", "编号。"}, Type::article},
     {"time",
      {"Published", "发布时间"},
      {"The earliest it may be.", "最早可能的时间。"},
      Type::time},
     {"title", {"Title", "标题"}, {"As published.", "原标题。"}},
     {"outlet", {"Outlet", "媒体"}, {"Who published it.", "发布媒体。"}, Type::outlet},
     {"component",
      {"Counts as", "计入"},
      {"media or social.", "媒体提及或社交提及。"},
      Type::choice,
      {},
      false,
      component_choices},
     {"source",
      {"Source", "来源"},
      {"Whether who published it is state-affiliated, or the entity's own.",
       "发布者是否有官方背景，或是否该对象自己的。"},
      Type::choice,
      {},
      false,
      source_choices},
     {"kept",
      {"Kept", "保留"},
      {"The part of it that counts, after discounts.", "扣减之后计入的比例。"},
      Type::number},
     count_column("likes", {"Likes", "点赞"}, {"Greatest observed.", "观测到的最大值。"}),
     count_column("reposts", {"Reposts", "转发"}, {"Greatest observed.", "观测到的最大值。"}),
     count_column("comments", {"Comments", "评论"}, {"Greatest observed.", "观测到的最大值。"}),
     count_column(
         "reads_or_heat",
         {"Reads or heat", "阅读或热度"},
         {"Greatest observed: reads, else heat.", "观测到的最大值：阅读，无则热度。"})}};

}  // namespace weiguan::ranking
