#include "instruments/firstreport/detail/left_out.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/sentences.h"

namespace weiguan::firstreport {

namespace {

std::string part_of(const std::string& text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

std::string sentence_at(const std::string& text, const std::vector<Range>& all, std::size_t at) {
  for (const Range& one : all) {
    if (one.begin <= at && at < one.end) return part_of(text, one);
  }
  return {};
}

using Key = std::pair<FactKind, std::string>;

}  // namespace

Comparison compare(
    const Archive& archive,
    const Report& report,
    const SideOf& of,
    const std::vector<std::string>& verbs) {
  Comparison comparison;
  if (report.official == nullptr || report.earlier.empty()) return comparison;
  Counterpart first, later;
  for (const Telling& one : report.story->tellings) {
    if (!of.official(one.outlet)) continue;
    const auto article = archive.article(one.article);
    if (!article || article->text.empty()) continue;
    const std::string text = article->title + "\n" + article->text;
    (one.article == report.official->article ? first : later).add(text, article->language);
  }
  if (first.empty()) return comparison;
  comparison.compared = true;
  std::map<Key, std::size_t> places;
  for (const Earlier& one : report.earlier) {
    const auto article = archive.article(one.telling->article);
    if (!article || article->text.empty()) continue;
    const std::string& text = article->text;
    const std::vector<Range> in = sentences(text);
    for (const Fact& fact : facts_of(text, verbs)) {
      if (first.tells(fact, text, article->language)) continue;
      const auto [at, fresh] = places.emplace(Key(fact.kind, fact.key), comparison.facts.size());
      if (fresh) {
        LeftOut found;
        found.fact = fact;
        found.text = part_of(text, fact.range);
        found.sentence = sentence_at(text, in, fact.range.begin);
        found.passage = {article->id, fact.range.begin, fact.range.end};
        found.later = !later.empty() && later.tells(fact, text, article->language);
        comparison.facts.push_back(std::move(found));
      }
      LeftOut& known = comparison.facts[at->second];
      known.outlets.insert(one.telling->outlet);
      known.surely = known.surely || one.surely;
    }
  }
  std::stable_sort(
      comparison.facts.begin(), comparison.facts.end(), [](const LeftOut& a, const LeftOut& b) {
        if (a.outlets.size() != b.outlets.size()) return a.outlets.size() > b.outlets.size();
        return a.fact.kind < b.fact.kind;
      });
  return comparison;
}

}  // namespace weiguan::firstreport
