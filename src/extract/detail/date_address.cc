// The day that an address names.
#include <algorithm>
#include <string>
#include <vector>

#include "base/url.h"
#include "extract/detail/date_scan.h"

namespace weiguan::extract {

// The address within an address, as archives and shortened views write it; else all of it.
std::string_view inner_address(std::string_view url) {
  const std::size_t at = std::max(
      url.rfind("/http://") == url.npos ? 0 : url.rfind("/http://"),
      url.rfind("/https://") == url.npos ? 0 : url.rfind("/https://"));
  return at == 0 ? url : url.substr(at + 1);
}

std::optional<WrittenDate> archived_on(std::string_view url) {
  const std::string_view inner = inner_address(url);
  if (inner.size() == url.size()) return {};
  std::string_view outer = url.substr(0, url.size() - inner.size() - 1);
  outer = outer.substr(outer.rfind('/') + 1);
  if (outer.size() < 14 || !std::all_of(outer.begin(), outer.begin() + 14, is_digit)) return {};
  return date_of_value(outer.substr(0, 14));
}

int month_of_address(std::string_view url) {
  url = inner_address(url);
  for (std::size_t i = url.find('/'); i != url.npos; i = url.find('/', i + 1)) {
    Cursor cursor{url, i + 1};
    const std::size_t from = cursor.at;
    WrittenDate date;
    date.year = cursor.number(4);
    if (date.year < 0 || cursor.at - from != 4) continue;
    if (!cursor.skip("/") && !cursor.skip("-")) continue;
    date.month = cursor.number(2);
    date.day = 1;
    if (is_real(date) && (cursor.done() || cursor.peek() == '/' || cursor.peek() == '-'))
      return date.year * 100 + date.month;
  }
  return 0;
}

std::optional<WrittenDate> date_of_address(std::string_view url) {
  url = inner_address(url);
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  const std::string_view path = parsed->path;
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  const auto value = [](std::string_view part) {
    int number = 0;
    for (const char c : part) number = number * 10 + (c - '0');
    return number;
  };
  // Runs of digits with what stands before each.
  struct Run {
    std::size_t at;
    std::string_view digits;
  };
  std::vector<Run> runs;
  for (std::size_t i = 0; i < path.size();) {
    if (!is_digit(path[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < path.size() && is_digit(path[end])) ++end;
    runs.push_back({i, path.substr(i, end - i)});
    i = end;
  }
  const auto joined = [&](std::size_t i) {
    return i + 1 < runs.size() && runs[i].at + runs[i].digits.size() + 1 == runs[i + 1].at;
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::string_view a = runs[i].digits;
    const std::string_view b = joined(i) ? runs[i + 1].digits : std::string_view();
    const std::string_view c = joined(i) && joined(i + 1) ? runs[i + 2].digits : std::string_view();
    WrittenDate date;
    date.begin = runs[i].at;
    if (a.size() == 4 && !b.empty() && b.size() <= 2 && !c.empty() && c.size() <= 2) {
      date.year = value(a);
      date.month = value(b);
      date.day = value(c);
    } else if (a.size() == 4 && b.size() == 4) {
      date.year = value(a);
      date.month = value(b.substr(0, 2));
      date.day = value(b.substr(2));
    } else if (a.size() == 8 || ((a.size() == 12 || a.size() == 14) && all_digits(a))) {
      date.year = value(a.substr(0, 4));
      date.month = value(a.substr(4, 2));
      date.day = value(a.substr(6, 2));
    } else if (a.size() == 6 && b.size() == 2) {
      date.year = value(a.substr(0, 4));
      date.month = value(a.substr(4));
      date.day = value(b);
    } else if (a.size() <= 2 && b.size() <= 2 && c.size() == 4) {
      // 29-10-2021; where day and month may be exchanged it tells no day.
      const int first = value(a);
      const int second = value(b);
      if (first <= 12 && second <= 12 && first != second) continue;
      date.year = value(c);
      date.month = first > 12 ? second : first;
      date.day = first > 12 ? first : second;
    } else if (
        a.size() == 2 && b.size() == 4 && runs[i].at > 0 && path[runs[i].at - 1] == '/' &&
        path[runs[i].at + 2] == '/') {
      date.year = 2000 + value(a);
      date.month = value(b.substr(0, 2));
      date.day = value(b.substr(2));
    } else {
      continue;
    }
    if (is_real(date)) return date;
  }
  // /2012/jan/05/, /2012/jan05/
  for (const Run& run : runs) {
    if (run.digits.size() != 4) continue;
    Cursor cursor{path, run.at + 4};
    if (!cursor.skip("/") && !cursor.skip("-")) continue;
    WrittenDate date;
    date.year = value(run.digits);
    date.month = month_at(cursor);
    if (date.month == 0) continue;
    if (!cursor.skip("/")) cursor.skip("-");
    date.day = cursor.number(2);
    if (is_real(date)) return date;
  }
  return {};
}

}  // namespace weiguan::extract
