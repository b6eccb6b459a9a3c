#include "capture/http.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "capture/detail/chunked.h"
#include "capture/detail/content_coding.h"
#include "capture/detail/text.h"

namespace weiguan {

namespace {

using detail::lower;
using detail::take_line;
using detail::trim;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_codings = 8;

std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

// "HTTP/1.1 200 OK", "HTTP/2 200", "GET /a HTTP/1.1".  False when it is neither.
bool read_first_line(std::string_view line, HttpMessage& message) {
  if (line.starts_with("HTTP/") || line.starts_with("ICY ")) {
    take_word(line);
    while (line.starts_with(' ')) line.remove_prefix(1);
    const auto status = detail::parse_number(take_word(line));
    if (!status || *status > 999) {
      message.reasons.emplace_back("the status line has no status");
    } else {
      message.status = static_cast<int>(*status);
    }
    message.reason = trim(line);
    return true;
  }
  const std::string_view method = take_word(line);
  if (method.empty() || line.find("HTTP/") == npos) return false;
  message.method = method;
  return true;
}

void read_headers(std::string_view text, HttpMessage& message) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) return;
    if ((line.front() == ' ' || line.front() == '\t') && !message.headers.empty()) {
      std::string& value = message.headers.back().second;
      if (!value.empty()) value += ' ';
      value += trim(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == npos || colon == 0) {
      message.reasons.push_back(fmt::format("a header line has no name: \"{:.80}\"", line));
      continue;
    }
    message.headers.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
}

// All codings that headers of this name list, in the order in which they were applied.
std::vector<std::string> codings(const Headers& headers, std::string_view name) {
  std::vector<std::string> out;
  for (const auto& [one, value] : headers) {
    if (!detail::same_blind_to_case(one, name)) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      const std::string coding = lower(trim(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!coding.empty() && coding != "identity") out.push_back(coding);
    }
  }
  return out;
}

void undo_codings(HttpMessage& message, std::string_view coded, const HttpLimits& limits) {
  std::vector<std::string> all = codings(message.headers, "Content-Encoding");
  const std::vector<std::string> transfer = codings(message.headers, "Transfer-Encoding");
  all.insert(all.end(), transfer.begin(), transfer.end());
  if (all.size() > most_codings) {
    message.reasons.push_back(fmt::format("{} codings are too many to undo", all.size()));
    all.clear();
  }
  message.stretches = {{0, 0}};
  if (all.size() > 1) message.stretches.clear();
  std::string held;
  for (auto coding = all.rbegin(); coding != all.rend(); ++coding) {
    if (*coding == "chunked") {
      detail::Unchunked plain = detail::undo_chunks(coded);
      if (!plain.chunked) {
        if (!coded.empty())
          message.reasons.emplace_back("the body is not chunked, although its header says so");
        continue;
      }
      held = std::move(plain.bytes);
      message.stretches = std::move(plain.stretches);
      if (!plain.reason.empty()) message.reasons.push_back(std::move(plain.reason));
    } else {
      detail::Decoded decoded = detail::undo_coding(*coding, coded, limits);
      held = std::move(decoded.bytes);
      if (!decoded.reason.empty()) message.reasons.push_back(std::move(decoded.reason));
    }
    coded = held;
    if (all.size() > 1 || *coding != "chunked") message.stretches.clear();
  }
  if (coded.size() > limits.max_body) {
    coded = coded.substr(0, static_cast<std::size_t>(limits.max_body));
    message.reasons.push_back(
        fmt::format("the body is longer than {} bytes and was cut there", limits.max_body));
  }
  if (coded.size() == held.size() && coded.data() == held.data()) {
    message.body = std::move(held);
  } else {
    message.body = coded;
  }
}

}  // namespace

std::string HttpMessage::media_type() const {
  return std::string(header(headers, "Content-Type"));
}

std::string HttpMessage::charset() const {
  const std::string type = lower(header(headers, "Content-Type"));
  for (std::size_t at = type.find("charset"); at != npos; at = type.find("charset", at + 1)) {
    std::string_view rest = trim(std::string_view(type).substr(at + 7));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find_first_of("\"'; ,\t")));
  }
  return {};
}

HttpMessage parse_http(std::string_view block, const HttpLimits& limits) {
  HttpMessage message;
  std::string_view rest = block;
  if (!read_first_line(take_line(rest), message)) {
    message.reasons.emplace_back("the block does not begin with an HTTP status or request line");
    message.body = block.substr(
        0, static_cast<std::size_t>(std::min<std::uint64_t>(limits.max_body, block.size())));
    return message;
  }
  const auto headers_at = static_cast<std::size_t>(rest.data() - block.data());
  std::size_t end = detail::end_of_headers(block, headers_at);
  if (end == npos) {
    end = block.size();
    message.reasons.emplace_back("the headers have no end");
  }
  read_headers(block.substr(headers_at, end - headers_at), message);
  message.body_offset = end;
  undo_codings(message, block.substr(end), limits);
  return message;
}

Payload payload_of(const Record& record, const HttpLimits& limits) {
  Payload payload;
  const std::string_view type = header(record.headers, "Content-Type");
  const std::string kind = record.type();
  const bool says_http = detail::starts_blind_to_case(type, "application/http");
  const bool may_be_http = kind == "response" || kind == "request" || kind == "revisit";
  const std::string_view block = record.block;
  if (may_be_http && (says_http || block.starts_with("HTTP/"))) {
    HttpMessage message = parse_http(block, limits);
    payload.media_type = message.media_type();
    payload.charset = message.charset();
    payload.status = message.status;
    payload.location = header(message.headers, "Location");
    payload.bytes = std::move(message.body);
    payload.reasons = std::move(message.reasons);
    return payload;
  }
  HttpMessage like;
  like.headers.emplace_back("Content-Type", type);
  payload.media_type = type;
  payload.charset = like.charset();
  payload.bytes = record.block;
  return payload;
}

}  // namespace weiguan
