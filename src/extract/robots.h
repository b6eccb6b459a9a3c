// What a robots.txt allows one collector (RFC 9309, with what Google reads beyond it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

// Which rule decided, and where it stands.
struct RobotsVerdict {
  bool allowed = true;
  std::size_t line = 0;  // From 1; 0 where no rule of the file matches.
  std::string rule;      // "Disallow: /x/", one line of UTF-8; empty where no rule matches.
};

// What the answer to the request for robots.txt means (RFC 9309, 2.3.1).
enum class RobotsAnswer {
  file,        // 2xx: its rules count.
  absent,      // 4xx, and redirects that were followed five times and led nowhere: all is allowed.
  unreachable  // 5xx, 429, no answer: nothing is allowed for now.  RFC 9309 lets a collector that
               // knew the file before go on by that one, and take it for absent after 30 days.
};

// `status` is that of the last answer; 0 where there was none.
RobotsAnswer robots_answer(int status);

// Immutable after parse(); safe from many threads at once.
class Robots {
 public:
  // Bytes that are read; a line that is cut there is dropped.  RFC 9309 asks for 500 KiB at least.
  static constexpr std::size_t max_bytes = std::size_t{500} << 10;

  // All is allowed.
  Robots() = default;

  // `bytes` as served, content coding undone; `product` is the collector's name, "weiguan", that
  // groups are matched with, blind to case.  Never throws for bad input: what is no rule is passed
  // over, so that an HTML page allows all.
  static Robots parse(std::string_view bytes, std::string_view product);

  static Robots all_disallowed();

  // By what the answer means.
  static Robots of_answer(int status, std::string_view bytes, std::string_view product);

  // Of an absolute address or of its path with query.  The longest rule that matches decides, and
  // "Allow" between two of one length.  /robots.txt is always allowed.  Rules are compared as they
  // are written and once more with every escape that need not be one undone; and an address with
  // characters that should be escaped as it is and escaped: all must allow it.
  RobotsVerdict judge(std::string_view url) const;
  bool allows(std::string_view url) const { return judge(url).allowed; }

  // Seconds between two requests, where our group says so: the longest, as written.  Not part of
  // RFC 9309.
  std::optional<double> crawl_delay;

  // Sitemap lines of any place in the file, each once, as written: absolute, as they should be.
  std::vector<std::string> sitemaps;

  // A group names the product; the group "*" then does not count.
  bool names_us = false;

  // The file was longer than `max_bytes`.
  bool was_cut = false;

 private:
  struct Rule {
    bool allow = false;
    std::string pattern;  // With escapes in upper case and all else that is not ASCII escaped.
    std::string normal;   // Without needless escapes.
    std::size_t line = 0;
    std::string written;
  };
  struct Reader;

  std::vector<Rule> rules_;
};

}  // namespace weiguan
