#include "collect/detail/battery_variants.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.h"
#include "text/date_forms.h"
#include "text/script.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

struct Place {
  Range range;
  std::string instead;
};

std::string replaced(std::string_view text, std::vector<Place> places) {
  std::ranges::sort(places, {}, [](const Place& one) { return one.range.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Place& one : places) {
    if (one.range.begin < at) continue;
    out += text.substr(at, one.range.begin - at);
    out += one.instead;
    at = one.range.end;
  }
  out += text.substr(at);
  return out;
}

bool is_chinese(std::string_view language) {
  return language.starts_with("zh");
}

std::optional<DateForm> date_form(std::string_view form) {
  if (form == "roman-numerals") return DateForm::roman;
  if (form == "arithmetic") return DateForm::arithmetic;
  if (form == "spelled-out") return DateForm::spelled_out;
  if (form == "republic-year") return DateForm::republic_year;
  if (form == "cyclical-year") return DateForm::cyclical_year;
  return {};
}

bool stands_for(const Euphemism& one, const DateFound& date) {
  if (one.year == 0 && one.month == 0) return false;
  if (one.month != date.month || one.day != date.day) return false;
  return one.year == date.year || one.year == 0 || (date.year == 0 && one.month != 0);
}

std::string chosen(const Euphemism& one, std::string_view language, std::uint64_t seed) {
  const std::vector<std::string>& words = is_chinese(language) ? one.wordings.zh : one.wordings.en;
  if (words.empty()) return {};
  const std::string& word = words[seed % words.size()];
  return language == "zh-Hant" ? to_traditional(word) : word;
}

std::vector<Place> euphemisms(
    std::string_view text, std::string_view language, const Packs& packs, std::uint64_t seed) {
  std::vector<Place> places;
  for (const Euphemism& one : packs.euphemisms()) {
    const std::string word = chosen(one, language, seed);
    if (word.empty()) continue;
    for (const DateFound& date : dates_in(text, language)) {
      if (stands_for(one, date)) places.push_back({date.range, word});
    }
    for (const std::string& phrase : one.phrases) {
      for (const Range& range : find_phrase(text, tokens(phrase))) places.push_back({range, word});
    }
  }
  return places;
}

}  // namespace

Variant written_in(const Battery& battery, const Wordings& words, std::string_view language) {
  if (const auto found = words.find(language); found != words.end()) return {found->second, "", ""};
  const auto simplified = words.find("zh-Hans");
  if (battery.convert && language == "zh-Hant" && simplified != words.end())
    return {to_traditional(simplified->second), simplified->second, ""};
  return {"", "", fmt::format("it is not written in {}", language)};
}

Variant variant_of(
    const Battery& battery,
    const BatteryQuestion& question,
    std::string_view language,
    std::string_view form,
    const Packs& packs) {
  if (!is_made_by_rule(form)) {
    const auto written = question.wordings.find(std::string(form));
    if (written == question.wordings.end())
      return {"", "", fmt::format("it is not written as {}", form)};
    return written_in(battery, written->second, language);
  }
  const auto plain = question.wordings.find("plain");
  if (plain == question.wordings.end()) return {"", "", "it is not written as plain"};
  Variant from = written_in(battery, plain->second, language);
  if (!from.why_not.empty()) return from;
  const std::uint64_t seed =
      short_id({"variant", fmt::format("{}", battery.seed), question.id, form});
  const std::string_view text = from.text;
  std::vector<Place> places;
  if (const auto said = date_form(form)) {
    for (const DateFound& date : dates_in(text, language)) {
      std::string instead = say_date(text, date, *said, language, seed);
      if (!instead.empty()) places.push_back({date.range, std::move(instead)});
    }
  } else {
    places = euphemisms(text, language, packs, seed);
  }
  std::string made = replaced(text, std::move(places));
  if (made == text)
    return {
        "",
        "",
        form == "euphemism" ? "it holds nothing that the packs know a euphemism for"
                            : "it holds no date that can be said so"};
  return {std::move(made), from.made_from.empty() ? from.text : from.made_from, ""};
}

}  // namespace weiguan
