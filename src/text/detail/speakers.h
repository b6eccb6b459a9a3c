// Who speaks, as far as the words beside a verb of speech tell.
#pragma once

#include "text/detail/speech_text.h"

namespace weiguan::detail {

// The speaker among the items before a verb, back to the last comma: without what leads over from
// the sentence before (但, meanwhile), without adverbs before the verb (还, also) and, in Chinese,
// without when and where it was said (3日在会上).  Empty where nothing is left, or too much.
Stretch speaker_before(const SpeechText& text, Stretch clause);

// The speaker behind a verb that stands behind the words ("...," said Mei Bay on Monday.).
Stretch speaker_behind(const SpeechText& text, Stretch clause);

// Whether an English verb of speech is none here: the said port, it is said, to say.
bool is_no_speech(const SpeechText& text, std::size_t begin, std::size_t verb);

// Whether an English stretch says only when, where or to whom: on Monday, in a statement.
bool is_circumstance(const SpeechText& text, Stretch stretch);

}  // namespace weiguan::detail
