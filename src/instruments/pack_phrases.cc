#include "instruments/pack_phrases.h"

#include <utility>

#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

const std::string nowhere = "\ufdd0\ufdd0";
constexpr std::size_t least = 3;  // Characters of an outlet's name.

}  // namespace

CountedPhrase phrase_of(std::vector<std::string> wordings) {
  CountedPhrase phrase;
  phrase.wordings = std::move(wordings);
  std::erase_if(phrase.wordings, [](const std::string& one) { return tokens(one).empty(); });
  if (phrase.wordings.empty()) phrase.wordings = {nowhere};
  return phrase;
}

std::vector<CountedPhrase> wording_phrases(const Packs& packs) {
  const Wording& wording = packs.wording();
  return {
      phrase_of(wording.hedges.all()),
      phrase_of(wording.intensifiers.all()),
      phrase_of(wording.other_words.all())};
}

std::vector<CountedPhrase> outlet_phrases(const Packs& packs) {
  std::vector<CountedPhrase> phrases;
  for (const Outlet& one : packs.outlets()) {
    std::vector<std::string> names = one.also;
    names.insert(names.end(), {one.names.hans, one.names.hant, one.names.en});
    std::erase_if(names, [](const std::string& name) { return count_characters(name) < least; });
    phrases.push_back(phrase_of(std::move(names)));
  }
  return phrases;
}

}  // namespace weiguan
