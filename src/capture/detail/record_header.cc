#include "capture/detail/record_header.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "capture/detail/text.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_arc_line = 16384;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// The last `count` words of the line and, in front of them, all the rest (an address may hold
// spaces). Empty words count, for old ARC files leave fields out.
bool split_from_right(
    std::string_view line, std::size_t count, std::vector<std::string_view>& out) {
  out.assign(count + 1, {});
  for (std::size_t i = count; i > 0; --i) {
    const std::size_t space = line.rfind(' ');
    if (space == npos) return false;
    out[i] = line.substr(space + 1);
    line = line.substr(0, space);
  }
  out[0] = line;
  return true;
}

bool is_date(std::string_view text) {
  return text.size() >= 8 && text.size() <= 20 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_address(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == npos || colon == 0 || colon > 32) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

struct ArcLine {
  std::string_view url, ip, date, media_type;
  std::string_view length;
};

// Version 1 has 5 fields, version 2 has 10; the date tells which.
std::optional<ArcLine> split_arc_line(std::string_view line) {
  std::vector<std::string_view> words;
  if (split_from_right(line, 4, words) && is_date(words[2]) && is_address(words[0]))
    return ArcLine{words[0], words[1], words[2], words[3], words[4]};
  if (split_from_right(line, 9, words) && is_date(words[2]) && is_address(words[0]))
    return ArcLine{words[0], words[1], words[2], words[3], words[9]};
  return {};
}

void check_needed(const Record& record, const HeaderComplaint& complaint) {
  static constexpr std::array<std::string_view, 3> needed = {
      "WARC-Type", "WARC-Record-ID", "WARC-Date"};
  for (const std::string_view name : needed) {
    if (header(record.headers, name).empty())
      complaint("warc-header", fmt::format("The record has no {} header.", name));
  }
  const std::string_view date = header(record.headers, "WARC-Date");
  if (!date.empty() && !parse_warc_date(date))
    complaint("warc-date", fmt::format("\"{}\" is no date as WARC wants it.", date));
  if (header(record.headers, "WARC-Target-URI").find(' ') != npos)
    complaint("warc-header", "The WARC-Target-URI holds a space, which no address may.");
}

}  // namespace

std::optional<std::uint64_t> read_warc_header(
    std::string_view text, Record& record, const HeaderComplaint& complaint) {
  record.version = trim(take_line(text));
  std::transform(record.version.begin(), record.version.end(), record.version.begin(), upper);
  if (record.version != "WARC/1.0" && record.version != "WARC/1.1" &&
      !record.version.starts_with("WARC/0.")) {
    complaint(
        "warc-version",
        fmt::format("The version is \"{}\"; it is read as WARC/1.1.", record.version));
  }
  record.headers.reserve(16);
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (is_blank(line.front()) && !record.headers.empty()) {
      std::string& value = record.headers.back().second;
      if (!value.empty()) value += ' ';
      value += trim(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == npos || colon == 0) {
      complaint("warc-header", fmt::format("A header line has no name: \"{:.80}\".", line));
      continue;
    }
    record.headers.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  check_needed(record, complaint);
  const std::string_view length = header(record.headers, "Content-Length");
  const auto number = parse_number(length);
  if (!number) {
    complaint(
        "warc-length",
        length.empty() ? "The record has no Content-Length; it ends where the next begins."
                       : fmt::format("The Content-Length \"{:.40}\" is no number.", length));
  }
  return number;
}

std::optional<std::uint64_t> read_arc_header(
    std::string_view line,
    std::string_view first,
    Record& record,
    const HeaderComplaint& complaint) {
  const auto parts = split_arc_line(line);
  if (!parts) return {};
  const bool about_file = parts->url.starts_with("filedesc:");
  const bool http = first.starts_with("HTTP/");
  if (parts->url.find(' ') != npos)
    complaint("arc-header", "The address holds a space, which no address may.");
  const auto time = parse_warc_date(parts->date.substr(0, 14));
  if (!time || parts->date.size() != 14)
    complaint("arc-date", fmt::format("\"{}\" is no date of 14 digits.", parts->date));
  record.headers = {
      {"WARC-Type", about_file ? "warcinfo" : "response"},
      {"WARC-Target-URI", std::string(parts->url)},
      {"WARC-Date", time ? format_time(*time) : std::string(parts->date)},
      {"WARC-IP-Address", std::string(parts->ip)},
      {"Content-Type",
       http ? "application/http; msgtype=response" : std::string(parts->media_type)},
      {"Content-Length", std::string(parts->length)}};
  const auto length = parse_number(parts->length);
  if (!length)
    complaint("arc-length", fmt::format("The length \"{:.40}\" is no number.", parts->length));
  return length;
}

bool starts_warc(std::string_view text) {
  return text.size() > 5 && starts_blind_to_case(text, "WARC/") && is_digit(text[5]);
}

bool starts_arc(std::string_view text, bool strict) {
  if (text.starts_with("filedesc://")) return true;
  text = text.substr(0, longest_arc_line);
  const std::size_t end = text.find('\n');
  if (end == npos) return false;
  const auto parts = split_arc_line(take_line(text));
  if (!parts) return false;
  return !strict || (parts->date.size() == 14 && parse_number(parts->length).has_value());
}

std::size_t find_record(std::string_view text, std::size_t from, bool arc) {
  if (arc) {
    for (std::size_t at = from; at < text.size();) {
      if ((at == 0 || text[at - 1] == '\n') && starts_arc(text.substr(at), false)) return at;
      at = text.find('\n', at);
      if (at != npos) ++at;
    }
    return npos;
  }
  for (std::size_t at = text.find("WARC/", from); at != npos; at = text.find("WARC/", at + 1)) {
    if (!starts_warc(text.substr(at))) continue;
    std::string_view rest = text.substr(at);
    if (take_line(rest).size() > 16) continue;
    if (starts_blind_to_case(rest, "WARC-") || starts_blind_to_case(rest, "Content-")) return at;
  }
  return npos;
}

}  // namespace weiguan::detail
