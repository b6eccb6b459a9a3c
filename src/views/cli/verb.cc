#include "views/cli/detail/verb.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace weiguan {

namespace {

std::string shown(const Option& option) {
  if (option.positional()) {
    const std::string name = option.many ? option.name + "..." : option.name;
    return option.required ? name : "[" + name + "]";
  }
  return "--" + option.name + (option.value.empty() ? "" : " " + option.value);
}

// "  --from PERIOD    The first period." with the second column at one place.
std::string listed(const std::vector<std::pair<std::string, std::string>>& rows) {
  constexpr std::size_t most = 24;
  std::size_t width = 0;
  for (const auto& one : rows) {
    if (one.first.size() <= most) width = std::max(width, one.first.size());
  }
  std::string text;
  for (const auto& [left, right] : rows) {
    text += "  " + left;
    if (left.size() > width) {
      text += "\n" + std::string(width + 4, ' ');
    } else {
      text += std::string(width - left.size() + 2, ' ');
    }
    text += right + "\n";
  }
  return text;
}

}  // namespace

std::string Given::text(std::string_view name, std::string_view fallback) const {
  const auto at = values_.find(name);
  return at == values_.end() || at->second.empty() ? std::string(fallback) : at->second.back();
}

std::vector<std::string> Given::texts(std::string_view name) const {
  const auto at = values_.find(name);
  return at == values_.end() ? std::vector<std::string>{} : at->second;
}

std::uint64_t Given::whole(
    std::string_view name, std::uint64_t fallback, std::uint64_t least, std::uint64_t most) const {
  if (!has(name)) return fallback;
  const std::string given = text(name);
  std::uint64_t value = 0;
  const auto result = std::from_chars(given.data(), given.data() + given.size(), value);
  if (result.ec != std::errc{} || result.ptr != given.data() + given.size() || value < least ||
      value > most) {
    throw UsageError(
        fmt::format("--{} cannot be \"{}\"", name, given),
        most == UINT64_MAX ? fmt::format("It takes a whole number from {} up.", least)
                           : fmt::format("It takes a whole number from {} to {}.", least, most));
  }
  return value;
}

std::vector<Option> with_output_options(std::vector<Option> options, Extra extra) {
  constexpr std::array<Words, 4> formats = {
      {{"table (default), csv, tsv, jsonl or json.",
        "输出格式：table（默认）、csv、tsv、jsonl 或 json。"},
       {"table (default), csv, tsv, jsonl, json, or html: a page for reading and printing.",
        "输出格式：table（默认）、csv、tsv、jsonl、json，或 html（可阅读、打印的网页）。"},
       {"table (default), csv, tsv, jsonl, json, html (a page for reading and printing), atom (a "
        "feed) or mail (a digest as plain text, ready to be sent).",
        "输出格式：table（默认）、csv、tsv、jsonl、json、html（可阅读、打印的网页）、atom（订阅源）"
        "或 mail（纯文本邮件摘要，可直接寄出）。"},
       {"table (default), csv, tsv, jsonl, json, html (a page for reading and printing, with the "
        "figure) or svg (the figure alone).",
        "输出格式：table（默认）、csv、tsv、jsonl、json、html（可阅读、打印的网页，含图）或 "
        "svg（仅图）。"}}};
  const Words& about = formats[static_cast<std::size_t>(extra)];
  options.push_back({"format", "FORMAT", std::string(about.en), std::string(about.zh)});
  options.push_back(
      {"bom",
       "",
       "Begin with a byte order mark, so that Excel reads the Chinese.",
       "以字节顺序标记开头，便于 Excel 识别中文。"});
  options.push_back(
      {"output",
       "FILE",
       "Write to this file; \"-\" is standard output.",
       "写入该文件；- 为标准输出。"});
  return options;
}

std::vector<Verb> all_verbs() {
  std::vector<Verb> all = {verb_init(),   verb_import(),  verb_fetch(),   verb_ask(),
                           verb_status(), verb_search(),  verb_show(),    verb_export(),
                           verb_serve(),  verb_verify(),  verb_rebuild(), verb_problems(),
                           verb_runs(),   verb_extract(), verb_align(),   verb_similar(),
                           verb_diff(),   verb_pack(),    verb_warc(),    verb_describe()};
  for (const Instrument* one : instruments()) all.push_back(verb_of(*one));
  return all;
}

std::string help_text(const std::vector<Verb>& verbs, Speech speech) {
  std::string text = tell(
      speech,
      {"weiguan - an observatory for controlled and manipulated media\n\n"
       "Usage: weiguan [-C DIR] VERB [options]\n\nVerbs:\n",
       "weiguan（围观）：观测受控与被操纵媒体的程序\n\n"
       "用法：weiguan [-C 目录] 动词 [选项]\n\n动词：\n"});
  std::vector<std::pair<std::string, std::string>> by_hand, made;
  for (const Verb& one : verbs) {
    if (one.hidden) continue;
    auto& list = find_instrument(one.name) == nullptr ? by_hand : made;
    list.emplace_back(one.name, speech == Speech::zh ? one.about_zh : one.about_en);
  }
  text += listed(by_hand);
  text += tell(
      speech, {"\nInstruments, each with one question:\n", "\n观测工具，每个回答一个问题：\n"});
  text += listed(made);
  text += tell(speech, {"\nOptions:\n", "\n选项：\n"});
  const auto row = [&](const char* option, const Words& words) {
    return std::pair<std::string, std::string>(option, say(words, speech));
  };
  text += listed(
      {row("-C DIR",
           {"The observatory; the current folder otherwise.", "观测站目录；默认为当前目录。"}),
       row("--speech en|zh",
           {"Language of messages; otherwise by LC_ALL, LC_MESSAGES or LANG.",
            "提示语言；默认依 LC_ALL、LC_MESSAGES 或 LANG。"}),
       row("-h, --help", {"This text, or that of a verb.", "显示本说明或某个动词的说明。"}),
       row("--version", {"The version.", "显示版本。"})});
  text += tell(
      speech,
      {"\nExamples:\n"
       "  weiguan init ~/obs --pack china\n"
       "  weiguan -C ~/obs import news.warc.gz posts.jsonl.gz pages/\n"
       "  weiguan -C ~/obs search '媒体融合 AND outlet:cctv' --from 2014-08\n"
       "  weiguan help search\n\n"
       "Exit status: 0 done; 1 could not be done; 2 done, with problems that were listed; 64 wrong "
       "usage.\n",
       "\n示例：\n"
       "  weiguan init ~/obs --pack china\n"
       "  weiguan -C ~/obs import news.warc.gz posts.jsonl.gz pages/\n"
       "  weiguan -C ~/obs search '媒体融合 AND outlet:cctv' --from 2014-08\n"
       "  weiguan help search\n\n"
       "退出状态：0 完成；1 未能完成；2 完成但有已列出的问题；64 用法有误。\n"});
  return text;
}

std::string help_text(const Verb& verb, Speech speech) {
  const bool zh = speech == Speech::zh;
  std::string text = fmt::format(
      "weiguan {}{}{}\n\n{}weiguan [-C {}] {}",
      verb.name,
      zh ? "：" : " - ",
      zh ? verb.about_zh : verb.about_en,
      zh ? "用法：" : "Usage: ",
      zh ? "目录" : "DIR",
      verb.name);
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& one : verb.options) {
    if (one.positional()) text += " " + shown(one);
    if (!one.positional() && one.required) text += " " + shown(one);
    rows.emplace_back(shown(one), zh ? one.zh : one.en);
  }
  const bool optional =
      std::any_of(verb.options.begin(), verb.options.end(), [](const Option& one) {
        return !one.positional() && !one.required;
      });
  if (optional) text += zh ? " [选项]" : " [options]";
  text += "\n";
  if (!rows.empty()) text += "\n" + listed(rows);
  if (verb.list) text += "\n" + verb.list();
  if (const std::string& more = zh ? verb.more_zh : verb.more_en; !more.empty()) {
    text += "\n" + more + "\n";
  }
  if (!verb.examples.empty()) {
    text += zh ? "\n示例：\n" : "\nExamples:\n";
    for (const std::string& one : verb.examples) text += "  " + one + "\n";
  }
  return text;
}

}  // namespace weiguan
