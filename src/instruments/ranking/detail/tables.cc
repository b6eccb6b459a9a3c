#include "instruments/ranking/detail/tables.h"

#include <array>

#include "instruments/entity_mentions.h"
#include "instruments/ranking/detail/columns.h"
#include "instruments/selection.h"

namespace weiguan::ranking {

namespace {

constexpr std::array<Choice, 2> media_choices = {
    {{"abroad", {"outlets outside the country", "境外媒体"}},
     {"all", {"all outlets", "所有媒体"}}}};
constexpr std::array<Choice, 2> engagement_choices = {
    {{"sum",
      {"as it is, so that one great post may outweigh many", "按原数值相加，一条热帖可抵许多条"}},
     {"log", {"each article by the logarithm of its counter and 1", "每篇取其计数加一的对数"}}}};
constexpr std::array<Choice, 3> bunch_choices = {
    {{"day", {"all of one day", "同一天的"}},
     {"outlet", {"all of one outlet or account", "同一媒体或账号的"}},
     {"article", {"none: each by itself", "互不相关，逐篇独立"}}}};
constexpr std::array<Choice, 2> list_choices = {
    {{"mentioned",
      {"those that are mentioned, or that the official ranking has", "被提及者，或官方排名所列者"}},
     {"all", {"all of the register", "名录中全部"}}}};

constexpr Parameter once(Parameter copies) {
  copies.fallback = "once";
  return copies;
}

constexpr std::array<Parameter, 23> all_parameters = {
    {register_parameter,
     {"weights",
      {"How much each component weighs; one that is not named weighs 1.",
       "各分项的权重；未写出者为 1。"},
      Type::text,
      "media=1,social=1,engagement=1"},
     {"state-discount",
      {"How much of what state-affiliated sources publish is taken off: 0 none, 1 all of it.",
       "官方背景来源的内容扣减多少：0 不扣，1 全扣。"},
      Type::number,
      "0"},
     {"own-discount",
      {"The same for what the entity's own outlets and accounts publish of it.",
       "该对象自己的媒体和账号关于自己的内容扣减多少，同上。"},
      Type::number,
      "1"},
     {"media",
      {"Whose articles are media mentions.", "哪些媒体的文章算媒体提及。"},
      Type::choice,
      "abroad",
      media_choices},
     {"home",
      {"The country, as ISO 3166 code; empty: the one in which most outlets of the packs are.",
       "所在国家（ISO 3166 代码）；留空则取资料包中媒体最多的国家。"},
      Type::text,
      ""},
     {"engagement",
      {"How counters (likes, reposts, comments, reads, heat) are added up.",
       "点赞、转发、评论、阅读、热度等计数如何相加。"},
      Type::choice,
      "sum",
      engagement_choices},
     by_parameter("month"),
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     language_parameter,
     search_parameter,
     once(copies_parameter),
     {"bunch",
      {"Which articles hang together, so that chance moves them together.",
       "哪些文章彼此关联，随机波动时一并变动。"},
      Type::choice,
      "day",
      bunch_choices},
     {"confidence",
      {"That all sets of ranks together hold the true ones.", "所有名次区间同时成立的置信度。"},
      Type::number,
      "0.95"},
     {"draws", {"How often the articles are resampled.", "重抽样次数。"}, Type::whole, "1000"},
     {"seed", {"Of the resampling.", "重抽样的随机种子。"}, Type::whole, "20200101"},
     {"official",
      {"Which official ranking stands beside it; empty: the latest of this register.",
       "与哪一份官方排名对照；留空则取该名录最近的一份。"},
      Type::text,
      ""},
     {"list",
      {"Which entities are listed.", "列出哪些对象。"},
      Type::choice,
      "mentioned",
      list_choices},
     {"entity",
      {"Only these in the tables movement and items, by id, with commas between.",
       "走势表和条目表只列这些对象（编号，逗号分隔）。"},
      Type::text,
      ""},
     {"items",
      {"Lists every article behind the scores, too.", "另列出得分所依据的每一篇。"},
      Type::boolean,
      "false"}}};

constexpr std::array<Table, 5> all_tables = {
    {{"ranking",
      {"One row for each entity, the first first.", "每个对象一行，按名次排列。"},
      ranking_columns},
     {"components",
      {"What the score is made of and how each part is normalised.",
       "得分由哪些部分构成，各如何归一。"},
      component_columns},
     {"sensitivity",
      {"For each two neighbours, the weight of each component, and the discount of "
       "state-affiliated "
       "sources, at which they change places.",
       "相邻两者在某一分项取何权重、官方背景来源扣减多少时互换名次。"},
      sensitivity_columns},
     {"movement",
      {"One row for each entity and period.", "每个对象、每个时段一行。"},
      movement_columns},
     {"items",
      {"One row for each article and entity it names, where asked for.",
       "每篇文章及其所提对象一行，须指明才列。"},
      item_columns}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::ranking
