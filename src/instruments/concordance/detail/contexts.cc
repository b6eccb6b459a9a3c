#include "instruments/concordance/detail/contexts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace weiguan::concordance {

namespace {

struct Gathered {
  Context context;
  std::optional<std::uint32_t> last_article;
};

}  // namespace

std::vector<Context> gather_contexts(const Lines& lines, GroupBy by, std::size_t depth) {
  std::map<std::tuple<std::uint32_t, Neighbours, Neighbours>, Gathered> gathered;
  std::map<std::uint32_t, std::uint64_t> of_phrase;
  for (const Line& line : lines.lines) {
    Neighbours left{}, right{};
    for (std::size_t i = 0; i < depth; ++i) {
      if (by != GroupBy::right) left[i] = line.left[i];
      if (by != GroupBy::left) right[i] = line.right[i];
    }
    ++of_phrase[line.phrase];
    Gathered& one = gathered[{line.phrase, left, right}];
    Context& context = one.context;
    const LineArticle& article = lines.articles[line.article];
    ++context.lines;
    if (one.last_article != line.article) ++context.articles;
    one.last_article = line.article;
    if (context.passages.size() < most_named_passages) {
      context.passages.push_back({article.id, line.begin, line.end});
    }
    if (article.published.source == TimeSource::first_seen) continue;
    if (!context.first) context.first = article.published;
    if (!context.last || context.last->latest <= article.published.latest) {
      context.last = article.published;
    }
  }
  std::vector<Context> all;
  for (auto& [key, one] : gathered) {
    Context& context = one.context;
    std::tie(context.phrase, context.left, context.right) = key;
    context.of_lines = of_phrase[context.phrase];
    all.push_back(std::move(context));
  }
  std::stable_sort(all.begin(), all.end(), [](const Context& a, const Context& b) {
    return std::tuple(a.phrase, b.lines) < std::tuple(b.phrase, a.lines);
  });
  return all;
}

}  // namespace weiguan::concordance
