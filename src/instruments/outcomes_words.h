// What a text of an answer shows without a model: its wordings, its language, how it ends.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.h"
#include "model/article.h"
#include "packs/packs.h"
#include "text/phrases.h"
#include "text/tokens.h"

namespace weiguan::outcomes {

enum Wordings : std::size_t { refusal, ignorance, evasion, official };

// Sentences (by number) in which wordings of each kind stand, each once, in order.
using Said = std::array<std::vector<std::size_t>, 4>;

// Finds the wordings of the packs.  What stands in quotation marks is somebody else's; refusals and
// ignorance of an "I" count only in the first three and the last two sentences, so that a story
// or an interview does not refuse.
class WordingFinder {
 public:
  explicit WordingFinder(const AnswerWords& words);

  Said find(std::string_view text, const std::vector<Range>& sentences) const;

 private:
  PhraseMatcher matcher_;
};

struct Sign {
  double certainty = 0;
  std::string why;
};

// That the text is in another language or script than it was asked in, or in two.  Not for a text
// that is too short to tell.
std::optional<Sign> wrong_language(const Article& article, const Answer& answer);

// Whether the text fell apart into words of many scripts, of which no language prevails: what
// models write that lost their way.  A text in two languages did not.
bool fell_apart(std::string_view text);

// That it ended before its end: told so, or in the midst of a sentence.
std::optional<Sign> cut_off(const Article& article, const Answer& answer);

}  // namespace weiguan::outcomes
