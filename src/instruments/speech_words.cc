#include "instruments/speech_words.h"

namespace weiguan {

SpeechWords speech_words(const Packs& packs) {
  const Wording& wording = packs.wording();
  SpeechWords words;
  words.verbs = wording.speech.all();
  words.clause_verbs = wording.clause_speech.all();
  words.introductions = wording.introductions.all();
  words.others = wording.other_words.all();
  return words;
}

}  // namespace weiguan
