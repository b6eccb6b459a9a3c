#include "instruments/novelty/detail/cells.h"

#include <utility>

namespace weiguan::novelty {

namespace {

void set_role(Judged& article) {
  const auto all = static_cast<double>(article.parts.asked());
  if (all == 0) return;
  const auto low = static_cast<double>(article.parts.own);
  const auto high = static_cast<double>(article.parts.own + article.parts.undecided);
  const double little = nearly_nothing * all, much = (1 - nearly_nothing) * all;
  article.may_relay = low <= little;
  article.may_report = high >= much;
  if (high <= little) {
    article.role = Role::relay;
  } else if (low >= much) {
    article.role = Role::reporter;
  } else {
    article.role = article.may_relay || article.may_report ? Role::cannot_tell : Role::mixed;
  }
}

}  // namespace

Judge::Judge(
    const Archive& archive,
    const Packs& packs,
    const BoilerplateRule& rule,
    std::chrono::hours clock_error,
    const Zone& zone)
    : archive_(archive),
      rule_(rule),
      clock_error_(clock_error),
      zone_(zone),
      others_(archive),
      speakers_(Speakers::of(packs)) {}

std::optional<Whose> Judge::whose(
    const Other& article, const Other& other, bool other_is_source) const {
  const bool both_known = !article.outlet->empty() && !other.outlet->empty();
  if (both_known && *article.outlet == *other.outlet) {
    // One of two articles of an outlet repeats the other, whatever the clocks say.
    return other_is_source ? std::optional(Whose::same) : std::nullopt;
  }
  if (surely_before(article, other, clock_error_)) return {};
  return both_known && surely_before(other, article, clock_error_) ? Whose::other
                                                                   : Whose::undecided;
}

Judged Judge::judge(const Article& article) {
  Judged judged;
  std::vector<Shared> shared;
  std::vector<Range> boilerplate;
  if (const std::vector<Repeat> repeats = archive_.repeats_of(article.id); !repeats.empty()) {
    const Other& of = others_.of(article);
    std::size_t sources = 0;
    for (const Repeat& repeat : repeats) {
      const bool other_is_source = repeat.target == article.id;
      if (other_is_source) ++sources;
      const ArticleId id = other_is_source ? repeat.source : repeat.target;
      const Other& other = others_.of(id);
      const std::optional<Whose> whose = this->whose(of, other, other_is_source);
      if (!whose) continue;
      if (judged.others.size() < most_others) judged.others.push_back(id);
      for (const RepeatedPassage& passage : repeat.passages) {
        shared.push_back(
            {other_is_source ? passage.target : passage.source, *whose, other.published});
      }
    }
    judged.partly_compared = sources >= most_repeats;
    boilerplate = Recurrences(article.id, repeats, others_, rule_, zone_).boilerplate();
  }
  judged.parts = divide(article.text, shared, boilerplate, clock_error_);
  set_role(judged);
  if (speakers_) judged.quoted = speakers_->read(article.text);
  return judged;
}

void Cell::add(const Judged& article) {
  const Parts& more = article.parts;
  ++articles;
  if (more.all() > 0) ++with_text;
  parts += more;
  low.add({more.own, more.asked()});
  high.add({more.own + more.undecided, more.asked()});
  if (more.asked() > 0) ++asked;
  if (article.role == Role::relay) ++relays_low;
  if (article.role == Role::reporter) ++reporters_low;
  if (article.may_relay) ++relays_high;
  if (article.may_report) ++reporters_high;
  if (article.quoted && article.quoted->attributed > 0) ++quoting;
  if (article.quoted && article.quoted->single_source) ++single_source;
  if (article.partly_compared) ++partly;
}

}  // namespace weiguan::novelty
