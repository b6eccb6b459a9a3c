#include "capture/detail/record_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "capture/detail/digest_check.h"
#include "capture/detail/record_header.h"
#include "capture/detail/text.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_start = 4096;  // Looked at to tell a record's start.
constexpr std::size_t trailer = 64;          // Looked at behind a block, to see that it ends there.
constexpr std::size_t longest_trailer = 64;  // Kept of what stands behind a block.
constexpr std::size_t search_step =
    65536;  // Held back while garbage is searched, for a split header.

// `end` without the line ends that stand before it: at most the two that end a record.
std::size_t before_line_ends(std::string_view text, std::size_t start, std::size_t end) {
  for (int i = 0; i < 2 && end > start && text[end - 1] == '\n'; ++i) {
    --end;
    if (end > start && text[end - 1] == '\r') --end;
  }
  return end;
}

std::string_view packing_name(Packing packing) {
  return packing == Packing::zstd ? "zstd" : "gzip";
}

}  // namespace

RecordReader::RecordReader(
    StoredBytes input,
    std::string name,
    const ReadOptions& options,
    ProblemSink problems,
    std::uint64_t size)
    : name_(std::move(name)),
      options_(options),
      problems_(std::move(problems)),
      size_(size),
      stream_(
          std::move(input),
          {options.max_ratio,
           [](std::string_view first) { return starts_warc(first) || starts_arc(first, true); },
           options.read_ahead},
          [this](std::string_view rule, std::uint64_t offset, const std::string& reason) {
            const bool general = rule.starts_with("unsupported");
            tell(
                general ? std::string(rule)
                        : fmt::format("{}-{}", packing_name(stream_.packing()), rule),
                offset,
                reason);
          }) {}

void RecordReader::tell(std::string_view rule, std::uint64_t offset, std::string reason) {
  if (problems_) problems_({name_, offset, 0, std::string(rule), std::move(reason)});
}

bool RecordReader::starts_record(std::string_view text) const {
  return arc_ ? starts_arc(text, false) : starts_warc(text);
}

std::optional<Record> RecordReader::next() {
  while (find_start()) {
    if (auto record = read_one()) return record;
  }
  return {};
}

bool RecordReader::skip(std::uint64_t bytes) {
  while (bytes > 0) {
    if (stream_.view().empty() && !stream_.more() && !stream_.next_member()) return false;
    const auto step =
        static_cast<std::size_t>(std::min<std::uint64_t>(bytes, stream_.view().size()));
    stream_.consume(step);
    bytes -= step;
  }
  return true;
}

void RecordReader::consume(std::size_t count) {
  stream_.consume(count);
  if (limit_ != npos) limit_ -= count;
}

void RecordReader::skip_line_ends(std::size_t count) {
  const auto place = stream_.place();
  if (place.offset != lead_offset_) lead_ = 0;
  lead_offset_ = place.offset;
  if (place.inner == lead_) lead_ += count;
  consume(count);
}

Stream::Place RecordReader::record_place() const {
  auto place = stream_.place();
  if (place.offset == lead_offset_ && place.inner == lead_) place.inner = 0;
  return place;
}

// Moves to the first byte of the next record; false at the end.
bool RecordReader::find_start() {
  while (true) {
    if (limit_ == 0) limit_ = npos;
    const std::string_view text = stream_.view().substr(0, limit_);
    const std::size_t blank = std::min(text.find_first_not_of("\r\n"), text.size());
    skip_line_ends(blank);
    if (blank == text.size()) {
      if (limit_ != 0 && !stream_.more() && !stream_.next_member()) return false;
      continue;
    }
    const std::size_t seen = gather(6, longest_start);
    const std::string_view start = stream_.view().substr(0, seen);
    if (!begun_) arc_ = !starts_warc(start) && starts_arc(start, false);
    if (starts_record(start)) {
      begun_ = true;
      garbage_told_ = member_damaged_ = false;
      return true;
    }
    skip_garbage();
  }
}

// Passes over what is no record, up to something that looks like one or to the member's end.
void RecordReader::skip_garbage() {
  const auto place = stream_.place();
  std::uint64_t passed = 0;
  bool found = false;
  while (!found) {
    const std::size_t seen = gather(stream_.view().size() + 1);
    const std::string_view text = stream_.view().substr(0, seen);
    std::size_t at = find_record(text, passed == 0 ? 1 : 0, arc_);
    if (at == npos && !begun_ && passed == 0) {
      // Nothing is known of the file yet: perhaps it is ARC.
      at = find_record(text, 1, !arc_);
      if (at != npos) arc_ = !arc_;
    }
    found = at != npos;
    if (!found) {
      const bool last = stream_.ended() || limit_ != npos;
      at = last ? text.size() : text.size() - std::min(text.size(), search_step);
    }
    consume(at);
    passed += at;
    if (!found && (limit_ == 0 || (stream_.ended() && stream_.view().empty()))) break;
  }
  if (garbage_told_) return;
  tell(
      arc_ ? "arc-header" : "warc-version",
      place.inner > 0 ? place.inner : place.offset,
      fmt::format(
          "{} bytes that are no record were passed over; a record starts with {}.",
          passed,
          arc_ ? "an ARC header line" : "\"WARC/1.0\" or \"WARC/1.1\""));
}

// Makes `needed` bytes of the record visible, and `wished` if the member holds as many; says how
// many there are.  A record may go on in the next member, unless that begins with a record of its
// own.
std::size_t RecordReader::gather(std::size_t needed, std::size_t wished) {
  while (limit_ == npos && stream_.view().size() < std::max(needed, wished)) {
    if (stream_.more()) continue;
    const std::size_t before = stream_.view().size();
    if (before >= needed) break;
    if (stream_.damaged()) member_damaged_ = true;
    if (!stream_.next_member()) break;
    while (stream_.tail().size() < longest_start && stream_.more()) {
    }
    if (starts_record(stream_.tail())) limit_ = before;
  }
  return std::min(stream_.view().size(), limit_);
}

std::size_t RecordReader::find_header_end() {
  for (std::size_t needed = 1;;) {
    const std::size_t seen = gather(needed, longest_start);
    const std::string_view text = stream_.view().substr(0, seen);
    std::size_t end = npos;
    if (arc_) {
      end = text.find('\n');
      if (end != npos) ++end;
    } else {
      end = end_of_headers(text);
    }
    if (end != npos) return end <= options_.max_header ? end : npos;
    if (seen < needed || seen >= options_.max_header) return npos;
    needed = seen + 1;
  }
}

std::optional<std::uint64_t> RecordReader::read_header(Record& record, std::size_t size) {
  const bool quiet = options_.keep_header && !arc_;
  const HeaderComplaint complaint = [&](std::string_view rule, const std::string& reason) {
    if (!quiet) tell(rule, here_, reason);
  };
  const std::string_view text = stream_.view().substr(0, size);
  if (options_.keep_header) record.header_bytes = text;
  if (!arc_) {
    const auto length = read_warc_header(text, record, complaint);
    if (!told_line_ends_ && text.find("\r\n") == npos) {
      told_line_ends_ = true;
      complaint("warc-header", "Header lines end with LF; WARC wants CRLF.  Told once a file.");
    }
    return length;
  }
  const std::size_t seen = gather(size, size + 256);
  const std::string_view first = stream_.view().substr(size, seen - size);
  std::string_view line = text;
  line = take_line(line);
  const auto length = read_arc_header(line, first, record, complaint);
  if (record.type() == "warcinfo" && first.starts_with("2 ")) arc_version_ = "ARC/2";
  record.version = arc_version_;
  return length;
}

std::optional<Record> RecordReader::read_one() {
  const auto place = record_place();
  here_ = place.inner > 0 ? place.inner : place.offset;
  if (place.inner > 0 && !told_whole_) {
    told_whole_ = true;
    tell(
        fmt::format("{}-whole", packing_name(stream_.packing())),
        here_,
        "Several records share one compressed member; most tools cannot find single records in "
        "such "
        "a file.  Told once a file.");
  }
  const std::size_t header_size = find_header_end();
  if (header_size == npos) {
    tell(
        arc_ ? "arc-header" : "warc-header",
        here_,
        fmt::format(
            "The record's header has no end in its first {} bytes.",
            std::min<std::uint64_t>(gather(0), options_.max_header)));
    garbage_told_ = true;
    skip_garbage();
    return {};
  }
  Record record;
  record.place = {name_, place.offset, 0, place.inner};
  const auto declared = read_header(record, header_size);
  Extent extent = measure(header_size, declared);
  take_block(record, header_size, extent);
  if (!extent.complaint.empty())
    tell(arc_ ? "arc-length" : "warc-length", here_, std::move(extent.complaint));
  finish_place(record);
  return record;
}

// Without a length a block ends where the next record begins.
RecordReader::Extent RecordReader::measure_open(std::size_t start) {
  const std::size_t most =
      static_cast<std::size_t>(std::min<std::uint64_t>(options_.max_block, std::uint64_t{1} << 40));
  for (std::size_t wanted = start + search_step, from = start;;) {
    const std::size_t seen = gather(wanted);
    const std::string_view text = stream_.view().substr(0, seen);
    const std::size_t found = find_record(text, from, arc_);
    if (found != npos || seen < wanted || seen - start >= most) {
      const std::size_t end = std::min({found, seen, start + most});
      return {before_line_ends(text, start, end) - start, stream_.damaged(), {}};
    }
    from = std::max(from, seen - std::min(seen, search_step / 2));
    wanted *= 2;
  }
}

// Whether a record may end at `at`: line ends and then nothing, or the next record.
bool RecordReader::ends_well(std::size_t at, std::size_t available) const {
  const std::string_view rest = stream_.view().substr(at, available - at);
  if (arc_ && !rest.empty() && rest.front() != '\n' && rest.front() != '\r')
    return at > 0 && stream_.view()[at - 1] == '\n' && starts_arc(rest, false);
  if (arc_ || rest.starts_with("\r\n\r\n") || rest.starts_with("\n\n")) return true;
  const std::size_t next = rest.find_first_not_of("\r\n");
  if (next == npos) return true;
  const std::string_view word = rest.substr(next, 6);
  return word.size() < 6 || starts_warc(word);
}

RecordReader::Extent RecordReader::measure(
    std::size_t start, std::optional<std::uint64_t> declared) {
  if (!declared) return measure_open(start);
  const bool beyond_end = size_ > 0 && stream_.packing() == Packing::plain &&
                          *declared > size_ - std::min(size_, stream_.place().offset + start);
  if (*declared > options_.max_block && !beyond_end) return {*declared, false, {}};

  const auto wanted = static_cast<std::size_t>(std::min(*declared, options_.max_block));
  const std::size_t seen = gather(start + wanted, start + wanted + trailer);
  const std::string_view text = stream_.view().substr(0, seen);
  const bool short_of_it = seen - start < *declared;
  if (!short_of_it && ends_well(start + wanted, seen)) return {*declared, false, {}};

  const std::size_t found = find_record(text, start, arc_);
  if (found != npos && found < start + wanted) {
    const std::size_t size = before_line_ends(text, start, found) - start;
    return {
        size,
        false,
        fmt::format(
            "The header says {} bytes, but the next record begins after {}.", *declared, size)};
  }
  if (!short_of_it) {
    garbage_told_ = true;
    return {
        *declared,
        false,
        fmt::format(
            "The header says {} bytes, but the record goes on behind them; what follows is passed "
            "over.",
            *declared)};
  }
  const bool damaged = member_damaged_ || stream_.damaged();
  const bool another = limit_ != npos && !damaged;
  const std::size_t size = another ? before_line_ends(text, start, seen) - start : seen - start;
  if (damaged) return {size, true, {}};
  return {
      size,
      !another,
      fmt::format(
          "The header says {} bytes, but the {} ends after {}.",
          *declared,
          another ? "compressed member" : "file",
          size)};
}

void RecordReader::take_block(Record& record, std::size_t start, Extent& extent) {
  DigestCheck check(record, options_.check_digests, options_.digest_blocks);
  consume(start);
  const auto kept = static_cast<std::size_t>(std::min(extent.size, options_.max_block));
  const std::size_t seen = std::min(gather(kept), kept);
  record.block.assign(stream_.view().data(), seen);
  record.block_size = extent.size;
  record.cut = extent.cut || seen < extent.size;
  check.update(record.block);
  consume(seen);
  if (seen < extent.size) take_long_block(record, extent, check);
  for (auto& [rule, reason] : check.finish(record, !record.cut)) {
    // Of bytes that are missing nothing more need be said.
    if (!extent.cut) tell(rule, here_, std::move(reason));
  }
  if (extent.cut && record.declared == Declared::differs) record.declared = Declared::unchecked;
}

// Passes over what max_block leaves out, digesting it.
void RecordReader::take_long_block(Record& record, Extent& extent, DigestCheck& check) {
  std::uint64_t found = record.block.size();
  while (found < extent.size) {
    const std::size_t seen = gather(1);
    if (seen == 0) break;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(seen, extent.size - found));
    check.update(stream_.view().substr(0, step));
    consume(step);
    found += step;
  }
  record.block_size = found;
  if (found == extent.size) {
    tell(
        "warc-block",
        here_,
        fmt::format(
            "The block has {} bytes; {} are kept and the rest is digested only.",
            found,
            record.block.size()));
    return;
  }
  extent.cut = true;
  if (member_damaged_ || stream_.damaged()) return;  // That is told already.
  extent.complaint =
      fmt::format("The header says {} bytes, but the file ends after {}.", extent.size, found);
}

// Uses up the line ends behind the record, so that its length is known.
void RecordReader::finish_place(Record& record) {
  const std::size_t seen = gather(0, 4);
  const std::string_view text = stream_.view().substr(0, seen);
  std::size_t ends = text.starts_with("\r\n\r\n") ? 4 : 0;
  if (ends == 0 && text.starts_with("\n\n")) ends = 2;
  if (ends == 0 && text.starts_with("\n")) ends = 1;
  if (options_.keep_header) {
    const std::string_view more = stream_.view().substr(0, gather(0, longest_trailer));
    record.trailer = more.substr(0, std::min(more.find_first_not_of("\r\n"), longest_trailer));
  }
  consume(ends);
  if (stream_.packing() == Packing::plain) {
    record.place.length = stream_.place().offset - record.place.offset;
    return;
  }
  if (stream_.view().empty()) stream_.more();
  const std::uint64_t end = stream_.end_of_consumed();
  record.place.length = end > record.place.offset ? end - record.place.offset : 0;
}

}  // namespace weiguan::detail
