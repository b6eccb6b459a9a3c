// Answer: what a chatbot was asked, and how its answer came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"

namespace weiguan {

// What a question is asked for.
enum class Control {
  none,     // For itself.
  neutral,  // To see that the service answers at all: a recipe.
  matched   // The same about another country or person, beside the question it is a control of.
};

std::string_view to_string(Control control);  // "none", "neutral", "matched"
std::optional<Control> parse_control(std::string_view text);

// One turn of a conversation: the words sent and what came back, which is an article of kind
// `answer`. Its text is what was shown when most of it was shown, without the reasoning before it;
// its title is what was asked, its address answer_url(), its time from the sending to the end.
struct Answer {
  ArticleId article{};

  // ---- What was asked.  Empty where not known, as in transcripts of others.
  std::string battery;  // Id of the battery, or what a transcript's collection is called.
  std::string id;       // Of this turn, unique in its battery.
  std::string model;    // As the battery or the transcript names it.
  // The way to the model: "vendor-api", "vendor-web", "open-weights", "proxy:NAME", ...  One model
  // over two routes counts as two.
  std::string route;
  std::string question;  // Its id; wordings, variants and repeats share it.
  std::string topic;
  Control control = Control::none;
  std::string control_of;  // Of a matched control: the question's id, or else its topic.
  std::string language;    // Asked in, BCP 47: "zh-Hans", "zh-Hant", "zh", "en".
  std::string form;        // The variant: "plain", "roman-numerals", ...
  std::string made_from;   // The words that the variant was made from; empty where it was not made.
  std::string asked;       // The words sent in this turn.
  std::uint64_t turn = 0;  // From 0.
  std::uint64_t repeat = 0;  // From 0.
  std::string previous;      // Id of the turn before.
  std::optional<double> temperature;

  // ---- How it came.
  std::string model_told;  // As the provider names the model in its answer.
  int status = 0;          // HTTP status; 0 where there was none.
  std::string finish;      // finish_reason, as told: "stop", "length", "sensitive".
  std::string code;        // The provider's code of an error or a moderation event.
  std::string message;     // Its words, at most 500 characters.
  std::string stage;       // Whose words were judged, as told: "user", "assistant".
  std::string refusal;     // message.refusal
  std::string failure;     // Why there is no answer, or not all of it; as Capture::failure.
  // What stood there at the end, where that is not the text with or without more: it was withdrawn.
  std::optional<std::string> left;
  std::string reasoning;                   // What a reasoning model wrote before its answer.
  std::uint64_t reasoning_characters = 0;  // Of it, also where only its length is known.
  // Milliseconds from the sending: to the first text, to the event that withdrew it, to the end.
  std::optional<std::uint64_t> first_ms, withdrawn_ms, ended_ms;
  std::uint64_t events = 0;    // Of the stream.
  std::uint64_t attempts = 1;  // More than 1 where the transport failed before.
  std::optional<std::uint64_t> tokens_in, tokens_out;
  std::optional<double> cost;  // By the battery's prices.
  std::string currency;

  friend bool operator==(const Answer&, const Answer&) = default;
};

// "answer:BATTERY/ID": the address of the article.
std::string answer_url(std::string_view battery, std::string_view id);

// A judge's or a reader's verdict on an answer is an Observation of it with this counter and the
// judge's name behind it; its words are the verdict, and a judge that was asked again gives one
// more.
inline constexpr std::string_view label_counter = "label:";

namespace purpose {
// Values of Capture::purpose: a chatbot was asked; a judge was asked about an answer.
inline constexpr std::string_view ask = "ask", judge = "judge";
}  // namespace purpose

}  // namespace weiguan
