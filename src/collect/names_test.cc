#include "collect/detail/names.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "collect/detail/settings.h"

namespace weiguan {
namespace {

TEST(Hmac, AgreesWithTheStandard) {  // RFC 4231, cases 2 and 6.
  EXPECT_EQ(
      to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(
      to_hex(hmac_sha256(
          std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Settings, ComeBackAsTheyWerePrinted) {
  Settings settings;
  settings.name = "观测站 \"一\"\\\n";
  settings.packs = {"china", "mine"};
  settings.zone = "Asia/Shanghai";
  settings.key = new_key();
  const Settings back = parse_settings(print_settings(settings), "weiguan.toml");
  EXPECT_EQ(back.name, settings.name);
  EXPECT_EQ(back.packs, settings.packs);
  EXPECT_EQ(back.zone, settings.zone);
  EXPECT_EQ(back.key, settings.key);
  EXPECT_EQ(back.key.size(), 64U);
}

TEST(Settings, MemoryIsAWholeNumberOfMebibytes) {
  EXPECT_EQ(parse_settings("name = \"a\"", "weiguan.toml").memory, compare_memory);
  EXPECT_EQ(parse_settings("memory = 256", "weiguan.toml").memory, std::uint64_t{256} << 20);
  for (const char* bad : {"memory = 3", "memory = \"1 GiB\"", "memory = 1.5"}) {
    EXPECT_THROW(parse_settings(bad, "weiguan.toml"), Error) << bad;
  }
}

}  // namespace
}  // namespace weiguan
