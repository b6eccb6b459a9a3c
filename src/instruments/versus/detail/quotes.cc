#include "instruments/versus/detail/quotes.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/fold.h"

namespace weiguan::versus {

namespace {

constexpr std::size_t most_pairs = 10'000;  // Beyond that only equal quotes are paired.

constexpr std::array<std::string_view, 14> pronouns = {
    "he",
    "her",
    "him",
    "it",
    "she",
    "them",
    "they",
    "他",
    "他们",
    "其",
    "她",
    "她们",
    "它",
    "它们"};

struct Spoken {
  Quote quote;
  Units words, speaker;
  bool pronoun = false;
  bool paired = false;
};

std::string_view part(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

std::vector<Spoken> read(const QuoteReader& reader, Vocabulary& vocabulary, const Side& side) {
  std::vector<Spoken> all;
  for (const Quote& one : reader.read(side.text)) {
    Spoken spoken;
    spoken.quote = one;
    spoken.words = vocabulary.units(part(side.text, one.words));
    const std::string speaker = fold(part(side.text, one.speaker));
    spoken.speaker = vocabulary.units(speaker);
    spoken.pronoun = std::ranges::count(pronouns, speaker) > 0;
    if (!spoken.words.empty()) all.push_back(std::move(spoken));
  }
  return all;
}

bool holds(const Units& whole, const Units& part) {
  return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end() ||
         part.empty();
}

bool is_another(const Spoken& a, const Spoken& b) {
  if (a.speaker.empty() || b.speaker.empty() || a.pronoun || b.pronoun) return false;
  return !holds(a.speaker, b.speaker) && !holds(b.speaker, a.speaker);
}

class QuoteMatcher {
 public:
  QuoteMatcher(const QuoteReader& reader, Vocabulary& vocabulary, Comparison& all)
      : all_(all),
        before_(read(reader, vocabulary, all.source)),
        after_(read(reader, vocabulary, all.target)),
        of_source_(all.source.sentences.size()),
        of_target_(all.target.sentences.size()) {
    for (std::size_t i = 0; i < all.matches.size(); ++i) {
      const Match& one = all.matches[i];
      for (std::size_t s = one.source.begin; s < one.source.end; ++s) of_source_[s] = i;
      for (std::size_t t = one.target.begin; t < one.target.end; ++t) of_target_[t] = i;
    }
  }

  void match() {
    for (Spoken& one : before_) {
      const auto found = std::ranges::find_if(
          after_, [&](const Spoken& other) { return !other.paired && other.words == one.words; });
      if (found != after_.end()) pair(one, *found);
    }
    if (before_.size() * after_.size() <= most_pairs) match_altered();
    for (const Spoken& one : before_) {
      if (one.paired || one.quote.speech == Speech::reported) continue;
      if (!is_there(all_.matches[match_of_source(one)], one, all_.target, true))
        add(Kind::quote, match_of_source(one), one.quote.words, {});
    }
    for (const Spoken& one : after_) {
      if (one.paired || one.quote.speech == Speech::reported) continue;
      if (!is_there(all_.matches[match_of_target(one)], one, all_.source, false))
        add(Kind::quote, match_of_target(one), {}, one.quote.words);
    }
    drop_speakers();
  }

 private:
  std::size_t match_of_source(const Spoken& one) const {
    return of_source_[all_.source.sentence_at(one.quote.words.begin)];
  }
  std::size_t match_of_target(const Spoken& one) const {
    return of_target_[all_.target.sentence_at(one.quote.words.begin)];
  }

  void add(Kind kind, std::size_t match, std::optional<Range> before, std::optional<Range> after) {
    Detail detail;
    detail.kind = kind;
    detail.match = match;
    detail.before = before;
    detail.after = after;
    all_.details.push_back(detail);
  }

  // The name of who speaks is told as such, where it is another's.
  void drop_speakers() {
    const auto lies_in = [](const std::optional<Range>& range, const std::vector<Range>& speakers) {
      return !range || std::ranges::any_of(speakers, [&](const Range& one) {
        return one.begin <= range->begin && range->end <= one.end;
      });
    };
    std::erase_if(all_.details, [&](const Detail& one) {
      return one.kind == Kind::name && lies_in(one.before, speakers_before_) &&
             lies_in(one.after, speakers_after_);
    });
  }

  void match_altered() {
    struct Edge {
      std::size_t before, after;
      double similarity;
    };
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      for (std::size_t j = 0; j < after_.size(); ++j) {
        if (before_[i].paired || after_[j].paired) continue;
        const double alike = similarity(before_[i].words, after_[j].words);
        if (alike >= least_similar) edges.push_back({i, j, alike});
      }
    }
    std::ranges::stable_sort(
        edges, [](const Edge& a, const Edge& b) { return a.similarity > b.similarity; });
    for (const Edge& one : edges) {
      if (!before_[one.before].paired && !after_[one.after].paired)
        pair(before_[one.before], after_[one.after]);
    }
  }

  void pair(Spoken& before, Spoken& after) {
    before.paired = after.paired = true;
    speakers_before_.push_back(before.quote.speaker);
    speakers_after_.push_back(after.quote.speaker);
    const std::size_t match = match_of_source(before);
    const bool marked_before = before.quote.speech == Speech::direct;
    const bool marked_after = after.quote.speech == Speech::direct;
    if (before.words != after.words && (marked_before || marked_after))
      add(Kind::quote, match, before.quote.words, after.quote.words);
    if (is_another(before, after))
      add(Kind::speaker, match, before.quote.speaker, after.quote.speaker);
    if (marked_before != marked_after)
      add(Kind::marks, match, before.quote.words, after.quote.words);
  }

  // Whether the words stand on the other side all the same: as part of a longer quote, or as what
  // was not read as one.
  bool is_there(const Match& match, const Spoken& one, const Side& other, bool forward) const {
    if (match.equal) return true;
    const auto& quotes = forward ? after_ : before_;
    if (std::ranges::any_of(quotes, [&](const Spoken& two) { return holds(two.words, one.words); }))
      return true;
    const Run& run = forward ? match.target : match.source;
    Units units;
    for (std::size_t i = run.begin; i < run.end; ++i)
      units.insert(units.end(), other.sentences[i].units.begin(), other.sentences[i].units.end());
    return holds(units, one.words);
  }

  Comparison& all_;
  std::vector<Spoken> before_, after_;
  std::vector<Range> speakers_before_, speakers_after_;  // Of quotes that both have.
  std::vector<std::size_t> of_source_, of_target_;
};

}  // namespace

void find_quotes(const QuoteReader& reader, Vocabulary& vocabulary, Comparison& all) {
  if (all.source.sentences.empty() || all.target.sentences.empty()) return;
  QuoteMatcher(reader, vocabulary, all).match();
}

}  // namespace weiguan::versus
