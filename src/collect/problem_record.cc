#include "collect/detail/problem_record.h"

#include <nlohmann/json.hpp>

namespace weiguan {

std::string to_json(const std::vector<Problem>& problems) {
  auto list = nlohmann::ordered_json::array();
  for (const Problem& problem : problems) {
    nlohmann::ordered_json one;
    one["file"] = problem.file;
    one["offset"] = problem.offset;
    one["line"] = problem.line;
    one["rule"] = problem.rule;
    one["reason"] = problem.reason;
    list.push_back(std::move(one));
  }
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Problem> parse_problems(std::string_view json) {
  std::vector<Problem> problems;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  if (!list.is_array()) return problems;
  try {
    for (const auto& one : list) {
      problems.push_back(
          {one.at("file").get<std::string>(),
           one.at("offset").get<std::uint64_t>(),
           one.at("line").get<std::uint64_t>(),
           one.at("rule").get<std::string>(),
           one.at("reason").get<std::string>()});
    }
  } catch (const nlohmann::json::exception&) {
    problems.clear();
  }
  return problems;
}

}  // namespace weiguan
