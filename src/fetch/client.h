// HTTP: many requests at once, each with all that was sent and came back.
//
// It follows nothing and decides nothing: redirects, retries and delays are the caller's.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "capture/record.h"
#include "model/capture.h"

namespace weiguan {

struct ClientOptions {
  std::string user_agent;
  std::string proxy;  // "socks5h://127.0.0.1:9050", "http://..."; empty: none.
  // HOST:PORT to which every connection goes, whatever the address says; that of https apart.
  std::string connect_to, connect_to_tls;
  std::chrono::seconds timeout{60};                  // For all of an answer.
  std::chrono::seconds connect_timeout{20};          // For the connection.
  std::uint64_t max_size = std::uint64_t{20} << 20;  // Of an answer as it comes, in bytes.
  bool verify = true;  // Certificates are looked at.  False: a rehearsal's own.
};

struct FetchRequest {
  std::uint64_t id = 0;  // The caller's own; given back.
  std::string url;       // http or https.
  Headers headers;       // Beside User-Agent, Accept, Accept-Language and Accept-Encoding.
  bool local = false;    // Private and loopback addresses are allowed.
  // Over a connection of its own.  One that is used again may have been closed by its server, and
  // libcurl then asks a second time by itself.
  bool fresh = false;
  std::string method = "GET";
  std::string body;  // Sent with it; its Content-Type is among `headers`.
  // Names of those `headers` that are keys.  They are sent and then forgotten: what is given back
  // holds neither them nor their values, and where the answer repeats one of at least eight
  // characters, each byte of it is 'x' there.
  std::vector<std::string> secret_headers;
  // The answer is a stream of events: no coding of its content is asked for, when each part came is
  // kept, and what came is kept also where the rest did not.
  bool timed = false;
  std::chrono::milliseconds timeout{0};  // In place of the client's, where not 0.
};

// That the body from `offset` on, up to the next part, came so long after the request was sent.
struct BodyPart {
  std::uint64_t offset = 0;        // In Exchange::body, as it came.
  std::uint32_t milliseconds = 0;  // By a clock that nothing sets back.

  friend bool operator==(const BodyPart&, const BodyPart&) = default;
};

struct Exchange {
  FetchRequest request;
  ExactTime begun{};  // When it was sent.
  ExactTime ended{};
  std::string sent;  // The request as it was sent, without cookies and secret headers.
  // The status line and headers of the answer in the form of HTTP/1.1, without cookies; and what
  // follows, transfer and content coding as they came.
  std::string head, body;
  int status = 0;
  std::string ip;        // Of the one who answered; the proxy's where one is used.
  std::string protocol;  // "http/1.1", "h2"
  std::string tls;       // "TLSv1.3 / TLS_AES_256_GCM_SHA384"; empty without.
  // Why there is no answer, or not all of it.
  std::optional<FailureKind> failure;
  std::string reason;  // A sentence.
  // Of a timed request: when each part of the body came, in order, and how long all of it took from
  // the sending.
  std::vector<BodyPart> parts;
  std::uint32_t lasted = 0;
  bool masked = false;  // The answer repeated a secret.
};

// Not for two threads at once.  Cookies that sites set are sent back to them as long as the object
// lives, and are never told.
class Client {
 public:
  explicit Client(ClientOptions options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Throws Error only where libcurl has no memory left; all else ends as an Exchange.
  void start(FetchRequest request);
  // Ends those that run under this id, now: they come out of ended() as cut, with what came so far.
  void cancel(std::uint64_t id);
  std::size_t running() const;
  // Those that ended, in that order.  Waits up to `wait` of real time where none has yet, or
  // nothing runs.
  std::vector<Exchange> ended(std::chrono::milliseconds wait);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The address as it is requested: no fragment, what may not stand in it percent-encoded.
std::string request_url(std::string_view url);

}  // namespace weiguan
