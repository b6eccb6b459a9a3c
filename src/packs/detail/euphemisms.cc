#include "packs/detail/euphemisms.h"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "packs/entries.h"
#include "packs/toml_reader.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

constexpr EntryKind kind = {"euphemism", "euphemism", "euphemism-"};

constexpr std::array<int, 13> longest_months = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

// The number of all of the text; nothing where it holds anything but digits.
std::optional<int> number_of(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return {};
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  return number;
}

// "1989-06-04", "06-04" or "1989".
bool read_day(std::string_view text, Euphemism& into) {
  const bool has_year = text.size() == 10 || text.size() == 4;
  const bool has_day = text.size() == 10 || text.size() == 5;
  if (!has_year && !has_day) return false;
  const auto year = has_year ? number_of(text.substr(0, 4), 4) : std::optional<int>(0);
  if (!year || (has_year && *year < 1)) return false;
  int month = 0, day = 0;
  if (has_day) {
    if (has_year && text[4] != '-') return false;
    const std::string_view rest = has_year ? text.substr(5) : text;
    const auto first = number_of(rest.substr(0, 2), 2);
    const auto second = number_of(rest.substr(3), 2);
    if (rest[2] != '-' || !first || !second || *first < 1 || *first > 12 || *second < 1 ||
        *second > longest_months[static_cast<std::size_t>(*first)])
      return false;
    month = *first;
    day = *second;
  }
  into.year = *year;
  into.month = month;
  into.day = day;
  return true;
}

void read_date(TomlReader& reader, Euphemism& into) {
  if (reader.table().get("date") == nullptr) return;
  std::string date;
  reader.text("date", date);
  if (!reader.good("date")) return;
  if (date.empty()) {
    into.year = into.month = into.day = 0;
  } else if (!read_day(date, into)) {
    reader.fault(
        reader.place("date"),
        "date",
        fmt::format(
            "found {}; expected a day, a day of any year or a year in quotes, such as "
            "\"1989-06-04\", \"06-04\" or \"1989\"",
            in_quotes(date)));
  }
}

void read(TomlReader& reader, Euphemism& into) {
  reader.only(euphemism_keys());
  read_date(reader, into);
  reader.list("phrases", into.phrases);
  reader.list("zh", into.wordings.zh);
  reader.list("en", into.wordings.en);
  reader.text("source", into.source);
  std::string note;
  reader.text("note", note);
  for (const std::string& one : into.phrases) {
    if (tokens(one).empty())
      reader.fault(
          reader.place("phrases"),
          "phrases",
          fmt::format("found {}; expected letters or signs", in_quotes(one)));
  }
  if (into.year == 0 && into.month == 0 && into.phrases.empty())
    reader.fault(reader.place("date"), "date", "expected a date, or phrases");
  if (into.wordings.zh.empty() && into.wordings.en.empty())
    reader.fault(reader.place("zh"), "zh", "expected what is said in its place, as zh or en");
  if (into.source.empty() && reader.good("source"))
    reader.fault(reader.place("source"), "source", "expected where it was seen");
}

}  // namespace

const std::vector<std::string_view>& euphemism_keys() {
  static const std::vector<std::string_view> keys = {
      "id", "date", "phrases", "zh", "en", "source", "note"};
  return keys;
}

void EuphemismFiles::add(std::string_view bytes, const Teller& teller) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return;
  TomlReader top(*table, {"the euphemisms", "euphemism-", EmptyText::empties}, teller);
  top.only({"euphemism"});
  const auto earlier = [&](std::string_view id) {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : &found->second;
  };
  for (auto& one : read_entries<Euphemism>(*table, kind, teller, earlier, read)) {
    const std::string id = one.thing.id;
    entries_[id] = std::move(one.thing);
  }
}

std::vector<Euphemism> EuphemismFiles::euphemisms() const {
  std::vector<Euphemism> all;
  for (const auto& [id, one] : entries_) all.push_back(one);
  return all;
}

}  // namespace weiguan
