#include "extract/detail/visible_dates.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extract/detail/lexicon.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_dates = 400;
constexpr std::size_t max_block = 2000;  // Bytes; longer ones hold a page's text, not its date.
constexpr int max_climb = 40;

bool says_date(std::string_view class_and_id) {
  static constexpr std::string_view words[] = {
      "date",
      "time",
      "info",
      "meta",
      "pub",
      "posted",
      "byline",
      "datum",
      "zeit",
      "fecha",
      "published",
      "timestamp",
      "source",
      "shijian"};
  const std::string small = lower(class_and_id);
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return contains(small, word);
  });
}

std::string text_below(const Document& document, NodeIndex node, std::size_t limit) {
  std::string text;
  for (NodeIndex i = node + 1; i < document.nodes[node].end && text.size() < limit; ++i) {
    if (document.nodes[i].tag != Tag::text) continue;
    text += document.nodes[i].text;
    text += ' ';
  }
  return one_line(text);
}

// A date that an element holds, by its tag or its class.
struct Mark {
  NodeIndex node;
  NodeIndex text;  // Its first text, else itself.
  WrittenDate date;
  DateLabel label;
  bool time_tag;
};

DateLabel label_of_element(const Document& document, NodeIndex node) {
  const std::string names = lower(
      std::string(document.attribute(node, "class")) + " " +
      std::string(document.attribute(node, "itemprop")) + " " +
      std::string(document.attribute(node, "id")));
  // WordPress writes "entry-date published updated" where both are one.
  if (contains(names, "publish") || document.has_attribute(node, "pubdate"))
    return DateLabel::published;
  if (contains_any(names, {"updated", "modif", "lastmod"})) return DateLabel::updated;
  return DateLabel::none;
}

// What a block of its own above a date calls it: 发布日期：
DateLabel label_above(std::string_view text) {
  const bool has_digit =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.size() > 40 || has_digit) return DateLabel::none;
  const DateLabel label = label_of(text);
  // "加入收藏" above a date is a button, "加入时间：" is a label.
  const bool colon = text.ends_with(":") || text.ends_with("：");
  return label == DateLabel::other && !colon ? DateLabel::none : label;
}

// " Uhr gepostet und unter ..." behind a date and time.
bool closes_statement(std::string_view behind) {
  const std::string words = lower(behind.substr(0, 48));
  return contains_any(
      words,
      {"gepostet",
       "veröffentlicht",
       "and is filed under",
       "was posted",
       "geschrieben und",
       "abgelegt unter"});
}

// "14. - " before "20. Januar 2022", "1 July 2024 to " before "3 July 2024".
bool ends_range(std::string_view before) {
  const std::string_view words = trim(before);
  for (const std::string_view mark : {"-", "–", "—", "~", "至", " bis", " to", " until", " au"}) {
    if (!words.ends_with(mark)) continue;
    const std::string_view front = trim(words.substr(0, words.size() - mark.size()));
    if (front.empty()) return false;
    const char last = front.back();
    return (last >= '0' && last <= '9') ||
           (last == '.' && front.size() > 1 && front[front.size() - 2] >= '0' &&
            front[front.size() - 2] <= '9');
  }
  return false;
}

bool begins_range(std::string_view between) {
  const std::string_view words = trim(between);
  for (const std::string_view mark : {"-", "–", "—", "~", "至", "bis", "to", "until", "au"}) {
    if (words == mark) return true;
  }
  return false;
}

// Whether a date opens the text as a dateline does, and not as a sentence would: "2 July 2024 was".
bool opens(std::string_view text, const WrittenDate& date) {
  const std::string_view before = trim(text.substr(0, date.begin));
  const std::string_view behind = trim(text.substr(date.end));
  // 【某报2024年7月2日讯】, 某社某地2024年7月2日电
  if (before.size() <= 60) {
    for (const std::string_view mark : {"电", "電", "讯", "訊", "消息"}) {
      if (behind.starts_with(mark)) return true;
    }
  }
  if (before.size() > 30) return false;
  if (!before.empty() && !before.ends_with('(') && !before.ends_with(',') &&
      !before.ends_with("（"))
    return false;
  for (const std::string_view mark :
       {")", "）", ".", "-", "–", "—", ":", "：", "|", "„", "“", "\"", "»", "«", "】", "/"}) {
    if (behind.starts_with(mark)) return true;
  }
  return false;
}

class Finder {
 public:
  Finder(const Document& document, const std::vector<Block>& blocks, bool month_first)
      : document_(document), blocks_(blocks), month_first_(month_first) {}

  std::vector<VisibleDate> run() {
    find_marks();
    std::size_t mark = 0;
    for (std::size_t i = 0; i < blocks_.size() && out_.size() < max_dates; ++i) {
      const NodeIndex next =
          i + 1 < blocks_.size() ? blocks_[i + 1].first : static_cast<NodeIndex>(0xFFFFFFFF);
      const std::size_t from = out_.size();
      from_block(i);
      for (; mark < marks_.size() && marks_[mark].text < next; ++mark)
        attach(marks_[mark], i, from);
    }
    follow_order();
    count_alike();
    return std::move(out_);
  }

 private:
  NodeIndex first_text(NodeIndex node) const {
    for (NodeIndex i = node + 1; i < document_.nodes[node].end; ++i) {
      if (document_.nodes[i].tag == Tag::text && !trim(document_.nodes[i].text).empty()) return i;
    }
    return node;
  }

  void find_marks() {
    for (NodeIndex i = 1; i < document_.nodes.size() && marks_.size() < max_dates; ++i) {
      const Node& node = document_.nodes[i];
      if (node.attribute_count == 0 && node.tag != Tag::time) continue;
      if (node.tag == Tag::text || node.tag == Tag::meta || node.tag == Tag::link ||
          node.tag == Tag::script)
        continue;
      if (node.tag == Tag::time) {
        auto date = date_of_value(document_.attribute(i, "datetime"));
        if (!date) {
          const auto written = dates_in(text_below(document_, i, 100), month_first_);
          if (!written.empty()) date = written.front();
        }
        if (date) marks_.push_back({i, first_text(i), *date, label_of_element(document_, i), true});
      } else if (node.end - i < 40) {
        if (!says_date(document_.attribute(i, "class")) && !says_date(document_.attribute(i, "id")))
          continue;
        std::optional<WrittenDate> date = date_of_value(document_.attribute(i, "title"));
        if (!date) {
          const std::string text = text_below(document_, i, 300);
          if (text.size() > 250) continue;
          const auto written = dates_in(text, month_first_);
          if (!written.empty()) date = written.front();
        }
        if (date)
          marks_.push_back({i, first_text(i), *date, label_of_element(document_, i), false});
      }
    }
  }

  void from_block(std::size_t i) {
    const Block& block = blocks_[i];
    if (block.text.size() > max_block) return;
    bool prose = block.size >= 60 || (block.size >= 30 && block.ends_sentence);
    std::size_t before = 0;
    const std::vector<WrittenDate> dates = dates_in(block.text, month_first_);
    std::size_t rest = block.text.size();  // What is no date.
    for (const WrittenDate& date : dates) rest -= date.end - date.begin;
    for (std::size_t k = 0; k < dates.size(); ++k) {
      const WrittenDate& date = dates[k];
      VisibleDate one;
      one.date = date;
      one.block = i;
      one.prose = prose;
      one.leads = opens(block.text, date);
      std::string_view words = std::string_view(block.text).substr(before, date.begin - before);
      before = date.end;
      if (words.size() > 40) words.remove_prefix(words.size() - 40);
      one.label = label_of(words);
      if (trim(words).empty() && i > 0) one.label = label_above(blocks_[i - 1].text);
      if (one.label == DateLabel::none && date.seconds &&
          closes_statement(std::string_view(block.text).substr(date.end)))
        one.label = DateLabel::stated;
      const bool called = one.label == DateLabel::published;
      one.bare = rest <= (called ? 40U : 16U);
      if (ends_range(words) || (k > 0 && begins_range(words)) ||
          (k + 1 < dates.size() &&
           begins_range(
               std::string_view(block.text).substr(date.end, dates[k + 1].begin - date.end))))
        one.label = DateLabel::other;
      around(block.first, one);
      out_.push_back(one);
      if (out_.size() >= max_dates) return;
    }
  }

  void around(NodeIndex node, VisibleDate& one) {
    for (int i = 0; i < max_climb && node != 0; ++i) {
      node = document_.nodes[node].parent;
      const Tag tag = document_.nodes[node].tag;
      if (tag == Tag::body || tag == Tag::html) break;
      if (tag == Tag::blockquote) one.quoted = true;
      if (tag == Tag::nav || tag == Tag::aside || tag == Tag::footer) one.furniture = true;
      for (const char* name : {"class", "id"}) {
        const std::string_view value = document_.attribute(node, name);
        if (value.empty()) continue;
        const Hint hint = hint_of(value);
        if (hint == Hint::furniture) one.furniture = true;
        if (hint == Hint::comments) one.comment = true;
      }
    }
  }

  void attach(const Mark& mark, std::size_t block, std::size_t from) {
    for (std::size_t i = from; i < out_.size(); ++i) {
      VisibleDate& one = out_[i];
      if (one.date.number() != mark.date.number() && one.date.swapped != mark.date.number())
        continue;
      if (mark.time_tag) {
        one.date.year = mark.date.year;
        one.date.month = mark.date.month;
        one.date.day = mark.date.day;
        one.date.swapped = 0;
        one.time_tag = true;
        if (mark.date.seconds && (mark.date.offset || !one.date.seconds)) {
          one.date.seconds = mark.date.seconds;
          one.date.offset = mark.date.offset;
          one.date.to_the_second = mark.date.to_the_second;
        }
      } else {
        one.marked = true;
      }
      if (one.label == DateLabel::none) one.label = mark.label;
      return;
    }
    if (!mark.time_tag && document_.attribute(mark.node, "title").empty()) return;
    VisibleDate one;
    one.date = mark.date;
    one.block = block;
    one.label = mark.label;
    one.time_tag = mark.time_tag;
    one.marked = !mark.time_tag;
    one.unseen = true;
    around(mark.node + 1 < document_.nodes.size() ? mark.node : 0, one);
    out_.push_back(one);
  }

  std::string form(NodeIndex node) const {
    std::string out;
    for (int i = 0; i < 3 && node != 0; ++i) {
      out += std::to_string(static_cast<int>(document_.nodes[node].tag)) + '.';
      out += document_.attribute(node, "class");
      out += '/';
      node = document_.nodes[node].parent;
    }
    return out;
  }

  // A page that writes 7/22/2024 means 2 July by 7/2/2024, whatever its language.
  void follow_order() {
    std::array<bool, 2> sure{};  // Day first, month first.
    for (const VisibleDate& one : out_) {
      if (one.date.order != 0 && one.date.day > 12) sure[one.date.order > 0 ? 1 : 0] = true;
    }
    if (sure[0] == sure[1]) return;
    for (VisibleDate& one : out_) {
      WrittenDate& date = one.date;
      if (date.order == 0 || date.swapped == 0 || sure[date.order > 0 ? 1 : 0]) continue;
      date.swapped = date.number();
      std::swap(date.month, date.day);
      date.order = -date.order;
    }
  }

  void count_alike() {
    std::map<std::string, std::set<int>> days;
    for (VisibleDate& one : out_) {
      std::set<int>& known = days[form(blocks_[one.block].node)];
      one.first_alike = known.empty();
      known.insert(one.date.number());
    }
    for (VisibleDate& one : out_)
      one.alike = static_cast<int>(days[form(blocks_[one.block].node)].size());
  }

  const Document& document_;
  const std::vector<Block>& blocks_;
  bool month_first_;
  std::vector<Mark> marks_;
  std::vector<VisibleDate> out_;
};

}  // namespace

std::vector<VisibleDate> visible_dates(
    const Document& document, const std::vector<Block>& blocks, bool month_first) {
  return Finder(document, blocks, month_first).run();
}

}  // namespace weiguan::extract
