#include "extract/detail/listing.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "base/url.h"
#include "extract/detail/dates.h"
#include "extract/detail/page_words.h"
#include "extract/detail/strings.h"
#include "extract/detail/weights.h"

namespace weiguan::extract {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> out;
  std::string one;
  for (const char c : path) {
    if (c != '/') {
      one += lower(c);
    } else if (!one.empty()) {
      out.push_back(std::move(one));
      one.clear();
    }
  }
  if (!one.empty()) out.push_back(std::move(one));
  return out;
}

// A number of five digits, a date, or a headline in words.
bool is_article_address(std::string_view url) {
  if (date_of_address(url)) return true;
  const auto parsed = parse_url(url);
  if (!parsed) return false;
  const std::vector<std::string> segments = segments_of(parsed->path);
  if (segments.empty()) return false;
  const std::string& last = segments.back();
  std::size_t run = 0;
  for (const char c : last) {
    run = is_digit(c) ? run + 1 : 0;
    if (run >= 5) return true;
  }
  return std::count(last.begin(), last.end(), '-') >= 3;
}

// The element of the body says it: WordPress and its like.
struct BodyClass {
  bool single = false;
  bool list = false;
};

BodyClass body_class(const Document& document) {
  BodyClass out;
  for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].tag != Tag::body) continue;
    const std::string classes = lower(document.attribute(i, "class"));
    std::size_t at = 0;
    while (at < classes.size()) {
      const std::size_t end = std::min(classes.find_first_of(" \t\n", at), classes.size());
      const std::string_view one = std::string_view(classes).substr(at, end - at);
      if (is_one_of(one, {"single", "single-post", "article", "node-type-article", "article-page"}))
        out.single = true;
      if (is_one_of(
              one,
              {"archive",
               "category",
               "tag",
               "search",
               "search-results",
               "blog",
               "front",
               "front-page",
               "homepage",
               "listing"}))
        out.list = true;
      at = end + 1;
    }
    break;
  }
  return out;
}

bool says_collection(const Document& document) {
  for (NodeIndex i = 0; i + 1 < document.nodes.size(); ++i) {
    if (document.nodes[i].tag != Tag::script || document.nodes[i].end == i + 1) continue;
    const std::string_view text = document.nodes[i + 1].text;
    for (const std::string_view type :
         {"\"CollectionPage\"", "\"SearchResultsPage\"", "\"http://schema.org/CollectionPage\""}) {
      if (contains(text, type)) return true;
    }
  }
  return false;
}

// The address a block leads to: of the first link in it or around it.
std::string_view target_of(const Document& document, const Block& block) {
  for (NodeIndex i = block.first; i != 0; i = document.nodes[i].parent) {
    if (document.nodes[i].tag == Tag::a) return document.attribute(i, "href");
  }
  return {};
}

// Whether a link leads to another page of this site.
bool leads_inside(std::string_view target, std::string_view url) {
  if (target.empty() || target.front() == '#') return false;
  const std::string small = lower(target.substr(0, 11));
  if (small.starts_with("javascript:") || small.starts_with("mailto:")) return false;
  if (!target.starts_with("//") && !parse_url(target)) return true;
  if (url.empty()) return true;
  const std::string there = host_of(resolve_url(url, target).value_or(std::string(target)));
  const std::string here = host_of(url);
  const auto site = [](const std::string& host) {
    const std::size_t last = host.rfind('.');
    if (last == std::string::npos || last == 0) return host;
    std::size_t dot = host.rfind('.', last - 1);
    if (dot != std::string::npos && last - dot <= 4 && dot > 0) dot = host.rfind('.', dot - 1);
    return dot == std::string::npos ? host : host.substr(dot + 1);
  };
  return site(there) == site(here);
}

struct Teasers {
  int pieces = 0;   // Of running text that was kept.
  int teasers = 0;  // Of these, the ones below or above a link to another page of the site.
  int prose = 0;    // The size of the others.
};

Teasers count_teasers(const PageParts& parts, std::string_view url) {
  Teasers out;
  const std::vector<Block>& blocks = parts.blocks;
  std::set<std::string_view> targets;
  // Whether the block is a headline that leads to a page that none before it led to.
  const auto leads = [&](std::size_t i) {
    const Block& block = blocks[i];
    const bool more = is_more_link(block.text);
    if (link_share(block) <= 0.6 || (block.size < 6 && !more) || i == parts.headline.block)
      return false;
    const std::string_view target = target_of(parts.document, block);
    return leads_inside(target, url) && targets.insert(target).second;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (parts.body.fates[i] != Fate::kept || weight(blocks[i]) <= 0) continue;
    ++out.pieces;
    bool found = false;
    // A day, a place or a picture's credit may stand between the link and the text.
    for (std::size_t back = 1; back <= 3 && back <= i && !found; ++back) {
      if (weight(blocks[i - back]) > 0) break;
      found = leads(i - back);
    }
    for (std::size_t ahead = 1; ahead <= 2 && i + ahead < blocks.size() && !found; ++ahead) {
      if (weight(blocks[i + ahead]) > 0) break;
      found = is_more_link(blocks[i + ahead].text) && leads(i + ahead);
    }
    out.teasers += found ? 1 : 0;
    out.prose += found ? 0 : blocks[i].size;
  }
  return out;
}

}  // namespace

bool is_front_address(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed || parsed->host.empty()) return false;
  const std::vector<std::string> segments = segments_of(parsed->path);
  if (segments.empty()) return parsed->query.empty();
  if (segments.size() > 1) return false;
  const std::string& only = segments.front();
  const std::string name = only.substr(0, only.find('.'));
  if (is_one_of(name, {"index", "default", "home", "main"})) return true;
  return is_one_of(
      only,
      {"en", "zh", "cn", "zh-cn", "zh-hans", "zh-hant", "zh-tw", "zh-hk", "gb", "big5", "chs"});
}

bool is_listing_address(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return false;
  std::vector<std::string> segments = segments_of(parsed->path);
  const std::string query = "&" + lower(parsed->query);
  for (const std::string_view key :
       {"&q=",
        "&s=",
        "&keyword=",
        "&keywords=",
        "&wd=",
        "&word=",
        "&query=",
        "&search=",
        "&tag="}) {
    const std::size_t at = query.find(key);
    if (at != std::string::npos && at + key.size() < query.size() &&
        (segments.empty() || contains(segments.back(), "search") || segments.back() == "s"))
      return true;
  }
  if (segments.empty()) return false;
  // The name of what is listed stands behind the word, unless it is the last.
  const std::size_t from = segments.size() > 3 ? segments.size() - 3 : 0;
  for (std::size_t i = from; i < segments.size(); ++i) {
    const std::string word = segments[i].substr(0, segments[i].find('.'));
    const bool is_list = is_one_of(
        word,
        {"tag",
         "tags",
         "category",
         "categories",
         "topic",
         "topics",
         "search",
         "archive",
         "archives",
         "author",
         "authors",
         "channel",
         "column",
         "zt",
         "zhuanti",
         "special",
         "roll",
         "list",
         "so"});
    if (is_list && segments.size() - i <= 2 && !is_article_address(url)) return true;
  }
  return false;
}

bool is_dated_at_headline(const PageParts& parts) {
  const std::size_t headline = parts.headline.block;
  if (headline == no_block) return false;
  const auto dated = [&](std::size_t i) {
    const Block& block = parts.blocks[i];
    return block.text.size() < 300 && link_share(block) < 0.5 && !dates_in(block.text).empty();
  };
  for (std::size_t i = headline; i < std::min(headline + 6, parts.blocks.size()); ++i) {
    if (dated(i)) return true;
    if (i > headline &&
        (weight(parts.blocks[i]) > 0 || (link_share(parts.blocks[i]) > 0.6 &&
                                         (parts.blocks[i].heading || parts.blocks[i].size >= 16))))
      break;
  }
  return headline > 0 && dated(headline - 1);
}

Scales weigh(const PageParts& parts) {
  Scales scales;
  std::string against;
  const auto speaks = [&](int points, const char* what) {
    scales.article += points;
    scales.why += fmt::format(" {}", what);
  };
  const auto lists = [&](int points, const char* what) {
    scales.listing += points;
    against += fmt::format(" {}", what);
  };
  const std::string url(parts.url.empty() ? parts.metadata.canonical : parts.url);
  int prose = 0;
  int linked = 0;
  for (std::size_t i = 0; i < parts.blocks.size(); ++i) {
    linked += parts.blocks[i].linked;
    if (parts.body.fates[i] == Fate::kept && weight(parts.blocks[i]) > 0)
      prose += parts.blocks[i].size;
  }
  const bool dated = is_dated_at_headline(parts);
  const BodyClass said = body_class(parts.document);
  const Teasers teasers = count_teasers(parts, url);
  const bool mostly_teasers = teasers.pieces >= 4 && teasers.teasers * 10 > teasers.pieces * 6;
  if (mostly_teasers) prose = teasers.prose;
  if (parts.metadata.says_article) speaks(3, "says-article");
  if (!parts.metadata.published.empty()) speaks(2, "metadata-date");
  if (dated) speaks(2, "date");
  if (parts.headline.block != no_block) speaks(1, "headline");
  if (!parts.source.empty()) speaks(1, "source");
  if (said.single) speaks(2, "body-class");
  if (is_article_address(url)) speaks(1, "address");
  if (prose >= 150) speaks(prose >= 1000 ? 3 : prose >= 400 ? 2 : 1, "text");
  if (parts.body.kind == PageKind::listing) lists(2, "body");
  if (mostly_teasers) {
    const bool nearly_all = teasers.pieces >= 5 && teasers.teasers * 10 >= teasers.pieces * 8;
    lists(nearly_all || teasers.teasers >= 8 ? 3 : 2, "teasers");
  }
  if (is_front_address(url)) lists(3, "front-address");
  if (is_listing_address(url)) lists(2, "address");
  if (said.list && !said.single) lists(2, "body-class");
  if (says_collection(parts.document)) lists(2, "collection");
  if (is_listing_title(parts.metadata.title)) lists(2, "title");
  if (linked > 200 && linked > 4 * prose) lists(linked > 10 * prose ? 2 : 1, "links");
  scales.attested = parts.metadata.says_article || !parts.metadata.published.empty() || dated;
  scales.why = fmt::format(
      "article {}{}; listing {}{}", scales.article, scales.why, scales.listing, against);
  return scales;
}

}  // namespace weiguan::extract
