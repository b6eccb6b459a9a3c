// Compares the pairs of a file of JSON lines, which measures/edits.py writes and scores.
//
//   measure_diff PACK < PAIRS
//
// A pair is {"id","before","after"}, and may have "title_before" and "title_after".  Printed is
// {"id","changed","changed_chars","severity","classes":[...],"operations":[[removed, put in,
// classes, severity]...]}.
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "instruments/edit_classes.h"

namespace {

nlohmann::json names(const std::vector<weiguan::EditClass>& classes) {
  nlohmann::json all = nlohmann::json::array();
  for (const weiguan::EditClass one : classes)
    all.push_back(weiguan::edit_class_choices()[static_cast<std::size_t>(one)].name);
  return all;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: measure_diff PACK < PAIRS\n", stderr);
    return 64;
  }
  const weiguan::Packs packs = weiguan::Packs::load({argv[1]}, {});
  const weiguan::EditJudge judge(packs);
  for (std::string line; std::getline(std::cin, line);) {
    const auto pair = nlohmann::json::parse(line);
    const std::string before = pair.at("before"), after = pair.at("after"),
                      title_before = pair.value("title_before", ""),
                      title_after = pair.value("title_after", "");
    const weiguan::Edit edit = judge.judge({title_before, before}, {title_after, after});
    nlohmann::json out = {
        {"id", pair.at("id")},
        {"changed", edit.changed},
        {"changed_chars", edit.deleted + edit.inserted},
        {"severity", edit.severity},
        {"classes", names(edit.classes)}};
    nlohmann::json operations = nlohmann::json::array();
    for (const weiguan::JudgedOperation& one : edit.operations) {
      const weiguan::Range &old = one.operation.before, &now = one.operation.after;
      const std::string &left = one.headline ? title_before : before,
                        &right = one.headline ? title_after : after;
      operations.push_back(
          {left.substr(old.begin, old.end - old.begin),
           right.substr(now.begin, now.end - now.begin),
           names(one.classes),
           one.severity});
    }
    out["operations"] = operations;
    std::puts(out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  }
  return 0;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "measure_diff: %s\n", problem.what());
  return 1;
}
