#include "instruments/affiliation/detail/tables.h"

#include <array>

namespace weiguan::affiliation {

namespace {

constexpr std::array<Choice, 9> type_choices = {
    {{"outlet", {"outlet", "媒体"}},
     {"account", {"account", "账号"}},
     {"party", {"party body", "党组织"}},
     {"state", {"state body", "国家机关"}},
     {"company", {"company", "企业"}},
     {"centre", {"international communication centre", "国际传播中心"}},
     {"media", {"other medium", "其他媒体"}},
     {"organisation", {"organisation", "组织"}},
     {"person", {"person in a public role", "公职人员"}}}};

constexpr std::array<Choice, 3> known_choices = {
    {{"told", {"known", "已知"}},
     {"none", {"nobody", "无"}},
     {"not-known", {"not known", "不详"}}}};

constexpr std::array<Choice, 3> holds_choices = {
    {{"yes", {"yes", "是"}}, {"perhaps", {"perhaps", "也许"}}, {"no", {"no", "否"}}}};

constexpr std::array<Choice, 5> end_choices = {
    {{"goes-on", {"goes on", "未完"}},
     {"open", {"nothing known above", "其上无资料"}},
     {"nobody", {"nobody above", "其上无人"}},
     {"perhaps", {"somebody above, perhaps", "其上或有"}},
     {"circle", {"a circle", "循环"}}}};

constexpr Column source_column{
    "source",
    {"Source", "出处"},
    {"Where the pack has it from, word for word.", "资料包所记出处，照录。"},
    Type::text};
constexpr Column note_column{
    "note", {"Note", "备注"}, {"The pack's note.", "资料包的备注。"}, Type::text, {}, true};
constexpr Column from_time_column{
    "valid_from",
    {"From", "起"},
    {"A year, month or day; empty: not known.", "年、月或日；空为不详。"},
    Type::period};
constexpr Column to_time_column{
    "valid_to",
    {"To", "止"},
    {"A year, month or day, included; empty: it goes on, or not known.",
     "年、月或日（含）；空为仍然有效或不详。"},
    Type::period};
constexpr Column stated_column{
    "stated",
    {"Stated", "陈述于"},
    {"When the source says or said it.", "出处作此陈述之时。"},
    Type::period};
constexpr Column holds_column{
    "holds",
    {"On the day", "当日"},
    {"Whether it held on the day that was asked for; perhaps: the dates, or a doubt, leave it "
     "open.",
     "在所问之日是否有效；perhaps 为因日期不明或存疑而不能确定。"},
    Type::choice,
    {},
    false,
    holds_choices};
constexpr Column doubt_column{
    "doubt",
    {"Doubt", "存疑"},
    {"What makes it uncertain; such a statement is never followed.",
     "存疑之处；存疑的陈述不作推断依据。"},
    Type::text};
constexpr Column relation_column{
    "relation",
    {"Relation", "关系"},
    {"What the first is to the second.", "前者对后者的关系。"},
    Type::choice,
    {},
    false,
    relation_choices};
constexpr Column role_column{
    "role",
    {"Role", "职务"},
    {"Of a seat: the office; of partners: what they do together.",
     "任职者的职务；合作者的合作内容。"},
    Type::text};
constexpr Column statement_column{
    "statement",
    {"Statement", "陈述"},
    {"Its id in the pack.", "在资料包中的编号。"},
    Type::text,
    {},
    true};

constexpr Column node_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::group};
}

constexpr std::array<Column, 15> nodes = {
    {node_column(
         "node", {"Node", "节点"}, {"An outlet, a body, an account.", "媒体、机构或账号。"}),
     {"name_zh", {"Chinese name", "中文名"}, {"Its name.", "名称。"}, Type::text, {}, true},
     {"name_en", {"English name", "英文名"}, {"Its name.", "名称。"}, Type::text, {}, true},
     {"type", {"Type", "类型"}, {"What it is.", "类型。"}, Type::choice, {}, false, type_choices},
     {"asked",
      {"Asked for", "所问"},
      {"Whether it was asked for itself; others are joined to it by statements.",
       "是否为所问的节点；其余为与之相连者。"},
      Type::boolean,
      {},
      true},
     {"place", {"Place", "所在地"}, {"ISO 3166.", "ISO 3166。"}, Type::text},
     {"known",
      {"Controllers", "控制者"},
      {"Whether the pack says who controlled it on the day: known; nobody (a statement says that "
       "there is none); not known.",
       "资料包是否载明当日控制者：已知；无（有陈述说明没有）；不详。"},
      Type::choice,
      {},
      false,
      known_choices},
     {"direct",
      {"Directly", "直接"},
      {"Ids of those who controlled it directly, with semicolons between.",
       "直接控制者的编号，用分号分隔。"},
      Type::text},
     {"ultimate",
      {"In the end", "最终"},
      {"Ids of those at the top of all ways upwards, as far as they can be told.",
       "循各途径上溯所至的最终控制者编号（以可判定者为限）。"},
      Type::text},
     {"under",
      {"Below it", "其下"},
      {"How many nodes it controlled, directly or by way of others.", "直接或间接控制的节点数。"},
      Type::whole,
      "nodes"},
     {"statements",
      {"Statements", "陈述数"},
      {"Statements that name it, of any day.", "提及它的陈述数，不论日期。"},
      Type::whole,
      "statements",
      true},
     from_time_column,
     to_time_column,
     source_column,
     note_column}};

constexpr std::array<Column, 13> edges = {
    {node_column("from", {"From", "前者"}, {"The first of the two.", "关系中的前者。"}),
     relation_column,
     node_column("to", {"To", "后者"}, {"The second of the two.", "关系中的后者。"}),
     role_column,
     {"holds", holds_column.heading, holds_column.meaning, Type::choice, {}, false, holds_choices},
     from_time_column,
     to_time_column,
     stated_column,
     doubt_column,
     source_column,
     note_column,
     statement_column,
     {"leads_up",
      {"Control", "控制"},
      {"Whether it says who controls whom; partners and seats do not.",
       "是否表示控制关系；合作与任职不是。"},
      Type::boolean,
      {},
      true}}};

constexpr std::array<Column, 11> paths = {
    {node_column("node", {"Node", "节点"}, {"Where the way begins.", "起点。"}),
     node_column("top", {"In the end", "最终"}, {"Where the way ends.", "终点。"}),
     {"step", {"Step", "步"}, {"From 1 on.", "自 1 起。"}, Type::whole},
     node_column("lower", {"Of", "下级"}, {"Who is controlled.", "被控制者。"}),
     relation_column,
     node_column("upper", {"By", "上级"}, {"Who controls it.", "控制者。"}),
     {"end",
      {"Then", "其后"},
      {"How the way goes on behind the step: it goes on; nothing is known of anybody above; a "
       "statement says that nobody is; somebody is, perhaps; it comes back to where it was.",
       "此步之后：未完；其上无资料；有陈述说明其上无人；其上或有；又回到已经过的节点。"},
      Type::choice,
      {},
      false,
      end_choices},
     from_time_column,
     to_time_column,
     source_column,
     statement_column}};

constexpr std::array<Column, 6> under = {
    {node_column("node", {"Node", "节点"}, {"Who controls.", "控制者。"}),
     {"depth", {"Depth", "层"}, {"1: directly.", "1 为直接。"}, Type::whole},
     node_column("below", {"Below it", "其下"}, {"Who is controlled.", "被控制者。"}),
     relation_column,
     source_column,
     statement_column}};

constexpr std::array<Column, 9> seats = {
    {node_column("person", {"Person", "人物"}, {"In public roles only.", "仅限公开职务。"}),
     {"seats",
      {"Seats", "任职数"},
      {"How many seats the person had on the day, for certain.", "当日确有的任职数。"},
      Type::whole,
      "seats"},
     node_column("body", {"In", "机构"}, {"Where the seat is.", "任职机构。"}),
     role_column,
     holds_column,
     from_time_column,
     to_time_column,
     source_column,
     statement_column}};

constexpr std::array<Column, 5> times = {
    {node_column("node", {"Node", "节点"}, {"An outlet or a body.", "媒体或机构。"}),
     {"first_day",
      {"First day", "首日"},
      {"Of the stretch; empty: from the beginning.", "该段首日；空为自始。"},
      Type::period},
     {"last_day",
      {"Last day", "末日"},
      {"Of the stretch; empty: it goes on.", "该段末日；空为延续至今。"},
      Type::period},
     {"direct",
      {"Directly", "直接"},
      {"Ids of the direct controllers in all of the stretch; unknown: cannot be told; nobody: a "
       "statement says that there is none.",
       "该段内直接控制者的编号；unknown 为不能判定，nobody 为有陈述说明没有。"},
      Type::text},
     {"ultimate",
      {"In the end", "最终"},
      {"Likewise, at the top of all ways upwards.", "同上，上溯至最终者。"},
      Type::text}}};

constexpr std::array<Table, 6> all = {
    {{"nodes",
      {"One row for each outlet, body and account, by id: who controlled it on the day.",
       "每个媒体、机构、账号一行，按编号排序：当日由谁控制。"},
      nodes},
     {"edges",
      {"The statements between them, by id, with validity and source.",
       "节点之间的陈述，按编号排序，附有效期与出处。"},
      edges},
     {"paths",
      {"The ways upwards from what was asked for to those in control in the end, a step a row.",
       "从所问节点上溯至最终控制者的途径，每步一行。"},
      paths},
     {"under",
      {"What those who were asked for controlled on the day, nearest first.",
       "所问节点当日控制的节点，由近及远。"},
      under},
     {"seats",
      {"Who had which seats, by person; those with several first.",
       "人物任职，按人排列，任职多者在前。"},
      seats},
     {"times",
      {"Whose the nodes that were asked for were when: all of time, in stretches.",
       "所问节点历来的控制者，按时段。"},
      times}}};

}  // namespace

const std::span<const Table> tables = all;

}  // namespace weiguan::affiliation
