// The texts in which the asked phrases stand, with the places.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "instruments/asked_phrases.h"

namespace weiguan {

// What one query more leaves of the articles of a filter: both must match.
Query both_of(Query a, Query b);

// Any of their wordings in the text: at least the articles in which one of them counts.
Query query_of_any(const std::vector<AskedPhrase>& phrases);

// Reads every article of the filter in whose text (not title) one of the phrases counts, oldest
// first.  Few phrases are looked up in the archive's index.  `matches` are in the order of
// PhraseMatcher::find().  Ends early when `each` returns false or `stop` is asked for.
void each_text_with(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    Overlap overlap,
    Filter filter,
    const Stop* stop,
    const std::function<bool(const Article&, const std::vector<PhraseMatch>& matches)>& each);

// Tells by notes why the phrases at these places of `phrases` stand nowhere in what was chosen:
// that no text of the archive has them, or that only others than the chosen ones do.
void tell_why_nothing(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    const std::vector<std::size_t>& unused,
    const RunContext& context);

}  // namespace weiguan
