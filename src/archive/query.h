// The search language.
//
//   媒体融合 AND outlet:cctv            AND may be left out
//   "media convergence" OR 媒体融合     quotes hold a phrase together
//   NOT 英国, -英国
//   democra*                            a word's beginning
//   outlet: group: account: kind: lang: site: raw:
//
// A run of Chinese is one phrase; English words without quotes are one term each.  AND, OR, NOT are
// written in capitals.  NOT binds closest, then AND, then OR.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct Query {
  enum class Type { all, phrase, field, conjunction, disjunction, negation };
  Type type = Type::all;            // all: every article.
  std::vector<std::string> phrase;  // Tokens of text/tokens.h.
  bool prefix = false;              // Of the phrase's last token.
  std::string field;                // outlet account kind lang site raw
  std::vector<std::string>
      values;                // Any of them: outlet ids, ...  Empty: none matches (an empty group).
  std::vector<Query> parts;  // Of a conjunction, disjunction (2 or more) or negation (1).
};

// Turns what the user wrote behind outlet: or group: into outlet ids.  Throws UsageError, with the
// nearest known names as advice, when there is no such outlet or group.
struct QueryNames {
  std::function<std::vector<std::string>(std::string_view)>
      outlet;  // Empty functions: the text is the id.
  std::function<std::vector<std::string>(std::string_view)> group;
};

// Throws UsageError that names the place and what was expected: an open quote or parenthesis, an
// unknown field, nothing behind NOT.  An empty text gives Type::all.  Nesting deeper than 100 is
// refused.
Query parse_query(std::string_view text, const QueryNames& names = {});

// The phrases that can make an article match (those under NOT are left out), for marking hits.
struct MarkedPhrase {
  std::vector<std::string> tokens;
  bool prefix = false;
};
std::vector<MarkedPhrase> phrases_to_mark(const Query& query);

}  // namespace weiguan
