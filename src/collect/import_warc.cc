#include <algorithm>
#include <cctype>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/error.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"
#include "collect/detail/answer_record.h"
#include "collect/detail/imported_file.h"
#include "collect/detail/imports.h"
#include "collect/detail/read_record.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t longest_member = std::uint64_t{64} << 30;

// "crawl.warc.gz" -> "crawl-1a2b3c4d.warc.gz".
std::string name_of_copy(const std::string& name, std::string_view digest) {
  std::string small = name;
  std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  std::size_t at = name.size();
  for (const char* kind : {".warc", ".arc", ".wacz"}) at = std::min(at, small.find(kind));
  const std::size_t colon = digest.find(':') + 1;
  return name.substr(0, at) + "-" + std::string(digest.substr(colon, 8)) + name.substr(at);
}

// Reads the file through; writes it to `copy` too where that is not empty.
std::string digest_of(Session& session, const Input& input, const fs::path& copy) {
  InputFile from(input.path);
  std::optional<AppendFile> to;
  if (!copy.empty()) {
    fs::remove(copy);
    to.emplace(copy);
  }
  Hasher hasher;
  std::string buffer(std::size_t{1} << 20, '\0');
  while (const std::size_t got = from.read(buffer.data(), buffer.size())) {
    hasher.update({buffer.data(), got});
    if (to) to->append({buffer.data(), got});
    if (session.stopped()) return {};
  }
  if (to) to->sync();
  return "sha256:" + to_hex(hasher.finish());
}

std::optional<ArchivedFile> known_file(const Archive& archive, const std::string& digest) {
  std::optional<ArchivedFile> found;
  archive.files([&](const ArchivedFile& file) {
    if (file.digest == digest) found = file;
    return !found;
  });
  return found;
}

// One stretch of a file with records in it, on its way into the archive.
class WarcImport {
 public:
  WarcImport(Session& session, const ArchivedFile& file, std::string shown)
      : session_(session), file_(file), shown_(std::move(shown)) {}

  void run(const fs::path& path, std::uint64_t begin, std::uint64_t end) {
    ReadOptions options;
    options.read_ahead = false;  // The pool has work for every core already.
    WarcReader reader(
        InputFile(path),
        shown_,
        options,
        [this](const Problem& problem) { problems_.push_back(problem); },
        begin,
        end);
    session_.do_all([&]() -> Session::Piece {
      auto record = reader.next();
      if (!record) return {};
      auto piece = std::make_shared<Piece>();
      piece->record = std::move(*record);
      piece->problems.swap(problems_);
      piece->position = reader.position();
      asked_.note(piece->record);
      piece->asked = asked_.take(piece->record);
      const std::uint64_t bytes = piece->record.block.size();
      return {[this, piece] { return work_on(piece); }, bytes};
    });
    for (Problem& problem : problems_) session_.out.tell(std::move(problem));
  }

 private:
  struct Piece {
    Record record;
    std::vector<Problem> problems;  // Met on the way to the record.
    std::string asked;              // Of a chatbot, where it is the answer.
    Findings findings;
    std::uint64_t position = 0;
  };

  Finish work_on(const std::shared_ptr<Piece>& piece) {
    const Record& record = piece->record;
    if (is_capture(record)) {
      const CaptureId id = id_of_capture(record);
      if (!session_.out.known(id))
        piece->findings = read_capture(
            record, {id, file_.name, shown_, piece->asked}, session_.packs, session_.zones);
    }
    piece->record.block = std::string();
    return [this, piece] {
      for (Problem& problem : piece->problems) session_.out.tell(std::move(problem));
      piece->findings.rows = 1;
      if (piece->record.type() == "revisit") revisit(*piece);
      session_.out.add(std::move(piece->findings));
      session_.out.flush_if_full();
      session_.tell_progress(shown_, piece->position);
    };
  }

  // A revisit says what its original said.  That may still wait to be committed.
  void revisit(Piece& piece) {
    if (piece.findings.captures.empty()) return;
    session_.out.flush();
    if (const auto original = original_of(session_.archive, piece.record))
      say_again(session_.archive, *original, piece.findings);
  }

  Session& session_;
  const ArchivedFile& file_;
  std::string shown_;
  std::vector<Problem> problems_;
  AskedBefore asked_;
};

// A member of a WACZ that is compressed in the zip lies unpacked beside it.
void read_unpacked(
    Session& session,
    const ArchivedFile& wacz,
    const fs::path& path,
    const std::string& member,
    const std::string& shown) {
  const std::string base = fs::path(member).filename().string();
  ArchivedFile file;
  file.name = name_of_copy(base, "sha256:" + sha256_hex(wacz.digest + "\n" + member));
  file.origin = shown;
  file.added = wacz.added;
  const fs::path unpacked = session.warc_folder() / file.name;
  if (!fs::exists(unpacked)) {
    const fs::path part = unpacked.string() + ".part";
    fs::remove(part);
    unpack_wacz_member(path.string(), member, part.string(), longest_member);
    AppendFile(part).sync();
    fs::rename(part, unpacked);
  }
  file.digest = digest_of(session, {unpacked, shown, base, false}, {});
  file.size = fs::file_size(unpacked);
  session.out.add(file);
  WarcImport(session, file, shown).run(unpacked, 0, 0);
  if (session.report.stopped) return;
  file.complete = true;
  session.out.add(file);
}

void read_wacz_members(
    Session& session, const ArchivedFile& file, const fs::path& path, const std::string& shown) {
  const Wacz wacz =
      read_wacz(path.string(), shown, [&](const Problem& problem) { session.out.tell(problem); });
  for (const WaczWarc& warc : wacz.warcs) {
    if (session.stopped()) return;
    const std::string member = shown + "/" + warc.name;
    try {
      if (warc.stored) {
        WarcImport(session, file, member).run(path, warc.offset, warc.offset + warc.length);
      } else {
        read_unpacked(session, file, path, warc.name, member);
      }
    } catch (const UsageError&) {
      throw;
    } catch (const ArchiveError&) {
      throw;
    } catch (const Error& error) {
      session.out.tell(
          {member,
           warc.offset,
           0,
           "wacz-member",
           fmt::format("It is left out: {}.", error.what())});
    }
  }
}

}  // namespace

std::string to_json(const ImportedFile& file) {
  nlohmann::ordered_json json;
  json["name"] = file.name;
  json["origin"] = file.origin;
  json["digest"] = file.digest;
  json["size"] = file.size;
  json["in_place"] = file.in_place;
  json["wacz"] = file.is_wacz;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<ImportedFile> parse_imported_file(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return {};
  ImportedFile file;
  try {
    file.name = json.at("name").get<std::string>();
    file.origin = json.at("origin").get<std::string>();
    file.digest = json.at("digest").get<std::string>();
    file.size = json.at("size").get<std::uint64_t>();
    file.in_place = json.at("in_place").get<bool>();
    file.is_wacz = json.at("wacz").get<bool>();
  } catch (const nlohmann::json::exception&) {
    return {};
  }
  return file;
}

void read_archived_warc(
    Session& session, ArchivedFile file, const std::string& shown, bool is_wacz) {
  const fs::path path = file.in_place ? fs::path(file.name) : session.warc_folder() / file.name;
  session.out.add(file);
  if (is_wacz) {
    read_wacz_members(session, file, path, shown);
  } else {
    WarcImport(session, file, shown).run(path, 0, 0);
  }
  if (!session.report.stopped) {
    file.complete = true;
    session.out.add(file);
  }
  session.out.flush();
}

void import_warc(Session& session, const Input& input, bool is_wacz) {
  const std::string digest = digest_of(session, input, {});
  if (session.report.stopped) return;
  const auto known = known_file(session.archive, digest);
  if (known && known->complete) {
    ++session.report.unchanged;
    return;
  }
  ArchivedFile file;
  if (known) {
    file = *known;
  } else {
    file.origin = input.shown;
    file.digest = digest;
    file.size = fs::file_size(input.path);
    file.in_place = session.options.in_place && input.shown != "-";
    file.added = session.time;
    file.name = file.in_place ? fs::canonical(input.path).string()
                              : name_of_copy(fs::path(input.relative).filename().string(), digest);
  }
  if (!file.in_place) {
    const fs::path target = session.warc_folder() / file.name;
    const fs::path part = target.string() + ".part";
    if (!fs::exists(target)) {
      if (digest_of(session, input, part) != digest) {
        fs::remove(part);
        if (session.report.stopped) return;
        throw Error(fmt::format("{} changes while it is read", input.shown));
      }
      fs::rename(part, target);
    }
  }
  keep_metadata(
      session,
      std::string(file_url) + file.digest,
      "application/json",
      to_json({file.name, file.origin, file.digest, file.size, file.in_place, is_wacz}));
  read_archived_warc(session, file, input.shown, is_wacz);
}

}  // namespace weiguan
