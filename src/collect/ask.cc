#include "collect/ask.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "collect/detail/asker.h"

namespace weiguan {

namespace {

constexpr std::string_view battery_url = "weiguan:battery/";  // And its id.
constexpr std::uint64_t longest_battery = std::uint64_t{64} << 20;

void check_models(const Battery& battery, const AskOptions& options) {
  for (const std::string& wanted : options.models) {
    const bool known =
        std::any_of(battery.models.begin(), battery.models.end(), [&](const BatteryModel& one) {
          return one.id == wanted;
        });
    if (known) continue;
    std::string there_are;
    for (const BatteryModel& one : battery.models)
      there_are += (there_are.empty() ? "" : ", ") + one.id;
    throw UsageError(
        fmt::format("the battery has no model \"{}\"", wanted),
        fmt::format("There are: {}.", there_are));
  }
  if (!options.cost) return;
  for (const BatteryModel& one : battery.models) {
    const bool wanted = options.models.empty() ||
                        std::count(options.models.begin(), options.models.end(), one.id) > 0;
    if (!wanted || (one.price_in && one.price_out)) continue;
    throw UsageError(
        fmt::format("the cost cannot be limited, since the model \"{}\" has no price", one.id),
        "Give it price_in and price_out in the battery; 0 is a price.");
  }
}

}  // namespace

std::string_view to_string(AskStop stop) {
  switch (stop) {
    case AskStop::lock:
      return "lock";
    case AskStop::errors:
      return "errors";
    case AskStop::controls:
      return "controls";
    case AskStop::none:
      break;
  }
  return "none";
}

AskReport ask(
    Observatory& observatory,
    const Battery& battery,
    const AskOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop) {
  check_models(battery, options);
  AskReport report;
  ImportReport imported;
  run_session(observatory, {}, progress, problems, stop, imported, [&](Session& session) {
    Asker asker(observatory, session, battery, options, report);
    keep_metadata(
        session,
        std::string(battery_url) + battery.id,
        "application/toml",
        read_file(battery.file, longest_battery));
    asker.run();
  });
  report.written = imported.written;
  report.problems = imported.problems;
  if (imported.stopped) report.end = AskEnd::stopped;
  return report;
}

}  // namespace weiguan
