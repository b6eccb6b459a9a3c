#include "extract/detail/dateline_zh.h"

#include <algorithm>

#include "extract/detail/characters.h"
#include "extract/detail/dateline_words.h"
#include "extract/detail/people.h"
#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t none = std::u32string_view::npos;

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_blanks(std::u32string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// One paragraph's opening characters, `from` and `to` the part in question.
class Reader {
 public:
  explicit Reader(std::string_view paragraph) : in_(paragraph, 110), text_(in_.all()) {}

  // `alone`: a line of its own, of which less is asked.
  std::optional<Opening> read(bool alone) {
    std::size_t from = 0;
    while (from < text_.size() && (text_[from] == ' ' || is_bullet(text_[from]))) ++from;
    if (from == text_.size()) return {};
    if (!opens_bracket(text_[from])) {
      if (!alone) return formula(from, text_.size(), false);
      if (auto found = dated(from, text_.size(), false)) return found;
      // 河谷网讯 as a line of its own.
      const char32_t last = text_.back();
      if (last == U'讯' || last == U'訊') return undated(from, text_.size(), false);
      return with_reporters(from, text_.size(), true);
    }
    std::size_t to = from + 1;
    while (to < text_.size() && !closes_bracket(text_[to])) ++to;
    if (to == text_.size() || to - from > 60) return {};
    return formula(skip_blanks(text_, from + 1), to, true);
  }

 private:
  static bool is_bullet(char32_t c) {
    return c == U'●' || c == U'■' || c == U'◆' || c == U'□' || c == U'▲' || c == U'★' ||
           c == U'◎' || c == U'•' || c == '*';
  }

  std::optional<Opening> formula(std::size_t from, std::size_t to, bool bracketed) {
    auto found = dated(from, to, bracketed);
    if (!found) found = with_reporters(from, to, bracketed);
    if (!found) found = undated(from, to, bracketed);
    if (found && !bracketed) reporters_behind(*found);
    return found;
  }

  // 河谷网7月2日讯（某某某）: a bracket of names alone, near the formula.
  void reporters_behind(Opening& out) {
    if (!out.people.empty()) return;
    for (std::size_t at = 0; at < std::min<std::size_t>(text_.size(), 40); ++at) {
      if (text_[at] == ',' || text_[at] == U'。') return;
      if (text_[at] != '(') continue;
      std::size_t close = at;
      while (close < text_.size() && !closes_bracket(text_[close])) ++close;
      if (close - at > 16 || close == text_.size()) return;
      std::size_t han = 0;
      for (std::size_t i = at + 1; i < close; ++i) {
        if (!is_han(text_[i]) && text_[i] != ' ' && text_[i] != U'、') return;
        han += is_han(text_[i]) ? 1 : 0;
      }
      // A single word of four characters is a remark more often than a name.
      if (han <= 3 || close - at - 1 > han) out.people = people_in(in_.written(at + 1, close));
      return;
    }
  }

  // 新华社北京7月2日电, 中新网7月2日电, 据新华社北京2日电.
  std::optional<Opening> dated(std::size_t from, std::size_t to, bool bracketed) {
    const std::size_t last = std::min(to, from + 45);
    for (std::size_t at = from; at < last; ++at) {
      if (is_sentence_mark(text_[at])) return {};
      if (text_[at] != U'日' || !ends_wire(at + 1, to, bracketed)) continue;
      Opening out;
      std::size_t begin = at;
      std::size_t end = at;
      while (end > from && text_[end - 1] == ' ') --end;
      out.day = number_before(text_, end, begin);
      if (out.day < 1 || out.day > 31 || begin < from) continue;
      if (begin > from && text_[begin - 1] == U'月') {
        end = begin - 1;
        out.month = number_before(text_, end, begin);
        if (out.month < 1 || out.month > 12 || begin < from) return {};
        if (begin >= from + 5 && text_[begin - 1] == U'年') {
          out.year = year_before(begin - 1);
          if (out.year != 0) begin -= 5;
        }
      }
      std::size_t name = from;
      if (text_[from] == U'据' || text_[from] == U'據') ++name;
      const std::size_t word = skip_blanks(text_, at + 1);
      const bool wired = word < to && (text_[word] == U'电' || text_[word] == U'電');
      if (!sender(name, begin, bracketed && !wired, out)) return {};
      within(at + 1, to, out);
      // 北京2日电 without an outlet is a dateline; a place is all that can be told.
      return out;
    }
    return {};
  }

  // （河谷社北京7月2日电 记者 某某）: reporters in the formula's own bracket.
  void within(std::size_t at, std::size_t to, Opening& out) {
    if (to >= text_.size() || !closes_bracket(text_[to])) return;
    for (; at < to; ++at) {
      if (word_at(text_, at, {U"记者", U"記者"}) == 0) continue;
      const std::string list = in_.written(at, to);
      if (!ends_with_credit(list)) out.people = people_in(list);
      return;
    }
  }

  int year_before(std::size_t end) const {
    int year = 0;
    for (std::size_t i = end - 4; i < end; ++i) {
      if (!is_digit(text_[i])) return 0;
      year = year * 10 + static_cast<int>(text_[i] - '0');
    }
    return year >= 1900 && year <= 2100 ? year : 0;
  }

  // 电, 上午电, （记者 某某）电 behind 日.
  bool ends_wire(std::size_t at, std::size_t to, bool bracketed) const {
    static const Words hours = {U"上午", U"下午", U"晚", U"晚间", U"凌晨", U"中午", U"傍晚", U"早"};
    at = skip_blanks(text_, at);
    at += word_at(text_, at, hours);
    if (at < to && opens_bracket(text_[at])) {
      std::size_t close = at;
      while (close < to && !closes_bracket(text_[close])) ++close;
      if (close < to && contains(in_.written(at, close), "记者")) {
        return word_at(text_, skip_blanks(text_, close + 1), {U"电", U"電"}) != 0;
      }
    }
    at = skip_blanks(text_, at);
    const std::size_t word = word_at(text_, at, wire_words());
    // 【某某2日报道】: as prose it would be a citation.
    if (bracketed && word_at(text_, at, {U"报道", U"報導", U"報道"}) != 0) return true;
    // 2日消息人士, 2日电影: another word.
    return word != 0 && !goes_on(text_, at + word - 1);
  }

  // The end of an outlet's name that begins at `from`: 中新社|北京.
  std::size_t outlet_end(std::size_t from, std::size_t to) const {
    if (const std::size_t own = word_at(text_, from, this_outlet_words())) return from + own;
    for (std::size_t at = from + 1; at < to && at <= from + 14; ++at) {
      const std::size_t word = word_at(text_, at, outlet_ends());
      if (word == 0 || at + word > to) continue;
      std::size_t end = at + word;
      // 中国新闻网, 东方体育日报, 某某报社: the longer name.
      for (std::size_t more = end; more < to && more < end + 4; ++more) {
        const std::size_t longer = word_at(
            text_,
            more,
            {U"网", U"網", U"日报", U"日報", U"报社", U"社", U"时报", U"電視台", U"电视台"});
        if (longer != 0 && more + longer <= to) {
          end = more + longer;
          break;
        }
        if (std::u32string_view(U"社网網报報台臺").find(text_[end - 1]) != none) break;
      }
      return end;
    }
    return none;
  }

  static const Words& clocks() {
    static const Words words = {
        U"北京时间",
        U"北京時間",
        U"当地时间",
        U"當地時間",
        U"台北时间",
        U"台北時間",
        U"东京时间",
        U"本地时间"};
    return words;
  }

  bool is_clean(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (is_sentence_mark(text_[i]) || is_of_prose(text_[i])) return false;
    }
    return true;
  }

  bool is_place(std::size_t from, std::size_t to) const {
    if (from >= to) return true;
    std::size_t letters = 0;
    for (std::size_t i = from; i < to; ++i) {
      if (is_digit(text_[i])) return false;
      letters += is_han(text_[i]) ? 1 : 0;
    }
    return letters >= 2 && to - from <= 14 && is_clean(from, to);
  }

  // OUTLET [记者 N] [PLACE] between `from` and `to`.
  // `named`: what has no outlet's ending is an outlet all the same, and no place.
  bool sender(std::size_t from, std::size_t to, bool named, Opening& out) {
    from = skip_blanks(text_, from);
    while (to > from && text_[to - 1] == ' ') --to;
    if (from >= to || to - from > 36) return false;
    std::size_t end = outlet_end(from, to);
    std::size_t at = end;
    if (end == none || !is_clean(from, end)) {
      if (word_at(text_, from, clocks()) != 0) return false;
      // 北京2日电: a place alone, or a name like 某某 that is not known to be an outlet's.
      if (to - from > 6 || !is_place(from, to)) return false;
      const std::string name = in_.written(from, to);
      (named && !is_known_place(name) ? out.agency : out.place) = name;
      return true;
    }
    out.agency = in_.written(from, end);
    at = skip_blanks(text_, end);
    // 河谷财经讯 北京时间7月2日消息: two formulas in one.
    at = skip_blanks(text_, at + word_at(text_, at, {U"讯", U"訊", U"消息"}));
    at = skip_blanks(text_, at + word_at(text_, at, clocks()));
    // 【山城日報／法新社巴黎2日電】: the place is the second's.
    if (const std::size_t second = outlet_end(at, to);
        second != none && second <= to && at < to && text_[second - 1] == U'社') {
      at = skip_blanks(text_, second);
    }
    while (at < to && (text_[at] == '-' || text_[at] == U'—' || text_[at] == '/')) ++at;
    if (const std::size_t word = word_at(text_, at, {U"记者", U"記者"})) {
      return reporter_and_place(at + word, to, out);
    }
    to = without_section(at, to);
    if (!is_place(at, to)) return false;
    out.place = in_.written(at, to);
    return true;
  }

  // 中新网上海新闻7月2日电: the section's word is no part of the place.
  std::size_t without_section(std::size_t from, std::size_t to) const {
    for (const std::u32string_view word : {U"新闻", U"频道", U"分社", U"新聞", U"頻道"}) {
      if (to >= from + word.size() && text_.substr(to - word.size(), word.size()) == word) {
        return to - word.size();
      }
    }
    return to;
  }

  // 王小明台北: a name and a place that no mark divides; names have three characters, or two.
  bool reporter_and_place(std::size_t from, std::size_t to, Opening& out) {
    from = skip_blanks(text_, from);
    std::size_t begin = from;  // Of the last name.
    for (std::size_t i = from; i < to; ++i) {
      if (text_[i] == ' ' || text_[i] == U'、' || text_[i] == '/') begin = i + 1;
    }
    if (begin > to || !is_clean(from, to)) return false;
    std::size_t name = 0;
    const std::size_t length = to - begin;
    if (begin > from && (text_[begin - 1] == ' ' || text_[begin - 1] == '/')) {
      // The mark divides them.
      name = 0;
    } else if (length >= 4) {
      name = length == 4 ? 2 : 3;
    } else {
      name = length;
    }
    for (const std::string& one : people_in(in_.written(from, begin + name)))
      out.people.push_back(one);
    if (!is_place(begin + name, to)) return false;
    out.place = in_.written(begin + name, to);
    return true;
  }

  // 本报记者 某某 北京报道, 記者王小明／台北報導, X報記者某某／高雄報導.
  std::optional<Opening> with_reporters(std::size_t from, std::size_t to, bool bracketed) {
    std::size_t word = none;
    for (std::size_t at = from; at < std::min(to, from + 16); ++at) {
      if (is_sentence_mark(text_[at])) break;
      if (word_at(text_, at, {U"记者", U"記者"}) != 0) {
        word = at;
        break;
      }
    }
    Opening out;
    std::size_t at = from;
    if (word != none) {
      std::size_t end = outlet_end(from, word);
      if (end == none && word > from && !skipped(from, word)) return {};
      if (end != none) {
        if (!is_clean(from, end)) return {};
        out.agency = in_.written(from, end);
      }
      at = word + 2;
      if (at < to && text_[at] == ':') ++at;
    } else if (!bracketed) {
      return {};
    }
    at = skip_blanks(text_, at);
    // The end: 报道, or the bracket's.
    static const Words ends = {U"报道", U"報導", U"報道", U"专访", U"專訪", U"電", U"电", U"特稿"};
    std::size_t end = to;
    std::size_t slash = none;
    for (std::size_t i = at; i < std::min(to, at + 40); ++i) {
      if (slash == none && text_[i] == '/') slash = i;
      if (word_at(text_, i, ends) != 0) {
        end = i;
        break;
      }
      if (is_sentence_mark(text_[i])) {
        end = i;
        break;
      }
    }
    const bool reported = end < to && word_at(text_, end, ends) != 0;
    // 記者王小明／攝 is a credit.
    const std::string inside = in_.written(at, end);
    if (ends_with_credit(inside)) return {};
    if (!reported && !(bracketed && end == to)) return {};
    if (slash != none && slash < end) {
      // N／PLACE報導: without 记者 only so, in brackets.
      if (word == none && !reported) return outlet_and_reporter(at, slash, end);
      const auto names = people_in(in_.written(at, slash));
      if (word == none && (names.empty() || slash - at > 12)) return {};
      out.people = names;
      if (names.empty() && word == none) return {};
      set_place(slash + 1, end, out);
      return out;
    }
    if (word == none) return {};
    // 发自北京, or the last piece behind a blank.
    std::size_t place = end;
    for (const std::u32string_view from_word : {U"发自", U"發自"}) {
      const std::size_t found = text_.substr(0, end).find(from_word, at);
      if (found != none && found >= at) {
        out.people = people_in(in_.written(at, found));
        set_place(found + 2, end, out);
        return out;
      }
    }
    if (reported) {
      std::size_t stop = end;
      while (stop > at && text_[stop - 1] == ' ') --stop;
      std::size_t blank = stop;
      while (blank > at && text_[blank - 1] != ' ') --blank;
      if (blank > at && stop - blank >= 2 && stop - blank <= 6) {
        const std::string last = in_.written(blank, stop);
        if (is_known_place(last)) place = blank;
      }
    }
    if (reported && place == end && reporter_and_place(at, end, out) && !out.people.empty()) {
      if (word_at(text_, at, no_place_words()) != 0) out.place.clear();
      return out;
    }
    out.place.clear();
    out.people = people_in(in_.written(at, place));
    if (out.people.empty()) return {};
    if (place < end) set_place(place, end, out);
    return out;
  }

  // 【山城日報／某某某】
  std::optional<Opening> outlet_and_reporter(std::size_t from, std::size_t slash, std::size_t to) {
    Opening out;
    if (outlet_end(from, slash) != slash || !is_clean(from, slash)) return {};
    out.agency = in_.written(from, slash);
    out.people = people_in(in_.written(slash + 1, to));
    if (out.people.size() != 1) return {};
    return out;
  }

  static bool ends_with_credit(std::string_view text) {
    return text.ends_with("摄") || text.ends_with("攝") || text.ends_with("摄影") ||
           text.ends_with("攝影") || text.ends_with("供图") || text.ends_with("供圖") ||
           text.ends_with("翻攝") || text.ends_with("图");
  }

  // Words that may stand before 记者 without an outlet.
  bool skipped(std::size_t from, std::size_t to) const {
    const std::size_t word = word_at(text_, from, before_reporter_words());
    return word != 0 && from + word >= to;
  }

  void set_place(std::size_t from, std::size_t to, Opening& out) {
    from = skip_blanks(text_, from);
    while (to > from && text_[to - 1] == ' ') --to;
    if (from >= to || word_at(text_, from, no_place_words()) != 0 || !is_place(from, to)) return;
    out.place = in_.written(from, to);
  }

  // 本报讯, X网讯, 【X综合报道】, 新华社电.
  std::optional<Opening> undated(std::size_t from, std::size_t to, bool bracketed) {
    std::size_t name = from;
    const bool cited = text_[from] == U'据' || text_[from] == U'據';
    if (cited) ++name;
    const std::size_t end = outlet_end(name, to);
    if (end == none || end - name < 2 || !is_clean(name, end)) return {};
    Opening out;
    out.agency = in_.written(name, end);
    const bool own = is_this_outlet(out.agency);
    const std::size_t at = skip_blanks(text_, end);
    if (bracketed && !cited) {
      if (at >= to) {
        // 【X网】 alone; a single 社 or 台 may end other words.
        const char32_t last = text_[end - 1];
        if (own || last == U'网' || last == U'網' || last == U'报' || last == U'報' ||
            last == U'社') {
          return out;
        }
        return {};
      }
      // 【X报讯】, 【X網專訊】: nothing else in the bracket, but a place.
      for (const Words* words : {&undated_words(), &bracket_words()}) {
        for (const std::u32string_view word : *words) {
          if (to - at < word.size() || text_.substr(to - word.size(), word.size()) != word)
            continue;
          const std::size_t place = to - word.size();
          if (!is_place(at, place) || place - at > 6) continue;
          set_place(at, place, out);
          return out;
        }
      }
    }
    // 新华社电: an agency's only.
    if (std::u32string_view(U"社").find(text_[end - 1]) != none) {
      for (std::size_t place = at; place <= std::min(to, at + 6); ++place) {
        const std::size_t word = word_at(text_, place, {U"电", U"電", U"专电", U"專電"});
        if (word == 0) continue;
        if (!bounded(place + word, to) || !is_place(at, place)) break;
        set_place(at, place, out);
        return out;
      }
    }
    if (cited) return {};
    for (std::size_t place = at; place <= std::min(to, at + 4); ++place) {
      const std::size_t word = word_at(text_, place, undated_words());
      if (word == 0) continue;
      if (place > at && !is_place(at, place)) return {};
      if (goes_on(text_, place + word - 1)) return {};
      const char32_t last = text_[place + word - 1];
      const bool dispatch = last == U'讯' || last == U'訊';
      // X报消息 and X网综合报道 are said in prose, too; only a blank or mark sets them apart.
      if (!dispatch && !bounded(place + word, to)) return {};
      // 某某网科技资讯: another word than the formula's.
      if (place > at && dispatch && !own && word == 1 &&
          std::u32string_view(U"资通视简短音喜電电").find(text_[place - 1]) != none)
        return {};
      set_place(at, place, out);
      return out;
    }
    return {};
  }

  bool bounded(std::size_t at, std::size_t to) const {
    if (at >= to || at >= text_.size()) return true;
    const char32_t c = text_[at];
    return c == ' ' || opens_bracket(c) || c == ':' || c == U'：' || c == ',' || c == U'，' ||
           is_digit(c);
  }

  Characters in_;
  std::u32string_view text_;
};

}  // namespace

std::optional<Opening> read_chinese_opening(std::string_view paragraph, bool alone) {
  return Reader(paragraph).read(alone);
}

}  // namespace weiguan::extract
