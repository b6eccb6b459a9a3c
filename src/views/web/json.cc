#include "views/web/detail/json.h"

#include <fmt/format.h>

namespace weiguan::web {

JsonObject& JsonObject::raw(std::string_view name, std::string_view json) {
  out_ += fmt::format("{}{}: {}", out_.size() > 1 ? ", " : "", json_text(name), json);
  return *this;
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  return raw(name, value.empty() ? "null" : json_text(value));
}

JsonObject& JsonObject::count(std::string_view name, std::uint64_t value) {
  return raw(name, std::to_string(value));
}

JsonObject& JsonObject::time(std::string_view name, std::optional<Time> value) {
  return raw(name, value ? json_text(format_time(*value)) : "null");
}

JsonObject& JsonObject::texts(std::string_view name, const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  for (const auto& one : values) quoted.push_back(json_text(one));
  return raw(name, json_list(quoted));
}

std::string json_list(const std::vector<std::string>& values) {
  std::string out = "[";
  for (const auto& one : values) {
    if (out.size() > 1) out += ", ";
    out += one;
  }
  return out + "]";
}

std::string names_json(const Names& names) {
  JsonObject json;
  json.text("hans", names.hans).text("hant", names.hant).text("en", names.en);
  return json.str();
}

}  // namespace weiguan::web
