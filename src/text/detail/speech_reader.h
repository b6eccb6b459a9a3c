// The quotes of one sentence after the other.
#pragma once

#include <utility>
#include <vector>

#include "text/detail/speech_text.h"
#include "text/quotes.h"

namespace weiguan::detail {

class SpeechReader {
 public:
  explicit SpeechReader(const SpeechText& text) : text_(text) {}

  void read(Stretch sentence);

  std::vector<Quote> take() { return std::move(quotes_); }

 private:
  struct Verb {
    Stretch verb, speaker;
    std::size_t clause = 0;  // Where its clause begins: reported words before it end here.
    bool han = false;
    bool at_once = false;    // Reported words may follow without a comma.
    bool according = false;  // An introduction: the speaker stands behind it.
    bool used = false;       // A marked quotation has it.
  };
  struct Mark {
    std::size_t open = 0, close = 0;
    bool taken = false;  // It is a quote.
  };

  // What there is in the sentence.
  void collect(Stretch sentence);
  Stretch speaker_of(Stretch before, const std::vector<Stretch>& clauses, bool han) const;

  // Marked quotations.
  void read_marks(Stretch sentence);
  Verb* verb_before(Stretch gap);
  Verb* verb_behind(Stretch gap);
  bool is_speech(const Mark& mark, std::size_t end) const;
  bool follows_last(const Mark& mark, Stretch sentence) const;

  // The others.
  void read_reported(Stretch sentence);
  void find_borders();
  std::size_t end_of_words(const Verb& verb, std::size_t end) const;
  void read_chinese(const Verb& verb, std::size_t end);
  void read_english(const Verb& verb, std::size_t from, std::size_t end);
  void read_according(const Verb& verb, std::size_t from, std::size_t end);
  void add(Speech speech, Stretch words, Stretch speaker, Stretch verb);

  const SpeechText& text_;
  std::vector<Verb> verbs_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> borders_;  // Where reported words end at the latest, in order.
  // The last marked quotation's, for one that follows at once.
  Stretch last_speaker_, last_verb_;
  std::size_t last_close_ = 0;
  std::size_t last_sentence_ = 0;  // Where the sentence before this one begins.
  std::vector<Quote> quotes_;
};

}  // namespace weiguan::detail
