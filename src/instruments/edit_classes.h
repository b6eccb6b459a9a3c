// What kind of change an edit is, and how much it weighs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instruments.h"
#include "packs/packs.h"
#include "text/diff.h"
#include "text/name_cues.h"
#include "text/phrases.h"

namespace weiguan {

// The heaviest first.  The last three leave what is said as it was.
enum class EditClass : std::uint8_t {
  name,         // A name, a title or a body.
  phrase,       // A fixed expression of the packs' glossary.
  headline,     // Anything in the headline.
  number,       // A number, by what it comes to.
  hardened,     // A hedge went, or an intensifier came.
  softened,     // The other way round.
  removed,      // A passage: a sentence, a paragraph, twenty characters in a row.
  added,        // Likewise.
  rewritten,    // A passage by another.
  wording,      // Words that are none of these.
  moved,        // A passage stands elsewhere, word for word.
  typo,         // A character or the spelling of a word.
  punctuation,  // Signs only.
  links,        // Of a page: where its links lead.
  markup        // Of a page: its tags.
};
inline constexpr std::size_t edit_classes = 15;

// name phrase headline ..., with what they mean.
std::span<const Choice> edit_class_choices();

struct JudgedOperation {
  Operation operation;
  bool headline = false;           // Of the headline, else of the text.
  std::vector<EditClass> classes;  // The heaviest first; never empty.
  int severity = 0;                // 0 to 100.
};

struct Edit {
  bool changed = false;                     // More than punctuation, links and markup.
  std::vector<JudgedOperation> operations;  // Of the headline, then of the text.
  std::vector<EditClass> classes;           // Of all of them, the heaviest first.
  int severity = 0;                         // To sort by: that of the heaviest, and a little more.
  std::size_t deleted = 0, inserted = 0;    // As in Difference.
  std::size_t before = 0, after = 0;        // Of the texts, as in Difference.
  bool rough = false;
};

struct EditText {
  std::string_view title, text;
};

// Built once, then only read: safe from many threads.
class EditJudge {
 public:
  explicit EditJudge(const Packs& packs);

  // A headline that one side does not have is not compared.
  Edit judge(const EditText& before, const EditText& after) const;

 private:
  void judge_text(std::string_view before, std::string_view after, bool headline, Edit& edit) const;

  std::vector<std::string> verbs_;
  PhraseMatcher wording_, outlets_, phrases_;
};

// "name, number", by the names of edit_class_choices(); empty for none.
std::string names_of(const std::vector<EditClass>& classes);

}  // namespace weiguan
