// Ids and nodes for what a file of others names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "packs/affiliation_formats.h"

namespace weiguan {

// Gathers the bodies and statements of one file.
class AffiliationGatherer {
 public:
  AffiliationGatherer(const Packs& over, const ReadOptions& options)
      : over_(over), options_(options) {}

  // The node that is called so: of the packs below, where the id, a name or the address finds one;
  // else a body of this file, made where there is none.  `wanted`: the id that it has in the file.
  std::string node(Body body, std::string_view wanted, std::string_view address = {});
  void edge(Affiliation edge, std::string_view wanted);

  ReadAffiliations result;

 private:
  const Packs& over_;
  const ReadOptions& options_;
  std::map<std::string, std::size_t> by_id_;    // In result.bodies.
  std::map<std::string, std::string> by_name_;  // Folded; of those.
  std::set<std::string> edge_ids_;
};

// Lower-case letters and digits with single hyphens, of at most 64; made up where none are left.
std::string slug_of(std::string_view text);
bool has_han(std::string_view text);
// Sorts names into simplified, English and others by their letters.
void put_names(const std::vector<std::string>& names, Body& body);

// Tells one, rule "affiliation-<what>".
void tell_of(
    const ReadOptions& options,
    const ProblemSink& sink,
    std::uint64_t line,
    std::string_view what,
    std::string reason);
std::string one_line(std::string text);        // As a cell of a table has to be.
std::string date_of(const std::string& text);  // A year, a month or a day; else nothing.
// What we wrote ourselves behind "weiguan:KEY=", in one of the texts.
std::string our(const std::vector<std::string>& texts, const std::string& key);

}  // namespace weiguan
