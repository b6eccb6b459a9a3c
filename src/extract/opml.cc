#include "extract/opml.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "base/url.h"
#include "extract/detail/feed_parts.h"
#include "extract/detail/strings.h"
#include "extract/detail/xml_file.h"
#include "extract/detail/xml_root.h"
#include "text/charset.h"

namespace weiguan {

namespace {

using namespace extract;

constexpr std::size_t max_title = 200;   // Characters.
constexpr std::size_t max_folder = 400;  // Bytes of all titles above a feed.

std::string title_of(const XmlTree& tree, XmlIndex outline) {
  for (const std::string_view name : {"title", "text"}) {
    std::string title = one_line(attribute(tree, outline, name));
    if (!title.empty()) return std::string(first_characters(title, max_title));
  }
  return {};
}

std::string as_folder(std::string title) {
  std::replace(title.begin(), title.end(), '/', '-');
  return title;
}

class Reader {
 public:
  Reader(const XmlTree& tree, FeedState& state, const OpmlLimits& limits, Opml& out)
      : tree_(tree), state_(state), limits_(limits), out_(out) {}

  // The tree in its order, with the folders above each node.
  void run() {
    for (XmlIndex at = 1; at < tree_.size() && !full_;) {
      while (!open_.empty() && at >= open_.back().end) open_.pop_back();
      const XmlNode& node = tree_[at];
      if (!node.is_text && node.name == "head") {
        const XmlIndex title = child(tree_, at, "title");
        if (title != 0) out_.title = first_characters(one_line(text_in(tree_, title)), max_title);
        at = node.end;
      } else if (!node.is_text && node.name == "outline") {
        at = outline(at);
      } else {
        ++at;
      }
    }
    if (full_) {
      out_.problems.push_back(feed_problem(
          *state_.input,
          0,
          "opml-feeds",
          fmt::format(
              "The list has more than {} feeds; only those were read.", limits_.max_feeds)));
    }
  }

 private:
  struct Folder {
    XmlIndex end;
    std::string path;
  };

  // Where to go on.
  XmlIndex outline(XmlIndex at) {
    if (lower(attribute(tree_, at, "iscomment")) == "true") return tree_[at].end;
    const std::string_view feed = attribute(tree_, at, "xmlurl");
    const std::string_view link = attribute(tree_, at, "url");
    if (!trim(feed).empty()) {
      add_feed(at, feed);
    } else if (!trim(link).empty() && is_list(at, link)) {
      const std::string list = address(state_, link, state_.input->url);
      if (!list.empty() && seen_lists_.insert(list).second) out_.lists.push_back(list);
    }
    if (has_children(tree_, at)) enter(at);
    return at + 1;
  }

  bool is_list(XmlIndex at, std::string_view link) const {
    const std::string type = lower(attribute(tree_, at, "type"));
    const auto url = parse_url(trim(link));
    return type == "include" ||
           (type == "link" && lower(url ? url->path : link).ends_with(".opml"));
  }

  void enter(XmlIndex at) {
    std::string path = open_.empty() ? std::string() : open_.back().path;
    const std::string title = as_folder(title_of(tree_, at));
    if (!title.empty() && path.size() + title.size() < max_folder) {
      if (!path.empty()) path += '/';
      path += title;
    }
    open_.push_back({tree_[at].end, std::move(path)});
  }

  void add_feed(XmlIndex at, std::string_view written) {
    OpmlFeed feed;
    // Some programs write the scheme of feeds of Safari's old days.
    std::string text(trim(written));
    if (lower(text.substr(0, 7)) == "feed://") text = "http" + text.substr(4);
    if (lower(text.substr(0, 9)) == "feed:http") text = text.substr(5);
    feed.url = address(state_, text, state_.input->url);
    if (feed.url.empty() || !seen_.insert(feed.url).second) return;
    full_ = out_.feeds.size() >= limits_.max_feeds;
    if (full_) return;
    feed.title = title_of(tree_, at);
    feed.site = address(state_, attribute(tree_, at, "htmlurl"), state_.input->url);
    if (!open_.empty()) feed.folder = open_.back().path;
    if (feed.folder.empty()) feed.folder = category_of(attribute(tree_, at, "category"));
    out_.feeds.push_back(std::move(feed));
  }

  // Categories are divided by commas, their levels by slashes: "/报纸/地方,/日报".
  static std::string category_of(std::string_view written) {
    std::string one = one_line(written.substr(0, written.find(',')));
    while (one.starts_with('/')) one.erase(0, 1);
    return one.size() < max_folder ? one : std::string();
  }

  const XmlTree& tree_;
  FeedState& state_;
  const OpmlLimits& limits_;
  Opml& out_;
  std::vector<Folder> open_;
  std::unordered_set<std::string> seen_;
  std::unordered_set<std::string> seen_lists_;
  bool full_ = false;
};

}  // namespace

Opml read_opml(const OpmlInput& input, const OpmlLimits& limits) {
  Opml out;
  FeedInput shared;
  shared.bytes = input.bytes;
  shared.url = input.url;
  FeedState state = feed_state(shared);
  FileText file = text_of_file(input.bytes, input.http_charset, limits.max_bytes);
  out.charset = file.charset;
  out.problems = std::move(file.problems);
  if (root_of(file.text).name == "opml") {
    out.is_opml = true;
    // A tag in which the file ends would give half an address.
    const std::size_t last = file.text.find_last_of("<>");
    if (file.text[last] == '<') file.text.resize(last);
    // Outlines hold outlines, so that the file is read as one tree without entries.
    const FileEntries read = read_xml_file(
        file,
        {},
        {limits.max_nodes, 256},
        [] {},
        [](const XmlTree&, XmlIndex, std::uint64_t, std::uint64_t) { return true; });
    out.problems.insert(out.problems.end(), read.problems.begin(), read.problems.end());
    Reader(read.tree, state, limits, out).run();
  }
  for (Problem& one : out.problems) one.file = input.url;
  if (!out.is_opml) {
    out.problems.push_back(
        feed_problem(shared, 0, "opml-kind", "This is no list of feeds (OPML)."));
  }
  report(state, out.problems);
  return out;
}

bool looks_like_opml(std::string_view first_bytes) {
  return root_of(decode_page(first_bytes.substr(0, 8192)).text).name == "opml";
}

}  // namespace weiguan
