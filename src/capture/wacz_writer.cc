#include "capture/wacz_writer.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <libdeflate.h>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/error.h"
#include "capture/cdxj.h"
#include "capture/detail/gzip_member.h"
#include "capture/warc_reader.h"
#include "capture/warc_writer.h"

namespace weiguan {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view warc_name = "evidence.warc.gz";
constexpr std::uint64_t largest_record = std::uint64_t{64} << 20;
constexpr std::uint64_t largest_zip = std::numeric_limits<std::uint32_t>::max();

std::string to_text(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

// The record as one gzip member.
std::string member_of(const WaczRecord& record) {
  const RecordPlace& place = record.capture.place;
  const std::string file = record.file.string();
  if (place.length > largest_record) {
    throw Error(
        fmt::format("the record at byte {} of {} has {} bytes", place.offset, file, place.length),
        "A package takes records of up to 64 MiB; the capture's own page gives the record alone.");
  }
  if (place.inner == 0 && place.length > 0) {
    std::string stored = read_stored(file, place);
    if (stored.starts_with("\x1f\x8b")) return stored;
  }
  ReadOptions options;
  options.keep_header = true;
  options.max_block = largest_record;
  Record read = read_record(file, place, options);
  if (read.cut) throw Error(fmt::format("the record at byte {} of {} is cut", place.offset, file));
  if (read.version.starts_with("WARC/")) {
    return detail::gzip_member(read.header_bytes + read.block + "\r\n\r\n");
  }
  // An ARC record, said as WARC.
  NewRecord made;
  made.type = record.capture.type;
  made.url = record.capture.url;
  made.time = record.capture.time;
  made.content_type = std::string(header(read.headers, "Content-Type"));
  made.block = read.block;
  return pack_record(made).bytes;
}

void number(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(value & 0xff);
    value >>= 8;
  }
}

// Time and date as MS-DOS keeps them, in UTC.
std::uint32_t dos_time(Time time) {
  const std::string text = format_time(time);  // 2024-07-02T17:30:05Z
  const auto part = [&](std::size_t at, std::size_t size) {
    return static_cast<std::uint32_t>(std::stoul(text.substr(at, size)));
  };
  const std::uint32_t year = std::clamp(part(0, 4), 1980U, 2107U) - 1980U;
  return (year << 25) | (part(5, 2) << 21) | (part(8, 2) << 16) | (part(11, 2) << 11) |
         (part(14, 2) << 5) | (part(17, 2) / 2);
}

std::string pages_of(const std::vector<WaczRecord>& records) {
  std::string text = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\", \"title\": \"Pages\"}\n";
  for (const WaczRecord& one : records) {
    if (one.title.empty()) continue;
    ordered_json page;
    page["id"] = to_string(one.capture.id);
    page["url"] = one.capture.url;
    page["ts"] = format_time(one.capture.time);
    page["title"] = one.title;
    text += to_text(page) + "\n";
  }
  return text;
}

}  // namespace

WaczWriter::WaczWriter(
    std::vector<WaczRecord> records,
    std::string title,
    const std::vector<std::pair<std::string, std::string>>& more)
    : records_(std::move(records)) {
  for (const WaczRecord& one : records_) made_ = std::max(made_, one.capture.time);
  warcinfo_ = pack_warcinfo(warc_name, made_).bytes;

  Member warc;
  warc.name = fmt::format("archive/{}", warc_name);
  Hasher hasher;
  const auto take = [&](std::string_view bytes) {
    hasher.update(bytes);
    warc.crc = libdeflate_crc32(warc.crc, bytes.data(), bytes.size());
    warc.size += bytes.size();
  };
  take(warcinfo_);
  std::vector<std::string> lines;
  for (const WaczRecord& one : records_) {
    const std::string bytes = member_of(one);
    Capture placed = one.capture;
    placed.place = {std::string(warc_name), warc.size, bytes.size(), 0};
    // Of the block; tools that read the index take a digest there for the payload's.
    placed.digest.clear();
    lines.push_back(cdxj_line(placed));
    take(bytes);
    if (warc.size > largest_zip) throw Error("the package would be longer than 4 GiB");
  }
  std::sort(lines.begin(), lines.end());
  const std::string warc_digest = to_hex(hasher.finish());
  members_.push_back(warc);
  size_ = local_header(warc).size() + warc.size;
  add("indexes/index.cdxj", fmt::format("{}", fmt::join(lines, "")));
  add("pages/pages.jsonl", pages_of(records_));
  for (const auto& [name, bytes] : more) add(name, bytes);

  ordered_json package;
  package["profile"] = "data-package";
  package["wacz_version"] = "1.1.1";
  package["title"] = title;
  package["created"] = format_time(made_);
  package["software"] = "weiguan " WEIGUAN_VERSION;
  package["resources"] = ordered_json::array();
  for (const Member& one : members_) {
    ordered_json resource;
    resource["name"] = one.name.substr(one.name.rfind('/') + 1);
    resource["path"] = one.name;
    resource["hash"] = "sha256:" + (one.bytes.empty() ? warc_digest : sha256_hex(one.bytes));
    resource["bytes"] = one.size;
    package["resources"].push_back(resource);
  }
  const std::string text = to_text(package);
  add("datapackage.json", text);
  ordered_json digest;
  digest["path"] = "datapackage.json";
  digest["hash"] = "sha256:" + sha256_hex(text);
  add("datapackage-digest.json", to_text(digest));
  size_ += ending().size();
  if (size_ > largest_zip) throw Error("the package would be longer than 4 GiB");
}

void WaczWriter::add(std::string name, std::string bytes) {
  Member member;
  member.name = std::move(name);
  member.size = bytes.size();
  member.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
  member.bytes = std::move(bytes);
  member.at = size_;
  size_ += local_header(member).size() + member.size;
  members_.push_back(std::move(member));
}

// .ZIP File Format Specification, 4.3.7 and 4.3.12; all is stored, names are UTF-8 (bit 11).
std::string WaczWriter::local_header(const Member& member) const {
  std::string out = "PK\3\4";
  number(out, 20, 2);
  number(out, 1U << 11, 2);
  number(out, 0, 2);
  number(out, dos_time(made_), 4);
  number(out, member.crc, 4);
  number(out, member.size, 4);
  number(out, member.size, 4);
  number(out, member.name.size(), 2);
  number(out, 0, 2);
  return out + member.name;
}

std::string WaczWriter::ending() const {
  std::string out;
  std::uint64_t begin = 0;
  for (const Member& one : members_) {
    const std::string local = local_header(one);
    begin = one.at + local.size() + one.size;
    out += "PK\1\2";
    number(out, 20, 2);
    out += local.substr(4, 26);
    number(out, 0, 2);  // No comment; the length of the extra field stands before it.
    number(out, 0, 2);
    number(out, 0, 2);
    number(out, 0, 4);
    number(out, one.at, 4);
    out += one.name;
  }
  const std::size_t directory = out.size();
  out += "PK\5\6";
  number(out, 0, 4);
  number(out, members_.size(), 2);
  number(out, members_.size(), 2);
  number(out, directory, 4);
  number(out, begin, 4);
  number(out, 0, 2);
  return out;
}

void WaczWriter::write(const std::function<bool(std::string_view)>& take) const {
  for (const Member& one : members_) {
    if (!take(local_header(one))) return;
    if (!one.bytes.empty()) {
      if (!take(one.bytes)) return;
      continue;
    }
    std::uint64_t size = warcinfo_.size();
    if (!take(warcinfo_)) return;
    for (const WaczRecord& record : records_) {
      const std::string bytes = member_of(record);
      size += bytes.size();
      if (!take(bytes)) return;
    }
    if (size != one.size) throw Error("a record has changed while it was packed");
  }
  take(ending());
}

}  // namespace weiguan
