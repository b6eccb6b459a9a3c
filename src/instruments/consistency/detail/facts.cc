#include "instruments/consistency/detail/facts.h"

#include <algorithm>
#include <utility>

#include "instruments/consistency/detail/context.h"
#include "instruments/consistency/detail/roles.h"
#include "text/fold.h"
#include "text/sentences.h"

namespace weiguan::consistency {

namespace {

constexpr std::size_t enough = 4;  // Two English words or four Chinese characters.

std::string part(std::string_view text, const Range& range) {
  return std::string(text.substr(range.begin, range.end - range.begin));
}

bool within(const Range& inner, const Range& outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

bool is_question(std::string_view sentence) {
  const std::size_t last = sentence.find_last_not_of(" \n\"'*”");
  const std::string end = fold(sentence.substr(0, last == std::string_view::npos ? 0 : last + 1));
  return !end.empty() && end.back() == '?';
}

// The line that holds the byte, and whether it is one of a list.
Range line_of(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t end = text.find('\n', at);
  return {
      before == std::string_view::npos ? 0 : before + 1,
      end == std::string_view::npos ? text.size() : end};
}

bool is_listed(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = line.substr(at);
  if (rest.substr(0, 2) == "- " || rest.substr(0, 2) == "* " || rest.substr(0, 2) == "+ " ||
      rest.substr(0, 3) == "•") {
    return true;
  }
  const std::size_t digits = rest.find_first_not_of("0123456789");
  if (digits == std::string_view::npos || digits == 0) return false;
  const std::string_view mark = rest.substr(digits);
  return mark.substr(0, 2) == ". " || mark.substr(0, 1) == ")" || mark.substr(0, 3) == "、";
}

// What a list is of: the last line before it that is none of it.
std::string head_of(std::string_view text, const Range& line) {
  if (!is_listed(text.substr(line.begin, line.end - line.begin))) return {};
  std::size_t end = line.begin;
  while (end > 0) {
    const Range before = line_of(text, end - 1);
    const std::string_view words = text.substr(before.begin, before.end - before.begin);
    if (words.find_first_not_of(" \t\r") != std::string_view::npos && !is_listed(words)) {
      return fold(words);
    }
    end = before.begin;
  }
  return " ";
}

bool is_table(std::string_view line) {
  return std::count(line.begin(), line.end(), '|') > 1;
}

std::vector<Statement> stated(std::string_view text, const Range& sentence) {
  const std::string_view words = text.substr(sentence.begin, sentence.end - sentence.begin);
  std::vector<Statement> all = values(words);
  for (Statement& name : names_in_roles(words)) {
    const bool free = std::none_of(all.begin(), all.end(), [&name](const Statement& one) {
      return one.range.begin < name.range.end && name.range.begin < one.range.end;
    });
    if (free) all.push_back(std::move(name));
  }
  std::sort(all.begin(), all.end(), [](const Statement& a, const Statement& b) {
    return a.range.begin < b.range.begin;
  });
  for (Statement& one : all) {
    one.range.begin += sentence.begin;
    one.range.end += sentence.begin;
  }
  return all;
}

bool is_date(const Statement& value) {
  return value.kind == Kind::year || value.kind == Kind::date;
}

bool is_one_kind(const Statement& a, const Statement& b) {
  return (a.kind == b.kind || (is_date(a) && is_date(b))) && a.percent == b.percent;
}

bool all_agree(const std::vector<Statement>& a, const std::vector<Statement>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (!is_one_kind(a[at], b[at]) || !agree(a[at], b[at])) return false;
  }
  return true;
}

// The front of what is said before both: a name's first words.
bool leads_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  const std::size_t many = std::min<std::size_t>({a.size(), b.size(), 3});
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(many), b.begin());
}

// Whether the shorter one leaves out the subject of the longer one, and which one it is is plain.
bool is_same_without_subject(
    const Fact& shorter, const Fact& longer, const std::vector<std::string>& question) {
  const std::size_t more = longer.words.size() - shorter.words.size();
  const auto from = longer.words.begin();
  const auto end_of_subject = from + static_cast<std::ptrdiff_t>(more);
  if (shorter.relative || weight(longer.words) < enough ||
      !std::equal(shorter.words.begin(), shorter.words.end(), end_of_subject)) {
    return false;
  }
  if (!shorter.pronoun && more <= shorter.lead.size() &&
      std::equal(from, end_of_subject, shorter.lead.begin())) {
    return true;
  }
  return shorter.first && shorter.lead.empty() &&
         std::all_of(from, end_of_subject, [&question](const std::string& word) {
           return std::find(question.begin(), question.end(), word) != question.end();
         });
}

}  // namespace

std::vector<Fact> facts(std::string_view text) {
  std::vector<Fact> all;
  bool first = true;
  for (const Range& sentence : sentences(text)) {
    const Range line = line_of(text, sentence.begin);
    if (is_question(text.substr(sentence.begin, sentence.end - sentence.begin)) ||
        is_table(text.substr(line.begin, line.end - line.begin))) {
      continue;
    }
    const std::vector<Statement> values = stated(text, sentence);
    std::vector<Range> ranges;
    for (const Statement& one : values) ranges.push_back(one.range);
    std::vector<std::string> lead;
    std::vector<Statement> dates;
    for (const Clause& clause : clauses(text, sentence, ranges)) {
      std::vector<Statement> here;
      for (const Statement& one : values) {
        if (within(one.range, clause.range)) here.push_back(one);
      }
      for (std::size_t at = 0; at < here.size(); ++at) {
        Fact fact;
        fact.value = here[at];
        fact.clause = clause.range;
        fact.shown = part(text, here[at].range);
        fact.context = part(text, clause.range);
        fact.words = clause.words;
        fact.lead = lead;
        fact.others = here;
        fact.others.erase(fact.others.begin() + static_cast<std::ptrdiff_t>(at));
        fact.dates_before = dates;
        fact.place = at;
        fact.first = first;
        fact.relative = clause.relative;
        fact.pronoun = clause.pronoun;
        fact.head = head_of(text, line);
        all.push_back(std::move(fact));
      }
      std::copy_if(here.begin(), here.end(), std::back_inserter(dates), is_date);
      lead.insert(lead.end(), clause.words.begin(), clause.words.end());
    }
    first = false;
  }
  return all;
}

bool same_slot(const Fact& a, const Fact& b, const std::vector<std::string>& question) {
  if (!is_one_kind(a.value, b.value) || a.place != b.place || a.head != b.head ||
      !all_agree(a.others, b.others)) {
    return false;
  }
  // A number of one day and the number of another are two things.
  if (!is_date(a.value) && !all_agree(a.dates_before, b.dates_before)) return false;
  if (a.words == b.words) {
    const bool plain = weight(a.words) >= enough && !a.pronoun && !b.pronoun && !a.relative &&
                       !b.relative && leads_agree(a.lead, b.lead);
    return plain || (a.first && b.first && a.lead == b.lead);
  }
  if (a.words.size() == b.words.size()) return false;
  return a.words.size() < b.words.size() ? is_same_without_subject(a, b, question)
                                         : is_same_without_subject(b, a, question);
}

}  // namespace weiguan::consistency
