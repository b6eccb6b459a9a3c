// Whether two answers contradict one another, or a later turn denies an earlier one: what
// measures/consistency.py scores.  Reads one JSON object a line from standard input and writes one
// for each:
//   {"what": "repeat" | "turn", "question": "...", "first": "...", "second": "..."}
//     -> {"found": true, "why": "..."}
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "instruments/consistency/detail/groups.h"
#include "text/sentences.h"

namespace {

using Json = nlohmann::json;
namespace consistency = weiguan::consistency;

consistency::Said said(const std::string& question, const std::string& text) {
  consistency::Said one;
  one.with_text = !text.empty();
  one.facts = consistency::facts(text);
  one.polarity = consistency::polarity(question, text);
  return one;
}

Json repeat(const std::string& question, const std::string& first, const std::string& second) {
  consistency::Group group;
  group.asked = question;
  group.answers = {said(question, first), said(question, second)};
  for (const consistency::Slot& slot : consistency::find_slots(group)) {
    if (!slot.contradicts) continue;
    std::string why(consistency::to_string(slot.kind));
    for (const consistency::Filling& one : slot.fillings) why += " / " + one.shown;
    return {{"found", true}, {"why", why}};
  }
  return {{"found", false}, {"why", ""}};
}

Json turn(const std::string& question, const std::string& first, const std::string& second) {
  weiguan::Article earlier, later;
  earlier.text = first;
  later.text = second;
  weiguan::Answer asked;
  asked.asked = question;
  const consistency::Turn found = consistency::compare_turns(earlier, later, asked);
  return {{"found", found.finding != "none"}, {"why", found.finding}};
}

}  // namespace

int main() {
  try {
    for (std::string line; std::getline(std::cin, line);) {
      const Json one = Json::parse(line);
      const std::string question = one.at("question"), first = one.at("first"),
                        second = one.at("second");
      const Json found = one.at("what") == "turn" ? turn(question, first, second)
                                                  : repeat(question, first, second);
      std::cout << found.dump() << '\n';
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "measure_consistency: %s\n", error.what());
    return 1;
  }
  return 0;
}
