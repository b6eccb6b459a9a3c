#include "instruments/consistency/detail/context.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::consistency {

namespace {

const std::set<std::string, std::less<>>& little_words() {
  static const std::set<std::string, std::less<>> words = {
      "a",       "an",         "the",        "in",         "on",          "at",       "of",
      "to",      "was",        "were",       "is",         "are",         "be",       "been",
      "had",     "has",        "have",       "by",         "from",        "it",       "its",
      "this",    "that",       "as",         "with",       "did",         "does",     "do",
      "then",    "there",      "also",       "he",         "she",         "they",     "his",
      "her",     "their",      "who",        "which",      "year",        "around",   "about",
      "finally", "officially", "eventually", "ultimately", "permanently", "formally", "only",
      "total",   "some",       "的",         "了",         "于",          "在",       "是",
      "有",      "也",         "就",         "而",         "且",          "其",       "该",
      "这",      "那",         "之",         "着",         "共",          "曾",       "已",
      "将",      "即",         "为",         "由",         "被",          "从",       "自",
      "到",      "至",         "则",         "又",         "它",          "他",       "她"};
  return words;
}

struct Same {
  std::vector<std::string> words;
  std::string stands_for;  // Empty: left out.
};

// Ways of saying one thing.  General ones only; 死 and killed are not one.
const std::vector<Same>& same_words() {
  static const std::vector<Same> all = [] {
    const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> groups = {
        {"closed",
         {"closed",
          "closed down",
          "shut down",
          "ceased publication",
          "ceased publishing",
          "stopped publishing",
          "stopped publication",
          "folded"}},
        {"founded",
         {"founded",
          "established",
          "set up",
          "started publication",
          "first published",
          "launched"}},
        {"died", {"died", "passed away"}},
        {"停刊", {"停刊", "停办", "关闭", "停止出版", "停止发行", "终刊", "停止运营"}},
        {"创办", {"创办", "创刊", "创立", "成立", "创建", "建立"}},
        {"去世", {"去世", "逝世", "病逝", "辞世"}},
        {"出生", {"出生", "生于", "诞生"}},
        {"死亡", {"死亡", "遇难", "丧生", "罹难"}},
        {"",
         {"正式",
          "最终",
          "最后",
          "后来",
          "宣布",
          "终于",
          "已经",
          "曾经",
          "目前",
          "总共",
          "一共",
          "当年",
          "公元"}}};
    std::vector<Same> made;
    for (const auto& [stands_for, ways] : groups) {
      for (const std::string_view way : ways) {
        Same one;
        one.stands_for = stands_for;
        for (std::string& token : tokens(way)) one.words.push_back(std::move(token));
        made.push_back(std::move(one));
      }
    }
    std::stable_sort(made.begin(), made.end(), [](const Same& a, const Same& b) {
      return a.words.size() > b.words.size();
    });
    return made;
  }();
  return all;
}

std::vector<std::string> in_one_form(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    const Same* found = nullptr;
    for (const Same& one : same_words()) {
      if (one.words.size() > words.size() - at) continue;
      if (!std::equal(
              one.words.begin(), one.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
        continue;
      found = &one;
      break;
    }
    if (found != nullptr) {
      if (!found->stands_for.empty()) out.push_back(found->stands_for);
      at += found->words.size();
      continue;
    }
    if (little_words().count(words[at]) == 0) out.push_back(words[at]);
    ++at;
  }
  return out;
}

bool parts(const Piece& piece) {
  if (piece.kind == PieceKind::word) {
    constexpr std::array<std::string_view, 20> openers = {
        "and",     "but",      "after",  "because", "when",  "while",  "following",
        "due",     "amid",     "which",  "who",     "where", "before", "since",
        "despite", "although", "though", "whose",   "if",    "whereas"};
    return std::find(openers.begin(), openers.end(), piece.folded) != openers.end();
  }
  if (piece.kind != PieceKind::sign) return false;
  constexpr std::array<std::string_view, 13> signs = {
      ",", ";", ":", "(", ")", "、", "—", "–", "…", "“", "”", "|", "\t"};
  return std::find(signs.begin(), signs.end(), piece.folded) != signs.end();
}

// A clause that is being read.
struct Open {
  Clause clause;
  std::vector<std::string> raw;
  bool empty = true;
  bool bracket = false;  // Opened by one: of what stands before.
};

void add(Open& open, const Piece& piece) {
  if (open.empty) open.clause.range.begin = piece.begin;
  open.clause.range.end = piece.end;
  open.empty = false;
}

void look_at_front(Clause& clause, const std::vector<std::string>& raw) {
  if (raw.empty()) return;
  const std::string& first = raw.front();
  clause.relative =
      first == "which" || first == "who" || first == "whose" || first == "where" || first == "其";
  clause.pronoun = first == "it" || first == "he" || first == "she" || first == "they" ||
                   first == "its" || first == "他" || first == "她" || first == "它" ||
                   first == "该" || first == "此" || first == "其" || first == "this" ||
                   first == "these" || first == "those" || first == "这";
}

bool has_words(const Open& open) {
  return !in_one_form(open.raw).empty();
}

void join(Open& to, const Open& from) {
  to.raw.insert(to.raw.end(), from.raw.begin(), from.raw.end());
  to.clause.range.begin = std::min(to.clause.range.begin, from.clause.range.begin);
  to.clause.range.end = std::max(to.clause.range.end, from.clause.range.end);
}

}  // namespace

std::vector<Clause> clauses(
    std::string_view text, const Range& sentence, const std::vector<Range>& left_out) {
  std::vector<Open> read(1);
  auto out = left_out.begin();
  PieceReader reader(text.substr(sentence.begin, sentence.end - sentence.begin));
  for (Piece piece; reader.next(piece);) {
    piece.begin += sentence.begin;
    piece.end += sentence.begin;
    while (out != left_out.end() && out->end <= piece.begin) ++out;
    if (out != left_out.end() && out->begin < piece.end) {
      add(read.back(), piece);
      continue;
    }
    if (parts(piece)) {
      if (!read.back().empty) read.emplace_back();
      read.back().bracket = piece.folded == "(";
    }
    if (piece.kind != PieceKind::word && piece.kind != PieceKind::character) continue;
    add(read.back(), piece);
    read.back().raw.emplace_back(piece.folded);
  }
  std::vector<Open> whole;
  bool before_is_bare = false;
  for (Open& one : read) {
    if (one.empty) continue;
    if (before_is_bare) {
      join(one, whole.back());
      whole.back() = std::move(one);
    } else {
      whole.push_back(std::move(one));
    }
    before_is_bare = !has_words(whole.back());
    if (before_is_bare && whole.back().bracket && whole.size() > 1) {
      const Open bracket = std::move(whole.back());
      whole.pop_back();
      join(whole.back(), bracket);
      before_is_bare = false;
    }
  }
  if (before_is_bare && whole.size() > 1) {
    const Open last = std::move(whole.back());
    whole.pop_back();
    join(whole.back(), last);
  }
  std::vector<Clause> clauses;
  for (Open& one : whole) {
    look_at_front(one.clause, one.raw);
    one.clause.words = in_one_form(one.raw);
    clauses.push_back(std::move(one.clause));
  }
  return clauses;
}

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> words;
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    if (piece.kind == PieceKind::word || piece.kind == PieceKind::character) {
      words.emplace_back(piece.folded);
    }
  }
  return in_one_form(words);
}

std::size_t weight(const std::vector<std::string>& words) {
  std::size_t sum = 0;
  for (const std::string& one : words) {
    std::size_t at = 0;
    const bool cjk = !one.empty() && is_cjk(next_character(one, at));
    sum += cjk ? count_characters(one) : 2;
  }
  return sum;
}

}  // namespace weiguan::consistency
