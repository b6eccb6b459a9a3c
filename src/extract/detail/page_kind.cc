#include "extract/detail/page_kind.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "extract/detail/listing.h"
#include "extract/detail/page_words.h"
#include "extract/detail/strings.h"
#include "extract/detail/weights.h"

namespace weiguan::extract {

namespace {

// A page with more running text than this is not one that stands in place of an article, whatever
// its title says; where its metadata or a date speak for an article, much less is enough.
constexpr int long_text = 400;
constexpr int some_text = 160;
constexpr int attested_text = 30;
// A page whose text that is no link is longer than this says nothing by one of its lines alone.
constexpr int short_page = 500;
// Text behind a wall: what is shown is a teaser.
constexpr int teaser = 400;
constexpr double teaser_confidence = 0.3;
constexpr int flash = 12;          // The least that a brief says.
constexpr int most_headings = 40;  // A page of more says nothing by one of them.
constexpr std::size_t small_script_page = std::size_t{64} << 10;

class Judge {
 public:
  explicit Judge(const PageParts& parts) : parts_(parts), scales_(weigh(parts)) {}

  PageJudgement run() {
    measure_text();
    if (auto found = instead_of_article()) return *found;
    if (scales_.is_listing()) return listing(scales_.why);
    const bool linked = parts_.body.kind == PageKind::listing;
    const bool brief = kept_ >= flash && sentences_ > 0 && scales_.attested && has_title() &&
                       (!linked || stands_at_headline());
    if (linked && !brief && scales_.listing >= scales_.article) return listing(scales_.why);
    if (parts_.body.kind == PageKind::article || brief || (linked && prose_ >= 60)) {
      PageJudgement out{PageKind::article, parts_.body.confidence, scales_.why};
      if (linked) out.confidence = std::max(0.3, out.confidence);
      if (kept_ < teaser && stands_before_wall()) {
        out.confidence = std::min(out.confidence, teaser_confidence);
        out.why += "; a teaser before a wall";
      }
      return out;
    }
    if (linked) return listing(scales_.why);
    return {PageKind::unknown, std::min(0.3, parts_.body.confidence), scales_.why};
  }

 private:
  bool has_title() const { return !parts_.headline.text.empty(); }

  bool is_kept(std::size_t i) const { return parts_.body.fates[i] == Fate::kept; }

  PageJudgement listing(const std::string& why) const {
    const std::string_view url =
        parts_.url.empty() ? std::string_view(parts_.metadata.canonical) : parts_.url;
    return {is_front_address(url) ? PageKind::front_page : PageKind::listing, 0, why};
  }

  void measure_text() {
    for (std::size_t i = 0; i < parts_.blocks.size(); ++i) {
      const Block& block = parts_.blocks[i];
      shown_ += block.size;
      plain_ += block.size - block.linked;
      if (!is_kept(i)) continue;
      kept_ += block.size;
      sentences_ += block.ends_sentence || block.size >= 2 * flash ? 1 : 0;
      if (weight(block) > 0) prose_ += block.size;
    }
  }

  // The line that a page full of links says at its foot is not what its headline speaks of.
  bool stands_at_headline() const {
    if (parts_.headline.block == no_block) return true;
    for (std::size_t i = 0; i < parts_.blocks.size(); ++i) {
      if (is_kept(i)) return i <= parts_.headline.block + 30;
    }
    return false;
  }

  // Running text that was kept, but for the lines that are such a saying themselves.
  int text_beside_sayings() const {
    int size = 0;
    for (std::size_t i = 0; i < parts_.blocks.size(); ++i) {
      if (!is_kept(i) || weight(parts_.blocks[i]) <= 0) continue;
      if (!saying_of_line(parts_.blocks[i].text, 2 * some_beside)) size += parts_.blocks[i].size;
    }
    return size;
  }

  PageJudgement found(const Saying& saying, const char* where) const {
    const bool is_unknown = saying.kind == PageKind::unknown;
    return {
        saying.kind,
        0,
        fmt::format(
            "{} says {}: {}",
            where,
            is_unknown ? "shell" : to_string(saying.kind),
            saying.wording)};
  }

  // Whether the title or headline speaks of a page like this, and the page holds no article.
  std::optional<PageJudgement> by_title(int text) const {
    std::optional<Saying> best;
    const auto look = [&](std::string_view line) {
      const auto one = saying_of_title(line);
      if (one && (!best || one->beside < best->beside)) best = one;
    };
    look(parts_.metadata.title);
    look(parts_.headline.text);
    int headings = 0;
    for (std::size_t i = 0; i < parts_.blocks.size() && plain_ < 2 * short_page; ++i) {
      const Tag tag = parts_.document.nodes[parts_.blocks[i].node].tag;
      const bool heads = tag == Tag::h1 || (tag == Tag::h2 && parts_.headline.block == no_block);
      if (heads && ++headings <= most_headings) look(parts_.blocks[i].text);
    }
    if (!best) return {};
    // A headline that is the saying and nothing else is not made one of an article by a day that
    // stands below it among links.
    const bool metadata = parts_.metadata.says_article || !parts_.metadata.published.empty();
    const bool attested =
        metadata || (scales_.attested && (best->beside > 3 || scales_.listing < 2));
    if (text >= (attested ? attested_text : long_text)) return {};
    return found(*best, "the title");
  }

  // Whether one of the few lines of a short page does.
  std::optional<PageJudgement> by_line(int text) const {
    if (plain_ > short_page || text >= (scales_.attested ? attested_text : some_text)) return {};
    const bool strict =
        scales_.attested && (parts_.headline.block != no_block || parts_.metadata.says_article);
    std::optional<Saying> best;
    bool below = false;  // Behind text that says something else.
    for (std::size_t i = 0; i < parts_.blocks.size(); ++i) {
      const Block& block = parts_.blocks[i];
      if (below && !is_kept(i)) continue;
      below = below || (text >= attested_text && is_kept(i));
      if (i == parts_.headline.block || link_share(block) > 0.6) continue;
      // Where there is an article's date, only what stands in the article's place counts.
      if (strict && !is_kept(i) && kept_ > 0) continue;
      const std::size_t beside = strict                ? little_beside
                                 : plain_ <= some_text ? 3 * some_beside
                                                       : some_beside;
      auto one = saying_of_line(block.text, beside);
      // Where a page says next to nothing, what it says is its title, too.
      if (!one && plain_ < 20 && !strict) one = saying_of_title(block.text);
      if (!one) continue;
      const bool stronger = best && best->kind == PageKind::login && one->kind != PageKind::login;
      if (!best || stronger || (one->beside < best->beside && one->kind != PageKind::login))
        best = one;
    }
    if (!best) return {};
    // Asking to sign in stands on many pages; here it counts where nothing else does.
    if (best->kind == PageKind::login && (text > 0 || plain_ > some_text)) return {};
    return found(*best, "a line");
  }

  bool has_password() const {
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      if (parts_.document.nodes[i].tag == Tag::input &&
          lower(parts_.document.attribute(i, "type")) == "password")
        return true;
    }
    return false;
  }

  bool has_captcha_box() const {
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      if (parts_.document.nodes[i].attribute_count == 0) continue;
      if (is_captcha_name(parts_.document.attribute(i, "class")) ||
          is_captcha_name(parts_.document.attribute(i, "id")))
        return true;
    }
    return false;
  }

  // A refresh that leads away at once.
  bool refreshes() const {
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      if (parts_.document.nodes[i].tag != Tag::meta ||
          lower(parts_.document.attribute(i, "http-equiv")) != "refresh")
        continue;
      const std::string content = lower(parts_.document.attribute(i, "content"));
      if (!contains(content, "url")) continue;
      const std::size_t digits = content.find_first_not_of("0123456789 .");
      const std::string delay = content.substr(0, digits);
      return delay.size() <= 2;
    }
    return false;
  }

  bool leads_away_by_script() const {
    if (parts_.html.size() > small_script_page) return false;
    for (const std::string_view way :
         {"location.href=",
          "location.href =",
          "location.replace(",
          "window.location=",
          "window.location =",
          "top.location=",
          "self.location="}) {
      if (contains(parts_.html, way)) return true;
    }
    return false;
  }

  // A page that stands in place of an article.
  std::optional<PageJudgement> instead_of_article() const {
    if (prose_ >= long_text && !scales_.is_listing()) return {};
    const int text = text_beside_sayings();
    if (auto found = by_title(text)) return found;
    const bool holds_article = text >= (scales_.attested ? flash : some_text);
    if (holds_article) return by_line(text);
    const bool password = has_password();
    if (plain_ < some_text && has_captcha_box() && !password)
      return PageJudgement{PageKind::challenge, 0, "a captcha and no text"};
    if (auto found = by_line(text)) return found;
    if (password && plain_ < short_page && parts_.body.kind != PageKind::listing)
      return PageJudgement{PageKind::login, 0, "a password is asked for and there is no text"};
    if (shown_ < some_text && has_captcha_script(parts_.html))
      return PageJudgement{PageKind::challenge, 0, "a captcha's script and no text"};
    if (shown_ < some_text && (refreshes() || (shown_ < 60 && leads_away_by_script())))
      return PageJudgement{PageKind::error, 0, "leads to another page and has no text"};
    return {};
  }

  // Whether a line in or right behind the text asks to sign in or to pay for more.
  bool stands_before_wall() const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < parts_.blocks.size(); ++i) last = is_kept(i) ? i : last;
    std::size_t first = 0;
    while (first < parts_.blocks.size() && !is_kept(first)) ++first;
    for (std::size_t i = first; i < std::min(last + 8, parts_.blocks.size()); ++i) {
      const Block& block = parts_.blocks[i];
      if (block.size < 60 && !(is_kept(i) && block.size > 30) && is_wall_line(block.text))
        return true;
    }
    return false;
  }

  const PageParts& parts_;
  Scales scales_;
  int shown_ = 0;
  int plain_ = 0;
  int kept_ = 0;
  int prose_ = 0;
  int sentences_ = 0;
};

}  // namespace

void keep_captions(const PageParts& parts, std::vector<Fate>& fates) {
  const std::size_t headline = parts.headline.block;
  if (headline == no_block) return;
  for (std::size_t i = 0; i < fates.size(); ++i) {
    if (fates[i] == Fate::kept && parts.blocks[i].size >= flash) return;
  }
  if (!weigh(parts).attested) return;
  for (std::size_t i = headline + 1; i < fates.size(); ++i) {
    const Block& block = parts.blocks[i];
    if (block.caption && block.size >= flash && link_share(block) < 0.5) fates[i] = Fate::kept;
  }
}

PageJudgement judge_page(const PageParts& parts) {
  return Judge(parts).run();
}

}  // namespace weiguan::extract
