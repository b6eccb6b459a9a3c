#include "capture/detail/check_run.h"

#include <array>
#include <cstring>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/digest.h"
#include "capture/detail/check_record.h"
#include "capture/detail/record_reader.h"
#include "capture/detail/text.h"

namespace weiguan::detail {

namespace {

// 16 bytes in which no two ids agree: ids themselves would fill the memory.
using Key = std::array<std::uint64_t, 2>;

Key key_of(std::string_view id) {
  const std::string raw = digest(DigestKind::sha256, id);
  Key key{};
  std::memcpy(key.data(), raw.data(), sizeof(key));
  return key;
}

struct KeyHash {
  std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key[0]); }
};

struct Waiting {
  Violation violation;
  Key target;
};

Severity severity_of(std::string_view rule) {
  static const std::unordered_map<std::string_view, Severity> known = [] {
    std::unordered_map<std::string_view, Severity> all;
    for (const CheckRule& one : check_rules()) all.emplace(one.name, one.severity);
    return all;
  }();
  const auto at = known.find(rule);
  return at == known.end() ? Severity::error : at->second;
}

ReadOptions for_checking(ReadOptions options) {
  options.check_digests = true;
  options.digest_blocks = false;
  options.keep_header = true;
  return options;
}

}  // namespace

struct CheckRun::State {
  ViolationSink violations;
  const Stop* stop = nullptr;
  CheckReport report;
  std::unordered_map<Key, std::uint64_t, KeyHash> ids;  // The record that had it first.
  std::vector<Waiting> waiting;
  std::vector<Problem> problems;  // Met on the way to the next record.
  bool line_ends = true;          // Whether LF for CRLF is still to be told.
  bool readable = true;           // Not in a packing that is not read.
  bool length_told = false;       // Of the record at hand.

  void tell(Violation one) {
    one.severity = severity_of(one.rule);
    switch (one.severity) {
      case Severity::error:
        ++report.errors;
        break;
      case Severity::warning:
        ++report.warnings;
        break;
      case Severity::note:
        ++report.notes;
        break;
    }
    if (violations) violations(one);
  }

  void tell(const Problem& problem, const Violation& place) {
    // The limit is ours, not the file's; and what is unknown of a digest the fields tell.
    if (problem.rule == "warc-block" || problem.rule == "digest-unknown") return;
    if (problem.rule == "warc-length" || problem.rule == "arc-length") length_told = true;
    if (problem.rule == "unsupported-compression") readable = false;
    Violation one = problem.offset == place.offset ? place : Violation();
    one.file = problem.file;
    one.offset = problem.offset;
    one.rule = problem.rule;
    one.reason = problem.reason;
    tell(std::move(one));
  }

  void tell_problems(const Violation& place) {
    length_told = false;
    for (const Problem& problem : problems) tell(problem, place);
    problems.clear();
  }

  void records(const std::function<std::optional<Record>()>& next, const std::string& shown) {
    line_ends = true;
    readable = true;
    bool first = true;
    while (const auto record = next()) {
      if (requested(stop)) return;
      one_record(*record, shown, first);
      first = false;
    }
    tell_problems({});
    if (first && readable) {
      Violation empty;
      empty.file = shown;
      empty.rule = "file-empty";
      empty.reason = "The file holds no record.";
      tell(std::move(empty));
    }
  }

  void one_record(const Record& record, const std::string& shown, bool first) {
    Violation place;
    place.file = shown;
    place.offset = record.place.inner > 0 ? record.place.inner : record.place.offset;
    place.record = ++report.records;
    place.record_id = record.record_id();
    ++report.types[record.type()];
    tell_problems(place);
    count_digests(record);
    const auto found_one = [&](std::string_view rule, std::string field, std::string reason) {
      Violation one = place;
      one.rule = rule;
      one.field = std::move(field);
      one.reason = std::move(reason);
      tell(std::move(one));
    };
    if (record.version.starts_with("ARC/")) {
      if (first) {
        found_one(
            "arc-file", "", fmt::format("The file is {}, the format before WARC.", record.version));
      }
      return;
    }
    if (first && record.type() != "warcinfo")
      found_one("warcinfo-first", "", "The file does not start with a warcinfo record.");
    std::vector<Finding> found;
    check_header_lines(record.header_bytes, line_ends, found);
    check_fields(record, found);
    for (Finding& one : found) {
      if (one.rule == "header-lf") line_ends = false;
      found_one(one.rule, std::move(one.field), std::move(one.reason));
    }
    if (!record.cut && !length_told && record.trailer != "\r\n\r\n") {
      const bool gap = std::string_view(record.trailer).starts_with("\r\n\r\n");
      found_one(
          gap ? "record-gap" : "record-end",
          "",
          gap ? "More than two CRLF stand behind the block."
              : "The block is not followed by two CRLF.");
    }
    remember(record, place);
  }

  void count_digests(const Record& record) {
    const bool declares = !header(record.headers, "WARC-Block-Digest").empty() ||
                          !header(record.headers, "WARC-Payload-Digest").empty();
    switch (record.declared) {
      case Declared::agrees:
        ++report.digests_agreed;
        break;
      case Declared::differs:
        ++report.digests_differing;
        break;
      case Declared::unchecked:
        ++(declares ? report.digests_unchecked : report.digests_undeclared);
        break;
    }
  }

  void remember(const Record& record, const Violation& place) {
    if (!place.record_id.empty()) {
      const auto [at, fresh] = ids.emplace(key_of(place.record_id), place.record);
      if (!fresh) {
        Violation one = place;
        one.rule = "record-id-repeated";
        one.field = "WARC-Record-ID";
        one.reason = fmt::format("Record {} has the same id.", at->second);
        tell(std::move(one));
      }
    }
    for (const Reference& one : references(record)) {
      const Key target = key_of(one.target);
      if (ids.count(target) != 0) continue;
      Violation violation = place;
      violation.rule = "reference-absent";
      violation.field = one.field;
      violation.reason =
          fmt::format("{} names {:.120}, which is not in the file.", one.field, one.target);
      waiting.push_back({std::move(violation), target});
    }
  }
};

CheckRun::CheckRun(std::string name, ViolationSink violations, const Stop* stop)
    : state_(std::make_unique<State>()) {
  state_->stop = stop;
  state_->report.file = std::move(name);
  state_->violations = std::move(violations);
}
CheckRun::~CheckRun() = default;

void CheckRun::read(
    InputFile file, const std::string& shown, std::uint64_t begin, std::uint64_t end) {
  WarcReader reader(
      std::move(file),
      shown,
      for_checking({}),
      [this](const Problem& one) { state_->problems.push_back(one); },
      begin,
      end);
  state_->records([&] { return reader.next(); }, shown);
}

void CheckRun::read(std::string_view bytes, const std::string& shown, const ReadOptions& options) {
  RecordReader reader(
      {source_of(bytes), 0, 0},
      shown,
      for_checking(options),
      [this](const Problem& one) { state_->problems.push_back(one); },
      bytes.size());
  state_->records([&] { return reader.next(); }, shown);
}

void CheckRun::problem(const Problem& problem) {
  state_->tell(problem, {});
}

void CheckRun::file_rule(
    const std::string& file, std::string_view rule, const std::string& reason) {
  Violation one;
  one.file = file;
  one.rule = rule;
  one.reason = reason;
  state_->tell(std::move(one));
}

CheckReport CheckRun::finish() {
  for (Waiting& one : state_->waiting) {
    if (state_->ids.count(one.target) == 0) state_->tell(std::move(one.violation));
  }
  state_->waiting.clear();
  return state_->report;
}

}  // namespace weiguan::detail
