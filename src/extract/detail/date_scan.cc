#include "extract/detail/date_scan.h"

#include <chrono>
#include <string>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct MonthName {
  std::string_view name;
  int month;
};

// English, German, French, Spanish, Italian, Portuguese, Dutch; longer names before their short
// forms.
constexpr MonthName month_names[] = {
    {"januar", 1},    {"january", 1},   {"janvier", 1},    {"januari", 1},    {"jänner", 1},
    {"enero", 1},     {"gennaio", 1},   {"janeiro", 1},    {"jan", 1},        {"februar", 2},
    {"february", 2},  {"février", 2},   {"februari", 2},   {"febrero", 2},    {"febbraio", 2},
    {"fevereiro", 2}, {"feb", 2},       {"märz", 3},       {"march", 3},      {"mars", 3},
    {"maart", 3},     {"marzo", 3},     {"março", 3},      {"mar", 3},        {"mär", 3},
    {"april", 4},     {"avril", 4},     {"abril", 4},      {"aprile", 4},     {"apr", 4},
    {"mai", 5},       {"may", 5},       {"mei", 5},        {"mayo", 5},       {"maggio", 5},
    {"maio", 5},      {"juni", 6},      {"june", 6},       {"juin", 6},       {"junio", 6},
    {"giugno", 6},    {"junho", 6},     {"jun", 6},        {"juli", 7},       {"july", 7},
    {"juillet", 7},   {"julio", 7},     {"luglio", 7},     {"julho", 7},      {"jul", 7},
    {"august", 8},    {"août", 8},      {"augustus", 8},   {"agosto", 8},     {"aug", 8},
    {"september", 9}, {"septembre", 9}, {"septiembre", 9}, {"settembre", 9},  {"setembro", 9},
    {"sept", 9},      {"sep", 9},       {"oktober", 10},   {"october", 10},   {"octobre", 10},
    {"octubre", 10},  {"ottobre", 10},  {"outubro", 10},   {"oct", 10},       {"okt", 10},
    {"november", 11}, {"novembre", 11}, {"noviembre", 11}, {"novembro", 11},  {"nov", 11},
    {"dezember", 12}, {"december", 12}, {"décembre", 12},  {"diciembre", 12}, {"dicembre", 12},
    {"dezembro", 12}, {"dec", 12},      {"dez", 12},
};

}  // namespace

bool is_real(const WrittenDate& date) {
  using namespace std::chrono;
  if (date.year < 1990 || date.year > 2100 || date.month < 1 || date.day < 1) return false;
  return year_month_day{
      year{date.year},
      month{static_cast<unsigned>(date.month)},
      day{static_cast<unsigned>(date.day)}}
      .ok();
}

int month_at(Cursor& cursor) {
  std::string small;
  std::size_t end = cursor.at;
  while (end < cursor.text.size() && end - cursor.at < 12 &&
         (is_ascii_letter(cursor.text[end]) || (cursor.text[end] & 0x80) != 0)) {
    small += lower(cursor.text[end++]);
  }
  int month = 0;
  std::size_t length = 0;
  for (const MonthName& one : month_names) {
    if (one.name.size() > length && std::string_view(small).starts_with(one.name)) {
      month = one.month;
      length = one.name.size();
    }
  }
  if (month == 0) return 0;
  const std::size_t behind = cursor.at + length;
  if (behind < cursor.text.size() && is_ascii_letter(cursor.text[behind])) return 0;
  cursor.at = behind;
  cursor.skip(".");
  return month;
}

}  // namespace weiguan::extract
