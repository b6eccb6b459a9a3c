#include "views/tables/figure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "text/utf8.h"
#include "views/tables/page.h"

namespace weiguan {

namespace {

// Of the drawing, in its own units (pixels where it is shown at its own width).
constexpr double width = 1000, margin = 16;
constexpr double column_width = 6.6;  // Of one column of display_width(), at the size of labels.
constexpr double lane = 13, line_gap = 9, gap = 22, least_panel = 170;
constexpr std::size_t shapes = 4;
constexpr std::string_view colours = R"css(
svg { --ink: #1d1f23; --soft: #5a5f68; --line: #dcdad4; --paper: #fcfbf8; --link: #14538c; }
@media (prefers-color-scheme: dark) {
  svg { --ink: #e7e5e0; --soft: #a9abb0; --line: #3a3c41; --paper: #191a1d; --link: #8fc1f2; }
}
)css";

class Drawing {
 public:
  Drawing(const Figure& figure, const FigureOptions& options)
      : figure_(figure), options_(options) {}

  std::string draw() {
    double at = margin;
    if (options_.alone) at = head(at);
    if (figure_.panels.empty()) {
      text(margin, at + 16, "fg-soft", "start", nothing());
      at += 28;
    } else {
      at = legend(at);
      at = panels(at);
    }
    for (const Said& note : figure_.notes) at = lines(at + 6, "fg-soft", say(note, speech()));
    if (options_.alone) at = made(at);
    return begin(at + margin) + body_ + "</svg>\n";
  }

 private:
  Speech speech() const { return options_.speech; }
  bool zh() const { return speech() == Speech::zh; }
  std::string_view nothing() const {
    return zh() ? "没有可画的结果。" : "There is nothing to draw.";
  }

  std::string begin(double height) const {
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" class=\"fg\" "
        "lang=\"{}\" role=\"{}\" aria-label=\"{}\"",
        width,
        height,
        zh() ? "zh-Hans" : "en",
        options_.alone ? "img" : "group",
        escape_html(say(figure_.title, speech())));
    if (options_.alone) {
      out += fmt::format(" width=\"{:.0f}\" height=\"{:.0f}\"", width, height);
    }
    out += ">\n";
    if (options_.alone) {
      out += fmt::format(
          "<title>{}</title>\n<style>{}{}</style>\n",
          escape_html(say(figure_.title, speech())),
          colours,
          figure_style);
    }
    out +=
        "<defs><pattern id=\"fg-hatch\" width=\"6\" height=\"6\" "
        "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"fg-hatch\" "
        "x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs>\n";
    if (options_.alone) {
      out += fmt::format(
          "<rect class=\"fg-paper\" width=\"{:.0f}\" height=\"{:.0f}\"/>\n", width, height);
    }
    return out;
  }

  void text(
      double x, double y, std::string_view style, std::string_view anchor, std::string_view words) {
    body_ += fmt::format(
        "<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
        style,
        x,
        y,
        anchor,
        escape_html(words));
  }

  void stroke(double x1, double y1, double x2, double y2, std::string_view style) {
    body_ += fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n",
        style,
        x1,
        y1,
        x2,
        y2);
  }

  // A paragraph; returns where it ends.
  double lines(double at, std::string_view style, std::string_view words, double indent = 0) {
    const auto columns = static_cast<std::size_t>((width - 2 * margin - indent) / column_width);
    for (const std::string& one : wrapped(words, columns)) {
      text(margin + indent, at + 13, style, "start", one);
      at += 17;
    }
    return at;
  }

  double head(double at) {
    const auto columns = static_cast<std::size_t>((width - 2 * margin) / 11.5);
    for (const std::string& one : wrapped(say(figure_.title, speech()), columns)) {
      text(margin, at + 20, "fg-title", "start", one);
      at += 27;
    }
    return lines(at + 2, "fg-soft", say(figure_.subtitle, speech())) + 6;
  }

  // One of four shapes, so that it needs no colour to be told apart.
  void dot(double x, double y, std::size_t series, bool few) {
    const std::string style = fmt::format("fg-s{} fg-dot{}", series % shapes, few ? " fg-few" : "");
    if (series % shapes == 0) {
      body_ += fmt::format(
          "<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.2\"/>\n", style, x, y);
      return;
    }
    static constexpr std::array<std::array<std::array<double, 2>, 4>, 3> corners = {
        {{{{-3.8, -3.8}, {3.8, -3.8}, {3.8, 3.8}, {-3.8, 3.8}}},
         {{{0, -5.4}, {5.4, 0}, {0, 5.4}, {-5.4, 0}}},
         {{{0, -5}, {0, -5}, {5, 4}, {-5, 4}}}}};
    std::string points;
    for (const auto& corner : corners[series % shapes - 1]) {
      points +=
          fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x + corner[0], y + corner[1]);
    }
    body_ += fmt::format("<polygon class=\"{}\" points=\"{}\"/>\n", style, points);
  }

  double legend(double at) {
    double x = margin;
    const auto entry = [&](std::string_view words, const auto& sample) {
      const double wide = 26 + static_cast<double>(display_width(words)) * column_width + 22;
      if (x + wide > width - margin && x > margin) {
        x = margin;
        at += 20;
      }
      sample(x, at + 9);
      text(x + 26, at + 13, "fg-label", "start", words);
      x += wide;
    };
    for (std::size_t i = 0; i < figure_.series.size(); ++i) {
      entry(say(figure_.series[i], speech()), [&](double left, double y) {
        stroke(left, y, left + 20, y, fmt::format("fg-s{} fg-bar", i % shapes));
        dot(left + 10, y, i, false);
      });
    }
    bool few = false;
    for (const FigurePanel& panel : figure_.panels) {
      for (const auto& line : panel.lines) {
        for (const FigureMark& mark : line) few = few || mark.few;
      }
    }
    if (few) {
      entry(zh() ? "空心：题数过少" : "hollow: few questions", [&](double left, double y) {
        dot(left + 10, y, 0, true);
      });
    }
    entry(zh() ? "无从得知（不等于零）" : "not known (not zero)", [&](double left, double y) {
      hatch(left, y - 5, 20, 10);
    });
    return at + 30;
  }

  void hatch(double x, double y, double wide, double high) {
    body_ += fmt::format(
        "<rect class=\"fg-missing\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
        "height=\"{:.1f}\"/>\n",
        x,
        y,
        wide,
        high);
  }

  double line_height() const {
    return lane * static_cast<double>(std::max<std::size_t>(1, figure_.series.size())) + line_gap;
  }

  double panels(double at) {
    std::size_t longest = 0;
    for (const Said& one : figure_.lines) {
      longest = std::max(longest, display_width(say(one, speech())));
    }
    const double labels = std::clamp(static_cast<double>(longest) * column_width + 14, 90.0, 280.0);
    const double room = width - 2 * margin - labels;
    const auto most = static_cast<std::size_t>(std::max(1.0, (room + gap) / (least_panel + gap)));
    const std::size_t count = figure_.panels.size();
    const std::size_t bands = (count + most - 1) / most, beside = (count + bands - 1) / bands;
    const double wide =
        (room - gap * static_cast<double>(beside - 1)) / static_cast<double>(beside);
    const double high = line_height() * static_cast<double>(figure_.lines.size());
    for (std::size_t first = 0; first < count; first += beside) {
      const std::size_t last = std::min(count, first + beside);
      double top = 0;
      for (std::size_t i = first; i < last; ++i) top = std::max(top, title_height(i, wide));
      for (std::size_t line = 0; line < figure_.lines.size(); ++line) {
        label(at + top + line_height() * static_cast<double>(line), line, labels);
      }
      for (std::size_t i = first; i < last; ++i) {
        const double x = margin + labels + (wide + gap) * static_cast<double>(i - first);
        panel(figure_.panels[i], x, at, top, wide, high);
      }
      at += top + high + 34;
    }
    return at;
  }

  std::vector<std::string> title_of(std::size_t panel, double wide) const {
    return wrapped(
        say(figure_.panels[panel].title, speech()),
        static_cast<std::size_t>(wide / (column_width + 0.6)));
  }
  std::vector<std::string> note_of(const FigurePanel& panel, double wide) const {
    return wrapped(say(panel.note, speech()), static_cast<std::size_t>(wide / 5.8));
  }
  double title_height(std::size_t panel, double wide) const {
    return 17 * static_cast<double>(title_of(panel, wide).size()) +
           14 * static_cast<double>(note_of(figure_.panels[panel], wide).size()) + 8;
  }

  void label(double y, std::size_t line, double wide) {
    if (line > 0) stroke(margin, y, width - margin, y, "fg-rule");
    const auto parts = wrapped(
        say(figure_.lines[line], speech()), static_cast<std::size_t>((wide - 8) / column_width));
    const double middle = y + line_height() / 2;
    double at = middle + 4 - 7.5 * static_cast<double>(parts.size() - 1);
    for (const std::string& one : parts) {
      text(margin, at, "fg-label", "start", one);
      at += 15;
    }
  }

  void panel(const FigurePanel& panel, double x, double at, double top, double wide, double high) {
    double y = at;
    const auto index = static_cast<std::size_t>(&panel - figure_.panels.data());
    for (const std::string& one : title_of(index, wide)) {
      text(x, y + 13, "fg-panel", "start", one);
      y += 17;
    }
    for (const std::string& one : note_of(panel, wide)) {
      text(x, y + 11, "fg-small", "start", one);
      y += 14;
    }
    const double begin = at + top, end = begin + high;
    const bool narrow = wide < 220;
    for (int percent = 0; percent <= 100; percent += narrow ? 50 : 25) {
      const double here = x + wide * percent / 100;
      stroke(here, begin, here, end, percent == 0 ? "fg-axis" : "fg-grid");
      text(
          here,
          end + 15,
          "fg-small",
          percent == 0     ? "start"
          : percent == 100 ? "end"
                           : "middle",
          fmt::format("{}%", percent));
    }
    for (std::size_t line = 0; line < panel.lines.size(); ++line) {
      for (std::size_t series = 0; series < figure_.series.size(); ++series) {
        const double middle = begin + line_height() * static_cast<double>(line) + line_gap / 2 +
                              lane * (static_cast<double>(series) + 0.5);
        const auto& marks = panel.lines[line];
        const auto found = std::find_if(marks.begin(), marks.end(), [series](const auto& mark) {
          return mark.series == series;
        });
        mark(found == marks.end() ? nullptr : &*found, series, x, middle, wide);
      }
    }
  }

  void mark(const FigureMark* mark, std::size_t series, double x, double y, double wide) {
    const std::string address =
        mark != nullptr && options_.address ? options_.address(mark->evidence) : std::string{};
    const std::string words = mark != nullptr ? say(mark->words, speech())
                              : zh()          ? "未提问"
                                              : "not asked";
    if (address.empty()) {
      body_ += "<g>";
    } else {
      body_ += fmt::format(
          "<a href=\"{}\" aria-label=\"{}\">", escape_html(address), escape_html(words));
    }
    body_ += fmt::format("<title>{}</title>\n", escape_html(words));
    if (mark == nullptr || !mark->value) {
      hatch(x, y - lane / 2 + 1.5, wide, lane - 3);
      const std::string why = mark == nullptr ? words : say(mark->missing, speech());
      const double room = static_cast<double>(display_width(why)) * 5.4 + 8;
      if (room < wide) {
        body_ += fmt::format(
            "<rect class=\"fg-paper\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
            "height=\"{:.1f}\"/>\n",
            x + wide / 2 - room / 2,
            y - lane / 2 + 1,
            room,
            lane - 2);
        text(x + wide / 2, y + 3.4, "fg-tiny", "middle", why);
      }
    } else {
      const auto place = [x, wide](double share) { return x + wide * std::clamp(share, 0.0, 1.0); };
      // Somewhere to point at.
      body_ += fmt::format(
          "<rect class=\"fg-touch\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
          "height=\"{:.1f}\"/>\n",
          x,
          y - lane / 2,
          wide,
          lane);
      if (mark->low && mark->high) {
        stroke(
            place(*mark->low),
            y,
            place(*mark->high),
            y,
            fmt::format("fg-s{} fg-bar", series % shapes));
      }
      dot(place(*mark->value), y, series, mark->few);
    }
    body_ += address.empty() ? "</g>\n" : "</a>\n";
  }

  double made(double at) {
    const double top = at + 6;
    at = top + 8;
    text(margin + 10, at + 13, "fg-panel", "start", zh() ? "本图如何得来" : "How this was made");
    at += 22;
    const auto fact = [&](const std::string& name, const std::string& value) {
      at = lines(at, "fg-fact", name + (zh() ? "：" : ": ") + value, 10);
    };
    for (const auto& [name, value] : figure_.made) fact(say(name, speech()), say(value, speech()));
    for (const auto& [name, value] : options_.made) fact(name, value);
    body_ += fmt::format(
        "<rect class=\"fg-frame\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
        margin,
        top,
        width - 2 * margin,
        at + 8 - top);
    return at + 8;
  }

  const Figure& figure_;
  const FigureOptions& options_;
  std::string body_;
};

bool breaks_behind(char32_t character) {
  return character == U' ' || is_cjk(character) || character == U'，' || character == U'、' ||
         character == U'；' || character == U'。' || character == U'：' || character == U'）';
}

// Must not stand at the beginning of a line.
bool hangs(char32_t character) {
  return character == U' ' || character == U'，' || character == U'、' || character == U'；' ||
         character == U'。' || character == U'：' || character == U'）' || character == U',' ||
         character == U'.';
}

}  // namespace

const std::string_view figure_style = R"css(
.fg { font-family: system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; max-width: 100%; height: auto; --s0: #14538c; --s1: #b0481f; --s2: #2a7350; --s3: #7a3d8c; }
@media (prefers-color-scheme: dark) { .fg { --s0: #8fc1f2; --s1: #f09a6c; --s2: #7fd09b; --s3: #d3a5e2; } }
.fg text { fill: var(--ink); font-size: 12.5px; }
.fg .fg-title { font-size: 21px; font-weight: 700; }
.fg .fg-panel { font-size: 13px; font-weight: 600; }
.fg .fg-soft { fill: var(--soft); }
.fg .fg-small { fill: var(--soft); font-size: 11px; }
.fg .fg-tiny { fill: var(--soft); font-size: 10px; }
.fg .fg-fact { font-size: 12px; }
.fg .fg-paper { fill: var(--paper); }
.fg .fg-frame { fill: none; stroke: var(--line); }
.fg .fg-grid, .fg .fg-rule { stroke: var(--line); stroke-width: 1; }
.fg .fg-rule { stroke-dasharray: 1 3; }
.fg .fg-axis { stroke: var(--soft); stroke-width: 1; }
.fg .fg-hatch { stroke: var(--soft); stroke-width: 1.6; stroke-opacity: 0.55; }
.fg .fg-missing { fill: url(#fg-hatch); stroke: var(--line); stroke-width: 0.5; }
.fg .fg-touch { fill: transparent; }
.fg .fg-bar { stroke-width: 2.2; stroke-opacity: 0.7; }
.fg .fg-dot { stroke-width: 1.8; }
.fg .fg-s0 { stroke: var(--s0); fill: var(--s0); }
.fg .fg-s1 { stroke: var(--s1); fill: var(--s1); }
.fg .fg-s2 { stroke: var(--s2); fill: var(--s2); }
.fg .fg-s3 { stroke: var(--s3); fill: var(--s3); }
.fg .fg-few { fill: var(--paper); }
.fg a:hover .fg-touch, .fg a:focus .fg-touch { fill: var(--line); fill-opacity: 0.6; }
)css";

const std::string& say(const Said& said, Speech speech) {
  return speech == Speech::zh ? said.zh : said.en;
}

std::string draw_figure(const Figure& figure, const FigureOptions& options) {
  return Drawing(figure, options).draw();
}

std::vector<std::string> wrapped(std::string_view text, std::size_t most) {
  std::vector<std::string> lines;
  std::size_t begin = 0, cut = 0, at = 0, columns = 0;
  while (at < text.size()) {
    const std::size_t here = at;
    const char32_t character = next_character(text, at);
    columns += display_width(text.substr(here, at - here));
    if (columns > most && cut > begin && !hangs(character)) {
      std::string_view line = text.substr(begin, cut - begin);
      while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
      lines.emplace_back(line);
      begin = cut;
      columns = display_width(text.substr(begin, at - begin));
    }
    if (breaks_behind(character)) cut = at;
  }
  if (begin < text.size() || lines.empty()) lines.emplace_back(text.substr(begin));
  return lines;
}

std::string command_of(const Instrument& instrument, const Arguments& arguments) {
  const auto quoted = [](const std::string& value) {
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             c == '-' || c == '_' || c == '.' || c == ',' || c == '/' || c == ':';
    });
    if (plain && !value.empty()) return value;
    std::string out = "'";
    for (const char c : value) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
  };
  std::string command = fmt::format("weiguan {}", instrument.name);
  for (const Parameter& one : instrument.parameters) {
    const auto found = arguments.find(one.name);
    if (found == arguments.end() || found->second.empty() || found->second == one.fallback)
      continue;
    if (one.many) {
      for (const std::string& value : split_lines(found->second)) command += " " + quoted(value);
    } else if (one.type == Type::boolean) {
      command += fmt::format(" --{}", one.name);
    } else {
      command += fmt::format(" --{} {}", one.name, quoted(found->second));
    }
  }
  return command;
}

}  // namespace weiguan
