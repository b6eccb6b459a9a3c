#include "archive/sqlite/detail/phrases.h"

#include <algorithm>

#include <fmt/format.h>

#include "archive/sqlite/detail/tokenizer.h"
#include "text/tokens.h"

namespace weiguan::detail {

namespace {

constexpr int highest = 8;  // FTS5's parser has a small stack.

bool fits_index(const std::vector<std::string>& phrase) {
  return std::all_of(phrase.begin(), phrase.end(), [](const std::string& token) {
    return token.size() <= longest_indexed_token;
  });
}

bool is_expression(const Query& query, int height) {
  switch (query.type) {
    case Query::Type::phrase:
      return !query.phrase.empty() && fits_index(query.phrase);
    case Query::Type::conjunction:
    case Query::Type::disjunction:
      return height < highest && !query.parts.empty() &&
             std::all_of(query.parts.begin(), query.parts.end(), [height](const Query& part) {
               return is_expression(part, height + 1);
             });
    default:
      return false;
  }
}

std::string expression_of(const Query& query) {
  if (query.type == Query::Type::phrase) {
    return match_expression(query.phrase, query.prefix, query.field);
  }
  std::string expression;
  for (const Query& part : query.parts) {
    if (!expression.empty()) {
      expression += query.type == Query::Type::conjunction ? " AND " : " OR ";
    }
    expression += expression_of(part);
  }
  return fmt::format("({})", expression);
}

bool matches(const Query& query, std::string_view title, std::string_view text) {
  const auto part_matches = [&](const Query& part) { return matches(part, title, text); };
  switch (query.type) {
    case Query::Type::phrase:
      return (query.field != "text" && !find_phrase(title, query.phrase, query.prefix).empty()) ||
             (query.field != "title" && !find_phrase(text, query.phrase, query.prefix).empty());
    case Query::Type::conjunction:
      return std::all_of(query.parts.begin(), query.parts.end(), part_matches);
    default:
      return std::any_of(query.parts.begin(), query.parts.end(), part_matches);
  }
}

}  // namespace

bool Phrases::is_one_expression(const Query& query) {
  return is_expression(query, 0);
}

Bits Phrases::articles(const Query& query) {
  Bits found(last_);
  std::int64_t through = 0;
  if (reader_.through() > 0 && is_one_expression(query)) {
    through = reader_.through();
    Statement rows = (*reader_).prepare("SELECT rowid FROM words WHERE words MATCH ?1");
    rows.with(expression_of(query));
    while (rows.step()) found.add(rows.integer(0));
  }
  each_unindexed(through, [&](std::int64_t n, std::string_view title, std::string_view text) {
    if (matches(query, title, text)) found.add(n);
  });
  return found;
}

std::vector<PhraseHits> Phrases::hits(const MarkedPhrase& phrase) {
  std::vector<PhraseHits> found;
  std::int64_t through = 0;
  if (reader_.through() > 0 && !phrase.tokens.empty() && fits_index(phrase.tokens)) {
    through = reader_.through();
    Statement rows =
        (*reader_).prepare("SELECT rowid, weiguan_hits(words) FROM words WHERE words MATCH ?1");
    rows.with(match_expression(phrase.tokens, phrase.prefix));
    while (rows.step() && rows.integer(0) <= last_) {
      const std::uint64_t both = rows.count(1);
      found.push_back(
          {rows.integer(0),
           static_cast<std::uint32_t>(both >> 32),
           static_cast<std::uint32_t>(both)});
    }
  }
  each_unindexed(through, [&](std::int64_t n, std::string_view title, std::string_view text) {
    const std::size_t in_title = find_phrase(title, phrase.tokens, phrase.prefix).size();
    const std::size_t in_text = find_phrase(text, phrase.tokens, phrase.prefix).size();
    if (in_title + in_text == 0) return;
    found.push_back(
        {n, static_cast<std::uint32_t>(in_title + in_text), static_cast<std::uint32_t>(in_title)});
  });
  return found;
}

void Phrases::each_unindexed(std::int64_t through, const Text& each) {
  if (through >= last_) return;
  Statement rows = archive_.prepare(
      "SELECT n, title, text FROM articles JOIN texts ON texts.article = n "
      "WHERE n > ?1 AND n <= ?2 ORDER BY n");
  rows.with(through, last_);
  while (rows.step()) each(rows.integer(0), rows.view(1), rows.view(2));
}

}  // namespace weiguan::detail
