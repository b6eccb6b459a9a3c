// What names one thing in Chinese and in English: countries and cities, what happens, fixed
// phrases, and Chinese names by their sound.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "packs/packs.h"
#include "text/phrases.h"

namespace weiguan::told {

// A term of a text, as a number: equal terms have equal keys on every machine.
std::uint32_t key_of(char kind, std::string_view text);

// Countries and cities by ICU's names of them, and the equivalents, phrases and
// outlets of the packs that have a name in both languages.  Safe from many threads.
class Concepts {
 public:
  explicit Concepts(const Packs& packs);

  struct Found {
    std::uint32_t key = 0;
    bool place = false;  // A country or a city.

    friend auto operator<=>(const Found&, const Found&) = default;
  };
  // The concepts named in the text, each once, sorted.
  std::vector<Found> find(std::string_view text) const;
  // What the text names, in its order, each once, in the other language: "Somalia, president".
  std::string described(std::string_view text, bool in_chinese) const;
  // What a title says is done, a bit for each line of acts().
  std::uint32_t acts(std::string_view title) const;

 private:
  std::vector<Found> keys_;  // Of each phrase; filled while the phrases are made.
  std::vector<std::pair<std::string, std::string>> names_;  // Of each phrase, English and Chinese.
  std::vector<CountedPhrase> phrases_;
  PhraseMatcher matcher_, act_matcher_;
};

// "会见,会晤=meets,meet with", a line for each thing that is done; told_acts.cc: two titles that
// say that other things are done seldom tell of one event.  The first are said beside an event, not
// of it (a comment, a reaction, what is to come); the last is that somebody died, so that numbers
// grow from report to report.
std::string_view acts();
inline constexpr int acts_beside = 6, act_of_death = 22;

// How the Chinese character sounds, without tone: 长 is "chang".  Empty for others.
std::string_view sound_of(char32_t character);
// Whether the small letters may be Chinese syllables in a row: changsha, keqiang.  Returns how many
// at the least; 0 where they are none.
int syllables(std::string_view letters);

// "Li Keqiang": a Chinese person's name by its sound.
std::string spelled(std::string_view chinese_name);

// An English word without its endings of number, time and possession; small letters.
std::string stem(std::string_view word);
bool is_little_word(std::string_view word);  // the, of, said, ...; small letters.
// Characters pairs that say nothing of an event: 会见, 举行, 强调.
bool is_formula(std::string_view pair);

}  // namespace weiguan::told
