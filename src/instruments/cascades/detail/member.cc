#include "instruments/cascades/detail/member.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/url.h"
#include "text/fold.h"
#include "text/pieces.h"

namespace weiguan::cascades {

namespace {

Who who_of(const std::string& id, std::string_view name) {
  if (!id.empty()) return id;
  return name.empty() ? Who{} : "name:" + fold(name);
}

// 本报讯, 本台, 本网 and the like: the outlet that prints it.
bool is_this_one(std::string_view agency) {
  return agency.starts_with("本");
}

std::uint64_t headline_of(std::string_view title) {
  std::uint64_t hash = 0;
  PieceReader reader(title);
  Piece piece;
  while (reader.next(piece)) {
    if (piece.kind != PieceKind::word && piece.kind != PieceKind::character) continue;
    for (const char byte : piece.folded) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
    }
    hash = (hash + 1) * 0x9E3779B97F4A7C15u;
  }
  return hash;
}

}  // namespace

Member make_member(const Article& article, const Packs& packs) {
  Member one;
  one.id = article.id;
  one.published = one.time = article.published;
  one.who = who_of(article.outlet, article.outlet_name);
  one.outlet = article.outlet;
  one.outlet_name = article.outlet_name;
  if (!article.url.empty()) one.address = normal_url(article.url);
  one.title = article.title;
  one.headline = headline_of(article.title);
  const auto declare = [&one](const std::string& id, const std::string& name) {
    const Who who = who_of(id, name);
    const bool itself = who == one.who && !who.empty();
    if (one.declared.empty() && (!itself || one.declared_as.empty())) {
      one.declared_as = name;
      one.declared_outlet = id;
    }
    if (itself) {
      one.declares_itself = true;
    } else if (std::find(one.declared.begin(), one.declared.end(), who) == one.declared.end()) {
      one.declared.push_back(who);
    }
  };
  if (!article.source.empty()) declare(article.source_outlet, article.source);
  const std::string& agency = article.dateline.agency;
  if (!agency.empty() && is_this_one(agency)) {
    if (article.source.empty()) {
      one.declares_itself = true;
      one.declared_as = agency;
      one.declared_outlet = article.outlet;
    }
  } else if (!agency.empty()) {
    const Outlet* known = packs.by_name(agency);
    declare(known == nullptr ? std::string{} : known->id, agency);
  }
  return one;
}

void doubt_clocks(std::vector<Member>& members) {
  std::map<Who, std::vector<const Member*>> of;
  for (const Member& one : members) {
    if (!one.who.empty()) of[one.who].push_back(&one);
  }
  // Of each outlet the earliest that any of its articles may be.
  std::map<Who, Time> earliest;
  for (const auto& [who, all] : of) {
    const auto least =
        std::min_element(all.begin(), all.end(), [](const Member* a, const Member* b) {
          return a->published.earliest < b->published.earliest;
        });
    earliest[who] = (*least)->published.earliest;
  }
  for (Member& one : members) {
    for (const Who& who : one.declared) {
      const auto source = earliest.find(who);
      if (source == earliest.end() || one.published.latest >= source->second) continue;
      if (source->second - one.published.latest > most_zone_error) continue;
      one.time.latest = one.published.latest + most_zone_error;
      one.doubted = true;
    }
  }
}

std::size_t declares(const Member& member, const Member& other) {
  if (other.who.empty()) return 0;
  const auto found = std::find(member.declared.begin(), member.declared.end(), other.who);
  if (found == member.declared.end()) return 0;
  return static_cast<std::size_t>(found - member.declared.begin()) + 1;
}

}  // namespace weiguan::cascades
