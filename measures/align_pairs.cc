// Aligns or compares the pairs of a file of JSON lines, which measures/reuse.py writes and scores.
//
//   measure_reuse align|similar < PAIRS
//
// A pair is {"id","source","target"}.  align prints {"id","passages":[[source begin, end, target
// begin, end, alteration]...]} in characters; similar prints
// {"id","score","equivalence","contained"}, the last of the target in the source.
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "text/align.h"
#include "text/contained.h"
#include "text/equivalence.h"
#include "text/shingles.h"
#include "text/utf8.h"

namespace {

// The number of characters before a byte, for bytes asked for in any order.
class Characters {
 public:
  explicit Characters(std::string_view text) : before_(text.size() + 1, 0) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      weiguan::next_character(text, at);
      for (std::size_t i = begin; i < at; ++i) before_[i] = count;
      ++count;
    }
    before_.back() = count;
  }
  std::size_t at(std::size_t byte) const { return before_[byte]; }

 private:
  std::vector<std::size_t> before_;
};

nlohmann::json passages(const std::string& source, const std::string& target) {
  const Characters of_source(source), of_target(target);
  nlohmann::json out = nlohmann::json::array();
  for (const weiguan::RepeatedPassage& one : weiguan::align(source, target)) {
    out.push_back(
        {of_source.at(one.source.begin),
         of_source.at(one.source.end),
         of_target.at(one.target.begin),
         of_target.at(one.target.end),
         weiguan::to_string(one.alteration)});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what != "align" && what != "similar") {
    std::fputs("usage: measure_reuse align|similar < PAIRS\n", stderr);
    return 64;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto pair = nlohmann::json::parse(line);
    const std::string source = pair.at("source"), target = pair.at("target");
    nlohmann::json out;
    out["id"] = pair.at("id");
    if (what == "align") {
      out["passages"] = passages(source, target);
    } else {
      out["score"] =
          weiguan::resemblance(weiguan::fingerprint(source), weiguan::fingerprint(target));
      out["equivalence"] = weiguan::equivalence(source, target);
      out["contained"] = weiguan::contained(target, source);
    }
    std::puts(out.dump().c_str());
  }
  return 0;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "measure_reuse: %s\n", problem.what());
  return 1;
}
