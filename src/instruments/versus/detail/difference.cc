#include "instruments/versus/detail/difference.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/tokens.h"

namespace weiguan::versus {

namespace {

constexpr std::size_t most_cells = 1'000'000;

struct Item {
  std::string folded;
  std::size_t begin = 0, end = 0;
};

std::vector<Item> items_of(std::string_view text) {
  std::vector<Item> items;
  TokenReader reader(text);
  for (Token token; reader.next(token);)
    items.push_back({std::string(token.folded), token.begin, token.end});
  return items;
}

enum class Step : std::uint8_t { same, cut, added };

// One step for each item of the middles, cuts before additions.
std::vector<Step> steps_between(
    const std::vector<Item>& a, const std::vector<Item>& b, std::size_t front, std::size_t back) {
  const std::size_t rows = a.size() - front - back, columns = b.size() - front - back;
  std::vector<Step> steps;
  if (rows == 0 || columns == 0 || rows > most_cells / columns) {
    steps.insert(steps.end(), rows, Step::cut);
    steps.insert(steps.end(), columns, Step::added);
    return steps;
  }
  // How many are common from a place on.
  std::vector<std::uint32_t> table((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return table[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = a[front + i].folded == b[front + j].folded ? at(i + 1, j + 1) + 1
                                                            : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[front + i].folded == b[front + j].folded) {
      steps.push_back(Step::same);
      ++i;
      ++j;
    } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
      steps.push_back(Step::cut);
      ++i;
    } else {
      steps.push_back(Step::added);
      ++j;
    }
  }
  return steps;
}

class Line {
 public:
  // Items that stand together are one piece; a blank before them is kept.
  void add(
      Step step,
      std::string_view text,
      const std::vector<Item>& items,
      std::size_t& next,
      std::size_t count) {
    if (count == 0) return;
    const std::size_t begin = items[next].begin, end = items[next + count - 1].end;
    const bool blank = next > 0 && items[next - 1].end < begin && !line_.empty();
    next += count;
    if (blank && line_.back() != ' ') line_ += ' ';
    const std::string_view part = text.substr(begin, end - begin);
    if (step == Step::same) {
      line_ += part;
    } else {
      line_ += step == Step::cut ? "[-" : "[+";
      line_ += part;
      line_ += step == Step::cut ? "-]" : "+]";
    }
  }

  std::string take() { return std::move(line_); }

 private:
  std::string line_;
};

}  // namespace

std::string difference(std::string_view before, std::string_view after) {
  const std::vector<Item> a = items_of(before), b = items_of(after);
  std::size_t front = 0, back = 0;
  const std::size_t least = std::min(a.size(), b.size());
  while (front < least && a[front].folded == b[front].folded) ++front;
  while (front + back < least && a[a.size() - 1 - back].folded == b[b.size() - 1 - back].folded) {
    ++back;
  }
  std::vector<Step> steps(front, Step::same);
  const std::vector<Step> middle = steps_between(a, b, front, back);
  steps.insert(steps.end(), middle.begin(), middle.end());
  steps.insert(steps.end(), back, Step::same);
  Line line;
  std::size_t i = 0, j = 0;
  for (std::size_t at = 0; at < steps.size();) {
    std::size_t same = 0, cut = 0, added = 0;
    for (; at < steps.size() && steps[at] == Step::same; ++at) ++same;
    line.add(Step::same, after, b, j, same);
    i += same;
    for (; at < steps.size() && steps[at] != Step::same; ++at)
      ++(steps[at] == Step::cut ? cut : added);
    line.add(Step::cut, before, a, i, cut);
    line.add(Step::added, after, b, j, added);
  }
  return line.take();
}

}  // namespace weiguan::versus
