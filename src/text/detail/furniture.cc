// Furniture: labels, counters and time stamps that a site or a scraper puts around a text.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/detail/characters.h"
#include "text/detail/diff_reading.h"
#include "text/diff.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

// Words are folded and longer ones stand before those they begin with, where both are Chinese.
// A label that says by itself that this is no text.
constexpr std::array<std::u32string_view, 36> strong_labels = {
    U"更新时间戳", U"最后更新时间",  U"更新时间",      U"更新日期",         U"最后更新",
    U"最近更新",   U"更新于",        U"发布时间",      U"发表时间",         U"发布日期",
    U"发布于",     U"发表于",        U"抓取时间",      U"采集时间",         U"修改时间",
    U"时间戳",     U"点击查看原文",  U"查看原文",      U"阅读原文",         U"原文链接",
    U"原文地址",   U"本文链接",      U"打开app",       U"last updated",     U"last modified",
    U"updated",    U"timestamp",     U"published",     U"posted",           U"crawled",
    U"retrieved",  U"view original", U"read original", U"original article", U"open in app",
    U"min read"};

// Labels that are words as well: furniture where they and what is below are all of a line.
constexpr std::array<std::u32string_view, 78> labels = {
    U"阅读量",   U"阅读数",    U"阅读次数",  U"阅读",       U"浏览量",      U"浏览数",
    U"浏览次数", U"浏览",      U"点击量",    U"点击数",     U"点击次数",    U"点击",
    U"播放量",   U"评论数",    U"评论",      U"跟帖",       U"点赞数",      U"点赞",
    U"转发",     U"收藏",      U"在看",      U"分享到",     U"分享",        U"打印本页",
    U"打印",     U"关闭窗口",  U"关闭",      U"字号",       U"字体",        U"返回顶部",
    U"返回首页", U"回到顶部",  U"纠错",      U"举报",       U"微信好友",    U"微信",
    U"微博",     U"新浪微博",  U"qq空间",    U"qq好友",     U"qq",          U"朋友圈",
    U"扫一扫",   U"扫码阅读",  U"手机阅读",  U"复制链接",   U"二维码",      U"热度",
    U"人气",     U"加载中",    U"展开全文",  U"share this", U"share",       U"print",
    U"email",    U"e-mail",    U"tweet",     U"facebook",   U"twitter",     U"whatsapp",
    U"linkedin", U"weibo",     U"wechat",    U"views",      U"view",        U"reads",
    U"comments", U"comment",   U"likes",     U"like",       U"shares",      U"reposts",
    U"bookmark", U"copy link", U"font size", U"text size",  U"back to top", U"read more"};

// What may stand beside a label.
constexpr std::array<std::u32string_view, 72> fillings = {
    U"小时前",  U"分钟前",   U"天前", U"秒前",    U"刚刚",   U"今天", U"昨天", U"星期",    U"上午",
    U"下午",    U"北京时间", U"更多", U"本页",    U"本文",   U"此文", U"年",   U"月",      U"日",
    U"时",      U"分",       U"秒",   U"点",      U"次",     U"人",   U"条",   U"万",      U"亿",
    U"大",      U"中",       U"小",   U"至",      U"到",     U"于",   U"周",   U"am",      U"pm",
    U"on",      U"at",       U"by",   U"to",      U"this",   U"the",  U"page", U"article", U"ago",
    U"gmt",     U"utc",      U"cst",  U"est",     U"edt",    U"bst",  U"time", U"a",       U"an",
    U"hours",   U"hour",     U"hrs",  U"minutes", U"minute", U"mins", U"min",  U"days",    U"day",
    U"seconds", U"weeks",    U"week", U"times",   U"people", U"k",    U"m",    U"via",     U"and"};

constexpr std::array<std::u32string_view, 44> dates = {
    U"january", U"february",  U"march",   U"april",    U"may",      U"june",      U"july",
    U"august",  U"september", U"october", U"november", U"december", U"jan",       U"feb",
    U"mar",     U"apr",       U"jun",     U"jul",      U"aug",      U"sep",       U"sept",
    U"oct",     U"nov",       U"dec",     U"monday",   U"tuesday",  U"wednesday", U"thursday",
    U"friday",  U"saturday",  U"sunday",  U"mon",      U"tue",      U"wed",       U"thu",
    U"fri",     U"sat",       U"sun",     U"一",       U"二",       U"三",        U"四",
    U"五",      U"六"};

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_line_break(char32_t c) {
  return look_up(c).kind == Kind::line_break;
}

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'!' || c == U'?' || c == U'…';
}

// Reads a stretch as labels and what may stand beside them.
class Stretch {
 public:
  explicit Stretch(std::u32string_view text) : text_(text) {}

  // Whether it is nothing else; a strong one is furniture wherever it stands.
  bool is_furniture(bool strong_only) {
    constexpr std::size_t longest = 160;
    if (text_.size() > longest) return false;
    while (at_ < text_.size()) {
      const Kind kind = look_up(text_[at_]).kind;
      if (is_digit(text_[at_])) {
        read_digits();
      } else if (kind == Kind::word || kind == Kind::cjk) {
        if (!read_word()) return false;
      } else {
        ++at_;
      }
    }
    return strong_ || (!strong_only && label_);
  }

 private:
  bool is_word(std::size_t at) const {
    return at < text_.size() && look_up(text_[at]).kind == Kind::word;
  }

  template <std::size_t count>
  bool take(const std::array<std::u32string_view, count>& words) {
    std::size_t longest = 0;
    for (const std::u32string_view one : words) {
      if (one.size() <= longest || text_.substr(at_, one.size()) != one) continue;
      if (look_up(one.back()).kind == Kind::word && is_word(at_ + one.size()) &&
          !is_digit(text_[at_ + one.size()])) {
        continue;  // Part of a longer word.
      }
      longest = one.size();
    }
    at_ += longest;
    return longest > 0;
  }

  // A machine's time stamp (2023-09-04T14:25:27.498Z) needs no label.
  void read_digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ - begin == 2 && text_.substr(at_, 1) == U"t" && begin >= 8 &&
        text_[begin - 1] == U'-' && at_ + 3 < text_.size() && is_digit(text_[at_ + 1])) {
      strong_ = true;
      ++at_;
    }
    if (text_.substr(at_, 1) == U"z" && !is_word(at_ + 1)) ++at_;
  }

  bool read_word() {
    if (take(strong_labels)) return strong_ = true;
    if (take(labels)) return label_ = true;
    return take(fillings) || take(dates);
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  bool strong_ = false, label_ = false;
};

bool is_opening(char32_t c) {
  return c == U'(' || c == U'[' || c == U'【' || c == U'〔';
}
bool is_closing(char32_t c) {
  return c == U')' || c == U']' || c == U'】' || c == U'〕';
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(const std::vector<SeenCharacter>& characters)
      : furniture_(characters.size(), false) {
    text_.reserve(characters.size());
    for (const SeenCharacter& one : characters) text_ += one.folded;
  }

  std::vector<bool> find() {
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t end = begin;
      while (end < text_.size() && !is_line_break(text_[end])) ++end;
      line(begin, end);
      begin = end + 1;
    }
    return std::move(furniture_);
  }

 private:
  bool is(std::size_t begin, std::size_t end, bool strong_only) const {
    return begin < end &&
           Stretch(std::u32string_view(text_).substr(begin, end - begin)).is_furniture(strong_only);
  }
  void drop(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) furniture_[i] = true;
  }

  void line(std::size_t begin, std::size_t end) {
    if (is(begin, end, false)) {
      drop(begin, end);
      return;
    }
    // What stands behind the last sentence, and brackets.
    std::size_t tail = end;
    while (tail > begin && !ends_sentence(text_[tail - 1])) --tail;
    if (tail > begin && is(tail, end, false)) drop(tail, end);
    std::size_t open = end;
    for (std::size_t at = begin; at < end; ++at) {
      if (is_opening(text_[at])) open = at;
      if (!is_closing(text_[at])) continue;
      if (open < at && is(open, at + 1, true)) drop(open, at + 1);
      open = end;
    }
  }

  std::u32string text_;
  std::vector<bool> furniture_;
};

}  // namespace

std::vector<bool> furniture_of(const std::vector<SeenCharacter>& characters) {
  return FurnitureFinder(characters).find();
}

}  // namespace weiguan::detail
