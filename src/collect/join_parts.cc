#include "collect/detail/join_parts.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "capture/http.h"
#include "capture/warc_reader.h"
#include "collect/detail/read_record.h"
#include "extract/page.h"

namespace weiguan {

namespace {

constexpr std::size_t most_pages = 200;  // Of one article.

struct Links {
  std::string next, previous;
};

std::chrono::seconds apart(Time a, Time b) {
  return a < b ? b - a : a - b;
}

class Joiner {
 public:
  explicit Joiner(Session& session) : session_(session) {}

  void run() {
    session_.out.flush();
    for (const Capture& part : session_.archive.unread_parts()) {
      if (session_.stopped()) return;
      join(chain_of(part));
      session_.out.flush_if_full();
    }
    session_.out.flush();
  }

 private:
  using Chain = std::vector<Capture>;

  std::optional<Page> read(const Capture& capture) {
    try {
      const Record record =
          read_record((session_.warc_folder() / capture.place.file).string(), capture.place);
      return page_of(payload_of(record), capture, session_.packs, session_.zones);
    } catch (const Error& error) {
      session_.out.tell_outside(
          {capture.place.file,
           capture.place.offset,
           0,
           "part-unreadable",
           fmt::format("A page of an article of several is left out: {}.", error.what())});
      return {};
    }
  }

  const Links& links_of(const Capture& capture) {
    const auto [known, is_new] = links_.try_emplace(capture.id);
    if (is_new) {
      if (const auto page = read(capture)) known->second = {page->next_page, page->previous_page};
    }
    return known->second;
  }

  // The capture of the page that is nearest in time.
  std::optional<Capture> nearest(const std::string& url, Time time) const {
    std::optional<Capture> best;
    if (url.empty()) return best;
    for (Capture& one : session_.archive.captures_of(url)) {
      if (one.page_kind != part_kind) continue;
      if (!best || apart(one.time, time) < apart(best->time, time)) best = std::move(one);
    }
    return best;
  }

  // The pages in their order; ends where a page is missing or comes again.
  Chain chain_of(const Capture& part) {
    Chain chain = {part};
    std::set<CaptureId> seen = {part.id};
    const auto follow = [&](bool forward) {
      while (chain.size() < most_pages) {
        const Capture& end = forward ? chain.back() : chain.front();
        const Links& links = links_of(end);
        auto other = nearest(forward ? links.next : links.previous, part.time);
        if (!other || !seen.insert(other->id).second) return;
        chain.insert(forward ? chain.end() : chain.begin(), std::move(*other));
      }
    };
    follow(false);
    follow(true);
    return chain;
  }

  void join(const Chain& chain) {
    std::vector<CaptureId> ids;
    for (const Capture& one : chain) ids.push_back(one.id);
    if (!joined_.insert(ids).second) return;
    std::vector<Page> pages;
    Chain read_from;
    for (const Capture& one : chain) {
      auto page = read(one);
      if (!page) continue;
      pages.push_back(std::move(*page));
      read_from.push_back(one);
    }
    if (pages.empty()) return;
    const bool whole = pages.size() == chain.size() && pages.front().previous_page.empty() &&
                       pages.back().next_page.empty();
    Page page = join_pages(std::move(pages));
    if (!whole) page.confidence /= 2;
    ReadArticle article = article_of(std::move(page), read_from.front(), session_.packs);
    Findings found;
    for (const Capture& one : read_from) {
      article.reading.capture = one.id;
      found.articles.push_back(article);
    }
    session_.out.add(std::move(found));
  }

  Session& session_;
  std::map<CaptureId, Links> links_;
  std::set<std::vector<CaptureId>> joined_;
};

}  // namespace

void join_parts(Session& session) {
  if (!session.stopped()) Joiner(session).run();
}

}  // namespace weiguan
