#include "capture/detail/digest_check.h"

#include <algorithm>

#include <fmt/format.h>

#include "capture/detail/chunked.h"
#include "capture/detail/text.h"
#include "capture/http.h"

namespace weiguan::detail {

namespace {

std::optional<DigestKind> kind_of(std::string_view name) {
  std::string plain = lower(name);
  plain.erase(std::remove(plain.begin(), plain.end(), '-'), plain.end());
  if (plain == "sha1") return DigestKind::sha1;
  if (plain == "sha256") return DigestKind::sha256;
  if (plain == "sha512") return DigestKind::sha512;
  if (plain == "md5") return DigestKind::md5;
  return {};
}

std::size_t size_of(DigestKind kind) {
  switch (kind) {
    case DigestKind::sha1:
      return 20;
    case DigestKind::sha256:
      return 32;
    case DigestKind::sha512:
      return 64;
    case DigestKind::md5:
      return 16;
  }
  return 0;
}

// Bytes of text in which each letter stands for `bits` bits.
std::optional<std::string> from_base(std::string_view text, int bits, std::string_view letters) {
  std::string out;
  std::uint32_t held = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == std::string_view::npos) return {};
    held = (held << bits) | static_cast<std::uint32_t>(value);
    count += bits;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((held >> count) & 255);
    }
  }
  return out;
}

std::optional<std::string> decode(std::string_view text, std::size_t size) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() == 2 * size) return from_base(lower(text), 4, "0123456789abcdef");
  if (text.size() == (8 * size + 4) / 5) {
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return from_base(upper, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  }
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), '-', '+');
  std::replace(plain.begin(), plain.end(), '_', '/');
  return from_base(plain, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
}

}  // namespace

bool digest_is_known(std::string_view text) {
  return kind_of(text.substr(0, text.find(':'))).has_value();
}

std::optional<DeclaredDigest> parse_digest(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const auto kind = kind_of(text.substr(0, colon));
  if (!kind) return {};
  const auto raw = decode(trim(text.substr(colon + 1)), size_of(*kind));
  if (!raw || raw->size() != size_of(*kind)) return {};
  return DeclaredDigest{*kind, *raw};
}

std::size_t payload_start(const Record& record, std::string_view first) {
  const std::string type = record.type();
  if (type != "response" && type != "request") return 0;
  // As warcio has it: of what was not fetched over HTTP the whole block is the payload.
  const bool http =
      starts_blind_to_case(record.url(), "http:") || starts_blind_to_case(record.url(), "https:");
  if (!http) return 0;
  const std::size_t end = end_of_headers(first);
  return end == std::string_view::npos ? first.size() : end;
}

DigestCheck::DigestCheck(const Record& record, bool check_declared, bool digest_block)
    : record_(record) {
  if (digest_block) block_.emplace();
  if (!check_declared || record.type() == "revisit") return;
  for (const std::string_view name : {"WARC-Block-Digest", "WARC-Payload-Digest"}) {
    const std::string_view text = header(record.headers, name);
    if (text.empty()) continue;
    const bool segment = !header(record.headers, "WARC-Segment-Number").empty();
    if (segment && name == "WARC-Payload-Digest") continue;
    if (const auto declared = parse_digest(text)) {
      declared_.push_back({name, *declared, Hasher(declared->kind), 0});
    } else {
      // Of a known algorithm but not written as one of its digests: that agrees with nothing.
      malformed_ = malformed_ || digest_is_known(text);
      complaints_.push_back(
          {"digest-unknown",
           fmt::format("The {} \"{:.120}\" cannot be checked: it is unknown.", name, text)});
    }
  }
}

void DigestCheck::update(std::string_view piece) {
  if (block_) block_->update(piece);
  for (One& one : declared_) {
    if (!started_ && one.header == "WARC-Payload-Digest") one.skip = payload_start(record_, piece);
    const std::size_t skipped = std::min(one.skip, piece.size());
    one.skip -= skipped;
    one.hasher.update(piece.substr(skipped));
  }
  started_ = true;
}

std::vector<DigestCheck::Complaint> DigestCheck::finish(Record& record, bool whole) {
  if (!started_) update({});
  if (block_) record.digest = "sha256:" + to_hex(block_->finish());
  if (!declared_.empty()) record.declared = Declared::agrees;
  if (malformed_) record.declared = Declared::differs;
  for (One& one : declared_) {
    if (one.hasher.finish() == one.declared.raw) continue;
    if (one.header == "WARC-Payload-Digest" && whole) {
      const std::string_view block = record.block;
      const std::string_view body = block.substr(payload_start(record, block));
      const auto plain = undo_chunks(body);
      if (plain.chunked && digest(one.declared.kind, plain.bytes) == one.declared.raw) continue;
    }
    record.declared = Declared::differs;
    complaints_.push_back(
        {"warc-digest",
         fmt::format(
             "The {} does not agree with the bytes: \"{}\" is declared.",
             one.header,
             header(record.headers, one.header))});
  }
  return std::move(complaints_);
}

}  // namespace weiguan::detail
