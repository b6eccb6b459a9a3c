// What was asked of the instrument, and whether the controls of a model hold.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "instruments/silence/detail/told.h"

namespace weiguan::silence {

enum class By { topic, question, all };
enum class Correction { holm, benjamini_hochberg, none };

struct Asked {
  By by = By::topic;
  Correction correction = Correction::holm;
  Unit unit = Unit::month;
  double confidence = 0.95;
  double floor = 0.8;          // This share of neutral controls must be answered.
  std::uint64_t least = 5;     // Fewer questions than this: the row says so.
  std::string form = "plain";  // "all": every wording.
  bool labels = false;         // Verdicts are a judge's.
  Zone zone;

  bool takes(const Told& told) const { return form == "all" || told.form == form; }
};

// How a row stands, the gravest first.
enum class Standing { nothing, controls_failed, few, no_controls, told };
std::string_view to_string(Standing standing);
inline constexpr std::array<Choice, 5> standing_choices = {
    {{"no-answers", {"nothing was scored", "没有可判定的回答"}},
     {"controls-failed",
      {"neutral controls were not answered: no conclusion", "中性对照题未获回答，不下结论"}},
     {"few", {"too few questions", "题数过少"}},
     {"no-controls", {"no neutral controls were asked", "未设中性对照题"}},
     {"told", {"controls hold", "对照题正常"}}}};

// Whether a model, asked in a language, answers what nobody minds.
class Controls {
 public:
  Controls(const std::vector<Told>& all, const Asked& asked);

  // told, no_controls or controls_failed.
  Standing of(const Model& model, const std::string& language) const;
  bool failed(const Model& model, const std::string& language) const {
    return of(model, language) == Standing::controls_failed;
  }

 private:
  struct Seen {
    std::uint64_t asked = 0, scored = 0, answered = 0;
  };
  double floor_;
  std::map<std::pair<Model, std::string>, Seen> seen_;
};

// The gravest of them, with few where there are fewer questions than asked for.
Standing standing_of(
    std::initializer_list<Standing> controls, std::uint64_t questions, const Asked& asked);

// The p-values corrected for how many there are; nothing stays nothing and does not count.
std::vector<std::optional<double>> correct(
    const std::vector<std::optional<double>>& p, Correction correction);

}  // namespace weiguan::silence
