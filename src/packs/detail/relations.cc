#include "packs/detail/relations.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace weiguan {

namespace {

// What is wider than what, by id.
class Ladder {
 public:
  void add(std::string_view narrow, std::string_view wide) { wider_[narrow].push_back(wide); }

  // Whether `to` is reached from `from` by going to what is wider.
  bool leads(std::string_view from, std::string_view to) const {
    std::vector<std::string_view> open = {from};
    std::unordered_set<std::string_view> seen = {from};
    while (!open.empty()) {
      const std::string_view at = open.back();
      open.pop_back();
      if (at == to) return true;
      const auto up = wider_.find(at);
      if (up == wider_.end()) continue;
      for (const std::string_view next : up->second) {
        if (seen.insert(next).second) open.push_back(next);
      }
    }
    return false;
  }

 private:
  std::unordered_map<std::string_view, std::vector<std::string_view>> wider_;
};

}  // namespace

void settle_relations(
    const std::vector<const Phrase*>& standing,
    const std::vector<Phrase*>& fresh,
    const std::function<void(
        std::size_t fresh, std::string_view field, const std::string& id, std::string expected)>&
        told) {
  std::unordered_set<std::string_view> ids;
  Ladder ladder;
  for (const Phrase* one : standing) {
    ids.insert(one->id);
    for (const std::string& other : one->wider) ladder.add(one->id, other);
    for (const std::string& other : one->narrower) ladder.add(other, one->id);
  }
  for (const Phrase* one : fresh) ids.insert(one->id);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    Phrase& phrase = *fresh[i];
    // -1: the other is narrower; 0: neither; 1: the other is wider.
    const auto settle = [&](std::string_view field, std::vector<std::string>& others, int side) {
      std::erase_if(others, [&](const std::string& other) {
        // The ladder keeps views: of the other's id, since the list's texts move.
        const auto known = ids.find(other);
        const std::string_view there = known == ids.end() ? std::string_view() : *known;
        const std::string_view narrow = side > 0 ? std::string_view(phrase.id) : there;
        const std::string_view wide = side > 0 ? there : std::string_view(phrase.id);
        if (known == ids.end()) {
          told(i, field, other, "expected the id of a phrase");
        } else if (other == phrase.id) {
          told(i, field, other, "expected another phrase than itself");
        } else if (side != 0 && ladder.leads(wide, narrow)) {
          told(i, field, other, "expected no circle: by others it stands the other way round");
        } else {
          if (side != 0) ladder.add(narrow, wide);
          return false;
        }
        return true;
      });
    };
    settle("wider", phrase.wider, 1);
    settle("narrower", phrase.narrower, -1);
    settle("rival", phrase.rival, 0);
  }
}

void complete_relations(std::vector<Phrase>& phrases) {
  const auto complete = [&](std::vector<std::string> Phrase::*from,
                            std::vector<std::string> Phrase::*back) {
    std::vector<std::pair<std::string, std::string>> said;
    for (const Phrase& one : phrases) {
      for (const std::string& other : one.*from) said.emplace_back(other, one.id);
    }
    for (auto& [other, id] : said) {
      const auto found = std::ranges::lower_bound(phrases, other, {}, &Phrase::id);
      if (found == phrases.end() || found->id != other) continue;
      std::vector<std::string>& known = (*found).*back;
      if (std::ranges::count(known, id) == 0) known.push_back(std::move(id));
    }
  };
  complete(&Phrase::wider, &Phrase::narrower);
  complete(&Phrase::narrower, &Phrase::wider);
  complete(&Phrase::rival, &Phrase::rival);
}

}  // namespace weiguan
