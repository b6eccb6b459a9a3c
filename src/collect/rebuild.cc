#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/url.h"
#include "capture/http.h"
#include "capture/warc_reader.h"
#include "collect/detail/answer_record.h"
#include "collect/detail/chunk.h"
#include "collect/detail/imported_file.h"
#include "collect/detail/imports.h"
#include "collect/detail/index.h"
#include "collect/detail/join_parts.h"
#include "collect/detail/own_warc.h"
#include "collect/detail/page_record.h"
#include "collect/detail/problem_record.h"
#include "collect/detail/read_record.h"
#include "collect/detail/settings.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

// What a rebuild has met so far and later records refer to.
struct Met {
  std::map<std::string, Mapping> mappings;    // By digest.
  std::map<std::string, RecordPlace> chunks;  // By record id, without brackets.
  AskedBefore asked;
};

std::string without_brackets(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return std::string(text);
}

// What `weiguan fetch` wrote: a file of rows or pages is a resource, or a revisit of rows.
bool is_fetched(const Record& record) {
  return is_capture(record) && record.type() != "resource" &&
         header(record.headers, "Weiguan-Mapping").empty();
}

// Reads one of the observatory's own WARC files again, as it was written.
ReadOptions alone() {
  ReadOptions options;
  options.read_ahead = false;  // The pool has work for every core already.
  return options;
}

class OwnFile {
 public:
  OwnFile(Session& session, Met& met, const fs::path& path)
      : session_(session),
        met_(met),
        path_(path),
        reader_(InputFile(path), path.filename().string(), alone(), [this](const Problem& p) {
          problems_.push_back(p);
        }) {
    row_.name = path.filename().string();
    row_.complete = true;
  }

  void run() {
    while (true) {
      session_.do_all([this] { return next(); });
      if (!imported_ || session_.report.stopped) break;
      // An imported file's place in the order is where its metadata record stands.
      session_.out.flush();
      read_imported(*std::exchange(imported_, std::nullopt));
    }
    for (Problem& problem : problems_) session_.out.tell(std::move(problem));
    row_.size = fs::file_size(path_);
    if (end_ < row_.size && was_interrupted(session_.observatory)) {
      AppendFile(path_).truncate(end_);
      row_.size = end_;
    }
    session_.out.add(row_);
    session_.out.flush();
  }

 private:
  struct Item {
    Record record;
    std::vector<Problem> problems;  // Met on the way to the record.
    const Mapping* mapping = nullptr;
    std::optional<RecordPlace> original;
    std::string asked;  // Of a chatbot, where it is the answer.
    std::uint64_t position = 0;
    Findings findings;
  };

  Session::Piece next() {
    if (imported_) return {};
    auto record = reader_.next();
    if (!record) return {};
    auto item = std::make_shared<Item>();
    item->record = std::move(*record);
    item->problems.swap(problems_);
    item->position = reader_.position();
    end_ = item->record.place.offset + item->record.place.length;
    if (item->record.type() == "warcinfo") row_.added = item->record.time();
    if (item->record.type() == "metadata") note_metadata(item->record);
    note_chunk(*item);
    met_.asked.note(item->record);
    item->asked = met_.asked.take(item->record);
    const std::uint64_t bytes = item->record.block.size();
    return {
        [this, item]() -> Finish {
          item->findings = read(*item);
          item->record.block = std::string();
          return [this, item] {
            if (item->record.type() == "revisit" && is_fetched(item->record)) revisit(*item);
            for (Problem& problem : item->problems) session_.out.tell(std::move(problem));
            session_.out.add(std::move(item->findings));
            session_.out.flush_if_full();
            session_.tell_progress(row_.name, item->position);
          };
        },
        bytes};
  }

  // What it says is what its original says, which may still wait to be committed.
  void revisit(Item& item) {
    session_.out.flush();
    if (const auto original = original_of(session_.archive, item.record))
      say_again(session_.archive, *original, item.findings);
  }

  void note_metadata(const Record& record) {
    const std::string url = record.url();
    if (url.starts_with(mapping_url)) {
      try {
        Mapping mapping = parse_mapping(record.block, url);
        met_.mappings[mapping.digest] = std::move(mapping);
      } catch (const UsageError& error) {
        problems_.push_back({row_.name, record.place.offset, 0, "no-mapping", error.what()});
      }
    } else if (url == problems_url) {
      for (Problem& problem : parse_problems(record.block)) problems_.push_back(std::move(problem));
    } else if (url.starts_with(file_url)) {
      if (auto file = parse_imported_file(record.block))
        imported_ = std::pair(std::move(*file), record.time());
    }
  }

  void note_chunk(Item& item) {
    const std::string mapping(header(item.record.headers, "Weiguan-Mapping"));
    if (mapping.empty()) return;
    const auto found = met_.mappings.find(mapping);
    if (found != met_.mappings.end()) item.mapping = &found->second;
    if (item.record.type() == "revisit") {
      const auto original =
          met_.chunks.find(without_brackets(header(item.record.headers, "WARC-Refers-To")));
      if (original != met_.chunks.end()) item.original = original->second;
    } else {
      RecordPlace place = item.record.place;
      place.file = row_.name;
      met_.chunks[item.record.record_id()] = place;
    }
  }

  void read_imported(const std::pair<ImportedFile, Time>& imported) {
    const auto& [from, added] = imported;
    ArchivedFile file;
    file.name = from.name;
    file.origin = from.origin;
    file.digest = from.digest;
    file.size = from.size;
    file.in_place = from.in_place;
    file.added = added;
    const fs::path path = session_.warc_folder() / file.name;
    if (!fs::exists(path)) {
      session_.out.tell(
          {from.origin, 0, 0, "file-missing", fmt::format("{} is not there.", path.string())});
      return;
    }
    ++session_.report.files;
    read_archived_warc(session_, file, from.origin, from.is_wacz);
  }

  // Safe from many threads.
  Findings read(const Item& item) const {
    const Record& record = item.record;
    if (record.type() == "warcinfo") return {};
    Capture capture;
    capture.url = record.url();
    capture.time = record.time();
    capture.type = record.type();
    capture.media_type = header(record.headers, "Content-Type");
    capture.size = record.block.size();
    capture.digest = record.digest;
    capture.record_id = record.record_id();
    capture.place = record.place;
    capture.place.file = row_.name;
    if (is_fetched(record)) {
      return read_capture(
          record,
          {id_of_capture(record), row_.name, capture.url, item.asked},
          session_.packs,
          session_.zones);
    }
    if (record.type() == "request" || is_exchange(record)) return {};
    if (record.type() == "metadata") {
      capture.id = metadata_id(capture.url, capture.digest);
      Findings found;
      found.captures.push_back(std::move(capture));
      return found;
    }
    if (const auto source = parse_chunk_source(record.headers))
      return read_rows(*source, item, std::move(capture));
    const std::string shown = percent_decode(header(record.headers, "Weiguan-File"));
    return read_capture(
        record,
        {page_id(capture.url, capture.digest), row_.name, shown},
        session_.packs,
        session_.zones);
  }

  Findings read_rows(const ChunkSource& source, const Item& item, Capture capture) const {
    std::string digest = capture.digest;
    std::string bytes = item.record.block;
    if (capture.type == "revisit") {
      digest = header(item.record.headers, "WARC-Payload-Digest");
      if (item.original) {
        const fs::path file = session_.warc_folder() / item.original->file;
        bytes = read_record(file.string(), *item.original).block;
      }
      capture.size = bytes.size();
    }
    capture.id = id_of(source, digest);
    if (item.mapping != nullptr)
      return read_chunk(source, bytes, capture, *item.mapping, session_.packs, session_.zones);
    Findings found;
    found.captures.push_back(std::move(capture));
    found.problems.push_back(
        {source.file,
         source.offset,
         source.line,
         "no-mapping",
         fmt::format("The mapping {} of these rows is not in warc/.", source.mapping)});
    return found;
  }

  Session& session_;
  Met& met_;
  fs::path path_;
  std::vector<Problem> problems_;
  WarcReader reader_;
  ArchivedFile row_;
  std::uint64_t end_ = 0;  // Of the last record that could be read.
  std::optional<std::pair<ImportedFile, Time>> imported_;
};

std::vector<fs::path> own_files(const fs::path& warc_folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(warc_folder)) {
    if (is_own_warc(entry.path().filename().string())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The new archive and its search index in the place of the old ones.
void put_in_place(const fs::path& made, const fs::path& folder) {
  for (const char* name : {"search.sqlite", "repeats.sqlite", "archive.sqlite"}) {
    for (const char* beside : {"-wal", "-shm"}) fs::remove(folder / (std::string(name) + beside));
  }
  for (const char* name : {"search.sqlite", "repeats.sqlite"}) fs::remove(folder / name);
  for (const char* name : {"archive.sqlite", "search.sqlite"}) {
    if (fs::exists(made / name)) fs::rename(made / name, folder / name);
  }
  fs::remove_all(made);
}

}  // namespace

ImportReport rebuild(
    const fs::path& folder,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop) {
  const fs::path file = folder / "weiguan.toml";
  if (!fs::exists(file)) {
    throw Error(
        fmt::format("{} is no observatory: it has no weiguan.toml", folder.string()),
        "Name another folder with -C.");
  }
  const FolderLock lock(folder / "weiguan.lock");
  const Settings settings = parse_settings(read_file(file, std::uint64_t{1} << 20), file);
  const Packs packs = Packs::load(pack_folders(folder, settings.packs), problems);
  const OutletZones zones(packs, Zone::find(settings.zone).value_or(Zone()));
  const fs::path made = folder / "rebuild.part";
  fs::remove_all(made);
  fs::create_directories(made);
  fs::create_directories(folder / "warc");
  ImportReport report;
  {
    const auto archive = open_sqlite_archive((made / "archive.sqlite").string(), Access::write);
    archive->set_fact("packs", packs.digest());
    Committer out(*archive, std::nullopt, report, problems);
    Session session{folder, packs, zones, *archive, out, report, {}, progress, stop};
    session.time = now();
    const std::vector<fs::path> files = own_files(session.warc_folder());
    for (const fs::path& own : files) session.bytes_in_all += fs::file_size(own);
    Met met;
    for (const fs::path& own : files) {
      if (session.stopped()) break;
      ++report.files;
      const std::uint64_t size = fs::file_size(own);
      OwnFile(session, met, own).run();
      session.bytes_done += size;
    }
    if (!report.stopped) join_parts(session);
    if (!report.stopped) write_indexes(*archive, session.warc_folder());
  }
  if (report.stopped) {
    fs::remove_all(made);
    return report;
  }
  put_in_place(made, folder);
  end_of_interruption(folder);
  return report;
}

}  // namespace weiguan
