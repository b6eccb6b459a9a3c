#include "extract/detail/images.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

#include "base/url.h"
#include "extract/detail/image_address.h"
#include "extract/detail/lexicon.h"
#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

// An attribute's number of pixels; -1 where it is none, "100%" too.
int pixels(std::string_view value) {
  value = trim(value);
  if (value.empty() || value.ends_with('%') || value.size() > 8) return -1;
  int number = 0;
  std::size_t digits = 0;
  for (const char c : value) {
    if (c < '0' || c > '9') break;
    number = number * 10 + (c - '0');
    ++digits;
  }
  return digits == 0 ? -1 : number;
}

// "width: 40px" of a style.
int styled(std::string_view style, std::string_view what) {
  const std::string small = lower(style);
  std::size_t at = 0;
  while ((at = small.find(what, at)) != std::string::npos) {
    const bool own = at == 0 || small[at - 1] == ';' || small[at - 1] == ' ';
    at += what.size();
    if (!own) continue;
    std::string_view rest = trim(std::string_view(small).substr(at));
    if (!rest.starts_with(':')) continue;
    rest = trim(rest.substr(1));
    rest = rest.substr(0, rest.find(';'));
    return pixels(trim(rest));
  }
  return -1;
}

class Finder {
 public:
  Finder(
      const Document& document,
      const std::vector<Block>& blocks,
      const Body& body,
      std::size_t headline,
      std::string_view base)
      : document_(document), blocks_(blocks), body_(body), headline_(headline), base_(base) {}

  std::vector<Image> run() {
    if (!bounds()) return {};
    collect();
    std::vector<Image> images;
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < found_.size() && images.size() < max_images; ++i) {
      Image image;
      image.url = absolute(image_address(document_, found_[i]));
      image.caption = caption(i);
      if (image.url.empty() || !seen.insert(image.url).second) continue;
      // The picture of who wrote it.
      const bool author =
          image.caption.starts_with("By ") || image.caption.starts_with("Written by");
      if (author) continue;
      image.alt = one_line(document_.attribute(found_[i], "alt"));
      if (count_characters(image.alt) > 500) image.alt.clear();
      images.push_back(std::move(image));
    }
    return images;
  }

 private:
  bool kept(std::size_t block) const { return body_.fates[block] == Fate::kept; }

  // The first block that begins behind `node`.
  std::size_t block_behind(NodeIndex node) const {
    const auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), node, [](const Block& block, NodeIndex from) {
          return block.first < from;
        });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  // Where pictures may stand.
  bool bounds() {
    std::size_t first = blocks_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i)) continue;
      first = std::min(first, i);
      last = i;
    }
    if (first == blocks_.size()) return false;
    kept_before_.assign(blocks_.size() + 1, 0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      kept_before_[i + 1] = kept_before_[i] + (kept(i) ? 1 : 0);
    }
    container_ = body_.container;
    container_end_ = document_.nodes[container_].end;
    from_ = blocks_[first].first;
    // Between headline and text, and a picture just above the text in its own element.
    if (headline_ != no_block && headline_ < first && first - headline_ <= 25) {
      from_ = blocks_[headline_].first;
    }
    const NodeIndex above = first > 0 ? blocks_[first - 1].first : 0;
    from_ = std::min(from_, std::max(container_, above));
    text_from_ = blocks_[first].first;
    to_ = blocks_[last].first + 1;
    // Behind the last paragraph up to the first line that is no caption.
    std::size_t next = last + 1;
    while (next < blocks_.size() && blocks_[next].first < container_end_ &&
           (blocks_[next].caption || is_caption_line(blocks_[next].text)) && next < last + 20) {
      ++next;
    }
    to_ = std::max(
        to_,
        next < blocks_.size() ? std::min(blocks_[next].first, container_end_) : container_end_);
    return true;
  }

  void collect() {
    NodeIndex last = 0;
    for (NodeIndex i = from_; i < to_ && found_.size() < 4 * max_images; ++i) {
      if (document_.nodes[i].tag != Tag::img || !is_content(i)) continue;
      // What a page shows readers without scripts is the picture before it once more.
      if (last != 0 && i - last <= 4 && in_noscript(i)) continue;
      found_.push_back(i);
      last = i;
    }
  }

  bool in_noscript(NodeIndex node) const {
    for (int i = 0; i < 4 && node != 0; ++i) {
      node = document_.nodes[node].parent;
      if (document_.nodes[node].tag == Tag::noscript) return true;
    }
    return false;
  }

  bool holds_kept(NodeIndex node) const {
    return kept_before_[block_behind(document_.nodes[node].end)] > kept_before_[block_behind(node)];
  }

  bool is_content(NodeIndex img) const {
    const std::string_view style = document_.attribute(img, "style");
    const int width = std::max(pixels(document_.attribute(img, "width")), styled(style, "width"));
    for (const int size :
         {pixels(document_.attribute(img, "width")),
          pixels(document_.attribute(img, "height")),
          styled(style, "width"),
          styled(style, "height")}) {
      if (size >= 0 && size < 80) return false;
    }
    const std::string address = image_address(document_, img);
    if (address.empty() || is_furniture_address(address)) return false;
    if (is_control(img, address)) return false;
    // Above the text stands the tool bar, whose signs are small drawings.
    const std::string small = lower(address);
    if (img < text_from_ && width < 150 && contains_any(small, {".gif", ".png"})) return false;
    if (is_furniture_class(document_.attribute(img, "class"))) return false;
    static const Words no_pictures = {
        "logo",
        "avatar",
        "icon",
        "二维码",
        "二維碼",
        "分享",
        "字号",
        "字號",
        "打印",
        "列印",
        "收藏",
        "share",
        "print",
        "扫一扫",
        "qr code",
        "advertisement"};
    const std::string alt = lower(document_.attribute(img, "alt"));
    if (alt.size() < 60 && contains_any(alt, no_pictures)) return false;
    return stands_in_text(img);
  }

  // A small drawing that a script reacts to: larger type, print, close.
  bool is_control(NodeIndex img, std::string_view address) const {
    if (!lower(address).ends_with(".gif")) return false;
    NodeIndex node = img;
    for (int up = 0; up < 4 && node != 0; ++up) {
      node = document_.nodes[node].parent;
      if (document_.nodes[node].tag != Tag::a) continue;
      const std::string target = lower(document_.attribute(node, "href"));
      return target.empty() || target.front() == '#' || target.starts_with("javascript:");
    }
    return false;
  }

  static bool is_furniture_class(std::string_view classes) {
    static const Words words = {
        "avatar",
        "icon",
        "logo",
        "emoji",
        "gravatar",
        "tracking",
        "smiley",
        "share",
        "sprite",
        "adsense",
        "wp-smiley",
        "author"};
    return contains_any(lower(classes), words);
  }

  // The largest element around the picture that holds no kept text tells what it is part of.
  bool stands_in_text(NodeIndex img) const {
    NodeIndex island = img;
    for (int up = 0; up < 40; ++up) {
      const NodeIndex parent = document_.nodes[island].parent;
      if (parent == island || parent == 0) break;
      const Tag tag = document_.nodes[parent].tag;
      if (tag == Tag::body || tag == Tag::html || holds_kept(parent)) break;
      if (tag == Tag::nav || tag == Tag::footer || tag == Tag::form || tag == Tag::select) {
        return false;
      }
      if (tag == Tag::aside && is_link_list(parent)) return false;
      const Hint hint = hint_of(classes_of(parent));
      if ((hint == Hint::furniture || hint == Hint::comments) && !shows_pictures(parent)) {
        return false;
      }
      island = parent;
    }
    if (island != img && is_link_list(island)) return false;
    // Outside the container only a picture beside the headline that is no link's.
    if (img < container_ || img >= container_end_) return !linked_away(img);
    return true;
  }

  std::string classes_of(NodeIndex node) const {
    std::string all(document_.attribute(node, "class"));
    all += ' ';
    all += document_.attribute(node, "id");
    return all;
  }

  // wp-caption, figcaption: furniture for the text, but not for its picture.
  bool shows_pictures(NodeIndex node) const {
    static const Words words = {
        "caption",
        "figure",
        "gallery",
        "image",
        "img",
        "photo",
        "picture",
        "media",
        "pic",
        "slide"};
    static const Words not_shown = {"related", "recommend", "comment", "sidebar", "promo", "more"};
    const std::string classes = lower(classes_of(node));
    return contains_any(classes, words) && !contains_any(classes, not_shown);
  }

  // Teasers: linked text of some length, or several pictures that each lead to another page.
  bool is_link_list(NodeIndex island) const {
    int size = 0;
    int linked = 0;
    const NodeIndex end = document_.nodes[island].end;
    for (std::size_t i = block_behind(island); i < blocks_.size() && blocks_[i].first < end; ++i) {
      size += blocks_[i].size;
      linked += blocks_[i].linked;
    }
    if (linked >= 6 && linked * 2 > size) return true;
    int away = 0;
    for (NodeIndex i = island; i < end && i < island + 4000; ++i) {
      if (document_.nodes[i].tag == Tag::img && linked_away(i)) ++away;
    }
    return away >= 3;
  }

  // The picture is a link to a page, not to itself in large.
  bool linked_away(NodeIndex img) const {
    NodeIndex node = img;
    for (int up = 0; up < 6 && node != 0; ++up) {
      node = document_.nodes[node].parent;
      if (document_.nodes[node].tag != Tag::a) continue;
      const std::string target = lower(document_.attribute(node, "href"));
      if (target.empty() || target.front() == '#' || target.starts_with("javascript:"))
        return false;
      static const Words pictures = {
          ".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", "attachment", "/photo", "image"};
      return !contains_any(target, pictures);
    }
    return false;
  }

  std::string absolute(const std::string& address) const {
    if (address.empty()) return {};
    if (const auto url = parse_url(address); url && !url->host.empty()) return address;
    if (base_.empty()) return address;
    return resolve_url(base_, address).value_or(std::string());
  }

  static std::string_view without_label(std::string_view text) {
    for (const std::string_view label :
         {"图片说明：",
          "图片说明:",
          "图注：",
          "图说：",
          "圖說：",
          "Image caption ",
          "image caption "}) {
      if (text.starts_with(label)) return trim(text.substr(label.size()));
    }
    return text;
  }

  std::string joined(NodeIndex from, NodeIndex to, bool captions_only) const {
    std::string text;
    for (std::size_t i = block_behind(from); i < blocks_.size() && blocks_[i].first < to; ++i) {
      if (kept(i) || i == headline_ || (captions_only && !blocks_[i].caption)) continue;
      if (!captions_only && link_share(blocks_[i]) > 0.5) continue;
      const std::string_view line = without_label(blocks_[i].text);
      if (contains_any(line, {"点击查看", "点击图片", "Enlarge", "Click to", "View gallery"}) &&
          line.size() < 40)
        continue;
      if (!text.empty() && text != line) text += ' ';
      if (text != line) text += line;
    }
    return count_characters(text) <= 600 ? text : std::string();
  }

  std::string caption(std::size_t which) const {
    const NodeIndex img = found_[which];
    const NodeIndex next = which + 1 < found_.size() ? found_[which + 1] : document_.nodes[0].end;
    const NodeIndex before = which > 0 ? found_[which - 1] : 0;
    NodeIndex node = img;
    // A figure's own, or the words inside an element that holds this picture and no text.
    for (int up = 0; up < 8; ++up) {
      const NodeIndex parent = document_.nodes[node].parent;
      if (parent == node || parent == 0 || holds_kept(parent)) break;
      const Node& one = document_.nodes[parent];
      if (one.end > next || parent <= before) break;
      node = parent;
      if (one.tag == Tag::figure) {
        std::string text = joined(parent, one.end, true);
        if (!text.empty()) return text;
      }
      if (one.tag == Tag::body || parent == container_) break;
    }
    const NodeIndex end = document_.nodes[node].end;
    if (node != img && document_.nodes[node].tag != Tag::body && node != container_) {
      std::string text = joined(img, end, false);
      if (!text.empty() && count_characters(text) <= 300) return text;
    }
    // A line right behind it, that looks like one; where news is told in pictures it is text, too.
    const std::size_t at = block_behind(img);
    if (at < blocks_.size() && blocks_[at].first < next && at != headline_) {
      const bool caption = blocks_[at].caption && !kept(at);
      if (caption || is_caption_line(blocks_[at].text)) {
        return std::string(without_label(blocks_[at].text));
      }
    }
    return {};
  }

  const Document& document_;
  const std::vector<Block>& blocks_;
  const Body& body_;
  std::size_t headline_;
  std::string_view base_;
  NodeIndex container_ = 0;
  NodeIndex container_end_ = 0;
  NodeIndex from_ = 0;
  NodeIndex to_ = 0;
  NodeIndex text_from_ = 0;
  std::vector<NodeIndex> found_;
  std::vector<int> kept_before_;  // Kept blocks before each block.
};

}  // namespace

std::vector<Image> find_images(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline,
    std::string_view base) {
  if (body.kind == PageKind::listing) return {};
  return Finder(document, blocks, body, headline, base).run();
}

}  // namespace weiguan::extract
