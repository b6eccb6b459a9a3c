#include "instruments/newphrases/detail/edges.h"

#include <algorithm>

namespace weiguan::newphrases {

namespace {

constexpr double least_free = 0.25;  // How likely a word must begin and end at the edges.
// Share of its articles, or of its occurrences, in which one longer string covers it.
constexpr double most_covered = 0.9;
// From this share of its articles on it is a piece of the longer string that they have,
constexpr double least_whole = 0.65;
// from this one on even if it rose outside of that as well.
constexpr double mostly_whole = 0.8;
constexpr double surely_free = 0.5;  // As least_free, of what is whole.

}  // namespace

double rise_of(const Material& material, GramId id) {
  return rise(
      material.grams[id].articles,
      material.rows.size(),
      material.before[id],
      material.articles_before);
}

Edges::Edges(const Material& material, const std::vector<std::vector<float>>& seams)
    : material_(material),
      begin_(material.grams.size()),
      end_(material.grams.size()),
      covered_(material.grams.size()),
      covered_uses_(material.grams.size()),
      left_(material.grams.size(), no_gram),
      right_(material.grams.size(), no_gram) {
  const Grams& grams = material.grams;
  for (std::size_t i = 0; i < material.rows.size(); ++i) {
    grams.each(material.rows[i], [&](GramId id, std::size_t place) {
      begin_[id] += seams[i][place];
      end_[id] += seams[i][place + grams[id].length];
    });
  }
  // "the blue river" does not make "blue river" a piece.
  const auto small = [&material](Word word) {
    return material.words.shape(word) == Shape::letters && material.official.never_begins(word);
  };
  for (GramId id = 0; id < grams.size(); ++id) {
    const Gram& one = grams[id];
    if (one.front == no_gram) continue;
    const auto keep_greater = [&](GramId& known) {
      if (known == no_gram || grams[known].articles < one.articles) known = id;
    };
    keep_greater(right_[one.front]);
    keep_greater(left_[one.back]);
    const auto cover = [&](GramId part) {
      covered_[part] = std::max(covered_[part], one.articles);
      covered_uses_[part] = std::max(covered_uses_[part], one.occurrences);
    };
    if (!small(one.last)) cover(one.front);
    if (!small(grams.words(id).front())) cover(one.back);
  }
}

double Edges::free_begin(GramId id) const {
  return begin_[id] / material_.grams[id].occurrences;
}

double Edges::free_end(GramId id) const {
  return end_[id] / material_.grams[id].occurrences;
}

bool Edges::covered(GramId id) const {
  const Gram& gram = material_.grams[id];
  return covered_[id] >= most_covered * gram.articles ||
         covered_uses_[id] >= most_covered * gram.occurrences;
}

// Of a length that is looked at, and of what an expression is made of.
bool Edges::well_made(std::span<const Word> phrase) const {
  std::size_t characters = 0, letters = 0;
  for (const Word word : phrase) {
    characters += material_.words.shape(word) == Shape::character ? 1 : 0;
    letters += material_.words.shape(word) == Shape::letters ? 1 : 0;
  }
  if (phrase.size() > longest_phrase || material_.official.loose(phrase)) return false;
  if (characters == 0) return letters >= 2 && phrase.size() <= 6;
  return characters >= 2 && phrase.size() >= 3;
}

bool Edges::may_be_one(GramId id) const {
  const double least = least_free * material_.grams[id].occurrences;
  if (begin_[id] < least || end_[id] < least || covered(id)) return false;
  if (rise_of(material_, id) < least_likelihood) return false;
  return well_made(material_.grams.words(id));
}

// The string longer by one that most of its articles have; no_gram where there is none.
GramId Edges::longer(GramId id) const {
  const GramId left = left_[id], right = right_[id];
  if (left == no_gram || right == no_gram) return left == no_gram ? right : left;
  const Grams& grams = material_.grams;
  return grams[left].articles > grams[right].articles ? left : right;
}

bool Edges::is_whole(GramId id, GramId piece) const {
  const Grams& grams = material_.grams;
  const Official& official = material_.official;
  const double least = surely_free * grams[id].occurrences;
  if (begin_[id] < least || end_[id] < least || covered(id)) return false;
  const std::vector<Word> phrase = grams.words(id), own = grams.words(piece);
  if (!well_made(phrase)) return false;
  const Word first = phrase.front(), last = phrase.back();
  if (first != own.front() && official.loose_end(first)) return false;
  if (last != own.back() && official.loose_end(last)) return false;
  const double outside = rise(
      grams[piece].articles - grams[id].articles,
      material_.rows.size(),
      material_.before[piece] - material_.before[id],
      material_.articles_before);
  const bool mostly = grams[id].articles >= mostly_whole * grams[piece].articles;
  if ((outside >= least_likelihood && !mostly) || rise_of(material_, id) == 0) return false;
  // 推进 or 不断 before it is no part of it.
  return first == own.front() || (!official.begins_urging(phrase) && !official.bland(phrase));
}

GramId Edges::whole_of(GramId piece) const {
  const double least = least_whole * material_.grams[piece].articles;
  GramId whole = piece;
  for (GramId at = longer(piece); at != no_gram && material_.grams[at].articles >= least;
       at = longer(at)) {
    if (is_whole(at, piece)) whole = at;
  }
  return whole;
}

}  // namespace weiguan::newphrases
