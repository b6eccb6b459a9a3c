#include "extract/detail/date_scan.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <vector>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct MonthName {
  std::string_view name;
  int month;
};

// English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Ukrainian, Polish, Czech,
// Turkish, Swedish, Danish, Indonesian; the longest name that fits counts.
constexpr MonthName month_names[] = {
    {"januar", 1},     {"january", 1},   {"janvier", 1},    {"januari", 1},    {"jänner", 1},
    {"enero", 1},      {"gennaio", 1},   {"janeiro", 1},    {"jan", 1},        {"februar", 2},
    {"february", 2},   {"février", 2},   {"februari", 2},   {"febrero", 2},    {"febbraio", 2},
    {"fevereiro", 2},  {"feb", 2},       {"märz", 3},       {"march", 3},      {"mars", 3},
    {"maart", 3},      {"marzo", 3},     {"março", 3},      {"mar", 3},        {"mär", 3},
    {"april", 4},      {"avril", 4},     {"abril", 4},      {"aprile", 4},     {"apr", 4},
    {"mai", 5},        {"may", 5},       {"mei", 5},        {"mayo", 5},       {"maggio", 5},
    {"maio", 5},       {"juni", 6},      {"june", 6},       {"juin", 6},       {"junio", 6},
    {"giugno", 6},     {"junho", 6},     {"jun", 6},        {"juli", 7},       {"july", 7},
    {"juillet", 7},    {"julio", 7},     {"luglio", 7},     {"julho", 7},      {"jul", 7},
    {"august", 8},     {"août", 8},      {"augustus", 8},   {"agosto", 8},     {"aug", 8},
    {"september", 9},  {"septembre", 9}, {"septiembre", 9}, {"settembre", 9},  {"setembro", 9},
    {"sept", 9},       {"sep", 9},       {"oktober", 10},   {"october", 10},   {"octobre", 10},
    {"octubre", 10},   {"ottobre", 10},  {"outubro", 10},   {"oct", 10},       {"okt", 10},
    {"november", 11},  {"novembre", 11}, {"noviembre", 11}, {"novembro", 11},  {"nov", 11},
    {"dezember", 12},  {"december", 12}, {"décembre", 12},  {"diciembre", 12}, {"dicembre", 12},
    {"dezembro", 12},  {"dec", 12},      {"dez", 12},       {"ene", 1},        {"janv", 1},
    {"jän", 1},        {"fév", 2},       {"févr", 2},       {"avr", 4},        {"abr", 4},
    {"ago", 8},        {"set", 9},       {"out", 10},       {"ott", 10},       {"déc", 12},
    {"dic", 12},       {"gen", 1},       {"mag", 5},        {"giu", 6},        {"lug", 7},
    {"juil", 7},       {"января", 1},    {"февраля", 2},    {"марта", 3},      {"апреля", 4},
    {"мая", 5},        {"июня", 6},      {"июля", 7},       {"августа", 8},    {"сентября", 9},
    {"октября", 10},   {"ноября", 11},   {"декабря", 12},   {"січня", 1},      {"лютого", 2},
    {"березня", 3},    {"квітня", 4},    {"травня", 5},     {"червня", 6},     {"липня", 7},
    {"серпня", 8},     {"вересня", 9},   {"жовтня", 10},    {"листопада", 11}, {"грудня", 12},
    {"stycznia", 1},   {"lutego", 2},    {"marca", 3},      {"kwietnia", 4},   {"maja", 5},
    {"czerwca", 6},    {"lipca", 7},     {"sierpnia", 8},   {"września", 9},   {"października", 10},
    {"listopada", 11}, {"grudnia", 12},  {"ledna", 1},      {"února", 2},      {"března", 3},
    {"dubna", 4},      {"května", 5},    {"června", 6},     {"července", 7},   {"srpna", 8},
    {"září", 9},       {"října", 10},    {"listopadu", 11}, {"prosince", 12},  {"ocak", 1},
    {"şubat", 2},      {"mart", 3},      {"nisan", 4},      {"mayıs", 5},      {"haziran", 6},
    {"temmuz", 7},     {"ağustos", 8},   {"eylül", 9},      {"ekim", 10},      {"kasım", 11},
    {"aralık", 12},    {"augusti", 8},   {"maj", 5},        {"marts", 3},      {"maret", 3},
    {"agustus", 8},    {"desember", 12},
};

// Begins a letter of Latin or Cyrillic script (U+00C0 to U+07FF).
bool is_letter_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 && byte < 0xE0;
}

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
  // By first letter, so that most words are no month at the first look.
  static const auto names = [] {
    std::array<std::vector<MonthName>, 256> out;
    for (const MonthName& one : month_names)
      out[static_cast<unsigned char>(one.name.front())].push_back(one);
    return out;
  }();
  const std::string_view text = cursor.text.substr(std::min(cursor.at, cursor.text.size()));
  if (text.empty()) return 0;
  int month = 0;
  std::size_t length = 0;
  for (const MonthName& one : names[static_cast<unsigned char>(lower(text.front()))]) {
    const std::size_t size = one.name.size();
    if (size <= length || size > text.size()) continue;
    const auto same = [](char a, char b) { return lower(a) == b; };
    if (!std::equal(
            text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size), one.name.begin(), same))
      continue;
    month = one.month;
    length = size;
  }
  if (month == 0) return 0;
  if (length < text.size() && (is_ascii_letter(text[length]) || is_letter_byte(text[length])))
    return 0;
  cursor.at += length;
  cursor.skip(".");
  return month;
}

}  // namespace weiguan::extract
