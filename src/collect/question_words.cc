#include "collect/detail/question_words.h"

#include <algorithm>
#include <vector>

#include "text/date_forms.h"
#include "text/tokens.h"
#include "text/traditional.h"

namespace weiguan {

namespace {

std::optional<DateForm> date_form(std::string_view form) {
  if (form == "roman-numerals") return DateForm::roman_numerals;
  if (form == "arithmetic") return DateForm::arithmetic;
  if (form == "spelled-out") return DateForm::spelled_out;
  if (form == "republic-year") return DateForm::republic_year;
  if (form == "cyclical-year") return DateForm::cyclical_year;
  return {};
}

// A year that is not said may be any; a part that is said must be that of the euphemism.
bool is_date_of(const Euphemism& one, const SaidDate& date) {
  if (one.year == 0 && one.month == 0) return false;
  if (one.year != 0 && date.year != 0 && one.year != date.year) return false;
  if (one.month == 0) return date.month == 0 && one.year == date.year;
  return one.month == date.month && one.day == date.day;
}

const std::vector<std::string>& wordings_in(const Euphemism& one, std::string_view language) {
  return language.starts_with("zh") ? one.wordings.zh : one.wordings.en;
}

struct Place {
  std::size_t begin = 0, end = 0;
  const Euphemism* by = nullptr;
};

std::vector<Place> places_of(std::string_view text, std::string_view language, const Packs& packs) {
  std::vector<Place> places;
  const auto free = [&places](std::size_t begin, std::size_t end) {
    for (const Place& one : places) {
      if (begin < one.end && one.begin < end) return false;
    }
    return true;
  };
  const std::vector<SaidDate> dates = find_dates(text);
  for (const Euphemism& one : packs.euphemisms()) {
    if (wordings_in(one, language).empty()) continue;
    for (const SaidDate& date : dates) {
      if (is_date_of(one, date) && free(date.begin, date.end))
        places.push_back({date.begin, date.end, &one});
    }
    for (const std::string& phrase : one.phrases) {
      for (const Range& range : find_phrase(text, tokens(phrase))) {
        if (free(range.begin, range.end)) places.push_back({range.begin, range.end, &one});
      }
    }
  }
  return places;
}

}  // namespace

std::uint64_t next_number(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

std::uint64_t number_below(std::uint64_t& state, std::uint64_t bound) {
  const std::uint64_t uneven = (0 - bound) % bound;  // Of 2^64, what is left over.
  for (;;) {
    const std::uint64_t number = next_number(state);
    if (number >= uneven) return number % bound;
  }
}

std::uint64_t seed_of(std::uint64_t seed, std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a.
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  std::uint64_t state = seed ^ hash;
  return next_number(state);
}

std::optional<std::string> with_euphemisms(
    std::string_view text, std::string_view language, const Packs& packs, std::uint64_t seed) {
  std::vector<Place> places = places_of(text, language, packs);
  if (places.empty()) return {};
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.begin < b.begin;
  });
  std::string said;
  std::size_t from = 0;
  for (const Place& one : places) {
    const std::vector<std::string>& wordings = wordings_in(*one.by, language);
    const std::string& chosen =
        wordings[static_cast<std::size_t>(number_below(seed, wordings.size()))];
    said.append(text.substr(from, one.begin - from));
    said += language == "zh-Hant" ? to_traditional(chosen) : chosen;
    from = one.end;
  }
  return said.append(text.substr(from));
}

std::optional<AskedWords> written(
    const Wordings& wordings, std::string_view language, bool convert) {
  if (const auto found = wordings.find(language); found != wordings.end())
    return AskedWords{found->second, ""};
  if (!convert || language != "zh-Hant") return {};
  const auto simplified = wordings.find("zh-Hans");
  if (simplified == wordings.end()) return {};
  return AskedWords{to_traditional(simplified->second), simplified->second};
}

std::optional<AskedWords> words_of(
    const Battery& battery,
    const BatteryQuestion& question,
    std::string_view language,
    std::string_view form,
    const Packs& packs,
    std::string* why) {
  const auto none = [why](std::string_view reason) {
    if (why != nullptr) *why = reason;
    return std::optional<AskedWords>();
  };
  const bool made = is_made_by_rule(form);
  const auto wordings = question.wordings.find(made ? std::string("plain") : std::string(form));
  if (wordings == question.wordings.end()) return none("nobody wrote it in this form");
  const auto plain = written(wordings->second, language, battery.convert);
  if (!plain) return none("nobody wrote it in this language");
  if (!made) return plain;
  const std::uint64_t seed = seed_of(battery.seed, question.id);
  const auto as = date_form(form);
  const auto text = as ? with_dates_said(plain->text, *as, language == "zh-Hant", seed)
                       : with_euphemisms(plain->text, language, packs, seed);
  if (!text)
    return none(
        as ? "there is no date that can be said so"
           : "no pack knows another word for a date or a phrase in it");
  return AskedWords{*text, plain->text};
}

}  // namespace weiguan
