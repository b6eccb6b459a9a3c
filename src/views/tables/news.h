// Rows as news: an Atom feed (RFC 4287), and a digest as a mail (RFC 5322).
//
// Any table can be written so that says of its columns which one is an entry's id, time and title
// (Entry in instruments.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "views/tables/tables.h"

namespace weiguan {

struct NewsHead {
  std::string name;        // Of the observatory.
  std::string instrument;  // Its name, and the arguments it was given, as json_arguments().
  std::string arguments;
  Words question;    // Of the instrument.
  std::string self;  // Where the feed is served; empty where it is not.
  Time made{};       // Stands for the newest entry where there is none.
  Speech speech = Speech::en;
  Zone zone;
};

bool is_news(const Table& table);
// The first table that can be written so; nothing where none can.
std::optional<std::size_t> news_table(const Instrument& instrument);

// Holds the entries until finish().  Text may be anybody's: it is escaped, made valid and, in a
// mail, kept on the lines it belongs to.
class NewsWriter {
 public:
  // REQUIRES: is_news(table), which with the packs lives as long.
  NewsWriter(const Table& table, const Packs& packs, NewsHead head);

  // Accounts in it are as they may be shown.
  void row(const Row& row);
  std::size_t entries() const { return entries_.size(); }

  std::string atom(const std::vector<std::string>& notes) const;
  std::string mail(const std::vector<std::string>& notes) const;

 private:
  struct Line {
    std::string heading, text;
  };
  struct Category {
    std::string term, label;
  };
  struct NewsEntry {
    std::string id;  // "urn:uuid:..."
    Time time{};
    std::string title, address, evidence;
    std::vector<Category> categories;
    std::vector<Line> lines;
  };

  std::string title_of(const NewsEntry& entry) const;
  std::string subject() const;

  const Table& table_;
  const Packs& packs_;
  NewsHead head_;
  std::vector<NewsEntry> entries_;
};

}  // namespace weiguan
