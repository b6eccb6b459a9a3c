#include "packs/detail/affiliation_names.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.h"
#include "packs/detail/table.h"
#include "packs/forms.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_id = 56;  // Leaves room for a number behind it.

template <typename IsTaken>
std::string fresh(const std::string& wanted, const IsTaken& is_taken) {
  std::string id = wanted;
  for (int number = 2; is_taken(id); ++number) id = fmt::format("{}-{}", wanted, number);
  return id;
}

}  // namespace

std::string slug_of(std::string_view text) {
  std::string slug;
  for (const char one : text) {
    const bool capital = one >= 'A' && one <= 'Z';
    if (capital || (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9')) {
      slug += capital ? static_cast<char>(one - 'A' + 'a') : one;
    } else if (one != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.size() > longest_id) slug.resize(longest_id);
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "n" + sha256_hex(text).substr(0, 12) : slug;
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_han(next_character(text, at))) return true;
  }
  return false;
}

void put_names(const std::vector<std::string>& names, Body& body) {
  for (const std::string& name : names) {
    if (name.empty()) continue;
    std::string* place = nullptr;
    if (!has_han(name)) {
      place = &body.names.en;
    } else if (body.names.hans.empty()) {
      place = &body.names.hans;
    } else {
      place = &body.names.hant;
    }
    if (place->empty()) {
      *place = name;
    } else if (*place != name && body.names.hans != name) {
      body.also.push_back(name);
    }
  }
}

std::string AffiliationGatherer::node(
    Body body, std::string_view wanted, std::string_view address) {
  std::vector<std::string> names = {body.names.hans, body.names.hant, body.names.en};
  std::erase(names, std::string());
  const bool usable = id_fault(wanted).empty() && wanted != nobody_node;
  const bool below =
      usable && (over_.outlet(wanted) != nullptr || over_.affiliations().body(wanted) != nullptr);
  if (below) {
    const Names known = names_of(over_, wanted);
    for (const std::string& name : names) {
      if (name == known.hans || name == known.hant || name == known.en) return std::string(wanted);
    }
  }
  if (!address.empty()) {
    if (const Outlet* outlet = over_.by_url(address)) return outlet->id;
  }
  for (const std::string& name : names) {
    std::string found = find_node(over_, name);
    if (!found.empty()) return found;
  }
  // Without ids in the file a name is all that tells one from another.
  if (wanted.empty()) {
    for (const std::string& name : names) {
      if (const auto met = by_name_.find(fold(name)); met != by_name_.end()) return met->second;
    }
  }
  if (names.empty()) return {};
  const std::string id =
      fresh(usable ? std::string(wanted) : slug_of(names.back()), [&](const std::string& one) {
        return by_id_.count(one) > 0 || over_.outlet(one) != nullptr || one == nobody_node ||
               one == unknown_controller || over_.affiliations().body(one) != nullptr;
      });
  body.id = id;
  if (body.source.empty()) body.source = options_.source;
  for (const std::string& name : names) by_name_.emplace(fold(name), id);
  by_id_.emplace(id, result.bodies.size());
  result.bodies.push_back(std::move(body));
  return id;
}

void AffiliationGatherer::edge(Affiliation edge, std::string_view wanted) {
  if (edge.from.empty() || edge.to.empty() || edge.from == edge.to) {
    ++result.left_out;
    return;
  }
  const std::string made = slug_of(fmt::format("{} {}", edge.to, edge.from));
  edge.id = fresh(id_fault(wanted).empty() ? std::string(wanted) : made, [&](const auto& one) {
    return edge_ids_.count(one) > 0;
  });
  edge_ids_.insert(edge.id);
  if (edge.source.empty()) edge.source = options_.source;
  if (edge.valid_from.empty() && edge.stated.empty()) edge.stated = options_.stated;
  set_days(edge);
  result.edges.push_back(std::move(edge));
}

void tell_of(
    const ReadOptions& options,
    const ProblemSink& sink,
    std::uint64_t line,
    std::string_view what,
    std::string reason) {
  if (sink) sink({options.file, 0, line, fmt::format("affiliation-{}", what), std::move(reason)});
}

std::string one_line(std::string text) {
  for (char& one : text) {
    if (static_cast<unsigned char>(one) < 0x20) one = ' ';
  }
  return std::string(trim(text));
}

std::string date_of(const std::string& text) {
  const std::string day = text.substr(0, 10);
  return parse_period(day, Zone()) ? day : std::string();
}

std::string our(const std::vector<std::string>& texts, const std::string& key) {
  const std::string begin = "weiguan:" + key + "=";
  for (const std::string& one : texts) {
    if (one.starts_with(begin)) return one.substr(begin.size());
  }
  return {};
}

}  // namespace weiguan
