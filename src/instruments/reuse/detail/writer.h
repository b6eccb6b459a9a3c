// Rows: each passage of a pair of articles, and families of boilerplate.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "instruments/boilerplate.h"
#include "instruments/others.h"
#include "instruments/reuse/detail/asked.h"
#include "instruments/reuse/detail/families.h"
#include "text/places.h"

namespace weiguan::reuse {

// What became of the passages that were found.
struct Tally {
  std::uint64_t articles = 0;         // That were looked at as targets.
  std::uint64_t passages = 0;         // That the archive knows of them.
  std::uint64_t chosen = 0;           // Would be shown if there were no limit.
  std::uint64_t boilerplate = 0;      // Left out because they are.
  std::uint64_t other = 0;            // Left out because they are not, with --boilerplate only.
  std::uint64_t unknown_outlet = 0;   // Left out because it cannot be told whose they are.
  std::uint64_t refused = 0;          // Left out for any other reason.
  std::uint64_t partly_compared = 0;  // Articles that repeat most_repeats others or more.
};

class Writer {
 public:
  Writer(const Archive& archive, const Asked& asked, const RunContext& context);

  // Every passage of the article as a target, or only those of the one source.  False: no more
  // rows, please.
  bool target(const Article& article, const std::optional<ArticleId>& only_source = {});
  bool families();

  const Tally& tally() const { return tally_; }
  std::size_t count_families() const { return families_.all().size(); }

 private:
  struct Text {
    Article article;
    std::unique_ptr<CharacterPlaces> characters;
  };

  const Text* text_of(ArticleId id);
  bool passes(const Other& source, const Other& target);
  bool pair(
      const Article& target,
      const CharacterPlaces& places,
      const Repeat& repeat,
      Recurrences& recur);
  Row row(
      const Article& target,
      const CharacterPlaces& places,
      const Text& source,
      const Repeat& repeat,
      const RepeatedPassage& passage,
      const Recurrence& recurrence) const;
  bool go_on() const { return !requested(context_.stop); }

  const Archive& archive_;
  const Asked& asked_;
  const RunContext& context_;
  Others others_;
  Families families_;
  Tally tally_;
  std::map<ArticleId, Text> texts_;  // Of sources that were met last.
  std::size_t texts_size_ = 0;
};

}  // namespace weiguan::reuse
