// Answers that come a piece at a time, and questions with a key.
#include <chrono>

#include <gtest/gtest.h>

#include "base/url.h"
#include "capture/http.h"
#include "fetch/client.h"
#include "fetch/detail/secrets.h"
#include "fetch/test_server.h"

namespace weiguan {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view stream_head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
const std::string key = "sk-harbour/7f3a+91=";

ClientOptions options() {
  ClientOptions out;
  out.user_agent = "Weiguan/test (+desk@daily.example)";
  out.timeout = std::chrono::seconds{5};
  out.max_size = 1000;
  return out;
}

FetchRequest question(const std::string& place) {
  FetchRequest request;
  request.id = 7;
  request.url = "http://" + place + "/v1/chat/completions";
  request.local = true;
  request.fresh = true;
  request.method = "POST";
  request.body = R"({"model":"parrot-1"})";
  request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + key}};
  request.secret_headers = {"authorization"};
  request.timed = true;
  return request;
}

Exchange wait_for(Client& client) {
  for (;;) {
    std::vector<Exchange> done = client.ended(milliseconds{100});
    if (!done.empty()) return std::move(done.front());
  }
}

Exchange ask(FetchRequest request) {
  Client client(options());
  client.start(std::move(request));
  return wait_for(client);
}

void wait(int ms) {
  std::this_thread::sleep_for(milliseconds{ms});
}

std::string everything(const Exchange& one) {
  std::string all = one.sent + one.head + one.body + one.reason + one.request.url;
  for (const auto& [name, value] : one.request.headers) all += name + value;
  return all;
}

TEST(Stream, SendsTheBodyAndNoMoreHeadersThanItMust) {
  std::string got;
  StreamServer server([&](const std::string& request, const StreamServer::Send& send) {
    got = request;
    send(std::string(stream_head) + "data: 1\n\n");
  });
  const Exchange one = ask(question(server.place()));
  ASSERT_FALSE(one.failure) << one.reason;
  EXPECT_TRUE(got.starts_with("POST /v1/chat/completions HTTP/1.1\r\n")) << got;
  EXPECT_TRUE(got.ends_with("\r\n\r\n{\"model\":\"parrot-1\"}")) << got;
  EXPECT_NE(got.find("Content-Type: application/json\r\n"), std::string::npos);
  EXPECT_NE(got.find("Accept-Encoding: identity\r\n"), std::string::npos);
  EXPECT_NE(got.find("Authorization: Bearer " + key), std::string::npos);
  for (const char* without : {"Accept-Language", "Expect:", "form-urlencoded"})
    EXPECT_EQ(got.find(without), std::string::npos) << without;
  // What is told is what was sent, but for the key.
  std::string expected = got;
  const std::string line = "Authorization: Bearer " + key + "\r\n";
  expected.erase(expected.find(line), line.size());
  EXPECT_EQ(one.sent, expected);
}

TEST(Stream, TellsWhenEachPartCame) {
  std::vector<std::uint32_t> sent_at;
  StreamServer server([&](const std::string&, const StreamServer::Send& send) {
    const auto begun = std::chrono::steady_clock::now();
    send(stream_head);
    for (const int pause : {30, 0, 70, 11}) {
      wait(pause);
      const auto passed = std::chrono::steady_clock::now() - begun;
      sent_at.push_back(
          static_cast<std::uint32_t>(std::chrono::duration_cast<milliseconds>(passed).count()));
      send("data: a piece\n\n");
    }
    wait(40);
  });
  const Exchange one = ask(question(server.place()));
  ASSERT_FALSE(one.failure) << one.reason;
  EXPECT_EQ(one.body.size(), 4 * 15U);
  // However slow the machine is, which may put pieces together: nothing comes before it was sent.
  ASSERT_FALSE(one.parts.empty());
  EXPECT_EQ(one.parts.front().offset, 0U);
  std::uint32_t before = 0;
  for (const BodyPart& part : one.parts) {
    ASSERT_LT(part.offset, one.body.size());
    EXPECT_EQ(part.offset % 15, 0U);
    EXPECT_GE(part.milliseconds + 1, sent_at[part.offset / 15]);
    EXPECT_GE(part.milliseconds, before);
    before = part.milliseconds;
  }
  EXPECT_GE(one.lasted, before);
}

TEST(Stream, KeepsNoTimesWhereNobodyAsks) {
  StreamServer server([](const std::string&, const StreamServer::Send& send) {
    send(std::string(stream_head) + "data: 1\n\n");
  });
  FetchRequest request = question(server.place());
  request.timed = false;
  EXPECT_TRUE(ask(request).parts.empty());
}

TEST(Stream, KeepsWhatCameBeforeItWasCut) {
  StreamServer server([](const std::string&, const StreamServer::Send& send) {
    send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n9\r\ndata");
  });
  const Exchange cut = ask(question(server.place()));
  EXPECT_EQ(cut.failure, FailureKind::cut);
  EXPECT_EQ(cut.status, 200);
  EXPECT_EQ(cut.body, "9\r\ndata: 1\n\n\r\n9\r\ndata");
  StreamServer half_head([](const std::string&, const StreamServer::Send& send) {
    send("HTTP/1.1 200 OK\r\nContent-Type: te");
  });
  const Exchange headless = ask(question(half_head.place()));
  EXPECT_TRUE(headless.failure.has_value());
  EXPECT_EQ(headless.head + headless.body, "");
  EXPECT_EQ(headless.status, 0);
}

TEST(Stream, KeepsAnEndlessAnswerUpToItsLimit) {
  StreamServer server([](const std::string&, const StreamServer::Send& send) {
    send(std::string(stream_head) + std::string(5000, 'x'));
  });
  const Exchange one = ask(question(server.place()));
  EXPECT_EQ(one.failure, FailureKind::limit);
  EXPECT_EQ(one.body, std::string(1000, 'x'));
}

TEST(Stream, EndsAtItsOwnTimeout) {
  StreamServer server([](const std::string&, const StreamServer::Send& send) {
    send(std::string(stream_head) + "data: 1\n\n");
    wait(600);
    send("data: 2\n\n");
  });
  FetchRequest request = question(server.place());
  request.timeout = milliseconds{250};
  const Exchange one = ask(request);
  EXPECT_EQ(one.failure, FailureKind::timeout);
  EXPECT_EQ(one.reason, "There was no whole answer within 0.25 seconds.");
  EXPECT_EQ(one.body, "data: 1\n\n");
  EXPECT_LT(one.lasted, 500U);
}

TEST(Stream, IsEndedByCancel) {
  StreamServer server([](const std::string&, const StreamServer::Send& send) {
    send(std::string(stream_head) + "data: 1\n\n");
    wait(600);
    send("data: 2\n\n");
  });
  Client client(options());
  client.start(question(server.place()));
  FetchRequest other = question(server.place());
  other.id = 8;
  client.start(other);
  const auto until = std::chrono::steady_clock::now() + milliseconds{200};
  while (std::chrono::steady_clock::now() < until)
    ASSERT_TRUE(client.ended(milliseconds{50}).empty());
  client.cancel(7);
  client.cancel(1234);
  EXPECT_EQ(client.running(), 1U);
  const Exchange one = wait_for(client);
  EXPECT_EQ(one.request.id, 7U);
  EXPECT_EQ(one.failure, FailureKind::cut);
  EXPECT_EQ(one.body, "data: 1\n\n");
  EXPECT_EQ(one.status, 200);
  EXPECT_FALSE(wait_for(client).failure);
}

TEST(Secrets, AreSentAndForgotten) {
  StreamServer echo([](const std::string& request, const StreamServer::Send& send) {
    send(
        std::string(stream_head) + "{\"error\":\"" + key + " is wrong, " + percent_encode(key) +
        "\"}");
    static_cast<void>(request);
  });
  const Exchange one = ask(question(echo.place()));
  EXPECT_TRUE(one.masked);
  EXPECT_EQ(
      one.body,
      "{\"error\":\"" + std::string(key.size(), 'x') + " is wrong, " +
          std::string(percent_encode(key).size(), 'x') + "\"}");
  EXPECT_EQ(everything(one).find(key), std::string::npos);
  EXPECT_EQ(everything(one).find("uthorization"), std::string::npos);
  EXPECT_NE(everything(one).find("Content-Type"), std::string::npos);
  FetchRequest refused = question(echo.place());
  refused.local = false;
  EXPECT_EQ(everything(ask(refused)).find(key), std::string::npos);
  FetchRequest unasked = question(echo.place());
  unasked.headers = {{"api-key", "tea"}, {"X-Other", "tea"}};
  unasked.secret_headers = {"Api-Key"};
  const Exchange small = ask(unasked);
  EXPECT_FALSE(small.masked) << "a short one may be a word of the answer";
  EXPECT_EQ(small.request.headers.size(), 1U);
  EXPECT_EQ(small.sent.find("api-key"), std::string::npos);
  EXPECT_NE(small.sent.find("X-Other: tea"), std::string::npos);
}

TEST(Secrets, AreTakenOutOfAHeadByName) {
  EXPECT_EQ(
      without_secrets("GET / HTTP/1.1\r\nCOOKIE: a=b\r\nX-Key: 1\r\nX-Keyed: 2\r\n\r\n", {"x-key"}),
      "GET / HTTP/1.1\r\nX-Keyed: 2\r\n\r\n");
}

}  // namespace
}  // namespace weiguan
