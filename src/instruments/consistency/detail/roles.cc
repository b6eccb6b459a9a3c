#include "instruments/consistency/detail/roles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/fold.h"
#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::consistency {

namespace {

constexpr std::array<std::string_view, 16> roles_en = {
    "founder",
    "editor",
    "author",
    "mayor",
    "president",
    "captain",
    "capital",
    "director",
    "chairman",
    "designer",
    "inventor",
    "publisher",
    "owner",
    "architect",
    "headmaster",
    "chancellor"};
constexpr std::array<std::string_view, 6> done_by = {
    "founded", "edited", "written", "designed", "invented", "owned"};
constexpr std::array<std::string_view, 20> roles_zh = {
    "创办人", "创始人", "创刊人", "主编", "总编辑", "总编", "社长", "作者",   "市长",   "总统",
    "总理",   "主席",   "船长",   "院长", "校长",   "首都", "省会", "设计师", "发明者", "老板"};
constexpr std::size_t most_name_bytes = 36;

struct Word {
  std::string folded;
  Range range;
  bool capital = false;
  PieceKind kind = PieceKind::sign;
};

std::vector<Word> read(std::string_view sentence) {
  std::vector<Word> words;
  PieceReader reader(sentence);
  for (Piece piece; reader.next(piece);) {
    const char first = sentence[piece.begin];
    words.push_back(
        {std::string(piece.folded),
         {piece.begin, piece.end},
         piece.kind == PieceKind::word && first >= 'A' && first <= 'Z',
         piece.kind});
  }
  return words;
}

template <std::size_t many>
bool is_one(const std::array<std::string_view, many>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Statement name_of(std::string_view sentence, const Range& range) {
  Statement value;
  value.kind = Kind::name;
  value.range = range;
  value.name = fold(sentence.substr(range.begin, range.end - range.begin));
  return value;
}

// The words with capitals from there on, at least so many; nothing where another name follows with
// "and".  A single one may be no name: the editor was Scottish.
bool english_name(const std::vector<Word>& words, std::size_t at, std::size_t least, Range& range) {
  std::size_t end = at;
  while (end < words.size() && words[end].capital) ++end;
  if (end - at < least) return false;
  if (end < words.size() &&
      (words[end].folded == "and" || words[end].folded == "or" || words[end].folded == "&")) {
    return false;
  }
  range = {words[at].range.begin, words[end - 1].range.end};
  return true;
}

void find_english(
    std::string_view sentence, const std::vector<Word>& words, std::vector<Statement>& found) {
  for (std::size_t at = 1; at + 1 < words.size(); ++at) {
    Range range;
    const std::string &left = words[at - 1].folded, &here = words[at].folded;
    const bool was = here == "was" || here == "is";
    if (was && is_one(roles_en, left) &&
        english_name(words, at + 1, left == "capital" ? 1 : 2, range)) {
      found.push_back(name_of(sentence, range));
      continue;
    }
    // "The editor of the Harbour Gazette was Ada Quill": the role opens the sentence.
    if (was && words.size() > 2 &&
        is_one(roles_en, words[words[0].folded == "the" ? 1 : 0].folded) &&
        words[words[0].folded == "the" ? 2 : 1].folded == "of" &&
        english_name(words, at + 1, 2, range)) {
      found.push_back(name_of(sentence, range));
      continue;
    }
    if (here == "by" && is_one(done_by, left) && english_name(words, at + 1, 2, range)) {
      found.push_back(name_of(sentence, range));
    }
  }
}

// Folded, but for characters whose folded form has another number of bytes: places stay.
std::string folded_in_place(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_character(text, at);
    const std::string_view whole = text.substr(begin, at - begin);
    const std::string folded = fold(whole);
    out += folded.size() == whole.size() ? folded : std::string(whole);
  }
  return out;
}

// 主编是一位渔民 tells no name.
bool begins_as_no_name(std::string_view words) {
  for (const std::string_view one :
       {"一", "个", "前", "原", "谁", "不", "何", "本", "什", "否", "当", "某"}) {
    if (words.substr(0, one.size()) == one) return true;
  }
  return false;
}

// From 是 to the clause's end, where that is short enough for a name.
void find_chinese(std::string_view original, std::vector<Statement>& found) {
  const std::string in_place = folded_in_place(original);
  const std::string_view sentence = in_place;
  for (const std::string_view role : roles_zh) {
    for (std::size_t at = sentence.find(role); at != std::string_view::npos;
         at = sentence.find(role, at + role.size())) {
      std::size_t begin = at + role.size();
      std::string_view link;
      for (const std::string_view one : {"是", "为", "叫", "名叫", "："}) {
        if (sentence.substr(begin, one.size()) == one) link = one;
      }
      if (link.empty()) continue;
      begin += link.size();
      std::size_t end = sentence.size();
      for (const std::string_view sign :
           {"，", "。", "；", "（", "！", "\n", ",", "、", "和", "与", "及", "的"}) {
        end = std::min(end, sentence.find(sign, begin));
      }
      const std::string_view stop = sentence.substr(std::min(end, sentence.size()), 3);
      const bool several =
          stop == "、" || stop == "和" || stop == "与" || stop == "及" || stop == "的";
      if (several || end < begin + 6 || end > begin + most_name_bytes) continue;
      if (begins_as_no_name(sentence.substr(begin))) continue;
      found.push_back(name_of(original, {begin, end}));
    }
  }
}

}  // namespace

std::vector<Statement> names_in_roles(std::string_view sentence) {
  std::vector<Statement> found;
  find_english(sentence, read(sentence), found);
  find_chinese(sentence, found);
  std::sort(found.begin(), found.end(), [](const Statement& a, const Statement& b) {
    return a.range.begin < b.range.begin;
  });
  const auto overlaps = [](const Statement& a, const Statement& b) {
    return b.range.begin < a.range.end;
  };
  found.erase(std::unique(found.begin(), found.end(), overlaps), found.end());
  return found;
}

}  // namespace weiguan::consistency
