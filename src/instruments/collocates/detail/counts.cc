#include "instruments/collocates/detail/counts.h"

#include <algorithm>
#include <numeric>

#include "instruments/texts_with.h"
#include "text/utf8.h"

namespace weiguan::collocates {

namespace {

constexpr std::size_t sketch_size = std::size_t{1} << 24;  // A power of two.
constexpr std::uint8_t sketch_most = 255;

// The finalizer of SplitMix64.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

std::uint64_t extended(std::uint64_t hash, Symbol symbol) {
  return mix(hash + 0x9E3779B97F4A7C15U * (symbol + std::uint64_t{1}));
}

bool all_near(const Near& near, std::size_t first, std::size_t last) {
  const auto begin = near.near.begin();
  return std::all_of(
      begin + static_cast<std::ptrdiff_t>(first),
      begin + static_cast<std::ptrdiff_t>(last) + 1,
      [](std::uint8_t one) { return one != 0; });
}

bool is_character_near(const Text& text, const Near& near, std::size_t at) {
  return at < text.kinds.size() && text.kinds[at] == PieceKind::character && near.near[at] != 0;
}

}  // namespace

Counts::Counts(const Question& question) : question_(question) {
  const std::size_t slices = question.slices.slices.size();
  uses.resize(question.phrases.size() * slices);
  sizes.resize(slices);
  std::vector<CountedPhrase> counted;
  for (const std::string& wording : question.glossary) {
    if (tokens(wording).empty() || !symbols_of(wording).empty()) continue;
    wordings_.push_back(wording);
    counted.push_back({{wording}, {}, {}});
  }
  if (!counted.empty()) wording_matcher_.emplace(counted, Overlap::every);
}

std::vector<Symbol> Counts::symbols_of(const std::string& wording) const {
  std::vector<Symbol> symbols;
  PieceReader reader(wording);
  bool words = false, others = false;
  for (Piece piece; reader.next(piece);) {
    std::size_t at = 0;
    words = words || piece.kind == PieceKind::word;
    others = others || piece.kind == PieceKind::sign || piece.kind == PieceKind::sentence_end;
    symbols.push_back(
        piece.kind == PieceKind::word ? words_.find(piece.folded)
                                      : static_cast<Symbol>(next_character(piece.folded, at)));
  }
  if (others || symbols.empty()) return {};
  const bool fits =
      words ? symbols.size() == 1 : symbols.size() >= 2 && symbols.size() <= question_.longest;
  if (!fits) symbols.clear();
  return symbols;
}

void Counts::each_place(
    const Archive& archive,
    const RunContext& context,
    const std::function<void(const Place&)>& each) {
  Text text;
  Near near;
  std::vector<PhraseMatch> of_phrase;
  std::uint64_t seen = 0;
  article_ = 0;
  for (const Filter& filter : question_.slices.filters) {
    each_text_with(
        archive,
        question_.phrases,
        question_.overlap,
        filter,
        context.stop,
        [&](const Article& article, const std::vector<PhraseMatch>& matches) {
          if (context.progress) context.progress({"collocates", ++seen, 0, 0});
          const auto slice = question_.slices.slice_of(article.published);
          if (!slice) return true;
          ++article_;
          text.read(article.text, words_);
          for (std::size_t phrase = 0; phrase < question_.phrases.size(); ++phrase) {
            of_phrase.clear();
            for (const PhraseMatch& one : matches) {
              if (one.phrase == phrase) of_phrase.push_back(one);
            }
            if (of_phrase.empty()) continue;
            near.mark(text, of_phrase, question_.reach);
            each({article, *slice, phrase, text, near, of_phrase});
          }
          return true;
        });
  }
}

void Counts::each_wording(const Article& article, const Text& text, const Found& found) {
  if (!wording_matcher_) return;
  wording_matcher_->find(article.text, wording_matches_);
  for (const PhraseMatch& match : wording_matches_) {
    const Tree::Node node =
        tree.child(Tree::root, first_wording + static_cast<Symbol>(match.phrase));
    if (node == Tree::root) continue;
    found(node, text.piece_at(match.begin), text.piece_at(match.end) - 1);
  }
}

// Counts by hash: an expression's field holds at least its own count.
void Counts::sketch(const Place& place) {
  const Text& text = place.text;
  for (std::size_t i = 0; i < text.kinds.size(); ++i) {
    if (place.near.near[i] == 0 || text.symbols[i] == no_symbol) continue;
    std::uint64_t hash = extended(place.phrase, text.symbols[i]);
    const auto count = [&] {
      std::uint8_t& field = sketch_[hash & (sketch_size - 1)];
      if (field < sketch_most) ++field;
    };
    if (text.kinds[i] == PieceKind::word) {
      count();
      continue;
    }
    for (std::size_t j = i + 1; j <= i + question_.longest; ++j) {
      if (!is_character_near(text, place.near, j)) break;
      hash = extended(hash, text.symbols[j]);
      count();
    }
  }
}

void Counts::add(Tree::Node node, const Place& place, std::size_t first, std::size_t last) {
  const std::uint32_t number = keys.add(pair_key(node, pot(place.phrase, place.slice)));
  if (number == tallies.size()) tallies.emplace_back();
  Tally& tally = tallies[number];
  ++tally.beside;
  if (!place.near.is_right(first, last)) ++tally.left;
  if (tally.last_article != article_) ++tally.articles;
  tally.last_article = article_;
}

void Counts::tally_near(const Place& place) {
  const Text& text = place.text;
  const auto least =
      static_cast<std::uint8_t>(std::min<std::uint32_t>(question_.least, sketch_most));
  const auto may_reach = [&](std::uint64_t hash) {
    return sketch_[hash & (sketch_size - 1)] >= least;
  };
  for (std::size_t i = 0; i < text.kinds.size(); ++i) {
    if (place.near.near[i] == 0 || text.symbols[i] == no_symbol) continue;
    std::uint64_t hash = extended(place.phrase, text.symbols[i]);
    if (text.kinds[i] == PieceKind::word) {
      if (may_reach(hash)) add(tree.add(Tree::root, text.symbols[i]), place, i, i);
      continue;
    }
    Tree::Node node = Tree::root;
    for (std::size_t j = i + 1; j <= i + question_.longest; ++j) {
      if (!is_character_near(text, place.near, j)) break;
      hash = extended(hash, text.symbols[j]);
      if (!may_reach(hash)) break;  // What is longer is not more frequent.
      if (node == Tree::root) node = tree.add(Tree::root, text.symbols[i]);
      node = tree.add(node, text.symbols[j]);
      add(node, place, i, j);
    }
  }
  each_wording(place.article, text, [&](Tree::Node node, std::size_t first, std::size_t last) {
    if (all_near(place.near, first, last)) add(node, place, first, last);
  });
}

void Counts::count_beside(const Archive& archive, const RunContext& context) {
  sketch_.assign(sketch_size, 0);
  each_place(archive, context, [&](const Place& place) {
    Use& use = uses[pot(place.phrase, place.slice)];
    use.occurrences += place.matches.size();
    ++use.articles;
    use.near += place.near.size;
    sketch(place);
  });
  for (std::size_t i = 0; i < wordings_.size(); ++i) {
    tree.add(Tree::root, first_wording + static_cast<Symbol>(i));
  }
  each_place(archive, context, [&](const Place& place) { tally_near(place); });
  sketch_ = {};
  group_tallies();
}

void Counts::group_tallies() {
  pot_begins_.assign(uses.size() + 1, 0);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    ++pot_begins_[static_cast<std::uint32_t>(keys.key(i)) + 1];
  }
  std::partial_sum(pot_begins_.begin(), pot_begins_.end(), pot_begins_.begin());
  std::vector<std::size_t> next = pot_begins_;
  by_pot_.resize(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    by_pot_[next[static_cast<std::uint32_t>(keys.key(i))]++] = i;
  }
}

std::span<const std::uint32_t> Counts::tallies_of(std::uint32_t pot) const {
  return std::span(by_pot_).subspan(pot_begins_[pot], pot_begins_[pot + 1] - pot_begins_[pot]);
}

void Counts::count_anywhere(
    const Archive& archive, const std::vector<std::uint8_t>& wanted, const RunContext& context) {
  const std::vector<std::uint8_t> ways = tree.ways_to(wanted);
  Text text;
  std::uint64_t seen = 0;
  for (const Filter& filter : question_.slices.filters) {
    archive.articles(filter, [&](const Article& article) {
      if (requested(context.stop)) return false;
      if (context.progress) context.progress({"collocates", ++seen, 0, 0});
      const auto slice = question_.slices.slice_of(article.published);
      if (!slice) return true;
      text.read_known(article.text, words_);
      sizes[*slice] += text.size;
      const auto count = [&](Tree::Node node) {
        if (wanted[node] == 0) return;
        const std::uint32_t number = anywhere_.add(pair_key(node, *slice));
        if (number == anywhere_counts_.size()) anywhere_counts_.push_back(0);
        ++anywhere_counts_[number];
      };
      for (std::size_t i = 0; i < text.kinds.size(); ++i) {
        if (text.symbols[i] == no_symbol) continue;
        Tree::Node node = tree.child(Tree::root, text.symbols[i]);
        if (node == Tree::root || ways[node] == 0) continue;
        count(node);
        if (text.kinds[i] == PieceKind::word) continue;
        for (std::size_t j = i + 1; j < text.kinds.size(); ++j) {
          if (text.kinds[j] != PieceKind::character) break;
          node = tree.child(node, text.symbols[j]);
          if (node == Tree::root || ways[node] == 0) break;
          count(node);
        }
      }
      each_wording(article, text, [&](Tree::Node node, std::size_t, std::size_t) { count(node); });
      return true;
    });
  }
}

std::vector<std::vector<Passage>> Counts::find_passages(
    const Archive& archive, const Index& shown, std::size_t most, const RunContext& context) {
  std::vector<std::uint8_t> wanted(tree.size(), 0);
  for (std::uint32_t i = 0; i < shown.size(); ++i) wanted[shown.key(i) >> 32] = 1;
  const std::vector<std::uint8_t> ways = tree.ways_to(wanted);
  std::vector<std::vector<Passage>> passages(shown.size());
  each_place(archive, context, [&](const Place& place) {
    const Text& text = place.text;
    const auto take = [&](Tree::Node node, std::size_t first, std::size_t last) {
      if (wanted[node] == 0) return;
      const std::uint32_t number = shown.find(pair_key(node, pot(place.phrase, place.slice)));
      if (number == Index::none || passages[number].size() >= most) return;
      // From the one to the other.
      std::size_t begin = text.begins[first], end = text.ends[last];
      if (place.near.is_right(first, last)) {
        for (const PhraseMatch& one : place.matches) {
          if (one.end <= end) begin = std::min(text.begins[first], one.begin);
        }
      } else {
        for (const PhraseMatch& one : place.matches) {
          if (one.begin < begin) continue;
          end = std::max(end, one.end);
          break;
        }
      }
      passages[number].push_back({place.article.id, begin, end});
    };
    for (std::size_t i = 0; i < text.kinds.size(); ++i) {
      if (place.near.near[i] == 0 || text.symbols[i] == no_symbol) continue;
      Tree::Node node = tree.child(Tree::root, text.symbols[i]);
      if (node == Tree::root || ways[node] == 0) continue;
      if (text.kinds[i] == PieceKind::word) {
        take(node, i, i);
        continue;
      }
      for (std::size_t j = i + 1; is_character_near(text, place.near, j); ++j) {
        node = tree.child(node, text.symbols[j]);
        if (node == Tree::root || ways[node] == 0) break;
        take(node, i, j);
      }
    }
    each_wording(place.article, text, [&](Tree::Node node, std::size_t first, std::size_t last) {
      if (all_near(place.near, first, last)) take(node, first, last);
    });
  });
  return passages;
}

Tally Counts::tally(Tree::Node node, std::uint32_t pot) const {
  const std::uint32_t number = keys.find(pair_key(node, pot));
  return number == Index::none ? Tally{} : tallies[number];
}

std::uint64_t Counts::occurrences(Tree::Node node, std::size_t slice) const {
  const std::uint32_t number = anywhere_.find(pair_key(node, slice));
  return number == Index::none ? 0 : anywhere_counts_[number];
}

std::string Counts::spell(Tree::Node node) const {
  std::string text;
  for (const Symbol symbol : tree.symbols(node)) {
    if (symbol >= first_wording) {
      text += wordings_[symbol - first_wording];
    } else if (symbol >= first_word) {
      text += words_.word(symbol);
    } else {
      append_utf8(text, symbol);
    }
  }
  return text;
}

}  // namespace weiguan::collocates
