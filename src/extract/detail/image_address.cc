#include "extract/detail/image_address.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

// What a page shows until its script shows the picture.
bool is_placeholder(std::string_view address) {
  static const Words words = {
      "blank.",
      "placeholder",
      "spacer",
      "transparent",
      "loading",
      "lazy",
      "1x1",
      "pixel.",
      "grey.",
      "gray.",
      "/s.gif",
      "/t.gif",
      "empty.",
      "default_img",
      "space.gif",
      "none.gif",
      "white."};
  return address.empty() || address.starts_with("data:") || address.starts_with("about:") ||
         address.starts_with("javascript:") || address == "#" ||
         contains_any(lower(address), words);
}

bool is_picture_address(std::string_view address) {
  return address.size() >= 3 && address.size() <= 2048 && !is_placeholder(address) &&
         address.find('{') == std::string_view::npos &&
         address.find_first_of("./") != std::string_view::npos;
}

// A size in the file's name, as in a_74x58.jpg, that is an icon's.
bool is_thumbnail(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash);
  for (std::size_t at = name.find('x'); at != std::string_view::npos; at = name.find('x', at + 1)) {
    std::size_t from = at;
    while (from > 0 && name[from - 1] >= '0' && name[from - 1] <= '9') --from;
    std::size_t to = at + 1;
    while (to < name.size() && name[to] >= '0' && name[to] <= '9') ++to;
    if (from == at || to == at + 1 || at - from > 4 || to - at > 5) continue;
    if (from == 0 || (name[from - 1] >= 'a' && name[from - 1] <= 'z')) continue;
    const int width = std::atoi(std::string(name.substr(from, at - from)).c_str());
    const int height = std::atoi(std::string(name.substr(at + 1, to - at - 1)).c_str());
    if (width > 1 && height > 1 && (width < 80 || height < 60)) return true;
  }
  return false;
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace

std::string largest_of(std::string_view srcset) {
  std::string best;
  double best_size = -1;
  std::size_t at = 0;
  while (at < srcset.size()) {
    while (at < srcset.size() && (is_blank(srcset[at]) || srcset[at] == ',')) ++at;
    std::size_t end = at;
    while (end < srcset.size() && !is_blank(srcset[end])) ++end;
    std::string_view address = srcset.substr(at, end - at);
    double size = 1;
    // A comma at the end of the address ends the candidate; one inside belongs to it.
    if (address.ends_with(',')) {
      while (address.ends_with(',')) address.remove_suffix(1);
    } else {
      const std::size_t comma = std::min(srcset.find(',', end), srcset.size());
      const std::string number(trim(srcset.substr(end, comma - end)));
      if (!number.empty()) size = std::strtod(number.c_str(), nullptr);
      end = comma;
    }
    if (!address.empty() && size > best_size) {
      best = address;
      best_size = size;
    }
    at = end;
  }
  return best;
}

std::string image_address(const Document& document, NodeIndex img) {
  for (const std::string_view name :
       {"data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-original-src"}) {
    const std::string_view address = trim(document.attribute(img, name));
    if (is_picture_address(address)) return std::string(address);
  }
  const std::string_view src = trim(document.attribute(img, "src"));
  if (is_picture_address(src)) return std::string(src);
  for (const std::string_view name : {"data-srcset", "srcset"}) {
    std::string address = largest_of(document.attribute(img, name));
    if (is_picture_address(address)) return address;
  }
  // <picture><source srcset="..."><img></picture>
  const NodeIndex parent = document.nodes[img].parent;
  if (img - parent > 16) return {};
  for (NodeIndex i = parent + 1; i < img; ++i) {
    if (document.nodes[i].tag != Tag::other) continue;
    for (const std::string_view name : {"srcset", "data-srcset"}) {
      std::string address = largest_of(document.attribute(i, name));
      if (is_picture_address(address)) return address;
    }
  }
  return {};
}

bool is_furniture_address(std::string_view address) {
  static const Words words = {
      "enlarge",    "textsmall", "textlarge", "fontsize", "ensmall",     "zoom",     "font",
      "line",       "icon",      "ico",       "icons",    "logo",        "logos",    "avatar",
      "avatars",    "gravatar",  "pixel",     "pixy",     "spacer",      "sprite",   "sprites",
      "button",     "buttons",   "btn",       "arrow",    "share",       "qrcode",   "qr",
      "ewm",        "erweima",   "weixin",    "wechat",   "tracking",    "tracker",  "beacon",
      "counter",    "stat",      "stats",     "ad",       "ads",         "adv",      "advert",
      "banner",     "banners",   "emoji",     "emoticon", "emoticons",   "smiley",   "smilies",
      "smile",      "rss",       "print",     "favicon",  "bullet",      "bullets",  "dot",
      "captcha",    "guanggao",  "userpic",   "face",     "faces",       "bg",       "star",
      "stars",      "facebook",  "twitter",   "weibo",    "doubleclick", "adserver", "headshot",
      "profilepic", "hits"};
  std::string small = lower(address);
  // Words of the path: the host and what asks the server are not the picture's.
  const bool tracks =
      contains_any(small, {"doubleclick.", "scorecardresearch", "/pixel?", "/b?c1="});
  if (tracks) return true;
  const std::size_t scheme = small.find("//");
  if (scheme != std::string::npos && scheme < 8) {
    const std::size_t slash = small.find('/', scheme + 2);
    small = slash == std::string::npos ? std::string() : small.substr(slash);
  }
  if (const std::size_t query = small.find('?'); query != std::string::npos) small.resize(query);
  if (is_thumbnail(small)) return true;
  std::string word;
  for (std::size_t i = 0; i <= small.size(); ++i) {
    const char c = i < small.size() ? small[i] : '/';
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    word.clear();
  }
  return small.ends_with(".svg");
}

}  // namespace weiguan::extract
