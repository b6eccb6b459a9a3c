#include "instruments/edit_passages.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

// Of an operation that has nothing heavier in it, by class.
constexpr std::array<int, edit_classes> weights = {
    85, 78, 70, 65, 60, 60, 50, 40, 45, 30, 25, 10, 3, 2, 1};

std::string_view part(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

bool is(const JudgedOperation& one, EditClass what) {
  return std::ranges::find(one.classes, what) != one.classes.end();
}

}  // namespace

int weight_of(EditClass what) {
  return weights[static_cast<std::size_t>(what)];
}

// Passages that went at one place and came at another, word for word.
void find_moved(
    std::string_view before, std::string_view after, std::vector<JudgedOperation>& operations) {
  constexpr std::size_t least = 6;
  const auto key = [](std::string_view text) {
    std::string all;
    std::size_t count = 0;
    for (const std::string& one : tokens(text)) {
      std::size_t at = 0;
      const char32_t first = next_character(one, at);
      if (!is_cjk(first) && one.size() == 1 && !(first >= U'0' && first <= U'z')) continue;
      if (at == one.size() && !is_cjk(first) && first > 0x7F) continue;
      all += one + " ";
      count += is_cjk(first) ? 1 : 2;
    }
    return count >= least ? all : std::string();
  };
  std::multimap<std::string, JudgedOperation*> gone;
  for (JudgedOperation& one : operations) {
    const std::string_view text = part(before, one.operation.before);
    if (part(after, one.operation.after).empty() && !key(text).empty())
      gone.emplace(key(text), &one);
  }
  for (JudgedOperation& one : operations) {
    if (!part(before, one.operation.before).empty()) continue;
    const auto found = gone.find(key(part(after, one.operation.after)));
    if (found == gone.end()) continue;
    for (JudgedOperation* side : {found->second, &one}) {
      side->classes = {EditClass::moved};
      side->severity = weight_of(EditClass::moved);
    }
    gone.erase(found);
  }
}

void find_rewritten(std::string_view before, std::vector<JudgedOperation>& operations) {
  constexpr std::size_t most_kept = 8;  // Characters between two operations.
  constexpr std::size_t least_operations = 3, least_changed = 40;
  for (std::size_t begin = 0; begin < operations.size();) {
    std::size_t end = begin, several = 0, changed = 0, kept = 0, between = 0;
    for (; end < operations.size(); ++end) {
      const JudgedOperation& one = operations[end];
      if (is(one, EditClass::moved)) break;
      if (end > begin) {
        const Range gap{operations[end - 1].operation.before.end, one.operation.before.begin};
        between = count_characters(part(before, gap));
        if (between > most_kept) break;
        kept += between;
      }
      if (!one.operation.signs) ++several;
      changed += one.operation.deleted + one.operation.inserted;
    }
    if (several >= least_operations && changed >= least_changed && changed >= 2 * kept) {
      for (std::size_t i = begin; i < end; ++i) {
        JudgedOperation& one = operations[i];
        if (one.severity < leader_severity) {
          one.classes.clear();
          one.severity = weight_of(EditClass::rewritten) +
                         static_cast<int>(std::min<std::size_t>(changed / 12, 20));
        }
        if (!is(one, EditClass::rewritten)) one.classes.push_back(EditClass::rewritten);
      }
    }
    begin = std::max(end, begin + 1);
  }
}

}  // namespace weiguan::detail
