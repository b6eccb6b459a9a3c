#include "text/quotes.h"

#include <algorithm>

#include "text/detail/speech_reader.h"
#include "text/detail/speech_text.h"

namespace weiguan {

namespace {

// A phrase needs a wording: where a list is empty it is two characters that stand in no text.
std::vector<CountedPhrase> phrases_of(const SpeechWords& words) {
  std::vector<CountedPhrase> phrases(4);
  phrases[0].wordings = words.verbs;
  phrases[1].wordings = words.clause_verbs;
  phrases[2].wordings = words.introductions;
  phrases[3].wordings = words.others;
  for (CountedPhrase& one : phrases) {
    if (one.wordings.empty()) one.wordings = {"\ufdd0\ufdd0"};
  }
  return phrases;
}

}  // namespace

std::string_view to_string(Speech speech) {
  return speech == Speech::direct ? "direct" : "reported";
}

QuoteReader::QuoteReader(const SpeechWords& words)
    : matcher_(phrases_of(words), Overlap::longest) {}

std::vector<Quote> QuoteReader::read(std::string_view text) const {
  const detail::SpeechText speech(text, matcher_);
  detail::SpeechReader reader(speech);
  for (const detail::Stretch& one : speech.sentences()) reader.read(one);
  std::vector<Quote> quotes = reader.take();
  std::ranges::stable_sort(quotes, {}, [](const Quote& one) { return one.words.begin; });
  // A marked sentence that nobody speaks may lie within reported words.
  std::vector<Quote> apart;
  for (const Quote& one : quotes) {
    if (apart.empty() || one.words.begin >= apart.back().words.end) apart.push_back(one);
  }
  return apart;
}

}  // namespace weiguan
