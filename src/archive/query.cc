#include "archive/query.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "archive/detail/query_reader.h"
#include "base/error.h"
#include "base/url.h"
#include "model/article.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

using detail::FieldValue;
using detail::Piece;
using detail::QueryReader;

constexpr int deepest = 100;

constexpr std::array<std::string_view, 9> fields = {
    "title", "text", "outlet", "group", "account", "kind", "lang", "site", "raw"};

// Recursive descent: each function reads what its name says and leaves the reader behind it.
class QueryParser {
 public:
  QueryParser(std::string_view text, const QueryNames& names) : reader_(text), names_(names) {}

  Query parse() {
    if (reader_.piece().kind == Piece::Kind::end) return {};
    Query query = disjunction();
    if (reader_.piece().kind == Piece::Kind::close) {
      reader_.fail(reader_.piece().at, "this parenthesis was never opened");
    }
    return query;
  }

 private:
  Query disjunction() {
    std::vector<Query> parts;
    parts.push_back(conjunction());
    while (reader_.piece().kind == Piece::Kind::disjunction) {
      reader_.next();
      parts.push_back(conjunction());
    }
    return joined(Query::Type::disjunction, std::move(parts));
  }

  Query conjunction() {
    std::vector<Query> parts;
    parts.push_back(negation());
    while (true) {
      const Piece::Kind kind = reader_.piece().kind;
      if (kind == Piece::Kind::conjunction) {
        reader_.next();
      } else if (
          kind == Piece::Kind::end || kind == Piece::Kind::close ||
          kind == Piece::Kind::disjunction) {
        return joined(Query::Type::conjunction, std::move(parts));
      }
      parts.push_back(negation());
    }
  }

  Query negation() {
    if (reader_.piece().kind != Piece::Kind::negation) return operand();
    enter();
    reader_.next();
    Query query;
    query.type = Query::Type::negation;
    query.parts.push_back(negation());
    --depth_;
    return query;
  }

  Query operand() {
    const Piece piece = reader_.piece();
    switch (piece.kind) {
      case Piece::Kind::open:
        return parenthesis();
      case Piece::Kind::word:
      case Piece::Kind::quoted:
        return phrase(piece);
      case Piece::Kind::field:
        return field(piece);
      default:
        reader_.fail(piece.at, "a word, a phrase or a field is expected here");
    }
  }

  Query parenthesis() {
    const std::size_t at = reader_.piece().at;
    enter();
    reader_.next();
    Query query = disjunction();
    if (reader_.piece().kind != Piece::Kind::close) {
      reader_.fail(at, "this parenthesis is never closed");
    }
    reader_.next();
    --depth_;
    return query;
  }

  Query phrase(const Piece& piece) {
    Query query;
    query.type = Query::Type::phrase;
    query.phrase = tokens(piece.text);
    query.prefix = piece.prefix;
    if (query.phrase.empty()) reader_.fail(piece.at, "nothing to search for stands here");
    reader_.next();
    return query;
  }

  Query field(const Piece& piece) {
    Query query;
    query.type = Query::Type::field;
    query.field = fold(piece.text);
    if (std::find(fields.begin(), fields.end(), query.field) == fields.end()) {
      reader_.fail(
          piece.at,
          fmt::format("there is no field {}:", piece.text),
          fmt::format(
              "The fields are {}.  Put the text in quotes to search for it as it stands.",
              fmt::join(fields, ", ")));
    }
    if (query.field == "title" || query.field == "text") return phrases_in(query.field);
    for (const FieldValue& value : reader_.values()) {
      for (std::string& one : meanings(query.field, value)) query.values.push_back(std::move(one));
    }
    if (query.field == "group") query.field = "outlet";
    return query;
  }

  // title:one,"two three"*: any of these phrases, and only there.
  Query phrases_in(const std::string& field) {
    std::vector<Query> parts;
    for (const FieldValue& value : reader_.values(true)) {
      Query query;
      query.type = Query::Type::phrase;
      query.field = field;
      query.phrase = tokens(value.text);
      query.prefix = value.prefix;
      if (query.phrase.empty()) reader_.fail(value.at, "nothing to search for stands here");
      parts.push_back(std::move(query));
    }
    if (parts.empty()) reader_.fail(reader_.piece().at, "nothing to search for stands here");
    return joined(Query::Type::disjunction, std::move(parts));
  }

  // What a value stands for, in the form in which the archive keeps it.
  std::vector<std::string> meanings(std::string_view field, const FieldValue& value) {
    const bool none = !value.quoted && value.text == "none";
    if (field == "outlet") {
      if (none) return {""};
      return names_.outlet ? names_.outlet(value.text) : std::vector<std::string>{value.text};
    }
    if (field == "group") {
      return names_.group ? names_.group(value.text) : std::vector<std::string>{value.text};
    }
    if (field == "kind") {
      const std::string kind = fold(value.text);
      if (!parse_article_kind(kind)) {
        reader_.fail(
            value.at,
            fmt::format("there is no kind \"{}\"", value.text),
            "The kinds are article, post, answer, document.");
      }
      return {kind};
    }
    if (field == "lang") return {none ? "" : fold(value.text)};
    if (field == "site") return {site(value)};
    return {value.text};
  }

  std::string site(const FieldValue& value) {
    const bool is_address = value.text.find("://") != std::string::npos;
    std::string host = host_of(is_address ? value.text : "http://" + value.text);
    if (host.empty() || host.find_first_of(":/?#@ ") != std::string::npos) {
      reader_.fail(
          value.at,
          fmt::format("\"{}\" is no site", value.text),
          "Write its name as in an address: site:people.com.cn.");
    }
    // "www.www.daily.example" is the same site still.
    for (std::string inner = host_of("http://" + host); inner != host && !inner.empty();
         inner = host_of("http://" + host)) {
      host = std::move(inner);
    }
    return host;
  }

  void enter() {
    if (++depth_ > deepest) {
      reader_.fail(
          reader_.piece().at, fmt::format("nothing may be nested deeper than {}", deepest));
    }
  }

  static Query joined(Query::Type type, std::vector<Query> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    Query query;
    query.type = type;
    query.parts = std::move(parts);
    return query;
  }

  QueryReader reader_;
  const QueryNames& names_;
  int depth_ = 0;
};

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
  return out;
}

// A text with these tokens.
std::string text_of(const std::vector<std::string>& phrase) {
  std::string text;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    // Two words would run into one.
    if (i > 0 && tokens(phrase[i - 1] + phrase[i]).size() == 1) text += ' ';
    text += phrase[i];
  }
  return text;
}

std::string text_of_field(const Query& query) {
  std::string text = query.field + ":";
  if (query.values.empty()) return text + "()";
  for (std::size_t i = 0; i < query.values.size(); ++i) {
    if (i > 0) text += ',';
    text += query.values[i].empty() ? "none" : in_quotes(query.values[i]);
  }
  return text;
}

std::string text_of_part(const Query& part, bool parentheses) {
  return parentheses ? fmt::format("({})", to_text(part)) : to_text(part);
}

void add_phrases(const Query& query, bool positive, std::vector<MarkedPhrase>& phrases) {
  if (query.type == Query::Type::negation) positive = !positive;
  if (query.type == Query::Type::phrase && positive) {
    const MarkedPhrase phrase{query.phrase, query.prefix};
    if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) {
      phrases.push_back(phrase);
    }
  }
  for (const Query& part : query.parts) add_phrases(part, positive, phrases);
}

}  // namespace

bool operator==(const Query& a, const Query& b) {
  return a.type == b.type && a.phrase == b.phrase && a.prefix == b.prefix && a.field == b.field &&
         a.values == b.values && a.parts == b.parts;
}

Query parse_query(std::string_view text, const QueryNames& names) {
  return QueryParser(text, names).parse();
}

std::string to_text(const Query& query) {
  using Type = Query::Type;
  std::string text;
  switch (query.type) {
    case Type::all:
      break;
    case Type::phrase:
      if (!query.field.empty()) text = query.field + ":";
      text += in_quotes(text_of(query.phrase)) + (query.prefix ? "*" : "");
      break;
    case Type::field:
      text = text_of_field(query);
      break;
    case Type::conjunction:
    case Type::disjunction:
      for (const Query& part : query.parts) {
        const bool binds_less = part.type == Type::disjunction ||
                                (part.type == Type::conjunction && query.type == Type::conjunction);
        if (!text.empty()) text += query.type == Type::conjunction ? " AND " : " OR ";
        text += text_of_part(part, binds_less);
      }
      break;
    case Type::negation:
      for (const Query& part : query.parts) {
        const bool binds_less = part.type == Type::disjunction || part.type == Type::conjunction;
        text += "NOT " + text_of_part(part, binds_less);
      }
      break;
  }
  return text;
}

std::vector<MarkedPhrase> phrases_to_mark(const Query& query) {
  std::vector<MarkedPhrase> phrases;
  add_phrases(query, true, phrases);
  return phrases;
}

}  // namespace weiguan
