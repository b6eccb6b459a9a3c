// Judges answers of a file by the classifier, without an archive.
//
//   measure_answers PACK... < ROWS.jsonl > VERDICTS.jsonl
//
// ROWS: {"id", "text", "asked", "language", "finish"}.  VERDICTS: {"id", "complete", "incomplete"
// (the chance that it does not answer), "main", "outcomes"}.  The packs are laid over each other.
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "instruments/outcomes.h"
#include "text/language.h"

int main(int count, char** given) {
  const std::vector<std::filesystem::path> folders(given + 1, given + count);
  const weiguan::Packs packs = weiguan::Packs::load(folders, [](const weiguan::Problem& problem) {
    std::cerr << problem.file << ": " << problem.reason << "\n";
  });
  const weiguan::OutcomeClassifier classifier(packs);
  std::string line;
  while (std::getline(std::cin, line)) {
    const nlohmann::json row = nlohmann::json::parse(line);
    weiguan::Article article;
    weiguan::Answer answer;
    article.text = row.at("text");
    article.language = weiguan::detect_language(article.text).language;
    answer.asked = row.at("asked");
    answer.language = row.at("language");
    answer.finish = row.at("finish");
    const weiguan::Verdict verdict = classifier.judge(article, answer);
    nlohmann::json out = {{"id", row.at("id")}, {"main", to_string(verdict.main())}};
    for (const weiguan::OutcomeFound& one : verdict.outcomes)
      out["outcomes"].push_back(to_string(one.outcome));
    if (verdict.complete) {
      out["complete"] = *verdict.complete;
      out["incomplete"] =
          *verdict.complete ? 1 - verdict.complete_certainty : verdict.complete_certainty;
    }
    std::cout << out.dump() << "\n";
  }
  return 0;
}
