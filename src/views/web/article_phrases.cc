#include "views/web/detail/article_phrases.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "base/url.h"
#include "instruments/asked_phrases.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

// The glossary made ready to be found; made once, for it takes longer than reading an article.
struct Glossary {
  std::string digest;
  std::vector<std::string> ids;
  std::vector<Names> names;
  std::unique_ptr<PhraseMatcher> matcher;
};

std::shared_ptr<const Glossary> glossary_of(const Packs& packs) {
  static std::mutex mutex;
  static std::shared_ptr<const Glossary> kept;
  const std::lock_guard lock(mutex);
  if (kept && kept->digest == packs.digest()) return kept;
  auto made = std::make_shared<Glossary>();
  made->digest = packs.digest();
  if (!packs.phrases().empty()) {
    const auto asked = asked_phrases(
        packs, {{"phrases", ""}, {"glossary", "all"}, {"match", "longest"}, {"spelling", "any"}});
    for (const AskedPhrase& one : asked) {
      made->ids.push_back(one.entry == nullptr ? one.name : one.entry->id);
      made->names.push_back(one.entry == nullptr ? Names{one.name, {}, {}} : one.entry->names);
    }
    made->matcher = std::make_unique<PhraseMatcher>(counted_phrases(asked), Overlap::longest);
  }
  kept = made;
  return kept;
}

}  // namespace

MarkedPhrases phrases_in(
    const Packs& packs, std::string_view title, std::string_view text, Speech speech) {
  MarkedPhrases found;
  const auto glossary = glossary_of(packs);
  if (!glossary->matcher) return found;
  std::map<std::size_t, std::uint64_t> counts;
  std::vector<PhraseMatch> matches;
  glossary->matcher->find(title, matches);
  for (const PhraseMatch& one : matches) ++counts[one.phrase];
  glossary->matcher->find(text, matches);
  std::size_t behind = 0;
  for (const PhraseMatch& one : matches) {
    ++counts[one.phrase];
    if (one.begin < behind) continue;
    found.marks.push_back({{one.begin, one.end}, glossary->ids[one.phrase]});
    behind = one.end;
  }
  for (const auto& [phrase, count] : counts) {
    found.legend.push_back(
        {glossary->ids[phrase], name_of(glossary->names[phrase], speech), count});
  }
  std::stable_sort(found.legend.begin(), found.legend.end(), [](const auto& a, const auto& b) {
    return a.count > b.count;
  });
  return found;
}

Html phrase_legend(const MarkedPhrases& found, Speech speech) {
  Html html;
  if (found.legend.empty()) return html;
  html.open("section", {{"class", "legend"}, {"aria-label", say("phrases.legend", speech)}});
  html.leaf("h2", say("phrases.legend", speech)).open("ul");
  for (const MarkedPhrase& one : found.legend) {
    html.open("li", {{"data-phrase", one.id}});
    html.link("/phrases?glossary=" + percent_encode(one.id), one.name);
    html.text(" ").leaf("span", "× " + show_number(one.count), {{"class", "meta"}}).close("li");
  }
  return html.close("ul").close("section");
}

}  // namespace weiguan::web
