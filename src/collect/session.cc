#include "collect/detail/session.h"

#include "base/digest.h"
#include "collect/detail/index.h"
#include "collect/detail/own_warc.h"
#include "collect/detail/problem_record.h"

namespace weiguan {

namespace {

constexpr std::uint64_t large = std::uint64_t{8} << 20;
constexpr std::size_t waiting = 16;

}  // namespace

bool Session::stopped() {
  if (stop.requested()) report.stopped = true;
  return report.stopped;
}

void Session::tell_progress(const std::string& what, std::uint64_t bytes_of_this) const {
  if (progress) progress({what, report.rows, bytes_done + bytes_of_this, bytes_in_all});
}

void Session::do_all(const std::function<Piece()>& next) {
  Piece alone;
  do {
    alone = Piece();
    in_order({options.threads, waiting}, [&]() -> Work {
      if (stopped()) return {};
      Piece piece = next();
      if (piece.bytes <= large) return std::move(piece.work);
      alone = std::move(piece);
      return {};
    });
    if (alone.work) {
      if (const Finish finish = alone.work()) finish();
    }
  } while (alone.work);
}

void run_session(
    Observatory& observatory,
    const ImportOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop,
    ImportReport& report,
    const std::function<void(Session&)>& work) {
  const Time time = now();
  Archive& archive = observatory.archive();
  const OutletZones zones(observatory.packs(), observatory.zone());
  Committer out(archive, OwnWarc(observatory.folder(), archive, time), report, problems);
  Session session{
      observatory.folder(),
      observatory.packs(),
      zones,
      archive,
      out,
      report,
      options,
      progress,
      stop};
  session.time = time;
  try {
    work(session);
    if (!out.outside().empty())
      keep_metadata(session, std::string(problems_url), "application/json", to_json(out.outside()));
    out.finish();
  } catch (...) {
    out.undo();
    throw;
  }
  write_indexes(archive, session.warc_folder());
}

CaptureId metadata_id(const std::string& url, const std::string& digest) {
  return chunk_id(digest, "metadata " + url);
}

void keep_metadata(
    Session& session, const std::string& url, const std::string& type, std::string_view block) {
  const CaptureId id = metadata_id(url, "sha256:" + sha256_hex(block));
  if (session.out.known(id) || session.out.pending(id)) return;
  NewRecord record;
  record.type = "metadata";
  record.url = url;
  record.time = session.time;
  record.content_type = type;
  record.block = block;
  const PackedRecord packed = pack_record(record);
  Capture capture;
  capture.id = id;
  capture.url = url;
  capture.time = session.time;
  capture.type = record.type;
  capture.media_type = type;
  capture.size = block.size();
  capture.digest = packed.digest;
  capture.record_id = packed.record_id;
  capture.place = session.out.append(packed);
  Findings findings;
  findings.captures.push_back(std::move(capture));
  session.out.add(std::move(findings));
}

}  // namespace weiguan
