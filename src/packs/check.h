// Whether a pack is in order: what `weiguan pack check DIR` tells.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace weiguan {

struct PackReport {
  std::size_t outlets = 0;  // Those that stand, with those of the folders below.
  std::size_t groups = 0;
  std::size_t domains = 0;
  std::size_t accounts = 0;
  std::size_t phrases = 0;
  std::size_t notices = 0;     // Entries of notices.toml.
  std::size_t providers = 0;   // Of chatbots.
  std::size_t signatures = 0;  // How they say that they blocked.
  std::size_t euphemisms = 0;
  std::size_t equivalents = 0;
  std::size_t bodies = 0;        // Of affiliations/bodies.csv.
  std::size_t affiliations = 0;  // Statements of affiliations/edges.csv.
  std::size_t registers = 0;     // Without that of the outlets.
  std::size_t entities = 0;      // Of all registers.
  std::size_t problems = 0;      // Rows or keys left out; a pack in order has none.
  // What is allowed and yet may be a slip, in the form of problems: an outlet with neither domain
  // nor account, a name that two outlets bear, a group without members, a traditional name that is
  // another wording than the simplified one, a wording that holds another of its phrase, a body
  // that no statement names, a circle of owners, a name that two entities of registers bear and
  // nothing tells apart, a file that is not read.
  std::vector<Problem> warnings;
};

// What a pack's folder may hold: files, and folders of files.
const std::vector<std::string_view>& pack_file_names();
const std::vector<std::string_view>& pack_folder_names();

// Reads the folder, as a whole pack or laid over the folders `under`, which are not themselves
// checked.  Throws Error when one cannot be read at all.
PackReport check_pack(
    const std::filesystem::path& folder,
    const ProblemSink& problems,
    const std::vector<std::filesystem::path>& under = {});

}  // namespace weiguan
