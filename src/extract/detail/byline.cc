#include "extract/detail/byline.h"

#include <algorithm>

#include "extract/detail/people.h"
#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

// What may stand behind an author's name in one line.
const Labels& ends() {
  static const Labels words = {
      "来源", "來源",  "稿源",   "编辑",   "編輯",  "责任",   "責任",     "责编",  "发布",   "發布",
      "发表", "时间",  "時間",   "字号",   "字號",  "字体",   "点击",     "點擊",  "浏览",   "瀏覽",
      "阅读", "评论(", "评论（", "评论：", "评论:", "评论数", "网友评论", "評論(", "評論：", "出处",
      "日期", "更新",  "人气",   "分享",   "打印",  "收藏",   "我要",     "原创",  "转自",   "【",
      "】",   "）",    ")",      "。",     "20",    "19",     "校对",     "审核",  "图片",   "摄影",
      "标签", "关注",  "系",     "订阅",   "文章"};
  return words;
}

bool is_credit(std::string_view text) {
  return (contains_any(text, {"摄", "攝", "供图", "供圖", "制图", "翻拍"}) &&
          !contains_any(text, {"文", "报道", "報導"})) ||
         contains_any(text, {"Photo", "photo"});
}

void labelled(std::string_view text, std::vector<std::string>& names) {
  static const Labels labels = {"作者", "撰文", "撰稿", "采写", "記者", "记者", "Author", "文"};
  for (const std::string_view label : labels) {
    for (std::size_t at = text.find(label); at != std::string_view::npos;
         at = text.find(label, at + label.size())) {
      const std::string_view before = trim(text.substr(0, at));
      bool marked = false;
      const std::string_view rest = behind_label(text, at + label.size(), marked);
      const bool reporter = label == "记者" || label == "記者";
      const bool single = label == "文";
      const bool begins = without_bullets(text).data() == text.data() + at;
      // 责任作者, 原作者 and 图文 are said, too; 图/文 is a credit's other half.
      if (ends_in_han(before) && !(reporter || begins) &&
          !ends_with_any(before, {"本文", "原文", "文章", "日", "分", "图"}) &&
          !contains_any(before, {"来源：", "來源：", "来源:"})) {
        continue;
      }
      if (single && !(begins || ends_with_any(before, {"图", "圖/", "图/", "图片/"}))) continue;
      const bool blank = text.substr(at + label.size()).starts_with(" ");
      if (!marked && !(blank && begins && !single)) continue;
      const std::string_view list = first_characters(until(rest, ends()), 60);
      if (list.empty() || is_credit(list)) continue;
      add_unique(names, reporter || single ? people_in(list) : authors_in(list));
    }
  }
}

// 河谷商报|记者 某某: where the office of a reporter of a named outlet begins; else 0.
std::size_t behind_outlet(std::string_view line) {
  const std::size_t at = std::min(line.find("记者"), line.find("記者"));
  if (at == std::string_view::npos || at == 0 || count_characters(line.substr(0, at)) > 14)
    return 0;
  const std::string_view outlet = line.substr(0, at);
  if (contains_any(outlet, {" ", "，", "。", "对", "向", "的", "（", "：", "据"})) return 0;
  return ends_with_any(outlet, {"报", "報", "社", "网", "網", "台", "周刊", "在线", "新闻"}) ? at
                                                                                             : 0;
}

// A line that is nothing but 本报记者 某某 通讯员 某某.
void whole_line(std::string_view text, std::vector<std::string>& names) {
  static const Labels starts = {
      "本报记者", "本報記者",   "记者",     "記者",       "通讯员",     "通訊員",       "见习记者",
      "实习记者", "特约记者",   "首席记者", "实习生",     "本报通讯员", "本报特约记者", "特约撰稿",
      "本刊记者", "新华社记者", "本网记者", "中新社记者", "文/",        "文／",         "图文/"};
  std::string_view line = without_bullets(text);
  line = line.substr(behind_outlet(line));
  if (!starts_with_any(line, starts) || is_credit(line)) return;
  if (contains_any(line, {"。", "：“", "，", "说", "從", "从", "了解"})) return;
  std::string_view list = line;
  for (const std::string_view agency : {"新华社", "中新社"}) {
    if (list.starts_with(agency)) list.remove_prefix(agency.size());
  }
  list = until(list, {"）", ")", "】", "]", "20"});
  // 王小明／台北報導: the place.
  if (contains_any(list, {"報導", "报道"}))
    list = list.substr(0, std::min(list.find("／"), list.find('/')));
  add_unique(names, people_in(list));
}

// （记者 甲某某 通讯员 乙某） in a paragraph.
void in_brackets(std::string_view text, std::vector<std::string>& names) {
  static const Labels opens = {"（", "(", "【", "[", "〔"};
  static const Labels offices = {
      "记者",     "記者",     "本报记者",     "本報記者", "通讯员",     "通訊員",     "见习记者",
      "实习记者", "特约记者", "首席记者",     "实习生",   "本报通讯员", "特约通讯员", "作者：",
      "作者:",    "作者 ",    "本报特约记者", "特派记者", "本刊记者",   "本网记者"};
  for (const std::string_view open : opens) {
    for (std::size_t at = text.find(open); at != std::string_view::npos;
         at = text.find(open, at + open.size())) {
      std::string_view inside = trim(text.substr(at + open.size()));
      inside = inside.substr(behind_outlet(first_characters(inside, 24)));
      if (!starts_with_any(inside, offices)) continue;
      const std::string_view list =
          until(inside, {"）", ")", "】", "]", "〕", "编辑", "編輯", "责编", "系"});
      if (list.size() > 150 || list.size() == inside.size() || is_credit(list)) continue;
      if (contains_any(list, {"。", "：", "注"}) && !list.starts_with("作者")) continue;
      // 记者／某某 divides; 某某／攝 and 某某／北灣報導 end the names.
      std::size_t slash = std::string_view::npos;
      if (contains_any(list, {"報導", "报道", "攝", "摄"})) {
        slash = std::min(list.find("／"), list.find('/'));
      }
      add_unique(
          names,
          people_in(
              slash == std::string_view::npos || contains(list, "文/") ? list
                                                                       : list.substr(0, slash)));
    }
  }
}

// "ZeldmanNovember": what one element glued to the name of another.
std::string_view without_glue(std::string_view name) {
  for (std::size_t i = 3; i < name.size(); ++i) {
    const bool small_before = name[i - 1] >= 'a' && name[i - 1] <= 'z';
    const bool large = name[i] >= 'A' && name[i] <= 'Z';
    if (!small_before || !large) continue;
    const std::size_t word =
        name.rfind(' ', i) == std::string_view::npos ? 0 : name.rfind(' ', i) + 1;
    // McDonald, MacKenzie, DeSiato, LaMotte.
    if (i - word <= 3) continue;
    return name.substr(0, i);
  }
  return name;
}

// "Ann Lee 2 July", "Ann Lee July 2": the name alone.
std::string_view without_date(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos) return text;
  text = trim(text.substr(0, digit));
  const std::size_t blank = text.rfind(' ');
  static const Labels months = {
      "jan",
      "feb",
      "mar",
      "apr",
      "may",
      "jun",
      "jul",
      "aug",
      "sep",
      "oct",
      "nov",
      "dec",
      "mon",
      "tue",
      "wed",
      "thu",
      "fri",
      "sat",
      "sun"};
  if (blank != std::string_view::npos && starts_with_any(lower(text.substr(blank + 1)), months)) {
    text = trim(text.substr(0, blank));
  }
  return text;
}

// The people that begin `rest`, up to the first word that is no name.
void english_names(std::string_view rest, std::vector<std::string>& names) {
  rest =
      until(rest, {" | ",     " • ",      " · ",     " - ",       " – ",       " — ",      " on ",
                   " On ",    " for ",    " in ",    " at ",      " from ",    " of ",     " / ",
                   ";",       "(",        ":",       "•",         "·",         "⋅",        "|",
                   "—",       "Updated",  "UPDATED", "Published", "PUBLISHED", "Posted",   " Last ",
                   "Created", "Special ", "@",       "Follow",    "»",         "Reviewed", "Edited",
                   " is a",   " Read "});
  std::vector<std::string> found;
  while (!rest.empty()) {
    // What follows the first piece that is no name is an office or an outlet.
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string_view one = trim(rest.substr(0, comma));
    while (one.ends_with('.') && one.size() > 8) one.remove_suffix(1);
    rest = rest.substr(std::min(comma + 1, rest.size()));
    if (one.starts_with("and ")) one = trim(one.substr(4));
    const std::string_view bare = without_glue(without_date(one));
    const std::vector<std::string> people = people_in(bare);
    if (people.empty()) break;
    for (const std::string& person : people) found.push_back(person);
    if (bare.size() < one.size()) break;
  }
  add_unique(names, found);
}

// "By Ann Lee and Bob Ray, Harbour Times"; where it is no prose, "Published July 2 by Ann Lee".
void english(std::string_view line, std::vector<std::string>& names, bool prose = false) {
  static const Labels starts = {"By ",           "BY ",
                                "by ",           "By: ",
                                "Written by ",   "Reported by ",
                                "Story by ",     "Words by ",
                                "Words: ",       "Text by ",
                                "Author: ",      "Posted by ",
                                "Published by ", "Reporting by ",
                                "written by ",   "WRITTEN BY ",
                                "Written By ",   "Authors: ",
                                "Article by ",   "Posted By ",
                                "Author ",       "Contributed by ",
                                "Submitted by "};
  if (line.size() > 160) return;
  for (const std::string_view start : starts) {
    if (!line.starts_with(start)) continue;
    english_names(line.substr(start.size()), names);
    return;
  }
  if (prose || line.find_first_of("0123456789") == std::string_view::npos) return;
  for (const std::string_view by : {" by ", " By ", " BY "}) {
    const std::size_t at = line.find(by);
    if (at == std::string_view::npos) continue;
    // The date stands before the name.
    if (line.substr(0, at).find_first_of("0123456789") == std::string_view::npos) continue;
    english_names(line.substr(at + by.size()), names);
    return;
  }
}

bool has_token(std::string_view list, const Labels& tokens) {
  const std::string small = lower(list);
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t end = std::min(small.find(' ', at), small.size());
    const std::string_view one = std::string_view(small).substr(at, end - at);
    if (std::find(tokens.begin(), tokens.end(), one) != tokens.end()) return true;
    at = end + 1;
  }
  return false;
}

bool in_comments(const Document& document, NodeIndex node) {
  for (int i = 0; i < 8 && node != 0; ++i) {
    const std::string around =
        lower(document.attribute(node, "class")) + lower(document.attribute(node, "id"));
    if (contains_any(around, {"comment", "related", "recommend", "sidebar", "teaser"})) return true;
    node = document.nodes[node].parent;
  }
  return false;
}

// How an element says that it names an author.
enum class Mark { none, sure, link, named };

Mark mark_of(const Document& document, NodeIndex node) {
  static const Labels paths = {
      "/author/",
      "/authors/",
      "/contributor/",
      "/contributors/",
      "/by/",
      "/writers/",
      "/journalist/",
      "/reporters/",
      "/columnists/"};
  static const Labels others = {
      "avatar",
      "bio",
      "image",
      "img",
      "desc",
      "about",
      "social",
      "related",
      "count",
      "job",
      "title",
      "comment",
      "more",
      "photo",
      "role"};
  Mark mark = Mark::none;
  const Node& one = document.nodes[node];
  for (std::uint32_t i = 0; i < one.attribute_count; ++i) {
    const Attribute& attribute = document.attributes[one.attributes + i];
    if (attribute.name == "rel" || attribute.name == "itemprop") {
      if (has_token(attribute.value, {"author"})) return Mark::sure;
    } else if (attribute.name == "href" && one.tag == Tag::a) {
      if (contains_any(attribute.value, paths)) mark = Mark::link;
    } else if (attribute.name == "class" && mark == Mark::none) {
      if (!contains(attribute.value, "uthor") && !contains(attribute.value, "yline")) continue;
      const std::string classes = lower(attribute.value);
      const bool author = contains(classes, "author") || contains(classes, "byline");
      if (author && !contains_any(classes, others)) mark = Mark::named;
    }
  }
  return mark;
}

std::string text_of(const Document& document, NodeIndex node) {
  std::string text;
  for (NodeIndex i = node + 1; i < document.nodes[node].end && text.size() < 200; ++i) {
    if (document.nodes[i].tag == Tag::text) {
      text += document.nodes[i].text;
    } else if (is_block(document.nodes[i].tag)) {
      text += ' ';
    }
  }
  return one_line(text);
}

// The people of an element that is marked as an author's.
void named_by(const std::string& text, std::vector<std::string>& names) {
  std::size_t first = 0;
  if (!text.empty() && is_han(next_character(text, first))) {
    const bool digits = text.find_first_of("0123456789") != std::string::npos;
    if (!digits && text.size() <= 40) add_unique(names, people_in(text));
    return;
  }
  const std::size_t before = names.size();
  english(text, names);
  if (names.size() == before) english_names(text, names);
}

}  // namespace

std::vector<std::string> find_bylines(
    const PageLines& lines, const std::vector<Opening>& openings) {
  std::vector<std::string> names;
  const std::vector<Block>& blocks = lines.blocks;
  for (std::size_t i = lines.head; i < lines.head_to; ++i) {
    const Block& block = blocks[i];
    if (block.size > 120 || (lines.kept(i) && block.ends_sentence && block.size > 60)) continue;
    if (i == lines.headline) continue;
    if (block.cjk > 0) {
      labelled(block.text, names);
      whole_line(block.text, names);
      continue;
    }
    english(block.text, names, lines.kept(i) && block.ends_sentence);
    const bool alone = block.text == "By" || block.text == "by" || block.text == "BY" ||
                       block.text == "By:" || block.text == "Written by" || block.text == "Author:";
    if (alone && i + 1 < blocks.size()) english("By " + blocks[i + 1].text, names);
  }
  for (const Opening& opening : openings) add_unique(names, opening.people);
  for (const std::size_t i : lines.first_kept(4)) in_brackets(blocks[i].text, names);
  for (const std::size_t i : lines.last_kept(3)) {
    const std::string_view text = blocks[i].text;
    // A bracket at the end of the text names its reporters.
    const std::size_t at = std::min(text.size(), text.size() > 200 ? text.size() - 200 : 0);
    std::size_t from = at;
    while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    in_brackets(text.substr(from), names);
  }
  if (!names.empty()) return names;
  for (std::size_t i = lines.tail; i < lines.tail_to; ++i) {
    const Block& block = blocks[i];
    const bool contact = block.text.starts_with("To contact the ");
    if (block.size > 80 || (block.ends_sentence && !contact)) continue;
    if (block.cjk > 0) {
      labelled(block.text, names);
      whole_line(block.text, names);
      in_brackets(block.text, names);
    } else if (block.text.starts_with("(Reporting by ")) {
      english(std::string_view(block.text).substr(1), names);
    } else if (contact) {
      const std::string_view rest = std::string_view(block.text);
      const std::size_t at =
          rest.find(" on the story: ") != rest.npos
              ? rest.find(" on the story: ") + 15
              : (rest.find(" on this story: ") != rest.npos ? rest.find(" on this story: ") + 16
                                                            : rest.npos);
      if (at != rest.npos) english_names(rest.substr(at), names);
    } else if (!starts_with_any(block.text, {"By ", "by ", "BY ", "Posted by "})) {
      english(block.text, names);
    }
  }
  return names;
}

std::vector<std::string> find_marked_authors(const PageLines& lines) {
  std::vector<std::string> names;
  if (lines.empty()) return names;
  const Document& document = lines.document;
  const std::size_t from_block = lines.head > 4 ? lines.head - 4 : 0;
  const std::size_t near_block = std::min(lines.first + 3, lines.blocks.size() - 1);
  const NodeIndex from = lines.blocks[from_block].node;
  const NodeIndex near = lines.blocks[near_block].first + 1;
  const auto size = static_cast<NodeIndex>(document.nodes.size());
  const NodeIndex to = std::min(size, document.nodes[lines.blocks[lines.last].node].end);
  struct Marked {
    NodeIndex node;
    Mark mark;
  };
  std::vector<Marked> marked;
  for (NodeIndex i = from; i < to; ++i) {
    const Node& node = document.nodes[i];
    if (node.tag == Tag::text || node.attribute_count == 0 || node.end - i > 40) continue;
    const Mark mark = mark_of(document, i);
    if (mark != Mark::none) marked.push_back({i, mark});
  }
  // By the headline first, then further down; the surer marks first.
  for (const NodeIndex end : {std::min(near, to), to}) {
    for (const Mark wanted : {Mark::sure, Mark::link, Mark::named}) {
      NodeIndex behind = 0;  // Of the element that was read last: those inside it say the same.
      for (const Marked& one : marked) {
        if (one.mark != wanted || one.node >= end || one.node < behind) continue;
        // Two authors stand side by side; one further down is another text's.
        if (!names.empty() && one.node > behind + 20) break;
        if (in_comments(document, one.node)) continue;
        const std::string text = text_of(document, one.node);
        if (text.size() > 100) continue;
        named_by(text, names);
        behind = document.nodes[one.node].end;
      }
      if (!names.empty()) return names;
    }
  }
  return names;
}

}  // namespace weiguan::extract
