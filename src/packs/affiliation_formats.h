// Affiliations in the forms that others write and read: State Media Monitor's CSV, FollowTheMoney,
// BODS (Beneficial Ownership Data Standard) and GraphML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "packs/affiliations.h"

namespace weiguan {

// All that the packs know, nodes by id and statements by id.  `day`: when it is published, for
// formats that want that said.
//
// csv      one row a statement, with the names of both ends
// ftm      FollowTheMoney entities, one JSON object a line
// bods     statements of BODS 0.4, one JSON array; accounts have no place there
// graphml  a directed graph, from -> to as the statement has them
std::string affiliations_as_csv(const Packs& packs);
std::string affiliations_as_ftm(const Packs& packs);
std::string affiliations_as_bods(const Packs& packs, Day day);
std::string affiliations_as_graphml(const Packs& packs);

// What was read from a file of others, as rows for affiliations/ of a pack.
struct ReadAffiliations {
  std::vector<Body> bodies;
  std::vector<Affiliation> edges;
  std::uint64_t records = 0;   // Of the file.
  std::uint64_t left_out = 0;  // Records that say nothing of who controls whom.
};

struct ReadOptions {
  std::string file;    // As problems name it.
  std::string stated;  // For statements that have no date of their own.
  std::string source;  // For those that name no source.
};

// Names and addresses that find an outlet or a body of `over` mean that one; others become bodies
// with ids made of their names.  Records that cannot be read are told, rule "affiliation-<what>".
ReadAffiliations read_state_media_monitor(
    std::string_view bytes, const Packs& over, const ReadOptions& options, const ProblemSink& sink);
ReadAffiliations read_ftm(
    std::string_view bytes, const Packs& over, const ReadOptions& options, const ProblemSink& sink);
// Of BODS 0.4, and of 0.1 to 0.3, which write the same in other words.
ReadAffiliations read_bods(
    std::string_view bytes, const Packs& over, const ReadOptions& options, const ProblemSink& sink);

// The files of a pack that say it.
std::string bodies_csv(const std::vector<Body>& bodies);
std::string edges_csv(const std::vector<Affiliation>& edges);

}  // namespace weiguan
