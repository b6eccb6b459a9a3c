// How answers of chatbots are read: wordings, the weights of a linear model, and how often it errs.
//
// They stand in the folder answers/ of a pack, each file laid over the one of its name before:
//   words.toml   what refusals, feigned ignorance, evasion and the official line sound like
//   LANG.tsv     weights for texts in that language: feature, incomplete, denial
//   rates.tsv    how many answers of held-out models were judged right
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/problem.h"

namespace weiguan {

// Wordings as the file has them, Chinese and English; those who look for them fold both sides.
struct AnswerWords {
  std::vector<std::string> refusal, ignorance, evasion, official;
};

struct AnswerWeight {
  double incomplete = 0;  // Speaks for "does not answer what was asked".
  double denial = 0;  // Of such an answer: for "says no" rather than "speaks of something else".
};

// Two logistic regressions over the features of instruments/answer_features.h.
struct AnswerModel {
  AnswerWeight intercept;
  // What a sum of weights is multiplied by, and what is added, to become a calibrated logarithm of
  // odds.
  AnswerWeight slope = {1, 1}, offset;
  std::unordered_map<std::string, AnswerWeight> weights;
};

// Of answers in `language` by models of a `family` (empty: all of them) that were not trained on.
struct AnswerRate {
  std::string language, family;
  std::uint64_t complete = 0;          // By the judge.
  std::uint64_t complete_right = 0;    // Of these, called complete.
  std::uint64_t incomplete = 0;        // By the judge.
  std::uint64_t incomplete_right = 0;  // Of these, called incomplete.
};

struct AnswerLore {
  AnswerWords words;
  std::map<std::string, AnswerModel, std::less<>> models;  // By language, ISO 639.
  std::vector<AnswerRate> rates;

  const AnswerModel* model(std::string_view language) const;  // Null where there is none.
  // Of the family that the model's name begins with or has behind a slash ("qwen" of
  // "qwen/qwen3-14b"), else of the language; null where nothing was measured.
  const AnswerRate* rate(std::string_view language, std::string_view model) const;
};

// What a model's name says of its family: "qwen" of "Qwen/Qwen3-14B"; its first run of letters.
std::string answer_family(std::string_view model);

// The files of one folder; empty where there is no folder answers/ in it.
struct AnswerFiles {
  std::string folder;                        // As the user named it.
  std::map<std::string, std::string> files;  // Bytes by name.
};
AnswerFiles read_answer_files(const std::filesystem::path& pack_folder);

// Lays the files over `into`.  Lines that are not valid are told, rule "pack-answers-<what>", and
// left out.
void add_answer_files(const AnswerFiles& files, AnswerLore& into, const ProblemSink& problems);

}  // namespace weiguan
