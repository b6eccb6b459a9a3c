#include "text/charset.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace weiguan {
namespace {

// "围观" (watching together) and "圍觀" in their charsets.
const std::string gb = "\xCE\xA7\xB9\xDB";
const std::string big5 = "\xB3\xF2\xC6\x5B";

// What a plain sentence of common characters looks like: 我们今天在这里看新闻 /
// 我們今天在這裡看新聞.
const std::string gb_sentence =
    "\xCE\xD2\xC3\xC7\xBD\xF1\xCC\xEC\xD4\xDA\xD5\xE2\xC0\xEF\xBF\xB4\xD0\xC2\xCE\xC5";
const std::string big5_sentence =
    "\xA7\xDA\xAD\xCC\xA4\xB5\xA4\xD1\xA6\x62\xB3\x6F\xB8\xCC\xAC\xDD\xB7\x73\xBB\x44";

TEST(CharsetLabel, IsReadAsTheStandardSays) {
  EXPECT_EQ(charset_of_label("GB2312"), "gb18030");
  EXPECT_EQ(charset_of_label(" gbk\n"), "gb18030");
  EXPECT_EQ(charset_of_label("big5-hkscs"), "big5");
  EXPECT_EQ(charset_of_label("latin1"), "windows-1252");
  EXPECT_EQ(charset_of_label("utf8"), "utf-8");
  EXPECT_EQ(charset_of_label("klingon"), "");
  EXPECT_EQ(charset_of_label(""), "");
}

TEST(DecodeAs, ReadsChinese) {
  EXPECT_EQ(decode_as(gb, "gb18030").text, "围观");
  EXPECT_EQ(decode_as(big5, "big5").text, "圍觀");
  EXPECT_EQ(decode_as("\x80 100", "gb18030").text, "€ 100");
  EXPECT_EQ(decode_as("\x81\x30\x84\x32\xA3\xA0", "gb18030").text, "\u00A0\u3000");
  EXPECT_EQ(
      decode_as("\x88\x62\x88\x64\x88\xA3\x88\xA5", "big5").text,
      "\u00CA\u0304\u00CA\u030C\u00EA\u0304\u00EA\u030C");
}

TEST(DecodeAs, ReadsOtherScripts) {
  EXPECT_EQ(decode_as("\xEF\xF0\xE8\xE2\xE5\xF2", "windows-1251").text, "привет");
  EXPECT_EQ(decode_as("\x93\xC7\x96\x7B", "shift_jis").text, "読本");
  EXPECT_EQ(decode_as("\xC7\xD1", "euc-kr").text, "한");
  EXPECT_EQ(decode_as("caf\xE9 \x80", "windows-1252").text, "café €");
  EXPECT_EQ(decode_as("\xA4\xBA", "iso-8859-16").text, "€ș");
  EXPECT_EQ(decode_as("a\x81", "x-user-defined").text, "a\uF781");
  EXPECT_EQ(decode_as(std::string("\x2D\x4E\0a", 4), "utf-16le").text, "中愀");
  EXPECT_EQ(decode_as(std::string("\0a\xD8\x3D\xDE\x00", 6), "utf-16be").text, "a😀");
}

TEST(DecodeAs, SaysWhenBytesHadNoMeaning) {
  EXPECT_FALSE(decode_as(gb, "gb18030").lossy);
  const Decoded cut = decode_as(gb.substr(0, 3), "gb18030");
  EXPECT_TRUE(cut.lossy);
  EXPECT_EQ(cut.text, "围\uFFFD");
  EXPECT_EQ(decode_as("a\xFFz", "gb18030").text, "a\uFFFDz");
  EXPECT_EQ(decode_as("\x81<p>", "big5").text, "\uFFFD<p>");
  EXPECT_TRUE(decode_as("\xD8\x00", "utf-16be").lossy);
}

TEST(DecodeAs, TakesAnUnknownNameForUtf8) {
  const Decoded decoded = decode_as("观\xFF", "klingon");
  EXPECT_EQ(decoded.text, "观\uFFFD");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_TRUE(decoded.lossy);
}

TEST(DecodeAs, LeavesOutTheMark) {
  EXPECT_EQ(decode_as("\xEF\xBB\xBFobserve", "utf-8").text, "observe");
  EXPECT_EQ(decode_as("\xFE\xFF\x56\xF4", "utf-16be").text, "围");
}

TEST(DecodePage, BelievesAMarkFirst) {
  EXPECT_EQ(decode_page("\xFF\xFE\xF4\x56", "gbk").text, "围");
  EXPECT_EQ(decode_page("\xEF\xBB\xBF观", "gbk").text, "观");
}

TEST(DecodePage, BelievesValidUtf8BeforeAnyDeclaration) {
  const Decoded decoded = decode_page("<meta charset=gb2312><p>围观</p>", "iso-8859-1");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_EQ(decoded.declared, "iso-8859-1");
  EXPECT_EQ(decoded.text, "<meta charset=gb2312><p>围观</p>");
}

TEST(DecodePage, TakesUtf8WhoseLastCharacterIsCut) {
  const Decoded decoded = decode_page(std::string("围观").substr(0, 5), "gbk");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_EQ(decoded.text, "围\uFFFD\uFFFD");
  EXPECT_TRUE(decoded.lossy);
}

TEST(DecodePage, BelievesTheHeaderBeforeThePage) {
  const std::string page = "<meta charset=big5>" + gb;
  EXPECT_EQ(decode_page(page, "GBK").charset, "gb18030");
  EXPECT_EQ(decode_page(page, "GBK").declared, "gbk");
  EXPECT_EQ(decode_page(page).charset, "big5");
  EXPECT_EQ(decode_page(page).declared, "big5");
  EXPECT_EQ(decode_page(page, "klingon").charset, "big5");
}

TEST(DecodePage, DoesNotBelieveUtf8ThatIsNone) {
  EXPECT_EQ(decode_page("<meta charset=gbk>" + gb_sentence, "utf-8").charset, "gb18030");
  EXPECT_EQ(decode_page("<meta charset=utf-8>" + big5_sentence).charset, "big5");
}

TEST(DecodePage, MendsUtf8WithABrokenByte) {
  const Decoded decoded = decode_page("我们今天在这里\xFF看新闻", "utf-8");
  EXPECT_EQ(decoded.text, "我们今天在这里\uFFFD看新闻");
  EXPECT_TRUE(decoded.lossy);
  EXPECT_EQ(decode_page("我们今天在这里\xFF看新闻").charset, "utf-8");
}

TEST(DecodePage, TellsGbFromBig5) {
  EXPECT_EQ(decode_page(gb_sentence).text, "我们今天在这里看新闻");
  EXPECT_EQ(decode_page(big5_sentence).text, "我們今天在這裡看新聞");
  EXPECT_EQ(decode_page(gb_sentence).declared, "");
}

TEST(DecodePage, TakesTheRestForWestern) {
  EXPECT_EQ(decode_page("Caf\xE9 cr\xE8me, d\xE9j\xE0 vu").text, "Café crème, déjà vu");
  EXPECT_EQ(decode_page("Caf\xE9").text, "Café");
  EXPECT_EQ(decode_page("plain").charset, "utf-8");
  EXPECT_EQ(decode_page("").charset, "utf-8");
}

TEST(DecodePage, ReadsUtf16WithoutAMarkAndIso2022Jp) {
  EXPECT_EQ(decode_page(std::string("<\0p\0>\0-N", 8)).text, "<p>中");
  EXPECT_EQ(decode_page(std::string("\0<\0p\0>\0a", 8), "utf-8").charset, "utf-16be");
  EXPECT_EQ(decode_page("\x1B$B%F\x1B(B").text, "テ");
}

TEST(DecodePage, ReadsXmlDeclarations) {
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"GB2312\"?><rss/>"), "gb18030");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding = 'utf-16' ?>"), "utf-8");
  EXPECT_EQ(declared_charset("<?xml version='1.0'?><a encoding='gbk'/>"), "");
  EXPECT_EQ(declared_charset(" <?xml encoding='gbk'?>"), "");
}

TEST(DeclaredCharset, IsReadFromMetaElements) {
  EXPECT_EQ(declared_charset("<meta charset=gb2312>"), "gb18030");
  EXPECT_EQ(
      declared_charset("<META http-equiv=Content-Type content='text/html; charset=big5'>"), "big5");
  EXPECT_EQ(declared_charset("<meta content='text/html; charset=big5'>"), "");
  EXPECT_EQ(declared_charset("<!-- <meta charset=gbk> --><meta charset=big5>"), "big5");
  EXPECT_EQ(declared_charset("<meta charset=klingon><meta charset=gbk>"), "gb18030");
  EXPECT_EQ(declared_charset("<p title='<meta charset=gbk>'>"), "");
  EXPECT_EQ(declared_charset("<meta charset=gbk"), "");
  EXPECT_EQ(declared_charset(std::string(1024, ' ') + "<meta charset=gbk>"), "");
  EXPECT_EQ(decode_page("<meta charset=klingon>" + gb_sentence).declared, "klingon");
}

}  // namespace
}  // namespace weiguan
