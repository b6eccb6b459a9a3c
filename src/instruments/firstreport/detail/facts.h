// What a text tells that another one leaves out: numbers, names, sentences.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan::firstreport {

enum class FactKind { number, name, sentence };
std::string_view to_string(FactKind kind);

struct Fact {
  FactKind kind = FactKind::number;
  Range range;      // Bytes of the text.
  std::string key;  // Equal for two ways of writing one fact.
};

// In the order of the text.  Numbers are not those of dates and of the time of day, names those
// that text/name_cues.h sees, sentences those of eight words (or CJK characters) at least.
// `verbs` are verbs of speech, folded.
std::vector<Fact> facts_of(std::string_view text, const std::vector<std::string>& verbs);

// The official text, and others of the same hand, that a fact may stand in.
class Counterpart {
 public:
  void add(std::string_view text, std::string_view language);

  bool empty() const { return texts_.empty(); }
  // Whether it has the fact: the number, in any words; the name, as written but for 简/繁 and
  // capitals; half of the pairs of neighbouring words of the sentence.  A name or a sentence of a
  // language in which there is no text here is taken for told: it cannot be compared.
  bool tells(const Fact& fact, std::string_view text, std::string_view language) const;

 private:
  std::set<std::string, std::less<>> numbers_, languages_, pairs_;
  std::vector<std::string> texts_;  // Folded.
};

}  // namespace weiguan::firstreport
