// What one visit to an address showed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/fates.h"
#include "instruments/fates_site.h"

namespace weiguan::fates {

// A cause that ends a page, or keeps from seeing it.
Why why_of(Cause cause);

// The same page under another form of its address: with or without www, a slash at its end, an
// index file, TLS.
bool is_same_page(std::string_view url, std::string_view other);
// The front page of the site that `from` is a page of.
bool is_front_page(std::string_view url, std::string_view from);
// An address by which a site says that something is not there: /404.html, /error/notfound.
bool is_error_address(std::string_view url);
// An address at which one signs in, or shows not to be a machine; nothing for others.
std::optional<Why> wall_of_address(std::string_view url);

// The last visit that showed the page.
struct Known {
  bool alive = false;  // There was one.
  bool html = false;
  bool article = false;
  std::uint64_t sketch = 0;
  ArticleId id{};  // What was read there; 0 where nothing was.
};

class Judge {
 public:
  Judge(const Archive& archive, const Packs& packs)
      : archive_(archive), packs_(packs), sites_(archive) {}

  // Every visit, by time; each compared with what those before it showed.
  std::vector<Judged> judge(const Visits& visits);

 private:
  // What was got, at the address itself or where a redirect led under the same name.
  Why judge_answer(const Capture& capture, ArticleId article, Known& known, Judged& judged);
  Why judge_page(const Capture& capture, ArticleId article, Known& known, Judged& judged);
  Why judge_substitute(const Capture& capture, const Known& known, Judged& judged);
  Why judge_missing(const Capture& capture, Judged& judged);
  Why judge_redirect(const Capture& capture, Known& known, Judged& judged);
  Why judge_landing(
      const Capture& redirect, const Capture& landing, const Known& known, Judged& judged);
  // `why` where another article of the site is seen to be shown at that time.
  Why if_site_lives(Why why, const Capture& page, std::uint64_t sketch, Judged& judged);
  ArticleId read_from(const Capture& capture) const;
  bool is_same_article(const Capture& capture, const Known& known) const;
  bool is_same_site(std::string_view url, std::string_view other) const;
  void add_rows(const Visits& visits, std::vector<Judged>& judged) const;

  const Archive& archive_;
  const Packs& packs_;
  Sites sites_;
};

}  // namespace weiguan::fates
