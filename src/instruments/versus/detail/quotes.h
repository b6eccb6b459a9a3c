// What became of the quotes of a text.
#pragma once

#include "instruments/versus/detail/compare.h"

namespace weiguan::versus {

// Adds what happened to quotes: dropped, added and altered ones (only those in quotation marks, on
// one side at least), another speaker, marks put around what had none or taken away.  A speaker
// that is a pronoun, is not told, or is part of the other's name is no other one.
void find_quotes(const QuoteReader& reader, Vocabulary& vocabulary, Comparison& all);

}  // namespace weiguan::versus
