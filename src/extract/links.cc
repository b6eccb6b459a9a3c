#include "extract/links.h"

#include <unordered_map>

#include <fmt/format.h>

#include "base/url.h"
#include "extract/detail/base_address.h"
#include "extract/detail/document.h"
#include "extract/detail/page_document.h"
#include "extract/detail/strings.h"

namespace weiguan {

namespace {

using namespace extract;

// Whether one of the words is "nofollow" or, of meta robots, "none".
bool says_nofollow(std::string_view words) {
  const std::string small = lower(words.substr(0, 200));
  return contains(small, "nofollow") || small == "none";
}

class LinkReader {
 public:
  LinkReader(const Document& document, const std::string& url, const LinkLimits& limits)
      : document_(document),
        limits_(limits),
        own_(without_fragment(url)),
        base_(base_address(document, url)) {}

  std::vector<PageLink> run() {
    bool no_link_counts = false;
    for (NodeIndex i = 0; i < document_.nodes.size(); ++i) {
      const Tag tag = document_.nodes[i].tag;
      if (tag == Tag::a) link(i);
      if (tag == Tag::meta && lower(document_.attribute(i, "name")) == "robots") {
        no_link_counts = no_link_counts || says_nofollow(document_.attribute(i, "content"));
      }
    }
    if (no_link_counts) {
      for (PageLink& one : out_) one.nofollow = true;
    }
    return std::move(out_);
  }

  bool left_out() const { return left_out_; }

 private:
  static std::string without_fragment(std::string_view url) {
    return std::string(url.substr(0, url.find('#')));
  }

  std::string address_of(NodeIndex a) const {
    std::string href;
    // Line breaks within an address are the page's layout, as browsers take them.
    for (const char c : trim(document_.attribute(a, "href"))) {
      if (c != '\n' && c != '\r' && c != '\t') href += c;
    }
    href = without_fragment(href);
    if (href.empty() || href.size() > limits_.max_address) return {};
    auto whole = resolve_url(base_, href);
    const auto url = whole ? parse_url(*whole) : std::nullopt;
    if (!url || url->host.empty() || (url->scheme != "http" && url->scheme != "https")) return {};
    std::string out = without_fragment(*whole);
    return out.size() <= limits_.max_address && out != own_ ? out : std::string();
  }

  std::string text_of(NodeIndex a) const {
    std::string text;
    std::string picture;
    for (NodeIndex i = a + 1; i < document_.nodes[a].end; ++i) {
      const Node& node = document_.nodes[i];
      if (node.tag == Tag::script || node.tag == Tag::template_tag) {
        i = node.end - 1;
      } else if (node.tag == Tag::text) {
        if (text.size() < limits_.max_text * 16) text += node.text;
      } else {
        if (is_block(node.tag)) text += ' ';
        if (node.tag == Tag::img && picture.empty()) {
          picture = one_line(document_.attribute(i, "alt"));
        }
      }
    }
    text = one_line(text);
    return std::string(first_characters(text.empty() ? picture : text, limits_.max_text));
  }

  void link(NodeIndex a) {
    std::string address = address_of(a);
    if (address.empty()) return;
    const bool nofollow = says_nofollow(document_.attribute(a, "rel"));
    const auto [known, is_new] = places_.try_emplace(address, out_.size());
    if (!is_new) {
      PageLink& first = out_[known->second];
      first.nofollow = first.nofollow && nofollow;
      if (first.text.empty()) first.text = text_of(a);
      return;
    }
    if (out_.size() >= limits_.max_links) {
      left_out_ = true;
      places_.erase(known);
      return;
    }
    out_.push_back({std::move(address), text_of(a), nofollow});
  }

  const Document& document_;
  const LinkLimits& limits_;
  std::string own_;
  std::string base_;
  std::vector<PageLink> out_;
  std::unordered_map<std::string, std::size_t> places_;
  bool left_out_ = false;
};

}  // namespace

PageLinks read_links(const PageInput& input, const LinkLimits& limits) {
  PageLinks out;
  const PageDocument page = read_document(input, limits.page, out.problems);
  LinkReader reader(page.document, input.url, limits);
  out.links = reader.run();
  if (reader.left_out()) {
    Problem problem;
    problem.file = input.url;
    problem.rule = "html-links";
    problem.reason = fmt::format(
        "The page links to more than {} addresses; only those were read.", limits.max_links);
    out.problems.push_back(std::move(problem));
  }
  return out;
}

}  // namespace weiguan
