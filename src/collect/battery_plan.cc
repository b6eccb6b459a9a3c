// The order in which a battery is asked.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/url.h"
#include "collect/battery.h"
#include "collect/detail/question_words.h"

namespace weiguan {

namespace {

// Fisher and Yates, with the same result everywhere.
void shuffle(std::vector<std::size_t>& list, std::uint64_t seed) {
  for (std::size_t left = list.size(); left > 1; --left)
    std::swap(list[left - 1], list[static_cast<std::size_t>(number_below(seed, left))]);
}

// Places of the questions, with a neutral control first and the others spread among the rest.
std::vector<std::size_t> order_of(const Battery& battery, std::uint64_t repeat) {
  std::vector<std::size_t> asked, neutral;
  for (std::size_t i = 0; i < battery.questions.size(); ++i)
    (battery.questions[i].control == Control::neutral ? neutral : asked).push_back(i);
  shuffle(asked, seed_of(battery.seed, fmt::format("asked {}", repeat)));
  shuffle(neutral, seed_of(battery.seed, fmt::format("neutral {}", repeat)));
  std::vector<std::size_t> order;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < neutral.size(); ++i) {
    order.push_back(neutral[i]);
    const std::size_t until = asked.size() * (i + 1) / neutral.size();
    for (; taken < until; ++taken) order.push_back(asked[taken]);
  }
  for (; taken < asked.size(); ++taken) order.push_back(asked[taken]);
  return order;
}

std::vector<Turn> turns_of(
    const Battery& battery,
    const BatteryQuestion& question,
    std::string_view language,
    AskedWords&& first) {
  std::vector<Turn> turns;
  turns.push_back({std::move(first.text), std::move(first.made_from), ""});
  for (const std::string& id : question.follow_ups) {
    const auto found = std::find_if(
        battery.follow_ups.begin(), battery.follow_ups.end(), [&](const FollowUp& one) {
          return one.id == id;
        });
    if (found == battery.follow_ups.end()) continue;
    if (auto words = written(found->text, language, battery.convert))
      turns.push_back({std::move(words->text), std::move(words->made_from), id});
  }
  return turns;
}

}  // namespace

std::string turn_id(const Script& script, std::size_t turn) {
  return fmt::format("{}/{}", script.id, turn);
}

std::vector<Script> plan_of(
    const Battery& battery, const Packs& packs, std::vector<LeftOut>* left_out) {
  std::vector<Script> scripts;
  for (std::uint64_t repeat = 0; repeat < battery.repeats; ++repeat) {
    for (const std::size_t number : order_of(battery, repeat)) {
      const BatteryQuestion& question = battery.questions[number];
      for (const std::string& form : battery.forms) {
        for (const std::string& language : battery.languages) {
          std::string why;
          const auto words = words_of(battery, question, language, form, packs, &why);
          if (!words) {
            if (left_out != nullptr && repeat == 0)
              left_out->push_back({question.id, language, form, why});
            continue;
          }
          for (std::size_t model = 0; model < battery.models.size(); ++model) {
            Script script;
            script.id = fmt::format(
                "{}/{}/{}/{}/{}",
                percent_encode(battery.models[model].id),
                percent_encode(question.id),
                percent_encode(language),
                percent_encode(form),
                repeat);
            script.model = model;
            script.question = number;
            script.language = language;
            script.form = form;
            script.repeat = repeat;
            script.turns = turns_of(battery, question, language, AskedWords(*words));
            scripts.push_back(std::move(script));
          }
        }
      }
    }
  }
  return scripts;
}

}  // namespace weiguan
