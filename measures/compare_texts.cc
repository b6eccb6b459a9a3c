// Compares the texts of an archive with one another, for measures/repeats.py and
// tools/bench_reuse.py.
//
//   measure_compare write FOLDER FROM TO [shifted] < TEXTS   articles FROM to TO - 1, added
//   measure_compare compare FOLDER [MEMORY]                  compares; MEMORY in MiB
//   measure_compare pairs FOLDER                          what was found, a line of JSON a pair
//   measure_compare candidates < TEXTS                    only which pairs share a landmark
//
// TEXTS are JSON strings, one a line.  Article i is text i; behind the last text they are repeated
// and perturbed, or, with `shifted`, each time written with other Chinese characters: then every
// repetition has pairs of its own, as many as the first, and none with the others.  A pair is
// [source, target, [[source begin, end, target begin, end]...]], articles by their numbers, places
// in bytes.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "archive/archive.h"
#include "text/compared.h"
#include "text/landmarks.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;

// splitmix64: the same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t size) { return static_cast<std::size_t>(next() % size); }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

bool ends_sentence(std::string_view character) {
  return character == "。" || character == "！" || character == "？" || character == "\n" ||
         character == "." || character == "!" || character == "?";
}

// The sentence that begins there.
std::string_view sentence_at(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t from = at;
    weiguan::next_character(text, at);
    if (ends_sentence(text.substr(from, at - from))) return text.substr(begin, at - begin);
  }
  return text.substr(begin);
}

std::string_view any_sentence(std::string_view text, Dice& dice) {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < text.size(); at += sentence_at(text, at).size()) {
    begins.push_back(at);
  }
  return begins.empty() ? text : sentence_at(text, begins[dice.below(begins.size())]);
}

// Of the sentences one in five is dropped and one in five gets another article's before it; of the
// characters one in ten becomes another one that stands in some text.
std::string perturbed(const std::vector<std::string>& texts, std::string_view text, Dice& dice) {
  const std::string& other = texts[dice.below(texts.size())];
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view sentence = sentence_at(text, at);
    at += sentence.size();
    const std::size_t fate = dice.below(5);
    if (fate == 0) continue;
    if (fate == 1) out += any_sentence(texts[dice.below(texts.size())], dice);
    for (std::size_t i = 0; i < sentence.size();) {
      const std::size_t from = i;
      const char32_t read = weiguan::next_character(sentence, i);
      if (dice.below(10) != 0 || other.empty() || read < U'A') {
        out += sentence.substr(from, i - from);
        continue;
      }
      std::size_t place = dice.below(other.size());
      while (place > 0 && (static_cast<unsigned char>(other[place]) & 0xC0u) == 0x80u) --place;
      const std::size_t begin = place;
      weiguan::next_character(other, place);
      out += other.substr(begin, place - begin);
    }
  }
  return out;
}

// Every Chinese character becomes the one so many steps behind it, round the block.
std::string shifted(std::string_view text, std::size_t steps) {
  constexpr char32_t first = 0x4E00, size = 0x9FA6 - first;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t read = weiguan::next_character(text, at);
    if (read < first || read >= first + size) {
      out += text.substr(begin, at - begin);
    } else {
      weiguan::append_utf8(out, first + static_cast<char32_t>((read - first + steps) % size));
    }
  }
  return out;
}

std::string address(std::size_t number) {
  return "https://measure.example/" + std::to_string(number);
}

std::vector<std::string> read_texts() {
  std::vector<std::string> texts;
  for (std::string line; std::getline(std::cin, line);) {
    texts.push_back(nlohmann::json::parse(line).get<std::string>());
  }
  if (texts.empty()) throw weiguan::Error("no texts");
  return texts;
}

int write(const fs::path& folder, std::size_t from, std::size_t to, bool shift) {
  const std::vector<std::string> texts = read_texts();
  fs::create_directories(folder);
  const auto archive =
      weiguan::open_sqlite_archive((folder / "archive.sqlite").string(), weiguan::Access::write);
  weiguan::Capture capture;
  capture.url = "https://measure.example/";
  capture.digest = "sha256:0";
  capture.id = weiguan::capture_id(capture.url, capture.time, capture.digest);
  capture.type = "response";
  capture.status = 200;
  capture.place.file = "measure.warc.gz";
  for (std::size_t next = from; next < to;) {
    weiguan::Batch batch;
    batch.captures = {capture};
    for (; next < to && batch.articles.size() < 1000; ++next) {
      weiguan::ReadArticle read;
      weiguan::Article& article = read.article;
      article.url = address(next);
      Dice dice(0x100000001u + next);
      const std::string& text = texts[next % texts.size()];
      const std::size_t times = next / texts.size();
      // 1,237 has no factor in common with the block's size: no two times are alike.
      article.text = times == 0 ? text
                     : shift    ? shifted(text, times * 1237)
                                : perturbed(texts, text, dice);
      article.published.earliest = article.published.latest =
          weiguan::Time{} + std::chrono::minutes{next};
      article.published.source = weiguan::TimeSource::record;
      article.id = weiguan::article_id(article);
      read.reading.article = article.id;
      read.reading.capture = capture.id;
      read.reading.begin = next;
      read.reading.end = next + 1;
      batch.articles.push_back(std::move(read));
    }
    archive->write(batch);
  }
  return 0;
}

int compare(const fs::path& folder, std::uint64_t memory) {
  const auto archive = weiguan::open_sqlite_archive(
      (folder / "archive.sqlite").string(), weiguan::Access::read, memory);
  const auto began = std::chrono::steady_clock::now();
  const std::clock_t worked = std::clock();
  const weiguan::Compared compared = archive->compare();
  nlohmann::json out;
  out["articles"] = compared.articles;
  out["new"] = compared.new_articles;
  out["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  out["processor"] = static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  out["peak_mib"] = static_cast<double>(usage.ru_maxrss) / 1024;
  std::uint64_t pairs = 0, passages = 0;
  archive->repeats({}, [&](const weiguan::Repeat& one) {
    ++pairs;
    passages += one.passages.size();
    return true;
  });
  out["pairs"] = pairs;
  out["passages"] = passages;
  for (const char* name : {"archive", "repeats"}) {
    std::uint64_t bytes = 0;
    for (const char* end : {".sqlite", ".sqlite-wal"}) {
      std::error_code none;
      const auto size = fs::file_size(folder / (std::string(name) + end), none);
      if (!none) bytes += size;
    }
    out[name] = bytes;
  }
  std::puts(out.dump().c_str());
  return 0;
}

// In memory and on one thread, as the libraries are that it is measured beside.
int candidates() {
  std::vector<std::string> texts = read_texts();
  const std::clock_t worked = std::clock();
  std::vector<weiguan::ComparedText> read;
  std::uint64_t words = 0;
  for (std::string& text : texts) words += read.emplace_back(std::move(text)).words();
  weiguan::GramCounts counts(words, std::size_t{128} << 20);
  for (const weiguan::ComparedText& text : read) counts.add(text);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < read.size(); ++i) {
    for (const std::uint64_t landmark : weiguan::landmarks(read[i], counts)) {
      postings.emplace_back(landmark, i);
    }
  }
  std::sort(postings.begin(), postings.end());
  // Each posting's place among those of its landmark, by article.
  std::vector<std::vector<std::size_t>> of_text(read.size());
  for (std::size_t i = 0; i < postings.size(); ++i) of_text[postings[i].second].push_back(i);
  std::vector<std::uint32_t> met(read.size(), 0);
  std::uint64_t pairs = 0;
  for (std::uint32_t text = 0; text < read.size(); ++text) {
    for (const std::size_t at : of_text[text]) {
      for (std::size_t i = at; i-- > 0 && postings[i].first == postings[at].first;) {
        if (std::exchange(met[postings[i].second], text + 1) != text + 1) ++pairs;
      }
    }
  }
  const nlohmann::json out = {
      {"processor", static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC}, {"pairs", pairs}};
  std::puts(out.dump().c_str());
  return 0;
}

int pairs(const fs::path& folder) {
  const auto archive =
      weiguan::open_sqlite_archive((folder / "archive.sqlite").string(), weiguan::Access::read);
  std::unordered_map<std::string, std::uint64_t> numbers;
  const std::size_t before = address(0).size() - 1;
  archive->articles({}, [&](const weiguan::Article& article) {
    numbers[to_string(article.id)] = std::stoull(article.url.substr(before));
    return true;
  });
  archive->repeats({}, [&](const weiguan::Repeat& one) {
    nlohmann::json passages = nlohmann::json::array();
    for (const weiguan::RepeatedPassage& passage : one.passages) {
      passages.push_back(
          {passage.source.begin, passage.source.end, passage.target.begin, passage.target.end});
    }
    const nlohmann::json row = {
        numbers[to_string(one.source)], numbers[to_string(one.target)], std::move(passages)};
    std::puts(row.dump().c_str());
    return true;
  });
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::string what = words.empty() ? "" : words[0];
  if (what == "write" && (words.size() == 4 || (words.size() == 5 && words[4] == "shifted"))) {
    return write(words[1], std::stoull(words[2]), std::stoull(words[3]), words.size() == 5);
  }
  if (what == "compare" && (words.size() == 2 || words.size() == 3)) {
    return compare(
        words[1], words.size() == 3 ? std::stoull(words[2]) << 20 : weiguan::compare_memory);
  }
  if (what == "candidates" && words.size() == 1) return candidates();
  if (what == "pairs" && words.size() == 2) return pairs(words[1]);
  std::fputs(
      "usage: measure_compare write FOLDER FROM TO [shifted] | compare FOLDER [MEMORY] | "
      "pairs FOLDER | candidates\n",
      stderr);
  return 64;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "measure_compare: %s\n", problem.what());
  return 1;
}
