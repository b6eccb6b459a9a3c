#include "instruments/told_signature.h"

#include <gtest/gtest.h>

#include "instruments/test_packs.h"
#include "instruments/told_groups.h"
#include "instruments/told_pair.h"

namespace weiguan::told {
namespace {

TEST(ToldSignature, FindsWhomATitleSaysThatSomebodyMet) {
  EXPECT_EQ(guest_of("陆平会见印度总统"), "印度总统");
  EXPECT_EQ(guest_of("陆平会见印度总统、总理"), "印度总统");
  EXPECT_EQ(guest_of("陆平同秘鲁总统举行会谈"), "秘鲁总统");
  EXPECT_EQ(guest_of("陆平与新西兰总理通电话"), "新西兰总理");
  EXPECT_EQ(guest_of("陆平出席开幕式"), "");
  EXPECT_EQ(guest_of("会谈"), "");
  EXPECT_EQ(guest_of(""), "");
}

class Pair : public testing::Test {
 protected:
  Signature signed_of(const std::string& title, const std::string& text) {
    Article article;
    article.id = ArticleId{++last_};
    article.title = title;
    article.text = text;
    article.language = "zh";
    article.published = {
        Time{std::chrono::hours{500'000}}, Time{std::chrono::hours{500'000}}, TimeSource::record};
    return sign(article, concepts_);
  }

  Likeness likeness(const Signature& a, const Signature& b) {
    Weights weights;
    weights.add(a);
    weights.add(b);
    return compare(make_ready(a, weights), make_ready(b, weights));
  }

  double same(const Signature& a, const Signature& b) {
    Weights weights;
    weights.add(a);
    weights.add(b);
    return sameness(make_ready(a, weights), make_ready(b, weights));
  }

 private:
  Concepts concepts_{test_packs()};
  std::uint64_t last_ = 0;
};

TEST_F(Pair, OtherGuestsAreTold) {
  const Signature peru = signed_of("陆平会见秘鲁总统", "陆平4日在潮港会见秘鲁总统一行。");
  const Signature nepal = signed_of("陆平会见尼泊尔总理", "陆平4日在潮港会见尼泊尔总理一行。");
  EXPECT_EQ(likeness(peru, nepal).other_guests, 1);
  EXPECT_EQ(likeness(peru, peru).other_guests, 0);
  // Called otherwise, but named in the text.
  const Signature named = signed_of("陆平会见何塞", "陆平4日在潮港会见来访的秘鲁总统何塞。");
  EXPECT_EQ(likeness(peru, named).other_guests, 0);
}

TEST_F(Pair, OneTextIsOneEventWhoeverPrintsIt) {
  const std::string text =
      "潮港大桥4日上午通车，全长三千二百米，首日通行车辆一万二千辆，过江时间由一小时缩短到五分钟。";
  const Signature one = signed_of("潮港大桥通车", text);
  const Signature two = signed_of("[视频]潮港大桥通车", text);
  EXPECT_EQ(same(one, two), certain);
  EXPECT_LT(
      same(
          one,
          signed_of(
              "潮港大桥通车",
              "评论员：一座桥的意义，不在于它有多长，而在于它连接了谁，又把谁留在了岸边，这值得多想"
              "。")),
      certain);
}

}  // namespace
}  // namespace weiguan::told
