// Any bytes: checking never throws, says the same twice, and names places inside the file.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "capture/detail/check_run.h"

namespace {

using namespace weiguan;

void check(bool right) {
  if (!right) __builtin_trap();
}

struct Checked {
  CheckReport report;
  std::vector<Violation> violations;
};

Checked run(std::string_view bytes, bool read_ahead) {
  Checked checked;
  ReadOptions options;
  options.max_block = 4096;
  options.max_header = 2048;
  options.read_ahead = read_ahead;
  detail::CheckRun run("fuzz", [&](const Violation& one) { checked.violations.push_back(one); });
  run.read(bytes, "fuzz", options);
  checked.report = run.finish();
  return checked;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::set<std::string_view> known = [] {
    std::set<std::string_view> names;
    for (const CheckRule& rule : check_rules()) names.insert(rule.name);
    return names;
  }();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool packed = bytes.starts_with("\x1f\x8b") || bytes.starts_with("\x28\xb5\x2f\xfd") ||
                      bytes.starts_with("\x5d\x2a\x4d\x18");
  const Checked first = run(bytes, false);
  const Checked second = run(bytes, true);
  check(first.report == second.report && first.violations == second.violations);
  const CheckReport& report = first.report;
  check(report.errors + report.warnings + report.notes == first.violations.size());
  std::uint64_t types = 0;
  for (const auto& [type, count] : report.types) types += count;
  check(types == report.records);
  for (const Violation& one : first.violations) {
    check(known.count(one.rule) == 1 && !one.reason.empty());
    check(one.record <= report.records);
    check(packed || one.offset <= size);
  }
  return 0;
}
