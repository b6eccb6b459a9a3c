// The search language.
//
//   媒体融合 AND outlet:cctv            AND may be left out
//   "media convergence" OR 媒体融合     quotes hold a phrase together
//   NOT 英国, -英国
//   democra*                            a word's beginning
//   outlet:cctv,xinhua                  one of several; outlet:none has no known outlet
//   group:central-party
//   account:weibo:name, account:name    with or without the platform
//   title:媒体融合  text:"one voice"     only in the title, only in the text
//   kind:post  lang:zh                  lang:none cannot be told
//   site:people.com.cn                  the host and its subdomains
//   raw:"text"                          stands in the fields of a row that no mapping took
//
// The full-width signs （ ） ： ， “ ” mean the same.  In quotes, \" is a quote and \\ a backslash.
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
  // outlet account kind lang site raw; of a phrase: title, text, or empty for both.
  std::string field;
  // Any of them: outlet ids, ...  Empty: none matches (an empty group).
  std::vector<std::string> values;
  std::vector<Query> parts;  // Of a conjunction, disjunction (2 or more) or negation (1).
};

bool operator==(const Query& a, const Query& b);

// Turns what the user wrote behind outlet: or group: into outlet ids.  Throws UsageError, with the
// nearest known names as advice, when there is no such outlet or group.
struct QueryNames {
  // Empty functions: the text is the id.
  std::function<std::vector<std::string>(std::string_view)> outlet;
  std::function<std::vector<std::string>(std::string_view)> group;
};

// Throws UsageError that names the place and what was expected: an open quote or parenthesis, an
// unknown field, nothing behind NOT.  An empty text gives Type::all.  Nesting deeper than 100 is
// refused.
Query parse_query(std::string_view text, const QueryNames& names = {});

// A text that parse_query(), without names, reads as an equal query.
std::string to_text(const Query& query);

// The phrases that can make an article match (those under NOT are left out, those under two NOTs
// are not), each once, for marking hits and for score().
struct MarkedPhrase {
  std::vector<std::string> tokens;
  bool prefix = false;

  friend bool operator==(const MarkedPhrase&, const MarkedPhrase&) = default;
};
std::vector<MarkedPhrase> phrases_to_mark(const Query& query);

}  // namespace weiguan
