// Each rule of check.h with a file that breaks it and a twin that does not.
#include "capture/check.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zip.h>
#include <zstd.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/files.h"
#include "capture/detail/check_run.h"
#include "capture/warc_writer.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

std::string record(
    const Lines& fields, const std::string& block, const std::string& tail = "\r\n\r\n") {
  std::string text = "WARC/1.1\r\n";
  for (const std::string& one : fields) text += one + "\r\n";
  return text + fmt::format("Content-Length: {}\r\n\r\n", block.size()) + block + tail;
}

// "WARC-Type: type", an id with that number, a date, and more lines.
std::string typed(
    const std::string& type,
    int id,
    const Lines& more,
    const std::string& block = "",
    const std::string& tail = "\r\n\r\n") {
  Lines fields = {
      "WARC-Type: " + type,
      fmt::format("WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{:012}>", id),
      "WARC-Date: 2024-07-02T09:30:00Z"};
  fields.insert(fields.end(), more.begin(), more.end());
  return record(fields, block, tail);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

const std::string target = "WARC-Target-URI: http://chenxing.example/a";
const std::string ip = "WARC-IP-Address: 192.0.2.1";
const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nrain";
const std::string http_type = "Content-Type: application/http;msgtype=response";

std::string info() {
  return typed(
      "warcinfo",
      1,
      {"WARC-Filename: a.warc", "Content-Type: application/warc-fields"},
      "software: weiguan\r\n");
}
std::string resource(const Lines& more = {}) {
  Lines lines = {target, "Content-Type: text/plain"};
  lines.insert(lines.end(), more.begin(), more.end());
  return typed("resource", 2, lines, "rain");
}
std::string response() {
  return typed("response", 3, {target, ip, http_type}, http);
}
std::string revisit() {
  return typed(
      "revisit",
      4,
      {target,
       ip,
       "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
       "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
       "WARC-Refers-To: <urn:uuid:00000000-0000-4000-8000-000000000003>",
       "WARC-Truncated: length",
       http_type},
      "HTTP/1.1 200 OK\r\n\r\n");
}
std::string continuation() {
  return typed(
      "continuation",
      5,
      {target,
       "WARC-Segment-Number: 2",
       "WARC-Segment-Origin-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>"},
      "more rain");
}
std::string conversion() {
  return typed(
      "conversion",
      6,
      {target,
       "Content-Type: text/plain",
       "WARC-Refers-To: <urn:uuid:00000000-0000-4000-8000-000000000003>"},
      "rain");
}
std::string whole() {
  return info() + resource({"WARC-Segment-Number: 1"}) + response() + revisit() + continuation() +
         conversion();
}
std::string packed(const std::string& block) {
  NewRecord one;
  one.type = "resource";
  one.url = "http://chenxing.example/a";
  one.content_type = "text/plain";
  one.block = one.payload = block;
  return pack_record(one).bytes;
}

struct Checked {
  CheckReport report;
  std::vector<Violation> violations;
  std::set<std::string> rules() const {
    std::set<std::string> out;
    for (const Violation& one : violations) out.insert(one.rule);
    return out;
  }
};

Checked check(const std::string& bytes) {
  Checked checked;
  detail::CheckRun run("a.warc", [&](const Violation& one) { checked.violations.push_back(one); });
  run.read(bytes, "a.warc", {});
  checked.report = run.finish();
  return checked;
}

struct Case {
  std::string rule, bad, good;
};

// The bad file is the good one with one thing changed.
Case changed(const std::string& rule, const std::string& from, const std::string& to) {
  return {rule, replaced(whole(), from, to), whole()};
}

std::vector<Case> cases() {
  const std::string gzip = packed("rain") + packed("harvest");
  const std::string arc_start =
      "filedesc://a.arc 0.0.0.0 20240702093000 text/plain 11\n1 0 weiguan\n";
  const std::string arc_record =
      "http://chenxing.example/ 192.0.2.1 20240702093000 text/plain 4\nrain\n";
  std::vector<Case> all = {
      {"file-empty", "", whole()},
      {"warcinfo-first", resource(), info() + resource()},
      {"gzip-damaged", gzip.substr(0, gzip.size() - 12), gzip},
      {"zstd-damaged", "\x28\xb5\x2f\xfd rain and harvest", gzip},
      {"unsupported-compression", "\x04\x22\x4d\x18 rain and harvest", gzip},
      {"warc-version", info() + "rain and harvest\r\n\r\n" + resource(), info() + resource()},
      {"warc-header", info() + "WARC/1.1\r\nWARC-Type: resource\r\n", info()},
      {"record-end", info() + typed("resource", 2, {target}, "", ""), whole()},
      {"record-gap", info() + typed("resource", 2, {target}, "", "\r\n\r\n\r\n"), whole()},
      {"field-missing", replaced(whole(), target + "\r\n", ""), whole()},
      {"field-repeated",
       info() + resource({ip, ip}),
       info() + resource(
                    {"X-Rain: 1",
                     "X-Rain: 2",
                     "WARC-Concurrent-To: <urn:a:1>",
                     "WARC-Concurrent-To: <urn:a:2>"})},
      {"field-not-allowed", info() + resource({"WARC-Filename: a"}), whole()},
      {"field-undefined", info() + resource({"WARC-Profile: urn:a:b"}), whole()},
      {"record-id-repeated", info() + resource() + resource(), whole()},
      {"reference-absent", info() + continuation(), whole()},
      {"revisit-refers-to",
       replaced(whole(), "WARC-Refers-To: <urn:uuid:00000000-0000-4000-8000-000000000003>\r\n", ""),
       replaced(
           whole(),
           "WARC-Refers-To: <urn:uuid:00000000-0000-4000-8000-000000000003>",
           "WARC-Refers-To-Target-URI: http://chenxing.example/a")},
      {"revisit-truncated", replaced(whole(), "WARC-Truncated: length\r\n", ""), whole()},
      {"conversion-refers-to", info() + typed("conversion", 6, {target}), whole()},
      {"segment-fields",
       replaced(
           whole(),
           "WARC-Segment-Number: 2",
           "WARC-Segment-Number: 2\r\nWARC-Warcinfo-ID: <urn:a:b>"),
       whole()},
      {"content-type-missing",
       info() + typed("resource", 2, {target}, "rain"),
       info() + typed("resource", 2, {target})},
      {"content-type-dns",
       info() + typed(
                    "resource",
                    2,
                    {"WARC-Target-URI: dns:chenxing.example", "Content-Type: text/plain"},
                    "a"),
       info() + typed(
                    "resource",
                    2,
                    {"WARC-Target-URI: dns:chenxing.example", "Content-Type: text/dns"},
                    "a")},
      {"http-message", info() + typed("response", 3, {target, ip, http_type}, "rain"), whole()},
      {"warc-digest",
       info() + resource({"WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}),
       info() +
           resource({"WARC-Block-Digest: sha256:" + to_hex(digest(DigestKind::sha256, "rain"))})},
      {"digest-format",
       info() + resource({"WARC-Block-Digest: sha1:AAAA"}),
       info() +
           resource({"WARC-Block-Digest: sha256:" + to_hex(digest(DigestKind::sha256, "rain"))})},
      {"digest-unknown",
       info() + resource({"WARC-Block-Digest: rain64:abcdef"}),
       info() +
           resource({"WARC-Block-Digest: sha256:" + to_hex(digest(DigestKind::sha256, "rain"))})},
      {"token-format", info() + resource({"WARC-Truncated: too long"}), whole()},
      {"truncated-unknown", info() + resource({"WARC-Truncated: rain"}), whole()},
      {"ip-format",
       info() + resource({"WARC-IP-Address: 192.0.2.256"}),
       info() + resource({"WARC-IP-Address: 2001:db8::1"})},
      {"uri-characters", info() + replaced(resource(), "example/a", "example/{a}"), whole()},
      {"uri-brackets",
       info() + resource({"WARC-Refers-To-Target-URI: x"}) +
           replaced(resource(), target, "WARC-Target-URI: <http://chenxing.example/a>"),
       whole()},
      {"uri-bracketed",
       replaced(
           replaced(resource(), "WARC/1.1", "WARC/1.0"),
           target,
           "WARC-Target-URI: <http://chenxing.example/a>"),
       replaced(resource(), "WARC/1.1", "WARC/1.0")},
      {"date-precision",
       replaced(replaced(resource(), "WARC/1.1", "WARC/1.0"), ":00Z", ":00.5Z"),
       replaced(resource(), ":00Z", ":00.123456789Z")},
      {"arc-file", arc_start + arc_record, whole()},
      {"arc-date",
       arc_start + replaced(arc_record, "20240702093000", "202407020930"),
       arc_start + arc_record},
      {"arc-length",
       arc_start + replaced(arc_record, "plain 4", "plain 400"),
       arc_start + arc_record},
      {"arc-header",
       arc_start + replaced(arc_record, "example/", "example/a b"),
       arc_start + arc_record}};
  const std::vector<Case> changes = {
      changed("version-unknown", "WARC/1.1", "WARC/7.1"),
      changed("version-old", "WARC/1.1", "WARC/0.17"),
      changed("warc-length", "Content-Length: 4\r\n", "Content-Length: 2\r\n"),
      changed("header-lf", "chenxing.example/a\r\n", "chenxing.example/a\n"),
      changed("header-line", "WARC-Segment-Number: 1", "WARC-Segment-Number: 1\r\nrain"),
      changed("header-name", "WARC-Segment-Number: 1", "WARC-Segment-Number: 1\r\nrain(er): 1"),
      changed("header-space", "WARC-Segment-Number: 1", "WARC-Segment-Number : 1"),
      changed("header-utf8", "WARC-Filename: a", "WARC-Filename: \xff"),
      changed("header-control", "WARC-Filename: a", "WARC-Filename: \x07"),
      changed("header-folded", "WARC-Filename: a", "WARC-Filename: a\r\n b"),
      changed("uri-format", "<urn:uuid:00000000-0000-4000-8000-000000000002>", "<urn:u 2>"),
      changed("date-format", "2024-07-02T09:30:00Z", "2024-13-02T09:30:00Z"),
      changed("number-format", "WARC-Segment-Number: 1", "WARC-Segment-Number: one"),
      changed("media-type-format", "text/plain", "plain"),
      changed("type-unknown", "WARC-Type: resource", "WARC-Type: rain"),
      changed("content-type-http", "msgtype=response", "msgtype=request"),
      changed("content-type-warcinfo", "application/warc-fields", "text/plain"),
      changed("ip-missing", ip + "\r\n", ""),
      changed("revisit-profile", "1.1/revisit/identical", "1.1/revisit/similar"),
      changed("segment-number", "WARC-Segment-Number: 2", "WARC-Segment-Number: 1")};
  all.insert(all.end(), changes.begin(), changes.end());
  return all;
}

TEST(Check, FindsNothingWrongWithAFileThatKeepsTheRules) {
  const Checked checked = check(whole());
  EXPECT_TRUE(checked.violations.empty())
      << checked.violations.front().rule << " " << checked.violations.front().reason;
  EXPECT_EQ(checked.report.records, 6U);
  EXPECT_EQ(checked.report.types.at("revisit"), 1U);
  EXPECT_EQ(checked.report.digests_unchecked, 1U);
  EXPECT_EQ(checked.report.digests_undeclared, 5U);
}

TEST(Check, NamesEachRuleWhereItIsBrokenAndOnlyThere) {
  for (const Case& one : cases()) {
    EXPECT_EQ(check(one.bad).rules().count(one.rule), 1U) << one.rule;
    EXPECT_EQ(check(one.good).rules().count(one.rule), 0U) << one.rule;
  }
}

TEST(Check, ChangesOfOneFieldTellOneRule) {
  for (const char* rule :
       {"header-folded",
        "header-utf8",
        "media-type-format",
        "ip-missing",
        "segment-number",
        "date-format"}) {
    for (const Case& one : cases()) {
      if (one.rule == rule) {
        EXPECT_EQ(check(one.bad).rules(), std::set<std::string>{rule});
      }
    }
  }
}

TEST(Check, EveryRuleHasACase) {
  std::set<std::string> tried = {"gzip-whole", "zstd-whole"};  // Tried below.
  for (const Case& one : cases()) tried.insert(one.rule);
  for (const CheckRule& rule : check_rules()) {
    if (!rule.name.starts_with("wacz-")) {
      EXPECT_EQ(tried.count(std::string(rule.name)), 1U) << rule.name;
    }
  }
}

TEST(Check, TheDocumentationNamesEveryRule) {
  const std::string page = read_file(fs::path(WEIGUAN_SOURCE) / "docs/formats/warc-check.md");
  for (const CheckRule& rule : check_rules()) {
    const std::string row = fmt::format(
        "| `{}` | {} | {} | {} |", rule.name, name_of(rule.severity), rule.section, rule.about);
    EXPECT_NE(page.find(row), std::string::npos) << row;
  }
}

TEST(Check, SaysWhereAndOfWhichRecord) {
  const std::string bytes = info() + replaced(resource(), "Z\r\n", "\r\n");
  const Checked checked = check(bytes);
  ASSERT_EQ(checked.violations.size(), 1U);
  const Violation& one = checked.violations[0];
  EXPECT_EQ(one.file, "a.warc");
  EXPECT_EQ(one.offset, info().size());
  EXPECT_EQ(one.record, 2U);
  EXPECT_EQ(one.record_id, "urn:uuid:00000000-0000-4000-8000-000000000002");
  EXPECT_EQ(one.rule, "date-format");
  EXPECT_EQ(one.field, "WARC-Date");
  EXPECT_EQ(one.severity, Severity::error);
  EXPECT_NE(one.reason.find("2024-07-02T09:30:00"), std::string::npos);
}

TEST(Check, JudgesDatesByTheVersion) {
  const auto rules = [](const std::string& version, const std::string& date) {
    return check(
               info() +
               replaced(replaced(resource(), "1.1", version), "2024-07-02T09:30:00Z", date))
        .rules();
  };
  using Rules = std::set<std::string>;
  for (const char* date :
       {"2024",
        "2024-07",
        "2024-07-02",
        "2024-07-02T09:30Z",
        "2024-07-02T09:30:00.1Z",
        "2024-07-02T09:30:00+00:00"})
    EXPECT_EQ(rules("1.1", date), Rules{}) << date;
  for (const char* date :
       {"2024-7",
        "2024-07-32",
        "2024-07-02T25:00:00Z",
        "2024-07-02T09:30:00",
        "2024-07-02T09:30:00+08:00",
        "20240702093000",
        "2024-07-02T09:30:00.0123456789Z",
        "2024-07-02 09:30:00Z",
        "rain"}) {
    EXPECT_EQ(rules("1.1", date), Rules{"date-format"}) << date;
    EXPECT_EQ(rules("1.0", date), Rules{"date-format"}) << date;
  }
  EXPECT_EQ(rules("1.0", "2024-07-02T09:30:00Z"), Rules{});
  EXPECT_EQ(rules("1.0", "2024-07-02"), Rules{"date-precision"});
}

TEST(Check, TellsOnceThatRecordsShareAMember) {
  EXPECT_EQ(check(packed("rain") + packed("rain")).rules().count("gzip-whole"), 0U);
  EXPECT_EQ(
      check(read_file(fs::path(WEIGUAN_SOURCE) / "src/capture/corpus/warc/gzip-whole"))
          .rules()
          .count("gzip-whole"),
      1U);
}

TEST(Check, TellsOnceThatRecordsShareAFrame) {
  const auto frame = [](const std::string& bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
  };
  EXPECT_EQ(check(frame(info()) + frame(resource())).rules(), std::set<std::string>{});
  EXPECT_EQ(check(frame(info() + resource())).rules(), std::set<std::string>{"zstd-whole"});
}

TEST(Check, ThrowsForAFileThatIsNotThere) {
  EXPECT_THROW(check_warc("/nowhere/a.warc", "a.warc", {}), Error);
}

// ---- WACZ ----

struct Member {
  std::string name, bytes;
  bool stored = true;
};

std::set<std::string> wacz_rules(const std::vector<Member>& members) {
  const std::string path = (fs::path(testing::TempDir()) / "weiguan-check.wacz").string();
  fs::remove(path);
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const Member& member : members) {
    zip_source_t* source = zip_source_buffer(zip, member.bytes.data(), member.bytes.size(), 0);
    const auto index =
        static_cast<zip_uint64_t>(zip_file_add(zip, member.name.c_str(), source, ZIP_FL_OVERWRITE));
    zip_set_file_compression(zip, index, member.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6);
  }
  EXPECT_EQ(zip_close(zip), 0);
  std::set<std::string> rules;
  check_warc(path, "a.wacz", [&](const Violation& one) { rules.insert(one.rule); });
  fs::remove(path);
  return rules;
}

TEST(Check, JudgesAPackageAndTheWarcsInIt) {
  const auto package = [](const std::string& path, const std::string& bytes) {
    return fmt::format(
        R"({{"resources": [{{"path": "{}", "hash": "sha256:{}"}}]}})",
        path,
        to_hex(digest(DigestKind::sha256, bytes)));
  };
  const Member warc = {"archive/a.warc", whole()};
  const Member data = {"datapackage.json", package("archive/a.warc", whole())};
  const Member pages = {"pages/pages.jsonl", "{}\n"};
  const Member index = {"indexes/index.cdxj", "\n"};
  using Rules = std::set<std::string>;
  EXPECT_EQ(wacz_rules({warc, data, pages, index}), Rules{});
  EXPECT_EQ(wacz_rules({warc, data, index}), Rules{"wacz-pages"});
  EXPECT_EQ(wacz_rules({warc, data, pages}), Rules{"wacz-index"});
  EXPECT_EQ(wacz_rules({warc, pages, index}), Rules{"wacz-datapackage"});
  EXPECT_EQ(
      wacz_rules({{"archive/a.warc", whole(), false}, data, pages, index}),
      Rules{"wacz-compressed"});
  EXPECT_EQ(
      wacz_rules({warc, {"datapackage.json", package("archive/a.warc", "x")}, pages, index}),
      Rules{"wacz-digest"});
  EXPECT_EQ(
      wacz_rules({warc, {"datapackage.json", package("archive/b.warc", "x")}, pages, index}),
      Rules{"wacz-resource"});
  EXPECT_EQ(
      wacz_rules({warc, {"datapackage.json", package("../b.warc", "x")}, pages, index}),
      Rules{"wacz-path"});
  EXPECT_EQ(wacz_rules({{"datapackage.json", "{}"}, pages, index}), Rules{"wacz-warc"});
  EXPECT_EQ(
      wacz_rules({warc, data, pages, index, {"datapackage-digest.json", R"({"signedData": {}})"}}),
      Rules{"wacz-signed"});
  EXPECT_EQ(wacz_rules({warc, data, pages, index, {"datapackage-digest.json", "{}"}}), Rules{});
  EXPECT_EQ(
      wacz_rules({{"archive/a.warc", ""}, {"datapackage.json", "{}"}, pages, index}),
      Rules{"file-empty"});
  EXPECT_EQ(
      wacz_rules(
          {{"archive/a.warc", replaced(whole(), ip + "\r\n", "")},
           {"datapackage.json", "{}"},
           pages,
           index}),
      Rules{"ip-missing"});
}

}  // namespace
}  // namespace weiguan
