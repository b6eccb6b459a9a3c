#include "views/cli/detail/asked.h"

namespace weiguan {

namespace {

constexpr std::size_t most_named = 5;

void tell_left_out(const AskPlan& plan, const Battery& battery, Speech speech, Output& output) {
  for (const AskPlan::LeftOut& one : plan.left_out) {
    std::string names;
    for (std::size_t i = 0; i < one.questions.size() && i < most_named; ++i)
      names += (names.empty() ? "" : ", ") + one.questions[i];
    if (one.questions.size() > most_named) names += ", ...";
    output.write(tell(
        speech,
        {"Left out in {}, {}: {} of {} questions, which are not written so, or in which the rule "
         "finds nothing to change ({}).\n",
         "{} {}：{}/{} 题未问，题组中没有这种写法，或没有可按规则改写之处（{}）。\n"},
        one.language,
        one.form,
        one.questions.size(),
        battery.questions.size(),
        names));
  }
}

void tell_totals(const AskPlan& plan, const Battery& battery, Speech speech, Output& output) {
  std::uint64_t conversations = 0, requests = 0, before = 0;
  double cost = 0;
  for (const PlannedAsking& one : plan.rows) {
    conversations += one.conversations;
    requests += one.requests;
    before += one.before;
    cost += one.cost;
  }
  output.write(tell(
      speech,
      {"Conversations: {}; requests: {}, of which earlier runs brought {}. Nothing was sent.\n",
       "对话 {}；请求 {}，其中此前已有 {}。未发送任何请求。\n"},
      grouped(conversations),
      grouped(requests),
      grouped(before)));
  output.write(tell(
      speech,
      plan.bounded ? Words{
                         "Cost of the rest at the most, tokens of questions being estimated: "
                         "{:.4f} {}.\n",
                         "其余部分费用上限（提问字数为估算）：{:.4f} {}。\n"}
                   : Words{
                         "Cost of the rest, if an answer without max_tokens has {2} tokens: {0:.4f} "
                         "{1}.\n",
                         "其余部分费用（未设 max_tokens 者按每答 {2} 个词元计）：{0:.4f} {1}。\n"},
      cost,
      battery.currency,
      usual_tokens));
  if (battery.judge)
    output.write(tell(
        speech,
        {"The judge {} comes on top: each answer with words is shown to it {} times.\n",
         "评审 {} 另计：每个有文字的回答评 {} 次。\n"},
        battery.judge->model.id,
        battery.judge->repeats));
}

}  // namespace

void write_plan(
    const Observatory& observatory,
    const Battery& battery,
    const AskOptions& options,
    const TableWriter::Options& table,
    const Caller& caller,
    Output& output) {
  const AskPlan plan = plan_asking(observatory.archive(), battery, options, observatory.packs());
  const std::vector<Column> columns = {
      {"model", {"Model", "模型"}, {"As the battery names it.", "题组中的名称。"}, Type::text},
      {"language", {"Language", "语言"}, {"Asked in.", "提问语言。"}, Type::text},
      {"form", {"Form", "写法"}, {"How it is worded.", "提问写法。"}, Type::text},
      {"conversations", {"Conversations", "对话"}, {"How many.", "数量。"}, Type::whole},
      {"requests", {"Requests", "请求"}, {"Turns of them.", "各轮合计。"}, Type::whole},
      {"before", {"There already", "已有"}, {"Of these.", "其中已有。"}, Type::whole},
      {"cost",
       {"Cost", "费用"},
       {"Of the rest, at the most.", "其余部分的上限。"},
       Type::number,
       battery.currency}};
  TableWriter writer(columns, table, output.sink());
  for (const PlannedAsking& one : plan.rows) {
    writer.row(
        {one.model,
         one.language,
         one.form,
         static_cast<std::int64_t>(one.conversations),
         static_cast<std::int64_t>(one.requests),
         static_cast<std::int64_t>(one.before),
         one.cost});
  }
  writer.finish();
  if (table.format != Format::table) return;
  tell_totals(plan, battery, caller.speech, output);
  tell_left_out(plan, battery, caller.speech, output);
}

}  // namespace weiguan
