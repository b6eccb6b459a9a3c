#include "capture/detail/check_record.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "capture/detail/check_format.h"
#include "capture/detail/text.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// Record types as bits.
constexpr unsigned warcinfo = 1, response = 2, resource = 4, request = 8, metadata = 16,
                   revisit = 32, conversion = 64, continuation = 128;
constexpr unsigned all_types = 255;
constexpr unsigned with_payload = all_types & ~(warcinfo | metadata);

struct TypeName {
  std::string_view name;
  unsigned bit;
};
constexpr std::array<TypeName, 8> types = {
    {{"warcinfo", warcinfo},
     {"response", response},
     {"resource", resource},
     {"request", request},
     {"metadata", metadata},
     {"revisit", revisit},
     {"conversion", conversion},
     {"continuation", continuation}}};

// WARC 1.1, clause 5.
struct Field {
  std::string_view name;
  Format format = Format::text;
  unsigned allowed = all_types;
  unsigned needed = 0;
  bool since_1_1 = false;
  bool in_segments = true;  // Also in a continuation, where WARC 1.1, 7 recommends against others.
};
constexpr std::array<Field, 21> fields = {
    {{"WARC-Type", Format::token, all_types, all_types},
     {"WARC-Record-ID", Format::reference, all_types, all_types},
     {"WARC-Date", Format::date, all_types, all_types},
     {"Content-Length", Format::number, all_types, all_types},
     {"Content-Type", Format::media_type},
     {"WARC-Concurrent-To", Format::reference, all_types & ~(warcinfo | conversion | continuation)},
     {"WARC-Block-Digest", Format::digest},
     {"WARC-Payload-Digest", Format::digest, with_payload},
     {"WARC-IP-Address", Format::ip, all_types & ~(warcinfo | conversion | continuation)},
     {"WARC-Refers-To", Format::reference, metadata | revisit | conversion},
     {"WARC-Refers-To-Target-URI", Format::address, revisit, 0, true},
     {"WARC-Refers-To-Date", Format::date, revisit, 0, true},
     {"WARC-Target-URI",
      Format::address,
      all_types & ~warcinfo,
      all_types & ~(warcinfo | metadata)},
     {"WARC-Truncated", Format::token},
     {"WARC-Warcinfo-ID", Format::reference, all_types & ~warcinfo, 0, false, false},
     {"WARC-Filename", Format::text, warcinfo},
     {"WARC-Profile", Format::address, all_types, revisit, false, false},
     {"WARC-Identified-Payload-Type", Format::media_type, with_payload, 0, false, false},
     {"WARC-Segment-Number", Format::number, all_types, continuation},
     {"WARC-Segment-Origin-ID", Format::reference, continuation, continuation},
     {"WARC-Segment-Total-Length", Format::number, continuation}}};

constexpr std::string_view profile_start = "http://netpreserve.org/warc/1.";
constexpr std::string_view identical = "/revisit/identical-payload-digest";
constexpr std::string_view not_modified = "/revisit/server-not-modified";

unsigned type_of(const Record& record) {
  const std::string name = record.type();
  for (const TypeName& type : types) {
    if (same_blind_to_case(type.name, name)) return type.bit;
  }
  return 0;
}

bool is_http(std::string_view address) {
  return starts_blind_to_case(address, "http:") || starts_blind_to_case(address, "https:");
}

std::string_view media_type(std::string_view content_type) {
  return trim(content_type.substr(0, content_type.find(';')));
}

// Takes the rules through one record.
class Judge {
 public:
  Judge(const Record& record, std::vector<Finding>& found)
      : record_(record), found_(found), type_(type_of(record)) {}

  void version();
  void one_field(const Field& field);
  void content_type();
  void http();
  void revisits();
  void segments();
  void others();

 private:
  std::string_view value(std::string_view name) const { return header(record_.headers, name); }
  void tell(std::string_view rule, std::string_view field, std::string reason) {
    found_.push_back({rule, std::string(field), std::move(reason)});
  }

  const Record& record_;
  std::vector<Finding>& found_;
  unsigned type_;
};

void Judge::version() {
  const std::string_view version = record_.version;
  if (version == "WARC/1.0" || version == "WARC/1.1") return;
  const bool old = version.starts_with("WARC/0.") && version.size() > 7 &&
                   parse_number(version.substr(7)).has_value();
  tell(
      old ? "version-old" : "version-unknown",
      "",
      old ? fmt::format("The version is {:.40}, of before the standard.", version)
          : fmt::format("The version is \"{:.40}\"; WARC/1.0 or WARC/1.1 was expected.", version));
}

void Judge::one_field(const Field& field) {
  std::size_t count = 0;
  bool filled = false;
  const bool version_1_0 = record_.version != "WARC/1.1";
  for (const auto& [name, text] : record_.headers) {
    if (!same_blind_to_case(name, field.name)) continue;
    ++count;
    if (text.empty()) continue;
    filled = true;
    const std::string_view rule = broken_rule(field.format, text, version_1_0);
    if (!rule.empty()) {
      const std::string_view wanted = rule == "date-precision"
                                          ? "WARC 1.0 wants a date exactly to the second"
                                          : expected(field.format);
      tell(
          rule,
          field.name,
          fmt::format("{} is \"{:.120}\"; expected: {}.", field.name, text, wanted));
    }
  }
  const std::string type = record_.type();
  if (!filled && (field.needed == all_types || (type_ & field.needed) != 0)) {
    tell(
        "field-missing",
        field.name,
        count > 0 ? fmt::format("{} is empty.", field.name)
                  : fmt::format("The record has no {}.", field.name));
  }
  if (count > 1 && field.name != "WARC-Concurrent-To")
    tell("field-repeated", field.name, fmt::format("{} stands {} times.", field.name, count));
  if (count == 0 || type_ == 0) return;
  if ((type_ & field.allowed) == 0 && !(field.since_1_1 && version_1_0)) {
    tell(
        "field-not-allowed",
        field.name,
        fmt::format("{} may not stand in a {} record.", field.name, type));
  } else if (type_ == continuation && !field.in_segments) {
    tell(
        "segment-fields",
        field.name,
        fmt::format("{} belongs to the first segment, not to a continuation.", field.name));
  }
}

void Judge::content_type() {
  const std::string_view type = value("Content-Type");
  if (type.empty()) {
    if (record_.block_size > 0 && type_ != continuation)
      tell("content-type-missing", "Content-Type", "The record has a block, but no Content-Type.");
    return;
  }
  const std::string_view media = media_type(type);
  if (type_ == warcinfo && !same_blind_to_case(media, "application/warc-fields")) {
    tell(
        "content-type-warcinfo",
        "Content-Type",
        fmt::format("A warcinfo is \"{:.80}\"; expected: application/warc-fields.", type));
  }
  if (type_ == resource && starts_blind_to_case(record_.url(), "dns:") &&
      !same_blind_to_case(media, "text/dns")) {
    tell(
        "content-type-dns",
        "Content-Type",
        fmt::format("The resource of a dns: address is \"{:.80}\"; expected: text/dns.", type));
  }
}

void Judge::http() {
  if ((type_ & (response | request)) == 0 || !is_http(record_.url())) return;
  const std::string_view type = value("Content-Type");
  const std::string_view wanted = type_ == response ? "response" : "request";
  const std::string other = fmt::format("msgtype={}", type_ == response ? "request" : "response");
  const bool called_http = same_blind_to_case(media_type(type), "application/http");
  if (!type.empty() && (!called_http || lower(type).find(other) != std::string::npos)) {
    tell(
        "content-type-http",
        "Content-Type",
        fmt::format(
            "The {} is \"{:.80}\"; expected: application/http;msgtype={}.", wanted, type, wanted));
  }
  if (value("WARC-IP-Address").empty()) {
    tell(
        "ip-missing",
        "WARC-IP-Address",
        fmt::format("The HTTP {} has no WARC-IP-Address.", wanted));
  }
  const std::string_view block = record_.block;
  if (called_http && type_ == response && !block.empty() && !starts_blind_to_case(block, "HTTP/"))
    tell("http-message", "", "The block is called an HTTP response and does not begin with HTTP/.");
}

void Judge::revisits() {
  const std::string_view profile = without_brackets(value("WARC-Profile"));
  if (type_ != revisit) {
    if (!profile.empty() && type_ != 0 && type_ != continuation)
      tell("field-undefined", "WARC-Profile", "WARC-Profile means nothing but in a revisit.");
    return;
  }
  const bool defined = profile.starts_with(profile_start) && profile.size() > profile_start.size();
  const std::string_view rest = defined ? profile.substr(profile_start.size() + 1) : "";
  if (!profile.empty() && rest != identical && rest != not_modified) {
    tell(
        "revisit-profile",
        "WARC-Profile",
        fmt::format("The profile \"{:.120}\" is not defined by the standard.", profile));
  }
  if (value("WARC-Refers-To").empty() && value("WARC-Refers-To-Target-URI").empty()) {
    tell(
        "revisit-refers-to",
        "WARC-Refers-To",
        "The revisit has neither WARC-Refers-To nor WARC-Refers-To-Target-URI.");
  }
  if (rest != identical) return;
  if (value("WARC-Payload-Digest").empty()) {
    tell(
        "field-missing",
        "WARC-Payload-Digest",
        "A revisit of an identical payload has no WARC-Payload-Digest.");
  }
  if (record_.block_size > 0 && !same_blind_to_case(value("WARC-Truncated"), "length")) {
    tell(
        "revisit-truncated",
        "WARC-Truncated",
        "The revisit has a block without its payload and no \"WARC-Truncated: length\".");
  }
}

void Judge::segments() {
  const auto number = parse_number(value("WARC-Segment-Number"));
  if (!number || type_ == 0) return;
  const bool right = type_ == continuation ? *number >= 2 : *number == 1;
  if (right) return;
  tell(
      "segment-number",
      "WARC-Segment-Number",
      type_ == continuation
          ? fmt::format("A continuation has the number {}; they count from 2.", *number)
          : fmt::format(
                "The number is {}; a record that is no continuation is number 1.", *number));
}

void Judge::others() {
  const std::string type = record_.type();
  if (type_ == 0 && is_token(type)) {
    tell("type-unknown", "WARC-Type", fmt::format("The type \"{:.60}\" is not defined.", type));
  }
  const std::string reason = lower(value("WARC-Truncated"));
  const bool known =
      reason == "length" || reason == "time" || reason == "disconnect" || reason == "unspecified";
  if (!known && is_token(reason)) {
    tell(
        "truncated-unknown",
        "WARC-Truncated",
        fmt::format("The reason \"{:.60}\" is not defined by the standard.", reason));
  }
  if (type_ == conversion && value("WARC-Refers-To").empty())
    tell("conversion-refers-to", "WARC-Refers-To", "The conversion has no WARC-Refers-To.");
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Of one line that is no continuation of the last.
void check_name(std::string_view line, std::vector<Finding>& found) {
  const std::size_t colon = line.find(':');
  if (colon == npos || colon == 0) {
    found.push_back(
        {"header-line", "", fmt::format("A header line has no name: \"{:.80}\".", line)});
    return;
  }
  const std::string_view name = line.substr(0, colon);
  const std::string_view plain = trim(name);
  if (!is_token(plain)) {
    found.push_back(
        {"header-name", "", fmt::format("\"{:.80}\" cannot be the name of a field.", plain)});
  } else if (plain.size() != name.size()) {
    found.push_back(
        {"header-space", std::string(plain), fmt::format("Blanks stand behind {:.80}.", plain)});
  }
}

}  // namespace

void check_header_lines(std::string_view text, bool line_ends, std::vector<Finding>& found) {
  bool first = true;
  bool folded = false;
  bool line_feed = false;
  bool bad_utf8 = false;
  bool control = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == npos) break;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    } else {
      line_feed = true;
    }
    bad_utf8 = bad_utf8 || !is_utf8(line);
    control = control || std::any_of(line.begin(), line.end(), [](char c) {
                return (static_cast<unsigned char>(c) < 32 && c != '\t') || c == 127;
              });
    if (line.find_first_not_of('\r') == npos) break;
    if (!first && is_blank(line.front())) {
      folded = true;
    } else if (!first) {
      check_name(line, found);
    }
    first = false;
  }
  if (bad_utf8) found.push_back({"header-utf8", "", "A header line is not UTF-8."});
  if (control) found.push_back({"header-control", "", "A header line holds a control character."});
  if (folded) found.push_back({"header-folded", "", "A field goes on in the next line."});
  if (line_feed && line_ends) {
    found.push_back(
        {"header-lf", "", "A header line ends with LF; expected: CRLF.  Told once a file."});
  }
}

void check_fields(const Record& record, std::vector<Finding>& found) {
  Judge judge(record, found);
  judge.version();
  for (const Field& field : fields) judge.one_field(field);
  judge.content_type();
  judge.http();
  judge.revisits();
  judge.segments();
  judge.others();
}

std::vector<Reference> references(const Record& record) {
  static constexpr std::array<std::string_view, 4> naming = {
      "WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID", "WARC-Segment-Origin-ID"};
  std::vector<Reference> found;
  for (const auto& [name, text] : record.headers) {
    for (const std::string_view field : naming) {
      if (same_blind_to_case(name, field) && !text.empty())
        found.push_back({field, without_brackets(text)});
    }
  }
  return found;
}

}  // namespace weiguan::detail
