#include "extract/detail/source_line.h"

#include <algorithm>

#include "extract/detail/dateline.h"
#include "extract/detail/dates.h"
#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

const Labels& labels() {
  static const Labels words = {
      "来源",
      "來源",
      "稿源",
      "来自",
      "來自",
      "转自",
      "轉自",
      "载自",
      "載自",
      "摘自",
      "出处",
      "出處"};
  return words;
}

// Words glued behind a name by pages that put one element after another without a blank.
const Labels& glued() {
  static const Labels words = {
      "作者",   "编辑",   "編輯",   "责任",   "責任",     "责编",     "字号",     "字號",
      "字体",   "字體",   "评论(",  "评论（", "评论：",   "评论:",    "评论数",   "我要",
      "点击",   "點擊",   "浏览",   "瀏覽",   "阅读：",   "阅读:",    "阅读(",    "阅读量",
      "时间：", "时间:",  "时间 ",  "時間：", "發布時間", "发布时间", "发布日期", "发布人",
      "发布：", "发布:",  "发布者", "发布于", "发表于",   "发表时间", "发表评论", "分享到",
      "分享：", "分享:",  "打印",   "列印",   "进入",     "查看",     "参与",     "參與",
      "手机看", "手机版", "手机阅", "记者：", "记者:",    "记者 ",    "訂閱",     "订阅",
      "收藏",   "推荐：", "转发",   "复制",   "大中小",   "转载",     "审核",     "校对",
      "微信扫", "扫一扫", "人气",   "次数",   "原标题",   "标签",     "关键",     "放大"};
  return words;
}

bool is_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

bool ends_name(char32_t c) {
  constexpr std::u32string_view marks =
      U"|｜丨()（）[]【】〔〕，。；;、—><／/：:\"“”！!?？》〉，,…→";
  return c < ' ' || marks.find(c) != std::u32string_view::npos;
}

// 12条评论, 2012-1-2, 10:30 glued to a name.
bool is_glued_number(std::string_view rest) {
  std::size_t at = 0;
  std::size_t digits = 0;
  char32_t c = 0;
  while (at < rest.size() && digits < 9) {
    c = next_character(rest, at);
    if (!is_digit(c)) break;
    ++digits;
  }
  if (digits == 0) return false;
  const bool mark = c == ':' || c == '-' || c == '.';
  if (mark) return at < rest.size() && rest[at] >= '0' && rest[at] <= '9';
  return rest.starts_with("20") || rest.starts_with("19") || is_digit(c) || c == U'条' ||
         c == U'人' || c == U'次' || c == U'評' || c == U'评' || c == U'月';
}

// "Harbour Times on Sunday" may go on behind a blank, 新华网 作者 does not.
bool goes_on(std::string_view name, std::string_view rest) {
  if (rest.empty()) return false;
  const char first = rest.front();
  const bool large = first >= 'A' && first <= 'Z';
  const bool joins = rest.starts_with("of ") || rest.starts_with("the ") ||
                     rest.starts_with("and ") || rest.starts_with("on ") || rest.starts_with("& ");
  const bool latin = !name.empty() && static_cast<unsigned char>(name.back()) < 0x80;
  if (!latin || !(large || joins)) return false;
  static const Labels others = {
      "By ",
      "Date",
      "Published",
      "Updated",
      "Posted",
      "Author",
      "Editor",
      "Share",
      "Print",
      "Time",
      "Views",
      "Read",
      "Font",
      "Email"};
  return !starts_with_any(rest, others) && std::count(name.begin(), name.end(), ' ') < 5;
}

// No outlet: what the site says when it names none.
bool is_outlet(std::string_view name) {
  static const Labels no_names = {
      "转载",  "轉載",    "http",    "www.", "互联网", "網路",   "本站",     "原创",     "佚名",
      "未知",  "不详",    "无名",    "来源", "來源",   "点击",   "本文",     "其他",     "其它",
      "作者",  "编辑",    "查看",    "网友", "網友",   "未注明", "综合整理", "自由",     "admin",
      "Admin", "unknown", "Unknown", "记者", "時間",   "时间",   "发布时",   "发表时",   "责任",
      "日期",  "上一",    "下一",    "字号", "不代",   "不明",   "null",     "undefined"};
  static const Labels whole = {"综合", "綜合", "网络",   "網絡",   "网上",     "媒体", "转帖",
                               "整理", "投稿", "资料图", "資料圖", "资料图片", "News", "Agencies",
                               "博客", "论坛", "新闻",   "無",     "百度",     "搜集"};
  if (count_characters(name) < 2 || starts_with_any(name, no_names)) return false;
  if (std::find(whole.begin(), whole.end(), name) != whole.end()) return false;
  if (is_this_outlet(name)) return false;
  if (name.ends_with(".com") || name.ends_with(".cn") || name.ends_with(".net")) return false;
  bool letters = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_character(name, at);
    letters = letters || is_cjk(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  if (name.find_first_of("=<>{}") != std::string_view::npos) return false;
  return letters && !contains(name, "的");
}

// Whether a label that stands at `at` may be one: 资料来源 is a table's.
bool may_be_label(std::string_view text, std::size_t at) {
  const std::string_view before = trim(text.substr(0, at));
  if (!ends_in_han(before) || at != before.size()) return true;
  static const Labels whole = {
      "文章",
      "新闻",
      "新聞",
      "消息",
      "信息",
      "稿件",
      "内容",
      "本文",
      "原文",
      "媒体",
      "媒體",
      "作品",
      "资讯",
      "資訊",
      "转",
      "轉"};
  // What a bar may end in: 2日, 30分, 大中小, 字体, 12次.
  static const Labels bar = {"日", "分", "秒", "时", "小", "体", "號", "号", "次", "条", "示"};
  if (ends_with_any(before, whole)) return true;
  if (before.size() > 3 && ends_with_any(before, bar)) return true;
  // 作者：某某来源：...
  static const Labels names = {"作者：", "作者:", "记者：", "记者:", "编辑：", "编辑:", "文/"};
  for (const std::string_view name : names) {
    const std::size_t found = before.rfind(name);
    if (found != std::string_view::npos && before.size() - found < 40) return true;
  }
  return false;
}

// The outlet behind a label of `text`.  `open`: the text ends behind a label and its colon.
// `strict`: the label must begin the text.
std::string labelled(std::string_view text, bool strict, bool& open) {
  open = false;
  if (!contains_any(text, {"源", "自", "处", "處", "ource", "OURCE"})) return {};
  for (const std::string_view label : labels()) {
    for (std::size_t at = text.find(label); at != std::string_view::npos;
         at = text.find(label, at + 1)) {
      const std::string_view start = without_bullets(text);
      const auto front = static_cast<std::size_t>(start.data() - text.data());
      const bool begins = at <= front + std::string_view("文章").size() && may_be_label(text, at);
      if ((strict && !begins) || !may_be_label(text, at)) continue;
      bool marked = false;
      std::string_view rest = behind_label(text, at + label.size(), marked);
      const bool of_from = label.ends_with("自");
      if (!marked) {
        // 来源 河谷网, 来源于河谷网, 转自河谷网: only where they begin a short line.
        const bool blank = text.substr(at + label.size()).starts_with(" ");
        // 2024-07-02 09:30 来源 河谷网: set apart by blanks in a line with a date.
        const bool apart = blank && at > 0 && text[at - 1] == ' ' &&
                           text.find("20") != std::string_view::npos && text.find("20") < at;
        if (rest.starts_with("于") && begins) {
          rest = behind_label(rest, std::string_view("于").size(), marked);
        } else if (!apart && !(begins && (blank || of_from))) {
          continue;
        }
        if (count_characters(text) > 50) continue;
      }
      if (rest.empty()) {
        open = marked;
        continue;
      }
      std::string name = outlet_at(rest);
      if (!name.empty()) return name;
    }
  }
  for (const std::string_view label : {"Source:", "SOURCE:", "Source :"}) {
    const std::size_t at = text.find(label);
    if (at == std::string_view::npos) continue;
    const std::string_view before = trim(text.substr(0, at));
    // "Image source:", "Data Source:" are others'.
    if (!before.empty() && (strict || before.back() != '|')) {
      const char last = before.back();
      if (strict || (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z')) continue;
    }
    const std::string_view rest = trim(text.substr(at + label.size()));
    if (rest.empty()) {
      open = true;
      continue;
    }
    std::string name = outlet_at(rest);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

std::string outlet_at(std::string_view text) {
  constexpr std::size_t most = 24;
  text = trim(text);
  bool book = false;
  for (const std::string_view open : {"《", "【", "[", "(", "（", "“", "\"", "〈"}) {
    if (!text.starts_with(open)) continue;
    text = trim(text.substr(open.size()));
    book = book || open == "《";
  }
  std::size_t at = 0;
  std::size_t count = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_character(text, next);
    if (ends_name(c)) break;
    if (c == ' ' && !book && !goes_on(text.substr(0, at), text.substr(next))) break;
    if (at > 0 && starts_with_any(text.substr(at), glued())) break;
    if (at > 0 && is_digit(c) && is_glued_number(text.substr(at))) break;
    at = next;
    if (++count > (static_cast<unsigned char>(text.front()) < 0x80 ? 2 * most : most)) return {};
  }
  std::string name(trim(text.substr(0, at)));
  while (name.ends_with("-") || name.ends_with(".")) name.pop_back();
  return is_outlet(name) ? name : std::string();
}

std::string source_by_headline(const PageLines& lines) {
  for (std::size_t i = lines.head; i < lines.head_to; ++i) {
    const Block& block = lines.blocks[i];
    const bool kept = lines.kept(i);
    if (block.size > 120) continue;
    bool open = false;
    // A line with a date is the page's, even where it was kept as text.
    const bool prose = kept && (block.size > 60 || dates_in(block.text).empty());
    std::string name = labelled(block.text, prose, open);
    if (!name.empty()) return name;
    // A link or a table cell of its own may hold the name.
    if (open && i + 1 < lines.blocks.size() && lines.blocks[i + 1].size <= 40 &&
        !lines.kept(i + 1) && !lines.blocks[i + 1].ends_sentence) {
      name = outlet_at(lines.blocks[i + 1].text);
      if (!name.empty() && !contains_any(lines.blocks[i + 1].text, {"：", ":"})) return name;
    }
  }
  return {};
}

std::string source_at_end(const PageLines& lines) {
  for (std::size_t i = lines.tail; i < lines.tail_to; ++i) {
    const Block& block = lines.blocks[i];
    const std::string_view text = block.text;
    // （来源：河谷网） closes a paragraph.
    for (const std::string_view bracket : {"（", "(", "【", "["}) {
      const std::size_t at = text.rfind(bracket);
      if (!lines.kept(i) || at == std::string_view::npos || text.size() - at > 90) continue;
      if (!ends_with_any(text, {"）", ")", "】", "]"})) continue;
      bool open = false;
      std::string name = labelled(text.substr(at + bracket.size()), true, open);
      if (!name.empty()) return name;
    }
    if (block.size > 60) continue;
    bool open = false;
    std::string name = labelled(text, lines.kept(i), open);
    if (!name.empty()) return name;
  }
  return {};
}

std::string source_behind_date(const PageLines& lines) {
  for (std::size_t i = lines.head; i < std::min(lines.head_to, lines.first + 1); ++i) {
    const Block& block = lines.blocks[i];
    if (block.size > 60 || i == lines.headline) continue;
    const std::vector<WrittenDate> dates = dates_in(block.text);
    if (dates.size() != 1) continue;
    const std::string_view rest = trim(std::string_view(block.text).substr(dates[0].end));
    std::string name = outlet_at(rest);
    // The name alone, that ends as outlets' names do.
    if (name.empty() || name.size() != rest.size() || name.size() < 6) continue;
    if (ends_with_any(name, {"网", "網", "报", "報", "社", "周刊", "週刊", "在线", "杂志"}))
      return name;
  }
  return {};
}

}  // namespace weiguan::extract
