#include "capture/warc_writer.h"

#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <libdeflate.h>

#include "base/digest.h"
#include "base/error.h"
#include "capture/detail/gzip_member.h"

namespace weiguan {

namespace {

constexpr std::string_view identical_payload =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
constexpr const char* not_modified_profile =
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

// Making a compressor costs more than packing a small record, so each thread keeps one a level.
libdeflate_compressor* compressor(int level) {
  struct Free {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
  };
  thread_local std::array<std::unique_ptr<libdeflate_compressor, Free>, 13> kept;
  auto& one = kept.at(static_cast<std::size_t>(level));
  if (!one) one.reset(libdeflate_alloc_compressor(level));
  if (!one) throw Error("no memory left to compress a record");
  return one.get();
}

// A UUID of version 8 (RFC 9562, 5.8): the first bits of a SHA-256.
std::string uuid(std::string_view sha256) {
  std::string bytes(sha256.substr(0, 16));
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x80);
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  const std::string hex = to_hex(bytes);
  const std::string_view all = hex;
  return fmt::format(
      "urn:uuid:{}-{}-{}-{}-{}",
      all.substr(0, 8),
      all.substr(8, 4),
      all.substr(12, 4),
      all.substr(16, 4),
      all.substr(20));
}

void add(std::string& out, std::string_view name, std::string_view value) {
  if (name.find_first_of("\r\n:") != std::string_view::npos || name.empty() ||
      value.find_first_of("\r\n") != std::string_view::npos)
    throw Error(fmt::format("a WARC header may hold no line break: {}", name));
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string detail::gzip_member(std::string_view bytes, int level) {
  libdeflate_compressor* with = compressor(level);
  std::string out(libdeflate_gzip_compress_bound(with, bytes.size()), '\0');
  const std::size_t size =
      libdeflate_gzip_compress(with, bytes.data(), bytes.size(), out.data(), out.size());
  if (size == 0) throw Error("a record could not be compressed");
  out.resize(size);
  return out;
}

PackedRecord pack_record(const NewRecord& record, int level) {
  if (level < 1 || level > 12) throw Error("gzip levels go from 1 to 12");
  PackedRecord packed;
  packed.digest = "sha256:" + sha256_hex(record.block);

  // All that is said of the record, but its own name.
  std::string said;
  if (!record.url.empty()) add(said, "WARC-Target-URI", record.url);
  add(said, "WARC-Date", format_time(record.time));
  for (const auto& [name, value] : record.more) add(said, name, value);
  add(said, "WARC-Block-Digest", packed.digest);
  if (record.payload.data() != nullptr) {
    const bool same = record.payload.data() == record.block.data() &&
                      record.payload.size() == record.block.size();
    add(said, "WARC-Payload-Digest", same ? packed.digest : "sha256:" + sha256_hex(record.payload));
  }
  if (!record.content_type.empty()) add(said, "Content-Type", record.content_type);
  add(said, "Content-Length", std::to_string(record.block.size()));

  packed.record_id = uuid(digest(DigestKind::sha256, record.type + "\n" + said));
  std::string bytes = "WARC/1.1\r\n";
  bytes.reserve(said.size() + record.block.size() + 256);
  add(bytes, "WARC-Type", record.type);
  add(bytes, "WARC-Record-ID", "<" + packed.record_id + ">");
  bytes.append(said).append("\r\n").append(record.block).append("\r\n\r\n");
  packed.bytes = detail::gzip_member(bytes, level);
  return packed;
}

NewRecord revisit_of(NewRecord record, const Original& original, bool not_modified) {
  record.type = "revisit";
  record.more.emplace_back("WARC-Profile", not_modified ? not_modified_profile : identical_payload);
  if (!original.record_id.empty())
    record.more.emplace_back("WARC-Refers-To", "<" + original.record_id + ">");
  record.more.emplace_back("WARC-Refers-To-Target-URI", original.url);
  record.more.emplace_back("WARC-Refers-To-Date", format_time(original.time));
  return record;
}

PackedRecord pack_revisit(const NewRecord& record, const Original& original, int level) {
  return pack_record(revisit_of(record, original), level);
}

PackedRecord pack_warcinfo(std::string_view file_name, Time time) {
  const std::string block = fmt::format(
      "software: weiguan/{}\r\n"
      "format: WARC File Format 1.1\r\n"
      "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
      "\r\n",
      WEIGUAN_VERSION);
  NewRecord record;
  record.type = "warcinfo";
  record.time = time;
  record.content_type = "application/warc-fields";
  record.block = block;
  if (!file_name.empty()) record.more.emplace_back("WARC-Filename", file_name);
  return pack_record(record);
}

RecordPlace append_record(AppendFile& file, const PackedRecord& record) {
  RecordPlace place;
  place.offset = file.size();
  place.length = record.bytes.size();
  file.append(record.bytes);
  return place;
}

}  // namespace weiguan
