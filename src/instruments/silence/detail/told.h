// Answers with what they are taken for: by the classifier, or by the verdicts of a judge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"
#include "instruments/outcomes.h"

namespace weiguan::silence {

// A model over a route: one over two routes counts as two.
using Model = std::pair<std::string, std::string>;

struct Judged {
  std::optional<bool> complete;  // Nothing: not scored.
  Outcome outcome = Outcome::unclear;
};

struct Told {
  ArticleId id{};
  Model model;
  std::string battery, question;  // A question is one of a battery; its words where it has no id.
  std::string topic, language, form;
  Control control = Control::none;
  std::string control_of;
  std::uint64_t repeat = 0;
  TimeRange time;
  Judged judged;

  // Unlike that of any other question.
  std::string key() const { return battery + "\n" + question; }
};

struct Wanted {
  // Empty: all.  Topics are those of questions that are asked for themselves; controls stay.
  std::vector<std::string> batteries, models, topics, languages;
  std::string labels;  // Name of the judge whose verdicts count; empty: the classifier's.
  Filter filter;
};

struct Heard {
  std::vector<Told> all;             // Of all forms; oldest first, as the archive has them.
  std::uint64_t follow_ups = 0;      // Left out: they are asked about an answer.
  std::uint64_t without_label = 0;   // Of the judge that was asked for: not scored.
  std::uint64_t unknown_labels = 0;  // Verdicts that are no known word: not scored.
  std::vector<std::string> judges;   // Who gave verdicts, where labels were asked for.
};

// Ends early when stopped.
Heard hear(
    const Archive& archive, const Packs& packs, const Wanted& wanted, const RunContext& context);

// "COMPLETE", "EVASIVE", "DENIAL", "ERROR..." and the names of outcomes, in any case; nothing for
// other words.
std::optional<Judged> read_verdict(std::string_view words);
// What most of them say; not scored where two are said equally often.
Judged majority(const std::vector<Judged>& verdicts);

// Asked in one of these, or in a variety of it: "zh" takes "zh-Hans".  All where there are none.
bool speaks(const std::vector<std::string>& wanted, const std::string& language);

}  // namespace weiguan::silence
