#include "instruments/keyness/detail/grams.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "instruments/keyness/detail/pairs.h"

namespace weiguan::keyness {

namespace {

constexpr std::size_t deepest = longest_gram + 4;  // Longer ones only show what is a piece.
constexpr double piece_share = 0.8, two_piece_share = 0.9;
constexpr double inside_share = 0.5;
constexpr std::uint8_t bits = 8;  // Steps of one bit of mutual information.
constexpr std::uint8_t firmly_bound = 3 * bits;

// A sequence while it is being counted.
struct Building {
  Gram gram;
  std::uint32_t prefix = 0, suffix = 0;        // Numbers of the level before.
  std::uint64_t in_prefix = 0, in_suffix = 0;  // How often these two stand on the side.
  // The two that hold it most often with a token more: before it, behind it.
  std::array<std::uint64_t, 2> before = {0, 0}, after = {0, 0};
  std::uint32_t behind = 0;  // The first place that the last occurrence leaves free.
  std::uint32_t text = 0;    // One more than the number of the text it was last in.
  std::uint32_t in_text = 0;
  double deviation = 0, seen = 0;  // Sums over the texts that hold it.
  std::uint32_t top = 0;
  std::uint32_t begins_inside = 0, ends_inside = 0, places = 0;
  bool words = false;  // No CJK character in it.
};

class Levels {
 public:
  Levels(const Corpus& corpus, std::size_t side, const GramRules& rules)
      : corpus_(corpus),
        tokens_(corpus.tokens()),
        side_(side),
        rules_(rules),
        kept_(rules.kept.begin(), rules.kept.end()),
        numbers_(corpus.tokens()) {}

  Grams run() {
    if (corpus_.texts(side_).empty()) return {};
    single();
    for (length_ = 2; length_ <= deepest && !level_.empty(); ++length_) {
      if (!pairs()) break;
    }
    finish(level_, length_ - 1);
    return std::move(grams_);
  }

 private:
  std::pair<std::uint32_t, std::uint32_t> range(std::size_t side) const {
    const auto& texts = corpus_.texts(side);
    if (texts.empty()) return {0, 0};
    return {texts.front().begin, texts.back().end};
  }

  // Tokens that are frequent on the side become numbers from 1.
  void single() {
    std::vector<std::uint32_t> count(corpus_.forms(), 0);
    for (std::uint32_t at = range(side_).first; at < range(side_).second; ++at) {
      ++count[tokens_[at]];
    }
    both_.assign(corpus_.forms(), 0);
    for (const std::uint32_t token : tokens_) ++both_[token];
    std::vector<std::uint32_t> next(corpus_.forms(), 0);
    for (std::uint32_t token = 1; token < next.size(); ++token) {
      if (count[token] < rules_.least_count) continue;
      Building one;
      one.gram.length = 1;
      one.gram.count[side_] = count[token];
      one.words = !corpus_.form(token).cjk;
      level_.push_back(one);
      next[token] = static_cast<std::uint32_t>(level_.size());
    }
    walk([&](std::uint32_t at) { return next[tokens_[at]]; });
  }

  std::uint64_t pair_at(std::uint32_t at) const {
    const std::uint32_t a = numbers_[at], b = numbers_[at + 1];
    if (a == 0 || b == 0) return 0;
    if (length_ > longest_words && words_[a - 1] && words_[b - 1]) return 0;
    return Pairs::pair(a, b);
  }

  // Goes from sequences one shorter to those of length_; false where none is frequent.
  bool pairs() {
    const auto length = static_cast<std::uint32_t>(length_);
    Pairs table;
    for (std::uint32_t at = range(side_).first; at < range(side_).second; ++at) {
      const std::uint64_t pair = pair_at(at);
      if (pair == 0) continue;
      PairEntry& entry = table.add(pair);
      if (entry.count > 0 && at < entry.mark) continue;  // Overlaps the one before.
      ++entry.count;
      entry.mark = at + length;
    }
    std::vector<Building> next;
    for (PairEntry& entry : table.entries()) {
      entry.mark = 0;
      if (entry.pair == 0 || entry.count < rules_.least_count) continue;
      Building one;
      one.gram.length = length;
      one.gram.count[side_] = entry.count;
      one.prefix = static_cast<std::uint32_t>(entry.pair >> 32);
      one.suffix = static_cast<std::uint32_t>(entry.pair);
      one.in_prefix = level_[one.prefix - 1].gram.count[side_];
      one.in_suffix = level_[one.suffix - 1].gram.count[side_];
      one.words = words_[one.prefix - 1] && words_[one.suffix - 1];
      next.push_back(one);
      entry.mark = static_cast<std::uint32_t>(next.size());
    }
    if (next.empty()) return false;
    const auto number = [&](std::uint32_t at) {
      const std::uint64_t pair = pair_at(at);
      if (pair == 0) return std::uint32_t{0};
      const PairEntry* entry = table.find(pair);
      return entry == nullptr ? std::uint32_t{0} : entry->mark;
    };
    if (length_ == 2) bind(next.size(), number);
    std::swap(level_, next);  // `next` is the shorter ones now.
    walk(number);
    for (const Building& one : level_) {
      const TokenForm& begin = corpus_.form(tokens_[one.gram.at]);
      const TokenForm& end = corpus_.form(tokens_[one.gram.at + one.gram.length - 1]);
      if (!end.particle || !ends_loosely(one)) {
        hold(next[one.prefix - 1].after, one.gram.count[side_]);
      }
      if (!begin.particle || !begins_loosely(one)) {
        hold(next[one.suffix - 1].before, one.gram.count[side_]);
      }
    }
    finish(next, length_ - 1);
    return true;
  }

  static void hold(std::array<std::uint64_t, 2>& most, std::uint64_t count) {
    if (count > most[0]) std::swap(count, most[0]);
    most[1] = std::max(most[1], count);
  }

  bool is_piece(const Building& one) const {
    const auto count = static_cast<double>(one.gram.count[side_]);
    for (const auto& most : {one.before, one.after}) {
      if (static_cast<double>(most[0]) >= piece_share * count) return true;
      if (static_cast<double>(most[0] + most[1]) >= two_piece_share * count) return true;
    }
    return false;
  }

  // How strongly each token is bound to the next one.
  template <typename Number>
  void bind(std::size_t pairs, const Number& number) {
    std::vector<std::uint32_t> count(pairs, 0);
    std::vector<std::uint32_t> first(pairs, 0);
    for (std::uint32_t at = 0; at + 1 < tokens_.size(); ++at) {
      const std::uint32_t one = number(at);
      if (one == 0) continue;
      ++count[one - 1];
      first[one - 1] = at;
    }
    std::vector<std::uint8_t> strength(pairs, 0);
    const double all = static_cast<double>(corpus_.size(0) + corpus_.size(1));
    for (std::size_t i = 0; i < pairs; ++i) {
      const double a = both_[tokens_[first[i]]], b = both_[tokens_[first[i] + 1]];
      const double information = std::log2(count[i] * all / (a * b));
      strength[i] = static_cast<std::uint8_t>(std::clamp(information * bits, 1.0, 255.0));
    }
    bound_.assign(tokens_.size(), 0);
    for (std::uint32_t at = 0; at + 1 < tokens_.size(); ++at) {
      const std::uint32_t one = number(at);
      if (one != 0) bound_[at] = strength[one - 1];
    }
  }

  // Counts every occurrence on both sides, and puts the new numbers in place of the old ones.
  template <typename Number>
  void walk(const Number& number) {
    for (std::size_t i = 0; i < 2; ++i) {
      const std::size_t side = i == 0 ? side_ : 1 - side_;
      const auto& texts = corpus_.texts(side);
      for (std::size_t text = 0; text < texts.size(); ++text) {
        for (std::uint32_t at = texts[text].begin; at < texts[text].end; ++at) {
          const std::uint32_t found = number(at);
          numbers_[at] = found;
          if (found == 0) continue;
          meet(level_[found - 1], side, static_cast<std::uint32_t>(text + 1), at);
        }
      }
      for (Building& one : level_) leave_text(one, side);
    }
    words_.resize(level_.size());
    for (std::size_t i = 0; i < level_.size(); ++i) words_[i] = level_[i].words;
  }

  void meet(Building& one, std::size_t side, std::uint32_t text, std::uint32_t at) {
    if (one.text != text) {
      leave_text(one, side);
      one.text = text;
    } else if (at < one.behind) {
      return;
    }
    one.behind = at + one.gram.length;
    ++one.in_text;
    if (side == side_) {
      if (one.places++ == 0) one.gram.at = at;
      const std::uint32_t last = at + one.gram.length - 1;
      if (one.gram.length < 2) return;
      if (bound_[at - 1] > bound_[at]) ++one.begins_inside;
      if (bound_[last] > bound_[last - 1]) ++one.ends_inside;
    } else {
      ++one.gram.count[side];
    }
  }

  void leave_text(Building& one, std::size_t side) {
    if (one.text == 0) return;
    ++one.gram.texts[side];
    if (side == side_) {
      const double its =
          static_cast<double>(one.in_text) / static_cast<double>(one.gram.count[side]);
      const double share = static_cast<double>(corpus_.texts(side)[one.text - 1].size) /
                           static_cast<double>(corpus_.size(side));
      one.deviation += std::abs(its - share);
      one.seen += share;
      one.top = std::max(one.top, one.in_text);
    }
    one.text = 0;
    one.in_text = 0;
    one.behind = 0;
  }

  bool is_kept(const Building& one) const {
    if (kept_.empty()) return false;
    const auto begin = tokens_.begin() + one.gram.at;
    return kept_.count({begin, begin + one.gram.length}) != 0;
  }

  // `token` is at an end of it, `rest` how often what is left without it stands there.
  bool is_loose(
      const Building& one, std::uint32_t token, std::uint32_t pair, std::uint64_t rest) const {
    const TokenForm& form = corpus_.form(token);
    if (!form.particle && !form.auxiliary) return false;
    if (!form.cjk) return true;
    if (bound_[pair] < firmly_bound && (form.particle || one.gram.length == 2)) return true;
    return one.gram.length > 2 &&
           static_cast<double>(one.gram.count[side_]) < piece_share * static_cast<double>(rest);
  }

  bool begins_loosely(const Building& one) const {
    return is_loose(one, tokens_[one.gram.at], one.gram.at, one.in_suffix);
  }

  bool ends_loosely(const Building& one) const {
    const std::uint32_t last = one.gram.at + one.gram.length - 1;
    return is_loose(one, tokens_[last], last - 1, one.in_prefix);
  }

  bool has_shape(const Building& one) const {
    const std::uint32_t first = one.gram.at, last = first + one.gram.length - 1;
    const TokenForm& begin = corpus_.form(tokens_[first]);
    const TokenForm& end = corpus_.form(tokens_[last]);
    if (one.gram.length == 1) return !begin.cjk && !begin.particle && begin.text.size() > 1;
    if (begins_loosely(one) || ends_loosely(one)) return false;
    const auto mostly = [&](std::uint32_t count) {
      return static_cast<double>(count) > inside_share * static_cast<double>(one.places);
    };
    return !(begin.cjk && mostly(one.begins_inside)) && !(end.cjk && mostly(one.ends_inside));
  }

  void finish(const std::vector<Building>& level, std::size_t length) {
    if (length > longest_gram) return;
    const std::size_t begin = grams_.all.size();
    for (const Building& one : level) {
      if (length == 1 && !one.words) continue;
      const auto from = tokens_.begin() + one.gram.at;
      if (std::find(from, from + one.gram.length, number_token) != from + one.gram.length) continue;
      if ((is_piece(one) || !has_shape(one)) && !is_kept(one)) {
        ++grams_.pieces;
        continue;
      }
      Gram gram = one.gram;
      gram.deviation = (one.deviation + 1 - one.seen) / 2;
      gram.top_share = static_cast<double>(one.top) / static_cast<double>(gram.count[side_]);
      grams_.all.push_back(gram);
    }
    std::sort(
        grams_.all.begin() + static_cast<std::ptrdiff_t>(begin),
        grams_.all.end(),
        [](const Gram& a, const Gram& b) { return a.at < b.at; });
  }

  const Corpus& corpus_;
  const std::vector<std::uint32_t>& tokens_;
  std::size_t side_;
  const GramRules& rules_;
  std::set<std::vector<std::uint32_t>> kept_;
  // The number of the sequence of the present length that begins at each place; 0 where none is
  // frequent.
  std::vector<std::uint32_t> numbers_;
  std::vector<std::uint32_t> both_;  // How often each token stands on both sides together.
  std::vector<std::uint8_t> bound_;  // How strongly the token at each place is bound to the next.
  std::vector<Building> level_;      // By number, from 1.
  std::vector<bool> words_;          // By the numbers in numbers_: no CJK character in it.
  std::size_t length_ = 1;
  Grams grams_;
};

}  // namespace

Grams repeated_grams(const Corpus& corpus, std::size_t side, const GramRules& rules) {
  return Levels(corpus, side, rules).run();
}

}  // namespace weiguan::keyness
