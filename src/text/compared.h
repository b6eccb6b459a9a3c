// Texts of which each is compared with many others: what they repeat of one another, word for word.
//
// align.h is the thorough comparison of two texts, for whoever asks for these two; this is the
// quick one, for all pairs of an archive.  The measure of both is the word and the single CJK
// character, folded, without punctuation and white space.  A word weighs 5 and a CJK character 2,
// so that 12 words, 30 characters or a mixture weigh least_run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "text/align.h"

namespace weiguan {

inline constexpr std::uint32_t word_weight = 5, cjk_weight = 2, least_run = 60;

namespace detail {
struct ComparedWords;
}

// A text made ready.  Of each text the first gibibyte is read; invalid bytes are U+FFFD.
class ComparedText {
 public:
  explicit ComparedText(std::string text);
  ~ComparedText();
  ComparedText(ComparedText&& other) noexcept;
  ComparedText& operator=(ComparedText&& other) noexcept;

  const std::string& text() const { return text_; }
  std::size_t words() const;  // And CJK characters.
  std::uint64_t weight() const;
  std::size_t memory() const;  // Bytes, about.
  const detail::ComparedWords& read() const { return *words_; }

 private:
  std::string text_;
  std::unique_ptr<const detail::ComparedWords> words_;
};

struct Repetition {
  double resemblance = 0;  // That of text/shingles.h.
  // The share of the different words with a digit, of the text that has fewer of them, that the
  // other one has too: 0 to 1; 1 where it has fewer than three.  A form that is filled in anew
  // every day resembles itself, but its figures differ.
  double figures = 1;
  // The share of all words of each text that stand in a passage: 0 to 1.
  double of_source = 0, of_target = 0;
  std::vector<RepeatedPassage> passages;  // In the order of the target; never empty.
};

// One text beside others.  Not for two threads at once.
class Comparer {
 public:
  explicit Comparer(const ComparedText& text);  // Which outlives it.
  ~Comparer();
  Comparer(const Comparer&) = delete;
  Comparer& operator=(const Comparer&) = delete;

  // Nothing unless both texts have one run of words that weighs least_run, or are equal as wholes
  // and not empty.  The passages are those that weigh least_run on both sides: runs of equal words
  // with little between them, chained.  Of several sources of one part of the target the longest is
  // told.  A run is passed over where all parts of it stand more than 16 times in one of the texts,
  // unless both texts begin or end with it.  Deterministic.
  std::optional<Repetition> as_target_of(const ComparedText& source);
  std::optional<Repetition> as_source_of(const ComparedText& target);

 private:
  std::optional<Repetition> compare(const ComparedText& other, bool is_target);

  struct Tables;
  const ComparedText& text_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace weiguan
