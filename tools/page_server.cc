// The server of ./dev bench fetch: pages of a folder, from memory, on several loopback addresses.
//
//     page_server FOLDER ADDRESSES [--plain]
//
// Reads every "x.html" below FOLDER and its twin "x.html.gz", listens on 127.0.0.2 and the
// following ADDRESSES - 1 addresses at one free port, prints the port and serves until it is
// killed.  Compressed where the client accepts gzip, without --plain.  "/any/..." is some page;
// "/stats" says how many answers were given, when the first and last request came (seconds of the
// monotonic clock) and what it cost; "/reset" begins anew.  One thread; no request has a body.
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

struct PageBytes {
  std::string plain;
  std::string gzip;
};

struct Link {
  std::string in;         // Of requests that are not complete.
  std::string head;       // Of the answers that are not sent, and short bodies.
  std::string_view body;  // Behind the head.
  bool close = false;     // Behind the body.
};

struct Counts {
  std::uint64_t answers = 0;
  std::uint64_t pages = 0;  // Of these, those with a page.
  std::uint64_t bytes = 0;
  double first = 0;
  double last = 0;
};

double clock_seconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string file_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, PageBytes> read_pages(const fs::path& folder) {
  std::map<std::string, PageBytes> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    const std::string name = "/" + fs::relative(entry.path(), folder).generic_string();
    out[name] = {file_bytes(entry.path()), file_bytes(entry.path().string() + ".gz")};
  }
  return out;
}

class Server {
 public:
  Server(std::map<std::string, PageBytes> pages, bool plain)
      : pages_(std::move(pages)), plain_(plain), poll_(epoll_create1(0)) {
    for (const auto& [name, page] : pages_) by_number_.push_back(&page);
  }

  // The port, the same on every address; 0 where it cannot be had.
  int listen_on(std::uint32_t count) {
    std::uint16_t port = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const int at = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
      const int yes = 1;
      setsockopt(at, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      sockaddr_in address{};
      address.sin_family = AF_INET;
      address.sin_port = htons(port);
      address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + i);
      socklen_t size = sizeof address;
      if (bind(at, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(at, 512) != 0)
        return 0;
      getsockname(at, reinterpret_cast<sockaddr*>(&address), &size);
      port = ntohs(address.sin_port);
      listeners_.push_back(at);
      watch(at, EPOLLIN, EPOLL_CTL_ADD);
    }
    return port;
  }

  void run() {
    std::array<epoll_event, 256> events{};
    while (true) {
      const int count = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < count; ++i) {
        const int at = events[static_cast<std::size_t>(i)].data.fd;
        if (std::find(listeners_.begin(), listeners_.end(), at) != listeners_.end()) {
          accept_from(at);
        } else if (!serve(at)) {
          close(at);
          links_.erase(at);
        }
      }
    }
  }

 private:
  void watch(int at, std::uint32_t what, int how) const {
    epoll_event event{};
    event.events = what;
    event.data.fd = at;
    epoll_ctl(poll_, how, at, &event);
  }

  void accept_from(int listener) {
    while (true) {
      const int at = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
      if (at < 0) return;
      const int yes = 1;
      setsockopt(at, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      links_[at];
      watch(at, EPOLLIN, EPOLL_CTL_ADD);
    }
  }

  // False where the connection is over.
  bool serve(int at) {
    Link& link = links_[at];
    if (!send_pending(at, link)) return false;
    std::array<char, 16384> buffer{};
    const ssize_t got = recv(at, buffer.data(), buffer.size(), 0);
    if (got == 0) return false;
    if (got < 0 && errno != EAGAIN) return false;
    if (got > 0) link.in.append(buffer.data(), static_cast<std::size_t>(got));
    while (link.head.empty() && link.body.empty()) {
      const std::size_t end = link.in.find("\r\n\r\n");
      if (end == std::string::npos) break;
      answer(link, std::string_view(link.in).substr(0, end));
      link.in.erase(0, end + 4);
      if (!send_pending(at, link)) return false;
    }
    return true;
  }

  bool send_pending(int at, Link& link) const {
    while (!link.head.empty() || !link.body.empty()) {
      iovec parts[2] = {
          {link.head.data(), link.head.size()},
          {const_cast<char*>(link.body.data()), link.body.size()}};
      msghdr message{};
      message.msg_iov = parts;
      message.msg_iovlen = 2;
      const ssize_t sent = sendmsg(at, &message, MSG_NOSIGNAL);
      if (sent < 0) {
        if (errno != EAGAIN) return false;
        watch(at, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
        return true;
      }
      const std::size_t of_head = std::min(static_cast<std::size_t>(sent), link.head.size());
      link.head.erase(0, of_head);
      link.body.remove_prefix(static_cast<std::size_t>(sent) - of_head);
      if (link.head.empty() && link.body.empty()) watch(at, EPOLLIN, EPOLL_CTL_MOD);
    }
    return !link.close;
  }

  static std::string_view path_of(std::string_view request) {
    const std::size_t from = std::min(request.find(' '), request.size() - 1) + 1;
    std::string_view target = request.substr(from, request.find_first_of(" \r", from) - from);
    if (target.starts_with("http://")) {
      const std::size_t slash = target.find('/', 7);
      target = slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return target.substr(0, target.find('?'));
  }

  // The value of a header, in lower case; empty where it is not there.
  static std::string header(std::string_view request, std::string_view name) {
    std::string small(request);
    std::transform(small.begin(), small.end(), small.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    const std::size_t at = small.find("\r\n" + std::string(name) + ":");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 3;
    return small.substr(from, small.find('\r', from) - from);
  }

  const PageBytes* page_at(std::string_view path) const {
    if (path.starts_with("/any/") && !by_number_.empty()) {
      return by_number_[std::hash<std::string_view>{}(path) % by_number_.size()];
    }
    const auto found = pages_.find(std::string(path));
    return found == pages_.end() ? nullptr : &found->second;
  }

  void answer(Link& link, std::string_view request) {
    const std::string_view path = path_of(request);
    link.close = header(request, "connection").find("close") != std::string::npos;
    if (path == "/stats" || path == "/reset") return tell_counts(link, path == "/reset");
    counts_.last = clock_seconds();
    if (counts_.answers++ == 0) counts_.first = counts_.last;
    const PageBytes* page = page_at(path);
    if (page == nullptr) {
      const std::string_view body =
          "<html><head><title>404</title></head><body>No such page.</body></html>";
      link.head = fmt::format(
          "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{}",
          body.size(),
          body);
      return;
    }
    const bool gzip =
        !plain_ && header(request, "accept-encoding").find("gzip") != std::string::npos;
    link.body = gzip ? page->gzip : page->plain;
    ++counts_.pages;
    counts_.bytes += link.body.size();
    link.head = fmt::format(
        "HTTP/1.1 200 OK\r\nServer: page_server\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Last-Modified: Tue, 02 Jul 2024 01:30:00 GMT\r\nVary: Accept-Encoding\r\n{}"
        "Content-Length: {}\r\n\r\n",
        gzip ? "Content-Encoding: gzip\r\n" : "",
        link.body.size());
    if (request.starts_with("HEAD ")) link.body = {};
  }

  void tell_counts(Link& link, bool reset) {
    const std::string body = fmt::format(
        "{{\"answers\": {}, \"pages\": {}, \"bytes\": {}, \"first\": {:.4f}, \"last\": {:.4f}, "
        "\"cpu\": {:.3f}}}",
        counts_.answers,
        counts_.pages,
        counts_.bytes,
        counts_.first,
        counts_.last,
        cpu_seconds());
    if (reset) counts_ = {};
    link.head = fmt::format(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
        body.size(),
        body);
  }

  std::map<std::string, PageBytes> pages_;
  bool plain_;
  int poll_;
  std::vector<const PageBytes*> by_number_;
  std::vector<int> listeners_;
  std::unordered_map<int, Link> links_;
  Counts counts_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 64;
  std::signal(SIGPIPE, SIG_IGN);
  Server server(read_pages(words[1]), count > 3 && std::string_view(words[3]) == "--plain");
  const int port = server.listen_on(static_cast<std::uint32_t>(std::atoi(words[2])));
  if (port == 0) return 1;
  fmt::print("{}\n", port);
  std::fflush(stdout);
  server.run();
}
