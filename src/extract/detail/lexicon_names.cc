#include <algorithm>
#include <string>
#include <vector>

#include "extract/detail/lexicon.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::ptrdiff_t most_hyphens = 5;

// Whole words of a class or id: "related-news" is related and news.
const Words& furniture_words() {
  static const Words words = {
      "ad",
      "ads",
      "adsense",
      "advert",
      "adverts",
      "advertisement",
      "advertising",
      "advertorial",
      "authorbox",
      "bio",
      "breadcrumb",
      "breadcrumbs",
      "caption",
      "captions",
      "copyright",
      "crumb",
      "crumbs",
      "disclaimer",
      "feedback",
      "figcaption",
      "footer",
      "friendlink",
      "masthead",
      "morelink",
      "nav",
      "navbar",
      "navigation",
      "newsletter",
      "outbrain",
      "pager",
      "pagination",
      "paginate",
      "popular",
      "postmeta",
      "poll",
      "promo",
      "promoted",
      "promotion",
      "readmore",
      "recirc",
      "recommend",
      "recommendation",
      "recommendations",
      "recommended",
      "related",
      "relate",
      "relatednews",
      "rss",
      "seealso",
      "sharebar",
      "sharedaddy",
      "sharethis",
      "sidebar",
      "signup",
      "similar",
      "sponsor",
      "sponsored",
      "subscribe",
      "subscription",
      "taboola",
      "tagcloud",
      "toolbar",
      "toolbox",
      "topnav",
      "trending",
      "xgyd",
      "xiangguan",
      "fenxiang",
      "tuijian",
      "upsell",
      "paywall"};
  return words;
}

// The same, but page builders and publishers put them on paragraphs of articles, too.
const Words& weak_words() {
  static const Words words = {
      "about",    "bookmark", "editor",   "excerpt",  "hidden", "hot",      "jump",     "keyword",
      "keywords", "menu",     "metadata", "more",     "pages",  "pagelink", "print",    "rail",
      "rank",     "ranking",  "rating",   "ratings",  "screen", "search",   "skip",     "social",
      "tag",      "tags",     "toc",      "tools",    "vote",   "widget",   "share",    "shares",
      "sharing",  "relative", "survey",   "register", "login",  "tooltip",  "popup",    "foot",
      "cookie",   "cookies",  "consent",  "header",   "review", "reviews",  "dateline", "credit",
      "credits",  "meta",     "byline",   "gallery",  "side"};
  return words;
}

const Words& comment_words() {
  static const Words words = {
      "comment",
      "comments",
      "commentlist",
      "commentform",
      "disqus",
      "livefyre",
      "pinglun",
      "reply",
      "replies",
      "respond",
      "discussion",
      "guestbook",
      "feedbacks"};
  return words;
}

const Words& article_words() {
  static const Words words = {
      "article",
      "articlebody",
      "articlecontent",
      "entry",
      "post",
      "story",
      "storybody",
      "news",
      "artical",
      "blog"};
  return words;
}

const Words& inside_words() {
  static const Words words = {
      "body", "content", "text", "detail", "articlebody", "articlecontent", "storybody", "copy"};
  return words;
}

bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

namespace {

// Without the names that are whole headlines, as anchors are made from them.
std::string without_long_names(std::string_view names) {
  std::string out;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    const std::string_view name = names.substr(at, end - at);
    if (std::count(name.begin(), name.end(), '-') <= most_hyphens) {
      out += name;
      out += ' ';
    }
    at = end + 1;
  }
  return out;
}

}  // namespace

Hint hint_of(std::string_view class_and_id) {
  const std::string names = without_long_names(class_and_id);
  std::string word;
  Hint hint = Hint::none;
  bool holds = false;   // article, entry, post, story, news ...
  bool inside = false;  // ... body, content, text, detail.
  const auto end_word = [&] {
    holds = holds || has(article_words(), word);
    inside = inside || has(inside_words(), word);
    if (has(comment_words(), word)) {
      hint = Hint::comments;
    } else if (hint != Hint::comments && has(furniture_words(), word)) {
      hint = Hint::furniture;
    } else if (hint == Hint::none && has(weak_words(), word)) {
      hint = Hint::weak;
    }
    word.clear();
  };
  char before = 0;
  for (const char c : names) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool upper_after_lower = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
    if (!letter || upper_after_lower) end_word();
    if (letter) word += lower(c);
    before = c;
  }
  end_word();
  if (hint == Hint::none && holds && inside) return Hint::body;
  return hint;
}

}  // namespace weiguan::extract
