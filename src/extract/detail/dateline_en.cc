#include "extract/detail/dateline_en.h"

#include <algorithm>
#include <array>

#include "extract/detail/people.h"
#include "extract/detail/strings.h"
#include "text/months.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

// The month a word names, "Sept." too; 0 for others.
int month_of(std::string_view word) {
  std::string small = lower(word);
  if (small.ends_with('.')) small.pop_back();
  if (small.size() < 3) return 0;
  for (std::size_t i = 0; i < english_months.size(); ++i) {
    if (english_months[i].starts_with(small)) return static_cast<int>(i) + 1;
  }
  return 0;
}

int number_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int number = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "July 2", "2 July", "July 2, 2024" at the end of `head`, which is cut before it.
void take_date(std::string_view& head, Opening& out) {
  std::vector<std::string_view> words = words_of(head);
  const auto bare = [](std::string_view word) {
    while (word.ends_with(',')) word.remove_suffix(1);
    return word;
  };
  std::size_t left = words.size();
  int year = 0;
  if (left >= 3) {
    const int number = number_of(bare(words[left - 1]));
    if (number >= 1900 && number <= 2100) {
      year = number;
      --left;
    }
  }
  if (left < 2) return;
  const std::string_view last = bare(words[left - 1]);
  const std::string_view before = bare(words[left - 2]);
  int month = month_of(before);
  int day = number_of(last);
  if (month == 0 || day < 1) {
    month = month_of(last);
    day = number_of(before);
  }
  if (month == 0 || day < 1 || day > 31) return;
  out.month = month;
  out.day = day;
  out.year = year;
  head = head.substr(0, static_cast<std::size_t>(words[left - 2].data() - head.data()));
  head = trim(head);
  while (head.ends_with(',')) head = trim(head.substr(0, head.size() - 1));
}

bool is_no_place(std::string_view word) {
  static const Words words = {
      "UPDATE",    "UPDATED",    "WATCH",   "BREAKING",  "EXCLUSIVE", "NOTE",          "VIDEO",
      "PHOTOS",    "PHOTO",      "OPINION", "LIVE",      "WARNING",   "CORRECTION",    "ANALYSIS",
      "REVIEW",    "EDITORIAL",  "COMMENT", "INTERVIEW", "FEATURE",   "READ",          "SPOILER",
      "ALERT",     "COLUMN",     "POLL",    "QUIZ",      "NASA",      "FBI",           "CEO",
      "USA TODAY", "TODAY",      "HOW TO",  "FACT",      "MORE",      "NEW",           "HELP",
      "ABOUT",     "PICTURES",   "GALLERY", "REPORT",    "NEWS",      "EDITOR'S NOTE", "SPONSORED",
      "CORRECTED", "DEVELOPING", "PREVIEW", "TIP",       "BONUS",     "MONDAY",        "TUESDAY",
      "WEDNESDAY", "THURSDAY",   "FRIDAY",  "SATURDAY",  "SUNDAY",    "STEP",          "PROS",
      "CONS",      "VERDICT",    "RATING",  "SCORE",     "RELATED",   "HOT",           "DAY",
      "WEEK",      "PART",       "CHAPTER", "QUESTION",  "ANSWER",    "TITLE",         "WORLD"};
  static const Words begins = {
      "UPDATE ",
      "WATCH ",
      "READ ",
      "EXCLUSIVE ",
      "BREAKING ",
      "VIDEO ",
      "PHOTOS ",
      "CORRECTION ",
      "WORLD ",
      "HOW "};
  if (std::find(words.begin(), words.end(), word) != words.end() || starts_with_any(word, begins)) {
    return true;
  }
  return false;
}

// "BEIJING", "NEW YORK/LONDON", "ST. PAUL, Minn."; with an agency also "Beijing, China".
bool is_place(std::string_view text, bool with_agency) {
  if (text.size() < 2 || text.size() > 48) return false;
  const std::string_view first = text.substr(0, text.find(','));
  std::size_t letters = 0;
  std::size_t small = 0;
  for (const char c : first) {
    if (is_letter(c) || (c & 0x80) != 0) {
      ++letters;
      small += c >= 'a' && c <= 'z' ? 1 : 0;
    } else if (c != ' ' && c != '.' && c != '-' && c != '/' && c != '\'') {
      return false;
    }
  }
  if (is_no_place(first)) return false;
  // "McALLEN" has one.
  const bool large = small <= 1 && letters >= 4;
  // "Dekalb, Ill.": a state's abbreviation tells a place in small letters.
  const std::string_view state =
      first.size() < text.size() ? trim(text.substr(first.size() + 1)) : std::string_view();
  const bool abbreviated = state.size() >= 3 && state.size() <= 6 && state.ends_with('.');
  if (!large && !with_agency && !abbreviated) return false;
  if (letters < 2) return false;
  std::size_t words = 0;
  for (const std::string_view word : words_of(text)) {
    ++words;
    const char c = word.front();
    const bool joins =
        word == "de" || word == "of" || word == "al" || word == "la" || word == "and";
    if (!is_upper(c) && (c & 0x80) == 0 && !(joins && words > 1)) return false;
    for (const char one : word) {
      if (one >= '0' && one <= '9') return false;
      if (one == ':' || one == '"' || one == '!' || one == '?' || one == ';') return false;
    }
  }
  return words <= 5 && std::count(text.begin(), text.end(), ',') <= 2;
}

bool is_agency(std::string_view text) {
  static const Words none = {
      "VIDEO",
      "UPDATE",
      "UPDATED",
      "PHOTO",
      "PHOTOS",
      "PDF",
      "OPINION",
      "AUDIO",
      "LIVE",
      "ABOVE",
      "LEFT",
      "RIGHT",
      "TOP",
      "PICTURED"};
  if (text.size() < 2 || text.size() > 40 || !is_upper(text.front())) return false;
  if (std::find(none.begin(), none.end(), text) != none.end()) return false;
  if (text[1] == '-') return false;  // (R-Texas): a party.
  std::size_t words = 0;
  for (const std::string_view word : words_of(text)) {
    ++words;
    for (const char c : word) {
      if (!is_letter(c) && c != '.' && c != '/' && c != '\'' && c != '-' && c != '&') return false;
    }
  }
  return words <= 4;
}

bool is_abbreviation(std::string_view text) {
  return text.size() >= 2 && text.size() <= 6 && std::all_of(text.begin(), text.end(), is_upper);
}

// The first dash, with its length; npos where none is near.
std::size_t dash_in(std::string_view text, std::size_t& length) {
  static const Words dashes = {" -- ", " — ", " – ", " - ", " ― ", "—", "--", "–- ", " -"};
  std::size_t best = std::string_view::npos;
  for (const std::string_view dash : dashes) {
    const std::size_t at = text.find(dash);
    if (at < best) {
      best = at;
      length = dash.size();
    }
  }
  return best;
}

}  // namespace

std::optional<Opening> read_english_opening(std::string_view paragraph) {
  const std::string_view text = trim(paragraph.substr(0, 120));
  if (text.size() < 12 || !(is_upper(text.front()) || text.front() == '(')) return {};
  Opening out;
  std::size_t length = 0;
  const std::size_t dash = dash_in(text, length);
  // "(CNN) A train ...": an abbreviation needs no dash.
  if (text.front() == '(') {
    const std::size_t close = text.find(')');
    if (close == std::string_view::npos || !is_agency(text.substr(1, close - 1))) return {};
    const bool dashed = dash != std::string_view::npos && dash <= close + 2;
    if (!dashed && !(is_abbreviation(text.substr(1, close - 1)) && close + 2 < text.size() &&
                     (is_upper(text[close + 1]) || is_upper(text[close + 2])))) {
      return {};
    }
    out.agency = text.substr(1, close - 1);
    return out;
  }
  // "Hong Kong (CNN)A train ...": glued to the text it opens.
  if (const std::size_t close = text.find(')');
      close < dash && close + 1 < text.size() && is_upper(text[close + 1])) {
    const std::size_t open = text.rfind('(', close);
    if (open == std::string_view::npos || open < 2) return {};
    const std::string_view place = trim(text.substr(0, open));
    const std::string_view agency = text.substr(open + 1, close - open - 1);
    if (!is_agency(agency) || !is_place(place, true)) return {};
    out.agency = agency;
    out.place = place;
    return out;
  }
  if (dash == std::string_view::npos || dash < 2) return {};
  std::string_view head = trim(text.substr(0, dash));
  if (head.ends_with(')')) {
    const std::size_t open = head.rfind('(');
    if (open == std::string_view::npos) return {};
    const std::string_view agency = head.substr(open + 1, head.size() - open - 2);
    if (!is_agency(agency)) return {};
    out.agency = agency;
    head = trim(head.substr(0, open));
  }
  // "By Ann Lee (AFP) -"
  if (head.starts_with("By ") && !out.agency.empty()) {
    out.people = people_in(head.substr(3));
    return out;
  }
  take_date(head, out);
  if (head.empty()) return out.agency.empty() ? std::nullopt : std::optional<Opening>(out);
  if (!is_place(head, !out.agency.empty())) return {};
  out.place = head;
  return out;
}

}  // namespace weiguan::extract
