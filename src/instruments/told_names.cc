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
  if (names.en.empty() && !names.zh.empty()) names.en = english_of(names.zh, concepts);
  if (names.zh.empty() && !names.en.empty()) names.zh = concepts.described(names.en, true);
  if (names.en.empty()) names.en = names.zh.empty() ? plain(first_title) : names.zh;
  if (names.zh.empty()) names.zh = names.en;
  const bool seen = first.source == TimeSource::first_seen;
  const std::string day = format_period(seen ? first.latest : first.earliest, Unit::day, zone);
  names.en += (names.en.empty() ? "" : ", ") + std::string(seen ? "seen " : "") + day;
  names.zh += (names.zh.empty() ? "" : "，") + day + (seen ? " 见到" : "");
  return names;
}

}  // namespace weiguan::told
