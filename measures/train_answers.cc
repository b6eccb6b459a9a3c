// Learns the weights of the classifier of answers.
//
//   measure_train LANGUAGE MODEL.tsv < ROWS.jsonl
//
// ROWS: {"text", "model", "question", "incomplete": 0 to 1, "denial": 0 to 1 or null}.  Only texts
// in LANGUAGE count.  `incomplete` is the share of judges that say so; `denial` that of those which
// say so that call it a denial.  The calibration is found inside these rows: by five folds of their
// models and five of their questions.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "instruments/answer_features.h"
#include "stats/logistic.h"
#include "text/language.h"

namespace {

using weiguan::LogisticFit;
using weiguan::SparseRow;

constexpr std::size_t folds = 5;
constexpr std::size_t least_answers = 6, least_models = 3, least_questions = 3;
constexpr std::size_t most_incomplete = 7000, most_denial = 1000;
constexpr double incomplete_penalty = 0.1, denial_penalty = 0.2;

struct Row {
  std::vector<std::pair<std::uint32_t, double>> values;
  std::size_t model = 0, question = 0;  // Their numbers.
  double incomplete = 0;
  std::optional<double> denial;
};

struct Rows {
  std::vector<std::string> names;  // Of features.
  std::vector<Row> rows;
};

// A feature counts where several answers of several models to several questions have it: so
// nothing of one text, and nobody whom one question is about, becomes one.
Rows read_rows(std::istream& in, const std::string& language) {
  struct Seen {
    std::size_t answers = 0;
    std::set<std::string> models, questions;
  };
  struct Kept {
    weiguan::AnswerText text;
    nlohmann::json row;
  };
  std::map<std::string, Seen> seen;
  std::vector<Kept> kept;
  std::string line;
  while (std::getline(in, line)) {
    nlohmann::json row = nlohmann::json::parse(line);
    const std::string text = row.at("text");
    const std::string told = weiguan::detect_language(text).language;
    if (told != language) continue;
    Kept one{weiguan::read_answer(text), {}};
    for (const weiguan::AnswerFeature& feature : one.text.features) {
      Seen& of = seen[feature.name];
      ++of.answers;
      of.models.insert(row.at("model"));
      of.questions.insert(row.at("question"));
    }
    row.erase("text");
    one.row = std::move(row);
    kept.push_back(std::move(one));
  }
  Rows out;
  std::map<std::string_view, std::uint32_t> numbers;
  for (const auto& [name, of] : seen) {
    if (of.answers < least_answers || of.models.size() < least_models ||
        of.questions.size() < least_questions)
      continue;
    numbers.emplace(name, static_cast<std::uint32_t>(out.names.size()));
    out.names.push_back(name);
  }
  // Folds are dealt by the order of the names.
  const auto numbered = [&kept](const char* key) {
    std::map<std::string, std::size_t> of_name;
    for (const Kept& one : kept) of_name.emplace(one.row.at(key), 0);
    std::size_t number = 0;
    for (auto& [name, at] : of_name) at = number++;
    return of_name;
  };
  const auto models = numbered("model"), questions = numbered("question");
  for (const Kept& one : kept) {
    Row row;
    for (const weiguan::AnswerFeature& feature : one.text.features) {
      const auto at = numbers.find(feature.name);
      if (at != numbers.end()) row.values.emplace_back(at->second, feature.value);
    }
    row.model = models.at(one.row.at("model"));
    row.question = questions.at(one.row.at("question"));
    row.incomplete = one.row.at("incomplete");
    if (!one.row.at("denial").is_null()) row.denial = one.row.at("denial").get<double>();
    out.rows.push_back(std::move(row));
  }
  return out;
}

std::vector<SparseRow> only(const std::vector<SparseRow>& rows, const std::vector<bool>& of) {
  std::vector<SparseRow> out = rows;
  for (SparseRow& row : out)
    std::erase_if(row.values, [&](const auto& one) { return !of[one.first]; });
  return out;
}

// Fits, keeps the features that move the most, and fits these alone.
LogisticFit fit(
    const std::vector<SparseRow>& rows, std::size_t features, double penalty, std::size_t most) {
  LogisticFit first = weiguan::fit_logistic(rows, features, penalty);
  std::vector<double> squares(features, 0);
  for (const SparseRow& row : rows)
    for (const auto& [feature, value] : row.values) squares[feature] += value * value;
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::size_t i = 0; i < features; ++i)
    order.emplace_back(
        -std::abs(first.weights[i]) * std::sqrt(squares[i]), static_cast<std::uint32_t>(i));
  std::ranges::sort(order);
  std::vector<bool> kept(features, false);
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) kept[order[i].second] = true;
  LogisticFit second = weiguan::fit_logistic(only(rows, kept), features, penalty);
  for (std::uint32_t i = 0; i < features; ++i)
    if (!kept[i]) second.weights[i] = 0;
  return second;
}

struct Learned {
  LogisticFit fit;
  double slope = 1, offset = 0;
};

// What a fit learns from, with the number of the model and of the question of each row.
struct Sample {
  std::vector<SparseRow> rows;
  std::vector<std::size_t> models, questions;
};

// The scores of rows by fits that saw nothing of their group.
std::vector<double> held_out(
    const std::vector<SparseRow>& rows,
    const std::vector<std::size_t>& groups,
    std::size_t features,
    double penalty,
    std::size_t most) {
  std::vector<double> scores(rows.size(), 0);
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<SparseRow> train;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (groups[i] % folds != fold) train.push_back(rows[i]);
    const LogisticFit one = fit(train, features, penalty, most);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (groups[i] % folds == fold) scores[i] = weiguan::score(one, rows[i]);
  }
  return scores;
}

// Calibrated as Platt (1999) did: a logistic regression on held-out scores.  What is judged later
// is new in two ways, by its model and by its question, and each moves the scores in its own way: a
// model that nobody saw evades in words of its own, so that its scores lie further too low than
// those of a question that nobody saw, and an offset learned of one of the two alone is wrong for
// the other.  So each row stands twice here, with the score of a fit that did not see its model and
// with that of one that did not see its question.
Learned learn(const Sample& sample, std::size_t features, std::size_t most, double penalty) {
  std::vector<SparseRow> seen;
  for (const std::vector<std::size_t>* groups : {&sample.models, &sample.questions}) {
    const std::vector<double> scores = held_out(sample.rows, *groups, features, penalty, most);
    for (std::size_t i = 0; i < scores.size(); ++i)
      seen.push_back({{{0, scores[i]}}, sample.rows[i].target, sample.rows[i].weight / 2});
  }
  const LogisticFit platt = weiguan::fit_logistic(seen, 1, 1e-3);
  return {fit(sample.rows, features, penalty, most), platt.weights[0], platt.intercept};
}

}  // namespace

int main(int count, char** given) {
  if (count < 3) {
    std::cerr << "measure_train LANGUAGE MODEL.tsv < ROWS.jsonl\n";
    return 2;
  }
  const std::string language = given[1];
  const Rows all = read_rows(std::cin, language);
  Sample incomplete, denial;
  const auto add = [](const Row& row, double target, double weight, Sample& to) {
    to.rows.push_back({row.values, target, weight});
    to.models.push_back(row.model);
    to.questions.push_back(row.question);
  };
  for (const Row& row : all.rows) {
    add(row, row.incomplete, 1, incomplete);
    if (row.denial) add(row, *row.denial, row.incomplete, denial);
  }
  const Learned main = learn(incomplete, all.names.size(), most_incomplete, incomplete_penalty);
  const Learned sub = learn(denial, all.names.size(), most_denial, denial_penalty);
  std::ofstream out(given[2], std::ios::binary);
  out << "# Weights of the classifier of answers: feature, incomplete, denial.  Made by\n"
         "# measures/train_answers.py; not to be edited by hand.\n";
  const auto line = [&](std::string_view name, double a, double b, int digits) {
    if (a == 0 && b == 0) return;
    out << name << '\t' << (a == 0 ? "0" : fmt::format("{:.{}f}", a, digits)) << '\t'
        << (b == 0 ? "0" : fmt::format("{:.{}f}", b, digits)) << '\n';
  };
  line("=intercept", main.fit.intercept, sub.fit.intercept, 4);
  line("=slope", main.slope, sub.slope, 4);
  line("=offset", main.offset, sub.offset, 4);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.names.size(); ++i) {
    const double a = main.fit.weights[i], b = sub.fit.weights[i];
    if (a != 0 || b != 0) ++kept;
    line(all.names[i], a, b, 2);
  }
  std::cout << fmt::format(
      "{}: {} answers, {} features of {}\n", language, all.rows.size(), kept, all.names.size());
  return 0;
}
