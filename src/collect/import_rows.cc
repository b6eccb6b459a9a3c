#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/url.h"
#include "capture/compression.h"
#include "collect/detail/chunk.h"
#include "collect/detail/imports.h"
#include "collect/detail/map_row.h"

namespace weiguan {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t rows_to_recognise = 20;

// The first rows of a file; for CSV one row with every column.
std::vector<Json> first_rows(const ChunkSource& source, std::string_view bytes) {
  std::vector<Json> rows;
  if (source.format.kind == RowFormat::Kind::csv) {
    Json row = Json::object();
    for (const std::string& column : source.columns) row[column] = "";
    rows.push_back(row);
    bytes = bytes.substr(0, std::size_t{1} << 16);
    read_csv(
        bytes,
        source.format.delimiter,
        source.charset,
        {},
        {[&](const RowPlace&, Json& one) {
           for (auto& [name, value] : one.items()) row[name] = value;
           if (rows.size() < rows_to_recognise) rows.push_back(row);
         },
         [](const RowPlace&, const char*, const std::string&) {}});
    return rows;
  }
  std::size_t end = 0;
  for (std::size_t line = 0; line < rows_to_recognise && end < bytes.size(); ++line)
    end = std::min(bytes.find('\n', end), bytes.size() - 1) + 1;
  read_jsonl(
      bytes.substr(0, end),
      {[&](const RowPlace&, Json& row) { rows.push_back(std::move(row)); },
       [](const RowPlace&, const char*, const std::string&) {}});
  return rows;
}

bool fits(const Mapping& mapping, const RowFormat& format) {
  if (mapping.format.empty()) return true;
  if (format.kind == RowFormat::Kind::jsonl) return mapping.format == "jsonl";
  return mapping.format == "csv" || (mapping.format == "tsv" && format.delimiter == '\t');
}

// The ready mapping that names the most fields of these rows; null when none fits.
const Mapping* recognise(
    const std::vector<Mapping>& ready, const std::vector<Json>& rows, const RowFormat& format) {
  const Mapping* best = nullptr;
  std::size_t most = 0;
  for (const Mapping& mapping : ready) {
    if (!fits(mapping, format)) continue;
    const std::size_t named = 2 * mapping.match.size() + mapping.contains.size() + 1;
    const bool meant = std::any_of(rows.begin(), rows.end(), [&](const Json& row) {
      return mapping.match.empty() ? reads(mapping, row) : matches(mapping, row);
    });
    if (meant && named > most) {
      best = &mapping;
      most = named;
    }
  }
  return best;
}

// Of those the user named; null where none is meant for these rows.
const Mapping* named_mapping(
    const std::vector<Mapping>& named, const std::vector<Json>& rows, const RowFormat& format) {
  for (const Mapping& mapping : named) {
    const bool meant = !mapping.match.empty() && fits(mapping, format) &&
                       std::any_of(rows.begin(), rows.end(), [&](const Json& row) {
                         return matches(mapping, row);
                       });
    if (meant) return &mapping;
  }
  const auto any = std::find_if(
      named.begin(), named.end(), [](const Mapping& mapping) { return mapping.match.empty(); });
  return any == named.end() ? nullptr : &*any;
}

std::string fields_of(const std::vector<Json>& rows) {
  std::vector<std::string> names;
  for (const auto& item : rows.front().items()) names.push_back(item.key());
  if (names.size() > 40) names.resize(40);
  return fmt::format("{}", fmt::join(names, ", "));
}

// One file of rows on its way into the archive.
class RowImport {
 public:
  RowImport(Session& session, const Input& input, const RowFormat& format)
      : session_(session),
        input_(input),
        file_(InputFile(input.path)),
        url_("file:" + percent_encode(std::filesystem::path(input.relative).filename().string())) {
    source_.file = input.shown;
    source_.format = format;
  }

  void run() {
    choose_document();
    ChunkReader reader(
        [this](char* buffer, std::size_t size) { return file_.read(buffer, size); },
        source_.format,
        {session_.options.chunk, RowLimits().max_row});
    std::optional<RowChunk> first = reader.next();
    if (first && mapping_ == nullptr && !choose_mapping(*first)) return;
    for (const Capture& capture : session_.archive.captures_of(url_)) {
      if (capture.type == "resource") earlier_.emplace(capture.digest, capture);
    }
    session_.do_all([&]() -> Session::Piece {
      std::optional<RowChunk> chunk = first ? std::move(first) : reader.next();
      first.reset();
      if (!chunk) return {};
      const std::uint64_t bytes = chunk->bytes.size();
      return {work_on(std::move(*chunk)), bytes};
    });
    if (!session_.report.stopped && !file_.damage().empty()) {
      session_.out.tell_outside(
          {input_.shown,
           file_.stored_position(),
           0,
           "compression",
           file_.damage() + " What could be read is archived."});
    }
    session_.out.flush();
    if (kept_ == 0 && !session_.report.stopped) ++session_.report.unchanged;
  }

 private:
  // Where the file is one JSON document with rows inside, by one of the mappings.
  void choose_document() {
    if (source_.format.kind != RowFormat::Kind::jsonl) return;
    if (session_.named.empty() && session_.ready.empty()) session_.ready = load_ready_mappings();
    for (const Mapping& mapping : session_.named.empty() ? session_.ready : session_.named) {
      if (mapping.rows.empty() || !fits(mapping, source_.format)) continue;
      DecompressedFile file{InputFile(input_.path)};
      const auto rows = first_json_rows(
          [&](char* buffer, std::size_t size) { return file.read(buffer, size); },
          mapping.rows,
          rows_to_recognise);
      const bool meant = rows && (mapping.match.empty() ||
                                  std::any_of(rows->begin(), rows->end(), [&](const Json& row) {
                                    return matches(mapping, row);
                                  }));
      if (!meant) continue;
      mapping_ = &mapping;
      source_.mapping = mapping.digest;
      source_.format = {RowFormat::Kind::json, ',', mapping.rows};
      return;
    }
  }

  // False when no mapping fits; that was told then.
  bool choose_mapping(const RowChunk& first) {
    if (source_.format.kind == RowFormat::Kind::csv) {
      const std::string charset = charset_of_rows(first.bytes);
      source_.columns = csv_columns(first.bytes, source_.format.delimiter, charset);
      source_.charset = charset == "utf-8" ? "" : charset;
    }
    const std::vector<Json> rows = first_rows(source_, first.bytes);
    mapping_ = named_mapping(session_.named, rows, source_.format);
    if (mapping_ == nullptr) {
      if (session_.ready.empty()) session_.ready = load_ready_mappings();
      mapping_ = recognise(session_.ready, rows, source_.format);
      if (mapping_ == nullptr) {
        no_mapping(rows);
        return false;
      }
    }
    source_.mapping = mapping_->digest;
    return true;
  }

  void no_mapping(const std::vector<Json>& rows) {
    const std::string reason = rows.empty() ? "its first rows cannot be read"
                                            : "no mapping fits its fields: " + fields_of(rows);
    if (input_.in_folder || rows.empty()) {
      session_.out.tell_outside(
          {input_.shown, 0, 1, "no-mapping", "It is left out: " + reason + "."});
      return;
    }
    throw UsageError(
        fmt::format("{}: {}", input_.shown, reason),
        "Say which field is the title, the text, the date in a mapping (docs/formats/mapping.md) "
        "and name it with --map.");
  }

  Work work_on(RowChunk&& chunk) {
    struct Shared {
      RowChunk chunk;
      ChunkSource source;
      Capture capture;
      PackedRecord packed;
      Findings findings;
      std::uint64_t stored = 0;
      bool known = false;
    };
    auto shared = std::make_shared<Shared>();
    shared->source = source_;
    shared->source.index = chunk.index;
    shared->source.offset = chunk.offset;
    shared->source.line = chunk.line;
    shared->source.around = chunk.around;
    unread_ = chunk.unread ? unread_ + 1 : 0;
    shared->source.unread = unread_;
    shared->chunk = std::move(chunk);
    shared->stored = file_.stored_position();
    return [this, shared]() -> Finish {
      Shared& one = *shared;
      if (one.source.format.kind == RowFormat::Kind::csv && one.source.index > 0) {
        const std::string charset = charset_of_rows(one.chunk.bytes);
        one.source.charset = charset == "utf-8" ? "" : charset;
      }
      const std::string digest = "sha256:" + sha256_hex(one.chunk.bytes);
      Capture& capture = one.capture;
      capture.id = id_of(one.source, digest);
      one.known = session_.out.known(capture.id);
      if (!one.known) {
        capture.url = url_;
        capture.time = session_.time;
        capture.type = "resource";
        capture.media_type = media_type(one.source.format);
        capture.size = one.chunk.bytes.size();
        capture.digest = digest;
        one.findings = read_chunk(
            one.source, one.chunk.bytes, capture, *mapping_, session_.packs, session_.zones);
        one.packed = pack_record(new_record(one.source, capture, one.chunk.bytes));
      }
      return [this, shared] {
        Shared& done = *shared;
        if (!done.known) keep(done.source, done.chunk.bytes, done.packed, done.findings);
        session_.tell_progress(input_.shown, done.stored);
      };
    };
  }

  NewRecord new_record(
      const ChunkSource& source, const Capture& capture, std::string_view bytes) const {
    NewRecord record;
    record.type = "resource";
    record.url = url_;
    record.time = session_.time;
    record.content_type = capture.media_type;
    record.block = bytes;
    record.payload = bytes;
    record.more = to_headers(source);
    return record;
  }

  void keep(
      const ChunkSource& source,
      std::string_view bytes,
      const PackedRecord& packed,
      Findings& findings) {
    Capture& capture = findings.captures.front();
    // The same bytes may stand in the file twice.
    if (session_.out.pending(capture.id) || session_.out.known(capture.id)) return;
    keep_metadata(
        session_, std::string(mapping_url) + mapping_->digest, "application/toml", mapping_->text);
    const auto original = earlier_.find(capture.digest);
    if (original == earlier_.end()) {
      capture.record_id = packed.record_id;
      capture.place = session_.out.append(packed);
      earlier_.emplace(capture.digest, capture);
    } else {
      NewRecord record = new_record(source, capture, bytes);
      record.block = {};
      const Capture& first = original->second;
      const PackedRecord revisit = pack_revisit(record, {first.record_id, first.url, first.time});
      capture.type = "revisit";
      capture.digest = revisit.digest;
      capture.record_id = revisit.record_id;
      capture.place = session_.out.append(revisit);
    }
    ++kept_;
    session_.out.add(std::move(findings));
    session_.out.flush_if_full();
  }

  Session& session_;
  const Input& input_;
  DecompressedFile file_;
  std::string url_;
  ChunkSource source_;
  const Mapping* mapping_ = nullptr;
  std::map<std::string, Capture> earlier_;  // Records of this file's name, by digest.
  std::uint64_t unread_ = 0;
  std::uint64_t kept_ = 0;
};

}  // namespace

void import_rows(Session& session, const Input& input, const RowFormat& format) {
  RowImport(session, input, format).run();
}

}  // namespace weiguan
