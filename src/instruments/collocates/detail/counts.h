// How often expressions stand beside phrases, and how often anywhere.
//
// Candidates are words, runs of 2 to `longest` Chinese characters without a sign between (and of
// one more, to see what is only a piece of them), and wordings of the glossary that are neither.
// What is near a phrase is marked by Near; an occurrence of a candidate is beside the phrase when
// all of it is near.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "instruments/asked_phrases.h"
#include "instruments/collocates/detail/index.h"
#include "instruments/collocates/detail/slices.h"
#include "instruments/collocates/detail/text.h"
#include "instruments/collocates/detail/tree.h"

namespace weiguan::collocates {

struct Question {
  std::vector<AskedPhrase> phrases;
  Overlap overlap = Overlap::every;
  Slices slices;
  Reach reach;
  std::size_t longest = 8;
  std::vector<std::string> glossary;  // Wordings.
  std::uint32_t least = 5;  // Beside a phrase in one slice, or a candidate is not counted exactly.
};

struct Tally {                         // Of one candidate beside one phrase in one slice.
  std::uint32_t beside = 0, left = 0;  // The rest are to the right.
  std::uint32_t articles = 0;
  std::uint32_t last_article = 0;  // Numbered from 1, while counting.
};

struct Use {  // Of one phrase in one slice.
  std::uint64_t occurrences = 0, articles = 0;
  std::uint64_t near = 0;  // Words and characters within reach.
};

class Counts {
 public:
  explicit Counts(const Question& question);

  // Reads the articles with the phrases twice: once to see which candidates may reach `least` at
  // all, in a table of fixed size, once to count those.
  void count_beside(const Archive& archive, const RunContext& context);
  // Reads all articles and counts the wanted candidates (by node) wherever they stand.
  void count_anywhere(
      const Archive& archive, const std::vector<std::uint8_t>& wanted, const RunContext& context);
  // Reads the articles with the phrases once more for the places behind what is shown: keys are
  // those of `tallies`; each keeps the first `most`.
  std::vector<std::vector<Passage>> find_passages(
      const Archive& archive, const Index& shown, std::size_t most, const RunContext& context);

  // The number of a phrase and a slice together.
  std::uint32_t pot(std::size_t phrase, std::size_t slice) const {
    return static_cast<std::uint32_t>(phrase * question_.slices.slices.size() + slice);
  }
  Tally tally(Tree::Node node, std::uint32_t pot) const;
  // Numbers of the tallies of one pot, in the order in which they were met.
  std::span<const std::uint32_t> tallies_of(std::uint32_t pot) const;
  std::uint64_t occurrences(Tree::Node node, std::size_t slice) const;
  std::string spell(Tree::Node node) const;
  std::vector<Symbol> symbols_of(const std::string& wording) const;  // Empty where no candidate.

  // What was counted.
  Tree tree;
  Index keys;  // pair_key(node, pot): the number is that of the tally.
  std::vector<Tally> tallies;
  std::vector<Use> uses;             // By pot.
  std::vector<std::uint64_t> sizes;  // By slice: words and characters.

 private:
  // One reading of the texts with the phrases, a phrase at a time.
  struct Place {
    const Article& article;
    std::uint32_t slice;
    std::size_t phrase;
    const Text& text;
    const Near& near;
    const std::vector<PhraseMatch>& matches;
  };
  using Found = std::function<void(Tree::Node, std::size_t first, std::size_t last)>;  // Pieces.

  void each_place(
      const Archive& archive,
      const RunContext& context,
      const std::function<void(const Place&)>& each);
  // Candidates that are all of more than one piece and stand in the glossary.
  void each_wording(const Article& article, const Text& text, const Found& found);
  void sketch(const Place& place);
  void tally_near(const Place& place);
  void add(Tree::Node node, const Place& place, std::size_t first, std::size_t last);

  void group_tallies();

  const Question& question_;
  Words words_;
  std::vector<std::string> wordings_;  // Of the glossary.
  std::optional<PhraseMatcher> wording_matcher_;
  std::vector<PhraseMatch> wording_matches_;
  std::vector<std::uint8_t> sketch_;
  std::uint32_t article_ = 0;
  std::vector<std::uint32_t> by_pot_;  // Numbers of tallies.
  std::vector<std::size_t> pot_begins_;
  Index anywhere_;  // pair_key(node, slice).
  std::vector<std::uint64_t> anywhere_counts_;
};

}  // namespace weiguan::collocates
