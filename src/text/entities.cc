#include "text/entities.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/detail/entity_tables.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

using detail::Affixes;
using detail::Bearer;
using detail::EntityTables;
using detail::EntityWord;
using detail::TokenList;

// So far, in bytes, what stands near by may be: about as many characters as context_tokens.
constexpr std::size_t near_bytes = 3 * context_tokens;
// So far behind and before a name affixes are read.
constexpr std::size_t beside_bytes = 48;

// A name that was chosen, and what became of it.
struct Chosen {
  PhraseMatch place;
  const EntityWord* word = nullptr;
  std::optional<std::uint32_t> entity;  // Once it is known.
  bool settled = false;
  Doubt why = Doubt::no_context;
};

bool overlap(const PhraseMatch& a, const PhraseMatch& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_inside(char byte) {  // Of a character, behind its first byte.
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The tokens right behind `at`, up to the end of the line.
TokenList behind(std::string_view text, std::size_t at) {
  std::size_t to = std::min(text.size(), at + beside_bytes);
  while (to > at && to < text.size() && is_inside(text[to])) --to;
  const std::string_view rest = text.substr(at, to - at);
  return tokens(rest.substr(0, rest.find('\n')));
}

// Those right before it, the nearest first.
TokenList ahead(std::string_view text, std::size_t at) {
  std::size_t from = at > beside_bytes ? at - beside_bytes : 0;
  while (from < at && is_inside(text[from])) ++from;
  std::string_view rest = text.substr(from, at - from);
  if (const std::size_t line = rest.rfind('\n'); line != std::string_view::npos)
    rest.remove_prefix(line + 1);
  TokenList out = tokens(rest);
  std::ranges::reverse(out);
  return out;
}

// Whether only what lists names stands between the two: 、 or 和.
bool is_list_mark(std::string_view between) {
  constexpr std::string_view marks[] = {
      "、",
      "，",
      "·",
      "和",
      "与",
      "及",
      "至",
      "到",
      "飞",
      "-",
      "—",
      "–",
      "/",
      "|",
      ",",
      ", ",
      " and ",
      "→",
      " - "};
  return std::ranges::find(marks, between) != std::end(marks);
}

class Finder {
 public:
  Finder(const EntityTables& tables, std::string_view text, std::vector<PhraseMatch>& hits)
      : tables_(tables), text_(text), hits_(hits) {}

  void find(EntitiesFound& found) {
    tables_.matcher().find(text_, hits_);
    for (std::size_t from = 0; from < hits_.size();) from = choose_from(from, found);
    for (Chosen& one : chosen_) settle_alone(one);
    // What was settled last may speak for what stands beside it.
    for (bool more = true; more;) {
      more = false;
      for (Chosen& one : chosen_) {
        if (!one.settled) more = settle_among_others(one) || more;
      }
    }
    for (const Chosen& one : chosen_) {
      if (one.entity) {
        found.matches.push_back({*one.entity, one.place.begin, one.place.end});
      } else {
        tell(one.place, *one.word, one.why, found);
      }
    }
    std::ranges::stable_sort(found.doubts, {}, &EntityDoubt::begin);
  }

 private:
  const EntityWord& word_of(const PhraseMatch& hit) const { return tables_.word(hit.phrase); }

  static void tell(
      const PhraseMatch& place, const EntityWord& word, Doubt why, EntitiesFound& found) {
    EntityDoubt doubt{place.begin, place.end, why, {}};
    for (const Bearer& one : word.bearers) doubt.entities.push_back(one.entity);
    found.doubts.push_back(std::move(doubt));
  }

  // Chooses among the names and other words that overlap one another, from this hit on, so that
  // together they are worth most; gives the first hit behind them.
  std::size_t choose_from(std::size_t from, EntitiesFound& found) {
    if (word_of(hits_[from]).worth() == 0) return from + 1;
    cluster_.clear();
    std::size_t end = hits_[from].end;
    std::size_t to = from;
    for (; to < hits_.size() && hits_[to].begin < end; ++to) {
      if (word_of(hits_[to]).worth() == 0) continue;
      end = std::max(end, hits_[to].end);
      cluster_.push_back(to);
    }
    best_.assign(cluster_.size() + 1, 0);
    for (std::size_t i = cluster_.size(); i-- > 0;)
      best_[i] = std::max(worth_with(i), best_[i + 1]);
    const std::size_t first_chosen = chosen_.size();
    others_.clear();
    for (std::size_t i = 0; i < cluster_.size();) {
      if (worth_with(i) < best_[i + 1]) {
        ++i;
        continue;
      }
      const PhraseMatch& hit = hits_[cluster_[i]];
      if (word_of(hit).is_name()) {
        chosen_.push_back({hit, &word_of(hit), {}, false, Doubt::no_context});
      } else {
        others_.push_back(hit);
      }
      i = behind_hit(i);
    }
    tell_covered(first_chosen, found);
    return to;
  }

  std::size_t behind_hit(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < cluster_.size() && hits_[cluster_[next]].begin < hits_[cluster_[i]].end) ++next;
    return next;
  }
  std::size_t worth_with(std::size_t i) const {
    return word_of(hits_[cluster_[i]]).worth() + best_[behind_hit(i)];
  }

  // Whether one of what stands from `from` to `to`, in order and apart from one another, overlaps
  // the hit.
  template <typename At, typename Place>
  static bool any_meets(At from, At to, const PhraseMatch& hit, const Place& place_of_one) {
    const At at = std::partition_point(
        from, to, [&](const auto& one) { return place_of_one(one).end <= hit.begin; });
    return at != to && overlap(place_of_one(*at), hit);
  }

  // The names of the cluster that were not chosen because a word that is something else was.
  void tell_covered(std::size_t first_chosen, EntitiesFound& found) const {
    if (others_.empty()) return;
    std::size_t told_to = 0;
    for (const std::size_t number : cluster_) {
      const PhraseMatch& hit = hits_[number];
      if (!word_of(hit).is_name() || hit.begin < told_to) continue;
      const auto first = chosen_.begin() + static_cast<std::ptrdiff_t>(first_chosen);
      if (any_meets(first, chosen_.end(), hit, place_of) ||
          !any_meets(others_.begin(), others_.end(), hit, itself))
        continue;
      tell(hit, word_of(hit), Doubt::longer_word, found);
      told_to = hit.end;
    }
  }

  // What the words behind and before a name say: 1 for, -1 against, 0 nothing.
  int beside(const PhraseMatch& place, std::uint32_t group) const {
    const auto& affixes = tables_.group(group);
    const int after = affixes.after.empty() ? 0 : affixes.after.say(behind(text_, place.end));
    if (after < 0) return after;
    const int before = affixes.before.empty() ? 0 : affixes.before.say(ahead(text_, place.begin));
    return before < 0 ? before : std::max(after, before);
  }

  bool is_near(const PhraseMatch& a, const PhraseMatch& b) const {
    const std::size_t from = std::min(a.end, b.end);
    const std::size_t to = std::max(a.begin, b.begin);
    if (from >= to) return true;
    return to - from <= near_bytes &&
           text_.substr(from, to - from).find('\n') == std::string_view::npos;
  }

  // Calls `each` with what of `all`, which is in order of its begin, stands near; ends early where
  // it says true.
  template <typename All, typename Place, typename Each>
  static bool any_near(
      const All& all, const PhraseMatch& place, const Place& place_of_one, const Each& each) {
    const std::size_t from = place.begin > 2 * near_bytes ? place.begin - 2 * near_bytes : 0;
    auto at =
        std::lower_bound(all.begin(), all.end(), from, [&](const auto& one, std::size_t begin) {
          return place_of_one(one).begin < begin;
        });
    for (; at != all.end() && place_of_one(*at).begin <= place.end + near_bytes; ++at) {
      if (each(*at)) return true;
    }
    return false;
  }
  static const PhraseMatch& itself(const PhraseMatch& hit) { return hit; }
  static const PhraseMatch& place_of(const Chosen& one) { return one.place; }

  // Whether a word of the list that `list` gives for the entity stands near.
  bool spoken(
      const PhraseMatch& place,
      std::uint32_t entity,
      std::vector<std::uint32_t> EntityWord::*list) const {
    return any_near(hits_, place, itself, [&](const PhraseMatch& hit) {
      return std::ranges::count(word_of(hit).*list, entity) > 0 && is_near(hit, place);
    });
  }

  // Settles what the name itself decides, and what stands beside it.
  void settle_alone(Chosen& one) {
    const Bearer* only = nullptr;
    std::size_t strong = 0;
    bool refused = true;
    for (const Bearer& bearer : one.word->bearers) {
      if (is_against(one, bearer.entity)) continue;
      refused = false;
      if (bearer.weak) continue;
      ++strong;
      only = &bearer;
    }
    if (refused) {
      one.settled = true;
      one.why = Doubt::against;
    } else if (strong == 1 && !weak_one_is_meant(one)) {
      settle(one, only->entity);
    }
  }

  bool is_against(const Chosen& one, std::uint32_t entity) const {
    return beside(one.place, tables_.entity(entity).group) < 0 ||
           spoken(one.place, entity, &EntityWord::without);
  }

  // Whether another bearer is named by its own words although the name is weak for it: 海南 right
  // behind 青海.
  bool weak_one_is_meant(const Chosen& one) const {
    return std::ranges::any_of(one.word->bearers, [&](const Bearer& bearer) {
      return bearer.weak && (spoken(one.place, bearer.entity, &EntityWord::with) ||
                             follows_parent(one.place, bearer.entity));
    });
  }

  // Whether the name of what it lies in stands right before it.
  bool follows_parent(const PhraseMatch& place, std::uint32_t entity) const {
    return any_near(hits_, place, itself, [&](const PhraseMatch& hit) {
      if (hit.end > place.begin) return false;
      const std::string_view between = text_.substr(hit.end, place.begin - hit.end);
      if (!between.empty() && between != " " && between != "·") return false;
      return std::ranges::any_of(word_of(hit).bearers, [&](const Bearer& parent) {
        return !parent.weak && is_parent(parent.entity, entity);
      });
    });
  }

  bool is_parent(std::uint32_t parent, std::uint32_t entity) const {
    return std::ranges::count(tables_.entity(entity).parents, parent) > 0;
  }

  bool are_of_one(std::uint32_t a, std::uint32_t b) const {
    return std::ranges::any_of(
        tables_.entity(a).parents, [&](std::uint32_t parent) { return is_parent(parent, b); });
  }

  // How much speaks for the entity in what else stands in the text.
  int evidence(const Chosen& one, const Bearer& bearer, bool has_strong) const {
    int sum = 0;
    if (spoken(one.place, bearer.entity, &EntityWord::with)) sum += 2;
    if (follows_parent(one.place, bearer.entity)) sum += 2;
    // A weak name that somebody else bears for good needs more than a neighbourhood.
    if (bearer.weak && has_strong) return sum;
    if (beside(one.place, tables_.entity(bearer.entity).group) > 0) sum += 2;
    if (std::ranges::count(known_, bearer.entity) > 0) sum += 2;
    // A strong name that several bear is told apart by anything in the text, a weak one by what
    // stands near.
    const auto speak = [&](const auto& speaks) {
      if (!bearer.weak) return std::ranges::any_of(known_, speaks);
      return any_near(chosen_, one.place, place_of, [&](const Chosen& other) {
        return other.entity && speaks(*other.entity) && is_near(other.place, one.place);
      });
    };
    if (speak([&](std::uint32_t other) { return is_parent(other, bearer.entity); })) {
      sum += 2;
    } else if (speak([&](std::uint32_t other) {
                 return other != bearer.entity && are_of_one(other, bearer.entity);
               })) {
      sum += 1;
    }
    if (bearer.weak && is_listed(one, bearer)) sum += 1;
    return sum;
  }

  // Whether one of the same group that is counted stands in one list with it.
  bool is_listed(const Chosen& one, const Bearer& bearer) const {
    const std::uint32_t group = tables_.entity(bearer.entity).group;
    return any_near(chosen_, one.place, place_of, [&](const Chosen& other) {
      if (!other.entity || tables_.entity(*other.entity).group != group) return false;
      const std::size_t from = std::min(one.place.end, other.place.end);
      const std::size_t to = std::max(one.place.begin, other.place.begin);
      return from < to && is_list_mark(text_.substr(from, to - from));
    });
  }

  // True where it was settled now.
  bool settle_among_others(Chosen& one) {
    std::uint32_t winner = 0;
    int most = 0;
    bool tied = false;
    const bool has_strong = std::ranges::any_of(one.word->bearers, [&](const Bearer& bearer) {
      return !bearer.weak && !is_against(one, bearer.entity);
    });
    for (const Bearer& bearer : one.word->bearers) {
      if (is_against(one, bearer.entity)) continue;
      const int sum = (bearer.weak ? 0 : 1) + evidence(one, bearer, has_strong);
      if (sum > most) {
        most = sum;
        winner = bearer.entity;
        tied = false;
      } else if (sum == most && sum > 0) {
        tied = true;
      }
    }
    one.why = tied || one.word->bearers.size() > 1 ? Doubt::shared : Doubt::no_context;
    if (most == 0 || tied) return false;
    settle(one, winner);
    return true;
  }

  void settle(Chosen& one, std::uint32_t entity) {
    one.settled = true;
    one.entity = entity;
    if (std::ranges::count(known_, entity) == 0) known_.push_back(entity);
  }

  const EntityTables& tables_;
  std::string_view text_;
  std::vector<PhraseMatch>& hits_;
  std::vector<Chosen> chosen_;
  std::vector<std::size_t> cluster_, best_;
  std::vector<PhraseMatch> others_;
  std::vector<std::uint32_t> known_;  // Entities that count somewhere in the text.
};

}  // namespace

struct EntityMatcher::Tables {
  Tables(std::span<const EntityWords> entities, std::span<const EntityContext> groups)
      : words(entities, groups) {}
  EntityTables words;
};

EntityMatcher::EntityMatcher(
    std::span<const EntityWords> entities, std::span<const EntityContext> groups)
    : tables_(std::make_shared<const Tables>(entities, groups)) {}

std::size_t EntityMatcher::size() const {
  return tables_->words.size();
}

void EntityMatcher::find(std::string_view text, EntitiesFound& found) const {
  thread_local std::vector<PhraseMatch> hits;
  found.matches.clear();
  found.doubts.clear();
  Finder(tables_->words, text, hits).find(found);
}

}  // namespace weiguan
