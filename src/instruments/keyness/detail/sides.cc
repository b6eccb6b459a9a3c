#include "instruments/keyness/detail/sides.h"

#include <algorithm>
#include <unordered_set>

namespace weiguan::keyness {

namespace {

Reference set_reference(Arguments& arguments) {
  const auto given = [&arguments](std::string_view name) {
    return !arguments.find(name)->second.empty();
  };
  const auto take = [&arguments](const std::string& name, const std::string& other) {
    arguments[name] = arguments.at(other);
  };
  bool asked = false;
  if (given("against-from") || given("against-to")) {
    take("from", "against-from");
    take("to", "against-to");
    asked = true;
  }
  if (given("against-outlet") || given("against-group")) {
    take("outlet", "against-outlet");
    take("group", "against-group");
    asked = true;
  }
  if (given("against-search")) {
    take("search", "against-search");
    asked = true;
  }
  if (asked) return Reference::asked;
  if (given("from") || given("to")) {
    arguments["from"] = arguments["to"] = "";
    return Reference::other_times;
  }
  if (given("search")) {
    arguments["search"] = "";
    return Reference::other_articles;
  }
  if (given("outlet") || given("group")) {
    arguments["outlet"] = arguments["group"] = "";
    return Reference::other_outlets;
  }
  if (given("kind")) {
    arguments["kind"] = "";
    return Reference::other_kinds;
  }
  return Reference::nothing;
}

// Those that lie wholly in the period, where one was asked for.
Side choose(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  Side side;
  if (selection.nobody) return side;
  Filter filter = selection.filter();
  filter.published = {};
  filter.possible = false;
  if (selection.from_asked || selection.to_asked) {
    if (!selection.range) return side;
    filter.published = selection.range;
    Search search;
    search.filter = filter;
    search.limit = 0;
    side.undecided = archive.search(search).undecided;
  }
  side.filter = std::move(filter);
  return side;
}

}  // namespace

Sides read_sides(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Sides sides;
  Arguments other = arguments;
  sides.reference = set_reference(other);
  sides.side[0] = choose(archive, packs, arguments, context);
  if (sides.reference != Reference::nothing) {
    sides.side[1] = choose(archive, packs, other, context);
  }
  std::unordered_set<std::uint64_t> slice;
  std::uint64_t read = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    Side& side = sides.side[i];
    if (!side.filter) continue;
    archive.articles(*side.filter, [&](const Article& article) {
      if (requested(context.stop)) return false;
      const auto id = static_cast<std::uint64_t>(article.id);
      if (i == 0) {
        slice.insert(id);
      } else if (slice.count(id) != 0) {
        ++sides.shared;
        return true;
      }
      ++side.articles;
      const TimeRange& when = article.published;
      if (when.earliest != beginning_of_time) {
        side.from = side.from ? std::min(*side.from, when.earliest) : when.earliest;
      }
      side.to = side.to ? std::max(*side.to, when.latest) : when.latest;
      if (!article.text.empty()) {
        ++side.with_text;
        sides.corpus.add(i, article.text);
      }
      if (context.progress) context.progress({"keyness", ++read, 0, 0});
      return true;
    });
  }
  return sides;
}

}  // namespace weiguan::keyness
