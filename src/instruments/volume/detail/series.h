// What is counted: one series of periods for each outlet or group, kind and language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "instruments/selection.h"

namespace weiguan::volume {

struct Key {
  std::string who;  // Outlet, group or controller; empty when counted together.
  std::optional<std::string> kind, language;  // Nothing where they are counted together.

  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.who, a.kind, a.language) < std::tie(b.who, b.kind, b.language);
  }
};

struct Series {
  Key key;
  std::map<Time, std::uint64_t> articles;  // By start of period; none counts 0.
  std::uint64_t undated = 0;
};

// What the arguments ask for.
struct Asked {
  Selection selection;
  bool split_kind = false, split_language = false;

  // Of what passes the filter, the key's kind and language.
  Filter narrowed(Filter filter, const Key& key) const;
  std::vector<Key> keys_of(const Article& article) const;
};

// By key; everybody of the survey has at least one.
std::vector<Series> count_series(const Archive& archive, const Asked& asked, const Survey& survey);

}  // namespace weiguan::volume
