#include "instruments/edits/detail/writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "instruments/edit_snippets.h"
#include "instruments/edits/detail/tables.h"
#include "instruments/rows.h"
#include "text/places.h"

namespace weiguan::edits {

namespace {

constexpr std::size_t most_passages = 50;
constexpr std::size_t most_articles = 100;

// Of the earlier version, else of the later one; nothing where it is only known when it was seen.
std::optional<TimeRange> published(const FoundEdit& edit) {
  for (const Article* one : {&edit.before, &edit.after}) {
    if (one->published.source != TimeSource::first_seen) return one->published;
  }
  return {};
}

double hours(Time from, Time to) {
  return std::max(0.0, std::chrono::duration<double, std::ratio<3600>>(to - from).count());
}

std::optional<double> least_after(const FoundEdit& edit) {
  const auto out = published(edit);
  if (!out || !edit.last_old) return {};
  return hours(out->latest, *edit.last_old);
}

std::optional<double> most_after(const FoundEdit& edit) {
  const auto out = published(edit);
  if (!out || !edit.first_new) return {};
  return hours(out->earliest, *edit.first_new);
}

Value time_of(const std::optional<Time>& time) {
  return time ? Value{format_time(*time)} : Value{};
}

void add_passages(const FoundEdit& edit, Evidence& evidence) {
  for (const JudgedOperation& one : edit.edit.operations) {
    if (one.headline || evidence.passages.size() >= most_passages) continue;
    const Range &old = one.operation.before, &now = one.operation.after;
    if (old.begin < old.end) evidence.passages.push_back({edit.before.id, old.begin, old.end});
    if (now.begin < now.end) evidence.passages.push_back({edit.after.id, now.begin, now.end});
  }
}

bool has(const Edit& edit, std::initializer_list<EditClass> any) {
  return std::ranges::any_of(edit.classes, [&](EditClass one) {
    return std::find(any.begin(), any.end(), one) != any.end();
  });
}

}  // namespace

EditRow row_of(const FoundEdit& edit, const std::string& address, std::size_t number) {
  const EditText before{edit.before.title, edit.before.text},
      after{edit.after.title, edit.after.text};
  EditSnippet snippet;
  if (const auto heavy = heaviest(edit.edit, 1); !heavy.empty())
    snippet = snippet_of(*heavy.front(), before, after);
  const std::optional<bool> declared = is_declared(edit);
  EditRow one;
  one.severity = edit.edit.severity;
  one.when = edit.first_new;
  one.address = address;
  one.number = number;
  one.row.table = edits_table;
  one.row.values = {
      static_cast<std::int64_t>(edit.edit.severity),
      names_of(edit.edit.classes),
      known(edit.after.outlet),
      known(edit.after.title),
      difference_of(edit.edit, before, after),
      time_of(edit.last_old),
      time_of(edit.first_new),
      known(least_after(edit)),
      known(most_after(edit)),
      std::string(certainty_choices[static_cast<std::size_t>(edit.certainty)].name),
      declared ? Value{std::string(*declared ? "true" : "false")} : Value{},
      whole(edit.flips),
      whole(edit.edit.deleted),
      whole(edit.edit.inserted),
      known(snippet.front + snippet.gone + snippet.back),
      known(snippet.front + snippet.come + snippet.back),
      known(address),
      to_string(edit.before.id),
      to_string(edit.after.id),
      to_string(edit.old_capture),
      to_string(edit.new_capture)};
  one.row.evidence.articles = {edit.before.id, edit.after.id};
  one.row.evidence.captures = {edit.old_capture};
  if (edit.new_capture != edit.old_capture) one.row.evidence.captures.push_back(edit.new_capture);
  add_passages(edit, one.row.evidence);
  return one;
}

bool write_operations(const FoundEdit& edit, std::size_t number, const RunContext& context) {
  const CharacterPlaces old_text(edit.before.text), new_text(edit.after.text),
      old_title(edit.before.title), new_title(edit.after.title);
  for (const JudgedOperation& one : edit.edit.operations) {
    const Range old = one.operation.before, now = one.operation.after;
    const std::string &before = one.headline ? edit.before.title : edit.before.text,
                      &after = one.headline ? edit.after.title : edit.after.text;
    const Range old_place = (one.headline ? old_title : old_text).of(old),
                new_place = (one.headline ? new_title : new_text).of(now);
    Row row;
    row.table = operations_table;
    row.values = {
        whole(number),
        std::string(one.headline ? "headline" : "text"),
        names_of(one.classes),
        static_cast<std::int64_t>(one.severity),
        known(before.substr(old.begin, old.end - old.begin)),
        known(after.substr(now.begin, now.end - now.begin)),
        whole(old_place.begin),
        whole(old_place.end),
        whole(new_place.begin),
        whole(new_place.end),
        whole(one.operation.deleted),
        whole(one.operation.inserted),
        to_string(edit.before.id),
        to_string(edit.after.id)};
    row.evidence.articles = {edit.before.id, edit.after.id};
    if (!one.headline && old.begin < old.end)
      row.evidence.passages.push_back({edit.before.id, old.begin, old.end});
    if (!one.headline && now.begin < now.end)
      row.evidence.passages.push_back({edit.after.id, now.begin, now.end});
    if (!context.row(std::move(row))) return false;
  }
  return true;
}

void Outlets::add(const std::string& outlet, const Versions& versions) {
  if (versions.seen < 2) return;
  Counts& counts = counts_[outlet];
  ++counts.addresses;
  bool edited = false;
  for (const FoundEdit& one : versions.edits) {
    if (one.certainty != Certainty::confirmed && one.certainty != Certainty::once) continue;
    edited = true;
    ++counts.edits;
    if (has(one.edit, {EditClass::name})) ++counts.names;
    if (has(one.edit, {EditClass::headline})) ++counts.headlines;
    if (has(one.edit, {EditClass::number})) ++counts.numbers;
    if (has(one.edit, {EditClass::softened, EditClass::hardened})) ++counts.wordings;
    if (has(one.edit, {EditClass::removed, EditClass::added, EditClass::rewritten}))
      ++counts.passages;
    if (const auto after = most_after(one)) counts.hours.push_back(*after);
    if (counts.articles.size() < most_articles) counts.articles.push_back(one.after.id);
  }
  if (edited) ++counts.edited;
}

bool Outlets::write(const RunContext& context) const {
  std::vector<std::pair<std::string, const Counts*>> sorted;
  for (const auto& [outlet, counts] : counts_) sorted.emplace_back(outlet, &counts);
  std::ranges::stable_sort(
      sorted, [](const auto& a, const auto& b) { return a.second->edits > b.second->edits; });
  for (const auto& [outlet, counts] : sorted) {
    std::optional<double> median;
    if (!counts->hours.empty()) {
      std::vector<double> all = counts->hours;
      std::ranges::sort(all);
      median = (all[(all.size() - 1) / 2] + all[all.size() / 2]) / 2;
    }
    Row row;
    row.table = outlets_table;
    row.values = {
        known(outlet),
        whole(counts->addresses),
        whole(counts->edited),
        static_cast<double>(counts->edited) / static_cast<double>(counts->addresses),
        whole(counts->edits),
        whole(counts->names),
        whole(counts->headlines),
        whole(counts->numbers),
        whole(counts->wordings),
        whole(counts->passages),
        known(median)};
    row.evidence.articles = counts->articles;
    if (!context.row(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::edits
