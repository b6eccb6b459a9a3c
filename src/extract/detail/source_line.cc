#include "extract/detail/source_line.h"

#include <algorithm>

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

// Where a name that follows a label ends: at a blank, a bracket, a mark, or a word of the tool bar
// glued to it.
std::string name_at(std::string_view text, std::size_t most) {
  static const Words enders = {"作者", "编辑", "編輯", "责任",   "責任",  "字号", "字號",
                               "字体", "评论", "評論", "我要",   "点击",  "點擊", "浏览",
                               "时间", "時間", "发布", "发表",   "分享",  "打印", "进入",
                               "查看", "参与", "手机", "记者：", "记者:", "记者 "};
  std::size_t at = 0;
  std::size_t count = 0;
  while (at < text.size() && count < most) {
    std::size_t next = at;
    const char32_t c = next_character(text, next);
    if (c <= ' ' || c == U'|' || c == U'｜' || c == U'(' || c == U'（' || c == U')' || c == U'）' ||
        c == U'[' || c == U'】' || c == U'【' || c == U']' || c == U'，' || c == U'。' ||
        c == U'；' || c == U';' || c == U'、' || c == U'—' || c == U'>' || c == U'<' || c == U'/' ||
        c == U'／' || c == U'：' || c == U':' || c == U'"' || c == U'”' || c == U'“')
      break;
    if (starts_with_any(text.substr(at), enders)) break;
    if (at > 0 && c >= '0' && c <= '9' && text.substr(at).starts_with("20")) break;
    at = next;
    ++count;
  }
  if (count >= most) return {};
  return std::string(trim(text.substr(0, at)));
}

// The text behind the first of the labels, the colon and blanks after it skipped; nothing where no
// label stands with a colon.
std::string_view behind_label(std::string_view text, const Words& labels) {
  for (const std::string_view label : labels) {
    for (std::size_t at = text.find(label); at != std::string_view::npos;
         at = text.find(label, at + 1)) {
      std::string_view rest = text.substr(at + label.size());
      rest = trim(rest);
      if (rest.starts_with("：")) {
        rest.remove_prefix(std::string_view("：").size());
      } else if (rest.starts_with(":")) {
        rest.remove_prefix(1);
      } else {
        continue;
      }
      // 資料來源 and 图片来源 credit a table or a picture.
      const std::string_view before = text.substr(0, at);
      if (before.ends_with("資料") || before.ends_with("资料") || before.ends_with("图片") ||
          before.ends_with("圖片") || before.ends_with("数据"))
        continue;
      return trim(rest);
    }
  }
  return {};
}

// A name as a label gives it: never an address, never a tool's word.
bool is_name(std::string_view name) {
  static const Words no_names = {
      "转载", "轉載", "http", "www.", "互联网", "网络", "本站原创", "原创", "佚名", "未知"};
  return name.size() >= 4 && !starts_with_any(name, no_names);
}

// 【X報訊】, 【X综合报道】, X网讯, X报讯, 新华社北京7月2日电.
std::string source_of_opening(std::string_view text) {
  static const Words bracket_ends = {
      "報訊",
      "报讯",
      "网讯",
      "網訊",
      "訊",
      "讯",
      "综合报道",
      "綜合報導",
      "報導",
      "报道",
      "消息",
      "電",
      "电"};
  if (text.starts_with("【") || text.starts_with("(") || text.starts_with("（") ||
      text.starts_with("[")) {
    std::size_t from = 0;
    next_character(text, from);
    std::size_t to = from;
    while (to < text.size() && to < from + 120) {
      std::size_t next = to;
      const char32_t c = next_character(text, next);
      if (c == U'】' || c == U')' || c == U'）' || c == U']') break;
      to = next;
    }
    std::string_view inside = text.substr(from, to - from);
    const std::string agency = source_of_opening(inside);
    if (!agency.empty()) return agency;
    for (const std::string_view end : bracket_ends) {
      if (!inside.ends_with(end)) continue;
      // 報訊 leaves the newspaper's own 報.
      const std::string_view first = end.substr(0, 3);
      const bool keeps = first == "報" || first == "报" || first == "网" || first == "網";
      inside.remove_suffix(
          keeps && end.size() == 6 && end != "报道" && end != "報導" ? 3 : end.size());
      const std::string name = name_at(inside, 16);
      return is_name(name) && name.size() == inside.size() ? name : std::string();
    }
    return {};
  }
  const std::string_view opening = first_characters(text, 40);
  // OUTLET PLACE D日电: the outlet ends at its 社, 网 or 报.
  std::size_t wire = std::string_view::npos;
  for (const std::string_view mark :
       {"日电", "日電", "日讯", "日訊", "日消息", "网讯", "網訊", "报讯", "報訊"}) {
    wire = std::min(wire, opening.find(mark));
  }
  if (wire == std::string_view::npos) return {};
  const std::string_view before = opening.substr(0, wire + 3);
  if (before.starts_with("据") || before.starts_with("據")) return {};
  std::size_t end = std::string_view::npos;
  for (const std::string_view last : {"社", "网", "網", "报", "報", "台", "臺"}) {
    const std::size_t at = before.find(last);
    if (at != std::string_view::npos && at > 0) end = std::min(end, at + last.size());
  }
  if (end == std::string_view::npos) return {};
  const std::string name(before.substr(0, end));
  return count_characters(name) <= 12 && name == name_at(name, 16) && is_name(name) ? name
                                                                                    : std::string();
}

void add_names(std::vector<std::string>& names, std::string_view text) {
  std::string name;
  const auto end_name = [&] {
    const std::string one = one_line(name);
    name.clear();
    const std::size_t length = count_characters(one);
    if (length < 2 || length > 40) return;
    if (std::find(names.begin(), names.end(), one) == names.end() && names.size() < 12)
      names.push_back(one);
  };
  bool cjk_before = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t c = next_character(text, next);
    if (c == U'、' || c == U'，' || c == ',' || c == ';' || c == U'；' || c == '/' || c == U'／' ||
        c == '|' || (c == ' ' && cjk_before)) {
      end_name();
    } else {
      name.append(text, at, next - at);
    }
    cjk_before = is_cjk(c);
    at = next;
  }
  end_name();
}

// （记者 甲 乙 通讯员 丙）, 记者甲: the names behind 记者.
void reporters(std::string_view text, std::vector<std::string>& names) {
  for (const std::string_view word :
       {"（记者", "(记者", "（記者", "(記者", "本报记者", "本報記者", "【记者", "【記者"}) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) continue;
    std::string_view rest = text.substr(at + word.size());
    std::size_t end = rest.size();
    for (const std::string_view mark :
         {"）",
          ")",
          "】",
          "通讯员",
          "通訊員",
          "实习",
          "實習",
          "报道",
          "報導",
          "摄",
          "攝",
          "。",
          "，",
          "／",
          "/",
          "发自",
          "：",
          ":"}) {
      end = std::min(end, rest.find(mark));
    }
    if (end == rest.size() || end > 80) continue;
    add_names(names, trim(rest.substr(0, end)));
    return;
  }
}

// "By Ann Lee and Bob Ray, Harbour Times": up to the first word that is no name.
void english_byline(std::string_view line, std::vector<std::string>& names) {
  if (!(line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by "))) return;
  if (line.size() > 120) return;
  std::string rest(line.substr(3));
  for (const std::string_view mark :
       {" | ",
        " • ",
        " - ",
        " – ",
        " — ",
        " on ",
        " for ",
        " in ",
        "Updated",
        "Published",
        "Posted",
        "  "}) {
    if (const std::size_t at = rest.find(mark); at != std::string::npos) rest.resize(at);
  }
  for (std::size_t at; (at = rest.find(" and ")) != std::string::npos;) {
    rest[at] = ';';
    rest.erase(at + 1, 4);
  }
  std::vector<std::string> found;
  add_names(found, rest);
  for (std::string& one : found) {
    const bool capital = one[0] >= 'A' && (one[0] <= 'Z' || (one[0] & 0x80) != 0);
    const auto words = std::count(one.begin(), one.end(), ' ') + 1;
    if (!capital || words > 4 || one.find_first_of("0123456789") != std::string::npos) break;
    if (std::find(names.begin(), names.end(), one) == names.end()) names.push_back(std::move(one));
  }
}

}  // namespace

Attribution find_attribution(
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline,
    const Metadata& metadata) {
  static const Words source_labels = {
      "来源", "來源", "稿源", "来自", "來自", "文章来源", "新闻来源"};
  static const Words author_labels = {"作者", "文／", "文/", "撰文"};
  Attribution out;
  std::size_t first = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (body.fates[i] == Fate::kept) {
      first = i;
      break;
    }
  }
  const std::size_t near = headline != no_block ? headline : (first > 8 ? first - 8 : 0);
  const std::size_t to =
      std::min({blocks.size(), std::max(near, first < blocks.size() ? first : near) + 9});
  out.authors = metadata.authors;
  std::vector<std::string> named;
  for (std::size_t i = near > 2 ? near - 2 : 0; i < to && i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (body.fates[i] == Fate::kept && block.size > 120) continue;
    if (out.source.empty()) {
      std::string_view rest = behind_label(block.text, source_labels);
      // A link or a cell of its own may hold the name.
      if (rest.empty() && i + 1 < blocks.size() && contains_any(block.text, source_labels) &&
          block.text.size() < 20 && (block.text.ends_with(":") || block.text.ends_with("："))) {
        rest = blocks[i + 1].text;
      }
      std::string name = name_at(rest, 24);
      if (is_name(name)) out.source = std::move(name);
    }
    if (block.size < 120) {
      const std::string_view author = behind_label(block.text, author_labels);
      if (!author.empty()) {
        const std::string name = name_at(author, 24);
        if (is_name(name)) add_names(named, name);
      }
      english_byline(block.text, named);
    }
  }
  if (out.source.empty()) out.source = metadata.source;
  if (out.source.empty() && first < blocks.size()) {
    out.source = source_of_opening(blocks[first].text);
  }
  if (out.source.empty()) {
    for (std::size_t i = blocks.size(); i-- > first && out.source.empty();) {
      const std::string_view text = blocks[i].text;
      if (!starts_with_any(
              text,
              {"本文来源", "本文來源", "（来源", "(来源", "来源：", "来源:", "（來源", "來源："}))
        continue;
      const std::string name = name_at(behind_label(text, {"来源", "來源"}), 24);
      if (is_name(name)) out.source = name;
    }
  }
  for (std::size_t i = first; i < blocks.size() && named.empty() && out.authors.empty(); ++i) {
    if (body.fates[i] == Fate::kept) reporters(blocks[i].text, named);
  }
  for (std::string& name : named) {
    if (std::find(out.authors.begin(), out.authors.end(), name) == out.authors.end())
      out.authors.push_back(std::move(name));
  }
  return out;
}

}  // namespace weiguan::extract
