#include "instruments/vanished/detail/tables.h"

#include "instruments/fates_rows.h"

namespace weiguan::vanished {

namespace {

constexpr Column topic_column{
    "topic",
    {"Topic", "主题"},
    {"The group of the packs' glossary with most phrases in the text; empty where none is.",
     "文中提法最多的提法表分组；没有则为空。"},
    Type::text};

constexpr std::array<Column, 15> pages = {
    {as_entry(
         {"gone",
          {"First seen gone", "首见消失"},
          {"The first visit that showed it gone.", "首次发现消失的时间。"},
          Type::time},
         Entry::time),
     as_entry(title_column, Entry::title),
     as_entry(outlet_column, Entry::category),
     account_column,
     as_entry(topic_column, Entry::category),
     as_entry(
         {"cause",
          {"Cause", "原因"},
          {"Why, as far as a visit was told; else what it met.",
           "访问所得知的原因，否则为访问所见。"},
          Type::choice,
          {},
          false,
          why_choices},
         Entry::text),
     as_entry(certainty_column, Entry::text),
     as_entry(
         {"last_alive",
          {"Last seen alive", "最后可见"},
          {"The last visit that showed it: it went between this and the first that did not.",
           "最后一次可见的时间：消失即在此后至首见消失之间。"},
          Type::time},
         Entry::text),
     as_entry(published_column, Entry::text),
     as_entry(
         {"words",
          {"Words", "原话"},
          {"What stood in its place.", "取而代之的提示文字。"},
          Type::text},
         Entry::text),
     as_entry(
         {"phrases",
          {"Phrases", "提法"},
          {"Phrases of the glossary in the text, at most three, those that stand there most.",
           "文中最多见的提法，至多三个。"},
          Type::text,
          {},
          true},
         Entry::text),
     as_entry(
         {"beginning",
          {"It began", "开头"},
          {"The beginning of the text that is kept, 100 characters at the most.",
           "所存正文的开头，至多一百字。"},
          Type::text,
          {},
          true},
         Entry::text),
     as_entry(address_column, Entry::address),
     as_entry(
         {"gone_capture",
          {"Capture of its end", "消失的存档"},
          {"The first capture that shows it gone.", "首次显示其消失的存档。"},
          Type::capture,
          {},
          true},
         Entry::id),
     as_entry(article_column, Entry::id)}};

constexpr std::array<Column, 4> days = {
    {{"day",
      {"Day", "日期"},
      {"On which it was first seen gone.", "首见消失的日期。"},
      Type::period},
     outlet_column,
     topic_column,
     {"pages", {"Pages", "页数"}, {"That went.", "消失的页数。"}, Type::whole, "pages"}}};

}  // namespace

const std::array<Table, 2> tables = {
    {{"pages",
      {"What is kept here and no longer shown, newest first", "此处有存、原处已不可见者，新者在前"},
      pages},
     {"days", {"By day, outlet and topic", "按日期、媒体与主题统计"}, days}}};

}  // namespace weiguan::vanished
