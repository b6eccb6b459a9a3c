#include "views/web/detail/writes.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/utf8.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

using nlohmann::ordered_json;

constexpr int deepest = 32;

constexpr Words sender_words = {
    "Only the dashboard's own pages may change something.", "只有仪表盘自己的页面可以作改动。"};
constexpr Words type_words = {
    "What changes something is sent as application/json.", "改动须以 application/json 发送。"};
constexpr Words length_words = {
    "What changes something says its length and is not compressed.",
    "改动须注明长度，且不得压缩。"};
constexpr Words large_words = {"More than 4 MiB are not taken at once.", "一次最多接受 4 MiB。"};

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty() && path.front() == '/') {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& letter : out) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return out;
}

bool is_json(std::string_view type) {
  auto name = lower(type.substr(0, type.find(';')));
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name == "application/json";
}

// Whether an Origin header names the host that was asked.  "null" does not.
bool same_host(std::string_view origin, std::string_view host) {
  auto named = lower(origin), asked = lower(host);
  std::string_view port;
  if (named.starts_with("http://")) {
    named.erase(0, 7);
    port = ":80";
  } else if (named.starts_with("https://")) {
    named.erase(0, 8);
    port = ":443";
  } else {
    return false;
  }
  // A browser leaves out the port that is the scheme's own.
  const auto without_port = [&](std::string text) {
    if (text.ends_with(port)) text.resize(text.size() - port.size());
    return text;
  };
  return !asked.empty() && without_port(named) == without_port(asked);
}

int depth_of(std::string_view text) {
  int depth = 0, most = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        quoted = false;
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == '[' || text[i] == '{') {
      most = std::max(most, ++depth);
    } else if (text[i] == ']' || text[i] == '}') {
      --depth;
    }
  }
  return most;
}

}  // namespace

std::string_view changes_of(const Request& request) {
  if (request.form != Form::json) return {};
  const auto parts = parts_of(request.path);
  if (parts.empty()) return {};
  const bool jobs = parts[0] == "jobs", notebooks = parts[0] == "notebooks";
  if (!jobs && !notebooks) return {};
  if (parts.size() == 1) return "POST";
  if (parts.size() == 2) return jobs ? "DELETE" : "PUT, DELETE";
  if (parts.size() == 3 && parts[2] == (jobs ? "stop" : "items")) return "POST";
  return {};
}

std::optional<Reply> refused_change(
    const Site& site, const Request& request, const Sender& sender) {
  const auto refuse = [&](int status, const Words& what) {
    return error_reply(site, request, status, say(what, request.speech), {});
  };
  const auto methods = changes_of(request);
  if ((", " + std::string(methods) + ",").find(", " + request.method + ",") == std::string::npos) {
    auto reply = error_reply(site, request, 405, say("error.method", request.speech), {});
    reply.headers.emplace_back(
        "Allow", methods.empty() ? "GET, HEAD" : "GET, HEAD, " + std::string(methods));
    return reply;
  }
  const bool elsewhere = !sender.fetch_site.empty() && sender.fetch_site != "same-origin";
  if (elsewhere || (!sender.origin.empty() && !same_host(sender.origin, sender.host))) {
    return refuse(403, sender_words);
  }
  if (!is_json(sender.content_type)) return refuse(415, type_words);
  if (!sender.transfer_encoding.empty() || !sender.content_encoding.empty()) {
    return refuse(411, length_words);
  }
  std::uint64_t length = 0;
  const auto& text = sender.content_length;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
  if (read.ec == std::errc::result_out_of_range) return too_large(site, request);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
    return refuse(411, length_words);
  }
  if (length > longest_skipped) return too_large(site, request);
  return {};
}

Reply too_large(const Site& site, const Request& request) {
  return error_reply(site, request, 413, say(large_words, request.speech), {});
}

ordered_json read_body(const Request& request) {
  if (!is_utf8(request.body)) throw UsageError("what was sent is not UTF-8");
  if (depth_of(request.body) > deepest) throw UsageError("what was sent is nested too deeply");
  auto json = ordered_json::parse(request.body, nullptr, false);
  if (json.is_discarded()) throw UsageError("what was sent is not JSON");
  return json;
}

std::string text_field(const ordered_json& object, const char* name, std::size_t most) {
  if (!object.is_object()) throw UsageError("what was sent is no JSON object");
  const auto at = object.find(name);
  if (at == object.end() || at->is_null()) return {};
  if (!at->is_string()) throw UsageError(fmt::format("\"{}\" is no text", name));
  const auto& text = at->get_ref<const std::string&>();
  if (text.size() > most) {
    throw UsageError(
        fmt::format("\"{}\" is too long", name), fmt::format("It takes up to {} bytes.", most));
  }
  return text;
}

bool flag_field(const ordered_json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || at->is_null()) return false;
  if (!at->is_boolean()) throw UsageError(fmt::format("\"{}\" is neither true nor false", name));
  return at->get<bool>();
}

}  // namespace weiguan::web
