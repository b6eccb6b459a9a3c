#include "archive/memory/detail/world.h"

#include <algorithm>

namespace weiguan::detail {

namespace {

void take_answer(KnownArticle& known, const ReadArticle& read) {
  if (!read.answer) return;
  known.answer = read.answer;
  known.answer->article = read.article.id;
}

}  // namespace

bool World::add(const ReadArticle& read, Written& written) {
  const auto capture = captures.find(read.reading.capture);
  if (capture == captures.end()) fail_missing_capture(read.reading.capture);
  const Origin origin{
      capture->second.time, read.reading.capture, read.reading.begin, read.reading.end};
  bool changed = false;
  const auto [known, is_new] =
      articles.try_emplace(read.article.id, KnownArticle{read.article, origin, {}});
  if (is_new) {
    take_answer(known->second, read);
    ++written.articles;
  } else {
    Article& article = known->second.article;
    const TimeRange best = better(article.published, read.article.published);
    changed = best != article.published || origin < known->second.origin;
    if (origin < known->second.origin) {
      // Title, text and account are part of the id, so they stay as they are.
      article = read.article;
      known->second.origin = origin;
      take_answer(known->second, read);
    }
    article.published = best;
  }
  const ReadingKey key{
      read.reading.article, read.reading.capture, read.reading.begin, read.reading.end};
  if (readings.try_emplace(key, read.reading).second) ++written.readings;
  return changed;
}

Written World::add(const Batch& batch) {
  Written written;
  bool changed = false;
  for (const ArchivedFile& file : batch.files) {
    const auto [known, is_new] = files.try_emplace(file.name, file);
    if (is_new || known->second != file) changed = true;
    known->second = file;
  }
  for (const Capture& capture : batch.captures) {
    if (captures.try_emplace(capture.id, capture).second) ++written.captures;
  }
  for (const ReadArticle& read : batch.articles) {
    if (add(read, written)) changed = true;
  }
  for (const Observation& one : batch.observations) {
    if (!articles.contains(one.article)) fail_missing_article(one.article);
    if (!captures.contains(one.capture)) fail_missing_capture(one.capture);
    const ObservationKey key{one.article, one.time, one.counter, one.capture, one.begin, one.end};
    if (observations.try_emplace(key, one).second) ++written.observations;
  }
  for (const Problem& one : batch.problems) {
    const ProblemKey key{one.file, one.offset, one.rule, one.line, one.reason};
    if (problems.try_emplace(key, one).second) ++written.problems;
  }
  if (changed || written.captures != 0 || written.articles != 0 || written.readings != 0 ||
      written.observations != 0 || written.problems != 0) {
    ++state;
  }
  return written;
}

std::vector<const Article*> World::oldest_first() const {
  std::vector<const Article*> all;
  for (const auto& [id, known] : articles) all.push_back(&known.article);
  std::sort(
      all.begin(), all.end(), [](const Article* a, const Article* b) { return is_older(*a, *b); });
  return all;
}

std::vector<Reading> World::readings_of_article(ArticleId id) const {
  std::vector<Reading> found;
  for (const auto& [key, reading] : readings) {
    if (reading.article == id) found.push_back(reading);
  }
  std::sort(found.begin(), found.end(), [this](const Reading& a, const Reading& b) {
    return std::tuple(captures.at(a.capture).time, a.capture, a.begin, a.end) <
           std::tuple(captures.at(b.capture).time, b.capture, b.begin, b.end);
  });
  return found;
}

}  // namespace weiguan::detail
