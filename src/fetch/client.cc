#include "fetch/client.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/error.h"
#include "base/url.h"
#include "fetch/detail/outcome.h"
#include "fetch/detail/secrets.h"
#include "fetch/private_address.h"

namespace weiguan {

namespace {

constexpr std::string_view accept =
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
constexpr std::string_view languages = "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8";
constexpr std::string_view codings = "Accept-Encoding: gzip, deflate, br, zstd";
// Of a stream: whose words come back is no matter of what the reader's language is.
constexpr std::string_view accept_stream = "Accept: text/event-stream, application/json";
constexpr std::string_view no_coding = "Accept-Encoding: identity";

void begin_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

void add(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw Error("no memory left for a request");
  static_cast<void>(list.release());
  list.reset(longer);
}

// One request on its way.
struct Transfer {
  Exchange exchange;
  List headers, route;
  std::uint64_t most = 0;
  std::chrono::milliseconds timeout{0};
  std::chrono::steady_clock::time_point sent_at = std::chrono::steady_clock::now();
  bool through_proxy = false;
  bool refused = false;  // Its address is private.
  bool too_long = false;
  bool cancelled = false;

  std::uint32_t since_sent() const {
    using std::chrono::milliseconds;
    const auto passed = std::chrono::steady_clock::now() - sent_at;
    return static_cast<std::uint32_t>(std::chrono::duration_cast<milliseconds>(passed).count());
  }
};

std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* user) {
  add_header_line(static_cast<Transfer*>(user)->exchange.head, {bytes, size});
  return size;
}

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* user) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  Exchange& exchange = transfer.exchange;
  if (exchange.request.timed) {
    const std::uint32_t now = transfer.since_sent();
    if (exchange.parts.empty() || exchange.parts.back().milliseconds != now)
      exchange.parts.push_back({exchange.body.size(), now});
  }
  if (exchange.body.size() + size > transfer.most) {
    transfer.too_long = true;
    exchange.body.append(bytes, static_cast<std::size_t>(transfer.most - exchange.body.size()));
    return 0;
  }
  exchange.body.append(bytes, size);
  return size;
}

int on_debug(CURL*, curl_infotype what, char* bytes, std::size_t size, void* user) {
  constexpr std::string_view of_tls = "SSL connection using ";
  Transfer& transfer = *static_cast<Transfer*>(user);
  Exchange& exchange = transfer.exchange;
  const std::string_view text(bytes, size);
  if (what == CURLINFO_HEADER_OUT) {
    exchange.sent = without_secrets(text, exchange.request.secret_headers);
    transfer.sent_at = std::chrono::steady_clock::now();
  } else if (what == CURLINFO_TEXT && text.starts_with(of_tls)) {
    exchange.tls = text.substr(of_tls.size(), text.find_last_not_of("\r\n") + 1 - of_tls.size());
  }
  return 0;
}

// Looks at every address that is connected to, after its name was resolved, each time anew.
curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  const bool looked_at = !transfer.exchange.request.local && !transfer.through_proxy;
  if (looked_at && is_private(address->addr)) {
    transfer.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string text_of(CURL* handle, CURLINFO what) {
  const char* text = nullptr;
  curl_easy_getinfo(handle, what, &text);
  return text != nullptr ? text : "";
}

std::string protocol_of(CURL* handle) {
  long version = 0;
  curl_easy_getinfo(handle, CURLINFO_HTTP_VERSION, &version);
  if (version == CURL_HTTP_VERSION_1_0) return "http/1.0";
  if (version == CURL_HTTP_VERSION_1_1) return "http/1.1";
  if (version == CURL_HTTP_VERSION_2_0) return "h2";
  return version == CURL_HTTP_VERSION_3 ? "h3" : "";
}

}  // namespace

struct Client::State {
  explicit State(ClientOptions given) : options(std::move(given)) {
    begin_curl();
    multi = curl_multi_init();
    cookies = curl_share_init();
    if (multi == nullptr || cookies == nullptr) throw Error("libcurl could not be started");
    curl_share_setopt(cookies, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 64L);
  }

  ~State() {
    for (auto& [handle, transfer] : transfers) {
      curl_multi_remove_handle(multi, handle);
      curl_easy_cleanup(handle);
    }
    for (CURL* handle : idle) curl_easy_cleanup(handle);
    curl_multi_cleanup(multi);
    curl_share_cleanup(cookies);
  }

  CURL* fresh_handle() {
    if (!idle.empty()) {
      CURL* handle = idle.back();
      idle.pop_back();
      curl_easy_reset(handle);
      return handle;
    }
    CURL* handle = curl_easy_init();
    if (handle == nullptr) throw Error("no memory left for a request");
    return handle;
  }

  static void add_headers(Transfer& transfer, const FetchRequest& request) {
    if (request.timed) {
      for (const std::string_view line : {accept_stream, no_coding})
        add(transfer.headers, std::string(line));
    } else {
      for (const std::string_view line : {accept, languages, codings})
        add(transfer.headers, std::string(line));
    }
    for (const auto& [name, value] : request.headers) add(transfer.headers, name + ": " + value);
    if (request.body.empty()) return;
    add(transfer.headers, "Expect:");  // The body goes out with the head.
    // Otherwise libcurl calls it a form.
    if (header(request.headers, "Content-Type").empty()) add(transfer.headers, "Content-Type:");
  }

  static void set_method(CURL* handle, const FetchRequest& request) {
    if (request.method != "GET" || !request.body.empty()) {
      const auto size = static_cast<curl_off_t>(request.body.size());
      curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, size);
      curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
      curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
  }

  void set_up(CURL* handle, Transfer& transfer) {
    const auto set = [&](CURLoption option, auto value) {
      curl_easy_setopt(handle, option, value);
    };
    const FetchRequest& request = transfer.exchange.request;
    add_headers(transfer, request);
    const bool tls = request.url.starts_with("https:");
    const std::string& route = tls ? options.connect_to_tls : options.connect_to;
    if (!route.empty()) {
      add(transfer.route, "::" + route);
      set(CURLOPT_CONNECT_TO, transfer.route.get());
    }
    transfer.most = options.max_size;
    transfer.through_proxy = !options.proxy.empty();
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PRIVATE, &transfer);
    set(CURLOPT_SHARE, cookies);
    set(CURLOPT_COOKIEFILE, "");
    set(CURLOPT_USERAGENT, options.user_agent.c_str());
    set(CURLOPT_HTTPHEADER, transfer.headers.get());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_FRESH_CONNECT, request.fresh ? 1L : 0L);
    set(CURLOPT_FORBID_REUSE, request.fresh ? 1L : 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    transfer.timeout = request.timeout.count() > 0 ? request.timeout : options.timeout;
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(transfer.timeout.count()));
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_timeout.count()));
    set(CURLOPT_PROXY, options.proxy.c_str());  // "": not that of the environment either.
    set(CURLOPT_SSL_VERIFYPEER, options.verify ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, options.verify ? 2L : 0L);
    set(CURLOPT_HEADERFUNCTION, on_header);
    set(CURLOPT_HEADERDATA, &transfer);
    set(CURLOPT_WRITEFUNCTION, on_body);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_DEBUGFUNCTION, on_debug);
    set(CURLOPT_DEBUGDATA, &transfer);
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_OPENSOCKETFUNCTION, on_socket);
    set(CURLOPT_OPENSOCKETDATA, &transfer);
    set_method(handle, request);
  }

  void end(CURL* handle, CURLcode code) {
    const auto found = transfers.find(handle);
    Transfer& transfer = *found->second;
    Exchange& exchange = transfer.exchange;
    exchange.ended = exact_now();
    exchange.ip = text_of(handle, CURLINFO_PRIMARY_IP);
    exchange.protocol = protocol_of(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    exchange.status = static_cast<int>(status);
    exchange.lasted = transfer.since_sent();
    add_sent_body(handle, exchange);
    if (transfer.refused) {
      fail(exchange, FailureKind::address, "The host is at a private address.");
    } else if (transfer.too_long) {
      fail(
          exchange,
          FailureKind::limit,
          fmt::format("The answer is longer than {} bytes.", options.max_size));
    } else if (transfer.cancelled) {
      fail(exchange, FailureKind::cut, "We ended the request before the answer ended.", true);
    } else if (code != CURLE_OK) {
      const Outcome outcome = outcome_of(code, transfer.timeout);
      fail(exchange, outcome.kind, outcome.reason);
    } else if (exchange.request.timed && !has_whole_head(exchange)) {
      const Outcome outcome = outcome_of(CURLE_PARTIAL_FILE, transfer.timeout);
      fail(exchange, outcome.kind, outcome.reason);  // libcurl is content with half a head.
    }
    forget_secrets(exchange);
    done.push_back(std::move(exchange));
    curl_multi_remove_handle(multi, handle);
    transfers.erase(found);
    idle.push_back(handle);
  }

  // libcurl tells the head of a request only.
  static void add_sent_body(CURL* handle, Exchange& exchange) {
    curl_off_t sent = 0;
    curl_easy_getinfo(handle, CURLINFO_SIZE_UPLOAD_T, &sent);
    if (!exchange.sent.empty() && sent > 0)
      exchange.sent.append(exchange.request.body, 0, static_cast<std::size_t>(sent));
  }

  static bool has_whole_head(const Exchange& exchange) {
    return exchange.head.ends_with("\r\n\r\n") || exchange.head.ends_with("\n\n");
  }

  static void fail(
      Exchange& exchange, FailureKind kind, std::string reason, bool keep_what_came = false) {
    exchange.failure = kind;
    exchange.reason = std::move(reason);
    if ((exchange.request.timed || keep_what_came) && has_whole_head(exchange)) return;
    exchange.head.clear();
    exchange.body.clear();
    exchange.parts.clear();
    exchange.status = 0;
  }

  void drive() {
    int left = 0;
    curl_multi_perform(multi, &left);
    int more = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &more)) {
      if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result);
    }
  }

  ClientOptions options;
  CURLM* multi = nullptr;
  CURLSH* cookies = nullptr;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers;
  std::vector<CURL*> idle;
  std::vector<Exchange> done;
};

Client::Client(ClientOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Client::~Client() = default;

void Client::start(FetchRequest request) {
  auto transfer = std::make_unique<Transfer>();
  Exchange& exchange = transfer->exchange;
  request.url = request_url(request.url);
  exchange.request = std::move(request);
  exchange.begun = exact_now();
  const auto url = parse_url(exchange.request.url);
  const bool of_the_web = url && (url->scheme == "http" || url->scheme == "https");
  const bool refused = of_the_web && !exchange.request.local && is_private_host(url->host);
  if (!of_the_web || url->host.empty() || refused) {
    exchange.ended = exchange.begun;
    State::fail(
        exchange,
        FailureKind::address,
        refused ? "The host is at a private address." : "It is no address of the web.");
    forget_secrets(exchange);
    state_->done.push_back(std::move(exchange));
    return;
  }
  CURL* handle = state_->fresh_handle();
  state_->set_up(handle, *transfer);
  state_->transfers.emplace(handle, std::move(transfer));
  curl_multi_add_handle(state_->multi, handle);
}

void Client::cancel(std::uint64_t id) {
  std::vector<CURL*> found;
  for (const auto& [handle, transfer] : state_->transfers) {
    if (transfer->exchange.request.id == id) found.push_back(handle);
  }
  for (CURL* handle : found) {
    state_->transfers.at(handle)->cancelled = true;
    state_->end(handle, CURLE_OK);
  }
}

std::size_t Client::running() const {
  return state_->transfers.size();
}

std::vector<Exchange> Client::ended(std::chrono::milliseconds wait) {
  state_->drive();
  if (state_->done.empty() && wait.count() > 0) {
    curl_multi_poll(state_->multi, nullptr, 0, static_cast<int>(wait.count()), nullptr);
    state_->drive();
  }
  return std::exchange(state_->done, {});
}

std::string request_url(std::string_view url) {
  constexpr std::string_view escaped = " \"<>\\^`{|}";
  std::string out;
  for (const char c : url.substr(0, url.find('#'))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f || escaped.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace weiguan
