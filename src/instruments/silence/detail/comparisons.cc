#include "instruments/silence/detail/comparisons.h"

#include <algorithm>
#include <set>

#include "instruments/rows.h"
#include "instruments/silence/detail/pair_rows.h"
#include "instruments/silence/detail/tables.h"

namespace weiguan::silence {

namespace {

// Questions that are asked for themselves, in the wanted wording.
std::vector<const Told*> questions_of(const Heard& heard, const Asked& asked) {
  std::vector<const Told*> all;
  for (const Told& told : heard.all) {
    if (told.control == Control::none && asked.takes(told)) all.push_back(&told);
  }
  return all;
}

Thing thing_of(const Told& told) {
  return {told.model, told.key(), told.form};
}

// What was told, in the two ways of these languages.
void add_ways(
    Things& things,
    const std::vector<const Told*>& told,
    const std::string& first,
    const std::string& second) {
  for (const Told* one : told) {
    if (one->language == first) things[thing_of(*one)].first.add(*one);
    if (one->language == second) things[thing_of(*one)].second.add(*one);
  }
}

}  // namespace

bool write_languages(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context) {
  std::map<Model, std::vector<const Told*>> models;
  std::set<std::string> languages;
  for (const Told* told : questions_of(heard, asked)) {
    if (told->language.empty()) continue;
    models[told->model].push_back(told);
    languages.insert(told->language);
  }
  // One pair of languages is one family: its models are tested together.
  for (auto first = languages.begin(); first != languages.end(); ++first) {
    for (auto second = std::next(first); second != languages.end(); ++second) {
      PairRows rows(languages_table, asked);
      Things all;
      std::set<Model> taken;
      Standing standing = Standing::told;
      for (const auto& [model, told] : models) {
        if (requested(context.stop)) return false;
        Things things;
        add_ways(things, told, *first, *second);
        const Standing one = controls.of(model, *first), other = controls.of(model, *second);
        rows.add({known(model.first), known(model.second), *first, *second}, things, {one, other});
        if (std::min(one, other) == Standing::controls_failed) continue;
        if (compare(things, asked.confidence)) {
          taken.insert(model);
          standing = std::min({standing, one, other});
        }
        all.insert(things.begin(), things.end());
      }
      if (!rows.write(context)) return false;
      if (taken.size() < 2) continue;
      rows.add({Value{}, Value{}, *first, *second}, all, {standing}, false);
      if (!rows.write(context)) return false;
    }
  }
  return true;
}

bool write_models(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context) {
  std::map<std::string, std::map<Model, std::vector<const Told*>>> languages;
  for (const Told* told : questions_of(heard, asked)) {
    languages[told->language][told->model].push_back(told);
  }
  for (const auto& [language, models] : languages) {
    PairRows rows(models_table, asked);
    for (auto first = models.begin(); first != models.end(); ++first) {
      for (auto second = std::next(first); second != models.end(); ++second) {
        if (requested(context.stop)) return false;
        Things things;
        for (const Told* one : first->second) {
          things[{Model{}, one->key(), one->form}].first.add(*one);
        }
        for (const Told* one : second->second) {
          things[{Model{}, one->key(), one->form}].second.add(*one);
        }
        rows.add(
            {known(first->first.first),
             known(first->first.second),
             known(second->first.first),
             known(second->first.second),
             known(language)},
            things,
            {controls.of(first->first, language), controls.of(second->first, language)});
      }
    }
    if (!rows.write(context)) return false;
  }
  return true;
}

bool write_drift(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context) {
  struct Key {
    Model model;
    std::string language;
    bool operator<(const Key& other) const {
      return std::tie(model, language) < std::tie(other.model, other.language);
    }
  };
  std::map<Key, std::map<Time, std::vector<const Told*>>> groups;
  for (const Told* told : questions_of(heard, asked)) {
    const Period period = period_of(told->time.earliest, asked.unit, asked.zone);
    if (told->time.latest >= period.to) continue;  // It lies in no one period for sure.
    groups[{told->model, told->language}][period.from].push_back(told);
  }
  PairRows rows(drift_table, asked);
  for (const auto& group : groups) {
    const Key& key = group.first;
    const auto& periods = group.second;
    const auto add = [&](const auto& first, const auto& second) {
      Things things;
      for (const Told* one : first.second) things[thing_of(*one)].first.add(*one);
      for (const Told* one : second.second) things[thing_of(*one)].second.add(*one);
      rows.add(
          {known(key.model.first),
           known(key.model.second),
           known(key.language),
           format_period(first.first, asked.unit, asked.zone),
           format_period(second.first, asked.unit, asked.zone)},
          things,
          {controls.of(key.model, key.language)});
    };
    if (requested(context.stop)) return false;
    for (auto at = periods.begin(); at != periods.end() && std::next(at) != periods.end(); ++at) {
      add(*at, *std::next(at));
    }
    if (periods.size() > 2) add(*periods.begin(), *std::prev(periods.end()));
  }
  return rows.write(context);
}

bool write_forms(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context) {
  constexpr std::string_view plain = "plain";
  struct Key {
    Model model;
    std::string language, form;
    bool operator<(const Key& other) const {
      return std::tie(model, language, form) < std::tie(other.model, other.language, other.form);
    }
  };
  std::map<Key, std::vector<const Told*>> groups;
  for (const Told& told : heard.all) {
    if (told.control == Control::none)
      groups[{told.model, told.language, told.form}].push_back(&told);
  }
  PairRows rows(forms_table, asked);
  for (const auto& [key, told] : groups) {
    if (requested(context.stop)) return false;
    const auto base = groups.find({key.model, key.language, std::string(plain)});
    if (key.form == plain || base == groups.end()) continue;
    Things things;
    for (const Told* one : base->second) things[{one->model, one->key(), {}}].first.add(*one);
    for (const Told* one : told) things[{one->model, one->key(), {}}].second.add(*one);
    rows.add(
        {known(key.model.first),
         known(key.model.second),
         known(key.language),
         std::string(plain),
         key.form},
        things,
        {controls.of(key.model, key.language)});
  }
  return rows.write(context);
}

}  // namespace weiguan::silence
