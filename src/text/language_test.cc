#include "text/language.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

std::string told(std::string_view text) {
  const Language found = detect_language(text);
  return found.script.empty() ? found.language : found.language + "-" + found.script;
}

TEST(Language, TellsTheScriptsOfChinese) {
  EXPECT_EQ(told("这家报纸昨天删除了三篇文章，没有说明原因。"), "zh-Hans");
  EXPECT_EQ(told("這家報紙昨天刪除了三篇文章，沒有說明原因。"), "zh-Hant");
  EXPECT_EQ(told("這家報紙今天說，这家报纸昨天没有说明。"), "zh-Hani");
  EXPECT_EQ(told("他寫了這句，这。"), "zh");
  EXPECT_EQ(told("山水人家"), "zh");
}

TEST(Language, SaysNothingWhereThereIsTooLittle) {
  EXPECT_EQ(told(""), "");
  EXPECT_EQ(told("中"), "");
  EXPECT_EQ(told("2024-05-01 12:30"), "");
  EXPECT_EQ(told("OK"), "");
  EXPECT_EQ(told("😀 … ！"), "");
  EXPECT_EQ(told("中国"), "zh");
  EXPECT_EQ(told("\xFF\xFE\x80"), "");
}

TEST(Language, IsNotMisledByNamesAndQuotations) {
  EXPECT_EQ(
      told("北江晚报记者 Anna Berg 在 Riverside Hotel 采访了 Blue Lake Media "
           "的负责人，他说这不是第一次。"),
      "zh-Hans");
  EXPECT_EQ(
      told("The paper said the slogan 河畔新闻网 was removed from its front page, and that the "
           "editors had not been told why."),
      "en");
  EXPECT_EQ(told("他们在店里看了「鬼の館」这部电影，觉得很有意思，还想再看一遍。"), "zh-Hans");
  EXPECT_EQ(told("记者说，韩语的 안녕 是你好的意思，许多人已经会说这个词了。"), "zh-Hans");
}

TEST(Language, CannotTellHalfAndHalf) {
  EXPECT_EQ(told("The paper was closed on Monday 这家报纸星期一关了门"), "");
}

TEST(Language, TellsJapaneseAndKorean) {
  EXPECT_EQ(told("新聞社は昨日、三つの記事を削除した。理由は説明されていない。"), "ja");
  EXPECT_EQ(told("県知事選挙、投票率は過去最低"), "ja");
  EXPECT_EQ(told("東京駅周辺の再開発計画発表"), "ja");
  EXPECT_EQ(told("ニュース"), "ja");
  EXPECT_EQ(told("신문사는 어제 세 개의 기사를 삭제했다."), "ko");
}

TEST(Language, TellsLanguagesInLatinLetters) {
  EXPECT_EQ(told("The paper did not say why the pages were gone."), "en");
  EXPECT_EQ(told("Le journal n'a pas dit pourquoi les pages sont parties."), "fr");
  EXPECT_EQ(told("Die Zeitung hat nicht gesagt, warum die Seiten verschwunden sind."), "de");
  EXPECT_EQ(told("El periódico no dijo por qué se fueron las páginas del sitio."), "es");
  EXPECT_EQ(told("O jornal não disse por que as páginas foram apagadas do site."), "pt");
  EXPECT_EQ(told("Il giornale non ha detto perché le pagine sono state cancellate."), "it");
  EXPECT_EQ(told("De krant heeft niet gezegd waarom de pagina's zijn verwijderd."), "nl");
  EXPECT_EQ(
      told("Tidningen sade inte varför sidorna är borta från webben och vem som tog dem."), "sv");
  EXPECT_EQ(told("Gazeta nie powiedziała, dlaczego strony zostały usunięte."), "pl");
  EXPECT_EQ(told("Gazete sayfaların neden kaldırıldığını bir açıklama ile söylemedi."), "tr");
  EXPECT_EQ(told("Tờ báo không nói vì sao các trang đã bị xóa."), "vi");
  EXPECT_EQ(told("Surat kabar itu tidak mengatakan mengapa halaman tersebut dihapus."), "id");
  EXPECT_EQ(told("Zorblax Quuxly Frobnar"), "");
}

TEST(Language, TellsLanguagesOfOtherScripts) {
  EXPECT_EQ(told("Газета не сказала, почему исчезли эти страницы."), "ru");
  EXPECT_EQ(told("Газета не сказала, чому зникли ці сторінки."), "uk");
  EXPECT_EQ(told("Вестникът не каза защо страниците изчезнаха от сайта."), "bg");
  EXPECT_EQ(told("لم تقل الصحيفة لماذا اختفت الصفحات."), "ar");
  EXPECT_EQ(told("بۇ گېزىت بەتلەرنىڭ نېمە ئۈچۈن يوقالغانلىقىنى ئېيتمىدى."), "ug");
  EXPECT_EQ(told("หนังสือพิมพ์ไม่ได้บอกเหตุผล"), "th");
  EXPECT_EQ(told("Η εφημερίδα δεν είπε γιατί."), "el");
  EXPECT_EQ(told("ཚགས་པར་འདིས་རྒྱུ་མཚན་བཤད་མེད།"), "bo");
}

}  // namespace
}  // namespace weiguan
