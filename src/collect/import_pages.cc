#include <array>
#include <memory>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/url.h"
#include "capture/compression.h"
#include "collect/detail/imports.h"
#include "collect/detail/page_record.h"
#include "collect/detail/read_record.h"
#include "extract/page.h"

namespace weiguan {

namespace {

constexpr std::uint64_t longest = std::uint64_t{64} << 20;

std::string encode_path(const std::string& path) {
  std::string out;
  std::string_view rest = path;
  while (true) {
    const std::size_t slash = rest.find('/');
    out += percent_encode(rest.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    out += '/';
    rest.remove_prefix(slash + 1);
  }
}

// What a file holds, by its first bytes; enough for files that lie beside pages.
std::string media_type_of(std::string_view bytes, const std::string& name) {
  static constexpr std::array<std::array<std::string_view, 2>, 6> by_bytes = {
      {{"\x89PNG", "image/png"},
       {"\xff\xd8\xff", "image/jpeg"},
       {"GIF8", "image/gif"},
       {"%PDF", "application/pdf"},
       {"RIFF", "image/webp"},
       {"<svg", "image/svg+xml"}}};
  static constexpr std::array<std::array<std::string_view, 2>, 4> by_name = {
      {{".css", "text/css"},
       {".js", "text/javascript"},
       {".txt", "text/plain"},
       {".json", "application/json"}}};
  for (const auto& [first, type] : by_bytes) {
    if (bytes.starts_with(first)) return std::string(type);
  }
  for (const auto& [end, type] : by_name) {
    if (name.ends_with(end)) return std::string(type);
  }
  return "application/octet-stream";
}

std::string read_whole(const std::filesystem::path& path, std::string& damage) {
  DecompressedFile file{InputFile(path)};
  std::string bytes;
  constexpr std::size_t step = std::size_t{1} << 16;
  while (bytes.size() <= longest) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    const std::size_t got = file.read(bytes.data() + before, step);
    bytes.resize(before + got);
    if (got == 0) break;
  }
  damage = file.damage();
  return bytes;
}

struct PageFile {
  Input input;
  std::string url;
  PackedRecord packed;
  Findings findings;
  bool known = false;
};

std::string url_of(const Input& input, const std::string& base) {
  const std::string path = encode_path(input.relative);
  if (base.empty()) return "file:" + path;
  return base.ends_with('/') ? base + path : base + "/" + path;
}

void read_file_of(PageFile& file, Session& session) {
  const auto refuse = [&](const char* rule, std::string reason) {
    file.findings = Findings();
    file.findings.rows = 1;
    file.findings.problems.push_back({file.input.shown, 0, 0, rule, std::move(reason)});
  };
  std::string damage;
  std::string bytes;
  try {
    bytes = read_whole(file.input.path, damage);
  } catch (const Error& error) {
    refuse("unreadable", fmt::format("The file is left out: {}.", error.what()));
    return;
  }
  if (bytes.size() > longest) {
    refuse("file-length", "The file is left out: it is longer than 64 MiB.");
    return;
  }
  const bool is_page = sniff(file.input).kind == InputKind::page;
  const std::string type = is_page ? "text/html" : media_type_of(bytes, file.input.relative);
  const std::string digest = "sha256:" + sha256_hex(bytes);
  const CaptureId id = page_id(file.url, digest);
  file.known = session.out.known(id);
  if (file.known) return;
  NewRecord record = page_record(file.url, type, session.time, file.input.shown);
  record.block = bytes;
  record.payload = bytes;
  file.packed = pack_record(record);
  Record like;
  like.headers = {
      {"WARC-Type", "resource"},
      {"WARC-Target-URI", file.url},
      {"WARC-Date", format_time(session.time)},
      {"WARC-Record-ID", "<" + file.packed.record_id + ">"},
      {"Content-Type", type}};
  like.block = std::move(bytes);
  like.digest = digest;
  file.findings = read_capture(like, {id, "", file.input.shown}, session.packs, session.zones);
  if (!damage.empty()) {
    file.findings.problems.push_back(
        {file.input.shown, 0, 0, "compression", damage + " What could be read is archived."});
  }
}

void keep(PageFile& file, Session& session) {
  ++session.report.files;
  if (file.known) ++session.report.unchanged;
  if (!file.known && !file.findings.captures.empty()) {
    Capture& capture = file.findings.captures.front();
    if (session.out.pending(capture.id) || session.out.known(capture.id)) {
      ++session.report.unchanged;
      return;
    }
    capture.place = session.out.append(file.packed);
  }
  session.out.add(std::move(file.findings));
  session.out.flush_if_full();
}

}  // namespace

CaptureId page_id(const std::string& url, const std::string& digest) {
  return chunk_id(digest, "page " + url);
}

NewRecord page_record(
    const std::string& url, const std::string& type, Time time, const std::string& shown) {
  NewRecord record;
  record.type = "resource";
  record.url = url;
  record.time = time;
  record.content_type = type;
  record.more = {{"Weiguan-File", percent_encode(shown)}};
  return record;
}

void import_pages(Session& session, const std::function<std::optional<Input>()>& next) {
  session.do_all([&]() -> Session::Piece {
    auto input = next();
    if (!input) return {};
    std::error_code none;
    const std::uint64_t size = std::filesystem::file_size(input->path, none);
    auto file = std::make_shared<PageFile>();
    file->url = url_of(*input, session.options.base_url);
    file->input = std::move(*input);
    return {
        [&session, file, size]() -> Finish {
          read_file_of(*file, session);
          return [&session, file, size] {
            keep(*file, session);
            session.bytes_done += size;
            session.tell_progress(file->input.shown, 0);
          };
        },
        none ? 0 : size};
  });
}

}  // namespace weiguan
