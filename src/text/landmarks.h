// Landmarks: the few runs of words by which texts that repeat one another are found among millions.
//
// In every stretch of a text that weighs least_run (text/compared.h) the rarest run of ten CJK
// characters or four words is its landmark.  So whatever two texts have in common, if it weighs
// least_run both have a landmark of it, wherever it stands; and what is frequent everywhere (dates,
// titles of leaders) hardly ever is one.  The idea of winnowing (Schleimer, Wilkerson and Aiken
// 2003) with how frequent a run is in the place of its hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/compared.h"

namespace weiguan {

// How often runs stand in a body of texts: in a table of limited size, up to 255, so that two runs
// may be counted as one.  That makes landmarks a little more frequent and never misses one, as long
// as the same table is asked for all texts.
class GramCounts {
 public:
  // An empty table: every count is 0.
  GramCounts() = default;
  // For about so many runs (words of all texts); takes a byte for each, up to `most_bytes`.
  GramCounts(std::uint64_t runs, std::size_t most_bytes);
  // As bytes() gave it.
  explicit GramCounts(std::string bytes) : counts_(std::move(bytes)) {}

  void add(const ComparedText& text);
  std::string_view bytes() const { return counts_; }

 private:
  friend std::vector<std::uint64_t> landmarks(const ComparedText& text, const GramCounts& counts);
  std::uint8_t of(std::uint64_t hash) const;

  std::string counts_;  // A power of two, or nothing.
};

// Sorted, each once; none for a text without words.  A text that weighs less than least_run has
// one: the whole.  The same on every machine.
std::vector<std::uint64_t> landmarks(const ComparedText& text, const GramCounts& counts);

}  // namespace weiguan
