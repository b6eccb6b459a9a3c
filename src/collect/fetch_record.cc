#include "collect/detail/fetch_record.h"

#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/url.h"
#include "capture/http.h"
#include "collect/detail/read_record.h"

namespace weiguan {

namespace {

constexpr std::string_view of_response = "application/http; msgtype=response";
constexpr std::string_view of_request = "application/http; msgtype=request";

Headers headers_of(const FetchTold& told) {
  Headers more;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) more.emplace_back(name, value);
  };
  add("Weiguan-Purpose", told.purpose);
  add("Weiguan-Source", told.source);
  add("Weiguan-Via", told.via.empty() ? "" : request_url(told.via));
  if (told.published) add("Weiguan-Published", published_header(*told.published));
  if (told.robots_ignored) add("Weiguan-Robots", "ignored");
  return more;
}

FetchedRecords failed(
    NewRecord record, const std::string& failure, const Packs& packs, const OutletZones& zones) {
  FetchedRecords out;
  const std::string block = failure_block(failure);
  record = failure_record(std::move(record), failure, block);
  out.records.push_back(pack_record(record));
  const PackedRecord& packed = out.records.back();
  out.findings = read_capture(
      as_read(record, packed),
      {capture_id(record.url, record.time, packed.digest), {}, record.url},
      packs,
      zones);
  return out;
}

}  // namespace

void add_connection(const Exchange& exchange, Headers& more) {
  if (!exchange.ip.empty()) more.emplace_back("WARC-IP-Address", exchange.ip);
  if (!exchange.protocol.empty()) more.emplace_back("WARC-Protocol", exchange.protocol);
  if (!exchange.tls.empty()) more.emplace_back("WARC-Cipher-Suite", exchange.tls);
  more.emplace_back("Weiguan-Duration", std::to_string((exchange.ended - exchange.begun).count()));
}

// The record as it would be read back.
Record as_read(const NewRecord& record, const PackedRecord& packed) {
  Record read;
  read.version = "WARC/1.1";
  read.headers = {
      {"WARC-Type", record.type},
      {"WARC-Target-URI", record.url},
      {"WARC-Date", format_time(record.time)},
      {"WARC-Record-ID", "<" + packed.record_id + ">"},
      {"Content-Type", record.content_type}};
  read.headers.insert(read.headers.end(), record.more.begin(), record.more.end());
  read.block = std::string(record.block);
  read.block_size = record.block.size();
  read.digest = packed.digest;
  return read;
}

NewRecord failure_record(NewRecord record, const std::string& failure, const std::string& block) {
  record.type = "metadata";
  record.content_type = "application/warc-fields";
  record.block = block;
  record.more.emplace_back("Weiguan-Failure", failure);
  return record;
}

std::string failure_block(const std::string& failure) {
  return fmt::format("failure: {}\r\n", failure);
}

std::string failure_of(FailureKind kind, const std::string& reason) {
  return fmt::format("{}: {}", to_string(kind), reason);
}

std::string payload_digest(std::string_view body) {
  return "sha256:" + sha256_hex(body);
}

FetchedRecords to_records(
    Exchange&& exchange, const FetchTold& told, const Packs& packs, const OutletZones& zones) {
  NewRecord record;
  record.url = exchange.request.url;
  record.time = std::chrono::floor<std::chrono::seconds>(exchange.begun);
  record.more = headers_of(told);
  add_connection(exchange, record.more);
  if (exchange.failure)
    return failed(std::move(record), failure_of(*exchange.failure, exchange.reason), packs, zones);

  FetchedRecords out;
  const std::size_t head = exchange.head.size();
  out.digest = payload_digest(exchange.body);
  const bool unchanged = exchange.status == 304;
  const bool same = exchange.status == 200 && out.digest == told.original_digest;
  out.again = told.original && (unchanged || same);
  std::string block = std::move(exchange.head);
  if (!out.again) block += exchange.body;
  record.type = "response";
  record.content_type = of_response;
  record.block = block;
  record.payload = out.again ? std::string_view(exchange.body) : record.block.substr(head);
  // A revisit's own headers must be seen by the reader, too: so they stand in `record`.
  PackedRecord packed;
  if (out.again) {
    record = revisit_of(record, *told.original, unchanged);
  }
  packed = pack_record(record);
  NewRecord request;
  request.type = "request";
  request.url = record.url;
  request.time = record.time;
  request.content_type = of_request;
  request.block = exchange.sent;
  request.more.emplace_back("WARC-Concurrent-To", "<" + packed.record_id + ">");
  if (!exchange.sent.empty()) out.records.push_back(pack_record(request));
  const Record read = as_read(record, packed);
  out.records.push_back(std::move(packed));
  out.findings = read_capture(
      read, {capture_id(record.url, record.time, read.digest), {}, record.url}, packs, zones);
  const HttpMessage message = parse_http(block);
  out.etag = header(message.headers, "ETag");
  out.modified = header(message.headers, "Last-Modified");
  out.charset = message.charset();
  if (!told.purpose.empty()) out.payload = message.body;
  return out;
}

FetchedRecords refusal_record(
    const std::string& url,
    Time time,
    FailureKind kind,
    const std::string& reason,
    const FetchTold& told,
    const Packs& packs,
    const OutletZones& zones) {
  NewRecord record;
  record.url = request_url(url);
  record.time = time;
  record.more = headers_of(told);
  return failed(std::move(record), failure_of(kind, reason), packs, zones);
}

}  // namespace weiguan
