#include "instruments/silence/detail/sides.h"

#include <algorithm>

namespace weiguan::silence {

void Way::add(const Told& told) {
  if (!told.judged.complete) return;
  ++scored;
  answers.push_back(told.id);
  if (*told.judged.complete) {
    ++answered;
  } else {
    silent.push_back(told.id);
  }
}

std::optional<bool> Way::complete() const {
  if (answered * 2 == scored) return std::nullopt;
  return answered * 2 > scored;
}

void add_evidence(std::vector<ArticleId>& evidence, const std::vector<ArticleId>& more) {
  for (const ArticleId id : more) {
    if (evidence.size() >= most_evidence) return;
    evidence.push_back(id);
  }
}

std::optional<Compared> compare(const Things& things, double confidence) {
  Compared out;
  std::map<std::string, PairedShare> questions;
  std::vector<ArticleId> alike;
  for (const auto& [thing, sides] : things) {
    if (sides.first.scored == 0 || sides.second.scored == 0) continue;
    ++out.pairs;
    out.repeated += sides.first.scored > 1 || sides.second.scored > 1 ? 1U : 0U;
    PairedShare& question = questions[thing.question];
    question.first.hits += sides.first.answered;
    question.first.total += sides.first.scored;
    question.second.hits += sides.second.answered;
    question.second.total += sides.second.scored;
    const auto first = sides.first.complete(), second = sides.second.complete();
    const bool differ = first && second && *first != *second;
    std::vector<ArticleId>& evidence = differ ? out.evidence : alike;
    add_evidence(evidence, sides.first.answers);
    add_evidence(evidence, sides.second.answers);
    if (!first || !second) {
      ++out.ties;
    } else if (*first) {
      ++(*second ? out.both : out.only_first);
    } else {
      ++(*second ? out.only_second : out.neither);
    }
  }
  if (out.pairs == 0) return std::nullopt;
  add_evidence(out.evidence, alike);
  out.questions = questions.size();
  std::vector<PairedShare> shares;
  for (const auto& [key, one] : questions) shares.push_back(one);
  PairedOptions options;
  options.confidence = confidence;
  const auto test = mcnemar(out.only_first, out.only_second, confidence);
  const auto difference = paired_difference(shares, options);
  if (!test || !difference) return std::nullopt;
  out.test = *test;
  out.difference = *difference;
  return out;
}

}  // namespace weiguan::silence
