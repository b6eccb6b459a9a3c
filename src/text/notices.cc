#include "text/notices.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/url.h"
#include "text/detail/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

// A text of more letters states nothing as a whole.
constexpr std::size_t longest_words = 360;
// Between two parts of one text there stands no more than this.
constexpr std::size_t longest_gap = 60;

// Said before or behind any notice; in letters, the longer first.
constexpr std::array<std::string_view, 16> before = {
    "非常抱歉",
    "系统提示",
    "温馨提示",
    "友情提示",
    "很抱歉",
    "对不起",
    "不好意思",
    "抱歉",
    "提示",
    "哎呀",
    "啊哦",
    "wearesorry",
    "weresorry",
    "imsorry",
    "sorry",
    "oops"};
constexpr std::array<std::string_view, 14> behind = {
    "查看帮助",
    "查看对应规则",
    "返回首页",
    "返回上一页",
    "了解更多",
    "请稍后再试",
    "请稍候再试",
    "知道了",
    "确定",
    "返回",
    "谢谢",
    "learnmore",
    "goback",
    "gohome"};

// Without addresses of the web: from "http://" to the next white space or Chinese character.
std::string without_addresses(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("http://") || text.substr(at).starts_with("https://")) {
      while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' &&
             static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
      out += ' ';
      continue;
    }
    out += text[at++];
  }
  return out;
}

bool take_one(std::string_view& text, std::span<const std::string_view> words, bool at_the_front) {
  for (const std::string_view word : words) {
    // Something must be left: "返回" alone is what is said.
    if (text.size() <= word.size()) continue;
    if (at_the_front ? !text.starts_with(word) : !text.ends_with(word)) continue;
    if (at_the_front) {
      text.remove_prefix(word.size());
    } else {
      text.remove_suffix(word.size());
    }
    return true;
  }
  return false;
}

using Parts = std::vector<std::string>;

// The letters of what stands between the "*" of a text.
Parts parts_of(std::string_view text) {
  Parts parts;
  while (true) {
    const std::size_t end = text.find('*');
    std::string letters = notice_letters(text.substr(0, end));
    if (!letters.empty()) parts.push_back(std::move(letters));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t own = 0;  // Bytes of the parts alone.
};

// Where the parts stand in their order, no further apart than may be.
std::optional<Range> find_parts(std::string_view letters, const Parts& parts) {
  if (parts.empty()) return {};
  for (std::size_t from = letters.find(parts.front()); from != std::string_view::npos;
       from = letters.find(parts.front(), from + 1)) {
    Range range{from, from + parts.front().size(), parts.front().size()};
    bool whole = true;
    for (std::size_t i = 1; whole && i < parts.size(); ++i) {
      const std::size_t next = letters.find(parts[i], range.end);
      whole = next != std::string_view::npos && next - range.end <= longest_gap;
      if (!whole) break;
      range.end = next + parts[i].size();
      range.own += parts[i].size();
    }
    if (whole) return range;
  }
  return {};
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool names(std::span<const std::string> elements, std::string_view name) {
  return std::find(elements.begin(), elements.end(), name) != elements.end();
}

}  // namespace

struct Notices::Tables {
  struct Text {
    std::size_t notice = 0;
    std::size_t number = 0;  // Of the notice's texts.
    Parts parts;
  };
  std::vector<Notice> notices;
  std::vector<LivePage> live;
  std::vector<Text> texts;
};

std::string notice_letters(std::string_view text) {
  const std::string bare = without_addresses(fold(text));
  std::string letters;
  for (std::size_t at = 0; at < bare.size();) {
    const detail::Character one = detail::look_up(next_character(bare, at));
    if (one.kind != detail::Kind::word && one.kind != detail::Kind::cjk) continue;
    append_utf8(letters, one.folded == U'帐' ? U'账' : one.folded);
  }
  std::string_view left = letters;
  while (take_one(left, before, true)) {
  }
  while (take_one(left, behind, false)) {
  }
  return std::string(left);
}

bool holds_at(std::span<const std::string> hosts, std::string_view host) {
  if (hosts.empty() || host.empty()) return true;
  return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& one) {
    return host == one || (host.ends_with(one) && host[host.size() - one.size() - 1] == '.');
  });
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  std::size_t at = 0, in = 0;
  std::size_t star = std::string_view::npos, kept = 0;
  while (at < text.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      kept = at;
    } else if (in < pattern.size() && pattern[in] == text[at]) {
      ++in;
      ++at;
    } else if (star != std::string_view::npos) {
      in = star + 1;
      at = ++kept;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

Notices::Notices(std::vector<Notice> notices, std::vector<LivePage> live) {
  auto tables = std::make_shared<Tables>();
  tables->notices = std::move(notices);
  tables->live = std::move(live);
  for (std::size_t i = 0; i < tables->notices.size(); ++i) {
    const Notice& one = tables->notices[i];
    for (std::size_t j = 0; j < one.texts.size(); ++j) {
      Parts parts = parts_of(one.texts[j]);
      if (!parts.empty()) tables->texts.push_back({i, j, std::move(parts)});
    }
  }
  tables_ = std::move(tables);
}

std::span<const Notice> Notices::all() const {
  if (!tables_) return {};
  return tables_->notices;
}

std::span<const LivePage> Notices::live_pages() const {
  if (!tables_) return {};
  return tables_->live;
}

std::optional<NoticeMatch> Notices::find(
    std::string_view line, std::string_view host, std::size_t beside) const {
  if (!tables_ || line.size() > 3 * longest_words) return {};
  const std::string letters = notice_letters(line);
  if (letters.empty() || letters.size() > longest_words) return {};
  std::optional<NoticeMatch> best;
  std::size_t best_own = 0;
  bool best_is_of_host = false;
  for (const Tables::Text& text : tables_->texts) {
    const Notice& notice = tables_->notices[text.notice];
    if (!holds_at(notice.hosts, host)) continue;
    const auto range = find_parts(letters, text.parts);
    if (!range) continue;
    const std::size_t rest = letters.size() - (range->end - range->begin);
    if (rest > (notice.whole ? 0 : std::min(beside, range->own))) continue;
    // Where the host is not known, what holds everywhere goes before what holds at one platform.
    const bool is_of_host = notice.hosts.empty() == host.empty();
    const bool better = !best || range->own > best_own ||
                        (range->own == best_own && is_of_host && !best_is_of_host);
    if (!better) continue;
    best = NoticeMatch{&notice, notice.texts[text.number], rest};
    best_own = range->own;
    best_is_of_host = is_of_host;
  }
  return best;
}

std::optional<Cause> Notices::cause_of(std::string_view words, std::string_view host) const {
  const auto found = find(words, host);
  if (!found) return {};
  return found->notice->cause;
}

std::optional<Cause> Notices::cause_of_address(std::string_view url) const {
  if (!tables_) return {};
  const auto parsed = parse_url(url);
  if (!parsed || parsed->host.empty()) return {};
  std::string rest = parsed->path;
  if (!parsed->query.empty()) rest += "?" + parsed->query;
  rest = lower(rest);
  for (const Notice& notice : tables_->notices) {
    for (const std::string& pattern : notice.addresses) {
      const std::size_t slash = std::min(pattern.find('/'), pattern.size());
      const std::string host = lower(std::string_view(pattern).substr(0, slash));
      if (!holds_at(std::span(&host, 1), parsed->host)) continue;
      if (matches_pattern(rest, lower(std::string_view(pattern).substr(slash))))
        return notice.cause;
    }
  }
  return {};
}

std::optional<Cause> Notices::cause_of_element(std::string_view name, std::string_view host) const {
  for (const Notice& notice : all()) {
    if (names(notice.elements, name) && holds_at(notice.hosts, host)) return notice.cause;
  }
  return {};
}

bool Notices::is_live_element(std::string_view id, std::string_view host) const {
  const auto pages = live_pages();
  return std::any_of(pages.begin(), pages.end(), [&](const LivePage& one) {
    return names(one.elements, id) && holds_at(one.hosts, host);
  });
}

}  // namespace weiguan
