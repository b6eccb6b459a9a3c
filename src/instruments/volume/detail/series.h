// What is counted: one series of periods for each outlet or group, kind and language.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"

namespace weiguan::volume {

enum class By { outlet, group, none };

struct Key {
  std::string who;                            // Outlet or group id; empty when counted together.
  std::optional<std::string> kind, language;  // Nothing where they are counted together.

  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.who, a.kind, a.language) < std::tie(b.who, b.kind, b.language);
  }
};

// What the arguments ask for.
struct Selection {
  By by = By::outlet;
  Unit unit = Unit::month;
  Zone zone;
  bool split_kind = false, split_language = false;
  std::optional<Period> range;  // Of whole periods; what was not asked for is open.
  bool from_asked = false, to_asked = false;
  bool widened = false;
  std::vector<std::string> outlets;  // Empty: all.
  bool nobody = false;               // A group without members was asked for: nothing passes.
  std::vector<ArticleKind> kinds;
  std::vector<std::string> languages;
  std::map<std::string, std::vector<std::string>> groups;  // By group: its members.

  Filter articles() const;  // Every article that is counted, dated or not.
  // Exactly the articles of the key at any time; nothing where it stands for no outlet at all.
  std::optional<Filter> filter_of(const Key& key) const;
  std::vector<std::string> whos(const std::string& outlet) const;  // Under which it is counted.
  std::vector<Key> keys_of(const Article& article) const;
  // The period that holds all of the time range.
  std::optional<Period> period_of(const TimeRange& time) const;
};

Selection select(const Packs& packs, const Arguments& arguments, Unit unit, const Zone& zone);

struct Series {
  Key key;
  std::map<Time, std::uint64_t> articles;  // By start of period; none counts 0.
  std::uint64_t undated = 0;
};

// That somebody looked at an outlet or group in a period, whatever kind and language was found.
struct Presence {
  std::set<Time> articles;
  std::map<Time, std::uint64_t> captures;
};

struct Survey {
  std::vector<Series> series;  // By key.
  std::map<std::string, Presence> presence;
  std::optional<Period> range;  // To be shown; nothing when no period is known.
};

Survey take_survey(const Archive& archive, const Selection& selection);

}  // namespace weiguan::volume
