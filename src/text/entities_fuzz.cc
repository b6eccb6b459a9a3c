// Whatever a text holds: matches and doubts lie on character borders, in order, and apart from one
// another; each match is a name of its entity; and the same text gives the same again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/entities.h"
#include "text/tokens.h"

namespace {

void demand(bool holds) {
  if (!holds) __builtin_trap();
}

std::vector<weiguan::EntityWords> entities() {
  std::vector<weiguan::EntityWords> all(4);
  all[0] = {{"河东", "Hedong"}, {}, {}, {}, {}, {}, 0, {}};
  all[1] = {{"河河", "Huwang"}, {"东河"}, {"水"}, {}, {"河东河"}, {}, 1, {0}};
  all[2] = {{"东东", "Huwang"}, {"河东"}, {}, {"火"}, {"东东东"}, {"水东河"}, 1, {0}};
  all[3] = {{"a b"}, {"a"}, {"b a"}, {}, {"a a"}, {}, 1, {}};
  return all;
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

template <typename Found>
void demand_in_order(const std::vector<Found>& all, std::string_view text) {
  std::size_t from = 0;
  for (const Found& one : all) {
    demand(one.begin >= from && one.begin < one.end && one.end <= text.size());
    demand(is_border(text, one.begin) && is_border(text, one.end));
    from = one.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<weiguan::EntityWords> all = entities();
  static const weiguan::EntityMatcher matcher(
      all,
      std::vector<weiguan::EntityContext>{
          {{}, {}, {}, {}, {"水河"}}, {{"市"}, {"在"}, {"路"}, {"小"}, {}}});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  weiguan::EntitiesFound found, again;
  matcher.find(text, found);
  matcher.find(text, again);
  demand(found.matches == again.matches && found.doubts == again.doubts);
  demand_in_order(found.matches, text);
  demand_in_order(found.doubts, text);
  for (const weiguan::EntityMatch& one : found.matches) {
    const weiguan::EntityWords& words = all[one.entity];
    const auto said = weiguan::tokens(text.substr(one.begin, one.end - one.begin));
    bool named = false;
    for (const auto* list : {&words.names, &words.weak_names, &words.own_words}) {
      named = named || std::ranges::any_of(
                           *list, [&](const auto& name) { return weiguan::tokens(name) == said; });
    }
    demand(named);
    for (const weiguan::EntityDoubt& doubt : found.doubts)
      demand(doubt.end <= one.begin || doubt.begin >= one.end);
  }
  for (const weiguan::EntityDoubt& one : found.doubts) demand(!one.entities.empty());
  return 0;
}
