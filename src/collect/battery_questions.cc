#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "collect/detail/battery_reader.h"
#include "packs/entries.h"

namespace weiguan {

namespace {

constexpr EntryKind question_kind = {"question", "question", "question-"};
constexpr EntryKind follow_up_kind = {"follow-up", "follow-up", "follow-up-"};

constexpr std::uint64_t most_conversations = 5'000'000;

// Forms that a question may have a table for.
const std::vector<std::string_view>& written_forms() {
  static const std::vector<std::string_view> forms = [] {
    std::vector<std::string_view> all;
    for (const std::string_view one : question_forms()) {
      if (!is_made_by_rule(one)) all.push_back(one);
    }
    return all;
  }();
  return forms;
}

bool is_letter(char c, char first) {
  return c >= first && c < first + 26;
}

// The ids that the file names, those of entries with a fault too.
std::set<std::string, std::less<>> ids_of(const toml::table& file, std::string_view key) {
  std::set<std::string, std::less<>> ids;
  const toml::array* entries = file[key].as_array();
  if (entries == nullptr) return ids;
  for (const toml::node& one : *entries) {
    if (const toml::table* table = one.as_table())
      ids.insert((*table)["id"].value_or(std::string()));
  }
  return ids;
}

void read_control(TomlReader& reader, BatteryQuestion& into) {
  std::string word;
  reader.text("control", word);
  reader.text("control_for", into.control_of);
  const auto control = word.empty() ? std::optional(Control::none) : parse_control(word);
  if (!control) {
    reader.fault(
        reader.place("control"),
        "control",
        fmt::format("found {}; expected \"neutral\", or control_for", in_quotes(word)));
    return;
  }
  into.control = into.control_of.empty() ? *control : Control::matched;
  if (*control == Control::neutral && !into.control_of.empty())
    reader.fault(
        reader.place("control_for"),
        "control_for",
        "expected no control_for beside control = \"neutral\": it is one or the other");
  if (*control == Control::matched && into.control_of.empty())
    reader.fault(
        reader.place("control"), "control", "expected control_for with the id of a question");
  if (!into.control_of.empty() && into.control_of == into.id)
    reader.fault(reader.place("control_for"), "control_for", "expected the id of another question");
}

void read_forms(TomlReader& reader, const Teller& teller, BatteryQuestion& into) {
  for (const std::string_view form : written_forms()) {
    const toml::node* node = reader.table().get(form);
    if (node == nullptr) continue;
    const toml::table* table = node->as_table();
    if (table == nullptr) {
      reader.fault(place_of(*node), form, fmt::format("expected a table: [question.{}]", form));
      continue;
    }
    TomlReader inner(
        *table,
        {fmt::format("{} of question {}", form, in_quotes(into.id)),
         "question-",
         EmptyText::empties},
        teller);
    into.wordings[std::string(form)] = read_wordings(inner, {});
    if (!inner.good()) {
      continue;
    }
    if (into.wordings[std::string(form)].empty())
      reader.fault(place_of(*table), form, "expected its words, in a language at least");
  }
  if (reader.table().get("plain") == nullptr)
    reader.fault(
        place_of(reader.table()), "plain", "expected [question.plain] with its words by language");
}

void read_facts(TomlReader& reader, const Teller& teller, BatteryQuestion& into) {
  const toml::node* node = reader.table().get("fact");
  if (node == nullptr) return;
  const toml::array* facts = node->as_array();
  if (facts == nullptr) {
    reader.fault(place_of(*node), "fact", "expected entries that begin with [[question.fact]]");
    return;
  }
  for (const toml::node& one : *facts) {
    const toml::table* table = one.as_table();
    if (table == nullptr) {
      reader.fault(place_of(one), "fact", "expected entries that begin with [[question.fact]]");
      continue;
    }
    TomlReader inner(
        *table,
        {fmt::format("a fact of question {}", in_quotes(into.id)),
         "question-fact-",
         EmptyText::empties},
        teller);
    Fact fact;
    fact.text = read_wordings(inner, {"source"});
    inner.text("source", fact.source);
    if (fact.source.empty() && inner.good("source"))
      inner.fault(inner.place("source"), "source", "expected where that stands");
    if (fact.text.empty() && inner.good())
      inner.fault(place_of(*table), "text", "expected it in a language at least");
    into.facts.push_back(std::move(fact));
  }
}

bool is_written_in(const Battery& battery, const Wordings& words, const std::string& language) {
  return words.count(language) > 0 ||
         (battery.convert && language == "zh-Hant" && words.count("zh-Hans") > 0);
}

void check_size(const Teller& teller, const Battery& battery) {
  std::uint64_t product = 1;
  for (const std::uint64_t factor :
       {std::uint64_t{battery.models.size()},
        std::uint64_t{battery.questions.size()},
        std::uint64_t{battery.languages.size()},
        std::uint64_t{battery.forms.size()},
        battery.repeats}) {
    if (factor > 0 && product > most_conversations / factor) {
      teller.tell(
          {},
          "size",
          fmt::format(
              "models, questions, languages, forms and repeats make more than {} conversations; "
              "expected fewer",
              most_conversations));
      return;
    }
    product *= factor;
  }
}

}  // namespace

std::string tag_fault(std::string_view tag) {
  const std::size_t hyphen = tag.find('-');
  const std::string_view language = tag.substr(0, hyphen);
  const std::string wrong = language_fault(language);
  if (!wrong.empty()) return wrong;
  std::string_view rest =
      hyphen == std::string_view::npos ? std::string_view() : tag.substr(hyphen + 1);
  if (language == "zh" && rest != "Hans" && rest != "Hant")
    return "expected \"zh-Hans\" or \"zh-Hant\"";
  if (rest.size() >= 4 && is_letter(rest[0], 'A') &&
      std::ranges::all_of(rest.substr(1, 3), [](char c) { return is_letter(c, 'a'); })) {
    rest.remove_prefix(4);
    if (rest.empty()) return {};
    if (rest[0] == '-') rest.remove_prefix(1);
  } else if (hyphen == std::string_view::npos) {
    return {};
  }
  if (rest.size() == 2 && std::ranges::all_of(rest, [](char c) { return is_letter(c, 'A'); }))
    return {};
  return "expected a tag such as \"zh-Hans\", \"zh-Hant\", \"en\" or \"pt-BR\"";
}

Wordings read_wordings(TomlReader& reader, const std::vector<std::string_view>& others) {
  Wordings words;
  for (const auto& [key, value] : reader.table()) {
    const std::string tag(key.str());
    if (std::ranges::count(others, tag) > 0) continue;
    const std::string wrong = tag_fault(tag);
    if (!wrong.empty()) {
      reader.fault(place_of(value), "language", fmt::format("found {}; {}", in_quotes(tag), wrong));
      continue;
    }
    std::string text;
    reader.prose(tag, text);
    if (!text.empty()) {
      words[tag] = std::move(text);
    } else if (reader.good(tag)) {
      reader.fault(place_of(value), tag, "found no words; expected some, or the key left out");
    }
  }
  return words;
}

void read_follow_ups(const toml::table& file, const Teller& teller, Battery& into) {
  const auto none = [](std::string_view) -> const FollowUp* { return nullptr; };
  for (auto& one : read_entries<FollowUp>(
           file, follow_up_kind, teller, none, [](TomlReader&reader, FollowUp&follow_up) {
             follow_up.text = read_wordings(reader, {"id"});
             if (follow_up.text.empty() && reader.good())
               reader.fault(
                   place_of(reader.table()), "text", "expected its words, in a language at least");
           }))
    into.follow_ups.push_back(std::move(one.thing));
}

void read_questions(const toml::table& file, const Teller& teller, Battery& into) {
  std::vector<std::string_view> keys = {
      "id", "topic", "control", "control_for", "follow_ups", "fact"};
  keys.insert(keys.end(), written_forms().begin(), written_forms().end());
  const std::set<std::string, std::less<>> follow_ups = ids_of(file, "follow-up");
  const std::set<std::string, std::less<>> questions = ids_of(file, "question");
  const auto read = [&](TomlReader& reader, BatteryQuestion& question) {
    reader.only(keys);
    question.line = place_of(reader.table()).line;
    reader.text("topic", question.topic);
    read_control(reader, question);
    reader.list("follow_ups", question.follow_ups);
    for (const std::string& one : question.follow_ups) {
      if (follow_ups.count(one) == 0)
        reader.fault(
            reader.place("follow_ups"),
            "follow_ups",
            fmt::format(
                "found {}; expected the id of a [[follow-up]]{}",
                in_quotes(one),
                nearest(one, {follow_ups.begin(), follow_ups.end()})));
    }
    if (!question.control_of.empty() && questions.count(question.control_of) == 0)
      reader.fault(
          reader.place("control_for"),
          "control_for",
          fmt::format(
              "found {}; expected the id of a question{}",
              in_quotes(question.control_of),
              nearest(question.control_of, {questions.begin(), questions.end()})));
    read_forms(reader, teller, question);
    read_facts(reader, teller, question);
  };
  const auto none = [](std::string_view) -> const BatteryQuestion* { return nullptr; };
  for (auto& one : read_entries<BatteryQuestion>(file, question_kind, teller, none, read))
    into.questions.push_back(std::move(one.thing));
  if (!file.contains("question"))
    teller.tell({}, "question", "there is no question; expected at least one [[question]]");
}

void check_battery(const toml::table& file, const Teller& teller, const Battery& battery) {
  const toml::node* languages = file["battery"]["languages"].node();
  for (const std::string& language : battery.languages) {
    const bool somebody = std::ranges::any_of(battery.questions, [&](const BatteryQuestion& one) {
      const auto plain = one.wordings.find("plain");
      return plain != one.wordings.end() && is_written_in(battery, plain->second, language);
    });
    if (!somebody && !battery.questions.empty() && tag_fault(language).empty())
      teller.tell(
          languages == nullptr ? Place{} : place_of(*languages),
          "languages",
          fmt::format("no question is written in {}; expected one at least", language));
  }
  for (const BatteryQuestion& one : battery.questions) {
    const auto plain = one.wordings.find("plain");
    const bool asked = plain == one.wordings.end() ||
                       std::ranges::any_of(battery.languages, [&](const std::string& language) {
                         return is_written_in(battery, plain->second, language);
                       });
    if (!asked)
      teller.tell(
          {one.line, 0},
          "question-plain",
          fmt::format(
              "question {} is written in no language that the battery is asked in; expected one "
              "at least",
              in_quotes(one.id)));
    const auto other = std::ranges::find(battery.questions, one.control_of, &BatteryQuestion::id);
    if (other != battery.questions.end() && other->control != Control::none)
      teller.tell(
          {one.line, 0},
          "question-control-for",
          fmt::format(
              "question {} is a control of {}, which is a control itself; expected a question "
              "that is asked for itself",
              in_quotes(one.id),
              in_quotes(one.control_of)));
  }
  check_size(teller, battery);
}

}  // namespace weiguan
