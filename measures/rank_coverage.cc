// How rank sets hold, by simulation, and what they are of a published example.
//   measure_ranks coverage [RUNS]        how often the sets hold the true ranks of all cities at
//   once measure_ranks sets SCORES CONFIDENCE DRAWS     the sets of NAME<tab>SCORE<tab>ERROR lines
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "instruments/ranking/detail/score.h"
#include "stats/rank_sets.h"

namespace {

using weiguan::RankSet;
using weiguan::ScoreDraws;

// Fewer than the instrument takes: a thousand runs are to end within minutes.
constexpr std::size_t draws = 400;

// How the true scores of so many cities lie: from 1 on, the greatest first.
std::vector<double> pattern(std::string_view name, std::size_t cities) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < cities; ++i) {
    const auto place = static_cast<double>(i);
    const auto all = static_cast<double>(cities);
    if (name == "all apart") scores.push_back(all - place);
    if (name == "in pairs") scores.push_back(all - std::floor(place / 2) * 2);
    if (name == "blocks of five") scores.push_back(all - std::floor(place / 5) * 5);
    if (name == "one ahead") scores.push_back(i == 0 ? all : 1);
    if (name == "all equal") scores.push_back(1);
    if (name == "long tail") scores.push_back(all / (place + 1));
  }
  return scores;
}

struct Held {
  int all = 0, lone = 0, holm = 0, runs = 0;
  double width = 0, holm_width = 0;

  void add(
      const std::vector<RankSet>& truth,
      const std::vector<RankSet>& sets,
      const std::vector<RankSet>& alone,
      const std::vector<RankSet>& careful) {
    ++runs;
    bool every = true, every_careful = true;
    int one = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
      every = every && sets[i].holds(truth[i]);
      every_careful = every_careful && careful[i].holds(truth[i]);
      one += alone[i].holds(truth[i]) ? 1 : 0;
      width +=
          static_cast<double>(sets[i].worst - sets[i].best + 1) / static_cast<double>(truth.size());
      holm_width += static_cast<double>(careful[i].worst - careful[i].best + 1) /
                    static_cast<double>(truth.size());
    }
    all += every ? 1 : 0;
    holm += every_careful ? 1 : 0;
    lone += one;
  }

  void print(std::string_view kind, std::string_view name, std::size_t cities) const {
    const double count = runs;
    fmt::print(
        "{}\t{}\t{}\t{}\t{:.1f}\t{:.1f}\t{:.1f}\t{:.2f}\t{:.2f}\n",
        kind,
        name,
        cities,
        runs,
        100 * all / count,
        100 * lone / count / static_cast<double>(cities),
        100 * holm / count,
        width / count,
        holm_width / count);
    std::fflush(stdout);
  }
};

// Scores that are about normal, with errors of different size that are known.
void normal_scores(std::string_view name, std::size_t cities, int runs) {
  const std::vector<double> truth = pattern(name, cities);
  const auto ranks = weiguan::tied_ranks(truth);
  std::mt19937_64 random(cities);
  std::normal_distribution<double> normal;
  std::vector<double> errors;
  for (std::size_t i = 0; i < cities; ++i) errors.push_back(0.5 + static_cast<double>(i % 5) * 0.4);
  Held held;
  for (int run = 0; run < runs; ++run) {
    std::vector<double> scores;
    for (std::size_t i = 0; i < cities; ++i) {
      scores.push_back(truth[i] + errors[i] * normal(random));
    }
    const ScoreDraws drawn =
        weiguan::normal_draws(errors, draws, static_cast<std::uint64_t>(run) + 1);
    held.add(
        ranks,
        weiguan::rank_sets(scores, drawn),
        weiguan::lone_rank_sets(scores, drawn),
        weiguan::holm_rank_sets(scores, drawn.spreads));
  }
  held.print("normal", name, cities);
}

// What a world of articles and posts is like, in which each city has its share.
struct World {
  double mentions = 0;  // A day, of all cities together, expected.
  int days = 60;
  double burst = 0;  // How much the days of one city differ: variance of a factor with mean 1.
  double tail = 1;   // Deviation of the logarithm of what a post is liked.
};

// Counted as the instrument counts: by days, resampled by days.
void counted_scores(std::string_view name, std::size_t cities, const World& world, int runs) {
  namespace ranking = weiguan::ranking;
  const std::vector<double> truth = pattern(name, cities);
  const auto ranks = weiguan::tied_ranks(truth);
  double sum = 0;
  for (const double one : truth) sum += one;
  std::mt19937_64 random(cities + 7);
  std::lognormal_distribution<double> liked(0, world.tail);
  ranking::Known known;
  known.counted = {true, true, true, false, false, false, false};
  known.engagement.assign(cities, true);
  const ranking::Weights weights = {1, 1, 1};
  Held held;
  for (int run = 0; run < runs; ++run) {
    ranking::Tally tally(cities);
    for (int day = 0; day < world.days; ++day) {
      for (std::size_t city = 0; city < cities; ++city) {
        double expected = world.mentions * truth[city] / sum;
        if (world.burst > 0) {
          expected *= std::gamma_distribution<double>(1 / world.burst, world.burst)(random);
        }
        const auto bunch = static_cast<std::size_t>(day);
        const int articles = std::poisson_distribution<int>(expected)(random);
        const int posts = std::poisson_distribution<int>(expected)(random);
        if (articles > 0) tally.add(bunch, city, ranking::media, articles, false);
        if (posts > 0) tally.add(bunch, city, ranking::posts, posts, false);
        for (int i = 0; i < posts; ++i) {
          tally.add(bunch, city, ranking::likes, liked(random), false);
        }
      }
    }
    std::vector<double> scores;
    for (const auto& one : ranking::scores_of(ranking::shares_of(tally.sums(0), known), weights)) {
      scores.push_back(one.value_or(0));
    }
    const ranking::DrawnScores drawn =
        ranking::draw_scores(tally, known, weights, 0, draws, static_cast<std::uint64_t>(run) + 1);
    const ScoreDraws resampled =
        weiguan::resampled_draws(scores, drawn.variances, drawn.scores, drawn.score_variances);
    held.add(
        ranks,
        weiguan::rank_sets(scores, resampled),
        weiguan::lone_rank_sets(scores, resampled),
        weiguan::holm_rank_sets(scores, resampled.spreads));
  }
  held.print(
      fmt::format("{:g} a day, bursts {:g}, tail {:g}", world.mentions, world.burst, world.tail),
      name,
      cities);
}

void coverage(int runs) {
  for (const std::size_t cities : {5U, 20U, 40U}) {
    for (const std::string_view name :
         {"all apart", "in pairs", "blocks of five", "one ahead", "all equal"}) {
      normal_scores(name, cities, runs);
    }
  }
  for (const std::size_t cities : {5U, 20U, 40U}) {
    const auto many = static_cast<double>(cities);
    for (const std::string_view name : {"long tail", "in pairs", "all equal"}) {
      if (cities == 40 && name == "in pairs") continue;
      counted_scores(name, cities, {many, 60, 1, 1.5}, runs);
      if (cities < 40) counted_scores(name, cities, {many / 10, 60, 1, 1.5}, runs);
    }
  }
}

int sets(const std::string& path, double confidence, std::size_t count) {
  std::ifstream file(path);
  std::vector<std::string> names;
  std::vector<double> scores, errors;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::string name, score, error;
    if (!std::getline(cells, name, '\t') || !std::getline(cells, score, '\t') ||
        !std::getline(cells, error, '\t')) {
      return EXIT_FAILURE;
    }
    names.push_back(name);
    scores.push_back(std::stod(score));
    errors.push_back(std::stod(error));
  }
  const ScoreDraws drawn = weiguan::normal_draws(errors, count);
  const auto ranks = weiguan::tied_ranks(scores);
  const auto all = weiguan::rank_sets(scores, drawn, {confidence, true});
  const auto lone = weiguan::lone_rank_sets(scores, drawn, {confidence, true});
  const auto careful = weiguan::holm_rank_sets(scores, drawn.spreads, confidence);
  for (std::size_t i = 0; i < names.size(); ++i) {
    fmt::print(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
        names[i],
        ranks[i].best,
        all[i].best,
        all[i].worst,
        lone[i].best,
        lone[i].worst,
        careful[i].best,
        careful[i].worst);
  }
  return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what == "coverage") {
    coverage(count > 2 ? std::atoi(arguments[2]) : 1000);
    return EXIT_SUCCESS;
  }
  if (what == "sets" && count == 5) {
    return sets(arguments[2], std::atof(arguments[3]), std::strtoul(arguments[4], nullptr, 10));
  }
  fmt::print(stderr, "measure_ranks coverage [RUNS] | sets SCORES CONFIDENCE DRAWS\n");
  return EXIT_FAILURE;
}
