#include "instruments/mentions/detail/tally.h"

#include <algorithm>
#include <string_view>

#include "text/fold.h"

namespace weiguan::mentions {

namespace {

// What one article says of one entity, or of one name that was not counted.
struct Said {
  std::uint64_t occurrences = 0;
  bool in_title = false;
  bool in_text = false;
  Passage first{};  // In its text.
};

void say(Said& said, const Article& article, bool title, std::size_t begin, std::size_t end) {
  ++said.occurrences;
  if (title) {
    said.in_title = true;
  } else if (!said.in_text) {
    said.in_text = true;
    said.first = {article.id, begin, end};
  }
}

void add(Cell& cell, const Article& article, const Said& said) {
  ++cell.articles;
  cell.occurrences += said.occurrences;
  if (said.in_title) ++cell.title_articles;
  if (cell.ids.size() >= most_named_articles) return;
  cell.ids.push_back(article.id);
  if (said.in_text && cell.passages.size() < most_named_passages)
    cell.passages.push_back(said.first);
}

class Counter {
 public:
  Counter(const Selection& selection, const std::vector<bool>& wanted, Where where, Tally& tally)
      : selection_(selection), wanted_(wanted), where_(where), tally_(tally) {}

  void count(const Article& article, const ArticleMentions& mentions) {
    ++tally_.articles;
    said_.clear();
    doubted_.clear();
    if (where_ != Where::text) take(article, mentions.title, article.title, true);
    if (where_ != Where::title) take(article, mentions.text, article.text, false);
    if (said_.empty() && doubted_.empty()) return;
    const std::optional<Period> period = selection_.period_of(article.published);
    for (const std::string& who : selection_.whos(article.outlet)) {
      for (const auto& [entity, said] : said_) {
        Track& track = tally_.tracks[entity][who];
        add(period ? track.cells[period->from] : track.undated, article, said);
      }
    }
    for (const auto& [name, said] : doubted_) add(tally_.uncounted[name], article, said);
  }

 private:
  void take(
      const Article& article, const TextMentions& mentions, std::string_view text, bool title) {
    for (const EntityMatch& one : mentions.matches) {
      if (wanted_[one.entity]) say(said_[one.entity], article, title, one.begin, one.end);
    }
    for (const EntityDoubt& one : mentions.doubts) {
      if (std::ranges::none_of(one.entities, [&](std::size_t i) { return wanted_[i]; })) continue;
      Uncounted name{fold(text.substr(one.begin, one.end - one.begin)), one.why, one.entities};
      say(doubted_[std::move(name)], article, title, one.begin, one.end);
    }
  }

  const Selection& selection_;
  const std::vector<bool>& wanted_;
  Where where_;
  Tally& tally_;
  std::map<std::size_t, Said> said_;
  std::map<Uncounted, Said> doubted_;
};

}  // namespace

std::uint64_t Track::articles() const {
  std::uint64_t sum = undated.articles;
  for (const auto& [from, cell] : cells) sum += cell.articles;
  return sum;
}

Tally count_mentions(
    const Archive& archive,
    const MentionReader& reader,
    const Selection& selection,
    const std::vector<bool>& wanted,
    Where where,
    const RunContext& context) {
  Tally tally;
  tally.tracks.resize(reader.asked().entities.size());
  if (selection.nobody) return tally;
  Counter counter(selection, wanted, where, tally);
  archive.articles(selection.filter(), [&](const Article& article) {
    if (requested(context.stop)) return false;
    if (context.progress && tally.articles % 4096 == 4095)
      context.progress({"mentions", tally.articles + 1, 0, 0});
    counter.count(article, reader.read(article));
    return true;
  });
  return tally;
}

}  // namespace weiguan::mentions
