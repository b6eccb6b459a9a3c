// Affiliations: who owns, runs and supervises whom, from when to when, and who says so.
//
// They stand in the folder affiliations/ of a pack, laid over each other row by row as outlets are:
//   bodies.csv  party and state bodies, companies, centres, foreign media, persons in public roles
//   edges.csv   one statement a row: from, relation, to, validity, when it was stated, source
// The nodes are those bodies, the outlets of the pack, and accounts as "platform:handle".
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "packs/packs.h"

namespace weiguan {

using Day = std::chrono::sys_days;  // Of the calendar, without a zone.

// From a day to the day before `to`; empty where that is no day.
struct Days {
  Day from{}, to{};

  bool empty() const { return from >= to; }
  bool holds(Day day) const { return from <= day && day < to; }
  friend bool operator==(const Days&, const Days&) = default;
};
inline constexpr Day first_day{std::chrono::year{0} / 1 / 1};
inline constexpr Day last_day{std::chrono::year{10000} / 1 / 1};
inline constexpr Days every_day{first_day, last_day};

// The day that the time is in the zone.
Day day_in(Time time, const Zone& zone);
std::string to_string(Day day);  // 2024-07-02.

enum class Relation { owns, supervises, sponsors, part_of, account_of, seat, partner };
std::string_view to_string(Relation relation);  // As in the file: "part-of".
std::optional<Relation> parse_relation(std::string_view text);

// A party or state body, a company, a centre, a medium that is no outlet of the pack, a person.
struct Body {
  std::string id;  // As an outlet's, and none of theirs.
  Names names;
  std::vector<std::string> also;
  std::string kind;   // A word of body_kinds() (packs/words.h).
  std::string place;  // ISO 3166; may be empty.
  std::string valid_from, valid_to;
  std::string source, note;
};

// "from owns to", "from is part of to": one statement of a source.
struct Affiliation {
  std::string id;
  std::string from, to;  // Ids of outlets or bodies, or "platform:handle"; from: "nobody", too.
  Relation relation = Relation::owns;
  std::string role;  // Of a seat: "editor-in-chief"; of a partner: what is done together.
  // Days, months or years; empty where not known.  `stated`: when the source says or said it.
  std::string valid_from, valid_to, stated;
  std::string doubt;  // What makes it uncertain; empty where nothing does.
  std::string source, note;
  // On these days it held for certain, and on those it may have held: a year tells no day, a
  // statement without beginning tells nothing of the days before it, and a doubtful one is never
  // certain.
  Days surely, perhaps;
};

// Says that the pack knows of nobody above a node: {from nobody, owns, to}.
inline constexpr std::string_view nobody_node = "nobody";

// Who controls the other: the owner, the supervisor (主管), the sponsor (主办), the whole of a
// part, the owner of an account.  Seats and partners control nothing.
bool leads_up(Relation relation);
const std::string& upper_of(const Affiliation& edge);  // Of a relation that leads up.
const std::string& lower_of(const Affiliation& edge);

enum class Known {
  told,      // At least one statement holds on all of the days.
  none,      // A statement says that nobody is above it.
  not_known  // No statement holds for certain.
};

// How a way upwards ends.
enum class End {
  open,     // Nothing is said of anybody above.
  nobody,   // A statement says that nobody is above.
  perhaps,  // Something is said, but whether it held on these days cannot be told.
  circle    // It comes back to where it was.
};

// From a node upwards, one statement a step.
struct Way {
  std::vector<const Affiliation*> steps;
  std::string top;  // Where it ends; in a circle: the node that comes twice.
  End end = End::open;
};

struct Controllers {
  Known known = Known::not_known;
  std::vector<const Affiliation*> direct;   // That hold; by id.
  std::vector<const Affiliation*> perhaps;  // That may hold; by id.
  // One for each node at which a way ends, by top: a shortest one, by ids of its statements.  Where
  // no way ends since all run in a circle, one of those.
  std::vector<Way> ways;
};

// Whose it was in a stretch of days.
struct ControlSpan {
  Days days;
  // Ids, sorted.  Exactly {unknown_controller} where it cannot be told, {nobody_node} where
  // somebody says that there is none.
  std::vector<std::string> controllers;

  friend bool operator==(const ControlSpan&, const ControlSpan&) = default;
};
inline constexpr std::string_view unknown_controller = "unknown";

struct Affiliations {
  Affiliations() = default;
  Affiliations(std::vector<Body> bodies, std::vector<Affiliation> edges);

  std::span<const Body> bodies() const { return bodies_; }          // By id.
  std::span<const Affiliation> edges() const { return edges_; }     // By id.
  const Body* body(std::string_view id) const;                      // Null where unknown.
  std::vector<const Affiliation*> of(std::string_view node) const;  // From it or to it, by id.
  bool has(std::string_view node) const;  // Whether a body is called so, or a statement names it.

  // Who controlled it on all of the days.
  Controllers controllers(std::string_view node, const Days& days) const;
  // What it controlled on all of the days, at any depth, nearest first; each with the statement
  // that leads to it.
  struct Below {
    std::string node;
    std::size_t depth = 1;
    const Affiliation* edge = nullptr;
  };
  std::vector<Below> under(std::string_view node, const Days& days) const;
  // All of time in stretches, in order, without gaps; `ultimate`: those at the top of all ways.
  // What nothing is said of is one stretch, not known.
  std::vector<ControlSpan> control_spans(std::string_view node, bool ultimate) const;
  // Nodes that control themselves by way of others on some day, each ring once, with one such day.
  struct Ring {
    std::vector<std::string> nodes;  // From the least id on, each owned by the next.
    Day day{};
  };
  std::vector<Ring> rings() const;

 private:
  std::vector<std::size_t> above(std::string_view node) const;
  std::vector<Day> borders() const;

  std::vector<Body> bodies_;
  std::vector<Affiliation> edges_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> of_;  // By node: edges, by number.
};

// The days of a statement, from its dates; see Affiliation::surely.
void set_days(Affiliation& edge);

// How a node is called: by its body, its outlet, or itself.
Names names_of(const Packs& packs, std::string_view node);
// Outlets, bodies and accounts by id or any name; empty where nobody or two are called so.
std::string find_node(const Packs& packs, std::string_view id_or_name);

}  // namespace weiguan
