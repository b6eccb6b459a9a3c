// One side of `weiguan diff`: a plain text, an HTML page or a WARC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/outline.h"
#include "views/cli/detail/console.h"

namespace weiguan {

struct DiffSide {
  std::string title, text;
  std::optional<PageOutline> outline;  // Of a page of a file of its own.
  bool page = false;                   // Read out of HTML.
  bool article = false;                // The page's article was found, so `text` is that.
  std::string whole;                   // All text of the page that can be seen.
  std::uint64_t pages = 1;             // Of a WARC; the first is taken.
};

// "-" is standard input.  Throws Error where nothing can be read, and UsageError for a charset
// that there is not.
DiffSide read_side(
    const std::string& name,
    const std::string& charset,
    const Caller& caller,
    ProblemList& problems);

}  // namespace weiguan
