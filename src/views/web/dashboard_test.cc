// The dashboard over a real socket.
#include "views/web/detail/dashboard.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "views/web/detail/made_up.h"

namespace weiguan::web {
namespace {

using namespace std::chrono_literals;

// A dashboard that serves until the object ends.
class Running {
 public:
  explicit Running(Site site, ServeOptions options = {}) {
    std::promise<std::string> ready;
    auto address = ready.get_future();
    thread_ = std::thread([this, site, options, &ready] {
      serve_site(site, options, stop_, [&](const std::string& text) { ready.set_value(text); });
    });
    address_ = address.get();
    port_ = std::stoi(address_.substr(address_.rfind(':') + 1));
  }
  ~Running() {
    stop_.request();
    thread_.join();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  int port() const { return port_; }
  const std::string& address() const { return address_; }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_read_timeout(30, 0);
    return client;
  }

 private:
  Stop stop_;
  std::thread thread_;
  std::string address_;
  int port_ = 0;
};

std::string article_path(ArticleId id) {
  return "/article/" + to_string(id);
}

void expect_guarded(const httplib::Result& answer, const std::string& path) {
  ASSERT_TRUE(answer) << path;
  EXPECT_EQ(answer->get_header_value_count("Content-Security-Policy"), 1U) << path;
  const auto policy = answer->get_header_value("Content-Security-Policy");
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << path;
  // Script of our own files only; what was captured runs nothing at all.
  const bool captured = policy.rfind("sandbox", 0) == 0;
  EXPECT_EQ(policy.find("script-src 'self'") == std::string::npos, captured) << path << policy;
  for (const char* loose : {"unsafe", "http:", "https:", "*"}) {
    EXPECT_EQ(policy.find(loose), std::string::npos) << path;
  }
  EXPECT_TRUE(captured || policy.find("frame-ancestors 'none'") != std::string::npos) << path;
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff") << path;
  EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer") << path;
}

TEST(Dashboard, EveryAnswerIsGuarded) {
  const MadeUp world("guarded");
  const Running running(world.site());
  auto client = running.client();
  const auto capture = "/capture/" + to_string(world.page);
  const std::vector<std::pair<std::string, int>> paths = {
      {"/", 200},
      {"/index.json", 200},
      {"/search?q=%E6%BD%AE", 200},
      {"/search.csv?limit=all", 200},
      {article_path(world.tide), 200},
      {article_path(world.tide) + ".json", 200},
      {capture, 200},
      {capture + "/record", 200},
      {capture + "/payload", 200},
      {"/outlets.csv", 200},
      {capture + ".wacz", 200},
      {article_path(world.tide) + ".wacz", 200},
      {"/replay/?source=x", 200},
      {"/replay/sw.js", 200},
      {"/replay/w/x/mp_/http://a.example/", 404},
      {"/volume?run=1", 200},
      {"/volume.csv", 200},
      {"/volume.json", 200},
      {"/problems.csv", 200},
      {"/static/icon.svg", 200},
      {"/static/index.html", 404},
      {"/static/replay.html", 404},
      {"/article/0", 404},
      {"/search.json?q=(", 400},
      {"/volume.csv?by=hour", 400},
      {"/../../etc/passwd", 404},
      {"/search?q=" + std::string(9000, 'x'), 414}};
  for (const auto& [path, status] : paths) {
    const auto answer = client.Get(path);
    expect_guarded(answer, path);
    EXPECT_EQ(answer->status, status) << path;
    const bool captured = path.substr(0, capture.size() + 1) == capture + "/";
    if (captured) {
      EXPECT_EQ(answer->get_header_value("Content-Type"), "application/octet-stream");
    }
    if (path.find(".json") != std::string::npos && status == 200) {
      EXPECT_FALSE(nlohmann::json::parse(answer->body, nullptr, false).is_discarded()) << path;
    }
    const auto head = client.Head(path);
    expect_guarded(head, path);
    EXPECT_TRUE(head->body.empty());
  }
}

TEST(Dashboard, IsNotCompressedAndSaysItsLength) {
  const MadeUp world("plain");
  const Running running(world.site());
  const httplib::Headers accept = {{"Accept-Encoding", "br, gzip"}};
  auto client = running.client();
  for (const std::string path : {"/", "/search.csv", "/index.json", "/volume.csv", "/article/0"}) {
    const auto answer = client.Get(path, accept);
    ASSERT_TRUE(answer) << path;
    EXPECT_FALSE(answer->has_header("Content-Encoding")) << path;
  }
  const auto get = client.Get("/about");
  const auto head = client.Head("/about");
  EXPECT_EQ(get->get_header_value("Content-Length"), std::to_string(get->body.size()));
  EXPECT_EQ(head->get_header_value("Content-Length"), get->get_header_value("Content-Length"));
}

TEST(Dashboard, OnlyReads) {
  const MadeUp world("reads");
  const Running running(world.site());
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
    auto client = running.client();
    httplib::Request request;
    request.method = method;
    request.path = "/";
    request.body = "GET /about HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const auto answer = client.send(request);
    expect_guarded(answer, method);
    EXPECT_EQ(answer->status, 405) << method;
    EXPECT_EQ(answer->get_header_value("Allow"), "GET, HEAD");
    EXPECT_EQ(answer->get_header_value("Connection"), "close") << "its body is no next request";
  }
  auto client = running.client();
  const auto part = client.Get("/about", {httplib::make_range_header({{0, 9}})});
  ASSERT_TRUE(part);
  EXPECT_EQ(part->status, 416);
}

TEST(Dashboard, AnswersToItsOwnNameOnly) {
  const MadeUp world("host");
  const Running running(world.site());
  auto client = running.client();
  const auto port = std::to_string(running.port());
  for (const std::string& host :
       std::vector<std::string>{"localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port}) {
    EXPECT_EQ(client.Get("/about", {{"Host", host}})->status, 200) << host;
  }
  for (const std::string& host :
       std::vector<std::string>{"evil.example", "evil.example:" + port, "127.0.0.1:1"}) {
    auto other = running.client();
    const auto answer = other.Get("/about", {{"Host", host}});
    expect_guarded(answer, host);
    EXPECT_EQ(answer->status, 403) << host;
  }
  auto other = running.client();
  const auto embedded =
      other.Get("/about", {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "no-cors"}});
  EXPECT_EQ(embedded->status, 403);
}

TEST(Dashboard, AsksForTheTokenOnceAndTakesItOutOfTheAddress) {
  const MadeUp world("token");
  ServeOptions options;
  options.token = "a long secret";
  const Running running(world.site(), options);
  EXPECT_EQ(running.client().Get("/")->status, 401);
  EXPECT_EQ(running.client().Get("/search.json")->status, 401);
  EXPECT_EQ(running.client().Get("/static/icon.svg")->status, 401);
  EXPECT_EQ(running.client().Get("/?token=wrong")->status, 401);
  EXPECT_EQ(running.client().Get("/?token=")->status, 401);
  const auto first = running.client().Get("/search?q=%E6%BD%AE&token=a%20long%20secret&page=1");
  ASSERT_TRUE(first);
  EXPECT_EQ(first->status, 303);
  EXPECT_EQ(first->get_header_value("Location"), "/search?q=潮&page=1") << "as httplib decodes it";
  const auto cookie = first->get_header_value("Set-Cookie");
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
  EXPECT_EQ(cookie.find("secret"), std::string::npos);
  const httplib::Headers kept = {{"Cookie", cookie.substr(0, cookie.find(';'))}};
  EXPECT_EQ(running.client().Get("/search?q=%E6%BD%AE", kept)->status, 200);
  EXPECT_EQ(running.client().Get("/", {{"Authorization", "Bearer a long secret"}})->status, 200);
  const auto away = running.client().Get("//evil.example/?token=a%20long%20secret");
  EXPECT_EQ(away->get_header_value("Location"), "/evil.example") << "never another host";
}

TEST(Dashboard, ManyWrongTokensMakeOneWait) {
  const MadeUp world("tries");
  ServeOptions options;
  options.token = "a long secret";
  const Running running(world.site(), options);
  const auto let_in = running.client().Get("/?token=a%20long%20secret");
  const auto cookie = let_in->get_header_value("Set-Cookie");
  const httplib::Headers kept = {{"Cookie", cookie.substr(0, cookie.find(';'))}};
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(running.client().Get("/?token=wrong")->status, 401) << i;
  }
  const auto refused = running.client().Get("/?token=wrong");
  EXPECT_EQ(refused->status, 429);
  EXPECT_GT(std::stoi(refused->get_header_value("Retry-After")), 0);
  EXPECT_EQ(running.client().Get("/?token=a%20long%20secret")->status, 429)
      << "or the right one could still be found";
  const httplib::Headers bearer = {{"Authorization", "Bearer a long secret"}};
  EXPECT_EQ(running.client().Get("/about", bearer)->status, 429);
  EXPECT_EQ(running.client().Get("/about", kept)->status, 200) << "who is in stays in";
  EXPECT_EQ(running.client().Get("/about")->status, 401) << "asking without a token is no try";
}

TEST(Dashboard, CapturedPagesGetNothing) {
  const MadeUp world("embedded");
  const Running running(world.site());
  const auto referer = running.address() + "replay/w/evidence/mp_/http://hekou.example/";
  for (const std::string path : {"/", "/search.json", "/static/icon.svg", "/replay/"}) {
    const auto from_captured = running.client().Get(path, {{"Referer", referer}});
    expect_guarded(from_captured, path);
    EXPECT_EQ(from_captured->status, 403) << path;
    const auto framed = running.client().Get(path, {{"Sec-Fetch-Dest", "iframe"}});
    EXPECT_EQ(framed->status, 403) << path;
    const auto own = running.client().Get(path, {{"Referer", running.address()}});
    EXPECT_EQ(own->status, 200) << path;
  }
}

TEST(Dashboard, SpeaksTlsWhereACertificateIsGiven) {
  const MadeUp world("tls");
  const auto folder = std::filesystem::path(testing::TempDir()) / "weiguan-web-tls-keys";
  std::filesystem::create_directories(folder);
  ServeOptions options;
  options.certificate = (folder / "certificate.pem").string();
  options.key = (folder / "key.pem").string();
  std::filesystem::remove(options.key);
  const Stop stop;
  EXPECT_THROW(serve_site(world.site(), options, stop, {}), Error) << "there is none";
  write_file(options.certificate, "not a certificate\n");
  write_file(options.key, "not a key\n");
  EXPECT_THROW(serve_site(world.site(), options, stop, {}), Error);
  ServeOptions half = options;
  half.key.clear();
  EXPECT_THROW(serve_site(world.site(), half, stop, {}), UsageError);
  const auto command =
      "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
      "-keyout '" +
      options.key + "' -out '" + options.certificate + "' 2>&1";
  if (std::system(command.c_str()) != 0) GTEST_SKIP() << "there is no openssl program";
  options.token = "a long secret";
  const Running running(world.site(), options);
  EXPECT_EQ(running.address().substr(0, 8), "https://");
  httplib::SSLClient client("127.0.0.1", running.port());
  client.enable_server_certificate_verification(false);
  const auto answer = client.Get("/about?token=a%20long%20secret");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 303);
  EXPECT_NE(answer->get_header_value("Set-Cookie").find("; Secure"), std::string::npos);
  const auto plain = running.client().Get("/about");
  EXPECT_TRUE(!plain || plain->status != 200) << "nothing goes unencrypted";
}

TEST(Dashboard, SaysThatItIsTooMuch) {
  const MadeUp world("full");
  const Running running(world.site());
  std::vector<std::thread> threads;
  std::atomic<int> fine = 0, full = 0, other = 0;
  for (int i = 0; i < 300; ++i) {
    threads.emplace_back([&] {
      auto client = running.client();
      client.set_keep_alive(true);
      for (int j = 0; j < 2; ++j) {
        const auto answer = client.Get("/search.json?q=%E6%BD%AE");
        if (answer && answer->status == 200) {
          ++fine;
        } else if (answer && answer->status == 503 && answer->has_header("Retry-After")) {
          ++full;
        } else {
          ++other;
          if (!answer) ADD_FAILURE() << httplib::to_string(answer.error());
          if (answer) ADD_FAILURE() << answer->status;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(fine + full, 600);
  EXPECT_GT(fine, 0);
  EXPECT_EQ(running.client().Get("/about")->status, 200) << "and goes on";
}

TEST(Dashboard, OpensNoDoorWithoutAToken) {
  const MadeUp world("open");
  ServeOptions options;
  options.host = "0.0.0.0";
  const Stop stop;
  EXPECT_THROW(serve_site(world.site(), options, stop, {}), UsageError);
  const Running running(world.site());
  options.host = "127.0.0.1";
  options.port = running.port();
  EXPECT_THROW(serve_site(world.site(), options, stop, {}), Error) << "the port is taken";
}

TEST(Dashboard, KeepsTheLanguageThatWasChosen) {
  const MadeUp world("speech");
  const Running running(world.site());
  auto client = running.client();
  const auto chosen = client.Get("/about?ui=zh");
  EXPECT_NE(chosen->body.find("lang=\"zh-Hans\""), std::string::npos);
  const auto cookie = chosen->get_header_value("Set-Cookie");
  const auto kept = client.Get("/about", {{"Cookie", cookie.substr(0, cookie.find(';'))}});
  EXPECT_NE(kept->body.find("<html lang=\"zh-Hans\">"), std::string::npos);
}

TEST(Dashboard, AnswersManyAtOnceAlike) {
  const MadeUp world("many", 200);
  const Running running(world.site());
  const auto wanted = running.client().Get("/search.csv?limit=all")->body;
  std::atomic<int> same = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      auto client = running.client();
      for (int j = 0; j < 5; ++j) {
        const auto all = client.Get("/search.csv?limit=all");
        if (all && all->body == wanted) ++same;
        const auto page = client.Get("/search?q=%E6%BD%AE%E6%B1%90");
        if (page && page->status == 200) ++same;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(same, 80);
}

TEST(Dashboard, ALongAnswerEndsWhenItsReaderGoesAway) {
  const MadeUp world("away");
  auto site = world.site();
  std::atomic<bool> asked = false;
  site.shown_account = [&](std::string_view) {
    asked = true;
    return std::string(1 << 20, 'x');
  };
  auto running = std::make_unique<Running>(site);
  auto client = running->client();
  std::size_t got = 0;
  client.Get("/search.csv?limit=all", [&](const char*, std::size_t size) {
    got += size;
    return got < 1000;  // Hangs up.
  });
  EXPECT_TRUE(asked);
  running.reset();  // Ends, although that answer was never taken.
}

// A dashboard that keeps jobs and notebooks.
struct Keeping {
  explicit Keeping(const std::string& name) : world(name) {
    folder = std::filesystem::path(testing::TempDir()) / ("weiguan-dashboard-" + name);
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto site = world.site();
    site.folder = folder;
    running = std::make_unique<Running>(site);
  }
  ~Keeping() {
    running.reset();
    std::filesystem::remove_all(folder);
  }
  Keeping(const Keeping&) = delete;
  Keeping& operator=(const Keeping&) = delete;

  int post(
      const httplib::Headers& headers,
      const std::string& body = R"({"name": "潮"})",
      const std::string& type = "application/json") const {
    auto client = running->client();
    const auto answer = client.Post("/notebooks.json", headers, body, type);
    expect_guarded(answer, body.substr(0, 100));
    return answer ? answer->status : 0;
  }
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(running->port()); }
  std::size_t kept() const {
    const auto answer = running->client().Get("/notebooks.json");
    return answer ? nlohmann::json::parse(answer->body).at("total").get<std::size_t>() : 999;
  }

  MadeUp world;
  std::filesystem::path folder;
  std::unique_ptr<Running> running;
};

TEST(Dashboard, IsChangedByItsOwnPagesOnly) {
  const Keeping keeping("own-pages");
  EXPECT_EQ(keeping.post({{"Origin", "http://evil.example"}}), 403);
  EXPECT_EQ(keeping.post({{"Origin", "null"}}), 403);
  EXPECT_EQ(keeping.post({{"Origin", keeping.origin() + "0"}}), 403);
  EXPECT_EQ(keeping.post({{"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(keeping.post({{"Sec-Fetch-Site", "same-site"}}), 403);
  EXPECT_EQ(keeping.post({{"Sec-Fetch-Site", "none"}}), 403);
  EXPECT_EQ(keeping.post({{"Host", "evil.example"}}), 403);
  EXPECT_EQ(keeping.post({}, "name=x", "application/x-www-form-urlencoded"), 415);
  EXPECT_EQ(keeping.post({}, R"({"name": "x"})", "text/plain"), 415);
  EXPECT_EQ(keeping.post({}, "--x\r\n\r\n--x--", "multipart/form-data; boundary=x"), 415);
  EXPECT_EQ(keeping.kept(), 0U);
  EXPECT_EQ(keeping.post({{"Origin", keeping.origin()}, {"Sec-Fetch-Site", "same-origin"}}), 201);
  EXPECT_EQ(keeping.post({}), 201) << "a program on this machine";
  EXPECT_EQ(keeping.kept(), 2U);
  auto client = keeping.running->client();
  EXPECT_EQ(client.Get("/notebooks.json?name=x")->status, 200);
  EXPECT_EQ(client.Get("/jobs/0123456789abcdef/stop.json")->status, 404);
  EXPECT_EQ(client.Put("/jobs.json", "{}", "application/json")->status, 405);
  EXPECT_EQ(client.Post("/search.json", "{}", "application/json")->status, 405);
  EXPECT_EQ(client.Post("/notebooks", "{}", "application/json")->status, 405);
  EXPECT_EQ(client.Options("/notebooks.json")->status, 405) << "no other origin is let in";
  EXPECT_EQ(keeping.kept(), 2U);
}

TEST(Dashboard, TakesNoMoreThanItSays) {
  const Keeping keeping("sizes");
  EXPECT_EQ(keeping.post({}, std::string((4 << 20) + 1, ' ')), 413);
  EXPECT_EQ(keeping.post({}, "{\"name\": \"x\"}" + std::string(1 << 20, ' ')), 201);
  EXPECT_EQ(keeping.post({}, "{"), 400);
  EXPECT_EQ(keeping.post({}, "{\"name\": \"\xFF\xFE\"}"), 400);
  EXPECT_EQ(keeping.post({}, std::string(2000, '[')), 400);
  EXPECT_EQ(keeping.post({{"Content-Encoding", "gzip"}}, "{}"), 411);
  EXPECT_EQ(keeping.kept(), 1U);
}

TEST(Dashboard, WantsItsTokenBeforeItIsChanged) {
  const MadeUp world("token-changes");
  ServeOptions options;
  options.token = "a long secret";
  auto site = world.site();
  site.folder = std::filesystem::path(testing::TempDir()) / "weiguan-dashboard-token";
  std::filesystem::remove_all(site.folder);
  std::filesystem::create_directories(site.folder);
  const Running running(site, options);
  const std::string body = R"({"name": "x"})";
  EXPECT_EQ(running.client().Post("/notebooks.json", body, "application/json")->status, 401);
  EXPECT_FALSE(std::filesystem::exists(site.folder / "notebooks"));
  const httplib::Headers bearer = {{"Authorization", "Bearer a long secret"}};
  EXPECT_EQ(
      running.client().Post("/notebooks.json", bearer, body, "application/json")->status, 201);
}

}  // namespace
}  // namespace weiguan::web
