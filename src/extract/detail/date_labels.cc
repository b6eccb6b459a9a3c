// The words by which pages say what a date is.
#include "extract/detail/strings.h"
#include "extract/detail/visible_dates.h"

namespace weiguan::extract {

DateLabel label_of(std::string_view before) {
  static const std::vector<std::string_view> stated = {
      "entry was posted",
      "article was p",
      "post was p",
      "posted by",
      "beitrag wurde",
      "artikel wurde",
      "eintrag wurde",
      "articolo è stato",
      "article a été",
      "本文发表于",
      "本文发布于",
      "条目发布于",
      "條目發佈於",
      "本文發表於"};
  static const std::vector<std::string_view> signed_on = {"成文日期", "成文时间", "印发日期"};
  static const std::vector<std::string_view> updated = {
      "更新",    "修改",       "修订",     "updat",    "modifi",       "aktualisiert", "zuletzt",
      "stand:",  "mis à jour", "actualiz", "aggiorna", "änderung",     "geändert",     "bijgewerkt",
      "revised", "edited",     "editiert", "reviewed", "last changed", "stand vom"};
  static const std::vector<std::string_view> other = {
      "注册",       "註冊",       "加入",         "建立",      "成立",         "截止",
      "出版",       "报名",       "registriert",  "joined",    "member since", "mitglied seit",
      "dabei seit", "angemeldet", "erscheinungs", "erscheint", "release",      "born",
      "geboren",    "deadline",   "schluss",      "accessed",  "retrieved",    "abgerufen",
      "abruf",      "expire",     "gültig",       "valid",     "copyright",    "©",
      "since",      "seit ",      "bis ",         "until",     "geb.",         "*",
      "event",      "due ",       "today",        "heute ist", "今天",         "今日"};
  static const std::vector<std::string_view> published = {
      "发布",          "发表",        "發布",        "發表",      "发稿",      "刊登",
      "时间",          "時間",        "日期",        "posted",    "publi",     "vom ",
      "veröffentlich", "date",        "datum",       "erstellt",  "pubblicat", "written",
      "submitted",     "verfasst",    "geschrieben", "on ",       "am ",       "filed",
      "added",         "eingestellt", "inviato",     "geplaatst", "data:",     "fecha"};
  const std::string small = lower(before);
  if (contains_any(small, stated)) return DateLabel::stated;
  if (contains_any(small, signed_on)) return DateLabel::signed_on;
  if (contains_any(small, updated)) return DateLabel::updated;
  if (contains_any(small, other)) return DateLabel::other;
  if (contains_any(small, published)) return DateLabel::published;
  return DateLabel::none;
}

}  // namespace weiguan::extract
