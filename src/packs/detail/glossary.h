// phrases.toml of the folders, each laid over those before it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

template <typename Thing>
struct GlossaryEntry {
  Thing thing;
  std::string file;
  std::uint64_t line = 0;
};

template <typename Thing>
using GlossaryEntries = std::map<std::string, GlossaryEntry<Thing>, std::less<>>;

class Glossary {
 public:
  // `outlets`: ids, sorted.
  void add(
      std::string_view bytes,
      const std::string& file,
      const std::vector<std::string_view>& outlets,
      const Teller& teller);

  // By id, their relations said from both sides.
  std::vector<Phrase> phrases() const;
  std::vector<PhraseGroup> groups() const;
  const std::vector<Tier>& tiers() const { return tiers_; }  // Hottest first.
  const std::string& tier_outlet() const { return tier_outlet_; }

  void hash(Hasher& hasher) const;

  // As they stand in the files.
  const GlossaryEntries<Phrase>& phrase_entries() const { return phrases_; }
  const GlossaryEntries<PhraseGroup>& group_entries() const { return groups_; }

 private:
  GlossaryEntries<Phrase> phrases_;
  GlossaryEntries<PhraseGroup> groups_;
  std::vector<Tier> tiers_;
  std::string tier_outlet_;
};

}  // namespace weiguan
