#include "extract/detail/published.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "extract/detail/date_clues.h"
#include "extract/detail/date_guess.h"

namespace weiguan::extract {

namespace {

struct Weight {
  Clue clue;
  double weight;
};

// How much each clue counts for a day, and the least with which one is given.  Fitted to the pages
// with known dates at even places (measures/extraction.md).
constexpr double least = -0.3;
constexpr Weight weights[] = {
    {Clue::address, 2.04},
    {Clue::json_article, 0.5},
    {Clue::json_page, 0.98},
    {Clue::json_other, 0.15},
    {Clue::meta, 2.5},
    {Clue::meta_vague, 0.95},
    {Clue::microdata, 1.39},
    {Clue::microdata_list, 0.02},
    {Clue::state, 0.38},
    {Clue::modified_json, 0.47},
    {Clue::modified_meta, -0.69},
    {Clue::modified_microdata, 0.15},
    {Clue::described, 0.29},
    {Clue::address_month, 1.24},
    {Clue::upload_month, 0.14},
    {Clue::below, 2.39},
    {Clue::above, 1.24},
    {Clue::start, 1.64},
    {Clue::end, -0.79},
    {Clue::inside, -0.72},
    {Clue::outside, -1.22},
    {Clue::time_tag, 0.99},
    {Clue::marked, 1.6},
    {Clue::bare, 1.52},
    {Clue::mixed, -0.38},
    {Clue::prose, -2.55},
    {Clue::prose_near, -1.35},
    {Clue::prose_lead, 1.35},
    {Clue::called_published, 0.23},
    {Clue::called_stated, 1.53},
    {Clue::called_updated, -0.04},
    {Clue::called_signed, 1.2},
    {Clue::called_other, -4.52},
    {Clue::furniture, -0.06},
    {Clue::comment, -0.81},
    {Clue::quoted, -3.01},
    {Clue::unseen, -0.84},
    {Clue::alike, -1.32},
    {Clue::alike_first, -0.37},
    {Clue::post, 0.24},
    {Clue::later, -1.33},
    {Clue::swapped, -2.62},
    {Clue::far, -0.31},
    {Clue::linked, -0.72},
    {Clue::contradicted, -0.38},
    {Clue::updated, -1.71},
    {Clue::modified, -0.92},
    {Clue::clock, 1.06},
    {Clue::again, 0.43},
    {Clue::any, 0.24},
};

double weight_of(Clue clue) {
  static const auto table = [] {
    std::array<double, static_cast<std::size_t>(Clue::count)> out{};
    for (const Weight& one : weights) out[static_cast<std::size_t>(one.clue)] = one.weight;
    return out;
  }();
  return table[static_cast<std::size_t>(clue)];
}

double sum_of(const std::vector<Clue>& clues) {
  double sum = 0;
  for (const Clue clue : clues) sum += weight_of(clue);
  return sum;
}

// The place in the text that speaks most for the day; nothing where it does not stand there.
const Sighting* best_visible(const Candidate& day) {
  const auto less = [](const Sighting& a, const Sighting& b) {
    return sum_of(a.clues) < sum_of(b.clues);
  };
  const auto best = std::max_element(day.visible.begin(), day.visible.end(), less);
  return best == day.visible.end() ? nullptr : &*best;
}

double sum_of(const Candidate& day) {
  double sum = weight_of(Clue::any) + sum_of(day.agreeing);
  for (const Sighting& told : day.told) sum += sum_of(told.clues);
  if (const Sighting* best = best_visible(day)) {
    // A poor place in the text takes nothing from what metadata says.
    const double visible = sum_of(best->clues);
    sum += day.told.empty() ? visible : std::max(visible, 0.0);
  }
  if (day.visible.size() > 1) sum += weight_of(Clue::again);
  return sum;
}

std::string_view name_of(Clue clue) {
  switch (clue) {
    case Clue::address:
      return "address";
    case Clue::json_article:
    case Clue::json_page:
    case Clue::json_other:
      return "json-ld";
    case Clue::meta:
    case Clue::meta_vague:
      return "meta";
    case Clue::microdata:
    case Clue::microdata_list:
      return "microdata";
    case Clue::state:
      return "state";
    case Clue::modified_json:
    case Clue::modified_meta:
    case Clue::modified_microdata:
      return "modified";
    case Clue::described:
      return "description";
    case Clue::below:
    case Clue::above:
      return "headline";
    case Clue::start:
    case Clue::end:
    case Clue::inside:
    case Clue::outside:
    case Clue::prose:
    case Clue::prose_near:
    case Clue::prose_lead:
      return "text";
    case Clue::time_tag:
      return "time";
    case Clue::called_published:
    case Clue::called_stated:
    case Clue::called_signed:
      return "label";
    default:
      return {};
  }
}

// "headline, json-ld": what names the day, the weightiest first.
std::string names_of(const Candidate& day) {
  std::vector<std::pair<double, std::string_view>> names;
  const auto add = [&](Clue clue) {
    const std::string_view name = name_of(clue);
    if (name.empty()) return;
    for (auto& [weight, known] : names) {
      if (known != name) continue;
      weight = std::max(weight, weight_of(clue));
      return;
    }
    names.emplace_back(weight_of(clue), name);
  };
  for (const Sighting& told : day.told) {
    for (const Clue clue : told.clues) add(clue);
  }
  if (const Sighting* best = best_visible(day)) {
    for (const Clue clue : best->clues) add(clue);
  }
  std::stable_sort(
      names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (const auto& [weight, name] : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

TimeSource source_of(const Sighting& sighting) {
  if (sighting.block != no_block) return TimeSource::text;
  return sighting.clues.front() == Clue::address ? TimeSource::address : TimeSource::metadata;
}

bool is_modification(const Sighting& told) {
  const Clue clue = told.clues.front();
  return clue == Clue::modified_json || clue == Clue::modified_meta ||
         clue == Clue::modified_microdata;
}

// Where the day is told best: with time and zone, with the time, by the weightiest.  A time that is
// called that of a change does not count.
const Sighting* best_told(const Candidate& day) {
  const Sighting* chosen = nullptr;
  std::pair<int, double> most;
  const auto look = [&](const Sighting& one) {
    int detail = one.date.seconds ? (one.date.offset ? 2 : 1) : 0;
    if (is_modification(one)) detail = -1;
    const std::pair<int, double> worth = {detail, sum_of(one.clues)};
    if (chosen != nullptr && worth <= most) return;
    chosen = &one;
    most = worth;
  };
  for (const Sighting& told : day.told) look(told);
  if (const Sighting* best = best_visible(day)) look(*best);
  return chosen;
}

// How the time of the best sighting is known: by the surest of those that tell the same.
TimeSource source_of(const Candidate& day, const Sighting& best) {
  TimeSource source = source_of(best);
  for (const auto* sightings : {&day.told, &day.visible}) {
    for (const Sighting& one : *sightings) {
      if (!is_modification(one) && one.date.seconds == best.date.seconds &&
          one.date.offset == best.date.offset)
        source = std::min(source, source_of(one));
    }
  }
  return source;
}

// What metadata calls modified, else an "updated" line by the headline; not before it was
// published.
std::optional<TimeRange> find_modified(
    const std::vector<Candidate>& days,
    const std::optional<TimeRange>& published,
    const DateContext& context,
    std::string& zone) {
  const Sighting* chosen = nullptr;
  double most = 0;
  const auto worth_of = [](const Sighting& one) {
    switch (one.clues.front()) {
      case Clue::modified_json:
        return 4;
      case Clue::modified_meta:
        return 3;
      case Clue::modified_microdata:
        return 2;
      case Clue::below:
      case Clue::above:
      case Clue::start: {
        const auto& clues = one.clues;
        const bool updated =
            std::find(clues.begin(), clues.end(), Clue::called_updated) != clues.end();
        const bool prose = std::find(clues.begin(), clues.end(), Clue::prose) != clues.end();
        return updated && !prose ? 1 : 0;
      }
      default:
        return 0;
    }
  };
  for (const Candidate& day : days) {
    for (const auto* sightings : {&day.told, &day.visible}) {
      for (const Sighting& one : *sightings) {
        const double worth = worth_of(one);
        if (worth <= most) continue;
        const TimeRange range = range_of(one.date, context.zone, source_of(one));
        if (published && range.latest < published->earliest) continue;
        chosen = &one;
        most = worth;
      }
    }
  }
  if (chosen == nullptr) return {};
  TimeRange range = range_of(chosen->date, context.zone, source_of(*chosen));
  if (published) range.earliest = std::max(range.earliest, published->earliest);
  if (chosen->date.offset) zone = zone_name(*chosen->date.offset);
  return range;
}

}  // namespace

std::string zone_name(int offset) {
  const int minutes = std::abs(offset) / 60;
  return fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

Published find_dates(
    const Document& document,
    const std::vector<Block>& blocks,
    const Metadata& metadata,
    const DateContext& context) {
  Published out;
  const std::vector<Candidate> days = candidates(document, blocks, metadata, context);
  const Candidate* chosen = nullptr;
  double most = least;
  for (const Candidate& day : days) {
    const double sum = sum_of(day);
    if (sum < most || (sum == most && chosen != nullptr)) continue;
    chosen = &day;
    most = sum;
  }
  if (chosen != nullptr) {
    const Sighting& told = *best_told(*chosen);
    out.published = range_of(told.date, context.zone, source_of(*chosen, told));
    if (told.date.offset) out.zone = zone_name(*told.date.offset);
    out.from = names_of(*chosen);
  } else if (const auto guess = guess_date(blocks, days, context)) {
    out.published = guess;
    out.from = "headline";
  }
  out.modified = find_modified(days, out.published, context, out.modified_zone);
  return out;
}

}  // namespace weiguan::extract
