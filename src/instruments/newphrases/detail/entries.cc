#include "instruments/newphrases/detail/entries.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace weiguan::newphrases {

namespace {

constexpr std::size_t most_variants = 100;

bool holds(const std::vector<Word>& longer, const std::vector<Word>& part) {
  return part.size() < longer.size() &&
         std::search(longer.begin(), longer.end(), part.begin(), part.end()) != longer.end();
}

// The end of one is the beginning of the other, two words or more of it.
bool overlap(const std::vector<Word>& a, const std::vector<Word>& b) {
  for (std::size_t n = std::min(a.size(), b.size()) - 1; n >= 2; --n) {
    const auto length = static_cast<std::ptrdiff_t>(n);
    if (std::equal(a.end() - length, a.end(), b.begin()) ||
        std::equal(b.end() - length, b.end(), a.begin())) {
      return true;
    }
  }
  return false;
}

bool same_articles(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2 * both.size() >= std::min(a.size(), b.size());
}

std::vector<Word> content(const Vocabulary& words, std::vector<Word> phrase) {
  const auto small = [&](Word word) {
    const std::string& text = words.text(word);
    return text == "的" || text == "和" || text == "与" || text == "and" || text == "of" ||
           text == "the";
  };
  phrase.erase(std::remove_if(phrase.begin(), phrase.end(), small), phrase.end());
  std::sort(phrase.begin(), phrase.end());
  return phrase;
}

}  // namespace

double Judged::score() const {
  const double odds = std::log(verdict.chance / (1 - verdict.chance));
  return std::log(candidate.likelihood) + 0.3 * odds;
}

std::vector<Judged> judge_all(
    const Vocabulary& words, const Official& official, std::vector<Candidate> candidates) {
  std::vector<Judged> all;
  all.reserve(candidates.size());
  for (Candidate& one : candidates) {
    const Verdict verdict = judge(words, official, one);
    all.push_back({std::move(one), verdict, false});
  }
  for (Judged& one : all) {
    std::size_t whole = one.candidate.whole;
    if (whole == no_whole) continue;
    one.piece = true;
    while (all[whole].candidate.whole != no_whole) whole = all[whole].candidate.whole;
    Verdict& of_whole = all[whole].verdict;
    if (one.verdict.kind != Kind::formula || of_whole.barred) continue;
    if (of_whole.kind == Kind::formula && of_whole.chance >= one.verdict.chance) continue;
    of_whole = one.verdict;
  }
  return all;
}

std::vector<Entry> make_entries(
    const Vocabulary& words,
    const std::vector<Judged>& judged,
    std::uint64_t articles,
    std::uint64_t articles_before,
    std::size_t most) {
  std::vector<const Judged*> order;
  order.reserve(judged.size());
  for (const Judged& one : judged) order.push_back(&one);
  std::stable_sort(order.begin(), order.end(), [](const Judged* a, const Judged* b) {
    if (a->piece != b->piece) return b->piece;
    if (a->score() != b->score()) return a->score() > b->score();
    return a->candidate.words.size() > b->candidate.words.size();
  });
  std::vector<Entry> entries;
  std::size_t listed = 0;
  std::vector<std::vector<Word>> contents;
  for (const Judged* const judged_one : order) {
    const Candidate& one = judged_one->candidate;
    const std::vector<Word> bare = content(words, one.words);
    const auto belongs = [&](const Candidate& top, const std::vector<Word>& top_bare) {
      if (holds(one.words, top.words)) {
        const std::uint64_t within = std::max<std::uint64_t>(top.before, one.before);
        const std::uint64_t now = std::max(top.texts.size(), one.texts.size());
        return rise(one.texts.size(), now, one.before, within) < least_likelihood;
      }
      if (holds(top.words, one.words)) {
        if (judged_one->piece) return true;
        const std::uint64_t now = one.texts.size() - std::min(one.texts.size(), top.texts.size());
        const std::uint64_t before = one.before - std::min(one.before, top.before);
        return rise(now, articles, before, articles_before) < least_likelihood;
      }
      return bare == top_bare ||
             (overlap(one.words, top.words) && same_articles(one.texts, top.texts));
    };
    std::size_t host = 0;
    while (host < entries.size() && !belongs(*entries[host].candidate, contents[host])) ++host;
    if (host < entries.size()) {
      auto& variants = entries[host].variants;
      if (variants.size() < most_variants) variants.push_back(&one);
    } else if (listed < most && !judged_one->piece) {
      listed += judged_one->verdict.tail ? 0 : 1;
      entries.push_back({&one, judged_one->verdict, {}});
      contents.push_back(bare);
    }
  }
  std::erase_if(entries, [](const Entry& entry) { return entry.verdict.tail; });
  return entries;
}

std::string shown(const Vocabulary& words, const std::vector<Word>& phrase) {
  std::string text;
  bool letters = false;
  for (const Word word : phrase) {
    const bool is = words.shape(word) == Shape::letters || words.shape(word) == Shape::digits;
    if (letters && is) text += ' ';
    letters = is;
    text += words.text(word);
  }
  return text;
}

}  // namespace weiguan::newphrases
