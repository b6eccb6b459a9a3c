// The texts of one cascade as words, and what one of them has of another.
//
// Words and single CJK characters are compared, folded, without punctuation and white space.  Texts
// with the same words are one wording, so that ten thousand copies of one text are held once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokens.h"

namespace weiguan::cascades {

// The words of a text by their places, in bytes of the original.
std::vector<Range> word_ranges(std::string_view text);

struct Wording {
  // The number of the run of four words, five characters or a mixture that begins at each word.
  // There are fewer of them than words.
  std::vector<std::uint32_t> runs;
  std::vector<std::uint8_t> sizes;    // Words of each run.
  std::vector<std::uint8_t> lengths;  // Characters of each word.
  // Figures with what stands around them, sorted, each once.
  std::vector<std::uint64_t> figures;

  std::size_t words() const { return lengths.size(); }
};

// What has to be explained if one text was made from another.
struct Difference {
  double cost = 0;  // 0: it has nothing that the other one lacks.
  // Places where it has what the other one lacks, and most others of the cascade lack, too.
  std::uint32_t changes = 0;
};

// What a text has of another one.
struct Taken {
  std::vector<char> taken;         // By word: whether it stands in a run that the other one has.
  std::size_t words = 0;           // How many do.
  std::uint64_t added = 0;         // Characters of the others.
  std::uint64_t cut = 0;           // Characters of the other text that stand in no common run.
  double share = 0, of_other = 0;  // The share of either text's words; 0 for a text without words.
  double resemblance = 0;          // Common runs by all of both.
};

class Wordings {
 public:
  // One more article with that text; the number of its wording.  Articles are added in the order in
  // which they surely were out.
  std::uint32_t add(std::string_view text);

  const Wording& operator[](std::uint32_t number) const { return wordings_[number]; }
  std::size_t size() const { return wordings_.size(); }
  std::size_t runs() const { return articles_with_.size(); }  // Different ones.
  // In how many wordings a run stands.
  std::uint32_t wordings_with(std::uint32_t run) const { return wordings_with_[run]; }
  std::uint32_t articles_of(std::uint32_t number) const { return articles_of_[number]; }
  // The article, by the order of adding, that had the run first.
  std::uint32_t first_with(std::uint32_t run) const { return first_with_[run]; }

  // What `made` has that `source` lacks: each place weighs 1 and a little more where it is long,
  // less where most articles have it (then it is `source` that stands alone).  What was cut off at
  // either end of `source` weighs a quarter; what was cut out of its middle shows in `made`.
  Difference difference(std::uint32_t source, std::uint32_t made);

  Taken taken(std::uint32_t source, std::uint32_t made);

  // Both have figures enough, and most of the figures of either are not in the other one: the same
  // form filled in anew, as in a daily bulletin.
  bool other_figures(std::uint32_t a, std::uint32_t b) const;
  bool has_figures(std::uint32_t number) const;  // Enough of them.

 private:
  void mark(std::vector<std::uint32_t>& marks, std::uint32_t& of, std::uint32_t number);
  double weight(std::uint32_t articles_with) const;

  std::vector<Wording> wordings_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  // By hash of all words.
  std::unordered_map<std::uint64_t, std::uint32_t> run_numbers_;
  std::vector<std::uint32_t> articles_with_, wordings_with_, first_with_;  // By run.
  std::vector<std::uint32_t> articles_of_;                                 // By wording.
  std::uint32_t articles_ = 0;
  // By run, the number (from 1) of the wording that was marked last and has it.
  std::vector<std::uint32_t> in_source_, in_made_;
  std::uint32_t source_ = 0, made_ = 0;
};

}  // namespace weiguan::cascades
