#include "collect/observatory.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

TEST(ObservatoryInit, TakesAllOfAPackThatIsNamedByItsFolder) {
  const testing::Scratch scratch;
  const std::filesystem::path pack = scratch.folder() / "fiction";
  for (const char* folder : {"answers", "batteries", "notes"})
    std::filesystem::create_directories(pack / folder);
  write_file(
      pack / "pack.toml",
      "id = \"fiction\"\nversion = \"1\"\nzone = \"UTC\"\nlanguages = [\"en\"]\n"
      "[names]\nen = \"Fiction\"\n");
  write_file(pack / "euphemisms.toml", "# None.\n");
  write_file(pack / "answers/zh.tsv", "=intercept\t0.5\t0.5\n");
  write_file(pack / "batteries/harbour.toml", "[battery]\n");
  write_file(pack / "notes/mine.txt", "Not for others.\n");
  const std::filesystem::path at = scratch.folder() / "obs2";
  Observatory::init(at, {pack.string()}, "two");
  for (const char* name :
       {"pack.toml", "euphemisms.toml", "answers/zh.tsv", "batteries/harbour.toml"})
    EXPECT_EQ(read_file(at / "packs/fiction" / name), read_file(pack / name)) << name;
  EXPECT_FALSE(std::filesystem::exists(at / "packs/fiction/notes"));
}

}  // namespace
}  // namespace weiguan
