#include <benchmark/benchmark.h>

#include "text/charset.h"
#include "text/diff.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

// A megabyte in which many characters follow one another in no simple order.
std::string chinese() {
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < 1 << 20) {
    state = state * 1664525 + 1013904223;
    const std::uint32_t dice = state >> 16;
    if (dice % 12 == 0) {
      text += dice % 24 == 0 ? "，" : "。";
    } else if (dice % 50 == 1) {
      text += "2024";
    } else if (dice % 200 == 2) {
      text += "\n";
    } else {
      append_utf8(text, 0x4E00 + dice % 3500);
    }
  }
  return text;
}

std::string english() {
  std::string text;
  while (text.size() < 1 << 20) text += "The Observatory said on Monday that 12 pages were gone. ";
  return text;
}

std::string sample(const benchmark::State& state) {
  return state.range(0) == 0 ? chinese() : english();
}

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.SetLabel(state.range(0) == 0 ? "Chinese" : "English");
}

void check_utf8(benchmark::State& state) {
  const std::string text = sample(state);
  for (auto _ : state) benchmark::DoNotOptimize(is_utf8(text));
  count_bytes(state, text);
}
BENCHMARK(check_utf8)->Arg(0)->Arg(1);

void fold_text(benchmark::State& state) {
  const std::string text = sample(state);
  for (auto _ : state) benchmark::DoNotOptimize(fold(text));
  count_bytes(state, text);
}
BENCHMARK(fold_text)->Arg(0)->Arg(1);

void read_tokens(benchmark::State& state) {
  const std::string text = sample(state);
  for (auto _ : state) {
    TokenReader reader(text);
    Token token;
    std::size_t count = 0;
    while (reader.next(token)) count += token.folded.size();
    benchmark::DoNotOptimize(count);
  }
  count_bytes(state, text);
}
BENCHMARK(read_tokens)->Arg(0)->Arg(1);

void find_a_phrase(benchmark::State& state) {
  const std::string text = sample(state);
  const auto phrase = tokens(state.range(0) == 0 ? "围观" : "pages were");
  for (auto _ : state) benchmark::DoNotOptimize(find_phrase(text, phrase));
  count_bytes(state, text);
}
BENCHMARK(find_a_phrase)->Arg(0)->Arg(1);

// Two-byte characters of the first level, as they come in news.
std::string random_bytes(unsigned lead_from, unsigned leads, unsigned trail_from, unsigned trails) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < 1 << 20) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(lead_from + (state >> 8) % leads);
    bytes += static_cast<char>(trail_from + (state >> 16) % trails);
    if (state % 16 == 0) bytes += "\n";
  }
  return bytes;
}

// A word put in at every thousandth byte or so.
void compare_versions(benchmark::State& state) {
  const std::string before = sample(state);
  std::string after;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t begin = at;
    while (at < before.size() && at - begin < 1000) next_character(before, at);
    after += before.substr(begin, at - begin) + " new ";
  }
  for (auto _ : state) benchmark::DoNotOptimize(diff(before, after));
  count_bytes(state, before);
}
BENCHMARK(compare_versions)->Arg(0)->Arg(1);

void decode(benchmark::State& state, const std::string& bytes, const std::string& header) {
  for (auto _ : state) benchmark::DoNotOptimize(decode_page(bytes, header));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK_CAPTURE(decode, gb18030, random_bytes(0xB0, 0x27, 0xA1, 94), std::string("gbk"));
BENCHMARK_CAPTURE(decode, big5, random_bytes(0xA4, 0x22, 0xA1, 94), std::string("big5"));
BENCHMARK_CAPTURE(decode, gb18030_undeclared, random_bytes(0xB0, 0x27, 0xA1, 94), std::string());
BENCHMARK_CAPTURE(decode, utf8, chinese(), std::string());

void tell_language(benchmark::State& state) {
  const std::string text = sample(state).substr(0, 3000);
  for (auto _ : state) benchmark::DoNotOptimize(detect_language(text));
  count_bytes(state, text);
}
BENCHMARK(tell_language)->Arg(0)->Arg(1);

}  // namespace
}  // namespace weiguan
