#include "extract/detail/body.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/detail/container.h"
#include "extract/detail/draft.h"
#include "extract/detail/ends.h"
#include "extract/detail/furniture.h"
#include "extract/detail/hints.h"
#include "extract/detail/weights.h"

namespace weiguan::extract {

namespace {

// What the kept blocks say of the page as a whole.
void judge(const Draft& draft, bool says_article, Body& body) {
  const std::vector<Block>& blocks = draft.blocks;
  const std::size_t headline = draft.headline;
  int prose = 0;
  int pieces = 0;
  int kept = 0;
  int links = 0;
  int inside = 0;
  int teasers = 0;
  int all_linked = 0;
  bool behind_link = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    all_linked += block.linked;
    if (draft.inside(draft.container, i)) inside += block.size;
    const bool link = link_share(block) > 0.6 && block.size >= 6 && i != headline;
    if (draft.kept(i)) {
      kept += block.size;
      links += block.linked;
      if (draft.weights[i] > 0) {
        prose += block.size;
        ++pieces;
        teasers += behind_link ? 1 : 0;
      }
    }
    behind_link = link;
  }
  // A list of teasers is a link, some text, a link, some text ...
  const bool list = !says_article && pieces >= 4 && teasers * 10 > pieces * 6;
  // A timetable or a list of names under its headline has no sentences.
  const bool fragments = headline != no_block && blocks[headline].heading &&
                         draft.inside(draft.container, headline) && kept >= 100 && links * 3 < kept;
  if (list || (prose < 40 && all_linked > 200 && !fragments)) {
    body.kind = PageKind::listing;
  } else if (prose >= 40 || fragments) {
    body.kind = PageKind::article;
  }
  if (kept == 0) return;
  const double share = static_cast<double>(kept) / std::max(1, inside);
  const double running = static_cast<double>(prose) / std::max(1, kept);
  double confidence = 0.2 + 0.25 * share + 0.2 * running + 0.2 * std::min(1.0, prose / 400.0);
  if (headline != no_block) confidence += 0.15;
  if (body.kind != PageKind::article) confidence *= 0.5;
  body.confidence = std::clamp(confidence, 0.0, 1.0);
}

}  // namespace

std::string_view to_string(Fate fate) {
  static constexpr std::array<std::string_view, 9> names = {
      "kept",
      "outside",
      "before-headline",
      "headline",
      "furniture",
      "link",
      "behind-stop",
      "line",
      "repeated"};
  return names[static_cast<std::size_t>(fate)];
}

Body choose_body(
    const Document& document,
    const std::vector<Block>& blocks,
    std::size_t headline,
    bool says_article) {
  Body body;
  const std::vector<double> weights = weights_of(blocks);
  const std::vector<Hint> hints = hints_of(document, blocks, weights, headline);
  const Sums sums = add_up(document, blocks, weights, hints);
  body.container = choose_container(document, blocks, sums, hints, headline);
  Draft draft = draft_of(document, blocks, weights, sums, hints, body.container, headline);
  add_lead(draft);
  start_behind_headline(draft);
  drop_furniture(draft);
  drop_captions(draft);
  drop_lines(draft);
  keep_first_post(draft);
  stop(draft);
  drop_repeated(draft);
  drop_tail(draft);
  trim_ends(draft);
  judge(draft, says_article, body);
  body.fates = std::move(draft.fates);
  return body;
}

}  // namespace weiguan::extract
