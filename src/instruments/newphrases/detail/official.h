// What is known of the language beforehand: the words official texts are made of, the characters
// that spell foreign names, and those that no expression begins or ends with.
#pragma once

#include <span>
#include <unordered_set>
#include <vector>

#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

class Official {
 public:
  explicit Official(Vocabulary& words);

  // For each place of a text, whether a word begins there that official texts are full of.
  std::vector<bool> marks(std::span<const Word> text) const;
  // The share of a phrase that is made of words of politics and government, 0 to 1.
  double inside(std::span<const Word> phrase) const { return share(phrase, inside_); }
  // The share that is made of words of the news: days, offices, events, figures.
  double news(std::span<const Word> phrase) const { return share(phrase, news_); }
  // The share that is made of what is said of anything: 成果, 显著, 形势.
  double routine(std::span<const Word> phrase) const { return share(phrase, routine_); }
  // Whether a verb that calls for what follows it (坚持, 推进, 要) ends right before the place.
  bool urges(std::span<const Word> text, std::size_t place) const;

  bool spells_names(Word word) const { return foreign_.count(word) > 0; }
  bool is_time(Word word) const { return times_.count(word) > 0; }
  // Function words: no expression stands between such edges (的, 了; the, of).
  bool loose(std::span<const Word> phrase) const;
  bool never_begins(Word word) const { return no_begin_.count(word) > 0; }
  // An edge that mostly belongs to the sentence, not to the expression (个, 到, 已).
  bool loose_end(Word word) const { return may_end_.count(word) > 0; }
  // A word that says for what, to what or where (为, 对, 在): behind it a long string is a
  // sentence's.
  bool sets_out(Word word) const { return setting_out_.count(word) > 0; }
  // Begins with a word that goes with anything, or ends with one that news puts behind a name:
  // 进一步, 不断, 表示.
  bool bland(std::span<const Word> phrase) const;
  // Ends as names of bodies, laws, meetings, offices and columns do: 委员会, 条例, 论坛.
  bool names(std::span<const Word> phrase) const;

 private:
  using Set = std::unordered_set<Word>;
  using Pairs = std::unordered_set<std::uint64_t>;  // Of words; the second may be 0.
  static bool begins(std::span<const Word> text, const std::vector<std::vector<Word>>& with);

  static bool ends(std::span<const Word> text, const std::vector<std::vector<Word>>& with);
  static double share(std::span<const Word> phrase, const Pairs& of);

  std::vector<std::vector<Word>> bland_, bland_ends_, name_ends_;
  Pairs around_, inside_, news_, routine_, urging_;
  Set foreign_, times_, no_begin_, no_end_, may_end_, setting_out_;
};

}  // namespace weiguan::newphrases
