// The evidence alone, as a package that any tool for web archives opens.
#include <algorithm>

#include "base/error.h"
#include "capture/wacz_writer.h"
#include "views/web/detail/article_parts.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/receipt.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

std::string_view unbracketed(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return text;
}

// A revisit says "the same as that one": that one is evidence, too.
std::optional<Capture> original_of(const Site& site, const Capture& revisit) {
  const Record record = site.record(revisit);
  const auto id = unbracketed(header(record.headers, "WARC-Refers-To"));
  auto url = unbracketed(header(record.headers, "WARC-Refers-To-Target-URI"));
  const auto date = parse_time(header(record.headers, "WARC-Refers-To-Date"));
  std::optional<Capture> best;
  for (Capture& one :
       site.archive->captures_of(url.empty() ? std::string_view(revisit.url) : url)) {
    if (one.type == "revisit" || one.type == "metadata") continue;
    if (!id.empty() && one.record_id == id) return std::move(one);
    if (!best && date && one.time == *date) best = std::move(one);
  }
  return best;
}

Reply package(
    const Site& site,
    const Request& request,
    std::vector<Capture> captures,
    const std::string& title,
    const std::string& name) {
  std::erase_if(captures, [](const Capture& one) { return one.place.file.empty(); });
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (captures[i].type != "revisit") continue;
    auto original = original_of(site, captures[i]);
    const bool there =
        !original || std::any_of(captures.begin(), captures.end(), [&](const auto& one) {
          return one.id == original->id;
        });
    if (!there) captures.push_back(std::move(*original));
  }
  if (captures.empty()) {
    return error_reply(
        site,
        request,
        404,
        say("wacz.nothing", request.speech),
        say("wacz.nothing_advice", request.speech));
  }
  std::vector<WaczRecord> records;
  for (const Capture& one : captures) {
    site.record(one);  // Throws where the bytes have changed: what is packed is what was captured.
    records.push_back({one, site.file_of(one.place), can_replay(one) ? title : std::string()});
  }
  auto writer = std::make_shared<const WaczWriter>(
      std::move(records),
      title,
      std::vector<std::pair<std::string, std::string>>{
          {"receipt.txt", receipt_text(site, captures, title, request.speech)}});
  Reply reply;
  reply.type = "application/wacz";
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + ".wacz\"");
  reply.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
  reply.length = writer->size();
  reply.stream = [writer](const Write& write, const Stop& stop) {
    writer->write([&](std::string_view piece) {
      constexpr std::size_t step = std::size_t{64} << 10;
      for (std::size_t at = 0; at < piece.size(); at += step) {
        if (stop.requested() || !write(piece.substr(at, step))) return false;
      }
      return true;
    });
  };
  return reply;
}

}  // namespace

Reply article_package(const Site& site, const Request& request, std::string_view text_id) {
  const auto id = parse_article_id(text_id);
  auto article = id ? site.archive->article(*id) : std::nullopt;
  if (!article) return not_found(site, request);
  const auto title = title_of(*article, request.speech);
  const auto known = know_article(site, std::move(*article));
  return package(site, request, known.captures, title, "article-" + std::string(text_id));
}

Reply capture_package(const Site& site, const Request& request, std::string_view text_id) {
  const auto id = parse_capture_id(text_id);
  auto capture = id ? site.archive->capture(*id) : std::nullopt;
  if (!capture) return not_found(site, request);
  const auto title = capture->url;
  return package(site, request, {std::move(*capture)}, title, "capture-" + std::string(text_id));
}

}  // namespace weiguan::web
