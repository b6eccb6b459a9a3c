#include "extract/detail/page_kind.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/url.h"
#include "extract/detail/leads_to.h"
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
constexpr int flash = 12;                // The least that a brief says.
constexpr int most_headings = 40;        // A page of more says nothing by one of them.
constexpr std::size_t most_words = 200;  // Characters of the words that state a cause.
constexpr std::size_t small_script_page = std::size_t{64} << 10;

class Judge {
 public:
  explicit Judge(const PageParts& parts)
      : parts_(parts), scales_(weigh(parts)), host_(host_of(parts.url)) {
    speaker_ = {parts.notices, host_};
  }

  PageJudgement run() {
    measure_text();
    PageJudgement judged = judge();
    const bool elsewhere = judged.kind == PageKind::notice || judged.kind == PageKind::error ||
                           judged.kind == PageKind::unknown;
    if (elsewhere) judged.location = leads_away().value_or(std::string());
    return judged;
  }

 private:
  PageJudgement judge() {
    const bool live = is_live();
    if (auto found = live ? std::nullopt : instead_of_article()) return *found;
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
    if (live && has_title())
      return {
          PageKind::article, std::min(0.3, parts_.body.confidence), "an element says it is live"};
    if (linked) return listing(scales_.why);
    return {PageKind::unknown, std::min(0.3, parts_.body.confidence), scales_.why};
  }

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
      if (!saying_of_line(speaker_, parts_.blocks[i].text, 2 * some_beside))
        size += parts_.blocks[i].size;
    }
    return size;
  }

  static std::string cause_name(Cause cause) { return std::string(to_string(cause)); }

  PageJudgement found(const Saying& saying, const char* where, std::string_view words) const {
    const bool is_unknown = saying.kind == PageKind::unknown;
    PageJudgement out{
        saying.kind,
        0,
        fmt::format(
            "{} says {}: {}",
            where,
            is_unknown ? "shell" : to_string(saying.kind),
            saying.wording)};
    if (saying.cause && !is_unknown) {
      out.cause = saying.cause;
      out.words = one_line(first_characters(words, most_words));
    }
    return out;
  }

  // The title alone does not tell why, unless the page says nothing besides.
  void drop_untold_cause(PageJudgement& judged) const {
    if (plain_ < some_text / 2) return;
    for (const Block& block : parts_.blocks) {
      const auto one = saying_of_line(speaker_, block.text, some_beside);
      if (!one || one->cause != judged.cause) continue;
      judged.words = one_line(first_characters(block.text, most_words));
      return;
    }
    judged.cause.reset();
    judged.words.clear();
  }

  // Whether the title or headline speaks of a page like this, and the page holds no article.
  std::optional<PageJudgement> by_title(int text) const {
    std::optional<Saying> best;
    std::string_view words;
    bool visible = false;
    const auto look = [&](std::string_view line, bool is_visible) {
      const auto one = saying_of_title(speaker_, line);
      if (!one || (best && (one->beside > best->beside ||
                            (one->beside == best->beside && (visible || !is_visible)))))
        return;
      best = one;
      words = line;
      visible = is_visible;
    };
    look(parts_.metadata.title, false);
    look(parts_.headline.text, parts_.headline.block != no_block);
    int headings = 0;
    for (std::size_t i = 0; i < parts_.blocks.size() && plain_ < 2 * short_page; ++i) {
      const Tag tag = parts_.document.nodes[parts_.blocks[i].node].tag;
      const bool heads = tag == Tag::h1 || (tag == Tag::h2 && parts_.headline.block == no_block);
      if (heads && ++headings <= most_headings) look(parts_.blocks[i].text, true);
    }
    if (!best) return {};
    // A headline that is the saying and nothing else is not made one of an article by a day that
    // stands below it among links.
    const bool metadata = parts_.metadata.says_article || !parts_.metadata.published.empty();
    const bool attested =
        metadata || (scales_.attested && (best->beside > 3 || scales_.listing < 2));
    if (text >= (attested ? attested_text : long_text)) return {};
    PageJudgement out = found(*best, "the title", words);
    if (!visible && out.cause) drop_untold_cause(out);
    return out;
  }

  // Whether one of the few lines of a short page does.
  std::optional<PageJudgement> by_line(int text) const {
    if (plain_ > short_page || text >= (scales_.attested ? attested_text : some_text)) return {};
    const bool strict =
        scales_.attested && (parts_.headline.block != no_block || parts_.metadata.says_article);
    std::optional<Saying> best;
    std::string_view words;
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
      auto one = saying_of_line(speaker_, block.text, beside);
      // Where a page says next to nothing, what it says is its title, too.
      if (!one && plain_ < 20 && !strict) one = saying_of_title(speaker_, block.text);
      if (!one) continue;
      const bool stronger = best && best->kind == PageKind::login && one->kind != PageKind::login;
      if (best && !stronger && (one->beside >= best->beside || one->kind == PageKind::login))
        continue;
      best = one;
      words = block.text;
    }
    if (!best) return {};
    // Asking to sign in stands on many pages; here it counts where nothing else does.
    if (best->kind == PageKind::login && (text > 0 || plain_ > some_text)) return {};
    return found(*best, "a line", words);
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

  // Where the page leads by itself; nothing where it does not, empty where that is not known.
  std::optional<std::string> leads_away() const {
    std::string target = refresh_target(parts_.document, parts_.url);
    if (!target.empty()) return target;
    if (shown_ >= some_text || parts_.html.size() > small_script_page) return {};
    return script_target(parts_.html, parts_.url);
  }

  // Whether an element says that the page shows what stands at its address.
  bool is_live() const {
    if (parts_.notices == nullptr || parts_.notices->live_pages().empty()) return false;
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      const std::string_view id = parts_.document.attribute(i, "id");
      if (!id.empty() && parts_.notices->is_live_element(id, speaker_.host)) return true;
    }
    return false;
  }

  // What an element or the address says where the page shows next to nothing.
  std::optional<PageJudgement> by_markup() const {
    if (parts_.notices == nullptr || plain_ > short_page) return {};
    if (const auto cause = parts_.notices->cause_of_address(parts_.url))
      return PageJudgement{kind_of(*cause), 0, "the address says " + cause_name(*cause), cause};
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      if (parts_.document.nodes[i].attribute_count == 0) continue;
      for (const char* name : {"id", "class"}) {
        std::string_view rest = parts_.document.attribute(i, name);
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find(' '), rest.size());
          const auto cause = parts_.notices->cause_of_element(rest.substr(0, end), speaker_.host);
          if (cause)
            return PageJudgement{
                kind_of(*cause), 0, "an element says " + cause_name(*cause), cause};
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      }
    }
    return {};
  }

  // A page that stands in place of an article.
  std::optional<PageJudgement> instead_of_article() const {
    if (prose_ >= long_text && !scales_.is_listing()) return {};
    const int text = text_beside_sayings();
    if (auto found = text < attested_text ? by_markup() : std::nullopt) return found;
    if (auto found = by_title(text)) return found;
    const bool holds_article = text >= (scales_.attested ? flash : some_text);
    if (holds_article) return by_line(text);
    const bool password = has_password();
    if (plain_ < some_text && has_captcha_box() && !password)
      return PageJudgement{PageKind::challenge, 0, "a captcha and no text", Cause::captcha};
    if (auto found = by_line(text)) return found;
    if (password && plain_ < short_page && parts_.body.kind != PageKind::listing)
      return PageJudgement{
          PageKind::login, 0, "a password is asked for and there is no text", Cause::login};
    if (shown_ < some_text && has_captcha_script(parts_.html))
      return PageJudgement{
          PageKind::challenge, 0, "a captcha's script and no text", Cause::captcha};
    const bool leads =
        shown_ < some_text && (!refresh_target(parts_.document, parts_.url).empty() ||
                               (shown_ < 60 && leads_away().has_value()));
    if (leads) return PageJudgement{PageKind::error, 0, "leads to another page and has no text"};
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
  std::string host_;
  Speaker speaker_;
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
