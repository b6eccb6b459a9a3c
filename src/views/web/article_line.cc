#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/url.h"
#include "views/web/detail/article_parts.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t most_moments = 200;

// One capture on the line, and the version that was read out of it.
struct Moment {
  Capture capture;
  std::size_t version = 0;  // From 1; 0: none was read.
  bool changed = false;     // Another version than at the last capture that gave one.
};

std::vector<Moment> moments_of(const Site& site, const KnownArticle& known) {
  std::map<CaptureId, std::size_t> version_of;
  for (std::size_t i = 0; i < known.versions.size(); ++i) {
    for (const Reading& one : site.archive->readings(known.versions[i])) {
      version_of.emplace(one.capture, i + 1);
    }
  }
  std::vector<Moment> moments;
  const auto add = [&](const Capture& capture) {
    const bool there = std::any_of(moments.begin(), moments.end(), [&](const Moment& one) {
      return one.capture.id == capture.id;
    });
    if (!there) moments.push_back({capture, 0, false});
  };
  for (const Capture& one : known.captures) add(one);
  for (const Capture& one : known.of_address) {
    if (moments.size() < most_moments) add(one);
  }
  std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return std::pair(a.capture.time, a.capture.id) < std::pair(b.capture.time, b.capture.id);
  });
  std::size_t last = 0;
  for (Moment& one : moments) {
    const auto found = version_of.find(one.capture.id);
    if (found == version_of.end()) continue;
    one.version = found->second;
    one.changed = last != 0 && last != one.version;
    last = one.version;
  }
  return moments;
}

// A disc for what was captured, a square where the text had changed, a cross for a failure: told by
// shape, not by colour.
std::string mark_of(const Moment& one, double x) {
  if (!one.capture.failure.empty()) {
    return fmt::format("<path class=\"failed\" d=\"M{0:.1f} 14l12 12m0 -12l-12 12\"/>", x - 6);
  }
  if (one.changed) {
    return fmt::format(
        "<rect class=\"changed\" x=\"{:.1f}\" y=\"13\" width=\"14\" height=\"14\"/>", x - 7);
  }
  return fmt::format("<circle class=\"kept\" cx=\"{:.1f}\" cy=\"20\" r=\"6\"/>", x);
}

Html drawing_of(const std::vector<Moment>& moments, const Zone& zone, Speech speech) {
  Html html;
  const Time first = moments.front().capture.time, last = moments.back().capture.time;
  if (first == last) return html;
  const double length = std::chrono::duration<double>(last - first).count();
  std::string svg = fmt::format(
      "<svg class=\"line\" viewBox=\"0 0 720 40\" role=\"img\" aria-label=\"{}\">"
      "<path class=\"axis\" d=\"M10 20H710\"/>",
      escape(
          say("line.drawing",
              speech,
              {std::to_string(moments.size()), show_time(first, zone), show_time(last, zone)})));
  for (const Moment& one : moments) {
    const double at = std::chrono::duration<double>(one.capture.time - first).count() / length;
    svg += mark_of(one, 10 + 700 * at);
  }
  html.open("figure", {{"class", "versions"}}).drawing(svg + "</svg>").open("figcaption");
  html.open("span");
  add_time(html, first, zone);
  html.close("span").leaf("span", say("line.key", speech)).open("span");
  add_time(html, last, zone);
  return html.close("span").close("figcaption").close("figure");
}

void add_moment(
    Html& html, const Site& site, const KnownArticle& known, const Moment& one, Speech speech) {
  const Capture& capture = one.capture;
  html.open("li");
  html.open("a", {{"href", "/capture/" + to_string(capture.id)}});
  add_time(html, capture.time, site.zone);
  html.close("a").text(" ");
  if (!capture.failure.empty()) {
    html.text(say("line.failed", speech)).text(" ").quoted(capture.failure);
  } else if (capture.status != 0) {
    html.text(say("line.status", speech, {std::to_string(capture.status)}));
  } else {
    html.text(say("line.captured", speech));
  }
  if (one.version != 0) {
    const ArticleId id = known.versions[one.version - 1];
    const auto name = say("line.version", speech, {std::to_string(one.version)});
    html.text(" · ");
    if (id == known.article.id) {
      html.leaf("strong", name + say("article.this", speech));
    } else {
      html.link("/article/" + to_string(id), name).text(" · ");
      const bool before =
          one.version <
          static_cast<std::size_t>(
              std::find(known.versions.begin(), known.versions.end(), known.article.id) -
              known.versions.begin()) +
              1;
      const auto &left = before ? id : known.article.id, &right = before ? known.article.id : id;
      html.link(
          fmt::format("/diff?before={}&after={}", to_string(left), to_string(right)),
          say("diff.compare", speech));
    }
  }
  if (one.changed) html.text(" · ").leaf("em", say("line.changed", speech));
  if (can_replay(capture)) {
    html.text(" · ").link(replay_address(capture), say("capture.replay", speech));
  }
  html.close("li");
}

}  // namespace

Html article_line(const Site& site, const KnownArticle& known, Speech speech) {
  const auto moments = moments_of(site, known);
  Html html;
  if (moments.empty()) return html;
  html.add(drawing_of(moments, site.zone, speech)).open("ol", {{"class", "moments"}});
  for (const Moment& one : moments) add_moment(html, site, known, one, speech);
  return html.close("ol");
}

}  // namespace weiguan::web
