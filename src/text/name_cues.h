// Where a text seems to name somebody or some body.  No list of people: only general cues.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

enum class NameKind : std::uint8_t {
  name,    // A person, a place, a foreign name: beside a title or a verb of speech, written with
           // characters that write foreign sounds, with a capital.
  work,    // What stands in 《》.
  body,    // 外交部, 国务院, 单位: an organisation or a word for one.
  title,   // 部长, 发言人, minister.
  leader,  // A title of those who lead a state or a party, or a name beside one.
};

struct NameCue {
  NameKind kind = NameKind::name;
  Range range;      // Bytes, on character borders.
  std::string key;  // Folded.
};

// In the order of the text; they may overlap.  `verbs` are verbs of speech, folded (表示, said);
// few are enough.  A name is guessed: surname and one or two more characters where they touch a
// title or a verb of speech, three or more characters in a row that mostly write foreign sounds
// (卢卡, 斯基), a run of words with capitals.  Time is O(n) but for the number of verbs.
std::vector<NameCue> name_cues(std::string_view text, const std::vector<std::string>& verbs);

}  // namespace weiguan
