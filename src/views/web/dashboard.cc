#include "views/web/detail/dashboard.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>

#include "views/web/detail/bundle.h"
#include "views/web/detail/connections.h"
#include "views/web/detail/door.h"
#include "views/web/detail/gate.h"
#include "views/web/detail/jobs.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/listener.h"
#include "views/web/detail/notebooks.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/stream.h"
#include "views/web/detail/words.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

using namespace std::chrono_literals;

constexpr int runs_at_once = 3;
constexpr std::size_t threads = 64;
constexpr std::size_t most_waiting = 128;
constexpr int most_accepted = 256;
constexpr time_t idle_seconds = 2;  // Then a thread is free for another connection.
constexpr std::size_t most_headers = 100;
// Until then a failure still becomes an error page, and nobody notices that the client has gone.
constexpr auto first_piece = 5s;
constexpr auto look_at_client = 500ms;
constexpr auto longest_upload = 60s;

// The answers under way, so that a stop reaches them.
class Streams {
 public:
  void add(Stream* stream) {
    const std::lock_guard lock(mutex_);
    streams_.insert(stream);
    if (stopped_) stream->stop();
  }
  void remove(Stream* stream) {
    const std::lock_guard lock(mutex_);
    streams_.erase(stream);
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    for (auto* stream : streams_) stream->stop();
  }

 private:
  std::mutex mutex_;
  std::set<Stream*> streams_;
  bool stopped_ = false;
};

void add_guards(httplib::Response& response) {
  const auto guard = [&](const char* name, const char* value) {
    if (!response.has_header(name)) response.set_header(name, value);
  };
  guard(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  guard("X-Content-Type-Options", "nosniff");
  guard("X-Frame-Options", "DENY");
  guard("Referrer-Policy", "no-referrer");
  guard("Cross-Origin-Resource-Policy", "same-origin");
  guard("Cross-Origin-Opener-Policy", "same-origin");
  guard("Cache-Control", "private, no-cache");
  guard("X-Robots-Tag", "noindex, nofollow");
}

Request read_request(const httplib::Request& raw) {
  Pairs parameters;
  // httplib keeps parameters by name; the query's own order is kept here, so that addresses made
  // from a request read as the request did.
  const auto at = raw.target.find('?');
  const auto fragment = raw.target.find('#');
  std::string query;
  if (at != std::string::npos) query = raw.target.substr(at + 1, fragment - at - 1);
  httplib::detail::split(
      &query[0], &query[0] + query.size(), '&', [&](const char* b, const char* e) {
        const std::string pair(b, e);
        const auto equals = std::min(pair.find('='), pair.size());
        const auto decode = [](const std::string& text) {
          return httplib::detail::decode_url(text, true);
        };
        parameters.emplace_back(
            decode(pair.substr(0, equals)),
            equals < pair.size() ? decode(pair.substr(equals + 1)) : std::string{});
      });
  const auto cookies = raw.get_header_value("Cookie");
  std::string asked;
  for (const auto& [name, value] : parameters) {
    if (name == "ui") asked = value;
  }
  const auto speech = choose_speech(
      asked, cookie_value(cookies, "weiguan_ui"), raw.get_header_value("Accept-Language"));
  auto request = make_request(raw.path, std::move(parameters), speech);
  request.method = raw.method;
  return request;
}

Sender sender_of(const httplib::Request& raw) {
  const auto header = [&](const char* name) {
    // Twice is as bad as not at all.
    return raw.get_header_value_count(name) == 1 ? raw.get_header_value(name) : std::string{};
  };
  Sender sender{
      header("Host"),
      raw.get_header_value("Origin"),
      raw.get_header_value("Sec-Fetch-Site"),
      header("Content-Type"),
      raw.get_header_value("Content-Encoding"),
      header("Content-Length"),
      raw.get_header_value("Transfer-Encoding")};
  return sender;
}

// Hands the stream's pieces on until its end; false cuts the connection, so that a half is not
// taken for the whole.
bool pump(Stream& stream, httplib::DataSink& sink, bool known_length) {
  std::string piece;
  try {
    for (;;) {
      switch (stream.next(piece, look_at_client)) {
        case Stream::State::piece:
          return sink.write(piece.data(), piece.size());
        case Stream::State::end:
          if (known_length) return false;  // httplib asks no more once all is sent.
          sink.done();
          return true;
        case Stream::State::not_yet:
          if (!sink.is_writable()) return false;
          break;
      }
    }
  } catch (const std::exception&) {
    return false;
  }
}

void send_stream(Streams& streams, Reply&& reply, httplib::Response& response) {
  auto stream =
      std::shared_ptr<Stream>(new Stream(std::move(reply.stream)), [&streams](Stream* one) {
        streams.remove(one);
        delete one;
      });
  streams.add(stream.get());
  stream->begin(first_piece);
  if (reply.length) {
    response.set_content_provider(
        static_cast<std::size_t>(*reply.length),
        reply.type,
        [stream](std::size_t, std::size_t, httplib::DataSink& sink) {
          return pump(*stream, sink, true);
        });
    return;
  }
  // httplib would compress text/csv, with brotli at its slowest where the client takes it: more
  // than 100 times slower than making the rows.  It only knows the type in small letters.
  if (reply.type.substr(0, 5) == "text/") reply.type[0] = 'T';
  response.set_chunked_content_provider(reply.type, [stream](std::size_t, httplib::DataSink& sink) {
    return pump(*stream, sink, false);
  });
}

// Sends a whole answer and ends the connection: what a refused request still carries is not read as
// another request.
void send_and_close(Reply&& reply, httplib::Response& response) {
  response.set_header("Connection", "close");
  auto body = std::make_shared<const std::string>(std::move(reply.body));
  if (reply.type.substr(0, 5) == "text/") reply.type[0] = 'T';
  response.set_chunked_content_provider(reply.type, [body](std::size_t, httplib::DataSink& sink) {
    sink.write(body->data(), body->size());
    sink.done();
    return false;
  });
}

// A file of the dashboard, as it lies in the program where the client takes it so.
void send_packed(const BundledFile& file, bool compressed, httplib::Response& response) {
  auto type = std::string(file.type);
  // See send_stream().
  if (type.substr(0, 5) == "text/") type[0] = 'T';
  response.set_header("ETag", fmt::format("\"{}\"", file.digest));
  response.set_header("Vary", "Accept-Encoding");
  if (compressed) response.set_header("Content-Encoding", "gzip");
  auto body =
      std::make_shared<const std::string>(compressed ? std::string(file.gzip) : unpacked(file));
  response.set_content_provider(
      body->size(), type, [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

void send_body(Reply&& reply, httplib::Response& response) {
  if (reply.body.empty()) {
    response.set_content("", reply.type);
    return;
  }
  // A provider, not set_content(), because httplib would compress the latter; see above.
  auto body = std::make_shared<const std::string>(std::move(reply.body));
  response.set_content_provider(
      body->size(),
      reply.type,
      [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

void send(
    const Site& site,
    Streams& streams,
    const Request& request,
    const httplib::Request& raw,
    Reply reply,
    httplib::Response& response) {
  if (reply.stream) {
    try {
      auto headers = reply.headers;
      send_stream(streams, Reply(reply), response);
      response.status = reply.status;
      for (const auto& [name, value] : headers) response.set_header(name, value);
      add_guards(response);
      return;
    } catch (...) {
      reply = failure_reply(site, request, std::current_exception());
    }
  }
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers) response.set_header(name, value);
  add_guards(response);
  if (reply.packed != nullptr) {
    if (raw.get_header_value("If-None-Match") == fmt::format("\"{}\"", reply.packed->digest)) {
      response.status = 304;
      return;
    }
    const bool compressed =
        raw.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
    send_packed(*reply.packed, compressed, response);
    return;
  }
  send_body(std::move(reply), response);
}

// What is refused before any page is asked; nothing when the request may go on.
std::optional<Reply> refused(
    const Site& site, const Door& door, const httplib::Request& raw, const Request& request) {
  const auto speech = request.speech;
  const auto refuse = [&](int status, std::string_view what, const std::string& advice = {}) {
    return error_reply(site, request, status, say(what, speech), advice);
  };
  if (Connections::turned_away_here()) {
    auto reply = refuse(503, "error.full", say("error.full_advice", speech));
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
  }
  if (!host_is_ours(raw.get_header_value("Host"), door.options.host, door.port)) {
    return refuse(403, "error.host", say("error.host_advice", speech, {door.address()}));
  }
  const bool reads = only_reads(raw.method);
  if (!reads) {
    if (auto reply = refused_change(site, request, sender_of(raw))) return reply;
  }
  const auto length = raw.get_header_value("Content-Length");
  const bool body = (!length.empty() && length != "0") || raw.has_header("Transfer-Encoding");
  if ((body && reads) || raw.headers.size() > most_headers) {
    return refuse(400, "error.size");
  }
  // Another site may link here; it may not fetch from here or put our pages into its own.
  if (raw.get_header_value("Sec-Fetch-Site") == "cross-site" &&
      raw.get_header_value("Sec-Fetch-Mode") != "navigate") {
    return refuse(403, "error.cross_site");
  }
  if (is_embedding(
          raw.path, raw.get_header_value("Sec-Fetch-Dest"), raw.get_header_value("Referer"))) {
    return refuse(403, "error.embedded", say("error.embedded_advice", speech));
  }
  return ask_for_token(
      site,
      door,
      request,
      {raw.remote_addr, raw.get_header_value("Cookie"), raw.get_header_value("Authorization")});
}

void refuse_request(Reply&& reply, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers) response.set_header(name, value);
  add_guards(response);
  send_and_close(std::move(reply), response);
}

// True when the request was answered with a refusal.
bool turned_away(
    const Site& site,
    const Door& door,
    const httplib::Request& raw,
    const Request& request,
    httplib::Response& response) {
  if (!raw.ranges.empty()) {
    // Parts are not sent.  httplib would cut any body to the ranges, so there is none.
    response.status = 416;
    add_guards(response);
    return true;
  }
  auto reply = refused(site, door, raw, request);
  if (!reply) return false;
  refuse_request(std::move(*reply), response);
  return true;
}

void answer_request(
    const Site& site,
    Streams& streams,
    const httplib::Request& raw,
    const Request& request,
    httplib::Response& response) {
  auto reply = answer(site, request);
  if (raw.method == "HEAD" && reply.stream) {
    // Its length is not known before it is made; httplib never asks for the body of a HEAD.
    reply.stream = [](const Write&, const Stop&) {};
  }
  if (request.has("ui")) {
    reply.headers.emplace_back(
        "Set-Cookie",
        fmt::format(
            "weiguan_ui={}; Path=/; Max-Age=31536000; SameSite=Strict",
            request.speech == Speech::zh ? "zh" : "en"));
  }
  send(site, streams, request, raw, std::move(reply), response);
}

// A request that changes something, let in by turned_away(): its body is read and answered.
void answer_change(
    const Site& site,
    Streams& streams,
    const httplib::Request& raw,
    const httplib::ContentReader& content,
    httplib::Response& response) {
  auto request = read_request(raw);
  const auto until = std::chrono::steady_clock::now() + longest_upload;
  const bool whole = content([&](const char* bytes, std::size_t size) {
    request.body.append(bytes, size);
    return request.body.size() <= longest_body && std::chrono::steady_clock::now() < until;
  });
  if (response.status == 413) {
    refuse_request(too_large(site, request), response);
    return;
  }
  if (!whole || std::to_string(request.body.size()) != raw.get_header_value("Content-Length")) {
    refuse_request(
        error_reply(site, request, 400, say("error.size", request.speech), {}), response);
    return;
  }
  answer_request(site, streams, raw, request, response);
}

void check(const ServeOptions& options) {
  if (options.host.empty() || options.port < 0 || options.port > 65535) {
    throw UsageError(
        fmt::format("cannot listen at \"{}\" port {}", options.host, options.port),
        "A host is a name or an address of this machine; a port is 0 to 65535.");
  }
  if (!is_loopback(options.host) && options.token.empty()) {
    throw UsageError(
        fmt::format("the dashboard would be open to everybody who can reach {}", options.host),
        "Give it a token, or let it listen on 127.0.0.1.");
  }
}

}  // namespace

void serve_site(
    Site site,
    const ServeOptions& options,
    const Stop& stop,
    const std::function<void(const std::string&)>& ready) {
  check(options);
  Slots slots(runs_at_once);
  site.slots = &slots;
  ResultCache results;
  site.results = &results;
  site.stop = &stop;
  // What is kept ends behind everything that is answered from it.
  std::optional<Jobs> jobs;
  std::optional<Notebooks> notebooks;
  if (!site.folder.empty()) {
    site.jobs = &jobs.emplace(site);
    site.notebooks = &notebooks.emplace(site);
  }
  Streams streams;
  Door door(options);
  const auto listener = make_listener(options);
  httplib::Server& server = *listener;
  server.new_task_queue = [] { return new Connections(threads, most_waiting); };
  server.set_keep_alive_timeout(idle_seconds);
  // httplib would share the port with whoever holds it already (SO_REUSEPORT).
  socket_t door_socket = INVALID_SOCKET;
  server.set_socket_options([&](socket_t socket) {
    door_socket = socket;
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  });
  server.set_payload_max_length(longest_body);
  server.set_keep_alive_max_count(1000);
  server.set_tcp_nodelay(true);
  // Every request is answered here, before httplib looks for handlers, files or bodies; only what
  // may change something goes on to where its body is read.
  server.set_pre_routing_handler([&](const httplib::Request& raw, httplib::Response& response) {
    using httplib::Server;
    const auto request = read_request(raw);
    if (turned_away(site, door, raw, request, response)) return Server::HandlerResponse::Handled;
    if (!only_reads(raw.method)) return Server::HandlerResponse::Unhandled;
    answer_request(site, streams, raw, request, response);
    return Server::HandlerResponse::Handled;
  });
  const auto change = [&](const httplib::Request& raw,
                          httplib::Response& response,
                          const httplib::ContentReader& content) {
    answer_change(site, streams, raw, content, response);
  };
  constexpr auto kept = "/(jobs|notebooks).*";
  server.Post(kept, change).Put(kept, change).Delete(kept, change);
  // What httplib refuses itself (a line too long, a broken request).
  server.set_error_handler(httplib::Server::HandlerWithResponse(
      [](const httplib::Request&, httplib::Response& response) {
        add_guards(response);
        return httplib::Server::HandlerResponse::Handled;
      }));
  server.set_expect_100_continue_handler(
      [](const httplib::Request&, httplib::Response&) { return 417; });
  server.set_exception_handler(
      [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
        response.status = 500;
        add_guards(response);
      });

  std::string host = options.host;
  if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (options.port == 0) door.port = server.bind_to_any_port(host);
  const bool bound = options.port == 0 ? door.port > 0 : server.bind_to_port(host, options.port);
  if (!bound) {
    throw Error(
        fmt::format("cannot listen at {} port {}", options.host, options.port),
        "Another program may hold that port; choose another one, or 0 for any that is free.");
  }
  // httplib lets only five connections wait to be accepted.
  ::listen(door_socket, most_accepted);
  std::atomic<bool> ended = false;
  std::thread watch([&] {
    while (!stop.requested() && !ended) std::this_thread::sleep_for(50ms);
    streams.stop();
    // Before it listens, httplib takes no notice of a stop.
    while (!ended && !server.is_running()) std::this_thread::sleep_for(10ms);
    server.stop();
  });
  std::exception_ptr failure;
  try {
    if (ready) ready(door.address());
    server.listen_after_bind();
  } catch (...) {
    failure = std::current_exception();
  }
  ended = true;
  watch.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace weiguan::web
