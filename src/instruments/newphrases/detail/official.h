// What is known of the language beforehand: the words official texts are made of, the characters
// that spell foreign names, and those that no expression begins or ends with.
#pragma once

#include <algorithm>
#include <span>
#include <unordered_set>
#include <vector>

#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

class Official {
 public:
  explicit Official(Vocabulary& words);

  // For each place of a text, whether a word begins there that official texts are full of.
  std::vector<bool> marks(std::span<const Word> text) const { return marks(text, around_); }
  // The share of a phrase that is made of words of politics and government, 0 to 1.
  double inside(std::span<const Word> phrase) const { return share(phrase, inside_); }
  // The share that is made of words of the news: days, offices, events, figures.
  double news(std::span<const Word> phrase) const { return share(phrase, news_); }
  // The share that is made of what is said of anything: 成果, 显著, 形势.
  double routine(std::span<const Word> phrase) const { return share(phrase, routine_); }
  // The share that is made of words of relations between states: 互信, 务实, 双边.
  double states(std::span<const Word> phrase) const { return share(phrase, states_); }
  // How many words of dealings between states a text has: 会见, 访问, 总统.
  std::size_t dealings(std::span<const Word> text) const;
  // For each place of a text, whether a word of office begins there: 主席, 书记.
  std::vector<bool> offices(std::span<const Word> text) const { return marks(text, offices_); }
  // Whether a verb that calls for what follows it (坚持, 推进, 要) ends right before the place.
  bool urges(std::span<const Word> text, std::size_t place) const;

  // Begins with such a verb.
  bool begins_urging(std::span<const Word> phrase) const;
  // Ends like an ordinary compound, 制度体系 or 服务业, and begins with no such verb.
  bool compound(std::span<const Word> phrase) const;
  // Three characters of which the first is a common surname.
  bool like_a_person(std::span<const Word> phrase) const {
    return phrase.size() == 3 && surnames_.count(phrase.front()) > 0;
  }

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
  // Begins with a word that goes with anything, or is reported: 进一步, 不断.
  bool bland(std::span<const Word> phrase) const;
  // Ends with a word that news puts behind a name: 指出, 表示.
  bool reported(std::span<const Word> phrase) const { return ends(phrase, bland_ends_); }
  // Ends as an adverbial does, 党的十八大以来 or 新征程上; or waits for what it is about: 为主线.
  bool adverbial(std::span<const Word> phrase) const {
    return ends(phrase, adverbial_ends_) || (phrase.size() <= 3 && sets_out(phrase.front()));
  }
  // Holds 的: what stands behind that belongs to the whole list.
  bool joins(std::span<const Word> phrase) const {
    return std::find(phrase.begin(), phrase.end(), of_) != phrase.end();
  }
  // Ends as names of bodies, laws, meetings, offices and columns do: 委员会, 条例, 论坛.
  bool names(std::span<const Word> phrase) const;

 private:
  using Set = std::unordered_set<Word>;
  using Pairs = std::unordered_set<std::uint64_t>;  // Of words; the second may be 0.
  static std::vector<bool> marks(std::span<const Word> text, const Pairs& of);
  static bool begins(std::span<const Word> text, const std::vector<std::vector<Word>>& with);

  static bool ends(std::span<const Word> text, const std::vector<std::vector<Word>>& with);
  static double share(std::span<const Word> phrase, const Pairs& of);

  std::vector<std::vector<Word>> bland_, bland_ends_, adverbial_ends_, name_ends_, compound_ends_;
  Pairs around_, inside_, news_, routine_, states_, dealings_, offices_, urging_;
  Word of_;
  Set foreign_, times_, no_begin_, no_end_, may_end_, setting_out_, surnames_;
};

}  // namespace weiguan::newphrases
