// How often the intervals of src/stats that are reckoned by question hold what is true, by
// simulation: measure_coverage
#include <cstdint>
#include <random>
#include <vector>

#include <fmt/format.h>

#include "stats/clusters.h"
#include "stats/corrected.h"
#include "stats/paired.h"

namespace {

using weiguan::Clusters;
using weiguan::Interval;
using weiguan::PairedShare;
using weiguan::Share;

constexpr int rounds = 4000;

// Chances of questions: a beta distribution with this mean; `alike` is the correlation of answers
// to one question (0: questions do not matter, 1: a question is always or never answered).
class Questions {
 public:
  Questions(double mean, double alike, std::uint64_t seed) : random_(seed) {
    const double both = alike > 0 ? (1 - alike) / alike : 1e6;
    a_ = std::gamma_distribution<double>(mean * both, 1);
    b_ = std::gamma_distribution<double>((1 - mean) * both, 1);
  }
  double chance() {
    const double a = a_(random_), b = b_(random_);
    return a + b > 0 ? a / (a + b) : 0.5;
  }
  Share answers(double chance, std::uint64_t repeats) {
    Share share{0, repeats};
    for (std::uint64_t i = 0; i < repeats; ++i) share.hits += even_(random_) < chance ? 1U : 0U;
    return share;
  }
  std::mt19937_64& random() { return random_; }

 private:
  std::mt19937_64 random_;
  std::gamma_distribution<double> a_, b_;
  std::uniform_real_distribution<double> even_{0, 1};
};

bool holds(const Interval& interval, double truth) {
  return interval.low <= truth && truth <= interval.high;
}

void shares() {
  fmt::print("share of clustered answers: held of 95 (mean width); beside Wilson of the answers\n");
  for (const std::uint64_t questions : {5U, 10U, 20U, 50U}) {
    for (const double mean : {0.02, 0.1, 0.3, 0.5}) {
      for (const double alike : {0.1, 0.5, 0.9}) {
        Questions world(mean, alike, questions * 1000 + 1);
        int clustered = 0, plain = 0;
        double width = 0;
        for (int round = 0; round < rounds; ++round) {
          Clusters clusters;
          Share all;
          for (std::uint64_t i = 0; i < questions; ++i) {
            const Share one = world.answers(world.chance(), 3);
            clusters.add(one);
            all.hits += one.hits;
            all.total += one.total;
          }
          const Interval interval = *clusters.interval();
          clustered += holds(interval, mean) ? 1 : 0;
          width += interval.high - interval.low;
          plain += holds(*weiguan::wilson(all), mean) ? 1 : 0;
        }
        fmt::print(
            "{:3} questions x 3, mean {:.2f}, alike {:.1f}: {:5.1f} ({:.2f}); plain {:5.1f}\n",
            questions,
            mean,
            alike,
            100.0 * clustered / rounds,
            width / rounds,
            100.0 * plain / rounds);
      }
    }
  }
}

void differences() {
  fmt::print("paired difference: held of 95; found by permutation at 5 % where there is none\n");
  for (const std::uint64_t questions : {8U, 20U, 50U}) {
    for (const double mean : {0.05, 0.3}) {
      for (const double more : {0.0, 0.3}) {
        Questions world(mean, 0.6, questions + 7);
        int held = 0, found = 0;
        weiguan::PairedOptions options;
        options.samples = 999;
        for (int round = 0; round < rounds / 4; ++round) {
          std::vector<PairedShare> pairs;
          for (std::uint64_t i = 0; i < questions; ++i) {
            const double chance = world.chance();
            // The second way makes some of what was answered silent.
            pairs.push_back(
                {world.answers(chance + (1 - chance) * more, 3), world.answers(chance, 3)});
          }
          const auto one = weiguan::paired_difference(pairs, options);
          held += holds(one->interval, (1 - mean) * more) ? 1 : 0;
          found += one->p < 0.05 ? 1 : 0;
        }
        fmt::print(
            "{:3} questions x 3, mean {:.2f}, difference {:.3f}: {:5.1f}; found {:5.1f}\n",
            questions,
            mean,
            (1 - mean) * more,
            400.0 * held / rounds,
            400.0 * found / rounds);
      }
    }
  }
}

void corrected() {
  fmt::print("corrected share (Rogan and Gladen), 20 questions x 3, alike 0.5: held of 95\n");
  for (const double truth : {0.02, 0.1, 0.5, 0.9}) {
    for (const std::uint64_t judged : {50U, 200U}) {
      Questions world(truth, 0.5, judged);
      int held = 0;
      for (int round = 0; round < rounds; ++round) {
        const double sensitivity = 0.9, specificity = 0.95;
        Clusters clusters;
        for (int i = 0; i < 20; ++i) {
          const Share so = world.answers(world.chance(), 3);
          const Share called = world.answers(sensitivity, so.hits),
                      wrong = world.answers(1 - specificity, so.total - so.hits);
          clusters.add({called.hits + wrong.hits, so.total});
        }
        const auto found = weiguan::rogan_gladen(
            *clusters.share(),
            *clusters.effective(),
            {world.answers(sensitivity, judged), world.answers(specificity, judged)});
        held += found && holds(found->interval, truth) ? 1 : 0;
      }
      fmt::print(
          "truth {:.2f}, rates measured on {} each: {:5.1f}\n",
          truth,
          judged,
          100.0 * held / rounds);
    }
  }
}

}  // namespace

int main() {
  shares();
  differences();
  corrected();
}
