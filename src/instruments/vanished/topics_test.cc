#include "instruments/vanished/detail/topics.h"

#include <gtest/gtest.h>

#include "instruments/test_packs.h"

namespace weiguan::vanished {
namespace {

Packs with_phrases() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-topics";
  std::filesystem::create_directories(folder);
  write_file(
      folder / "pack.toml",
      "id = \"test\"\nversion = \"1\"\nzone = \"UTC\"\nlanguages = [\"zh\"]\n\n[names]\nhans = "
      "\"测试\"\nen = \"Test\"\n");
  std::string phrases;
  for (const char* group : {"river", "people"}) {
    phrases += std::string("[[group]]\nid = \"") + group + "\"\nnames = { hans = \"" + group +
               "\" }\nmeaning = \"made up\"\n";
  }
  const std::pair<const char*, const char*> all[] = {
      {"治水新篇", "river"}, {"两岸同心", "people"}, {"同心同德", "people"}, {"新篇章", "river"}};
  int number = 0;
  for (const auto& [hans, group] : all) {
    phrases += "[[phrase]]\nid = \"p" + std::to_string(++number) + "\"\nnames = { hans = \"" +
               hans + "\" }\nmeaning = { en = \"made up\" }\nsource = \"made up\"\ngroups = [\"" +
               group + "\"]\n";
  }
  write_file(folder / "phrases.toml", phrases);
  return Packs::load({folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

TEST(Topics, TheGroupWithMostPhrasesAndThePhrasesThatStandMost) {
  const Packs packs = with_phrases();
  Topics topics(packs);
  const Topic topic =
      topics.of("治水新篇", "大家两岸同心，再说一遍两岸同心，又写治水新篇，同心同德。");
  EXPECT_EQ(topic.group, "people");
  EXPECT_EQ(topic.phrases, "治水新篇、两岸同心、同心同德");
}

TEST(Topics, NoneWhereNoPhraseStands) {
  const Packs packs = with_phrases();
  Topics topics(packs);
  EXPECT_EQ(topics.of("", "河水上涨。").group, "");
  const Packs none = test_packs();
  Topics nothing(none);
  EXPECT_EQ(nothing.of("治水新篇", "").phrases, "");
}

}  // namespace
}  // namespace weiguan::vanished
