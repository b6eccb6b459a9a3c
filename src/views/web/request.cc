#include "views/web/detail/request.h"

#include <algorithm>
#include <charconv>

#include "base/url.h"

namespace weiguan::web {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto from = text.find_first_not_of(white);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(white) - from + 1);
}

// Calls each(part) for the parts between `separator`, trimmed.
template <typename Each>
void split(std::string_view text, char separator, const Each& each) {
  while (!text.empty()) {
    const auto at = text.find(separator);
    each(trimmed(text.substr(0, at)));
    text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  }
}

std::optional<Speech> parse_speech(std::string_view text) {
  if (text.substr(0, 2) == "zh") return Speech::zh;
  if (text.substr(0, 2) == "en") return Speech::en;
  return {};
}

bool take_ending(std::string& path, std::string_view ending) {
  if (path.size() <= ending.size() || path.substr(path.size() - ending.size()) != ending)
    return false;
  path.resize(path.size() - ending.size());
  return true;
}

// "0.8" of "zh;q=0.8", in thousandths; 1000 where nothing is said.
int quality(std::string_view part) {
  const auto at = part.find("q=");
  if (at == std::string_view::npos) return 1000;
  const auto text = part.substr(at + 2);
  if (text.substr(0, 1) == "1") return 1000;
  if (text.substr(0, 2) != "0.") return 0;
  std::string digits(text.substr(2, 3));
  digits.resize(3, '0');
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::string_view Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return trimmed(value);
  }
  return {};
}

std::vector<std::string> Request::all(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : parameters) {
    if (key == name) found.emplace_back(trimmed(value));
  }
  return found;
}

bool Request::has(std::string_view name) const {
  return std::any_of(
      parameters.begin(), parameters.end(), [&](const auto& pair) { return pair.first == name; });
}

Request make_request(std::string path, Pairs parameters, Speech speech) {
  Request request;
  // "//elsewhere.example" would be another host's address when it is sent back in a link.
  while (path.substr(0, 2) == "//") path.erase(0, 1);
  if (take_ending(path, ".json"))
    request.form = Form::json;
  else if (take_ending(path, ".jsonl"))
    request.form = Form::jsonl;
  else if (take_ending(path, ".csv"))
    request.form = Form::csv;
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  if (path == "/index") path = "/";
  request.path = std::move(path);
  request.parameters = std::move(parameters);
  request.speech = speech;
  return request;
}

std::string address_of(std::string_view path, const Pairs& parameters, Form form) {
  std::string out;
  for (const char letter : path) {
    if (letter == '/')
      out += letter;
    else
      out += percent_encode({&letter, 1});
  }
  if (form != Form::html) {
    if (out == "/") out = "/index";
    out += form == Form::json ? ".json" : form == Form::jsonl ? ".jsonl" : ".csv";
  }
  char joint = '?';
  for (const auto& [name, value] : parameters) {
    out += joint;
    out += percent_encode(name) + "=" + percent_encode(value);
    joint = '&';
  }
  return out;
}

std::pair<std::string, std::string> download_header(std::string_view name, Form form) {
  return {
      "Content-Disposition",
      "attachment; filename=\"" + std::string(name) + (form == Form::jsonl ? ".jsonl" : ".csv") +
          "\""};
}

Pairs without(Pairs parameters, std::string_view name) {
  std::erase_if(parameters, [&](const auto& pair) { return pair.first == name; });
  return parameters;
}

Pairs with(Pairs parameters, std::string_view name, std::string_view value) {
  parameters = without(std::move(parameters), name);
  parameters.emplace_back(name, value);
  return parameters;
}

Speech choose_speech(
    std::string_view parameter, std::string_view cookie, std::string_view accept_language) {
  if (const auto asked = parse_speech(parameter)) return *asked;
  if (const auto kept = parse_speech(cookie)) return *kept;
  Speech best = Speech::en;
  int best_quality = 0;
  split(accept_language, ',', [&](std::string_view part) {
    const auto speech = parse_speech(part);
    if (!speech || quality(part) <= best_quality) return;
    best = *speech;
    best_quality = quality(part);
  });
  return best;
}

std::string cookie_value(std::string_view header, std::string_view name) {
  std::string found;
  split(header, ';', [&](std::string_view part) {
    if (found.empty() && part.substr(0, name.size()) == name &&
        part.substr(name.size(), 1) == "=") {
      found = part.substr(name.size() + 1);
    }
  });
  return found;
}

}  // namespace weiguan::web
