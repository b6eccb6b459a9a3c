// What the steps of an import share.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/threads.h"
#include "collect/detail/committer.h"
#include "collect/detail/mapping.h"
#include "collect/detail/outlets.h"
#include "collect/import.h"
#include "packs/packs.h"

namespace weiguan {

// One import or rebuild.
struct Session {
  std::filesystem::path observatory;
  const Packs& packs;
  const OutletZones& zones;
  Archive& archive;
  Committer& out;
  ImportReport& report;
  ImportOptions options;
  const ProgressSink& progress;
  const Stop& stop;
  Time time{};                      // Of this import: WARC-Date of what it writes.
  std::uint64_t bytes_done = 0;     // Of inputs that are finished.
  std::uint64_t bytes_in_all = 0;   // 0 where not known.
  std::vector<Mapping> named = {};  // By the user.
  std::vector<Mapping> ready = {};  // To recognise rows by; read when first needed.

  std::filesystem::path warc_folder() const { return observatory / "warc"; }
  bool stopped();  // Looks at `stop`, and notes it in the report.
  void tell_progress(const std::string& what, std::uint64_t bytes_of_this) const;

  // Does the work of all pieces, several at once.  `next` gives a piece and how many bytes it holds
  // in memory; large pieces are done alone, so that memory is bounded.
  struct Piece {
    Work work;
    std::uint64_t bytes = 0;
  };
  void do_all(const std::function<Piece()>& next);
};

// One run that writes to an observatory, from its first record to the index of its files: `work`
// adds to the session, and then what was met outside of it is kept and all is committed.  Where the
// work throws what was not committed is undone.  The report is the session's, too.
void run_session(
    Observatory& observatory,
    const ImportOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop,
    ImportReport& report,
    const std::function<void(Session&)>& work);

// A file to be imported.
struct Input {
  std::filesystem::path path;
  std::string shown;     // What problems and records call it; never the path to it.
  std::string relative;  // Below the folder that was named; else the base name.
  bool in_folder = false;
};

// Appends a metadata record under `url` to the own WARC, and its capture to the batch, where it is
// not there yet.
void keep_metadata(
    Session& session, const std::string& url, const std::string& type, std::string_view block);
CaptureId metadata_id(const std::string& url, const std::string& digest);

inline constexpr std::string_view mapping_url = "weiguan:mapping/";  // And the digest.
inline constexpr std::string_view file_url = "weiguan:file/";

}  // namespace weiguan
