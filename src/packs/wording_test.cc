// wording.toml: what it says is what is known, laid over what was; each fault is told.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "packs/check.h"
#include "packs/detail/reader.h"
#include "packs/packs.h"
#include "text/fold.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  Packs packs;
  Strings told;  // "rule:line"
};

Read read(const Strings& files) {
  Read out;
  const ProblemSink sink = [&](const Problem& problem) {
    out.told.push_back(fmt::format("{}:{}", problem.rule, problem.line));
  };
  PackReader reader(sink);
  for (const std::string& one : files) {
    PackFiles folder;
    folder.folder = "p";
    folder.pack = "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";
    folder.wording = one;
    reader.add(folder);
  }
  out.packs = reader.packs();
  return out;
}

const std::string full = R"([speech]
zh = ["吆喝"]
en = ["hollered"]
[clause_speech]
en = ["said"]
[introductions]
zh = ["据"]
[hedges]
zh = ["据称", " 或 "]
[intensifiers]
en = ["strongly"]
[other_words]
zh = ["或者"]
)";

TEST(PackWording, ReadsEveryGroup) {
  const Read got = read({full});
  EXPECT_EQ(got.told, Strings{});
  const Wording& wording = got.packs.wording();
  EXPECT_EQ(wording.speech.all(), (Strings{"吆喝", "hollered"}));
  EXPECT_EQ(wording.clause_speech.en, Strings{"said"});
  EXPECT_EQ(wording.introductions.zh, Strings{"据"});
  EXPECT_EQ(wording.hedges.zh, (Strings{"据称", "或"}));
  EXPECT_EQ(wording.intensifiers.en, Strings{"strongly"});
  EXPECT_EQ(wording.other_words.zh, Strings{"或者"});
  EXPECT_TRUE(wording.hedges.en.empty());
}

TEST(PackWording, IsEmptyWhereNoFileIs) {
  EXPECT_TRUE(Packs().wording().speech.all().empty());
}

TEST(PackWording, AnOverlayReplacesTheListsItGives) {
  const Read got = read({full, "[hedges]\nzh = ['疑似']\n[speech]\nen = []\n"});
  EXPECT_EQ(got.told, Strings{});
  EXPECT_EQ(got.packs.wording().hedges.zh, Strings{"疑似"});
  EXPECT_EQ(got.packs.wording().speech.all(), Strings{"吆喝"});
  EXPECT_EQ(got.packs.wording().intensifiers.en, Strings{"strongly"});
}

TEST(PackWording, FaultsAreToldAndTheRestStands) {
  const Read got = read(
      {full,
       "shouts = 1\n[hedges]\nzh = '疑似'\nde = ['wohl']\n[speech]\nzh = ['說', '说', '', 3, "
       "'讲']\n"
       "[intensifiers]\nen = ['very', 'very']\n"});
  EXPECT_EQ(
      got.told,
      (Strings{
          "pack-wording-key:1",
          "pack-wording-hedges-zh:3",
          "pack-wording-hedges-key:4",
          "pack-wording-speech-zh:6",
          "pack-wording-speech-zh:6",
          "pack-wording-speech-zh:6",
          "pack-wording-intensifiers-en:8"}));
  EXPECT_EQ(got.packs.wording().hedges.zh, (Strings{"据称", "或"}));
  EXPECT_EQ(got.packs.wording().speech.zh, (Strings{"說", "讲"}));
  EXPECT_EQ(got.packs.wording().intensifiers.en, Strings{"very"});
  EXPECT_EQ(read({full, "[speech\n"}).told, Strings{"pack-toml:1"});
  EXPECT_EQ(read({"speech = 3\n"}).told, Strings{"pack-wording-speech:1"});
}

TEST(PackWording, ChangesTheDigest) {
  EXPECT_EQ(read({full}).packs.digest(), read({full}).packs.digest());
  EXPECT_NE(read({full}).packs.digest(), read({"[hedges]\nzh = ['或']\n"}).packs.digest());
}

TEST(PackWording, TheShippedPacksAreInOrder) {
  for (const char* folder : {"/packs/china", "/examples/pack"}) {
    const std::string path = std::string(WEIGUAN_SOURCE) + folder;
    const PackReport report = check_pack(path, [](const Problem& problem) {
      ADD_FAILURE() << problem.line << ": " << problem.reason;
    });
    EXPECT_EQ(report.problems, 0U);
    const Packs packs = Packs::load({path}, {});
    const Wording& wording = packs.wording();
    for (const WordGroup* one :
         {&wording.speech,
          &wording.clause_speech,
          &wording.introductions,
          &wording.hedges,
          &wording.intensifiers}) {
      EXPECT_FALSE(one->zh.empty()) << folder;
      EXPECT_FALSE(one->en.empty()) << folder;
      // As the file promises: in simplified characters.
      for (const std::string& word : one->zh) EXPECT_EQ(fold(word), word);
    }
    const Strings others = wording.speech.all();
    for (const std::string& word : wording.clause_speech.all())
      EXPECT_EQ(std::ranges::count(others, word), 0) << word;
  }
}

}  // namespace
}  // namespace weiguan
