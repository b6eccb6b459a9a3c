#include "instruments/consistency/detail/groups.h"

#include <algorithm>
#include <utility>

#include "instruments/consistency/detail/context.h"
#include "text/sentences.h"

namespace weiguan::consistency {

namespace {

constexpr std::size_t most_compared_texts = 50;

// A fact with the answer that states it.
struct Stated {
  const Fact* fact = nullptr;
  std::size_t answer = 0;
};

Passage passage_of(const Group& group, const Stated& one) {
  return {group.answers[one.answer].article, one.fact->clause.begin, one.fact->clause.end};
}

void fill(Slot& slot, const Group& group, const std::vector<Stated>& all) {
  std::vector<const Fact*> first;  // Of each filling.
  for (const Stated& one : all) {
    std::size_t at = 0;
    while (at < first.size() && !agree(first[at]->value, one.fact->value)) ++at;
    if (at == first.size()) {
      first.push_back(one.fact);
      slot.fillings.push_back({one.fact->shown, {}, {}});
    }
    Filling& filling = slot.fillings[at];
    if (!filling.answers.empty() && filling.answers.back() == one.answer) continue;
    filling.answers.push_back(one.answer);
    filling.passages.push_back(passage_of(group, one));
  }
}

// Two answers contradict one another where nothing that one says of it agrees with anything that
// the other does.
bool contradicts(const std::vector<Stated>& all) {
  std::map<std::size_t, std::vector<const Fact*>> by_answer;
  for (const Stated& one : all) by_answer[one.answer].push_back(one.fact);
  for (auto a = by_answer.begin(); a != by_answer.end(); ++a) {
    for (auto b = std::next(a); b != by_answer.end(); ++b) {
      const bool some = std::any_of(a->second.begin(), a->second.end(), [&b](const Fact* x) {
        return std::any_of(b->second.begin(), b->second.end(), [x](const Fact* y) {
          return agree(x->value, y->value);
        });
      });
      if (!some) return true;
    }
  }
  return false;
}

void sort_fillings(Slot& slot) {
  std::stable_sort(
      slot.fillings.begin(), slot.fillings.end(), [](const Filling& a, const Filling& b) {
        return a.answers.size() > b.answers.size();
      });
}

std::optional<Slot> yes_or_no(const Group& group) {
  Slot slot;
  slot.kind = Kind::yes_no;
  slot.context = group.asked;
  Filling yes{"yes", {}, {}}, no{"no", {}, {}};
  for (std::size_t at = 0; at < group.answers.size(); ++at) {
    const Said& said = group.answers[at];
    if (said.polarity == Polarity::neither) continue;
    Filling& filling = said.polarity == Polarity::yes ? yes : no;
    filling.answers.push_back(at);
    filling.passages.push_back({said.article, said.first_sentence.begin, said.first_sentence.end});
    ++slot.answers;
  }
  if (slot.answers < 2) return {};
  slot.contradicts = !yes.answers.empty() && !no.answers.empty();
  for (Filling* one : {&yes, &no}) {
    if (!one->answers.empty()) slot.fillings.push_back(std::move(*one));
  }
  sort_fillings(slot);
  return slot;
}

}  // namespace

Said read_answer(
    const Article& article, const Answer& answer, const OutcomeClassifier& classifier) {
  Said said;
  said.article = article.id;
  said.outcome = classifier.judge(article, answer).main();
  const std::vector<Range> all = sentences(article.text);
  said.with_text = !all.empty();
  if (all.empty()) return said;
  said.facts = facts(article.text);
  said.polarity = polarity(answer.asked, article.text);
  said.first_sentence = all.front();
  said.fingerprint = fingerprint(article.text);
  return said;
}

std::vector<Slot> find_slots(const Group& group) {
  const std::vector<std::string> question = content_words(group.asked);
  std::vector<std::vector<Stated>> families;
  const std::size_t many = std::min(group.answers.size(), most_answers);
  for (std::size_t answer = 0; answer < many; ++answer) {
    for (const Fact& fact : group.answers[answer].facts) {
      const auto found = std::find_if(families.begin(), families.end(), [&](const auto& family) {
        return same_slot(*family.front().fact, fact, question);
      });
      if (found == families.end()) {
        families.push_back({{&fact, answer}});
      } else {
        found->push_back({&fact, answer});
      }
    }
  }
  std::vector<Slot> slots;
  if (auto slot = yes_or_no(group)) slots.push_back(std::move(*slot));
  for (const auto& family : families) {
    std::vector<std::size_t> answers;
    for (const Stated& one : family) answers.push_back(one.answer);
    answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
    if (answers.size() < 2) continue;
    Slot slot;
    slot.kind = family.front().fact->value.kind;
    slot.context = family.front().fact->context;
    slot.answers = answers.size();
    fill(slot, group, family);
    sort_fillings(slot);
    slot.contradicts = contradicts(family);
    slots.push_back(std::move(slot));
  }
  return slots;
}

Turn compare_turns(const Article& earlier, const Article& later, const Answer& asked_later) {
  Turn turn;
  turn.earlier = earlier.id;
  turn.later = later.id;
  turn.turn = asked_later.turn;
  turn.finding = "none";
  if (const auto found = denial(earlier.text, later.text)) {
    turn.finding = found->denial == Denial::saying ? "denies-saying" : "no-conversation";
    const std::vector<Range> said = sentences(earlier.text);
    turn.earlier_words =
        earlier.text.substr(said.front().begin, said.front().end - said.front().begin);
    turn.later_words =
        later.text.substr(found->sentence.begin, found->sentence.end - found->sentence.begin);
    turn.passages = {
        {earlier.id, said.front().begin, said.front().end},
        {later.id, found->sentence.begin, found->sentence.end}};
    return turn;
  }
  const std::vector<Fact> before = facts(earlier.text), now = facts(later.text);
  const std::vector<std::string> question = content_words(asked_later.asked);
  for (const Fact& a : before) {
    for (const Fact& b : now) {
      if (!same_slot(a, b, question) || agree(a.value, b.value)) continue;
      // A turn that says both explains itself.
      const bool both = std::any_of(now.begin(), now.end(), [&a](const Fact& one) {
        return one.value.kind == a.value.kind && agree(one.value, a.value);
      });
      if (both) continue;
      turn.finding = "other-value";
      turn.earlier_words = a.context;
      turn.later_words = b.context;
      turn.passages = {
          {earlier.id, a.clause.begin, a.clause.end}, {later.id, b.clause.begin, b.clause.end}};
      return turn;
    }
  }
  return turn;
}

std::optional<double> mean_similarity(const Group& group) {
  std::vector<const Fingerprint*> texts;
  for (const Said& one : group.answers) {
    if (one.with_text && texts.size() < most_compared_texts) texts.push_back(&one.fingerprint);
  }
  if (texts.size() < 2) return {};
  double sum = 0;
  for (std::size_t a = 0; a < texts.size(); ++a) {
    for (std::size_t b = a + 1; b < texts.size(); ++b) sum += resemblance(*texts[a], *texts[b]);
  }
  return sum / (static_cast<double>(texts.size() * (texts.size() - 1)) / 2);
}

}  // namespace weiguan::consistency
