#include "views/tables/sources.h"

#include <array>

#include "base/time.h"

namespace weiguan {

namespace {

constexpr std::array<Column, 14> columns = {{
    {"source", {"Source", "来源"}, {"Its name.", "名称。"}},
    {"last_success",
     {"Last success", "上次成功"},
     {"When it was last read without a fault.", "最近一次正常读取的时间。"},
     Type::time},
    {"failures", {"Failures", "连续失败"}, {"In a row.", "连续失败次数。"}, Type::whole},
    {"last_failure", {"Last failure", "上次失败"}, {"When.", "时间。"}, Type::time, {}, true},
    {"reason", {"Reason", "原因"}, {"Of the last failure.", "最近一次失败的原因。"}},
    {"walls",
     {"Walls", "受阻"},
     {"Captchas, logins and rate limits met on its pages.",
      "其网页上遇到的验证码、登录墙、限流次数。"},
     Type::whole},
    {"items", {"Items", "条目"}, {"That it told of.", "它所列出的条目数。"}, Type::whole, {}, true},
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
     "seconds"},
}};

Value time_of(const std::optional<ExactTime>& time) {
  return time ? Value{format_time(std::chrono::floor<std::chrono::seconds>(*time))} : Value{};
}

Value number_of(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

}  // namespace

std::span<const Column> source_columns() {
  return columns;
}

std::vector<Value> source_values(const SourceHealth& source) {
  return {
      source.source,
      time_of(source.last_success),
      number_of(source.failures),
      time_of(source.last_failure),
      source.failures > 0 && !source.reason.empty() ? Value{source.reason} : Value{},
      number_of(source.walls),
      number_of(source.items),
      number_of(source.addresses),
      number_of(source.fresh),
      number_of(source.present),
      number_of(source.suspect),
      number_of(source.gone),
      number_of(source.unreachable),
      source.delay ? Value{*source.delay} : Value{}};
}

}  // namespace weiguan
