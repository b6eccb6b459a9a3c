// What the steps of an import share.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "capture/record.h"
#include "collect/detail/committer.h"
#include "collect/detail/mapping.h"
#include "collect/detail/outlets.h"
#include "collect/detail/rows.h"
#include "collect/import.h"
#include "packs/packs.h"

namespace weiguan {

// One import or rebuild.
struct Session {
  std::filesystem::path observatory;
  const Packs& packs;
  Archive& archive;
  const OutletZones& zones;
  ImportOptions options;
  ImportReport& report;
  Committer& out;
  const ProgressSink& progress;
  const Stop& stop;
  Time time{};                    // Of this import: WARC-Date of what is written.
  std::uint64_t bytes_done = 0;   // Of inputs that are finished.
  std::uint64_t bytes_in_all = 0;
  std::optional<Mapping> mapping;  // That the user named.
  std::vector<Mapping> ready;      // To recognise by fields; read when first needed.

  std::filesystem::path warc_folder() const { return observatory / "warc"; }
  bool stopped();  // Looks at `stop`, and puts it into the report.
  void tell_progress(const std::string& what, std::uint64_t bytes_of_this) const;
};

// ---- Rows (import_rows.cc, read_chunk.cc)

// What a chunk's record says of itself in its headers, so that the archive can be rebuilt.
struct ChunkSource {
  std::string file;     // As the user named it.
  std::string mapping;  // Its digest.
  RowFormat format;
  std::vector<std::string> columns;  // Of CSV, all chunks; the first chunk holds the header row too.
  std::string charset;               // Of CSV that is not UTF-8; empty where it is.
  std::uint64_t index = 0, offset = 0, line = 1;
  bool unread = false;
};

Headers to_headers(const ChunkSource& source);
std::optional<ChunkSource> parse_chunk_source(const Headers& headers);  // Nothing: no such record.

// The id of a chunk read in this way.
CaptureId chunk_id(const ChunkSource& source, const std::string& digest);

// Reads a chunk's rows.  `capture` is complete but for its place.
Findings read_chunk(
    const ChunkSource& source,
    std::string_view bytes,
    const Capture& capture,
    const Mapping& mapping,
    const Packs& packs,
    const OutletZones& zones);

std::string mapping_url(const std::string& digest);  // Under which a mapping is archived.

// ---- Records and pages (read_record.cc)

struct ReadContext {
  const Packs& packs;
  const OutletZones& zones;
};

// The capture of a record of a WARC, without outlet's articles: `file` is the archive's name of it.
Capture make_capture(const Record& record, const std::string& file, const Packs& packs);

// True for records that become captures: response, resource, revisit, conversion.
bool is_capture(const Record& record);

// Reads what the record says: its capture, and the article where it is a page that holds one.
// `shown` names the file in problems.
Findings read_capture(
    const Record& record,
    Capture capture,
    const std::string& shown,
    const Packs& packs,
    const OutletZones& zones);

// The capture that a revisit record refers to; nothing where the archive does not have it.
std::optional<Capture> original_of(const Archive& archive, const Record& revisit);

// Lets a revisit say what its original said.
void add_readings_of_original(const Archive& archive, const Record& revisit, Findings& findings);

// ---- Inputs

struct Input {
  std::filesystem::path path;
  std::string shown;     // As the user named it.
  std::string relative;  // Below the folder that was named; the base name of a file.
  bool in_folder = false;
};

enum class InputKind { empty, warc, zip, page, jsonl, csv, unknown };

struct Sniffed {
  InputKind kind = InputKind::unknown;
  char delimiter = ',';
  std::string reason;  // A sentence, where unknown.
};

Sniffed sniff(const std::filesystem::path& path);

void import_rows(Session& session, const Input& input, const RowFormat& format);
void import_warc(Session& session, const Input& input, bool is_wacz);
void import_page(Session& session, const Input& input);  // Gathers; see finish_pages().

// Where records of other files come from again: what a rebuild must know of an imported WARC.
struct ImportedFile {
  ArchivedFile file;
};

}  // namespace weiguan
