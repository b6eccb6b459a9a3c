// The same questions in two ways: two languages, models, dates, wordings.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "instruments/silence/detail/told.h"
#include "stats/paired.h"

namespace weiguan::silence {

// Answers to one thing in one way.
struct Way {
  std::uint64_t answered = 0, scored = 0;
  std::vector<ArticleId> answers;  // Scored ones.
  std::vector<ArticleId> silent;   // Of these, those that are not complete.

  void add(const Told& told);
  // What most repeats are; nothing where as many are as are not, or none is scored.
  std::optional<bool> complete() const;
};

struct Sides {
  Way first, second;
};

// What is compared: a question in one wording, of one model where models are taken together.
struct Thing {
  Model model;
  std::string question;  // Told::key()
  std::string form;

  friend bool operator<(const Thing& a, const Thing& b) {
    return std::tie(a.question, a.form, a.model) < std::tie(b.question, b.form, b.model);
  }
};

using Things = std::map<Thing, Sides>;

struct Compared {
  std::uint64_t pairs = 0;      // Things that were scored in both ways.
  std::uint64_t questions = 0;  // Of which they are.
  std::uint64_t repeated = 0;   // Pairs with more than one answer in a way.
  // Of pairs, by the majority of their repeats.
  std::uint64_t both = 0, neither = 0, only_first = 0, only_second = 0;
  std::uint64_t ties = 0;  // Pairs of which one way has no majority.
  McNemar test;
  PairedDifference difference;      // Of answered shares, by question.
  std::vector<ArticleId> evidence;  // Answers of pairs that differ first.
};

// Nothing where no thing was scored in both ways.
std::optional<Compared> compare(const Things& things, double confidence);

// At most this many answers are named as a row's evidence.
inline constexpr std::size_t most_evidence = 200;
void add_evidence(std::vector<ArticleId>& evidence, const std::vector<ArticleId>& more);

}  // namespace weiguan::silence
