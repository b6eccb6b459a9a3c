#include "collect/detail/names.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/digest.h"
#include "text/fold.h"

namespace weiguan {

namespace {

// How many bytes must be changed, put in or taken out (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// 0 is equal; a name that holds the text is near.
std::size_t farness(const std::string& text, std::string_view name) {
  const std::string folded = fold(name.substr(0, 100));
  if (folded.empty()) return 1000;
  if (folded.find(text) != std::string::npos) return 1;
  return 2 + distance(text, folded);
}

}  // namespace

std::string hmac_sha256(std::string_view key, std::string_view message) {
  constexpr std::size_t block = 64;
  std::string padded(key.size() > block ? digest(DigestKind::sha256, key) : std::string(key));
  padded.resize(block, '\0');
  std::string inner = padded;
  std::string outer = padded;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : outer) c = static_cast<char>(c ^ 0x5c);
  return digest(
      DigestKind::sha256, outer + digest(DigestKind::sha256, inner + std::string(message)));
}

std::string pseudonym(std::string_view key, std::string_view account) {
  return "账号-" + to_hex(hmac_sha256(key, account)).substr(0, 10);
}

std::string near_outlets(const Packs& packs, std::string_view text) {
  const std::string wanted = fold(text.substr(0, 100));
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const Outlet& outlet : packs.outlets()) {
    const std::size_t far = std::min(
        {farness(wanted, outlet.id),
         farness(wanted, outlet.names.hans),
         farness(wanted, outlet.names.en)});
    if (far <= 2 + std::max<std::size_t>(2, wanted.size() / 3)) near.emplace_back(far, outlet.id);
  }
  std::sort(near.begin(), near.end());
  if (near.size() > 5) near.resize(5);
  if (near.empty()) return "\"weiguan status\" says which packs are used; they list the outlets.";
  std::vector<std::string> ids;
  for (const auto& [far, id] : near) ids.push_back(id);
  return fmt::format("Perhaps {}?", fmt::join(ids, ", "));
}

}  // namespace weiguan
