// Passages lie on character borders of both texts, in order, and are what they are said to be:
// equal after folding where verbatim, equal in words where respaced.  The first byte says where the
// source ends; a text against itself is one passage or too short for one.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/align.h"
#include "text/compared.h"
#include "text/contained.h"
#include "text/equivalence.h"
#include "text/fold.h"
#include "text/landmarks.h"
#include "text/shingles.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

std::vector<bool> borders(std::string_view text) {
  std::vector<bool> border(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size(); weiguan::next_character(text, at)) border[at] = true;
  border[text.size()] = true;
  return border;
}

std::string_view part(std::string_view text, const weiguan::Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

void check(
    std::string_view source,
    std::string_view target,
    const std::vector<weiguan::RepeatedPassage>& passages) {
  const std::vector<bool> source_border = borders(source), target_border = borders(target);
  for (const weiguan::RepeatedPassage& one : passages) {
    require(one.source.begin < one.source.end && one.source.end <= source.size());
    require(one.target.begin < one.target.end && one.target.end <= target.size());
    require(source_border[one.source.begin] && source_border[one.source.end]);
    require(target_border[one.target.begin] && target_border[one.target.end]);
    require(one.identity >= 0 && one.identity <= 1);
    const std::string_view left = part(source, one.source), right = part(target, one.target);
    if (one.alteration == weiguan::Alteration::verbatim)
      require(weiguan::fold(left) == weiguan::fold(right));
    if (one.alteration == weiguan::Alteration::respaced)
      require(weiguan::fingerprint(left) == weiguan::fingerprint(right));
    if (one.alteration <= weiguan::Alteration::respaced)
      require(one.cut == 0 && one.added == 0 && one.identity == 1);
  }
}

void check(std::string_view source, std::string_view target, const weiguan::AlignOptions& options) {
  check(source, target, weiguan::align(source, target, options));
}

// The quick comparison says the same whichever side was read first, and what it finds has a
// landmark on both sides.
void check_compared(std::string_view source, std::string_view target) {
  const weiguan::ComparedText a{std::string(source)}, b{std::string(target)};
  weiguan::Comparer of_a(a), of_b(b);
  const auto found = of_a.as_source_of(b), other = of_b.as_target_of(a);
  require(found.has_value() == other.has_value());
  if (!found) return;
  require(!found->passages.empty() && found->passages == other->passages);
  require(found->of_source > 0 && found->of_source <= 1);
  require(found->of_target > 0 && found->of_target <= 1);
  check(source, target, found->passages);
  const std::vector<std::uint64_t> x = landmarks(a, {}), y = landmarks(b, {});
  require(std::any_of(x.begin(), x.end(), [&](std::uint64_t mark) {
    return std::binary_search(y.begin(), y.end(), mark);
  }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t border = text.size() * data[0] / 255;
  const std::string_view source = text.substr(0, border), target = text.substr(border);
  weiguan::AlignOptions options;
  check(source, target, options);
  options.least = options.least_reworded = 12;
  check(source, target, options);
  check(target, source, options);
  check(text, text, options);
  check_compared(source, target);
  require(weiguan::align(text, text).size() <= 1);
  const weiguan::Fingerprint a = weiguan::fingerprint(source), b = weiguan::fingerprint(target);
  const double value = weiguan::resemblance(a, b);
  require(value >= 0 && value <= 1 && value == weiguan::resemblance(b, a));
  const double part = weiguan::contained(source, target);
  require(part >= 0 && part <= 1);
  const bool wordless = weiguan::fingerprint(text).shingles.empty();
  require(weiguan::contained(text, text) == (wordless ? 0 : 1));
  require(weiguan::equivalence(text, text) == (wordless ? 0 : 1));
  const double same = weiguan::equivalence(source, target);
  require(same >= 0 && same <= 1 && same == weiguan::equivalence(target, source));
  return 0;
}
