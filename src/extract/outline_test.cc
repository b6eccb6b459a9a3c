#include "extract/outline.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Outline, HasLinksAndPicturesInOrder) {
  const PageOutline outline = outline_of("<p><a href=\"/b\">B</a><img src='/a.png'><a>no</a></p>");
  EXPECT_EQ(outline.links, (std::vector<std::string>{"/b", "/a.png"}));
  EXPECT_TRUE(outline_of("no page").links.empty());
}

TEST(Outline, IsBlindToWords) {
  EXPECT_EQ(outline_of("<h1>渡口</h1><p>a"), outline_of("<h1>门户</h1><p>b"));
  EXPECT_NE(outline_of("<h1>渡口</h1>").tags, outline_of("<h2>渡口</h2>").tags);
}

}  // namespace
}  // namespace weiguan
