#include "text/utf8.h"

#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Utf8, GoesRoundForEveryCharacter) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    ASSERT_EQ(next_character(text, at), c);
    ASSERT_EQ(at, text.size());
    ASSERT_TRUE(is_utf8(text));
    ASSERT_EQ(count_characters(text), 1U);
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
      ASSERT_FALSE(is_utf8(text.substr(0, cut)));
      ASSERT_FALSE(is_utf8(text.substr(cut)));
    }
  }
}

TEST(Utf8, WritesNoSurrogates) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    append_utf8(text, c);
    EXPECT_EQ(text, "\uFFFD");
  }
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  EXPECT_FALSE(is_utf8("\xC0\xAF"));          // Too long for a slash.
  EXPECT_FALSE(is_utf8("\xE0\x80\xAF"));      // The same.
  EXPECT_FALSE(is_utf8("\xF0\x80\x80\xAF"));  // The same.
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // A surrogate.
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // Beyond U+10FFFF.
  EXPECT_FALSE(is_utf8("\xFF"));
  EXPECT_FALSE(is_utf8("eight bytes of ASCII, then \x80"));
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("围观 weiguan 𠀀"));
}

TEST(Utf8, MendsByteByByte) {
  EXPECT_EQ(to_valid_utf8("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(to_valid_utf8("\xE4\xB8"), "\uFFFD\uFFFD");
  EXPECT_EQ(to_valid_utf8("观\xE4\xB8观"), "观\uFFFD\uFFFD观");
  std::size_t at = 0;
  EXPECT_EQ(next_character("\xE4\xB8", at), replacement_character);
  EXPECT_EQ(at, 1U);
}

// Random bytes, half of them from the pieces of real sequences.
TEST(Utf8, MendingGivesValidTextAndAgreesWithWalking) {
  std::mt19937 random(1);
  const std::string pieces = "\xE4\xB8\xAD\xF0\x9F\x98\x80\xC3\xA9 ab";
  for (int i = 0; i < 20000; ++i) {
    std::string bytes;
    for (auto n = random() % 24; n > 0; --n) {
      bytes += random() % 2 ? pieces[random() % pieces.size()] : static_cast<char>(random());
    }
    std::string walked;
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size(); ++count) {
      append_utf8(walked, next_character(bytes, at));
    }
    const std::string mended = to_valid_utf8(bytes);
    ASSERT_EQ(mended, walked);
    ASSERT_TRUE(is_utf8(mended));
    ASSERT_EQ(count_characters(bytes), count);
    ASSERT_EQ(is_utf8(bytes), mended == bytes);
  }
}

TEST(Utf8, TellsScripts) {
  for (const char32_t c : U"中々〇𠀀\uF900⺀") {
    EXPECT_TRUE(c == 0 || (is_han(c) && is_cjk(c)));
  }
  for (const char32_t c : U"あアー한ㄅｱ") {
    EXPECT_TRUE(c == 0 || (is_cjk(c) && !is_han(c)));
  }
  for (const char32_t c : U"aé5。，　・😀แЖ") EXPECT_FALSE(is_cjk(c));
}

}  // namespace
}  // namespace weiguan
