#include "instruments/texts_with.h"

#include <string>
#include <utility>

#include <fmt/format.h>

namespace weiguan {

namespace {

// More are found faster by reading everything.
constexpr std::size_t most_looked_up = 50;

std::size_t count_wordings(const std::vector<AskedPhrase>& phrases) {
  std::size_t sum = 0;
  for (const AskedPhrase& one : phrases) sum += one.counted.wordings.size();
  return sum;
}

std::string list_names(const std::vector<std::string>& names, std::string_view between) {
  constexpr std::size_t most_named = 20;
  std::string all;
  for (std::size_t i = 0; i < names.size() && i < most_named; ++i) {
    all += fmt::format("{}“{}”", all.empty() ? "" : between, names[i]);
  }
  if (names.size() > most_named) all += fmt::format(" + {}", names.size() - most_named);
  return all;
}

}  // namespace

Query both_of(Query a, Query b) {
  if (a.type == Query::Type::all) return b;
  if (b.type == Query::Type::all) return a;
  Query both;
  both.type = Query::Type::conjunction;
  both.parts.push_back(std::move(a));
  both.parts.push_back(std::move(b));
  return both;
}

Query query_of_any(const std::vector<AskedPhrase>& phrases) {
  Query any;
  any.type = Query::Type::disjunction;
  for (const AskedPhrase& phrase : phrases) {
    Query one = *query_of({phrase.name, nullptr, {phrase.counted.wordings, {}, {}}}, {}, true);
    if (one.type != Query::Type::disjunction) {
      any.parts.push_back(std::move(one));
      continue;
    }
    for (Query& part : one.parts) any.parts.push_back(std::move(part));
  }
  if (any.parts.size() == 1) return std::move(any.parts.front());
  return any;
}

void each_text_with(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    Overlap overlap,
    Filter filter,
    const Stop* stop,
    const std::function<bool(const Article&, const std::vector<PhraseMatch>& matches)>& each) {
  const PhraseMatcher matcher(counted_phrases(phrases), overlap);
  if (count_wordings(phrases) <= most_looked_up) {
    filter.query = both_of(query_of_any(phrases), std::move(filter.query));
  }
  std::vector<PhraseMatch> matches;
  archive.articles(filter, [&](const Article& article) {
    if (requested(stop)) return false;
    matcher.find(article.text, matches);
    return matches.empty() || each(article, matches);
  });
}

void tell_why_nothing(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    const std::vector<std::size_t>& unused,
    const RunContext& context) {
  if (!context.note || unused.empty()) return;
  std::vector<std::string> nowhere, elsewhere;
  for (const std::size_t i : unused) {
    Search search;
    search.filter.query = query_of_any({phrases[i]});
    search.limit = 0;
    (archive.search(search).total == 0 ? nowhere : elsewhere).push_back(phrases[i].name);
  }
  if (!nowhere.empty()) {
    const std::string en = fmt::format("No text in the archive has {}.", list_names(nowhere, ", "));
    const std::string zh = fmt::format("档案中没有正文含有{}。", list_names(nowhere, "、"));
    context.note({en, zh});
  }
  if (!elsewhere.empty()) {
    const std::string en = fmt::format(
        "Texts in the archive have {}, but none of those chosen (period, outlet, kind, language, "
        "search, context).",
        list_names(elsewhere, ", "));
    const std::string zh = fmt::format(
        "档案中有正文含有{}，但不在所选范围（时段、媒体、类别、语言、检索式、语境）之内。",
        list_names(elsewhere, "、"));
    context.note({en, zh});
  }
}

}  // namespace weiguan
