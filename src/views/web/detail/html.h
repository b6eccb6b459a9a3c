// HTML, written so that text cannot become markup.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace weiguan::web {

// & < > " ' escaped; control characters, which HTML does not allow, become U+FFFD.
std::string escape(std::string_view text);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// A piece of HTML that is being written.  Names are ours; values and texts may be anybody's and are
// always escaped.  An attribute whose name begins with "?" is written without a value, and only
// when its value is not empty; others are left out when their value is empty, except value="" and
// alt="".
class Html {
 public:
  Html& open(std::string_view name, Attributes attributes = {});
  Html& close(std::string_view name);
  Html& text(std::string_view text);
  // An element with a text in it.
  Html& leaf(std::string_view name, std::string_view text, Attributes attributes = {});
  Html& link(std::string_view address, std::string_view text, Attributes attributes = {});
  Html& add(const Html& other);
  // A drawing of ours, of which every text is escaped already.
  Html& drawing(std::string_view svg);

  // Somebody else's words: isolated, so that right-to-left marks in them end with them.  `language`
  // as in BCP 47; may be empty.
  Html& quoted(std::string_view text, std::string_view language = {});
  // The same with marked ranges.
  Html& marked(std::string_view text, const std::vector<Range>& marks);
  // An address of the web: a link only where it is http or https.
  Html& outside(std::string_view address);

  const std::string& str() const { return out_; }
  bool empty() const { return out_.empty(); }

 private:
  std::string out_;
};

// "zh-Hans" of an article's language and script; empty where not known.
std::string language_tag(std::string_view language, std::string_view script);

}  // namespace weiguan::web
