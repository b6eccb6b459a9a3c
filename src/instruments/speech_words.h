// The packs' words of speech, as the reader of quotes wants them.
#pragma once

#include "packs/packs.h"
#include "text/quotes.h"

namespace weiguan {

// Without verbs where the packs have none.
SpeechWords speech_words(const Packs& packs);

}  // namespace weiguan
