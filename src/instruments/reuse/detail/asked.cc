#include "instruments/reuse/detail/asked.h"

#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/dates.h"
#include "instruments/others.h"
#include "instruments/rows.h"
#include "instruments/selection.h"

namespace weiguan::reuse {

namespace {

void refuse_choices(const Arguments& arguments) {
  for (const std::string_view name :
       {"from", "to", "outlet", "group", "kind", "language", "search"}) {
    if (arguments.find(name)->second.empty()) continue;
    throw UsageError(
        fmt::format("--article does not go with --{}", name),
        "One article is shown with all that it repeats and all that repeat it.");
  }
}

}  // namespace

Asked read_asked(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  constexpr std::int64_t many = std::int64_t{1} << 40;
  Asked asked;
  const std::string& sources = arguments.at("sources");
  if (sources == "other") asked.sources = Sources::other;
  if (sources == "same") asked.sources = Sources::same;
  const std::string& boilerplate = arguments.at("boilerplate");
  if (boilerplate == "with") asked.boilerplate = Keep::with;
  if (boilerplate == "only") asked.boilerplate = Keep::only;
  asked.surely = arguments.at("before") == "yes";
  asked.within = whole_argument(arguments, "within", 0, 1'000'000);
  asked.least = whole_argument(arguments, "least", 0, many);
  asked.limit = whole_argument(arguments, "limit", 0, many);
  asked.rule = boilerplate_rule(arguments);
  asked.clock_error = clock_error(arguments);
  if (const std::string& article = arguments.at("article"); !article.empty()) {
    refuse_choices(arguments);
    asked.article = parse_article_id(article);
    return asked;
  }
  const Selection selection = select(archive, packs, arguments, context);
  asked.nothing = selection.nobody;
  asked.targets = selection.filter();
  asked.targets.possible = false;
  asked.targets.published = asked_range(arguments, context.zone);
  return asked;
}

}  // namespace weiguan::reuse
