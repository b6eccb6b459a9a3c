#include "instruments/instruments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "base/time.h"

namespace weiguan {

namespace {

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Without white space around them and without empty ones.
std::vector<std::string> parts_between(std::string_view text, char sign) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(sign);
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

[[noreturn]] void refuse(
    const Parameter& parameter, std::string_view given, std::string_view expected) {
  throw UsageError(
      fmt::format("--{} cannot be \"{}\"", parameter.name, given),
      fmt::format("It takes {}.", expected));
}

std::string whole(const Parameter& parameter, std::string_view given) {
  std::int64_t value = 0;
  const auto result = std::from_chars(given.data(), given.data() + given.size(), value);
  if (result.ec != std::errc{} || result.ptr != given.data() + given.size()) {
    refuse(parameter, given, "a whole number");
  }
  return std::to_string(value);
}

std::string number(const Parameter& parameter, std::string_view given) {
  const std::string text(given);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !std::isfinite(value)) {
    refuse(parameter, given, "a number");
  }
  return fmt::format("{}", value);
}

std::string boolean(const Parameter& parameter, std::string_view given) {
  for (const std::string_view yes : {"true", "yes", "on", "1", "是"}) {
    if (given == yes) return "true";
  }
  for (const std::string_view no : {"false", "no", "off", "0", "否"}) {
    if (given == no) return "false";
  }
  refuse(parameter, given, "true or false");
}

std::string choice(const Parameter& parameter, std::string_view given) {
  std::string names;
  for (const Choice& one : parameter.choices) {
    if (one.name == given) return std::string(given);
    names += fmt::format("{}{}", names.empty() ? "one of " : ", ", one.name);
  }
  refuse(parameter, given, names);
}

// Where the packs know no outlet at all, ids cannot be checked and stand as they are given.
std::string outlet(const Parameter& parameter, std::string_view given, const Packs& packs) {
  if (given == unknown_outlet || packs.outlets().empty()) return std::string(given);
  const Outlet* known = packs.outlet(given);
  if (known == nullptr) known = packs.by_name(given);
  if (known == nullptr) {
    refuse(
        parameter,
        given,
        "ids or names of outlets that a pack of this observatory knows, with commas between, or "
        "\"unknown\"");
  }
  return known->id;
}

std::string group(const Parameter& parameter, std::string_view given, const Packs& packs) {
  const Group* known = packs.group(given);
  if (known != nullptr) return known->id;
  std::string names;
  for (const Group& one : packs.groups()) {
    names += fmt::format("{}{}", names.empty() ? "one of the groups " : ", ", one.id);
  }
  refuse(
      parameter,
      given,
      names.empty() ? "a group of outlets, but the packs of this observatory name none" : names);
}

std::string check(const Parameter& parameter, std::string_view given, const Packs& packs) {
  switch (parameter.type) {
    case Type::text:
    case Type::tier:
    case Type::account:
      return std::string(given);
    case Type::whole:
      return whole(parameter, given);
    case Type::number:
      return number(parameter, given);
    case Type::boolean:
      return boolean(parameter, given);
    case Type::choice:
      return choice(parameter, given);
    case Type::outlet: {
      std::string ids;
      for (const std::string& one : split_list(given)) {
        ids += fmt::format("{}{}", ids.empty() ? "" : ",", outlet(parameter, one, packs));
      }
      return ids;
    }
    case Type::group:
      return group(parameter, given, packs);
    case Type::time:
      if (!parse_time(given)) refuse(parameter, given, "a time such as 2024-07-02T09:30:00Z");
      return std::string(given);
    case Type::period:
      if (!parse_period(given, Zone{})) {
        refuse(parameter, given, "a period such as 2024, 2024-07, 2024-07-02 or 2024-W27");
      }
      return std::string(given);
    case Type::article:
      if (!parse_article_id(given)) refuse(parameter, given, "an article's id, 16 digits 0-9 a-f");
      return std::string(given);
    case Type::capture:
      if (!parse_capture_id(given)) refuse(parameter, given, "a capture's id, 16 digits 0-9 a-f");
      return std::string(given);
  }
  return std::string(given);
}

}  // namespace

const Instrument* find_instrument(std::string_view name) {
  for (const Instrument* one : instruments()) {
    if (one->name == name) return one;
  }
  return nullptr;
}

Arguments check_arguments(
    const Instrument& instrument, const Arguments& given, const Packs& packs) {
  for (const auto& argument : given) {
    const auto& known = instrument.parameters;
    if (std::none_of(known.begin(), known.end(), [&](const Parameter& one) {
          return one.name == argument.first;
        })) {
      std::string names;
      for (const Parameter& one : known) {
        names += fmt::format("{}{}", names.empty() ? "It takes " : ", ", one.name);
      }
      throw UsageError(
          fmt::format("{} has no parameter \"{}\"", instrument.name, argument.first), names + ".");
    }
  }
  Arguments complete;
  for (const Parameter& one : instrument.parameters) {
    const auto at = given.find(one.name);
    std::string_view value = at == given.end() ? std::string_view{} : trim(at->second);
    if (value.empty()) value = one.fallback;
    std::string& checked = complete[std::string(one.name)];
    if (!one.many) {
      if (!value.empty()) checked = check(one, value, packs);
      continue;
    }
    for (const std::string& line : split_lines(value)) {
      checked += (checked.empty() ? "" : "\n") + check(one, line, packs);
    }
  }
  return complete;
}

std::vector<std::string> split_list(std::string_view text) {
  return parts_between(text, ',');
}

std::vector<std::string> split_lines(std::string_view text) {
  return parts_between(text, '\n');
}

}  // namespace weiguan
