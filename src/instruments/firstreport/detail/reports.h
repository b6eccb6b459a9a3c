// Who told one story before whom: numbers and clocks, without any archive.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/told_order.h"

namespace weiguan::firstreport {

// How the first telling of a side lies to the first official one.
enum class Beside {
  before,
  after,
  cannot_tell,
  official,    // It is the official one.
  no_official  // There is none.
};
std::string_view to_string(Beside beside);  // before after cannot-tell official no-official

enum class Course {
  official_first,  // Surely before all others.
  official_later,  // Somebody else surely was before.
  cannot_tell,
  official_only,
  no_official
};
std::string_view to_string(Course course);  // official-first official-later cannot-tell ...

struct SideFirst {
  std::string side;
  TimeRange first;
  const Telling* telling = nullptr;  // The one that surely was out earliest.
  std::uint64_t articles = 0, outlets = 0;
  Beside beside = Beside::no_official;
  ToldLag lag;  // Behind the official text; below 0: before it.  Empty where there is none.
};

struct Earlier {
  const Telling* telling = nullptr;
  bool surely = false;  // Else the clocks do not decide.
  ToldLag ahead;        // Of the official text.
};

struct Report {
  const ToldStory* story = nullptr;
  Course course = Course::no_official;
  const Telling* official = nullptr;  // The one that surely was out earliest; null for none.
  TimeRange official_first;
  const Telling* leader = nullptr;  // Of all, likewise; never null.
  ToldOrder leads = ToldOrder::cannot_tell;
  ToldLag lag;                   // Of the official text behind the first of all others.
  std::vector<SideFirst> sides;  // By first telling: by latest, then by name.
  // Tellings of others that are not surely behind the official text; by published.latest.
  std::vector<Earlier> earlier;
};

struct SideOf {
  std::function<bool(const std::string& outlet)> official;
  // The sides of an outlet that is not official; it counts in each.
  std::function<std::vector<std::string>(const std::string& outlet)> sides;
};

// Nothing for a story that no known outlet told.
std::optional<Report> report_of(
    const ToldStory& story, const SideOf& of, std::chrono::hours clock_error);

inline constexpr std::string_view official_side = "official";

// The median of numbers of which some have no bound on that side; nothing where the middle has
// none.
std::optional<double> median_low(const std::vector<ToldLag>& lags);
std::optional<double> median_high(const std::vector<ToldLag>& lags);

}  // namespace weiguan::firstreport
