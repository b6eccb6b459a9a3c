#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/files.h"
#include "collect/battery.h"
#include "collect/detail/battery_reader.h"
#include "packs/forms.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

// The line, from 1, of the first byte that is no UTF-8.
std::uint64_t line_of_fault(std::string_view bytes) {
  std::uint64_t line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    const char32_t character = next_character(bytes, at);
    if (character == replacement_character && at == before + 1) return line;
    if (character == '\n') ++line;
  }
  return line;
}

void check_languages(TomlReader& reader, const std::vector<std::string>& languages) {
  for (const std::string& one : languages) {
    const std::string wrong = tag_fault(one);
    if (!wrong.empty())
      reader.fault(
          reader.place("languages"),
          "languages",
          fmt::format("found {}; {}", in_quotes(one), wrong));
  }
  if (languages.empty() && reader.good("languages"))
    reader.fault(
        reader.place("languages"),
        "languages",
        "expected the languages it is asked in, such as [\"zh-Hans\", \"en\"]");
}

void check_forms(TomlReader& reader, std::vector<std::string>& forms) {
  const std::vector<std::string_view>& known = question_forms();
  for (const std::string& one : forms) {
    if (std::ranges::count(known, one) == 0)
      reader.fault(
          reader.place("forms"),
          "forms",
          fmt::format(
              "found {}; expected {}{}", in_quotes(one), one_of(known), nearest(one, known)));
  }
  if (std::ranges::count(forms, "plain") == 0) forms.insert(forms.begin(), "plain");
}

}  // namespace

const std::vector<std::string_view>& question_forms() {
  static const std::vector<std::string_view> forms = {
      "plain",
      "roman-numerals",
      "arithmetic",
      "spelled-out",
      "republic-year",
      "cyclical-year",
      "euphemism",
      "broad",
      "person-first",
      "place-first",
      "indirect"};
  return forms;
}

bool is_made_by_rule(std::string_view form) {
  const std::vector<std::string_view>& forms = question_forms();
  const auto at = std::ranges::find(forms, form) - forms.begin();
  return at >= 1 && at <= 6;
}

void read_head(const toml::table& file, const Teller& teller, Battery& into) {
  const toml::node* node = file.get("battery");
  if (node == nullptr || !node->is_table()) {
    teller.tell(
        node == nullptr ? Place{} : place_of(*node),
        "battery",
        "there is no table [battery]; expected one with id, title and languages");
    return;
  }
  TomlReader reader(*node->as_table(), {"the battery", "", EmptyText::empties}, teller);
  reader.only(
      {"id",
       "title",
       "title_zh",
       "about",
       "version",
       "languages",
       "forms",
       "convert",
       "repeats",
       "seed",
       "temperature",
       "currency"});
  reader.text("id", into.id);
  reader.text("title", into.title);
  reader.text("title_zh", into.title_zh);
  reader.prose("about", into.about);
  reader.text("version", into.version);
  reader.list("languages", into.languages);
  reader.list("forms", into.forms);
  reader.flag("convert", into.convert);
  read_count(reader, "repeats", 1, 1000, into.repeats);
  reader.count("seed", into.seed);
  read_number(reader, "temperature", 2, into.temperature);
  reader.text("currency", into.currency);
  const std::string wrong = id_fault(into.id);
  if (!wrong.empty() && reader.good("id"))
    reader.fault(reader.place("id"), "id", fmt::format("found {}; {}", in_quotes(into.id), wrong));
  check_languages(reader, into.languages);
  check_forms(reader, into.forms);
}

void read_limits(const toml::table& file, const Teller& teller, BatteryLimits& into) {
  const toml::node* node = file.get("limits");
  if (node == nullptr) return;
  if (!node->is_table()) {
    teller.tell(place_of(*node), "limits", "limits is no table; expected [limits]");
    return;
  }
  constexpr std::uint64_t many = 1'000'000'000;
  TomlReader reader(*node->as_table(), {"the limits", "limits-", EmptyText::empties}, teller);
  reader.only(
      {"requests", "cost", "minutes", "concurrency", "errors_in_a_row", "pause", "timeout"});
  read_count(reader, "requests", 0, many, into.requests);
  read_number(reader, "cost", 1e9, into.cost);
  read_count(reader, "minutes", 0, many, into.minutes);
  read_count(reader, "concurrency", 1, 256, into.concurrency);
  read_count(reader, "errors_in_a_row", 1, many, into.errors_in_a_row);
  std::optional<double> pause;
  read_number(reader, "pause", 3600, pause);
  into.pause = pause.value_or(into.pause);
  read_count(reader, "timeout", 1, 3600, into.timeout);
}

std::optional<Battery> parse_battery(
    std::string_view bytes,
    const std::filesystem::path& file,
    const Packs& packs,
    const ProblemSink& problems) {
  std::vector<Problem> met;
  const ProblemSink meet = [&](const Problem& problem) { met.push_back(problem); };
  const Teller teller(file.filename().string(), meet, "battery-");
  Battery battery;
  battery.file = file;
  battery.digest = sha256_hex(bytes);
  std::optional<toml::table> table;
  if (is_utf8(bytes)) {
    table = parse_toml(bytes, teller);
  } else {
    teller.tell(
        {line_of_fault(bytes), 0}, "utf8", "the file is not UTF-8; expected it to be saved so");
  }
  if (table) {
    TomlReader top(*table, {"the file", "", EmptyText::empties}, teller);
    top.only({"battery", "limits", "model", "follow-up", "question", "judge"});
    read_head(*table, teller, battery);
    read_limits(*table, teller, battery.limits);
    read_models(*table, packs, teller, battery);
    read_judge(*table, packs, teller, battery);
    read_follow_ups(*table, teller, battery);
    read_questions(*table, teller, battery);
    check_battery(*table, teller, battery);
  }
  std::ranges::stable_sort(met, {}, &Problem::line);
  for (const Problem& one : met) {
    if (problems) problems(one);
  }
  if (!met.empty()) return {};
  return battery;
}

std::optional<Battery> read_battery(
    const std::filesystem::path& file, const Packs& packs, const ProblemSink& problems) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(file, failure);
  if (!failure && size > longest_battery) {
    const Teller teller(file.filename().string(), problems, "battery-");
    teller.tell(
        {},
        "size",
        fmt::format(
            "the file has {} bytes; expected a battery of at most {}", size, longest_battery));
    return {};
  }
  return parse_battery(read_file(file, longest_battery), file, packs, problems);
}

}  // namespace weiguan
