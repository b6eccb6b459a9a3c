#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "text/detail/characters.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

TEST(Fold, MakesSpellingsEqual) {
  EXPECT_EQ(fold("標題"), "标题");
  EXPECT_EQ(fold("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(fold("ÉCOLE Москва ΣΑΣ"), "école москва σασ");
  EXPECT_EQ(fold("，！"), ",!");
  EXPECT_EQ(fold("。"), "。");
  EXPECT_EQ(fold("\u3000"), " ");
  EXPECT_EQ(fold("\uF900"), fold("\u8C48"));
  EXPECT_EQ(fold("ｶﾀｶﾅ"), "カタカナ");
  EXPECT_EQ(fold("瞭藉覆俱揹彷薰擡"), "了借复具背仿熏抬");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, LeavesWhatWouldBecomeLonger) {
  EXPECT_EQ(fold("…℃㈱ﬁ"), "…℃㈱ﬁ");
}

TEST(Fold, MendsInvalidBytes) {
  EXPECT_EQ(fold("A\xFF"), "a\uFFFD");
}

TEST(Fold, IsSettledForEveryCharacter) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    ASSERT_EQ(fold(fold(c)), fold(c)) << static_cast<std::uint32_t>(c);
    ASSERT_LT(fold(c), 0x110000U);
  }
  EXPECT_EQ(fold(char32_t{0x110000}), 0x110000U);
  EXPECT_EQ(fold(char32_t{0xFFFFFFFF}), 0xFFFFFFFFU);
}

TEST(Fold, OfTextIsThatOfItsCharacters) {
  std::string text;
  std::string folded;
  for (char32_t c = 0; c < 0x110000; ++c) {
    append_utf8(text, c);
    append_utf8(folded, c >= 0xD800 && c < 0xE000 ? replacement_character : fold(c));
  }
  EXPECT_EQ(fold(text), folded);
  EXPECT_EQ(count_characters(fold(text)), count_characters(text));
}

// Two spellings that Unicode holds equal (NFKC, simple case folding) fold alike, wherever that is
// one character.
TEST(Fold, AgreesWithUnicode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const auto same = [&](char32_t other) {
      // Characters that came to Unicode after the table was made stay as they are.
      const auto age_of = [](char32_t one) {
        UVersionInfo age;
        u_charAge(static_cast<UChar32>(one), age);
        return age[0];
      };
      if (age_of(c) > 14 || age_of(other) > 14) return;
      EXPECT_EQ(fold(c), fold(other)) << std::hex << static_cast<std::uint32_t>(c);
    };
    same(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
    const icu::UnicodeString normal =
        nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    if (normal.countChar32() == 1) same(static_cast<char32_t>(normal.char32At(0)));
  }
}

TEST(Fold, KnowsTheKindOfEveryCharacter) {
  using detail::Kind;
  for (char32_t c = 0; c < 0x110000; ++c) {
    const auto [folded, kind] = detail::look_up(c);
    const auto code = static_cast<UChar32>(folded);
    UVersionInfo age;
    u_charAge(code, age);
    if (age[0] > 14) continue;
    Kind expected = Kind::other;
    if (u_hasBinaryProperty(code, UCHAR_WHITE_SPACE)) {
      const bool ends_line = (folded >= 0xA && folded <= 0xD) || folded == 0x85 ||
                             folded == 0x2028 || folded == 0x2029;
      expected = ends_line ? Kind::line_break : Kind::space;
    } else if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      expected = Kind::ignored;
    } else if (is_cjk(folded)) {
      expected = Kind::cjk;
    } else if (
        U_MASK(u_charType(code)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) {
      expected = Kind::word;
    }
    ASSERT_EQ(kind, expected) << std::hex << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace weiguan
