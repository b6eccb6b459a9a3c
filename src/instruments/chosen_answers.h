// Which answers of chatbots an instrument looks at: what all instruments of answers let a user
// choose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"
#include "instruments/outcomes.h"

namespace weiguan {

inline constexpr Parameter model_parameter{
    "model",
    {"Only answers of these models, with commas between.", "只计这些模型的回答，用逗号分隔。"},
    Type::text,
    ""};
inline constexpr Parameter battery_parameter{
    "battery",
    {"Only answers to these batteries or collections, with commas between.",
     "只计这些题组或语料的回答，用逗号分隔。"},
    Type::text,
    ""};
inline constexpr Parameter topic_parameter{
    "topic",
    {"Only answers to questions on these topics, with commas between.",
     "只计这些主题的问题，用逗号分隔。"},
    Type::text,
    ""};
inline constexpr Parameter asked_language_parameter{
    "language",
    {"Only answers to what was asked in these languages, with commas between: zh (Hans and Hant "
     "are in it), zh-Hans, zh-Hant, en; \"und\" where it cannot be told.",
     "只计以这些语言提出的问题，用逗号分隔：zh（含简繁）、zh-Hans、zh-Hant、en；und 指无法判定。"},
    Type::text,
    ""};

inline constexpr Column model_column{
    "model",
    {"Model", "模型"},
    {"As the battery or the transcript names it.", "题组或记录中的模型名。"},
    Type::text};
// Beside the model: of no use to most, or, where it tells rows apart, for everybody.
constexpr Column route_column(bool minor) {
  return {
      "route",
      {"Route", "途径"},
      {"The way to the model; one model over two routes counts as two. Empty where not known.",
       "访问模型的途径；同一模型经两条途径算作两个。未知则为空。"},
      Type::text,
      {},
      minor};
}

// The language asked in; where that is not known, the one that the answer is in; may be empty.
const std::string& language_of(const Article& article, const Answer& answer);

class ChosenAnswers {
 public:
  // Reads from, to, search, model, battery, topic and language.  Throws UsageError as select().
  ChosenAnswers(const Arguments& arguments, const RunContext& context);

  // Oldest first; ends early when `each` returns false.
  void each(
      const Archive& archive, const std::function<bool(const Article&, const Answer&)>& each) const;

  bool chosen(const Article& article, const Answer& answer) const;

 private:
  Filter filter_;
  std::vector<std::string> models_, batteries_, topics_, languages_;
};

// Whether the turn failed on the way (lock, rate, error) and was asked again later: then the later
// answer stands for both.
bool was_asked_again(const Archive& archive, const Article& article, const Verdict& verdict);

// That there is no answer of what was asked for.
void note_no_answers(const RunContext& context);

}  // namespace weiguan
