#include "extract/detail/people.h"

#include <algorithm>

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

// Offices: they divide names, and are none.  Longer ones first.
const Words& offices() {
  static const Words words = {
      "本报特约记者", "本報特約記者", "特约通讯员", "特約通訊員", "本报通讯员", "本報通訊員",
      "见习记者",     "見習記者",     "实习记者",   "實習記者",   "首席记者",   "首席記者",
      "特派记者",     "特派記者",     "特约记者",   "特約記者",   "摄影记者",   "攝影記者",
      "本报记者",     "本報記者",     "本网记者",   "本網記者",   "本刊记者",   "本刊記者",
      "特约撰稿人",   "特約撰稿人",   "特派员",     "特派員",     "实习生",     "實習生",
      "通讯员",       "通訊員",       "评论员",     "評論員",     "记者",       "記者",
      "实习",         "實習",         "特约",       "特約",       "主笔",       "主筆",
      "撰文",         "撰稿",         "采写",       "採寫",       "采访",       "採訪",
      "作者",         "文字"};
  return words;
}

// Behind a name.
const Words& tails() {
  static const Words words = {
      "联合报道", "聯合報導", "综合报道", "綜合報導", "摄影报道", "攝影報導", "图文报道", "文并摄",
      "文並攝",   "文/图",    "文／图",   "文/攝",    "文／攝",   "文/摄",    "报道",     "報導",
      "報道",     "發自",     "发自",     "编译",     "編譯",     "整理",     "等"};
  return words;
}

bool is_divider(char32_t c) {
  return c == U'、' || c == U'，' || c == ',' || c == ';' || c == U'；' || c == '/' || c == U'／' ||
         c == '|' || c == U'｜' || c == U'丨' || c == '&' || c == U'＆' || c == '+' || c == '\n';
}

bool is_dot(char32_t c) {
  return c == U'·' || c == U'•' || c == U'‧' || c == U'・' || c == 0xFF65;
}

bool has_word_of_office(std::string_view name) {
  static const Words ends = {"部", "局", "委", "院", "办", "辦", "处", "處", "厅", "廳",
                             "队", "隊", "组", "組", "网", "網", "报", "報", "台", "室",
                             "司", "社", "所", "站", "者", "员", "員", "稿", "心"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
    return name.ends_with(end) && name.size() > 6;
  });
}

bool is_no_name(std::string_view name) {
  static const Words words = {
      "admin",     "administrator", "webmaster",    "root",           "editor",   "editors",
      "unknown",   "anonymous",     "佚名",         "未知",           "匿名",     "不详",
      "不詳",      "原创",          "转载",         "轉載",           "网络",     "網絡",
      "本站",      "本报",          "本報",         "本网",           "本刊",     "综合",
      "綜合",      "编辑",          "編輯",         "来源",           "來源",     "记者",
      "記者",      "小编",          "网友",         "網友",           "点击",     "默认",
      "无",        "null",          "none",         "undefined",      "user",     "author",
      "报道",      "報導",          "责编",         "作者",           "时间",     "字号",
      "我要",      "发布",          "提供",         "整理",           "文章",     "专题",
      "评论",      "評論",          "摄影",         "攝影",           "供图",     "图片",
      "按钮",      "关闭",          "打印",         "調查",           "调查",     "见习",
      "見習",      "文图",          "文圖",         "文攝",           "文摄",     "图文",
      "圖文",      "部落",          "大小",         "综述",           "手记",     "手記",
      "观察",      "觀察",          "札记",         "来信",           "走访",     "视线",
      "連線",      "连线",          "资料图",       "采访",           "採訪",     "专访",
      "專訪",      "staff",         "staff writer", "staff reporter", "wp-admin", "super user",
      "superuser", "guest",         "test",         "default",        "n/a"};
  const std::string small = lower(name);
  if (std::find(words.begin(), words.end(), small) != words.end()) return true;
  // Software that puts itself down as the author.
  if (starts_with_any(small, {"discuz", "phpcms", "dedecms", "wordpress", "joomla", "cms"}))
    return true;
  if (small.find_first_of("=\"<>{}") != std::string::npos) return true;
  // Accounts and keys: l_104485, page.author.
  const bool one_word = small.find(' ') == std::string::npos;
  const bool digits = small.find_first_of("0123456789") != std::string::npos;
  return one_word &&
         ((digits && contains(small, "_")) || std::count(small.begin(), small.end(), '.') >= 2);
}

bool is_latin_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250);
}

bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c < 0x250);
}

// Two to four Chinese characters, or parts with a dot between.
bool is_chinese_name(std::string_view name) {
  std::size_t han = 0;
  std::size_t dots = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_character(name, at);
    if (is_han(c)) {
      ++han;
    } else if (is_dot(c)) {
      ++dots;
    } else if (!(dots > 0 && (is_latin_letter(c) || c == '.'))) {
      return false;
    }
  }
  return dots > 0 ? han >= 2 && han <= 16 : han >= 2 && han <= 4 && !has_word_of_office(name);
}

// "Ann Lee", "J. R. van Dyke", "ANN LEE": words that begin large, but for particles.
bool is_latin_name(std::string_view name) {
  static const Words particles = {
      "de",
      "da",
      "di",
      "del",
      "della",
      "der",
      "den",
      "van",
      "von",
      "bin",
      "al",
      "el",
      "la",
      "le",
      "du",
      "dos",
      "ibn",
      "ter",
      "y"};
  static const Words no_people = {
      "times",
      "news",
      "post",
      "press",
      "reuters",
      "writer",
      "writers",
      "reporter",
      "reporters",
      "editor",
      "editors",
      "editorial",
      "correspondent",
      "correspondents",
      "staff",
      "bureau",
      "daily",
      "magazine",
      "ap",
      "afp",
      "cnn",
      "bbc",
      "agency",
      "agencies",
      "desk",
      "team",
      "service",
      "services",
      "media",
      "newspapers",
      "online",
      "columnist",
      "special",
      "chief",
      "director",
      "network",
      "association",
      "university",
      "inc",
      "llc",
      "contributor",
      "senior",
      "political",
      "home",
      "updated",
      "published",
      "journal",
      "weekly",
      "tribune",
      "herald",
      "gazette",
      "review",
      "guardian",
      "telegraph",
      "today",
      "board",
      "group",
      "institute",
      "department",
      "office",
      "for",
      "the",
      "analyst",
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
      "january",
      "february",
      "march",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december",
      "am",
      "pm",
      "gmt",
      "est",
      "edt",
      "pt",
      "et",
      "email",
      "follow",
      "share",
      "wire",
      "wires",
      "mailonline",
      "producer",
      "founder",
      "professor",
      "author",
      "manager",
      "president",
      "president,",
      "host",
      "critic",
      "fellow"};
  std::size_t words = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    std::size_t next = 0;
    const char32_t first = next_character(word, next);
    const std::string small = lower(word);
    if (std::find(no_people.begin(), no_people.end(), small) != no_people.end()) return false;
    const bool particle = std::find(particles.begin(), particles.end(), small) != particles.end();
    if (!is_capital(first) && !(particle && words > 1) && !word.starts_with("d'") &&
        !word.starts_with("d’")) {
      return false;
    }
    for (std::size_t i = 0; i < word.size();) {
      const char32_t c = next_character(word, i);
      if (is_latin_letter(c)) {
        ++letters;
      } else if (c != '.' && c != '-' && c != '\'' && c != U'’' && c != U'‐') {
        return false;
      }
    }
  }
  return words >= 1 && words <= 5 && letters >= 3 && name.size() <= 60;
}

std::string_view without_ends(std::string_view text) {
  while (true) {
    text = trim(text);
    const std::string_view before = text;
    for (const std::string_view mark :
         {"：", ":", "（", "(", "【", "[", "□", "■", "◎", "●", "○", "◆", "-", "—", "*", "."}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    for (const std::string_view mark :
         {"：", ":", "）", ")", "】", "]", "。", "-", "—", "*", ","}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    for (const std::string_view tail : tails()) {
      if (text.ends_with(tail) && text.size() > tail.size()) text.remove_suffix(tail.size());
    }
    if (text == before) return text;
  }
}

// Ends of a list's names, offices out of it.
std::vector<std::string> pieces_of(std::string_view list) {
  std::vector<std::string> pieces;
  std::string piece;
  bool han_before = false;
  const auto end_piece = [&] {
    std::string one(without_ends(piece));
    piece.clear();
    if (one.empty()) return;
    pieces.push_back(std::move(one));
  };
  for (std::size_t at = 0; at < list.size();) {
    const std::string_view rest = list.substr(at);
    bool office = false;
    for (const std::string_view word : offices()) {
      if (!rest.starts_with(word)) continue;
      end_piece();
      at += word.size();
      office = true;
      break;
    }
    if (office) {
      han_before = false;
      continue;
    }
    if (rest.starts_with(" and ") || rest.starts_with(" AND ") || rest.starts_with(" And ")) {
      end_piece();
      at += 5;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_character(list, next);
    if (is_divider(c) || (c == ' ' && han_before)) {
      end_piece();
    } else if (c == '(' || c == U'（' || c == '[' || c == U'【') {
      // A bracket behind a name tells of the person.
      end_piece();
      std::size_t close = next;
      while (close < list.size()) {
        const char32_t inner = next_character(list, close);
        if (inner == ')' || inner == U'）' || inner == ']' || inner == U'】') break;
      }
      next = close;
    } else {
      piece.append(list, at, next - at);
    }
    han_before = is_han(c);
    at = next;
  }
  end_piece();
  // 李 明: a short name set wide.
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i + 1 < pieces.size() && count_characters(pieces[i]) == 1 &&
        count_characters(pieces[i + 1]) == 1 && pieces[i].size() == 3) {
      joined.push_back(pieces[i] + pieces[i + 1]);
      ++i;
    } else {
      joined.push_back(std::move(pieces[i]));
    }
  }
  return joined;
}

constexpr std::size_t max_names = 12;

bool is_han_text(std::string_view text) {
  std::size_t at = 0;
  return count_characters(text) >= 2 && is_han(next_character(text, at));
}

bool is_person(std::string_view name) {
  return is_chinese_name(name) || (is_latin_name(name) && name.find(' ') != std::string_view::npos);
}

// "Ann B. Lee", "Ann Lee" and "Ann Lee On" are one: the first and last words, or one begins the
// other.
bool is_same(std::string_view a, std::string_view b) {
  const std::string x = lower(a);
  const std::string y = lower(b);
  if (x == y) return true;
  if (x.find(' ') == std::string::npos || y.find(' ') == std::string::npos) return false;
  if (x.starts_with(y) || y.starts_with(x)) return true;
  return x.substr(0, x.find(' ')) == y.substr(0, y.find(' ')) &&
         x.substr(x.rfind(' ')) == y.substr(y.rfind(' '));
}

}  // namespace

std::vector<std::string> people_in(std::string_view list) {
  std::vector<std::string> names;
  for (std::string& one : pieces_of(list)) {
    if (is_no_name(one) || is_known_place(one)) continue;
    // A place that a slash sets behind its reporter: 王小明／台北報導.
    if (!(is_chinese_name(one) || is_latin_name(one))) continue;
    // The end of a sentence; an initial keeps its dot.
    if (one.size() > 6 && one.ends_with('.') && one[one.size() - 3] != ' ') one.pop_back();
    if (names.size() < max_names && std::find(names.begin(), names.end(), one) == names.end()) {
      names.push_back(std::move(one));
    }
  }
  return names;
}

std::vector<std::string> authors_in(std::string_view written) {
  written = trim(written);
  if (written.starts_with("By ") || written.starts_with("by ") || written.starts_with("BY ")) {
    written = trim(written.substr(3));
  }
  const bool address = contains(written, "://") || contains(written, "www.") ||
                       written.starts_with("@") || contains(written, "@");
  const std::size_t length = count_characters(written);
  const bool host = written.find(' ') == std::string_view::npos &&
                    (written.ends_with(".com") || written.ends_with(".cn") ||
                     written.ends_with(".net") || written.ends_with(".tw"));
  if (address || host || length < 2 || length > 80 || is_no_name(written)) return {};
  while (written.starts_with(",")) written = trim(written.substr(1));
  std::vector<std::string> pieces = pieces_of(written);
  const bool all_people = std::all_of(pieces.begin(), pieces.end(), [](const std::string& one) {
    return is_chinese_name(one) || is_latin_name(one);
  });
  if (all_people && !pieces.empty()) return people_in(written);
  const std::vector<std::string> people = people_in(written);
  const bool first_is_one = !people.empty() && people.front() == pieces.front();
  const bool han = std::any_of(pieces.begin(), pieces.end(), is_chinese_name);
  const bool most = people.size() * 2 > pieces.size();
  if ((first_is_one && (most || !han)) || (han && most)) return people;
  // 股城网,关键词,...: a list of words begins with the name.
  if (pieces.size() > 1 && is_han_text(pieces.front())) {
    return {pieces.front().substr(0, pieces.front().find('_'))};
  }
  const std::string whole = one_line(written);
  bool letters = false;
  for (std::size_t at = 0; at < whole.size();) {
    const char32_t c = next_character(whole, at);
    letters = letters || is_cjk(c) || is_latin_letter(c) || c >= 0x250;
  }
  if (!letters || count_characters(whole) > 40 || contains(whole, "：")) return {};
  return {whole};
}

void add_unique(std::vector<std::string>& names, std::vector<std::string> more) {
  for (std::string& one : more) {
    const auto there = std::find_if(
        names.begin(), names.end(), [&](const std::string& name) { return is_same(name, one); });
    if (there == names.end()) {
      if (names.size() < max_names) names.push_back(std::move(one));
    } else if (lower(*there).starts_with(lower(one)) && is_person(one) && !is_person(*there)) {
      *there = std::move(one);
    }
  }
}

bool names_a_person(const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), is_person);
}

bool is_known_place(std::string_view word) {
  static const Words words = {
      "北京",   "上海",   "天津",   "重庆",   "重慶",   "广州", "廣州", "深圳",     "香港",
      "澳门",   "澳門",   "台北",   "臺北",   "高雄",   "台中", "臺中", "新北",     "台南",
      "臺南",   "桃園",   "新竹",   "基隆",   "嘉義",   "屏東", "宜蘭", "花蓮",     "台東",
      "苗栗",   "彰化",   "南投",   "雲林",   "南京",   "杭州", "武汉", "武漢",     "成都",
      "西安",   "沈阳",   "瀋陽",   "大连",   "青岛",   "济南", "郑州", "长沙",     "长春",
      "哈尔滨", "合肥",   "福州",   "厦门",   "南昌",   "昆明", "贵阳", "南宁",     "海口",
      "三亚",   "太原",   "石家庄", "兰州",   "西宁",   "银川", "拉萨", "乌鲁木齐", "呼和浩特",
      "东京",   "東京",   "华盛顿", "華盛頓", "纽约",   "紐約", "伦敦", "倫敦",     "巴黎",
      "柏林",   "首尔",   "首爾",   "莫斯科", "新加坡", "曼谷", "悉尼", "雪梨",     "洛杉矶",
      "洛杉磯", "旧金山", "舊金山", "苏州",   "无锡",   "宁波", "温州", "东莞",     "佛山",
      "珠海"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace weiguan::extract
