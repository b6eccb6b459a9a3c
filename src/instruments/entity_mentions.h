// Entities of the packs' registers in articles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instruments.h"
#include "model/article.h"
#include "packs/registers.h"
#include "text/entities.h"

namespace weiguan {

inline constexpr Parameter register_parameter{
    "register",
    {"Which list of entities of the packs: cities, provinces, people, organisations, outlets; not "
     "given: cities, or the packs' first that is not of outlets.",
     "资料包中的哪一份名录：cities 城市、provinces 省份、people 人物、organisations 机构、outlets "
     "媒体；不指定则为 cities，没有则为媒体以外的第一份。"},
    Type::text,
    ""};

// The register that is asked for; where none is named cities, or the first that is not of
// outlets, or outlets.  Throws UsageError,
// which lists those there are, where the packs have no such one, and where they have none.
const Register& asked_register(const Packs& packs, std::string_view name);

// What stands in one text of an article.
struct TextMentions {
  // Of the asked register only; EntityMatch::entity is a place in its `entities`.
  std::vector<EntityMatch> matches;
  std::vector<EntityDoubt> doubts;  // That might have been at least one of the asked register.
};

struct ArticleMentions {
  TextMentions title, text;
};

// Reads articles for the entities of one register.  Registers of the same sort are read with it, so
// that a province speaks for its city.  Built once, then only read: safe from many threads.
// REQUIRES: the packs outlive it.
class MentionReader {
 public:
  MentionReader(const Packs& packs, const Register& asked);

  const Register& asked() const { return *asked_; }

  // Title and text are read as one: what the title says speaks for the text.
  ArticleMentions read(std::string_view title, std::string_view text) const;
  ArticleMentions read(const Article& article) const { return read(article.title, article.text); }

 private:
  struct Sort;  // What the registers of one sort say.
  MentionReader(const Register& asked, const Sort& sort);

  const Register* asked_;
  std::size_t first_ = 0;  // The number of its first entity in the matcher.
  EntityMatcher matcher_;
};

}  // namespace weiguan
