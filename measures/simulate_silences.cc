// Whether the silences that `coverage` tells keep the false-discovery rate that they promise, and
// how many of those that were held back it finds, by simulation:
//   measure_silences [RUNS]
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "instruments/coverage/detail/silences.h"
#include "instruments/coverage/test_boards.h"

namespace {

using weiguan::coverage::Correction;
using weiguan::coverage::draw;
using weiguan::coverage::Drawing;
using weiguan::coverage::Drawn;
using weiguan::coverage::SilenceOptions;
using weiguan::coverage::tell_silences;
using weiguan::coverage::test_silences;
using weiguan::coverage::Tested;

struct Case {
  const char* name;
  Drawing drawing;
  std::size_t planted;
  double least;  // Share of all outlets that told a story of which silence is planted.
};

struct Figure {
  double wrong = 0, found = 0, told = 0;
};

void plant(const Case& one, std::uint64_t seed, Drawn& drawn) {
  std::mt19937_64 random(seed * 7919 + 1);
  std::vector<std::pair<std::size_t, std::size_t>> places;
  const std::size_t units = std::min<std::size_t>(2, drawn.board.units.size());
  for (std::size_t story = 0; story < drawn.board.stories; ++story) {
    const auto told = static_cast<double>(drawn.size(story));
    if (told < one.least * static_cast<double>(drawn.board.outlets.size())) continue;
    for (std::size_t unit = 0; unit < units; ++unit) places.emplace_back(story, unit);
  }
  std::shuffle(places.begin(), places.end(), random);
  places.resize(std::min(places.size(), one.planted));
  for (const auto& [story, unit] : places) drawn.silence(story, unit);
}

Figure score(const Tested& tested, const Drawn& drawn) {
  double told = 0, wrong = 0, found = 0;
  for (std::size_t story = 0; story < drawn.board.stories; ++story) {
    for (std::size_t unit = 0; unit < tested.units; ++unit) {
      if (!tested.at(story, unit).told) continue;
      ++told;
      ++(drawn.is_planted(story, unit) ? found : wrong);
    }
  }
  const auto planted = static_cast<double>(drawn.planted.size());
  return {told > 0 ? wrong / told : 0, planted > 0 ? found / planted : 0, told};
}

void run(const Case& one, int runs) {
  const std::vector<std::pair<const char*, Correction>> corrections = {
      {"bh", Correction::benjamini_hochberg},
      {"by", Correction::benjamini_yekutieli},
      {"heyse", Correction::heyse}};
  std::vector<Figure> sums(corrections.size());
  for (int i = 0; i < runs; ++i) {
    const auto seed = static_cast<std::uint64_t>(i + 1);
    Drawn drawn = draw(one.drawing, seed);
    plant(one, seed, drawn);
    Tested tested = test_silences(drawn.board, {});
    for (std::size_t c = 0; c < corrections.size(); ++c) {
      SilenceOptions options;
      options.correction = corrections[c].second;
      tell_silences(drawn.board, options, tested);
      const Figure figure = score(tested, drawn);
      sums[c].wrong += figure.wrong / runs;
      sums[c].found += figure.found / runs;
      sums[c].told += figure.told / runs;
    }
  }
  for (std::size_t c = 0; c < corrections.size(); ++c) {
    fmt::print(
        "{}\t{}\t{:.3f}\t{:.3f}\t{:.2f}\n",
        one.name,
        corrections[c].first,
        sums[c].wrong,
        sums[c].found,
        sums[c].told);
  }
}

Drawing with(void (*change)(Drawing&)) {
  Drawing drawing;
  change(drawing);
  return drawing;
}

}  // namespace

int main(int count, char** words) {
  const int runs = count > 1 ? std::atoi(words[1]) : 200;
  if (runs < 1) return 64;
  const std::vector<Case> cases = {
      {"groups of 6, nothing held back", {}, 0, 0.6},
      {"groups of 6, 8 held back", {}, 8, 0.6},
      {"groups of 6, 20 held back", {}, 20, 0.6},
      {"groups of 6, 8 great stories held back", {}, 8, 0.8},
      {"groups of 8, 8 held back", with([](Drawing& one) { one.outlets = 32; }), 8, 0.6},
      {"groups of 4, 8 held back", with([](Drawing& one) { one.outlets = 16; }), 8, 0.6},
      {"groups of 6 that follow one another, 8 held back",
       with([](Drawing& one) {
         one.slope = 3;
         one.groups_differ = 0.3;
       }),
       8,
       0.6},
      {"groups of 6 of one mind each, 8 held back",
       with([](Drawing& one) { one.groups_differ = 1.2; }),
       8,
       0.6},
      {"groups of 6, 100 stories, 8 held back",
       with([](Drawing& one) { one.stories = 100; }),
       8,
       0.6},
      {"single outlets, nothing held back",
       with([](Drawing& one) { one.by_outlet = true; }),
       0,
       0.6},
      {"single outlets, 8 held back", with([](Drawing& one) { one.by_outlet = true; }), 8, 0.8},
      {"single outlets that follow one another, 8 held back",
       with([](Drawing& one) {
         one.by_outlet = true;
         one.slope = 4;
         one.groups_differ = 0.2;
         one.topics = 0.2;
       }),
       8,
       0.8}};
  fmt::print("case\tcorrection\twrong of told\tfound of held back\ttold\n");
  for (const Case& one : cases) {
    run(one, runs);
    std::fflush(stdout);
  }
  return 0;
}
