#include "fetch/client.h"

#include <chrono>

#include <gtest/gtest.h>

#include "capture/http.h"
#include "fetch/detail/outcome.h"
#include "fetch/test_server.h"

namespace weiguan {
namespace {

ClientOptions options() {
  ClientOptions out;
  out.user_agent = "Weiguan/test (+desk@daily.example)";
  out.timeout = std::chrono::seconds{2};
  out.max_size = 1000;
  return out;
}

Exchange fetch(Client& client, const std::string& url, bool local = true) {
  FetchRequest request;
  request.id = 7;
  request.url = url;
  request.local = local;
  client.start(std::move(request));
  for (;;) {
    std::vector<Exchange> done = client.ended(std::chrono::milliseconds{100});
    if (!done.empty()) return std::move(done.front());
  }
}

Exchange fetch_from(const CannedServer& server, const std::string& path) {
  Client client(options());
  return fetch(client, "http://" + server.place() + path);
}

TEST(Client, GivesAnAnswerAsItCame) {
  const std::string chunked =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n";
  CannedServer server([&](const std::string&) { return chunked; });
  const Exchange one = fetch_from(server, "/港口 a.html#end");
  ASSERT_FALSE(one.failure) << one.reason;
  EXPECT_EQ(one.request.id, 7u);
  EXPECT_EQ(one.status, 200);
  EXPECT_EQ(one.head + one.body, chunked);
  EXPECT_EQ(parse_http(one.head + one.body).body, "hello!");
  EXPECT_EQ(one.ip, "127.0.0.1");
  EXPECT_EQ(one.protocol, "http/1.1");
  EXPECT_TRUE(one.sent.starts_with("GET /%E6%B8%AF%E5%8F%A3%20a.html HTTP/1.1\r\n")) << one.sent;
  EXPECT_NE(one.sent.find("User-Agent: Weiguan/test (+desk@daily.example)"), std::string::npos);
}

TEST(Client, FollowsNothing) {
  CannedServer server([](const std::string&) {
    return "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
  });
  const Exchange one = fetch_from(server, "/");
  EXPECT_EQ(one.status, 302);
  EXPECT_FALSE(one.failure);
}

TEST(Client, RefusesPrivateAddresses) {
  CannedServer server([](const std::string&) { return "HTTP/1.1 200 OK\r\n\r\nsecret"; });
  Client client(options());
  for (const std::string& url :
       {"http://" + server.place() + "/",
        std::string("http://[::1]/"),
        std::string("file:///etc/passwd"),
        std::string("nowhere")}) {
    const Exchange one = fetch(client, url, false);
    EXPECT_EQ(one.failure, FailureKind::address) << url;
    EXPECT_TRUE(one.body.empty());
  }
  ClientOptions routed = options();
  routed.connect_to = server.place();
  Client through(routed);
  const Exchange resolved = fetch(through, "http://daily.example/", false);
  EXPECT_EQ(resolved.failure, FailureKind::address) << "the name is harmless, its address is not";
  EXPECT_EQ(fetch(through, "http://daily.example/").body, "secret");
}

TEST(Client, TellsWhyThereIsNoAnswer) {
  CannedServer cut(
      [](const std::string&) { return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"; });
  EXPECT_EQ(fetch_from(cut, "/").failure, FailureKind::cut);
  EXPECT_TRUE(fetch_from(cut, "/").body.empty());
  CannedServer silent([](const std::string&) { return ""; });
  EXPECT_EQ(fetch_from(silent, "/").failure, FailureKind::cut);
  CannedServer endless(
      [](const std::string&) { return "HTTP/1.1 200 OK\r\n\r\n" + std::string(5000, 'x'); });
  EXPECT_EQ(fetch_from(endless, "/").failure, FailureKind::limit);
  CannedServer slow([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds{2500});
    return "HTTP/1.1 200 OK\r\n\r\n";
  });
  EXPECT_EQ(fetch_from(slow, "/").failure, FailureKind::timeout);
  CannedServer other([](const std::string&) { return "220 mail.daily.example ready\r\n"; });
  EXPECT_EQ(fetch_from(other, "/").failure, FailureKind::protocol);
  std::string gone;
  {
    CannedServer closed([](const std::string&) { return ""; });
    gone = closed.place();
  }
  Client client(options());
  EXPECT_EQ(fetch(client, "http://" + gone + "/").failure, FailureKind::connect);
  EXPECT_EQ(fetch(client, "http://no-such-host.invalid/").failure, FailureKind::dns);
  EXPECT_EQ(fetch(client, "https://" + cut.place() + "/").failure, FailureKind::tls);
}

TEST(Client, SendsCookiesBackAndNeverTellsThem) {
  bool sent_back = false;
  CannedServer server([&](const std::string& request) {
    sent_back = request.find("Cookie: key=secret") != std::string::npos;
    return "HTTP/1.1 200 OK\r\nset-cookie: key=secret\r\nContent-Length: 2\r\n\r\nok";
  });
  Client client(options());
  const Exchange first = fetch(client, "http://" + server.place() + "/");
  EXPECT_FALSE(sent_back);
  const Exchange second = fetch(client, "http://" + server.place() + "/");
  EXPECT_TRUE(sent_back);
  for (const Exchange* one : {&first, &second}) {
    EXPECT_EQ(one->body, "ok");
    EXPECT_EQ((one->head + one->sent).find("secret"), std::string::npos);
  }
}

TEST(Client, DoesManyAtOnce) {
  CannedServer server([](const std::string& request) {
    const std::string path = request.substr(4, request.find(' ', 4) - 4);
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(path.size()) + "\r\n\r\n" + path;
  });
  Client client(options());
  for (std::uint64_t i = 0; i < 20; ++i) {
    FetchRequest request;
    request.id = i;
    request.url = "http://" + server.place() + "/" + std::to_string(i);
    request.local = true;
    client.start(std::move(request));
  }
  std::size_t done = 0;
  while (client.running() > 0 || done < 20) {
    for (const Exchange& one : client.ended(std::chrono::milliseconds{100})) {
      EXPECT_EQ(one.body, "/" + std::to_string(one.request.id)) << one.reason;
      ++done;
    }
  }
  EXPECT_EQ(done, 20u);
}

TEST(HeaderLines, KeepTheLastHeadAndWriteItAsHttp11) {
  std::string head;
  for (const char* line :
       {"HTTP/2 103 \r\n",
        "link: </a.css>\r\n",
        "\r\n",
        "HTTP/2 200 \r\n",
        "Set-Cookie: a=b\r\n",
        "server: x\r\n",
        "\r\n"}) {
    add_header_line(head, line);
  }
  EXPECT_EQ(head, "HTTP/1.1 200 \r\nserver: x\r\n\r\n");
  EXPECT_EQ(parse_http(head).status, 200);
}

}  // namespace
}  // namespace weiguan
