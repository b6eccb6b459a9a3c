#include "extract/detail/page_words.h"

#include <algorithm>
#include <span>
#include <vector>

#include "extract/detail/saying_rows.h"
#include "extract/detail/strings.h"
#include "text/fold.h"

namespace weiguan::extract {

namespace {

constexpr std::string_view listing_titles[] = {
    "search results", "search result", "you searched",    "搜索结果",    "搜索:",
    "全站搜索",       "站内搜索",      "检索结果",        "标签:",       "标签云",
    "tag:",           "tag archive",   "tags:",           "category:",   "category archive",
    "archives",       "archive for",   "articles by",     "posts by",    "posts tagged",
    "topic:",         "topics:",       "articles tagged", "all stories", "all articles",
    "专题列表",       "新闻列表",      "文章列表",        "滚动新闻",    "更多新闻",
    "列表页",         "往期回顾",      "全部文章"};

constexpr std::string_view more_links[] = {
    "readmore",  "more",     "continuereading", "readfullstory", "fullstory",  "readthefullstory",
    "learnmore", "readon",   "阅读全文",        "查看全文",      "全文",       "详细",
    "查看详情",  "详情",     "详细内容",        "更多",          "阅读更多",   "继续阅读",
    "点击阅读",  "查看更多", "查看详细",        "readarticle",   "viewarticle"};

constexpr std::string_view captcha_names[] = {
    "cf-challenge",
    "cf-turnstile",
    "cf-browser-verification",
    "challenge-form",
    "challenge-stage",
    "challenge-running",
    "challenge-error",
    "h-captcha",
    "hcaptcha",
    "g-recaptcha",
    "geetest",
    "nc_wrapper",
    "nc-container",
    "nocaptcha",
    "px-captcha",
    "tcaptcha",
    "yidun",
    "captcha-box",
    "captcha-container",
    "captcha_container",
    "captcha-wrap",
    "captcha-page",
    "verify-page",
    "slider-captcha",
    "slidecaptcha",
    "waf-page",
    "js_verify"};

constexpr std::string_view captcha_scripts[] = {
    "/cdn-cgi/challenge-platform",
    "_cf_chl_opt",
    "challenges.cloudflare.com",
    "jschl_vc",
    "acw_sc__v2",
    "__jsl_clearance",
    "aliyun_waf",
    "TCaptcha.js",
    "geetest.com",
    "awswaf",
    "_Incapsula_Resource",
    "captcha-delivery",
    "/ddos-guard/",
    "sucuri_cloudproxy",
    "hcaptcha.com/1/api",
    "recaptcha/api",
    "yunsuo_session",
    "safedog",
    "punish-component",
    "perimeterx"};

using Words = std::vector<std::string>;

struct Pattern {
  const SayingRow* row;
  std::vector<Words> pieces;
};

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = text.find(at);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + at.size());
  }
}

std::vector<Pattern> make_patterns() {
  std::vector<Pattern> out;
  for (const SayingRow& row : saying_rows()) {
    Pattern pattern{&row, {}};
    for (const std::string_view piece : split(row.wording, " * ")) {
      Words words;
      for (const std::string_view word : split(piece, "|")) words.push_back(notice_letters(word));
      pattern.pieces.push_back(std::move(words));
    }
    out.push_back(std::move(pattern));
  }
  return out;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = make_patterns();
  return all;
}

// Between two words of one wording there stands no more than this.
constexpr std::size_t longest_gap = 60;

struct Span {
  std::size_t begin;
  std::size_t end;
};

// The first of the words at or behind `from`; of two at one place the longer.
std::optional<Span> find_any(std::string_view line, const Words& words, std::size_t from) {
  std::optional<Span> best;
  for (const std::string& word : words) {
    const std::size_t at = line.find(word, from);
    if (at == std::string_view::npos) continue;
    if (!best || at < best->begin || (at == best->begin && at + word.size() > best->end))
      best = Span{at, at + word.size()};
  }
  return best;
}

// Where the pieces stand in their order, from the first to the last.
std::optional<Span> find(std::string_view line, const Pattern& pattern) {
  std::size_t from = 0;
  while (true) {
    const auto first = find_any(line, pattern.pieces.front(), from);
    if (!first) return {};
    std::size_t end = first->end;
    bool whole = true;
    for (std::size_t i = 1; i < pattern.pieces.size(); ++i) {
      const auto next = find_any(line, pattern.pieces[i], end);
      whole = next && next->begin - end <= longest_gap;
      if (!whole) break;
      end = next->end;
    }
    if (whole) return Span{first->begin, end};
    from = first->begin + 1;
  }
}

// Lines longer than any notice are not looked at.
constexpr std::size_t longest_line = 360;

// By the wordings that are no platform's own.
std::optional<Saying> find_common(std::string_view letters, std::size_t beside, bool is_title) {
  std::optional<Saying> best;
  for (const Pattern& pattern : patterns()) {
    const SayingRow& row = *pattern.row;
    if (row.where == Where::title && !is_title) continue;
    const auto at = find(letters, pattern);
    if (!at) continue;
    const std::size_t rest = letters.size() - (at->end - at->begin);
    const std::size_t most = row.where == Where::title ? 6 : beside;
    if (rest > most || (best && best->beside <= rest)) continue;
    best = Saying{row.kind, row.cause, row.wording, rest};
  }
  if (best && best->cause) best->cause = finer_cause(*best->cause, letters);
  return best;
}

std::optional<Saying> find_saying(
    const Speaker& speaker, std::string_view line, std::size_t beside, bool is_title) {
  if (line.size() > longest_line * 2) return {};
  const std::string letters = notice_letters(line);
  if (letters.empty() || letters.size() > longest_line) return {};
  if (speaker.notices != nullptr) {
    if (const auto found = speaker.notices->find(line, speaker.host, beside)) {
      const Cause cause = found->notice->cause;
      Saying saying{kind_of(cause), cause, found->text, found->beside};
      // "Not there" is the server's own where the words speak of a page, not of an article.
      const auto common = find_common(letters, beside, is_title);
      if (cause == Cause::gone && common && common->kind == PageKind::error)
        saying.kind = common->kind;
      return saying;
    }
  }
  return find_common(letters, beside, is_title);
}

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts = {title};
  for (const std::string_view sign : {"|", "_", " - ", "-", " – ", " — ", "·", "»", "｜"}) {
    if (!contains(title, sign)) continue;
    for (const std::string_view part : split(title, sign)) parts.push_back(part);
    if (parts.size() > 32) break;
  }
  return parts;
}

bool holds_one(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(
      words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

}  // namespace

PageKind kind_of(Cause cause) {
  switch (cause) {
    case Cause::captcha:
    case Cause::rate_limit:
      return PageKind::challenge;
    case Cause::login:
      return PageKind::login;
    default:
      return PageKind::notice;
  }
}

std::optional<Saying> saying_of_title(const Speaker& speaker, std::string_view title) {
  if (title.size() > 400) return {};
  std::optional<Saying> best;
  for (const std::string_view part : title_parts(title)) {
    const auto found = find_saying(speaker, part, some_beside, true);
    if (found && (!best || found->beside < best->beside)) best = found;
  }
  return best;
}

std::optional<Saying> saying_of_line(
    const Speaker& speaker, std::string_view line, std::size_t beside) {
  return find_saying(speaker, line, beside, false);
}

bool is_wall_line(std::string_view line) {
  const auto found = find_saying({}, line, some_beside * 2, false);
  return found && found->kind == PageKind::login;
}

bool is_listing_title(std::string_view title) {
  const std::string whole = fold(one_line(title));
  // A channel's name at the end of an article's title says nothing.
  const std::string first = fold(one_line(title.substr(
      0,
      std::min(
          {title.find('|'),
           title.find('_'),
           title.find(" - "),
           title.find(" – "),
           title.size()}))));
  return std::any_of(
      std::begin(listing_titles), std::end(listing_titles), [&](std::string_view words) {
        return whole.starts_with(words) || first.ends_with(words);
      });
}

bool is_more_link(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string letters = letters_of(fold(line));
  return std::find(std::begin(more_links), std::end(more_links), letters) != std::end(more_links);
}

bool is_captcha_name(std::string_view class_and_id) {
  return holds_one(lower(class_and_id), captcha_names);
}

bool has_captcha_script(std::string_view html) {
  return holds_one(html, captcha_scripts);
}

}  // namespace weiguan::extract
