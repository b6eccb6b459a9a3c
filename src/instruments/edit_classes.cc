#include "instruments/edit_classes.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "instruments/edit_passages.h"
#include "instruments/pack_phrases.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using detail::weight_of;

constexpr std::array<Choice, edit_classes> choices = {
    {{"name", {"a name, a title or a body changed", "人名、职务或机构名称改动"}},
     {"phrase", {"a phrase of the glossary came or went", "提法增删"}},
     {"headline", {"the headline changed", "标题改动"}},
     {"number", {"a number changed", "数字改动"}},
     {"hardened", {"the wording became harder", "措辞趋硬"}},
     {"softened", {"the wording became softer", "措辞趋软"}},
     {"removed", {"a passage was removed", "删去段落"}},
     {"added", {"a passage was added", "增加段落"}},
     {"rewritten", {"a passage was rewritten", "改写段落"}},
     {"wording", {"other words changed", "其他字词改动"}},
     {"moved", {"a passage was moved", "段落移位"}},
     {"typo", {"a slip was mended", "错别字更正"}},
     {"punctuation", {"punctuation only", "仅标点不同"}},
     {"links", {"links lead elsewhere", "仅链接地址不同"}},
     {"markup", {"tags only", "仅标签不同"}}}};

enum Wordings : std::size_t { hedge, intensifier, other };

std::vector<CountedPhrase> glossary_of(const Packs& packs) {
  std::vector<CountedPhrase> phrases;
  for (const Phrase& one : packs.phrases()) {
    phrases.push_back(phrase_of(wordings(one)));
    phrases.back().with = one.with;
    phrases.back().without = one.without;
  }
  return phrases;
}

constexpr std::array<std::string_view, 12> negations = {
    "不", "没", "未", "无", "非", "勿", "莫", "not", "no", "never", "cannot", "without"};

// Something that stands in a text and has a key: a cue, a word, a number.
struct Mark {
  Range range;
  std::string key;
  NameKind kind = NameKind::name;
};

std::string_view part(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

// An empty range lies in what goes on before and behind it.
bool overlaps(const Range& a, const Range& b) {
  return a.begin < b.end && b.begin < a.end;
}

std::vector<const Mark*> within(const std::vector<Mark>& marks, const Range& range) {
  std::vector<const Mark*> found;
  for (const Mark& one : marks) {
    if (overlaps(one.range, range)) found.push_back(&one);
  }
  return found;
}

// What stands in one of the two only.
struct OneSided {
  std::vector<const Mark*> before, after;

  bool empty() const { return before.empty() && after.empty(); }
};

OneSided one_sided(
    const std::vector<Mark>& before, const std::vector<Mark>& after, const Operation& operation) {
  OneSided found{within(before, operation.before), within(after, operation.after)};
  for (auto left = found.before.begin(); left != found.before.end();) {
    const auto same = std::ranges::find_if(
        found.after, [&](const Mark* one) { return one->key == (*left)->key; });
    if (same == found.after.end()) {
      ++left;
    } else {
      found.after.erase(same);
      left = found.before.erase(left);
    }
  }
  return found;
}

std::vector<Mark> matches_of(const PhraseMatcher& matcher, std::string_view text) {
  std::vector<PhraseMatch> matches;
  matcher.find(text, matches);
  std::vector<Mark> marks;
  marks.reserve(matches.size());
  for (const PhraseMatch& one : matches)
    marks.push_back({{one.begin, one.end}, fmt::format("{}", one.phrase)});
  return marks;
}

struct Marks {
  std::vector<Mark> names, numbers, hedges, intensifiers, phrases;
  std::vector<Range> sentences;
};

// How many operations of one text are looked at one by one; more of them are a rewritten text.
constexpr std::size_t most_judged = 2000;

class Judging {
 public:
  Judging(std::string_view before, std::string_view after, Marks left, Marks right)
      : before_(before), after_(after), left_(std::move(left)), right_(std::move(right)) {}

  JudgedOperation judge(const Operation& operation) const {
    JudgedOperation one;
    one.operation = operation;
    if (operation.signs) {
      put(one, EditClass::punctuation, weight_of(EditClass::punctuation));
      return one;
    }
    const bool passage = judge_passage(one);
    if (!passage) {
      judge_name(one);
      judge_number(one);
      if (one.classes.empty()) judge_rest(one);
    }
    judge_wording(one, passage);
    judge_phrase(one);
    std::ranges::sort(one.classes);
    return one;
  }

 private:
  static void put(JudgedOperation& one, EditClass what, int severity) {
    if (std::ranges::find(one.classes, what) == one.classes.end()) one.classes.push_back(what);
    one.severity = std::max(one.severity, severity);
  }

  // In CJK characters; a letter is a quarter of one.
  static std::size_t size(std::string_view text) {
    std::size_t quarters = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_character(text, at);
      if (is_cjk(c)) quarters += 4;
      if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9'))
        ++quarters;
    }
    return (quarters + 3) / 4;
  }

  // Whether it covers a sentence of some length, or a paragraph.
  static bool covers_sentence(
      std::string_view text, const std::vector<Range>& sentences, const Range& range) {
    constexpr std::size_t least = 8;
    const auto first = std::ranges::lower_bound(sentences, range.begin, {}, &Range::end);
    for (auto at = first; at != sentences.end() && at->begin < range.end; ++at) {
      if (at->begin < range.begin) continue;
      // A sign may be left of it, which both sides have.
      const std::string_view rest =
          range.end < at->end ? part(text, {range.end, at->end}) : std::string_view{};
      if (size(rest) > 0 || (range.end < at->end && rest.size() > 6)) continue;
      const bool paragraph = (at->begin == 0 || text[at->begin - 1] == '\n') &&
                             (at->end == text.size() || text[at->end] == '\n');
      if (paragraph || size(part(text, *at)) >= least) return true;
    }
    return false;
  }

  bool judge_passage(JudgedOperation& one) const {
    constexpr std::size_t least = 20;
    const Operation& operation = one.operation;
    const std::size_t gone = size(part(before_, operation.before)),
                      come = size(part(after_, operation.after));
    const bool all_gone = covers_sentence(before_, left_.sentences, operation.before),
               all_come = covers_sentence(after_, right_.sentences, operation.after);
    const bool much_gone = gone >= least || all_gone, much_come = come >= least || all_come;
    if (!much_gone && !much_come) return false;
    const int greater = static_cast<int>(std::min<std::size_t>(std::max(gone, come) / 12, 20));
    if (much_gone && come * 5 <= gone) {
      put(one,
          EditClass::removed,
          weight_of(EditClass::removed) + greater + leaders(true, operation));
    } else if (much_come && gone * 5 <= come) {
      put(one, EditClass::added, weight_of(EditClass::added) + greater);
    } else if (std::max(gone, come) >= least || (all_gone && all_come && gone != come)) {
      put(one, EditClass::rewritten, weight_of(EditClass::rewritten) + greater);
    } else {
      return false;
    }
    return true;
  }

  int leaders(bool gone, const Operation& operation) const {
    const auto found =
        within(gone ? left_.names : right_.names, gone ? operation.before : operation.after);
    const auto leads = [](const Mark* one) { return one->kind == NameKind::leader; };
    return std::ranges::any_of(found, leads) ? 8 : 0;
  }

  static int severity_of(NameKind kind) {
    switch (kind) {
      case NameKind::leader:
        return detail::leader_severity;
      case NameKind::body:
        return 90;
      case NameKind::title:
        return 88;
      case NameKind::name:
        return 85;
      case NameKind::work:
        return 80;
    }
    return 0;
  }

  void judge_name(JudgedOperation& one) const {
    const Operation& operation = one.operation;
    // Capitals come and go without another name.
    if (fold(part(before_, operation.before)) == fold(part(after_, operation.after))) return;
    const OneSided found = one_sided(left_.names, right_.names, operation);
    for (const auto* side : {&found.before, &found.after}) {
      for (const Mark* mark : *side) put(one, EditClass::name, severity_of(mark->kind));
    }
  }

  void judge_number(JudgedOperation& one) const {
    const OneSided found = one_sided(left_.numbers, right_.numbers, one.operation);
    if (found.empty()) return;
    const bool replaced = !found.before.empty() && !found.after.empty();
    put(one, EditClass::number, weight_of(EditClass::number) - (replaced ? 0 : 15));
  }

  void judge_wording(JudgedOperation& one, bool passage) const {
    if (passage && one.classes.front() != EditClass::rewritten) return;
    const OneSided hedges = one_sided(left_.hedges, right_.hedges, one.operation),
                   intensifiers = one_sided(left_.intensifiers, right_.intensifiers, one.operation);
    const std::size_t softer = hedges.after.size() + intensifiers.before.size(),
                      harder = hedges.before.size() + intensifiers.after.size();
    if (softer == harder) return;
    std::erase(one.classes, EditClass::typo);
    std::erase(one.classes, EditClass::wording);
    const EditClass what = softer > harder ? EditClass::softened : EditClass::hardened;
    put(one, what, weight_of(what));
  }

  void judge_phrase(JudgedOperation& one) const {
    const OneSided found = one_sided(left_.phrases, right_.phrases, one.operation);
    if (found.empty()) return;
    std::erase(one.classes, EditClass::typo);
    std::erase(one.classes, EditClass::wording);
    put(one, EditClass::phrase, weight_of(EditClass::phrase));
  }

  void judge_rest(JudgedOperation& one) const {
    const std::string_view gone = part(before_, one.operation.before),
                           come = part(after_, one.operation.after);
    if (negates(gone) != negates(come)) {
      put(one, EditClass::wording, weight_of(EditClass::softened) + 2);
      return;
    }
    const std::size_t most = std::max(one.operation.deleted, one.operation.inserted);
    const bool chinese =
        size(gone) == count_characters(gone) && size(come) == count_characters(come);
    const bool one_word = gone.find(' ') == gone.npos && come.find(' ') == come.npos;
    const bool both = !gone.empty() && !come.empty();
    const bool slip = chinese ? most <= 1 || (both && same_characters(gone, come))
                              : one_word && both && most <= 2;
    const EditClass what = slip ? EditClass::typo : EditClass::wording;
    put(one, what, weight_of(what));
  }

  // In another order.
  static bool same_characters(std::string_view a, std::string_view b) {
    const auto sorted = [](std::string_view text) {
      std::u32string all;
      for (std::size_t at = 0; at < text.size();) all += next_character(text, at);
      std::ranges::sort(all);
      return all;
    };
    return sorted(a) == sorted(b);
  }

  static bool negates(std::string_view text) {
    const std::vector<std::string> all = tokens(text);
    return std::ranges::any_of(all, [](const std::string& word) {
      return std::ranges::find(negations, word) != negations.end();
    });
  }

  std::string_view before_, after_;
  Marks left_, right_;
};

std::vector<Mark> numbers_of(std::string_view text) {
  std::vector<Mark> marks;
  for (const Number& one : numbers(text))
    marks.push_back({one.range, fmt::format("{:.10g}{}", one.value, one.percent ? "%" : "")});
  return marks;
}

}  // namespace

std::span<const Choice> edit_class_choices() {
  return choices;
}

std::string names_of(const std::vector<EditClass>& classes) {
  std::string all;
  for (const EditClass one : classes) {
    if (!all.empty()) all += ", ";
    all += choices[static_cast<std::size_t>(one)].name;
  }
  return all;
}

EditJudge::EditJudge(const Packs& packs)
    : wording_(wording_phrases(packs), Overlap::longest),
      outlets_(outlet_phrases(packs), Overlap::longest),
      phrases_(glossary_of(packs), Overlap::longest) {
  for (const WordGroup* group : {&packs.wording().speech, &packs.wording().clause_speech}) {
    for (const std::string& one : group->zh) verbs_.push_back(fold(one));
  }
}

void EditJudge::judge_text(
    std::string_view before, std::string_view after, bool headline, Edit& edit) const {
  const Difference difference = diff(before, after);
  edit.changed = edit.changed || difference.changed;
  edit.deleted += difference.deleted;
  edit.inserted += difference.inserted;
  edit.rough = edit.rough || difference.rough;
  if (!headline) {
    edit.before = difference.before;
    edit.after = difference.after;
  }
  if (difference.operations.empty()) return;
  const auto marks_of = [&](std::string_view text) {
    Marks marks;
    for (NameCue& one : name_cues(text, verbs_))
      marks.names.push_back({one.range, std::move(one.key), one.kind});
    for (const Mark& one : matches_of(outlets_, text))
      marks.names.push_back({one.range, "outlet " + one.key, NameKind::body});
    for (const Mark& one : matches_of(wording_, text)) {
      if (one.key == "0") marks.hedges.push_back({one.range, fold(part(text, one.range))});
      if (one.key == "1") marks.intensifiers.push_back({one.range, fold(part(text, one.range))});
    }
    marks.phrases = matches_of(phrases_, text);
    marks.numbers = numbers_of(text);
    marks.sentences = sentences(text);
    return marks;
  };
  const Judging judging(before, after, marks_of(before), marks_of(after));
  std::vector<JudgedOperation> operations;
  for (const Operation& operation : difference.operations) {
    if (operations.size() < most_judged) {
      operations.push_back(judging.judge(operation));
    } else {
      JudgedOperation one;
      one.operation = operation;
      one.classes = {operation.signs ? EditClass::punctuation : EditClass::rewritten};
      one.severity = weight_of(one.classes.front());
      operations.push_back(std::move(one));
    }
  }
  detail::find_moved(before, after, operations);
  detail::find_rewritten(before, operations);
  for (JudgedOperation& one : operations) {
    one.headline = headline;
    if (headline && !one.operation.signs) {
      const int headline_weight = weight_of(EditClass::headline);
      one.classes.push_back(EditClass::headline);
      std::ranges::sort(one.classes);
      std::erase(one.classes, EditClass::typo);
      one.severity = std::min(100, std::max(headline_weight, one.severity + 3));
    }
    edit.operations.push_back(std::move(one));
  }
}

Edit EditJudge::judge(const EditText& before, const EditText& after) const {
  Edit edit;
  if (!before.title.empty() && !after.title.empty())
    judge_text(before.title, after.title, true, edit);
  judge_text(before.text, after.text, false, edit);
  std::array<std::size_t, edit_classes> counts{};
  for (const JudgedOperation& one : edit.operations) {
    edit.severity = std::max(edit.severity, one.severity);
    for (const EditClass what : one.classes) ++counts[static_cast<std::size_t>(what)];
  }
  for (std::size_t i = 0; i < edit_classes; ++i) {
    if (counts[i] > 0) edit.classes.push_back(static_cast<EditClass>(i));
  }
  // Of equally heavy ones that which changes more stands first; no class is lifted to the next.
  constexpr std::size_t most_more = 4;
  if (edit.changed) {
    const std::size_t more = (edit.deleted + edit.inserted) / 50;
    edit.severity = std::min(100, edit.severity + static_cast<int>(std::min(more, most_more)));
  }
  return edit;
}

}  // namespace weiguan
