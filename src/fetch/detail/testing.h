// A server for tests: says what it is told to, byte for byte.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace weiguan {

// Listens on a port of 127.0.0.1 that was free.  Each connection has one request, up to its blank
// line, and what `answer` gives for it; then it is closed.
class CannedServer {
 public:
  explicit CannedServer(std::function<std::string(const std::string&)> answer)
      : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at);
    ::listen(socket_, 16);
    socklen_t size = sizeof at;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~CannedServer() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  CannedServer(const CannedServer&) = delete;
  CannedServer& operator=(const CannedServer&) = delete;

  std::string place() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  void serve() {
    for (int one = ::accept(socket_, nullptr, nullptr); one >= 0;
         one = ::accept(socket_, nullptr, nullptr)) {
      std::string request(4096, '\0');
      const auto got = ::recv(one, request.data(), request.size(), 0);
      request.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
      const std::string answer = answer_(request);
      ::send(one, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::shutdown(one, SHUT_WR);
      // For a moment, or until the other side is done: closing at once could take the answer back.
      const timeval moment{0, 20'000};
      ::setsockopt(one, SOL_SOCKET, SO_RCVTIMEO, &moment, sizeof moment);
      while (::recv(one, request.data(), request.size(), 0) > 0) {
      }
      ::close(one);
    }
  }

  std::function<std::string(const std::string&)> answer_;
  int socket_;
  int port_ = 0;
  std::thread thread_;
};

// Answers a piece at a time, each connection on a thread of its own: `answer` is called with the
// whole request and says what is sent when; the connection is closed behind it.
class StreamServer {
 public:
  using Send = std::function<void(std::string_view)>;  // Pieces that nobody waits for are dropped.

  explicit StreamServer(std::function<void(const std::string&, const Send&)> answer)
      : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at);
    ::listen(socket_, 128);
    socklen_t size = sizeof at;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] {
      for (int one = ::accept(socket_, nullptr, nullptr); one >= 0;
           one = ::accept(socket_, nullptr, nullptr))
        serving_.emplace_back([this, one] { serve(one); });
    });
  }
  ~StreamServer() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    for (std::thread& one : serving_) one.join();
    ::close(socket_);
  }
  StreamServer(const StreamServer&) = delete;
  StreamServer& operator=(const StreamServer&) = delete;

  std::string place() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  // With its body, as long as Content-Length says.
  static std::string read_request(int one) {
    std::string request;
    std::string buffer(65536, '\0');
    while (true) {
      const std::size_t head = request.find("\r\n\r\n");
      if (head != std::string::npos) {
        const std::size_t at = request.find("Content-Length: ");
        const std::size_t body = at < head ? std::stoul(request.substr(at + 16)) : 0;
        if (request.size() >= head + 4 + body) return request;
      }
      const auto got = ::recv(one, buffer.data(), buffer.size(), 0);
      if (got <= 0) return request;
      request.append(buffer, 0, static_cast<std::size_t>(got));
    }
  }

  void serve(int one) {
    const std::string request = read_request(one);
    answer_(request, [one](std::string_view piece) {
      ::send(one, piece.data(), piece.size(), MSG_NOSIGNAL);
    });
    ::shutdown(one, SHUT_WR);
    const timeval moment{0, 20'000};
    ::setsockopt(one, SOL_SOCKET, SO_RCVTIMEO, &moment, sizeof moment);
    char rest = 0;
    while (::recv(one, &rest, 1, 0) > 0) {
    }
    ::close(one);
  }

  std::function<void(const std::string&, const Send&)> answer_;
  int socket_;
  int port_ = 0;
  std::vector<std::thread> serving_;
  std::thread thread_;
};

}  // namespace weiguan
