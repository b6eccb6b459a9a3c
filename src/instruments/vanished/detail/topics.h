// What a text is about, by the packs' glossary.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/packs.h"
#include "text/phrases.h"

namespace weiguan::vanished {

struct Topic {
  std::string group;    // Id of a phrase group; empty where no phrase stands in the text.
  std::string phrases;  // At most three, "、" between.
};

class Topics {
 public:
  explicit Topics(const Packs& packs);  // Which live as long.

  // Of title and text.
  Topic of(std::string_view title, std::string_view text);

 private:
  std::vector<const Phrase*> phrases_;
  std::optional<PhraseMatcher> matcher_;  // Nothing where there is no glossary.
  std::vector<PhraseMatch> matches_;
};

}  // namespace weiguan::vanished
