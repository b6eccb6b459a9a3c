#include "extract/detail/title.h"

#include <algorithm>

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

int size_of(std::string_view text) {
  Block block;
  block.text = text;
  measure(block);
  return block.size;
}

// The parts between the separators that set a site's name apart.  A hyphen or colon counts only
// with blanks around it or beside a Chinese character.
std::vector<std::string> parts_of(std::string_view title) {
  std::vector<std::string> parts(1);
  char32_t before = 0;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t from = at;
    const char32_t c = next_character(title, at);
    std::size_t ahead = at;
    const char32_t next = ahead < title.size() ? next_character(title, ahead) : U' ';
    const bool always =
        c == '|' || c == U'｜' || c == '_' || c == U'»' || c == U'«' || c == U'·' || c == U'•';
    const bool dash = c == '-' || c == U'–' || c == U'—' || c == U'-';
    const bool apart = (before == ' ' && next == ' ') || before == '-' || next == '-' ||
                       (is_cjk(before) && is_cjk(next) && c == '-');
    const bool colons =
        c == ':' && (before == ':' || next == ':' || (before == ' ' && next == ' '));
    if (always || (dash && apart) || colons) {
      parts.emplace_back();
    } else {
      parts.back().append(title, from, at - from);
    }
    before = c;
  }
  std::vector<std::string> out;
  for (const std::string& part : parts) {
    std::string line = one_line(part);
    if (!line.empty()) out.push_back(std::move(line));
  }
  return out;
}

// What the headline is expected to be.
struct Wanted {
  std::string letters;
  Pairs pairs;

  explicit Wanted(std::string_view text) : letters(letters_of(text)), pairs(pairs_of(letters)) {}
};

// How well a block shows the headline that the page's title names; 0: not at all.
double match(const Block& block, std::string_view letters, const Wanted& title, const Wanted& og) {
  if (letters.size() < 6) return 0;
  const auto within = [&](const Wanted& wanted) {
    const std::string_view whole = wanted.letters;
    if (whole.empty()) return 0.0;
    const double ratio = static_cast<double>(std::min(letters.size(), whole.size())) /
                         static_cast<double>(std::max(letters.size(), whole.size()));
    if (contains(whole, letters)) return 0.5 + ratio;
    if (contains(letters, whole)) return ratio;
    return ratio > 0.5 ? likeness(pairs_of(letters), wanted.pairs) * ratio : 0.0;
  };
  double found = std::max(within(title), og.letters == title.letters ? 0.0 : within(og));
  if (found < 0.5) return 0;
  if (block.heading) found += 0.3;
  if (link_share(block) > 0.5) found -= block.heading ? 0.2 : 0.5;
  return found;
}

}  // namespace

std::string without_site(std::string_view title, std::string_view site_name) {
  const std::vector<std::string> parts = parts_of(title);
  if (parts.size() < 2) return one_line(title);
  const std::string site = letters_of(site_name);
  std::size_t longest = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool is_site = !site.empty() && letters_of(parts[i]) == site;
    if (!is_site && size_of(parts[i]) > size_of(parts[longest]) * 3 / 2) longest = i;
  }
  return parts[longest];
}

Headline find_headline(
    const Document& document, const std::vector<Block>& blocks, const Metadata& metadata) {
  Headline headline;
  const Wanted title(metadata.title);
  const Wanted og(metadata.og_title);
  const std::string site_letters = letters_of(metadata.site_name);
  double best = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.size > 200 || block.size < 4) continue;
    const std::string letters = letters_of(block.text);
    if (letters == site_letters) continue;
    double found = match(block, letters, title, og);
    if (found > 0 && document.nodes[block.node].tag == Tag::h1) found += 0.1;
    if (found > best + 0.05) {
      best = found;
      headline.block = i;
    }
  }
  if (headline.block != no_block) {
    headline.text = blocks[headline.block].text;
    return headline;
  }
  if (!metadata.og_title.empty()) {
    headline.text = without_site(metadata.og_title, metadata.site_name);
  } else if (!metadata.title.empty()) {
    headline.text = without_site(metadata.title, metadata.site_name);
  }
  if (headline.text.empty()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (document.nodes[blocks[i].node].tag != Tag::h1) continue;
      headline.text = blocks[i].text;
      headline.block = i;
      break;
    }
  }
  return headline;
}

}  // namespace weiguan::extract
