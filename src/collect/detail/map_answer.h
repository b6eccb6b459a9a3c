// What a row says of an answer of a chatbot.
#pragma once

#include <functional>
#include <string>

#include "collect/detail/mapping.h"
#include "model/answer.h"
#include "model/article.h"

namespace weiguan {

// The first text that the alternatives give in the row; empty where they give none.
using FirstOf = std::function<std::string(const Alternatives&)>;

// By the mapping's [answer].  `trouble` becomes a sentence where a value cannot be read; the field
// is left as it was then.
Answer map_answer(const Mapping& mapping, const FirstOf& first_of, std::string& trouble);

// Gives the answer an id where the row has none (of what was asked and came: equal ones are one),
// and the article the address, title and author that answers have.
void complete_answer(Answer& answer, Article& article);

}  // namespace weiguan
