#include <algorithm>
#include <string_view>

#include "extract/detail/strings.h"
#include "extract/page.h"

namespace weiguan {

namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// What the later page says at its top as the page before it did, or as the title does: headline,
// lead, the line that the page before ended with.
void drop_repeated_top(const Lines& before, Lines& later, std::string_view title) {
  const std::string headline = extract::letters_of(title);
  std::size_t same = 0;
  std::size_t count = 0;
  while (count < later.size()) {
    const bool is_title = !headline.empty() && extract::letters_of(later[count]) == headline;
    if (!is_title) {
      if (same == before.size() || before[same] != later[count]) break;
      ++same;
    }
    ++count;
  }
  later.erase(later.begin(), later.begin() + static_cast<std::ptrdiff_t>(count));
}

// Lines that end both pages belong behind the last one.
void drop_repeated_end(Lines& before, const Lines& later) {
  std::size_t count = 0;
  while (count < before.size() && count < later.size() &&
         before[before.size() - count - 1] == later[later.size() - count - 1])
    ++count;
  before.resize(before.size() - count);
}

}  // namespace

Page join_pages(std::vector<Page> pages) {
  Page out = std::move(pages.front());
  const std::string first_text = std::move(out.text);
  std::vector<Lines> texts = {lines_of(first_text)};
  for (std::size_t i = 1; i < pages.size(); ++i) {
    const Page& page = pages[i];
    Lines lines = lines_of(page.text);
    // The same page once more, or the second address of the first.
    const bool again = std::any_of(
        texts.begin(), texts.end(), [&](const Lines& earlier) { return earlier == lines; });
    out.confidence = std::min(out.confidence, page.confidence);
    for (const Image& image : page.images) {
      const bool known = std::any_of(out.images.begin(), out.images.end(), [&](const Image& one) {
        return one.url == image.url;
      });
      if (!known) out.images.push_back(image);
    }
    for (const Problem& problem : page.problems) {
      if (std::find(out.problems.begin(), out.problems.end(), problem) == out.problems.end())
        out.problems.push_back(problem);
    }
    if (!again) texts.push_back(std::move(lines));
  }
  const Lines first = texts.front();
  for (std::size_t i = 1; i < texts.size(); ++i) {
    drop_repeated_top(first, texts[i], out.title);
    drop_repeated_end(texts[i - 1], texts[i]);
    if (!texts[i].empty() && !texts[i - 1].empty() && texts[i - 1].back() == texts[i].front())
      texts[i].erase(texts[i].begin());
  }
  out.text.clear();
  for (const Lines& lines : texts) {
    for (const std::string_view line : lines) {
      if (!out.text.empty()) out.text += '\n';
      out.text += line;
    }
  }
  return out;
}

}  // namespace weiguan
