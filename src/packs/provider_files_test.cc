// providers.toml and euphemisms.toml: what they say is what is known; each fault is told.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "packs/check.h"
#include "packs/detail/reader.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  Packs packs;
  Strings told;  // "rule:line"
};

Read read(const Strings& providers, const Strings& euphemisms = {}) {
  Read out;
  const ProblemSink sink = [&](const Problem& problem) {
    out.told.push_back(fmt::format("{}:{}", problem.rule, problem.line));
  };
  PackReader reader(sink);
  const auto add = [&](auto file, const std::string& text) {
    PackFiles folder;
    folder.folder = "p";
    folder.pack = "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";
    folder.*file = text;
    reader.add(folder);
  };
  for (const std::string& one : providers) add(&PackFiles::providers, one);
  for (const std::string& one : euphemisms) add(&PackFiles::euphemisms, one);
  out.packs = reader.packs();
  return out;
}

const std::string full = R"([[provider]]
id = "tide"
name = "Tide Chat"
hosts = ["tide.example"]
endpoint = "https://api.tide.example/v1/chat/completions"
key = "TIDE_API_KEY"
route = "vendor-api"
source = "made up"
[[signature]]
id = "tide-number"
provider = "tide"
block = "lock"
status = [400, 403]
codes = ["9315"]
messages = ["潮水不许说话"]
source = "made up"
)";

TEST(PackProviders, ReadsEveryKey) {
  const Read got = read({full});
  EXPECT_EQ(got.told, Strings{});
  const Providers& providers = got.packs.providers();
  ASSERT_EQ(providers.signatures().size(), 1U);
  EXPECT_EQ(providers.provider("tide")->key, "TIDE_API_KEY");
  EXPECT_EQ(providers.by_endpoint("https://eu.tide.example/v1"), providers.provider("tide"));
  EXPECT_EQ(providers.by_endpoint("https://riptide.example/v1"), nullptr);
  Answer answer;
  answer.status = 403;
  answer.code = "9315";
  EXPECT_EQ(providers.block_of(answer, "")->block, Block::lock);
  answer.status = 200;
  EXPECT_EQ(providers.block_of(answer, "")->block, Block::transport);
}

TEST(PackProviders, AnOverlayChangesTheKeysItGives) {
  const Read got = read({full, "[[signature]]\nid = 'tide-number'\nblock = 'rate'\n"});
  EXPECT_EQ(got.told, Strings{});
  EXPECT_EQ(got.packs.providers().signatures()[0].block, Block::rate);
  EXPECT_EQ(got.packs.providers().signatures()[0].codes, Strings{"9315"});
}

TEST(PackProviders, FaultsAreToldAndTheRestStands) {
  const Read got = read(
      {full,
       "[[provider]]\nid = 'a'\nname = 'A'\nendpoint = 'tide'\nkey = 'sk-1'\nsource = 'x'\n"
       "[[signature]]\nid = 'b'\nblock = 'lost'\ncodes = ['X']\nsource = 'x'\n"
       "[[signature]]\nid = 'c'\nblock = 'input'\nstatus = [99]\ncodes = ['X']\nsource = 'x'\n"
       "[[signature]]\nid = 'd'\nblock = 'input'\nsource = 'x'\n"
       "[[signature]]\nid = 'e'\nblock = 'input'\ncodes = ['17']\nsource = 'x'\n"});
  EXPECT_EQ(
      got.told,
      (Strings{
          "pack-provider-endpoint:4",
          "pack-provider-key:5",
          "pack-signature-block:9",
          "pack-signature-status:15",
          "pack-signature-codes:18",
          "pack-signature-codes:25"}));
  EXPECT_EQ(got.packs.providers().signatures().size(), 1U);
}

TEST(PackEuphemisms, ReadDaysAndTellFaults) {
  const Read got = read(
      {},
      {"[[euphemism]]\nid = 'a'\ndate = '1931-05-02'\nzh = ['四月三十二日']\nsource = 'x'\n"
       "[[euphemism]]\nid = 'b'\ndate = '1931-02-31'\nzh = ['没有这一天']\nsource = 'x'\n"});
  EXPECT_EQ(got.told[0], "pack-euphemism-date:8");
  ASSERT_EQ(got.packs.euphemisms().size(), 1U);
  EXPECT_EQ(got.packs.euphemisms()[0].month, 5);
}

TEST(CheckPack, CountsProvidersAndEuphemisms) {
  const PackReport report = check_pack(WEIGUAN_SOURCE "/packs/china", {});
  EXPECT_EQ(report.problems, 0U);
  EXPECT_GT(report.providers, 0U);
  EXPECT_GT(report.signatures, report.providers);
  EXPECT_GT(report.euphemisms, 0U);
}

}  // namespace
}  // namespace weiguan
