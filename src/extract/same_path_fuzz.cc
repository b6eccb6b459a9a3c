// Any lines as a list of addresses: groups are disjoint, in order and large enough, and what varies
// has at least two values and at most one more than there are addresses.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "extract/same_path.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    list.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::set<std::size_t> seen;
  std::size_t first = 0;
  for (const SamePath& group : same_paths(list, 2)) {
    expect(group.members.size() >= 2 && group.different >= 1);
    expect(group.different <= group.members.size());
    expect(group.members.front() >= first);
    first = group.members.front();
    expect(std::is_sorted(group.members.begin(), group.members.end()));
    for (const std::size_t one : group.members) {
      expect(one < list.size() && seen.insert(one).second);
    }
    for (const VaryingParameter& one : group.varying) {
      expect(one.values >= 2 && one.values <= group.different);
      expect(is_utf8(one.name) && one.name.find('\n') == std::string::npos);
    }
    const Problem problem = same_path_problem(group, "list", 1);
    expect(is_utf8(problem.reason) && problem.reason.find('\n') == std::string::npos);
  }
  return 0;
}
