// What the memory archive holds.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/detail/rules.h"

namespace weiguan::detail {

struct KnownArticle {
  Article article;
  Origin origin;  // Of its metadata.
  std::optional<Answer> answer;
};

struct World {
  using ReadingKey = std::tuple<ArticleId, CaptureId, std::uint64_t, std::uint64_t>;
  using ObservationKey =
      std::tuple<ArticleId, Time, std::string, CaptureId, std::uint64_t, std::uint64_t>;
  using ProblemKey =
      std::tuple<std::string, std::uint64_t, std::string, std::uint64_t, std::string>;

  std::uint64_t state = 0;
  std::map<std::string, ArchivedFile> files;
  std::map<CaptureId, Capture> captures;
  std::map<ArticleId, KnownArticle> articles;
  std::map<ReadingKey, Reading> readings;
  std::map<ObservationKey, Observation> observations;
  std::map<ProblemKey, Problem> problems;
  std::vector<Run> runs;
  std::map<std::string, std::string, std::less<>> facts;
  std::map<std::pair<ArticleId, ArticleId>, Repeat> repeats;  // By the lesser id and the other.
  std::map<ArticleId, ArticleId> copy_groups;  // Of articles that were compared: the least's id.

  Written add(const Batch& batch);
  std::vector<const Article*> oldest_first() const;
  Compared compare();                        // Every pair.
  ArticleId copy_group(ArticleId id) const;  // Its own id where it has no copies.
  // Those of an article, the other ones oldest first, the older of both as the source.
  std::vector<Repeat> repeats_with(ArticleId id) const;
  std::vector<Reading> readings_of_article(ArticleId id) const;

 private:
  bool add(const ReadArticle& read, Written& written);  // True when anything changed.
};

}  // namespace weiguan::detail
