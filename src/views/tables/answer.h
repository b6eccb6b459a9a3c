// What is known of an answer of a chatbot, for a page about it or a terminal.
#pragma once

#include <string>
#include <vector>

#include "model/answer.h"
#include "views/tables/tables.h"

namespace weiguan {

struct AnswerFact {
  Words label;
  std::string value;  // In the providers' words where they are theirs: not to be trusted.
};

// What was asked, of whom and by which way, and how the answer came; what is not known is left out.
std::vector<AnswerFact> answer_facts(const Answer& answer, Speech speech);

// All of it as a JSON object; null where not known.
std::string answer_json(const Answer& answer);

}  // namespace weiguan
