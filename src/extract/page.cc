#include "extract/page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extract/detail/attribution.h"
#include "extract/detail/base_address.h"
#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/document.h"
#include "extract/detail/editions.h"
#include "extract/detail/images.h"
#include "extract/detail/listing.h"
#include "extract/detail/metadata.h"
#include "extract/detail/page_document.h"
#include "extract/detail/page_kind.h"
#include "extract/detail/published.h"
#include "extract/detail/state_text.h"
#include "extract/detail/strings.h"
#include "extract/detail/title.h"
#include "text/language.h"
#include "text/sketch.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using namespace extract;

std::string text_of(const std::vector<Block>& blocks, const Body& body) {
  std::string text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (body.fates[i] != Fate::kept) continue;
    if (!text.empty()) text += '\n';
    text += blocks[i].text;
  }
  return text;
}

std::uint64_t sketch_of(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) text += block.text + '\n';
  return sketch(text);
}

// "#main.article-body"; "body" for an element without id and class.
std::string name_of(const Document& document, NodeIndex node) {
  std::string name;
  if (const auto id = document.attribute(node, "id"); !id.empty()) name += fmt::format("#{}", id);
  std::string classes = one_line(document.attribute(node, "class"));
  std::replace(classes.begin(), classes.end(), ' ', '.');
  if (!classes.empty()) name += "." + classes;
  return name.empty() ? "body" : name;
}

void explain(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    PageTrace& trace) {
  trace.container = name_of(document, body.container);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    trace.blocks.push_back(
        {blocks[i].text, body.fates[i] == Fate::kept, std::string(to_string(body.fates[i]))});
  }
}

int kept_size(const std::vector<Block>& blocks, const Body& body) {
  int size = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    size += body.fates[i] == Fate::kept ? blocks[i].size : 0;
  return size;
}

// A page that shows less text than this hides its article until a script shows it.
constexpr int no_text = 16;
constexpr int least_hidden = 60;  // The least that is worth showing.

struct ShownBlocks {
  std::vector<Block> blocks;
  Headline headline;
  Body body;
  bool from_hidden = false;
};

ShownBlocks read_blocks(const Document& document, const Metadata& metadata) {
  const auto read = [&](Hidden hidden) {
    ShownBlocks out;
    out.blocks = blocks_of(document, hidden);
    out.headline = find_headline(document, out.blocks, metadata);
    out.body = choose_body(document, out.blocks, out.headline.block, metadata.says_article);
    return out;
  };
  ShownBlocks shown = read(Hidden::left_out);
  const int size = kept_size(shown.blocks, shown.body);
  if (size >= no_text) return shown;
  ShownBlocks all = read(Hidden::shown);
  if (all.blocks.size() == shown.blocks.size()) return shown;
  // A box of cookies and a menu that opens are hidden, too.
  if (all.body.kind != PageKind::article || kept_size(all.blocks, all.body) < least_hidden)
    return shown;
  all.from_hidden = true;
  return all;
}

bool stands_for_another(PageKind kind) {
  return kind == PageKind::notice || kind == PageKind::error || kind == PageKind::challenge ||
         kind == PageKind::login;
}

// "zh-CN" -> "zh".
std::string declared_language(std::string_view declared) {
  const std::string small = lower(declared.substr(0, declared.find_first_of("-_, ")));
  const bool letters =
      std::all_of(small.begin(), small.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (small.size() == 2 || small.size() == 3) ? small : std::string();
}

}  // namespace

std::string_view to_string(PageKind kind) {
  static constexpr std::array<std::string_view, 8> names = {
      "article", "listing", "front-page", "notice", "error", "challenge", "login", "unknown"};
  return names[static_cast<std::size_t>(kind)];
}

Page read_page(const PageInput& input, const PageLimits& limits, PageTrace* trace) {
  Page page;
  const PageDocument read = read_document(input, limits, page.problems);
  const auto& [decoded, html, document] = read;
  page.charset = decoded.charset;
  const std::string base = base_address(document, input.url);
  const Metadata metadata = read_metadata(document);
  ShownBlocks reading = read_blocks(document, metadata);
  const auto& [blocks, headline, body, from_hidden] = reading;

  PageParts parts{
      decoded.text, input.url, document, blocks, metadata, headline, body, {}, input.notices};
  keep_captions(parts, reading.body.fates);
  if (trace != nullptr) explain(document, blocks, body, *trace);

  page.title = headline.text;
  page.text = text_of(blocks, body);
  DateContext context;
  context.url = input.url;
  context.zone = input.zone;
  context.captured = input.captured;
  context.headline = headline.block;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (body.fates[i] != Fate::kept) continue;
    if (context.body_begin == no_block) context.body_begin = i;
    context.body_end = i;
  }
  const Published dates = find_dates(document, blocks, metadata, context);
  page.published = dates.published;
  page.published_zone = dates.zone;
  page.published_from = dates.from;
  page.modified = dates.modified;
  page.modified_zone = dates.modified_zone;

  Attribution attribution = find_attribution(
      document, blocks, body, headline.block, metadata, page.published, input.zone);
  parts.source = attribution.source;
  const PageJudgement judged = judge_page(parts);
  page.kind = judged.kind;
  page.confidence = judged.confidence;
  page.notice_cause = judged.cause;
  page.notice_text = judged.words;
  page.location = judged.location;
  page.sketch = sketch_of(blocks);
  const bool keeps_text =
      page.kind == PageKind::article || (page.kind == PageKind::unknown && page.confidence > 0);
  if (!keeps_text) page.text.clear();
  if (trace != nullptr) {
    if (from_hidden) trace->notes.emplace_back("text from a part that is hidden at first");
    trace->notes.push_back(fmt::format("kind {}: {}", to_string(page.kind), judged.why));
  }
  page.authors = std::move(attribution.authors);
  page.editors = std::move(attribution.editors);
  page.source = std::move(attribution.source);
  page.original_title = std::move(attribution.original_title);
  page.dateline = std::move(attribution.dateline);
  const StateNotes notes = take_state(
      {decoded.text,
       kept_size(blocks, body),
       headline.block != no_block,
       is_dated_at_headline(parts),
       limits.max_depth},
      input,
      page);
  if (trace != nullptr) trace->notes.insert(trace->notes.end(), notes.begin(), notes.end());
  if (!stands_for_another(page.kind)) {
    page.notice_cause.reset();
    page.notice_text.clear();
  }
  if (page.kind == PageKind::article) page.location.clear();
  // A text that stands in the page's scripts only is what a reader sees, too.
  if (page.sketch == 0) page.sketch = sketch(page.text);
  page.site_name = metadata.site_name;
  const bool is_number = metadata.section.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) page.section = metadata.section;  // A number is the site's own name for it.
  Editions editions =
      find_editions({decoded.text, input.url, base, document, blocks, metadata, body});
  page.variant = editions.variant;
  page.canonical = std::move(editions.canonical);
  if (page.kind == PageKind::article) {
    page.images = find_images(document, blocks, body, headline.block, base);
    page.next_page = std::move(editions.next_page);
    page.previous_page = std::move(editions.previous_page);
  }
  const Language language = detect_language(page.text.empty() ? page.title : page.text);
  page.language =
      language.language.empty() ? declared_language(metadata.language) : language.language;
  page.script = language.script;
  return page;
}

bool looks_like_html(std::string_view first_bytes) {
  std::string head = lower(first_bytes.substr(0, 2048));
  // UTF-16 pages show every other byte as zero.
  head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
  const std::size_t at = head.find('<');
  if (at == std::string::npos) return false;
  if (contains(head, "<!doctype html") || contains(head, "<html")) return true;
  const std::string_view front =
      trim(std::string_view(head).substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  if (!front.starts_with("<") || front.starts_with("<?xml") || front.starts_with("<rss") ||
      front.starts_with("<feed"))
    return false;
  return contains_any(
      head,
      {"<head",
       "<body",
       "<title",
       "<meta",
       "<div",
       "<p>",
       "<table",
       "<script",
       "<h1",
       "<article",
       "<a href",
       "<br"});
}

}  // namespace weiguan
