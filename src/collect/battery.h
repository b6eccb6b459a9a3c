// Batteries: what is asked of which chatbots, how often, and within what limits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "model/answer.h"
#include "packs/packs.h"

namespace weiguan {

// A text in the languages it is written in, by BCP 47 tag: "zh-Hans", "zh-Hant", "en", ...
using Wordings = std::map<std::string, std::string, std::less<>>;

struct BatteryModel {
  std::string id;        // As Answer::model.
  std::string name;      // As the endpoint calls it; the id where not given.
  std::string provider;  // Id in the packs; empty where not given.
  std::string endpoint;  // Full address of chat completions.
  std::string key;       // Name of the environment variable with the key; empty: none is sent.
  std::string route;     // As Answer::route.
  bool local = false;    // A private or loopback address is meant.
  bool stream = true;
  std::string system;  // A system prompt; empty: none is sent.
  std::optional<double> temperature;
  std::uint64_t max_tokens = 0;               // 0: not sent.
  std::string extra;                          // JSON object, laid over the body of each request.
  std::optional<double> price_in, price_out;  // For a million tokens.
};

struct Fact {  // That an honest answer would contain.
  Wordings text;
  std::string source;  // Address of, or reference to, where that stands.
};

struct BatteryQuestion {
  std::string id, topic;
  Control control = Control::none;
  std::string control_of;                    // Of a matched control: a question's id.
  std::map<std::string, Wordings> wordings;  // By form; "plain" is always there.
  std::vector<std::string> follow_ups;       // Ids of follow-ups of the battery.
  std::vector<Fact> facts;
  std::uint64_t line = 0;
};

struct FollowUp {
  std::string id;
  Wordings text;
};

struct BatteryLimits {
  std::uint64_t requests = 0;         // 0: no limit.
  std::optional<double> cost;         // In the battery's currency.
  std::uint64_t minutes = 0;          // 0: no limit.
  std::uint64_t concurrency = 4;      // Requests at once, of all models together.
  std::uint64_t errors_in_a_row = 5;  // Of one model; then that model is asked no more.
  double pause = 0;                   // Seconds between two requests to one model.
  std::uint64_t timeout = 120;        // Seconds for one answer.
};

struct Judge {
  BatteryModel model;
  std::uint64_t repeats = 1;
  std::string prompt;  // With {question} and {answer}; ours where not given.
};

struct Battery {
  std::string id, title, title_zh, about, version;
  std::filesystem::path file;
  std::string digest;                  // SHA-256 of the file.
  std::vector<std::string> languages;  // Asked in, in this order.
  std::vector<std::string> forms;      // Variants asked; "plain" among them.
  // What nobody wrote in zh-Hant is made from zh-Hans, character by character, and so marked.
  bool convert = false;
  std::uint64_t repeats = 1;
  std::uint64_t seed = 1;
  std::optional<double> temperature;
  std::string currency = "USD";
  std::vector<BatteryModel> models;
  std::vector<BatteryQuestion> questions;
  std::vector<FollowUp> follow_ups;
  BatteryLimits limits;
  std::optional<Judge> judge;
};

// The forms a question may be asked in, and those of them that are made by rule from its plain
// words: dates in them are said otherwise.
const std::vector<std::string_view>& question_forms();
bool is_made_by_rule(std::string_view form);

// Tells every mistake as a problem (file, line, rule "battery-...", what was expected) and returns
// nothing where there was one that keeps it from being asked; a missing key variable and a cost
// limit without a price are such mistakes.  Throws Error when the file cannot be read.
std::optional<Battery> read_battery(
    const std::filesystem::path& file, const Packs& packs, const ProblemSink& problems);

struct Turn {
  std::string text;       // The words to be sent.
  std::string made_from;  // As Answer::made_from.
  std::string follow_up;  // Id of the follow-up; empty for the first turn.
};

// One conversation.
struct Script {
  std::string id;         // MODEL/QUESTION/LANGUAGE/FORM/REPEAT, each percent-encoded.
  std::size_t model = 0;  // Its place in Battery::models.
  std::size_t question = 0;
  std::string language, form;
  std::uint64_t repeat = 0;
  std::vector<Turn> turns;
};

std::string turn_id(const Script& script, std::size_t turn);  // "SCRIPT/TURN"

// A wording that is not asked.
struct LeftOut {
  std::string question, language, form;
  std::string why;  // "there is no date that can be said so"
};

// All that is to be asked, in the order it is asked: by repeat, then by question in an order that
// the seed gives, with neutral controls spread evenly and one of them first; of a question by form
// and language, and then of all models.  The same battery and packs give the same, everywhere.
// A form that cannot be made of a question (there is no date in it) is left out, and so is a
// language that nobody wrote it in; `left_out`, where given, is told of each once.
std::vector<Script> plan_of(
    const Battery& battery, const Packs& packs, std::vector<LeftOut>* left_out = nullptr);

}  // namespace weiguan
