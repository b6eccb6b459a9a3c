// What pages say that stand in place of others: "该内容已被发布者删除", "page not found".
//
// A notice counts where it is the whole of a short text, or most of it.  Never is it looked for in
// a long one: articles about censorship quote the notices.  Letters and digits alone are compared,
// folded, with 帐 as 账; so 简 meets 繁, and neither punctuation, width nor case matter. Addresses,
// "查看帮助" behind and "抱歉" before it are taken off.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/capture.h"

namespace weiguan {

// The notices of one cause at one platform, or anywhere.
struct Notice {
  std::string id;
  Cause cause = Cause::gone;
  std::vector<std::string> texts;  // "*" stands for a few letters or none.
  // Where it holds, each with its subdomains; empty: everywhere.
  std::vector<std::string> hosts;
  // The text must be all that is said; else as much again may stand beside it.
  bool whole = false;
  // Of pages that are shown in place of others: "weibo.com/sorry?pagenotfound*".  The host stands
  // for its subdomains too, "*" for anything.
  std::vector<std::string> addresses;
  std::vector<std::string> elements;  // Ids or classes that only such a page has: "page_rumor".
};

// Pages with an element of one of these ids show what stands there, whatever else they say.
struct LivePage {
  std::string id;
  std::vector<std::string> hosts;  // As of a Notice.
  std::vector<std::string> elements;
};

struct NoticeMatch {
  const Notice* notice = nullptr;  // Of the Notices that found it.
  std::string_view text;           // The one of its texts that was found.
  std::size_t beside = 0;          // Bytes of letters that stand beside it.
};

// How many bytes of letters may stand beside a notice at most: "您访问的 ... 请检查".
inline constexpr std::size_t most_beside = 33;

// The form in which notices are compared.
std::string notice_letters(std::string_view text);

// Built once, then only read: safe from many threads.  Cheap to copy.  A notice that holds at some
// hosts only also holds where the host is not known ("").
class Notices {
 public:
  Notices() = default;  // Knows none.
  explicit Notices(std::vector<Notice> notices, std::vector<LivePage> live = {});

  std::span<const Notice> all() const;
  std::span<const LivePage> live_pages() const;

  // The cause that a short text states as a whole; nothing where it states none.
  std::optional<Cause> cause_of(std::string_view words, std::string_view host = {}) const;

  // The notice that a line is, with at most `beside` bytes of letters beside it and never more than
  // of its own.  Of several the longest; of equal ones that of the host.
  std::optional<NoticeMatch> find(
      std::string_view line, std::string_view host, std::size_t beside = most_beside) const;

  // Of an address that a reader ends at or is led to.
  std::optional<Cause> cause_of_address(std::string_view url) const;

  // By the id or one class of an element.
  std::optional<Cause> cause_of_element(std::string_view name, std::string_view host) const;
  bool is_live_element(std::string_view id, std::string_view host) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;  // Null where none are known.
};

// Whether `host` is one of the hosts or below one; true where there are none, or `host` is empty.
bool holds_at(std::span<const std::string> hosts, std::string_view host);

// Whether the whole text is the pattern, in which "*" stands for anything.
bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace weiguan
