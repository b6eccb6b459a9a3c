// Boards that are drawn by chance, with silences planted in them, for tests and measures.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "instruments/coverage/detail/board.h"

namespace weiguan::coverage {

// Each outlet tells a story by chance: more the greater the story is, with a topic it likes or not,
// and with what its group as a whole makes of the story.
struct Drawing {
  std::size_t outlets = 24, groups = 4, stories = 400;
  double slope = 1.5;   // How much the size of a story matters.
  double topics = 0.4;  // How much outlets differ by topic.
  double groups_differ = 0.6;
  double not_seen = 0.02;  // Cells in which nobody looked.
  bool by_outlet = false;  // Units are outlets, not groups.
};

struct Drawn {
  Board board;
  std::vector<std::size_t> group;  // Of each outlet.
  std::set<std::pair<std::size_t, std::size_t>> planted;

  // Outlets that told it.
  std::size_t size(std::size_t story) const {
    std::size_t told = 0;
    for (std::size_t i = 0; i < board.outlets.size(); ++i) {
      told += board.at(story, i) == Known::told ? 1U : 0U;
    }
    return told;
  }
  std::vector<std::size_t> greatest(std::size_t count) const {
    std::vector<std::size_t> order(board.stories);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return size(a) > size(b);
    });
    order.resize(std::min(count, order.size()));
    return order;
  }
  // None of the unit tells it, and all were seen; planted where one of them would have told it.
  void silence(std::size_t story, std::size_t unit) {
    bool would = false;
    for (const std::size_t outlet : board.units[unit].members) {
      Known& known = board.known[story * board.outlets.size() + outlet];
      would = would || known == Known::told;
      known = Known::silent;
    }
    if (would) planted.emplace(story, unit);
  }
  bool is_planted(std::size_t story, std::size_t unit) const {
    return planted.count({story, unit}) != 0;
  }
};

inline Drawn draw(const Drawing& drawing, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> even{0, 1};
  constexpr std::size_t topics = 3;
  Drawn drawn;
  Board& board = drawn.board;
  std::vector<double> bias, slope;
  std::vector<std::vector<double>> likes;
  for (std::size_t i = 0; i < drawing.outlets; ++i) {
    board.outlets.push_back("outlet-" + std::to_string(i));
    board.languages.emplace_back("zh");
    drawn.group.push_back(i % drawing.groups);
    bias.push_back(0.8 * normal(random));
    slope.push_back(drawing.slope * (0.8 + 0.5 * even(random)));
    likes.emplace_back();
    for (std::size_t t = 0; t < topics; ++t)
      likes.back().push_back(drawing.topics * normal(random));
  }
  if (drawing.by_outlet) {
    for (std::size_t i = 0; i < drawing.outlets; ++i)
      board.units.push_back({board.outlets[i], {i}});
  } else {
    for (std::size_t g = 0; g < drawing.groups; ++g) {
      Teller unit{"group-" + std::to_string(g), {}};
      for (std::size_t i = g; i < drawing.outlets; i += drawing.groups) unit.members.push_back(i);
      board.units.push_back(std::move(unit));
    }
  }
  while (board.stories < drawing.stories) {
    const double size = -0.2 + 1.5 * normal(random);
    const std::size_t topic = random() % topics;
    std::vector<double> groups;
    for (std::size_t g = 0; g < drawing.groups; ++g) {
      groups.push_back(drawing.groups_differ * normal(random));
    }
    std::vector<Known> known;
    std::size_t told = 0;
    for (std::size_t i = 0; i < drawing.outlets; ++i) {
      const double odds = bias[i] + slope[i] * size + likes[i][topic] + groups[drawn.group[i]];
      const bool tells = even(random) < 1 / (1 + std::exp(-odds));
      const bool seen = even(random) >= drawing.not_seen;
      known.push_back(!seen ? Known::not_known : tells ? Known::told : Known::silent);
      told += tells && seen ? 1U : 0U;
    }
    if (told < 2) continue;
    board.known.insert(board.known.end(), known.begin(), known.end());
    ++board.stories;
  }
  board.output.assign(board.stories * drawing.outlets, 0);
  return drawn;
}

}  // namespace weiguan::coverage
