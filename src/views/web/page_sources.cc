#include <fmt/format.h>

#include "views/tables/describe.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

std::vector<Column> columns() {
  return {
      {"source", {"Source", "来源"}, {"Its name.", "名称。"}},
      {"last_success",
       {"Last success", "上次成功"},
       {"When it was last read without a fault.", "最近一次正常读取的时间。"},
       Type::time},
      {"failures", {"Failures", "连续失败"}, {"In a row.", "连续失败次数。"}, Type::whole},
      {"last_failure", {"Last failure", "上次失败"}, {"When.", "时间。"}, Type::time},
      {"reason", {"Reason", "原因"}, {"Of the last failure.", "最近一次失败的原因。"}},
      {"walls",
       {"Walls", "受阻"},
       {"Captchas, logins and rate limits met on its pages.",
        "其网页上遇到的验证码、登录墙、限流次数。"},
       Type::whole},
      {"items", {"Items", "条目"}, {"That it told of.", "它所列出的条目数。"}, Type::whole},
      {"addresses",
       {"Addresses", "网址"},
       {"Known through it.", "经由它得知的网址数。"},
       Type::whole},
      {"fresh", {"To visit", "待访"}, {"Not yet visited.", "尚未访问。"}, Type::whole},
      {"present", {"Present", "尚在"}, {"At the last visit.", "最近一次访问时尚在。"}, Type::whole},
      {"suspect",
       {"In doubt", "存疑"},
       {"Missing at the last visit; to be confirmed.", "最近一次访问时不见，有待确认。"},
       Type::whole},
      {"gone", {"Gone", "消失"}, {"Confirmed by further visits.", "经多次访问确认。"}, Type::whole},
      {"unreachable",
       {"Unreachable", "无法访问"},
       {"Nothing can be told of them.", "无从判断。"},
       Type::whole},
      {"delay",
       {"Delay", "延迟"},
       {"From publication to the first capture, where the minute is known: the median.",
        "由发布到首次存档的中位时间（仅计发布时间精确到分的）。"},
       Type::whole,
       "seconds"}};
}

Sheet sheet_of(const std::vector<SourceHealth>& all) {
  Sheet sheet{"sources", columns(), {}};
  const auto time = [](const std::optional<ExactTime>& one) {
    return one ? text_cell(format_time(std::chrono::floor<std::chrono::seconds>(*one))) : Cell{};
  };
  for (const auto& one : all) {
    sheet.rows.push_back(
        {text_cell(one.source),
         time(one.last_success),
         count_cell(one.failures),
         time(one.last_failure),
         one.failures > 0 ? text_cell(one.reason) : Cell{},
         count_cell(one.walls),
         count_cell(one.items),
         count_cell(one.addresses),
         count_cell(one.fresh),
         count_cell(one.present),
         count_cell(one.suspect),
         count_cell(one.gone),
         count_cell(one.unreachable),
         one.delay ? Cell{*one.delay, {}, {}, {}} : Cell{}});
  }
  return sheet;
}

}  // namespace

Reply sources_page(const Site& site, const Request& request) {
  const auto sheet = sheet_of(site.sources ? site.sources() : std::vector<SourceHealth>{});
  if (is_rows(request.form)) return rows_reply(request, sheet);
  return json_reply(fmt::format(
      "{{\"total\": {}, \"columns\": {}, \"sources\": {}}}",
      sheet.rows.size(),
      described(sheet.columns),
      to_json_rows(sheet)));
}

}  // namespace weiguan::web
