#include "packs/sources.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

struct Told {
  std::vector<Source> sources;
  std::vector<std::string> rules;
};

Told parse(std::string_view toml) {
  Told told;
  told.sources = parse_sources(
      toml, "sources.toml", [&](const Problem& one) { told.rules.push_back(one.rule); });
  return told;
}

TEST(Sources, AreReadInOrder) {
  const Told told = parse(R"(
[[source]]
name = "harbour-feed"
feed = "https://daily.example/feed.xml"
every = 10
images = true

[[source]]
name = "harbour-list"
listing = "https://daily.example/news/"
links = '/news/\d+\.html$'
robots = "ignore"
local = true

[[source]]
name = "kept"
addresses = ["https://daily.example/1.html", "https://daily.example/2.html"]

[[source]]
name = "more"
addresses = "more.txt"
)");
  EXPECT_TRUE(told.rules.empty());
  ASSERT_EQ(told.sources.size(), 4u);
  EXPECT_EQ(told.sources[0].url, "https://daily.example/feed.xml");
  EXPECT_EQ(told.sources[0].every, 10u);
  EXPECT_TRUE(told.sources[0].images);
  EXPECT_FALSE(told.sources[0].local || told.sources[0].ignore_robots);
  EXPECT_EQ(told.sources[1].kind, Source::Kind::listing);
  EXPECT_TRUE(told.sources[1].local && told.sources[1].ignore_robots);
  EXPECT_EQ(told.sources[1].every, 30u);
  EXPECT_EQ(told.sources[2].addresses.size(), 2u);
  EXPECT_EQ(told.sources[3].file, "more.txt");
}

TEST(Sources, WithAFaultAreToldAndLeftOut) {
  const auto rules = [](const std::string& entry) {
    const Told told =
        parse("[[source]]\n" + entry + "\n[[source]]\nname = 'good'\nfeed = 'http://a.example/'\n");
    EXPECT_EQ(told.sources.size(), 1u) << entry;
    return told.rules;
  };
  using Rules = std::vector<std::string>;
  EXPECT_EQ(rules("name = 'a'"), Rules{"pack-source-kind"});
  EXPECT_EQ(
      rules("name = 'a'\nfeed = 'http://a.example/'\nsitemap = 'http://a.example/'"),
      Rules{"pack-source-kind"});
  EXPECT_EQ(rules("name = 'A b'\nfeed = 'http://a.example/'"), Rules{"pack-source-name"});
  EXPECT_EQ(rules("name = 'a'\nfeed = 'file:///etc/passwd'"), Rules{"pack-source-feed"});
  EXPECT_EQ(rules("name = 'a'\naddresses = ['nowhere']"), Rules{"pack-source-addresses"});
  EXPECT_EQ(
      rules("name = 'a'\nlisting = 'http://a.example/'\nlinks = '('"), Rules{"pack-source-links"});
  EXPECT_EQ(rules("name = 'a'\nfeed = 'http://a.example/'\nevery = 0"), Rules{"pack-source-every"});
  EXPECT_EQ(
      rules("name = 'a'\nfeed = 'http://a.example/'\nlocal = 'yes'"), Rules{"pack-source-local"});
  EXPECT_EQ(
      rules("name = 'a'\nfeed = 'http://a.example/'\nrobots = 'no'"), Rules{"pack-source-robots"});
  EXPECT_EQ(parse("source = 3").rules, Rules{"pack-source"});
  EXPECT_EQ(
      parse("[[source]]\nname='a'\nfeed='http://a.example/'\n[[source]]\nname='a'\nfeed='http://"
            "b.example/'")
          .rules,
      Rules{"pack-source-name"});
}

}  // namespace
}  // namespace weiguan
