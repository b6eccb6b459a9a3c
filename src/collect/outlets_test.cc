#include "collect/detail/outlets.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

const Packs& tideland() {
  static const Packs packs = Packs::load(
      {std::string(WEIGUAN_SOURCE) + "/examples/pack"},
      [](const Problem& problem) { ADD_FAILURE() << problem.reason; });
  return packs;
}

TEST(SourceOutlet, IsNamedAsThePackNamesIt) {
  for (const char* written :
       {"潮汐通讯社",
        "潮汐通訊社",
        "《潮汐通讯社》",
        "潮汐通讯社微博",
        "潮汐通讯社客户端",
        "潮汐通讯社 综合",
        "潮汐通讯社-北湾频道",
        "潮汐通讯社（北湾）"}) {
    EXPECT_EQ(source_outlet_of(tideland(), written), "tna") << written;
  }
}

TEST(SourceOutlet, IsNobodyWhereNobodyIsNamed) {
  for (const char* written : {"", "综合", "《》", " ", "潮汐", "本报", "海风通讯社", "-"})
    EXPECT_EQ(source_outlet_of(tideland(), written), "") << written;
}

}  // namespace
}  // namespace weiguan
