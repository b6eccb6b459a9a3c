// A small made-up observatory for the tests of this room: fictional outlets and people, in Chinese
// and English, with hostile titles, two versions of a page, rows of a file and a failed capture.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "views/web/detail/site.h"

namespace weiguan::web {

class MadeUp {
 public:
  // Below the tests' temporary folder.  `more` further articles, for paging.
  explicit MadeUp(const std::string& name, int more = 0);
  ~MadeUp();
  MadeUp(const MadeUp&) = delete;
  MadeUp& operator=(const MadeUp&) = delete;

  Site site() const;  // Refers to this object.

  ArticleId tide{}, tide_edited{}, rain{}, hostile{}, post{}, public_post{};
  CaptureId page{}, page_again{}, failed{}, hostile_page{}, chunk{};
  std::string row;  // The bytes of `post` in the chunk.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

inline constexpr std::string_view hostile_title =
    "\"><script>alert('标题')</script>&amp;\xE2\x80\xAE<img src=x onerror=alert(1)>";

}  // namespace weiguan::web
