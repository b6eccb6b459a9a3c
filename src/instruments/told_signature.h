// What an article tells, as terms that can be compared: the words of its title and first lines, who
// and where, numbers and days.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/told_words.h"
#include "model/article.h"

namespace weiguan::told {

enum class Kind : std::uint8_t {
  word,        // A word, or two Chinese characters in a row.
  number,      // By its value.
  date,        // A month and a day.
  equivalent,  // Of Concepts: the same in both languages.
  sound,       // A Chinese name by its sound, as English writes it.
};

struct Term {
  std::uint32_t key = 0;
  Kind kind = Kind::word;
  bool title = false;    // Stands in the title.
  bool lead = false;     // Stands in the first lines.
  bool formula = false;  // Says nothing of an event (told_words.h).
  bool place = false;    // A country or a city.

  friend bool operator==(const Term&, const Term&) = default;
};

enum class Tongue : std::uint8_t { none, chinese, english, other };

struct Signature {
  ArticleId id{};
  std::int64_t minute = 0;  // When it was told, since 1970; see told_minute().
  Tongue tongue = Tongue::none;
  bool has_lead = false;
  std::vector<Term> words;    // Of its own language, and numbers and dates; by key, each once.
  std::vector<Term> neutral;  // Comparable across languages; by key, each once.
  // Sounds of Chinese words that may be names; they count where an English text has one of them.
  std::vector<Term> sounds;
  std::vector<std::uint32_t> actors;  // Persons named in a Chinese title; sorted.
  // Of a Chinese title that says who was met: keys of the first and the last two characters of how
  // it calls the guest; 0 in others.  They are words as those above.
  std::uint32_t guest_begins = 0, guest_ends = 0;
  std::uint32_t acts = 0;    // What the title says is done: Concepts::acts().
  std::uint32_t outlet = 0;  // Of an article, not of a post; 0 where there is none known.
  std::uint64_t digest = 0;  // Of title and first lines: equal where these are.
};

// When an article was told, as far as it is known: the start of its time range; the time when it
// was first seen where nothing better is known.
std::int64_t told_minute(const TimeRange& published);

// The title without the label of a column in brackets before it.
std::string_view without_label(std::string_view title);
// Whom a Chinese title says that somebody met or talked to, as it calls them: 印度总统 of
// 某某会见印度总统.  Empty where it does not say so.
std::string_view guest_of(std::string_view title);
// Persons named in a Chinese title, folded, in its order.
std::vector<std::string> actors_of(std::string_view title);

Signature sign(const Article& article, const Concepts& concepts);

}  // namespace weiguan::told
