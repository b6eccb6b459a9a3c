#include <fmt/format.h>

#include "text/tokens.h"
#include "text/utf8.h"
#include "views/tables/tables.h"

namespace weiguan {

namespace {

// The phrase as people write it: with spaces between words, none between Chinese characters.
std::string spelled(const MarkedPhrase& phrase) {
  std::string text;
  bool word = false;
  for (const std::string& token : phrase.tokens) {
    std::size_t at = 0;
    const bool letters = !is_cjk(next_character(token, at)) && token != " ";
    if (word && letters) text += ' ';
    text += token;
    word = letters;
  }
  return phrase.prefix ? text + "*" : text;
}

std::uint64_t total(const Archive& archive, const Query& query, const Filter& filter) {
  Search search;
  search.filter = filter;
  search.filter.query = query;
  search.limit = 0;
  return archive.search(search).total;
}

void collect_fields(const Query& query, std::vector<Query>& fields) {
  if (query.type == Query::Type::negation) return;
  if (query.type == Query::Type::field) fields.push_back(query);
  for (const Query& one : query.parts) collect_fields(one, fields);
}

}  // namespace

std::string why_empty(const Archive& archive, const Search& search, Speech speech) {
  const auto sentence = [&](const Words& words, const auto&... args) {
    return fmt::vformat(say(words, speech), fmt::make_format_args(args...));
  };
  if (archive.counts().articles == 0) {
    return sentence({"The archive holds no articles yet.", "档案中还没有文章。"});
  }
  std::string reasons;
  const auto add = [&](const std::string& reason) {
    if (!reasons.empty()) reasons += speech == Speech::zh ? "" : " ";
    reasons += reason;
  };
  for (const MarkedPhrase& one : phrases_to_mark(search.filter.query)) {
    Query alone;
    alone.type = Query::Type::phrase;
    alone.phrase = one.tokens;
    alone.prefix = one.prefix;
    if (total(archive, alone, {}) == 0) {
      add(sentence(
          {"“{}” stands in no article of the archive.", "档案中没有文章含有“{}”。"}, spelled(one)));
    }
  }
  std::vector<Query> fields;
  collect_fields(search.filter.query, fields);
  for (const Query& one : fields) {
    if (total(archive, one, {}) > 0) continue;
    std::string values;
    for (const std::string& value : one.values) values += (values.empty() ? "" : ", ") + value;
    add(sentence(
        {"No article in the archive has {}: {}.", "档案中没有 {}: {} 的文章。"},
        one.field,
        values));
  }
  const Filter& filter = search.filter;
  Filter part;
  part.outlets = filter.outlets;
  if (!part.outlets.empty() && total(archive, {}, part) == 0) {
    add(sentence(
        {"The archive has no article of the chosen outlets.", "档案中没有所选媒体的文章。"}));
  }
  part = {};
  part.published = filter.published;
  part.possible = filter.possible;
  if (part.published && total(archive, {}, part) == 0) {
    add(sentence(
        {"No article in the archive is known to lie in that period: no data, which is not a zero.",
         "档案中没有可确定属于该时段的文章：没有数据，不等于零。"}));
  }
  if (!reasons.empty()) return reasons;
  if (search.filter.query.type != Query::Type::all && total(archive, search.filter.query, {}) > 0) {
    return sentence(
        {"There are such articles, but not of that period, outlet, kind or language.",
         "有这样的文章，但不属于所选时段、媒体、类别或语言。"});
  }
  return sentence(
      {"Each part occurs in the archive, but no article has them all.",
       "各项条件在档案中都有，但没有一篇文章同时满足。"});
}

}  // namespace weiguan
