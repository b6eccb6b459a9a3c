#include "text/detail/capitals.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

constexpr std::array<std::string_view, 23> no_names = {
    "april",   "august",   "december",  "february", "friday",   "i",       "january",  "july",
    "june",    "march",    "may",       "monday",   "mr",       "mrs",     "ms",       "november",
    "october", "saturday", "september", "sunday",   "thursday", "tuesday", "wednesday"};

constexpr std::array<std::string_view, 10> leaders = {
    "chancellor",
    "chairman",
    "emperor",
    "king",
    "leader",
    "premier",
    "president",
    "pm",
    "queen",
    "tsar"};

constexpr std::array<std::string_view, 24> titles = {
    "admiral",  "ambassador", "attorney",     "ceo",         "chief",     "commissioner",
    "director", "dr",         "foreign",      "general",     "governor",  "justice",
    "mayor",    "minister",   "mp",           "officer",     "professor", "secretary",
    "senator",  "spokesman",  "spokesperson", "spokeswoman", "judge",     "editor"};

template <std::size_t count>
bool has(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

class RunReader {
 public:
  explicit RunReader(std::string_view text) : text_(text) {}

  std::vector<CapitalRun> read() {
    PieceReader reader(text_);
    for (Piece piece; reader.next(piece);) {
      if (piece.kind == PieceKind::word) {
        word(piece);
        front_ = false;
      } else {
        finish();
        if (piece.kind == PieceKind::sentence_end) front_ = true;
        if (piece.kind == PieceKind::character) front_ = false;
      }
    }
    finish();
    if (capitals_ * 2 > words_ && words_ > 8) runs_.clear();
    return std::move(runs_);
  }

 private:
  void word(const Piece& piece) {
    ++words_;
    const bool title = has(titles, piece.folded), leader = has(leaders, piece.folded);
    const bool capital = has_capital(text_.substr(piece.begin, piece.end - piece.begin)) &&
                         !has(no_names, piece.folded);
    if (capital) ++capitals_;
    if (!capital) {
      finish();
      after_title_ = title || leader;
      after_leader_ = leader;
      return;
    }
    if (length_ > 0 && piece.begin <= run_.range.end + 1) {
      run_.key += ' ';
    } else {
      const bool after_title = after_title_, after_leader = after_leader_;
      finish();
      run_ = {};
      run_.range.begin = piece.begin;
      run_.title = after_title;
      run_.leader = after_leader;
      at_front_ = front_;
    }
    run_.key += piece.folded;
    run_.range.end = piece.end;
    run_.title = run_.title || title || leader;
    run_.leader = run_.leader || leader;
    ++length_;
  }

  void finish() {
    if (length_ > 1 || (length_ == 1 && (!at_front_ || run_.title))) {
      run_.leader = run_.leader || run_.key.find("prime minister") != std::string::npos ||
                    run_.key.find("general secretary") != std::string::npos;
      runs_.push_back(run_);
    }
    length_ = 0;
    after_title_ = after_leader_ = false;
  }

  std::string_view text_;
  std::vector<CapitalRun> runs_;
  CapitalRun run_;
  std::size_t length_ = 0, words_ = 0, capitals_ = 0;
  bool front_ = true, at_front_ = false;
  bool after_title_ = false, after_leader_ = false;
};

}  // namespace

bool has_capital(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_character(word, at);
  return first < 0x250 && fold(first) != first;
}

std::vector<CapitalRun> capital_runs(std::string_view text) {
  return RunReader(text).read();
}

}  // namespace weiguan::detail
