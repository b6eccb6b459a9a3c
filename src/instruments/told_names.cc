#include "instruments/told_names.h"

#include "instruments/told_signature.h"

namespace weiguan::told {

namespace {

// Persons by the sound of their names, then what else is named.
std::string english_of(const std::string& chinese_title, const Concepts& concepts) {
  std::string out;
  for (const std::string& actor : actors_of(chinese_title)) {
    const std::string name = spelled(actor);
    if (name.empty() || out.find(name) != std::string::npos) continue;
    if (!out.empty()) out += ", ";
    out += name;
  }
  const std::string named = concepts.described(chinese_title, false);
  if (!out.empty() && !named.empty()) out += ": ";
  return out + named;
}

// What is named, where that is two things at least; else the title with it.
std::string beside(const std::string& named, std::string_view comma, const std::string& title) {
  if (named.empty()) return {};
  const bool enough =
      named.find(comma) != std::string::npos || named.find(": ") != std::string::npos;
  return enough ? named : named + " (" + title + ")";
}

std::string plain(const std::string& title) {
  return std::string(without_label(title));
}

}  // namespace

StoryNames names_of(
    const std::optional<std::string>& english_title,
    const std::optional<std::string>& chinese_title,
    const std::string& first_title,
    const TimeRange& first,
    const Zone& zone,
    const Concepts& concepts) {
  StoryNames names;
  if (english_title) names.en = plain(*english_title);
  if (chinese_title) names.zh = plain(*chinese_title);
  const bool translate_to_english = names.en.empty() && !names.zh.empty();
  if (names.zh.empty() && !names.en.empty())
    names.zh = beside(concepts.described(names.en, true), "、", names.en);
  if (translate_to_english) names.en = beside(english_of(names.zh, concepts), ", ", names.zh);
  if (names.en.empty()) names.en = names.zh.empty() ? plain(first_title) : names.zh;
  if (names.zh.empty()) names.zh = names.en;
  const bool seen = first.source == TimeSource::first_seen;
  const std::string day = format_period(seen ? first.latest : first.earliest, Unit::day, zone);
  names.en += (names.en.empty() ? "" : ", ") + std::string(seen ? "seen " : "") + day;
  names.zh += (names.zh.empty() ? "" : "，") + day + (seen ? " 见到" : "");
  return names;
}

}  // namespace weiguan::told
