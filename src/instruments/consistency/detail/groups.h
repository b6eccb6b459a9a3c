// Answers to one question by one model in one language and form, and what they state together.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "instruments/consistency/detail/denials.h"
#include "instruments/consistency/detail/facts.h"
#include "instruments/consistency/detail/polarity.h"
#include "instruments/outcomes.h"
#include "model/answer.h"
#include "model/article.h"
#include "text/shingles.h"

namespace weiguan::consistency {

struct Key {
  std::string battery, model, route, question, topic, language, form;

  friend bool operator<(const Key& a, const Key& b) {
    const auto all = [](const Key& one) {
      return std::tie(
          one.battery, one.question, one.model, one.route, one.language, one.form, one.topic);
    };
    return all(a) < all(b);
  }
};

// What is kept of an answer.
struct Said {
  ArticleId article{};
  bool with_text = false;
  std::vector<Fact> facts;
  Polarity polarity = Polarity::neither;
  Range first_sentence;
  Fingerprint fingerprint;
  Outcome outcome = Outcome::unclear;
};

// One way in which a slot is filled.
struct Filling {
  std::string shown;                 // As the first answer writes it.
  std::vector<std::size_t> answers;  // Numbers in Group::answers; each once.
  std::vector<Passage> passages;
};

// What several answers state something of.
struct Slot {
  Kind kind = Kind::number;
  std::string context;            // As the first answer writes it.
  std::vector<Filling> fillings;  // Those of most answers first.
  std::size_t answers = 0;        // That state something of it.
  bool contradicts = false;

  // Of these answers, those that agree with most others.
  std::size_t agreeing() const { return fillings.empty() ? 0 : fillings[0].answers.size(); }
};

struct Turn {
  ArticleId earlier{}, later{};
  std::uint64_t turn = 0;
  std::string finding;  // "none", "denies-saying", "no-conversation", "other-value"
  std::string earlier_words, later_words;
  std::vector<Passage> passages;
};

struct Group {
  std::string asked;
  std::vector<Said> answers;  // First turns; in order of time.
  std::vector<Turn> turns;
  std::vector<Slot> slots;  // Said by two answers or more.
};

// Of so many answers to one question at most the facts are compared: the first ones.
inline constexpr std::size_t most_answers = 200;

Said read_answer(const Article& article, const Answer& answer, const OutcomeClassifier& classifier);
std::vector<Slot> find_slots(const Group& group);
// What a later turn does to an earlier one of the same conversation.
Turn compare_turns(const Article& earlier, const Article& later, const Answer& asked_later);
// How alike the texts are, every pair of the first fifty; nothing with fewer than two.
std::optional<double> mean_similarity(const Group& group);

}  // namespace weiguan::consistency
