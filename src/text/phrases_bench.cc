// Speed of finding many phrases.  ./dev bench phrases names the files: WEIGUAN_BENCH_TEXTS holds
// texts one behind the other, WEIGUAN_BENCH_SIZES the bytes of each, WEIGUAN_BENCH_PHRASES a phrase
// a line.  Without them small ones are made up.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <benchmark/benchmark.h>

#include "text/phrases.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

std::string file_named_by(const char* variable) {
  const char* path = std::getenv(variable);
  if (path == nullptr) return {};
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::string made_up_text() {
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < 1 << 20) {
    state = state * 1664525 + 1013904223;
    append_utf8(text, 0x4E00 + (state >> 16) % 100);
  }
  return text;
}

struct Texts {
  std::string bytes;
  std::vector<std::string_view> texts;
};

const Texts& texts() {
  static const Texts read = [] {
    Texts made = {file_named_by("WEIGUAN_BENCH_TEXTS"), {}};
    std::istringstream sizes(file_named_by("WEIGUAN_BENCH_SIZES"));
    if (made.bytes.empty()) made.bytes = made_up_text();
    std::size_t at = 0;
    for (std::size_t size = 0; sizes >> size; at += size) {
      made.texts.push_back(std::string_view(made.bytes).substr(at, size));
    }
    if (made.texts.empty()) made.texts.emplace_back(made.bytes);
    return made;
  }();
  return read;
}

const std::vector<CountedPhrase>& phrases() {
  static const std::vector<CountedPhrase> read = [] {
    std::vector<CountedPhrase> made;
    std::istringstream lines(file_named_by("WEIGUAN_BENCH_PHRASES"));
    for (std::string line; std::getline(lines, line);) made.push_back({{line}, {}, {}});
    const std::string& bytes = texts().bytes;
    const std::size_t wanted = made.empty() ? 500 : made.size();
    for (std::size_t at = 0; made.size() < wanted; at += 999) {
      made.push_back({{bytes.substr(at, 9)}, {}, {}});
    }
    return made;
  }();
  return read;
}

// Occurrences and texts of each phrase, on one thread.
void count_phrases(benchmark::State& state, Overlap overlap) {
  struct Count {
    std::size_t matches = 0, texts = 0, last_text = 0;
  };
  const PhraseMatcher matcher(phrases(), overlap);
  std::vector<Count> counts;
  std::vector<PhraseMatch> matches;
  for (auto _ : state) {
    counts.assign(matcher.size(), {});
    std::size_t number = 0;
    for (const std::string_view text : texts().texts) {
      ++number;
      matcher.find(text, matches);
      for (const PhraseMatch& match : matches) {
        Count& count = counts[match.phrase];
        ++count.matches;
        if (count.last_text != number) ++count.texts;
        count.last_text = number;
      }
    }
  }
  std::size_t all = 0, in_texts = 0;
  for (const Count& count : counts) {
    all += count.matches;
    in_texts += count.texts;
  }
  state.counters["matches"] = static_cast<double>(all);
  state.counters["texts"] = static_cast<double>(in_texts);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(texts().bytes.size()));
}
BENCHMARK_CAPTURE(count_phrases, every, Overlap::every)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_phrases, longest, Overlap::longest)->Unit(benchmark::kMillisecond);

// Of the whole program, in MiB; 0 where the system does not tell.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  double kib = 0;
  for (std::string word; status >> word;) {
    if (word == "VmHWM:") status >> kib;
  }
  return kib / 1024;
}

void build_matcher(benchmark::State& state) {
  for (auto _ : state) {
    const PhraseMatcher matcher(phrases(), Overlap::every);
    benchmark::DoNotOptimize(matcher.size());
  }
  state.counters["peak_mib"] = peak_memory();
}
BENCHMARK(build_matcher)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace weiguan
