// Packs: what is known of a media system, as plain files that a researcher edits.
//
// A pack is a folder:
//   pack.toml     id, names, zone, languages, version
//   outlets.csv   one outlet a row (docs/formats/pack.md lists the columns)
//   groups.csv    one group of outlets a row
//   phrases.toml  the glossary: fixed phrases, their groups, tiers of frequency
//   wording.toml  how things are said: verbs of speech, hedges, intensifiers
//   sources.toml  what `weiguan fetch` watches
//   providers.toml  chatbots' providers, and how they say that they blocked something
//   euphemisms.toml  what is said in place of a date or a phrase
//   equivalents.csv  names and words of news that mean the same in Chinese and English
//   registers/    lists of entities: cities, people, organisations (packs/registers.h)
//   affiliations/ who owns, runs and supervises whom (packs/affiliations.h)
//   answers/      how chatbots' answers are read (packs/answers.h)
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/time.h"
#include "packs/answers.h"
#include "packs/providers.h"
#include "packs/sources.h"
#include "text/notices.h"

namespace weiguan {

struct PackIndex;
struct Registers;     // packs/registers.h
struct Affiliations;  // packs/affiliations.h

struct Names {  // In the languages the program speaks; an empty one falls back on the others.
  std::string hans, hant, en;
};

struct Account {
  std::string platform;  // weibo, wechat, x, facebook, youtube, ...
  std::string handle;    // As the platform writes it, without "@".
};

struct Outlet {
  std::string id;  // Lower-case letters, digits and hyphens: "cctv", "peoples-daily".
  Names names;
  std::vector<std::string> also;  // Other names it is called by in 来源 lines.
  std::string kind;     // agency newspaper broadcaster portal magazine website platform government
  std::string control;  // central-party central-state local-party local-state commercial
                        // other-state public independent unknown
  std::string controller;  // Who controls it, in words; empty where not known.
  std::string place;       // ISO 3166 code: CN, CN-BJ, HK, TW, US.
  std::string language;    // ISO 639, the main one.
  std::string zone;        // IANA name.
  // "people.com.cn" stands for its subdomains too; the longest match wins.
  std::vector<std::string> domains;
  std::vector<Account> accounts;    // Known to be its own: shown by name.
  std::vector<std::string> groups;  // Ids of groups it is in.
  // Days, months or years as parse_period() takes; empty where not known.
  std::string valid_from, valid_to;
  std::string source;  // Where the row's facts come from.
  std::string note;
};

struct Group {
  std::string id;
  Names names;
  std::string meaning;
};

// A fixed expression (提法) that is counted.
struct Phrase {
  std::string id;                     // As an outlet's: "media-convergence".
  Names names;                        // hans is always there; en is the usual rendering.
  std::vector<std::string> variants;  // Other Chinese wordings that count as the same expression.
  // English renderings that count too: only those that mean nothing else in common English.
  std::vector<std::string> english;
  Names meaning;           // One line.
  std::string since;       // First official use known: a day, month or year; empty: not known.
  std::string since_note;  // Where that was: the speech or document.
  std::string source;      // Where the facts come from.
  std::vector<std::string> groups;  // Ids of phrase groups.
  // Ids of other phrases, said from both sides: what this one is part of, its parts, and what is
  // said in its place or against it.
  std::vector<std::string> wider, narrower, rival;
  // An occurrence counts only where one of `with` (if there are any) and none of `without` stands
  // in the same paragraph, at most context_tokens (text/phrases.h) away, or covers it.  A pattern
  // that holds a wording of the phrase must cover it.  Folded before they are compared.
  std::vector<std::string> with, without;
  std::string note;
};

// Every text that counts as the phrase, folded, each once: its Chinese wordings, then `english`.
std::vector<std::string> wordings(const Phrase& phrase);

// Whether the context pattern holds a wording of the phrase: then it says something of an
// occurrence only where it covers it, as 社会正能量 of 正能量; standing near tells nothing.
bool must_cover(const Phrase& phrase, std::string_view pattern);

struct PhraseGroup {
  std::string id;
  Names names;
  std::string meaning;
};

// How hot a phrase runs.  It is in the first tier whose cut-off it reaches; with no article at all
// it is in none.
struct Tier {
  std::string id;                     // "boiling"
  Names names;                        // 沸
  double share = 0;                   // Smallest share of articles with the phrase, 0 to 1.
  std::uint64_t yearly_articles = 0;  // Smallest number a year in tier_outlet(); 0: not used.
};

// Words of one kind, as the files have them; those who look for them fold both sides.
struct WordGroup {
  std::vector<std::string> zh, en;

  std::vector<std::string> all() const;  // Chinese first.
};

// How things are said (措辞).
struct Wording {
  WordGroup speech;         // Verbs; what is said stands in marks or behind a comma: 介绍.
  WordGroup clause_speech;  // Verbs; it may follow at once, too: 表示, said.
  WordGroup introductions;  // Before the one who speaks: 据, according to.
  WordGroup hedges;         // 据称, 可能, reportedly
  WordGroup intensifiers;   // 坚决, 高度, resolutely
  WordGroup other_words;  // Longer words that hold one of the others and are none: 小说, in may.
};

// What is said in place of a date or a phrase (隐语): 五月三十五日.
struct Euphemism {
  std::string id;
  int year = 0, month = 0, day = 0;  // What it stands for; 0: not part of it.
  std::vector<std::string> phrases;  // Or these, in any language; found as find_phrase() does.
  WordGroup wordings;                // Said in its place.
  std::string source;                // Where they are known from.
};

// Names and words of news that mean the same in both languages (对应词): 马里乌波尔, Mariupol.
struct Equivalent {
  std::string id;
  std::string kind;  // person body place thing
  WordGroup words;   // Both sides have some; no word stands in two of them.
};

struct PackInfo {
  std::string id, version, zone;
  Names names;
  std::vector<std::string> languages;  // ISO 639; the first is that of rows which name none.
};

// What every pack of an observatory says, the observatory's own rows in place of the shipped ones.
// Immutable once loaded; safe from many threads.
class Packs {
 public:
  Packs() = default;  // Knows nothing.

  // Reads the folders in order, each laid over those before: a row with an id that an earlier
  // folder has changes that row, where an empty cell keeps what stood there and "-" empties it.
  // Rows that are not valid are told as problems (file, line, rule "pack-<field>", what was
  // expected) and left out; the earlier row then stays.  Entries of phrases.toml are laid over and
  // told likewise, rule "pack-phrase-<field>": there a key that is not given keeps, and an empty
  // value empties.  So are lists of wording.toml, rule "pack-wording-<group>-<language>": one that
  // is given takes the earlier one's place.  Entries of notices.toml are laid over as phrases are,
  // rule "pack-notice-<field>", and so are those of providers.toml ("pack-provider-<field>",
  // "pack-signature-<field>") and euphemisms.toml ("pack-euphemism-<field>"); rows of
  // equivalents.csv as those of the other tables, rule "pack-equivalent-<field>".  A folder without
  // pack.toml belongs to the pack before it.  Throws Error when a folder cannot be read at all.
  static Packs load(const std::vector<std::filesystem::path>& folders, const ProblemSink& problems);

  std::span<const Outlet> outlets() const { return outlets_; }  // By id.
  std::span<const Group> groups() const { return groups_; }     // By id.
  std::span<const PackInfo> infos() const { return infos_; }
  std::span<const Phrase> phrases() const { return phrases_; }                   // By id.
  std::span<const PhraseGroup> phrase_groups() const { return phrase_groups_; }  // By id.
  std::span<const Tier> tiers() const { return tiers_; }                         // Hottest first.
  const Wording& wording() const { return wording_; }  // Empty groups where nothing is said.
  std::span<const Source> sources() const { return sources_; }  // By name; a later pack's counts.
  // What pages say that stand in place of others; knows none where nothing is said.
  const Notices& notices() const { return notices_; }
  // Of chatbots, and how they say that they blocked; knows none where nothing is said.
  const Providers& providers() const { return providers_; }
  std::span<const Euphemism> euphemisms() const { return euphemisms_; }     // By id.
  std::span<const Equivalent> equivalents() const { return equivalents_; }  // By id.
  // How answers of chatbots are read; empty where nothing is said.
  const AnswerLore& answers() const;
  // Lists of entities that are counted in texts; empty where nothing is said.
  const Registers& registers() const;
  // Who owns, runs and supervises whom, and since when; empty where nothing is said.
  const Affiliations& affiliations() const;
  // The outlet that Tier::yearly_articles is for; empty where none is named.
  const std::string& tier_outlet() const { return tier_outlet_; }
  // Changes when any row or entry does that is of outlets and texts: not those of sources,
  // providers, euphemisms and equivalents.  So an archive can tell that its outlets were
  // assigned by other packs.
  const std::string& digest() const { return digest_; }

  const Outlet* outlet(std::string_view id) const;   // Null where unknown.
  const Outlet* by_url(std::string_view url) const;  // By domain, the longest that matches.
  // By any name: as spelled first, then folded.  Null where two outlets bear it, so 经济日报 is
  // the one of Beijing, while 經濟日報, which Taipei has too, is nobody's.
  const Outlet* by_name(std::string_view name) const;
  const Outlet* by_account(
      std::string_view platform, std::string_view handle) const;  // Blind to case.
  const Group* group(std::string_view id_or_name) const;
  std::vector<std::string> members(std::string_view group_id) const;  // Outlet ids, in order.

  const Phrase* phrase(std::string_view id_or_wording) const;  // Null where unknown.
  // Those of a phrase group, by id; "all" gives all.
  std::vector<const Phrase*> phrases_of(std::string_view group_id) const;

 private:
  friend class PackReader;
  std::vector<Outlet> outlets_;
  std::vector<Group> groups_;
  std::vector<PackInfo> infos_;
  std::vector<Phrase> phrases_;
  std::vector<PhraseGroup> phrase_groups_;
  std::vector<Tier> tiers_;
  std::string tier_outlet_;
  Wording wording_;
  std::vector<Source> sources_;
  Notices notices_;
  Providers providers_;
  std::vector<Euphemism> euphemisms_;
  std::vector<Equivalent> equivalents_;
  // Null where nothing was loaded.
  std::shared_ptr<const AnswerLore> answers_;
  std::shared_ptr<const Registers> registers_;
  std::shared_ptr<const Affiliations> affiliations_;
  std::string digest_;
  std::shared_ptr<const PackIndex> index_;  // Null where nothing was loaded.
};

}  // namespace weiguan
