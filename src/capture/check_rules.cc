#include "capture/check.h"

namespace weiguan {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

const std::vector<CheckRule>& check_rules() {
  constexpr Severity error = Severity::error;
  constexpr Severity warning = Severity::warning;
  constexpr Severity note = Severity::note;
  static const std::vector<CheckRule> rules = {
      // The file.
      {"file-empty", error, "4", "The file holds no record."},
      {"warcinfo-first", warning, "5.5", "The file does not start with a warcinfo record."},
      {"gzip-whole", warning, "Annex D", "Several records share one gzip member."},
      {"zstd-whole", warning, "WARC-zstd", "Several records share one zstd frame."},
      {"gzip-damaged", error, "RFC 1952", "A gzip member is cut or damaged."},
      {"zstd-damaged", error, "RFC 8878", "A zstd frame is cut or damaged."},
      {"unsupported-compression",
       error,
       "Annex D",
       "The file is compressed with lz4, bzip2 or xz."},
      // The record.
      {"warc-version", error, "4", "Bytes stand where a record should begin, and are none."},
      {"warc-header", error, "4", "A record's header has no end."},
      {"version-unknown", error, "4", "The version is neither 1.0 nor 1.1 nor one before."},
      {"version-old", note, "4", "The version is one of before the standard, 0.9 to 0.18."},
      {"warc-length", error, "5.3", "The block is longer or shorter than Content-Length says."},
      {"record-end", error, "4", "No two CRLF follow the block."},
      {"record-gap", error, "4", "More than two CRLF follow the block."},
      // Header lines.
      {"header-lf", error, "4", "A header line ends with LF, not CRLF (told once a file)."},
      {"header-line", error, "4", "A header line has no colon."},
      {"header-name", error, "4", "A field's name holds what no token may."},
      {"header-space",
       warning,
       "RFC 7230, 3.2.4",
       "Blanks stand between a field's name and colon."},
      {"header-utf8", error, "4", "A header line is not UTF-8."},
      {"header-control", error, "4", "A header line holds a control character."},
      {"header-folded",
       note,
       "4",
       "A field goes on in the next line, which many tools cannot read."},
      // Fields.
      {"field-missing", error, "5.2 to 6.9", "A field that the record needs is missing or empty."},
      {"field-repeated", error, "5.1", "A field stands twice; only WARC-Concurrent-To may."},
      {"field-not-allowed",
       error,
       "5.7 to 5.22",
       "The field may not stand in records of this type."},
      {"field-undefined", note, "5.18", "The field means nothing in records of this type."},
      {"uri-format", error, "RFC 3986", "No address: it has no scheme, or holds a blank."},
      {"uri-characters", warning, "RFC 3986", "An address holds characters that want escaping."},
      {"uri-brackets", error, "4", "Angle brackets are missing, or stand where none may."},
      {"uri-bracketed",
       note,
       "5.14 (1.0)",
       "Brackets as the grammar of WARC 1.0 has them, and few tools."},
      {"date-format", error, "5.4", "No date in UTC as the W3C profile has it."},
      {"date-precision", error, "5.4 (1.0)", "WARC 1.0 wants a date exactly to the second."},
      {"number-format", error, "5.3", "No whole number in decimal digits."},
      {"media-type-format", error, "5.6", "No media type such as text/html; charset=utf-8."},
      {"digest-format", error, "5.8", "No digest such as sha1:..., or it has a wrong length."},
      {"ip-format", error, "5.10", "No IPv4 or IPv6 address in digits."},
      {"token-format", error, "5.5, 5.15", "No token, but blanks or separators."},
      {"type-unknown", note, "5.5", "A record type that the standard does not define."},
      {"truncated-unknown", note, "5.15", "A reason that the standard does not define."},
      // Records by their type.
      {"content-type-missing", warning, "5.6", "A block without a Content-Type."},
      {"content-type-http", warning, "6.3.2, 6.5.2", "HTTP is not called application/http."},
      {"content-type-warcinfo", warning, "6.2", "A warcinfo is not application/warc-fields."},
      {"content-type-dns", error, "6.4.4", "A resource of a dns: address is not text/dns."},
      {"ip-missing", warning, "6.3.2, 6.5.2", "An HTTP exchange without a WARC-IP-Address."},
      {"http-message", note, "6.3.2", "The block is called HTTP and does not begin as such."},
      {"revisit-profile", note, "6.7.4", "A revisit profile that the standard does not define."},
      {"revisit-refers-to", warning, "6.7.2", "A revisit does not say what it is one of."},
      {"revisit-truncated",
       warning,
       "6.7.2",
       "A shortened revisit without WARC-Truncated: length."},
      {"conversion-refers-to", warning, "6.8", "A conversion does not say of what."},
      {"segment-number", error, "5.20", "Continuations count from 2, a first segment is 1."},
      {"segment-fields", warning, "7", "A continuation repeats fields of its first segment."},
      // Digests and references.
      {"warc-digest", error, "5.8, 5.9", "A declared digest differs from that of the bytes."},
      {"digest-unknown", note, "5.8", "A digest by an algorithm that is not known here."},
      {"record-id-repeated", warning, "5.2", "Two records of the file have the same id."},
      {"reference-absent",
       note,
       "5.7 to 5.21",
       "The record that is referred to is not in the file."},
      // ARC and WACZ.
      {"arc-file", note, "ARC", "An ARC file: it is read, but the rules are those of WARC."},
      {"arc-header",
       error,
       "ARC",
       "A header line that cannot be read, or bytes that are no record."},
      {"arc-date", error, "ARC", "A date that is not of 14 digits, or names no time."},
      {"arc-length", error, "ARC", "A record that is longer or shorter than its length says."},
      {"wacz-datapackage", error, "WACZ, 5.2", "No datapackage.json, or one that cannot be read."},
      {"wacz-digest", error, "WACZ, 5.2", "A file differs from its digest in datapackage.json."},
      {"wacz-resource", error, "WACZ, 5.2", "A file of datapackage.json is missing or damaged."},
      {"wacz-path", error, "WACZ", "A name that leads out of the package."},
      {"wacz-warc", error, "WACZ, 5.1", "The package holds no WARC file."},
      {"wacz-pages", error, "WACZ, 5.1", "The package holds no pages/pages.jsonl."},
      {"wacz-index", error, "WACZ, 5.1", "The package holds no file in indexes/."},
      {"wacz-signed", note, "WACZ-auth", "The package is signed, which is not verified."},
      {"wacz-compressed",
       warning,
       "WACZ, 5.3",
       "A WARC file is compressed once more by the package."},
  };
  return rules;
}

}  // namespace weiguan
