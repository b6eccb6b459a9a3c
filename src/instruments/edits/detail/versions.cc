#include "instruments/edits/detail/versions.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "text/diff.h"

namespace weiguan::edits {

namespace {

// Of the shorter one, in letters and CJK characters: below it, it is another text.
constexpr double least_in_common = 0.2;

struct Seen {
  Time time{};
  CaptureId capture{};
};

// A text as it stood there, whatever its artefacts.
struct State {
  Article article;  // As it was seen first.
  std::vector<Seen> seen;
};

bool differ(const Article& a, const Article& b) {
  const bool titles = !a.title.empty() && !b.title.empty() && a.title != b.title;
  return (titles && diff(a.title, b.title).changed) ||
         (a.text != b.text && diff(a.text, b.text).changed);
}

// A page that a server shows in the place of what was asked for.
bool stands_for_another(const Capture& capture) {
  const std::string& kind = capture.page_kind;
  return capture.status >= 400 || !capture.notice.empty() || kind == "notice" || kind == "error" ||
         kind == "challenge" || kind == "login";
}

class States {
 public:
  States(const Archive& archive, double least_confidence)
      : archive_(archive), least_confidence_(least_confidence) {}

  // Which one an article shows; nothing where it is unsure.
  std::optional<std::size_t> of(ArticleId id) {
    const auto known = known_.find(id);
    if (known != known_.end()) return known->second;
    std::optional<std::size_t>& state = known_[id];
    auto article = archive_.article(id);
    if (!article || article->text.empty() || article->confidence < least_confidence_ ||
        article->kind == ArticleKind::answer) {
      return state;
    }
    // The latest first: most readings are of the text that was there before.
    for (std::size_t i = states_.size(); i > 0; --i) {
      if (!differ(states_[i - 1].article, *article)) return state = i - 1;
    }
    states_.push_back({std::move(*article), {}});
    return state = states_.size() - 1;
  }

  State& operator[](std::size_t which) { return states_[which]; }
  std::size_t size() const { return states_.size(); }

 private:
  const Archive& archive_;
  double least_confidence_;
  std::map<ArticleId, std::optional<std::size_t>> known_;
  std::vector<State> states_;
};

// One text after the other, the same one not twice in a row.
struct Step {
  std::size_t state = 0;
  Seen first, last;
  std::uint64_t times = 1;
};

// Steps between which texts come back are one era.
struct Era {
  std::size_t begin = 0, end = 0;  // Of the steps.
};

std::vector<Era> eras_of(const std::vector<Step>& steps) {
  std::map<std::size_t, std::size_t> last;
  for (std::size_t i = 0; i < steps.size(); ++i) last[steps[i].state] = i;
  std::vector<Era> eras;
  for (std::size_t i = 0; i < steps.size();) {
    Era era{i, i + 1};
    for (; i < era.end; ++i) era.end = std::max(era.end, last[steps[i].state] + 1);
    eras.push_back(era);
  }
  return eras;
}

class Finder {
 public:
  Finder(const EditJudge& judge, States& states, Versions& versions)
      : judge_(judge), states_(states), versions_(versions) {}

  void steps(const std::vector<Step>& steps) {
    const std::vector<Era> eras = eras_of(steps);
    for (std::size_t i = 0; i < eras.size(); ++i) {
      if (i > 0) one_after_the_other(steps, eras[i - 1], eras[i]);
      if (eras[i].end - eras[i].begin > 1) flipping(steps, eras[i]);
    }
  }

  void unordered(std::size_t before, std::size_t after) {
    FoundEdit found = judged(before, after);
    if (!found.edit.changed) return;
    found.certainty = Certainty::unordered;
    found.flips = 1;
    found.old_capture = states_[before].seen.front().capture;
    found.new_capture = states_[after].seen.front().capture;
    versions_.edits.push_back(std::move(found));
  }

 private:
  FoundEdit judged(std::size_t before, std::size_t after) {
    FoundEdit found;
    found.before = states_[before].article;
    found.after = states_[after].article;
    found.edit = judge_.judge(
        {found.before.title, found.before.text}, {found.after.title, found.after.text});
    return found;
  }

  void one_after_the_other(const std::vector<Step>& steps, const Era& old, const Era& now) {
    const Step &before = steps[old.end - 1], &after = steps[now.begin];
    FoundEdit found = judged(before.state, after.state);
    if (!found.edit.changed) return;
    found.flips = 1;
    std::uint64_t times = 0;
    for (std::size_t i = now.begin; i < steps.size(); ++i) times += steps[i].times;
    // A later edit confirms an earlier one: the old text did not come back.
    found.certainty = times > 1 ? Certainty::confirmed : Certainty::once;
    if (has_little_in_common(found.edit)) found.certainty = Certainty::another;
    place(found, before, after);
    versions_.edits.push_back(std::move(found));
  }

  // The first two that took each other's place stand for all.
  void flipping(const std::vector<Step>& steps, const Era& era) {
    const Step &before = steps[era.begin], &after = steps[era.begin + 1];
    FoundEdit found = judged(before.state, after.state);
    if (!found.edit.changed) return;
    found.certainty = Certainty::flips;
    found.flips = era.end - era.begin - 1;
    place(found, before, after);
    versions_.edits.push_back(std::move(found));
  }

  static bool has_little_in_common(const Edit& edit) {
    const std::size_t shorter = std::min(edit.before, edit.after);
    std::size_t deleted = 0;
    for (const JudgedOperation& one : edit.operations) {
      if (!one.headline) deleted += one.operation.deleted;
    }
    const std::size_t kept = edit.before - std::min(edit.before, deleted);
    return static_cast<double>(kept) < least_in_common * static_cast<double>(shorter);
  }

  static void place(FoundEdit& found, const Step& before, const Step& after) {
    found.last_old = before.last.time;
    found.first_new = after.first.time;
    found.old_capture = before.last.capture;
    found.new_capture = after.first.capture;
  }

  const EditJudge& judge_;
  States& states_;
  Versions& versions_;
};

}  // namespace

Versions versions_of(
    const Archive& archive, const Visits& visits, const EditJudge& judge, double least_confidence) {
  Versions versions;
  std::map<CaptureId, const Capture*> captures;
  for (const Capture& one : visits.captures) captures[one.id] = &one;
  States states(archive, least_confidence);
  std::vector<Step> steps;
  std::vector<std::size_t> rows;  // Texts that only rows of files have.
  for (const bool of_rows : {false, true}) {
    for (const Reading& one : visits.readings) {
      if ((one.end != 0) != of_rows) continue;
      const std::size_t before = states.size();
      const auto capture = captures.find(one.capture);
      if (capture == captures.end()) continue;
      const auto state = stands_for_another(*capture->second) ? std::optional<std::size_t>()
                                                              : states.of(one.article);
      if (!state) {
        ++versions.unsure;
        continue;
      }
      if (!of_rows) ++versions.seen;
      const Seen seen{capture->second->time, one.capture};
      states[*state].seen.push_back(seen);
      if (of_rows) {
        if (states.size() > before) rows.push_back(*state);
      } else if (!steps.empty() && steps.back().state == *state) {
        steps.back().last = seen;
        ++steps.back().times;
      } else {
        steps.push_back({*state, seen, seen});
      }
    }
  }
  Finder finder(judge, states, versions);
  finder.steps(steps);
  for (const std::size_t one : rows) {
    if (one > 0) finder.unordered(one - 1, one);
  }
  return versions;
}

std::optional<bool> is_declared(const FoundEdit& edit) {
  if (!edit.after.modified) return {};
  if (!edit.before.modified) return true;
  return *edit.before.modified != *edit.after.modified;
}

}  // namespace weiguan::edits
