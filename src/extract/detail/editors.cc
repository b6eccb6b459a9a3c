#include "extract/detail/editors.h"

#include <algorithm>

#include "extract/detail/people.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

// What may stand behind an editor's name.
const Labels& ends() {
  static const Labels words = {
      "）",   ")",    "】",   "]",        "〕",   "校对",     "校對", "审核", "審核", "作者",
      "来源", "來源", "记者", "記者",     "纠错", "我要",     "分享", "主编", "审校", "监制",
      "监制", "签发", "终审", "责任编辑", "责编", "实习编辑", "美编", "设计", "发布", "时间",
      "点击", "浏览", "打印", "关闭",     "版权", "。",       "复审", "初审", "热线", "电话",
      "邮箱", "值班", "总编", "视觉",     "图片", "评论",     "阅读", "摄影", "字号", "20"};
  return words;
}

// The editors behind 编辑 at `at`, where it is a label.
void editors_at(
    std::string_view text,
    std::size_t at,
    std::size_t behind,
    bool strict,
    std::vector<std::string>& names) {
  const std::string_view before = text.substr(0, at);
  static const Labels whole = {"责任", "責任", "责",   "責",   "本文", "网络", "网站", "值班",
                               "实习", "執行", "执行", "媒体", "见习", "本网", "本版", "文字",
                               "栏目", "新闻", "页面", "图文", "網路", "内容", "實習"};
  if (ends_in_han(before) && !ends_with_any(before, whole)) {
    // 作者：某某编辑：某某, 来源：某某网编辑：某某.
    if (!contains_any(before, {"作者", "来源", "來源", "记者", "日", "稿源"})) return;
    if (ends_with_any(before, {"总", "總", "主", "副", "美术", "图片", "视频", "摄影"})) return;
  }
  bool marked = false;
  const std::string_view rest = behind_label(text, behind, marked);
  const bool bracketed = ends_with_any(before, {"（", "(", "【", "["}) ||
                         ends_with_any(before, {"（责任", "(责任", "【责任", "[责任"});
  const bool blank = text.substr(behind).starts_with(" ");
  if (!marked && !(bracketed && blank) &&
      !(blank && without_bullets(text).data() == text.data() + at))
    return;
  if (strict && !marked && !bracketed) return;
  const std::string_view list = first_characters(until(rest, ends()), 40);
  add_unique(names, people_in(list));
  // A name in small letters, as editors sign: zhouwen.
  static const Labels none = {
      "admin",
      "robot",
      "editor",
      "edit",
      "news",
      "system",
      "root",
      "user",
      "guest",
      "test",
      "none",
      "null",
      "web",
      "http",
      "auto"};
  const std::string_view one = trim(list);
  const bool small =
      std::all_of(one.begin(), one.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (small && one.size() >= 4 && one.size() <= 12 && !starts_with_any(one, none)) {
    add_unique(names, {std::string(one)});
  }
}

void chinese_editors(std::string_view text, bool strict, std::vector<std::string>& names) {
  if (!contains_any(text, {"辑", "輯", "责编", "責編"})) return;
  // （王某 编辑）
  for (const std::string_view end : {"编辑）", "编辑)", "編輯）", "編輯)"}) {
    if (!text.ends_with(end) || text.size() > 40) continue;
    add_unique(names, people_in(without_bullets(text.substr(0, text.size() - end.size()))));
  }
  for (const std::string_view label : {"编辑", "編輯", "责编", "責編"}) {
    for (std::size_t at = text.find(label); at != std::string_view::npos;
         at = text.find(label, at + label.size())) {
      editors_at(text, at, at + label.size(), strict, names);
    }
  }
}

void english_editors(std::string_view text, std::vector<std::string>& names) {
  static const Labels labels = {
      "Editor:",
      "Editors:",
      "Editing by ",
      "Edited by ",
      "Edited by: ",
      "editing by ",
      "Editing by: "};
  // "To contact the editor responsible for this story: Ann Lee at ..."
  for (const std::string_view contact :
       {"editor responsible for this story: ", "editors responsible for this story: "}) {
    const std::size_t at = text.find(contact);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at + std::string_view(contact).size());
    add_unique(names, people_in(until(rest, {" at ", " in ", "@", "; "})));
  }
  for (const std::string_view label : labels) {
    const std::size_t at = text.find(label);
    if (at == std::string_view::npos) continue;
    const std::string_view before = trim(text.substr(0, at));
    // "Photo Editor:" and prose do not count.
    const bool begins = before.empty() || ends_with_any(before, {";", "(", "|", "[", ".", ","});
    if (!begins) continue;
    const std::string_view rest = text.substr(at + label.size());
    add_unique(names, people_in(first_characters(until(rest, {")", ";", "]", ". ", "|"}), 80)));
  }
}

// The closing bracket that belongs to an opening one before it.
std::string_view up_to_bracket(std::string_view text) {
  int open = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const auto starts = [&](std::initializer_list<std::string_view> marks) {
      return std::any_of(
          marks.begin(), marks.end(), [&](std::string_view one) { return rest.starts_with(one); });
    };
    if (starts({"（", "(", "【", "["})) ++open;
    if (starts({"）", ")", "】", "]"}) && open-- == 0) return text.substr(0, at);
    ++at;
  }
  return text;
}

std::string original_title_in(std::string_view text) {
  static const Labels labels = {
      "原标题", "原標題", "原題", "原题", "Original title", "Original headline", "Original Title"};
  if (!contains_any(text, {"原", "Original "})) return {};
  const std::string_view start = without_bullets(text);
  for (const std::string_view label : labels) {
    std::size_t at = start.find(label);
    // 本文原标题：..., or a line of its own that closes the text in brackets.
    if (at == std::string_view::npos) continue;
    const std::string_view before = start.substr(0, at);
    const bool begins = before.empty() || before == "本文" || before == "文章" ||
                        ends_with_any(before, {"（", "(", "【", "[", " ", "来源："});
    if (!begins) continue;
    bool marked = false;
    std::string_view rest = behind_label(start, at + label.size(), marked);
    if (!marked && rest.starts_with("为《")) {
      rest.remove_prefix(std::string_view("为").size());
      marked = true;
    }
    if (!marked) continue;
    const bool bracketed =
        start.data() + at != text.data() &&
        ends_with_any(
            text.substr(0, static_cast<std::size_t>(start.data() + at - text.data())),
            {"（", "(", "【", "[", "（本文", "(本文"});
    if (bracketed) rest = up_to_bracket(rest);
    if (rest.starts_with("《"))
      rest = rest.substr(0, rest.find("》")).substr(std::string_view("《").size());
    if (const std::size_t next = rest.find("来源："); next != std::string_view::npos)
      rest = rest.substr(0, next);
    rest = trim(rest);
    if (rest.starts_with("“") && rest.ends_with("”")) {
      rest.remove_prefix(std::string_view("“").size());
      rest.remove_suffix(std::string_view("”").size());
    }
    const std::size_t length = rest.size();
    if (length >= 4 && length <= 300) return std::string(trim(rest));
  }
  return {};
}

}  // namespace

std::vector<std::string> find_editors(const PageLines& lines) {
  std::vector<std::string> names;
  const auto look = [&](std::size_t i) {
    const Block& block = lines.blocks[i];
    const std::string_view text = block.text;
    if (lines.kept(i)) {
      // In the text only a bracket at a paragraph's end, or a short line.
      if (block.size < 60) {
        chinese_editors(text, true, names);
        english_editors(text, names);
        return;
      }
      for (const std::string_view bracket : {"（", "(", "【", "["}) {
        const std::size_t at = text.rfind(bracket);
        if (at == std::string_view::npos || text.size() - at > 150) continue;
        if (!ends_with_any(text, {"）", ")", "】", "]"})) continue;
        chinese_editors(text.substr(at), true, names);
        english_editors(text.substr(at), names);
      }
      return;
    }
    if (block.size > 150) return;
    chinese_editors(text, false, names);
    english_editors(text, names);
  };
  for (std::size_t i = lines.tail; i < lines.tail_to; ++i) look(i);
  for (std::size_t i = lines.head; i < std::min(lines.head_to, lines.tail); ++i) look(i);
  return names;
}

std::string find_original_title(const PageLines& lines) {
  for (std::size_t i = lines.head; i < lines.head_to; ++i) {
    std::string title = original_title_in(lines.blocks[i].text);
    if (!title.empty()) return title;
  }
  for (std::size_t i = std::max(lines.tail, lines.head_to); i < lines.tail_to; ++i) {
    std::string title = original_title_in(lines.blocks[i].text);
    if (!title.empty()) return title;
  }
  return {};
}

}  // namespace weiguan::extract
