#include "instruments/consistency/consistency.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "instruments/chosen_answers.h"
#include "instruments/consistency/detail/groups.h"
#include "instruments/consistency/detail/tables.h"
#include "instruments/consistency/detail/writer.h"
#include "instruments/rows.h"

namespace weiguan::consistency {

namespace {

constexpr std::size_t longest_conversation = 100;

struct Known {  // An answer, by battery and id.
  ArticleId article{};
  std::string previous;
};

struct Later {  // A turn behind the first one.
  Key key;
  std::string id;
};

struct Gathered {
  std::map<Key, Group> groups;
  std::map<std::pair<std::string, std::string>, Known> answers;
  std::vector<Later> later;
};

Key key_of(const Article& article, const Answer& answer) {
  Key key;
  key.battery = answer.battery;
  key.model = answer.model;
  key.route = answer.route;
  key.question = answer.question.empty() ? answer.asked : answer.question;
  key.topic = answer.topic;
  key.language = language_of(article, answer);
  key.form = answer.form;
  return key;
}

Gathered gather(
    const Archive& archive,
    const ChosenAnswers& chosen,
    const OutcomeClassifier& classifier,
    const RunContext& context) {
  Gathered all;
  std::uint64_t read = 0;
  chosen.each(archive, [&](const Article& article, const Answer& answer) {
    if (context.progress) context.progress({"consistency", ++read, 0, 0});
    const Key key = key_of(article, answer);
    if (!answer.id.empty()) {
      all.answers[{answer.battery, answer.id}] = {article.id, answer.previous};
    }
    if (answer.turn > 0) {
      all.later.push_back({key, answer.id});
      return !requested(context.stop);
    }
    Group& group = all.groups[key];
    if (group.asked.empty()) group.asked = answer.asked;
    group.answers.push_back(read_answer(article, answer, classifier));
    return !requested(context.stop);
  });
  return all;
}

// Of its conversation, the first turn and the one right before.
std::vector<ArticleId> turns_before(const Gathered& all, const Later& later) {
  std::vector<ArticleId> before;
  auto at = all.answers.find({later.key.battery, later.id});
  while (at != all.answers.end() && !at->second.previous.empty() &&
         before.size() < longest_conversation) {
    at = all.answers.find({later.key.battery, at->second.previous});
    if (at != all.answers.end()) before.push_back(at->second.article);
  }
  if (before.size() > 2) before.erase(before.begin() + 1, before.end() - 1);
  std::reverse(before.begin(), before.end());
  return before;
}

void compare_conversations(const Archive& archive, Gathered& all) {
  for (const Later& later : all.later) {
    const auto known = all.answers.find({later.key.battery, later.id});
    if (known == all.answers.end()) continue;
    const std::optional<Article> now = archive.article(known->second.article);
    const std::optional<Answer> asked = archive.answer(known->second.article);
    std::optional<Turn> found;
    for (const ArticleId id : turns_before(all, later)) {
      const std::optional<Article> before = archive.article(id);
      if (!now || !asked || !before) continue;
      Turn turn = compare_turns(*before, *now, *asked);
      if (!found || (found->finding == "none" && turn.finding != "none")) found = std::move(turn);
    }
    if (found) all.groups[later.key].turns.push_back(std::move(*found));
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const ChosenAnswers chosen(arguments, context);
  const OutcomeClassifier classifier(packs);
  Gathered all = gather(archive, chosen, classifier, context);
  if (requested(context.stop)) return;
  if (all.groups.empty() && all.later.empty()) return note_no_answers(context);
  compare_conversations(archive, all);
  Writer writer(context, arguments.at("list"));
  bool many = false;
  for (auto& [key, group] : all.groups) {
    many = many || group.answers.size() > most_answers;
    group.slots = find_slots(group);
    if (!writer.group(key, group)) return;
  }
  if (!writer.models()) return;
  if (writer.repeated() == 0) {
    note(
        context,
        "No question was asked twice of one model in one language and form, so nothing can be "
        "compared.",
        "没有任何问题以同一语言、同一问法向同一模型问过两次，无从比较。");
  }
  if (many) {
    note(
        context,
        "Of more than 200 answers to one question the facts of the first 200 are compared.",
        "同一问题的回答超过 200 个时，只比较前 200 个的事实。");
  }
}

}  // namespace

const Instrument instrument = {
    "consistency",
    "1",
    {"Does a chatbot that is asked again say the same, and does it stand by what it said?",
     "同一问题再问一遍，聊天机器人说法是否一致？是否承认自己说过的话？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::consistency
