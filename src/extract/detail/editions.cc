#include "extract/detail/editions.h"

#include <algorithm>
#include <array>

#include "base/url.h"
#include "extract/detail/lexicon.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr int most_pages = 200;  // Numbers beyond are names of articles, or years.

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string join(const Url& url, std::string_view path, std::string_view query) {
  std::string out = url.scheme + "://" + url.host;
  if (!url.port.empty()) out += ":" + url.port;
  out += path;
  if (!query.empty()) {
    out += '?';
    out += query;
  }
  return out;
}

struct Parameters {
  std::vector<std::string_view> all;

  explicit Parameters(std::string_view query) {
    while (!query.empty()) {
      const std::size_t end = std::min(query.find('&'), query.size());
      if (end > 0) all.push_back(query.substr(0, end));
      query.remove_prefix(std::min(end + 1, query.size()));
    }
  }

  std::string without(std::size_t place) const {
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i == place) continue;
      if (!out.empty()) out += '&';
      out += all[i];
    }
    return out;
  }
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "/a/b.html" -> ".html" where the last part of the path ends like a file.
std::string_view ending_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  if (dot == npos || (slash != npos && dot < slash)) return {};
  const std::string_view ending = path.substr(dot);
  return ending.size() <= 6 ? ending : std::string_view();
}

std::string without_end(std::string_view path, std::string_view end) {
  path.remove_suffix(end.size());
  return path.empty() ? "/" : std::string(path);
}

std::optional<AddressEdition> edition_of_query(const Url& url) {
  const Parameters parameters(url.query);
  for (std::size_t i = 0; i < parameters.all.size(); ++i) {
    const std::string one = lower(parameters.all[i]);
    const bool amp = is_one_of(one, {"amp", "amp=1", "amp=true", "outputtype=amp", "output=amp"});
    const bool print = is_one_of(
        one,
        {"print",
         "print=1",
         "print=true",
         "print=yes",
         "print=y",
         "printable=1",
         "view=print",
         "output=print",
         "action=print",
         "page=all",
         "showall=1"});
    if (!amp && !print) continue;
    return AddressEdition{
        amp ? PageVariant::amp : PageVariant::print, join(url, url.path, parameters.without(i))};
  }
  return {};
}

std::optional<AddressEdition> edition_of_path(const Url& url) {
  const std::string path = lower(url.path);
  const auto edition = [&](PageVariant variant, std::string_view standard) {
    return AddressEdition{variant, standard.empty() ? "" : join(url, standard, url.query)};
  };
  struct Word {
    PageVariant variant;
    std::string_view end;
    std::string_view begin;
  };
  static constexpr std::array<Word, 2> words = {
      {{PageVariant::amp, "/amp", "/amp/"}, {PageVariant::print, "/print", "/print/"}}};
  for (const Word& word : words) {
    if (path.ends_with(word.end) && path.size() > word.end.size())
      return edition(word.variant, without_end(url.path, word.end));
    if (path.ends_with(word.begin) && path.size() > word.begin.size())
      return edition(word.variant, without_end(url.path, word.end));
    if (path.starts_with(word.begin) && path.size() > word.begin.size())
      return edition(word.variant, std::string_view(url.path).substr(word.begin.size() - 1));
  }
  if (path.ends_with(".amp.html"))
    return edition(PageVariant::amp, without_end(url.path, ".amp.html") + ".html");
  if (path.ends_with(".amp")) return edition(PageVariant::amp, without_end(url.path, ".amp"));
  const std::string_view ending = ending_of(path);
  const std::string_view name =
      std::string_view(path).substr(0, path.size() - ending.size()).substr(path.rfind('/') + 1);
  if ((name.ends_with("_print") || name.ends_with("-print")) && name.size() > 6 &&
      !ending.empty()) {
    std::string standard = without_end(url.path, ending);
    standard.resize(standard.size() - 6);
    return edition(PageVariant::print, standard + std::string(ending));
  }
  if (is_one_of(name, {"printpage", "print_page", "printview", "printarticle", "printnews"}) ||
      (name == "print" && !ending.empty()))
    return edition(PageVariant::print, {});
  if (url.host.starts_with("amp.")) return edition(PageVariant::amp, {});
  return {};
}

// Digits at the end of `text`, as a page's number.
std::optional<int> number_at_end(std::string_view text, std::size_t& digits) {
  digits = 0;
  while (digits < text.size() && is_digit(text[text.size() - digits - 1])) ++digits;
  if (digits == 0 || digits > 3) return {};
  int number = 0;
  for (const char c : text.substr(text.size() - digits)) number = number * 10 + (c - '0');
  if (number > most_pages) return {};
  return number;
}

std::optional<PagedAddress> paged_query(const Url& url) {
  const Parameters parameters(url.query);
  for (std::size_t i = 0; i < parameters.all.size(); ++i) {
    const std::string_view one = parameters.all[i];
    const std::size_t equals = one.find('=');
    if (equals == npos) continue;
    const std::string name = lower(one.substr(0, equals));
    if (!is_one_of(
            name,
            {"page",
             "p",
             "pn",
             "pg",
             "pageno",
             "page_no",
             "pagenum",
             "pageindex",
             "curpage",
             "paged",
             "pageid",
             "currentpage"}))
      continue;
    std::size_t digits = 0;
    const std::string_view value = one.substr(equals + 1);
    const auto number = number_at_end(value, digits);
    if (number && digits == value.size())
      return PagedAddress{join(url, url.path, parameters.without(i)), *number, false};
  }
  return {};
}

std::optional<PagedAddress> paged_path(const Url& url) {
  std::string_view path = url.path;
  const bool folder = path.size() > 1 && path.ends_with('/');
  if (folder) path.remove_suffix(1);
  const std::string_view ending = ending_of(path);
  std::string_view rest = path.substr(0, path.size() - ending.size());
  std::size_t digits = 0;
  const auto number = number_at_end(rest, digits);
  if (!number) return {};
  rest.remove_suffix(digits);
  std::string stem;
  const auto ends = [&](std::string_view end) { return rest.ends_with(end); };
  if (ends("/page/")) {
    stem = rest.substr(0, rest.size() - 6);
  } else if (ends("/page") || ends("/page-") || ends("/page_")) {
    stem = rest.substr(0, rest.rfind('/'));
  } else if (ends("_p") || ends("-p") || ends("/p")) {
    stem = rest.substr(0, rest.size() - 2);
  } else if (ends("_") || ends("-") || ends("/")) {
    stem = rest.substr(0, rest.size() - 1);
  } else {
    return {};
  }
  if (stem.empty() || stem.ends_with('/')) return {};
  // "/a/2.html" may be page 2 of "/a.html" or of "/a/"; both compare equal below.
  return PagedAddress{join(url, stem + std::string(ending), url.query), *number, ends("/")};
}

// Two addresses of one page compare equal: a final slash, "/index.html" and the ending of a name
// that became a folder tell nothing.
std::string comparable(std::string_view url) {
  std::string out = normal_url(url);
  const std::size_t mark = std::min(out.find('?'), out.size());
  std::string path = out.substr(0, mark);
  const std::string query = out.substr(mark);
  for (const std::string_view end : {"/index.html", "/index.htm", "/index.shtml", "/index.php"}) {
    if (path.ends_with(end)) path.resize(path.size() - end.size());
  }
  path.resize(
      path.size() -
      ending_of(std::string_view(path).substr(std::min<std::size_t>(
                    path.find("://") == npos ? 0 : path.find("://") + 3, path.size())))
          .size());
  while (path.ends_with('/')) path.pop_back();
  return path + query;
}

enum class Label { none, next, previous, bare_next, bare_previous, number };

Label label_of(std::string_view text, int& number) {
  const std::string letters = letters_of(text);
  if (letters.size() > 24) return Label::none;
  if (is_one_of(
          letters,
          {"下一页", "下一頁", "下页", "下頁", "后一页", "後一頁", "nextpage", "向后翻页"}))
    return Label::next;
  if (is_one_of(
          letters,
          {"上一页", "上一頁", "上页", "上頁", "前一页", "前一頁", "previouspage", "prevpage"}))
    return Label::previous;
  if (is_one_of(letters, {"next", "continued"})) return Label::bare_next;
  if (is_one_of(letters, {"prev", "previous", "back"})) return Label::bare_previous;
  const std::string_view trimmed = trim(text);
  if (letters.empty() && is_one_of(trimmed, {"›", "»", ">", ">>"})) return Label::bare_next;
  if (letters.empty() && is_one_of(trimmed, {"‹", "«", "<", "<<"})) return Label::bare_previous;
  std::string_view digits = letters;
  if (digits.starts_with("page")) digits.remove_prefix(4);
  if (digits.starts_with("第") && digits.ends_with("页")) {
    digits.remove_prefix(3);
    digits.remove_suffix(3);
  }
  std::size_t count = 0;
  const auto found = number_at_end(digits, count);
  if (!found || count != digits.size()) return Label::none;
  number = *found;
  return Label::number;
}

class Pager {
 public:
  explicit Pager(const EditionParts& parts) : parts_(parts) {
    const std::string_view own = parts.url;
    own_ = comparable(own);
    paged_ = paged_address(own);
    if (!paged_) return;
    stem_ = comparable(paged_->stem);
    in_query_ = parse_url(own)->query != parse_url(paged_->stem)->query;
    names_first_ = links_to_first();
  }

  void run(Editions& out) {
    find_reach();
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      const Tag tag = parts_.document.nodes[i].tag;
      if (tag == Tag::link) {
        from_relation(i, out);
      } else if (tag == Tag::a && (out.next_page.empty() || out.previous_page.empty())) {
        from_anchor(i, out);
      }
    }
  }

 private:
  // A page that is not the first names the first, in its pager or as canonical; the seventh letter
  // of a series does not name "letter.html".
  bool links_to_first() const {
    for (NodeIndex i = 1; i < parts_.document.nodes.size(); ++i) {
      const Tag tag = parts_.document.nodes[i].tag;
      if (tag != Tag::a && tag != Tag::link) continue;
      const std::string target = absolute(i);
      if (target.empty()) continue;
      if (comparable(target) == stem_) return true;
      const auto other = paged_address(target);
      if (other && other->number <= 1 && paged_->number > 2 && comparable(other->stem) == stem_)
        return true;
    }
    return false;
  }

  // The blocks from the first that was kept to a little behind the last.
  void find_reach() {
    const auto& fates = parts_.body.fates;
    const auto kept = [](Fate fate) { return fate == Fate::kept; };
    const auto first = std::find_if(fates.begin(), fates.end(), kept);
    if (first == fates.end()) return;
    const auto last = std::find_if(fates.rbegin(), fates.rend(), kept).base();
    from_ = parts_.blocks[static_cast<std::size_t>(first - fates.begin())].first;
    const auto behind = static_cast<std::size_t>(last - fates.begin()) + 11;
    to_ = behind < parts_.blocks.size() ? parts_.blocks[behind].first
                                        : static_cast<NodeIndex>(parts_.document.nodes.size());
  }

  std::string absolute(NodeIndex node) const {
    const std::string href = one_line(parts_.document.attribute(node, "href"));
    if (href.empty() || href.front() == '#') return {};
    std::string target = resolve_url(parts_.base, href).value_or(std::string());
    if (contains(lower(target), "comment")) return {};
    target.resize(std::min(target.find('#'), target.size()));
    const auto parsed = parse_url(target);
    if (!parsed || parsed->host.empty() || !parsed->scheme.starts_with("http")) return {};
    return target;
  }

  // The next of a series is called Next, too, and may be numbered like a page.
  bool is_series() const { return paged_ && !in_query_ && !names_first_; }

  // How many pages ahead the address lies: 1, -1; 0 where it is no neighbour.  Some count from 0.
  // `sure`: it is called a page, by more than the sign for whatever comes next.
  int steps_to(const std::string& target, bool sure) const {
    if (comparable(target) == own_) return 0;
    const auto other = paged_address(target);
    if (other) {
      const std::string stem = comparable(other->stem);
      if (stem == own_ && (other->number == 1 || other->number == 2)) return 1;
      if (paged_ && is_series() && (!sure || paged_->folder)) return 0;
      if (paged_ && stem == stem_) {
        if (other->number == paged_->number + 1) return 1;
        if (other->number == paged_->number - 1) return -1;
      }
    }
    if (paged_ && paged_->number <= 2 && comparable(target) == stem_) return -1;
    return 0;
  }

  void from_relation(NodeIndex node, Editions& out) const {
    const std::string relation = lower(parts_.document.attribute(node, "rel"));
    const bool next = relation == "next";
    if (!next && relation != "prev" && relation != "previous") return;
    const std::string target = absolute(node);
    if (target.empty()) return;
    const int steps = steps_to(target, false);
    if (next && steps == 1) out.next_page = target;
    if (!next && steps == -1) out.previous_page = target;
  }

  void from_anchor(NodeIndex node, Editions& out) const {
    if (node < from_ || node >= to_) return;
    std::string text;
    for (NodeIndex i = node + 1; i < parts_.document.nodes[node].end && text.size() < 60; ++i) {
      if (parts_.document.nodes[i].tag == Tag::text) text += parts_.document.nodes[i].text;
    }
    int number = 0;
    const Label label = label_of(text, number);
    if (label == Label::none || is_in_comments(node)) return;
    const std::string target = absolute(node);
    if (target.empty()) return;
    const bool bare = label == Label::bare_next || label == Label::bare_previous;
    const int steps = steps_to(target, !bare);
    if (steps == 0) return;
    if (steps == 1 && out.next_page.empty() && label != Label::previous &&
        label != Label::bare_previous && fits(label, number, target))
      out.next_page = target;
    if (steps == -1 && out.previous_page.empty() && label != Label::next &&
        label != Label::bare_next)
      out.previous_page = target;
  }

  // On the first page a link "2" or 下一页 leads to the second, which some address as 1; a link "1"
  // does not.
  bool fits(Label label, int number, const std::string& target) const {
    if (label != Label::number || paged_) return true;
    const auto other = paged_address(target);
    return number == 2 && other && other->number <= 2;
  }

  bool is_in_comments(NodeIndex node) const {
    for (NodeIndex i = node; i != 0; i = parts_.document.nodes[i].parent) {
      if (parts_.document.nodes[i].attribute_count == 0) continue;
      const std::string words = std::string(parts_.document.attribute(i, "class")) + " " +
                                std::string(parts_.document.attribute(i, "id"));
      if (hint_of(words) == Hint::comments) return true;
    }
    return false;
  }

  const EditionParts& parts_;
  std::string own_;
  std::optional<PagedAddress> paged_;
  std::string stem_;
  bool in_query_ = false;     // The address names the page in a parameter.
  bool names_first_ = false;  // The page links to the first of its pages.
  NodeIndex from_ = 0;
  NodeIndex to_ = 0;
};

// <html amp> or <html ⚡>.
bool has_amp_sign(std::string_view html) {
  const std::size_t at = lower(html.substr(0, 4096)).find("<html");
  if (at == npos) return false;
  const std::size_t end = html.find('>', at);
  if (end == npos || end - at > 2000) return false;
  std::string tag = lower(html.substr(at + 5, end - at - 5));
  std::replace_if(
      tag.begin(), tag.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  tag += ' ';
  return contains(tag, " amp ") || contains(tag, " amp=") || contains(tag, " ⚡ ") ||
         contains(tag, " ⚡=");
}

// What the page's own links say of it: that it is the AMP or print edition they name.
PageVariant variant_by_links(const EditionParts& parts) {
  const std::string own = normal_url(parts.url);
  for (NodeIndex i = 1; i < parts.document.nodes.size(); ++i) {
    if (parts.document.nodes[i].tag != Tag::link) continue;
    const std::string relation = lower(parts.document.attribute(i, "rel"));
    if (relation != "amphtml" && relation != "alternate") continue;
    const auto target = resolve_url(parts.base, parts.document.attribute(i, "href"));
    if (!target || normal_url(*target) != own) continue;
    if (relation == "amphtml") return PageVariant::amp;
    if (lower(parts.document.attribute(i, "media")) == "print") return PageVariant::print;
  }
  return PageVariant::standard;
}

std::string named_by_opengraph(const EditionParts& parts) {
  for (NodeIndex i = 1; i < parts.document.nodes.size(); ++i) {
    if (parts.document.nodes[i].tag == Tag::meta &&
        lower(parts.document.attribute(i, "property")) == "og:url")
      return one_line(parts.document.attribute(i, "content"));
  }
  return {};
}

std::string absolute_address(const std::string& address, std::string_view base) {
  if (address.empty()) return {};
  if (const auto url = parse_url(address); url && !url->host.empty()) return address;
  if (base.empty()) return {};
  return resolve_url(base, address).value_or(std::string());
}

}  // namespace

AddressEdition edition_of_address(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed || parsed->host.empty()) return {};
  if (auto found = edition_of_query(*parsed)) return *found;
  if (auto found = edition_of_path(*parsed)) return *found;
  return {};
}

std::optional<PagedAddress> paged_address(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed || parsed->host.empty()) return {};
  if (auto found = paged_query(*parsed)) return found;
  return paged_path(*parsed);
}

Editions find_editions(const EditionParts& parts) {
  Editions out;
  const AddressEdition edition = edition_of_address(parts.url);
  out.variant = has_amp_sign(parts.html) ? PageVariant::amp : edition.variant;
  if (out.variant == PageVariant::standard) out.variant = variant_by_links(parts);
  out.canonical = absolute_address(parts.metadata.canonical, parts.base);
  if (out.variant != PageVariant::standard && out.canonical.empty()) {
    out.canonical = absolute_address(named_by_opengraph(parts), parts.base);
    if (out.canonical.empty() || normal_url(out.canonical) == normal_url(parts.url))
      out.canonical = edition.standard;
  }
  if (!parts.url.empty()) Pager(parts).run(out);
  return out;
}

}  // namespace weiguan::extract
