// The lines of a robots.txt, with the spellings that are taken for the right ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace weiguan::extract {

enum class RobotsKey : std::uint8_t { user_agent, allow, disallow, crawl_delay, sitemap, other };

struct RobotsLine {
  RobotsKey key = RobotsKey::other;
  std::string_view value;  // Without blanks at its ends and without comment.
  std::string_view text;   // The whole line, likewise.
  std::size_t number = 0;  // From 1.
};

// Lines end in CR, LF or both.  A byte order mark, also a part of it, is passed over.  "key value"
// stands for "key: value" where there are no more words.  What follows byte 16,664 of a line, eight
// times the longest address, does not count.
void for_each_robots_line(
    std::string_view bytes, const std::function<void(const RobotsLine&)>& tell);

}  // namespace weiguan::extract
