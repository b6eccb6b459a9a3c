// Where words end, learnt from the texts themselves: no dictionary, no segmenter.
//
// Strings of up to four characters that stick together and stand free on both sides are taken as
// words, and how often each is used is fitted to the texts (expectation and maximisation of a
// unigram model).  What is asked for is then how likely each place of a text is a seam between two
// words.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "instruments/newphrases/detail/grams.h"
#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

class Seams {
 public:
  // Learns from `texts`; stops early, with what it has learnt, when `go_on` says false.
  Seams(
      const Vocabulary& words,
      std::span<const std::vector<Word>> texts,
      const std::function<bool()>& go_on);

  // How likely a word begins at each place; 1 beside borders and at words of Latin letters.
  std::vector<float> read(std::span<const Word> text) const;

 private:
  void fit(std::span<const std::vector<Word>> texts, const std::function<bool()>& go_on);
  void pass(std::span<const GramId> at, std::size_t length, std::vector<double>* uses, float* seams)
      const;
  void passes(
      std::span<const Word> text,
      std::span<const GramId> at,
      std::vector<double>* uses,
      std::vector<float>* seams) const;
  std::vector<GramId> lattice(std::span<const Word> text) const;

  const Vocabulary& words_;
  Grams grams_;
  std::vector<double> weight_;  // Each string's share of all words; 0: it is no word.
};

}  // namespace weiguan::newphrases
