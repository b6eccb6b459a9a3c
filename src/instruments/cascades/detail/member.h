// What is known of one article of a cascade.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/article.h"
#include "packs/packs.h"

namespace weiguan::cascades {

// Outlets as they are compared: the pack's id, else the folded name; empty: not known.
using Who = std::string;

struct Member {
  ArticleId id{};
  TimeRange published;   // As the article says.
  TimeRange time;        // The same, but wider where its own source line contradicts it.
  bool doubted = false;  // It is wider.
  Who who;
  std::string outlet;       // The pack's id; empty where not known.
  std::string outlet_name;  // Where there is no id.
  std::string address;      // normal_url(); empty where there is none.
  std::string title;
  std::uint64_t headline = 0;  // The title's words, to compare; 0 where there are none.
  // Whom it says it has it from: the 来源 line, then the agency of its dateline; never itself.
  std::vector<Who> declared;
  std::string declared_as;       // The first of them, as written; itself where it names only that.
  std::string declared_outlet;   // The pack's id of it; empty where not known.
  bool declares_itself = false;  // It names a source, and that is itself.
  std::uint32_t wording = 0;     // Its number in Wordings.

  bool open() const { return time.earliest == beginning_of_time; }
};

// All but the wording.
Member make_member(const Article& article, const Packs& packs);

// The greatest error that a time without, or with the wrong, time zone can have.
inline constexpr std::chrono::hours most_zone_error{14};

// Where an article names a source all whose articles among these are after it by no more than a
// time zone can be wrong, its clock is doubted: its time may be that much later.
void doubt_clocks(std::vector<Member>& members);

// That `a` surely was out before `b`.
inline bool surely_before(const Member& a, const Member& b) {
  return is_before(a.time, b.time) == Before::yes;
}

// Whether it names the other one's outlet as its source; 1 for the first it names.
std::size_t declares(const Member& member, const Member& other);

}  // namespace weiguan::cascades
