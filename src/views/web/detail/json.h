// JSON objects and lists, written in the order they are given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/packs.h"
#include "views/tables/tables.h"

namespace weiguan::web {

class JsonObject {
 public:
  JsonObject& text(std::string_view name, std::string_view value);  // null where empty.
  JsonObject& count(std::string_view name, std::uint64_t value);
  JsonObject& raw(std::string_view name, std::string_view json);       // JSON already.
  JsonObject& time(std::string_view name, std::optional<Time> value);  // null where not known.
  JsonObject& texts(std::string_view name, const std::vector<std::string>& values);
  std::string str() const { return out_ + "}"; }

 private:
  std::string out_ = "{";
};

std::string json_list(const std::vector<std::string>& values);  // Of JSON already.
std::string names_json(const Names& names);  // {"hans", "hant", "en"}, null where there is none.

}  // namespace weiguan::web
