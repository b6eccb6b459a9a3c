#include "instruments/coverage/detail/gather.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "instruments/told_order.h"

namespace weiguan::coverage {

namespace {

std::vector<std::string> outlets_of(
    const std::vector<ToldStory>& stories, const OutletWatch& watch, const Selection& selection) {
  const auto wanted = [&selection](const std::string& outlet) {
    const auto& asked = selection.outlets;
    return asked.empty() || std::find(asked.begin(), asked.end(), outlet) != asked.end();
  };
  std::set<std::string> all;
  for (const std::string& one : watch.outlets()) {
    if (wanted(one)) all.insert(one);
  }
  for (const ToldStory& story : stories) {
    for (const Telling& one : story.tellings) {
      if (!one.outlet.empty() && wanted(one.outlet)) all.insert(one.outlet);
    }
  }
  return {all.begin(), all.end()};
}

void set_units(const Selection& selection, Board& board) {
  if (selection.per != Per::group) {
    for (std::size_t i = 0; i < board.outlets.size(); ++i) {
      board.units.push_back({board.outlets[i], {i}});
    }
    return;
  }
  for (const auto& [group, members] : selection.groups) {
    Teller unit{group, {}};
    for (const std::string& one : members) {
      const auto at = std::lower_bound(board.outlets.begin(), board.outlets.end(), one);
      if (at != board.outlets.end() && *at == one) {
        unit.members.push_back(static_cast<std::size_t>(at - board.outlets.begin()));
      }
    }
    if (!unit.members.empty()) board.units.push_back(std::move(unit));
  }
}

Period window_of(const ToldStory& story, std::chrono::hours within) {
  if (is_open(story.first)) return {};
  return {story.first.earliest, story.first.latest + within};
}

// A telling in a language in which nobody is known to have told the story may have been missed.
bool is_told_in(const ToldStory& story, const std::string& language) {
  return language.empty() ||
         std::any_of(story.tellings.begin(), story.tellings.end(), [&](const Telling& one) {
           return one.language == language;
         });
}

bool is_shown(const ToldStory& story, const Selection& selection) {
  if (!selection.from_asked && !selection.to_asked) return true;
  return story.first.latest >= selection.range->from && story.first.earliest < selection.range->to;
}

// Articles of each outlet in the days of each story, beside what it publishes in as many days.
void set_output(const OutletWatch& watch, const Selection& selection, Gathered& gathered) {
  Board& board = gathered.board;
  const std::size_t outlets = board.outlets.size();
  board.output.assign(board.stories * outlets, 0);
  for (std::size_t outlet = 0; outlet < outlets; ++outlet) {
    std::vector<double> counts(board.stories);
    double sum = 0, days = 0;
    for (std::size_t i = 0; i < board.stories; ++i) {
      const Period& window = gathered.stories[i].window;
      if (!gathered.stories[i].dated()) continue;
      double length = 0;
      for (Time day = period_of(window.from, Unit::day, selection.zone).from; day < window.to;
           day = period_of(day, Unit::day, selection.zone).to) {
        counts[i] += static_cast<double>(watch.articles(board.outlets[outlet], day));
        ++length;
      }
      counts[i] = (counts[i] + 0.5) / std::max(1.0, length);
      sum += counts[i];
      ++days;
    }
    if (sum <= 0) continue;
    for (std::size_t i = 0; i < board.stories; ++i) {
      if (counts[i] <= 0) continue;
      board.output[i * outlets + outlet] = static_cast<float>(std::log(counts[i] * days / sum));
    }
  }
}

}  // namespace

Gathered gather(
    const std::vector<ToldStory>& stories,
    const OutletWatch& watch,
    const Packs& packs,
    const Selection& selection,
    const GatherOptions& options,
    const Stop* stop) {
  Gathered gathered;
  Board& board = gathered.board;
  board.outlets = outlets_of(stories, watch, selection);
  for (const std::string& one : board.outlets) {
    const Outlet* outlet = packs.outlet(one);
    board.languages.push_back(outlet == nullptr ? std::string{} : outlet->language);
  }
  set_units(selection, board);
  for (const ToldStory& story : stories) {
    if (requested(stop)) break;
    StoryView view;
    view.story = &story;
    for (const Telling& one : story.tellings) {
      const auto at = std::lower_bound(board.outlets.begin(), board.outlets.end(), one.outlet);
      if (at == board.outlets.end() || *at != one.outlet) continue;
      view.told[static_cast<std::size_t>(at - board.outlets.begin())].push_back(&one);
    }
    if (view.told.size() < options.least) {
      ++gathered.small;
      continue;
    }
    view.window = window_of(story, options.within);
    if (!view.dated()) ++gathered.undated;
    view.shown = is_shown(story, selection);
    view.watched.resize(board.outlets.size());
    for (std::size_t i = 0; i < board.outlets.size(); ++i) {
      if (view.dated()) view.watched[i] = watch.at(board.outlets[i], view.window);
      if (view.watched[i].seen() && view.told.count(i) == 0 &&
          !is_told_in(story, board.languages[i])) {
        view.watched[i].sight = Sight::other_language;
      }
      board.known.push_back(
          !view.watched[i].seen()   ? Known::not_known
          : view.told.count(i) == 0 ? Known::silent
                                    : Known::told);
    }
    gathered.stories.push_back(std::move(view));
  }
  board.stories = gathered.stories.size();
  set_output(watch, selection, gathered);
  return gathered;
}

}  // namespace weiguan::coverage
