// Reads titles for the entities of one register, without an archive.
//
//   measure_mentions REGISTER PACK... < TITLES > CODES
//
// TITLES: one a line.  CODES: for each the codes (ids, where there are none) of what it mentions,
// once each, with spaces between; then a tab and what was not counted, as why:name.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "instruments/entity_mentions.h"

int main(int count, char** given) {
  constexpr const char* whys[] = {"longer-word", "against", "no-context", "shared"};
  const std::vector<std::filesystem::path> folders(given + 2, given + count);
  const weiguan::Packs packs = weiguan::Packs::load(folders, [](const weiguan::Problem& problem) {
    std::cerr << problem.file << ": " << problem.reason << "\n";
  });
  const weiguan::Register& asked = weiguan::asked_register(packs, given[1]);
  const weiguan::MentionReader reader(packs, asked);
  std::string line;
  while (std::getline(std::cin, line)) {
    const weiguan::TextMentions found = reader.read(line, "").title;
    std::vector<std::string> codes;
    for (const weiguan::EntityMatch& one : found.matches) {
      const weiguan::Entity& entity = asked.entities[one.entity];
      codes.push_back(entity.code.empty() ? entity.id : entity.code);
    }
    std::ranges::sort(codes);
    const auto rest = std::ranges::unique(codes);
    codes.erase(rest.begin(), rest.end());
    for (std::size_t i = 0; i < codes.size(); ++i) std::cout << (i == 0 ? "" : " ") << codes[i];
    std::cout << "\t";
    for (std::size_t i = 0; i < found.doubts.size(); ++i) {
      const weiguan::EntityDoubt& one = found.doubts[i];
      std::cout << (i == 0 ? "" : " ") << whys[static_cast<std::size_t>(one.why)] << ":"
                << line.substr(one.begin, one.end - one.begin);
    }
    std::cout << "\n";
  }
  return 0;
}
