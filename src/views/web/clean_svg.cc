#include "views/web/detail/clean_svg.h"

#include <algorithm>
#include <memory>

#include <expat.h>
#include <fmt/format.h>

#include "base/error.h"
#include "text/utf8.h"
#include "views/web/detail/html.h"

namespace weiguan::web {

namespace {

constexpr int deepest = 64;
constexpr std::string_view svg_space = "http://www.w3.org/2000/svg ";
constexpr std::string_view xlink_space = "http://www.w3.org/1999/xlink ";

// In order of bytes, as are the attributes.
constexpr std::string_view elements[] = {
    "circle",  "clipPath",       "defs",           "desc",  "ellipse", "g",
    "line",    "linearGradient", "marker",         "mask",  "path",    "pattern",
    "polygon", "polyline",       "radialGradient", "rect",  "stop",    "svg",
    "symbol",  "text",           "textPath",       "title", "tspan",   "use"};

constexpr std::string_view attributes[] = {
    "alignment-baseline",
    "aria-hidden",
    "aria-label",
    "baseline-shift",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "color",
    "cx",
    "cy",
    "d",
    "direction",
    "display",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "fx",
    "fy",
    "gradientTransform",
    "gradientUnits",
    "height",
    "id",
    "lengthAdjust",
    "letter-spacing",
    "marker-end",
    "marker-mid",
    "marker-start",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "mask",
    "maskContentUnits",
    "maskUnits",
    "offset",
    "opacity",
    "orient",
    "overflow",
    "paint-order",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "role",
    "rotate",
    "rx",
    "ry",
    "shape-rendering",
    "spreadMethod",
    "startOffset",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "text-decoration",
    "text-rendering",
    "textLength",
    "transform",
    "transform-origin",
    "unicode-bidi",
    "vector-effect",
    "viewBox",
    "visibility",
    "width",
    "word-spacing",
    "writing-mode",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2"};

template <std::size_t size>
bool among(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  });
}

// A drawing being written again.
struct Cleaner {
  std::string out;
  std::string prefix;
  int depth = 0;
  int dropped = 0;    // Deeper than 0 inside something that is left out.
  bool open = false;  // A start tag whose ">" is still owed.
  const char* wrong = nullptr;
  XML_Parser parser = nullptr;

  void fail(const char* why) {
    if (wrong == nullptr) wrong = why;
    XML_StopParser(parser, XML_FALSE);
  }

  void close_start() {
    if (open) out += '>';
    open = false;
  }

  // "url(#a)" and "#a" with the prefix; empty where it leads elsewhere.
  std::string reference(std::string_view value) const {
    if (!value.starts_with('#') || !is_name(value.substr(1))) return {};
    return "#" + prefix + std::string(value.substr(1));
  }

  std::string value_of(std::string_view value) const {
    std::string low(value);
    std::transform(low.begin(), low.end(), low.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    // A backslash or a comment could hide the name of a function of CSS.
    if (low.find('\\') != std::string::npos || low.find("/*") != std::string::npos) return {};
    if (low.find("url") == std::string::npos && low.find("image") == std::string::npos) {
      return std::string(value);
    }
    if (!low.starts_with("url(") || !low.ends_with(')')) return {};
    auto inner = value.substr(4, value.size() - 5);
    if (inner.size() > 1 && (inner.front() == '"' || inner.front() == '\'') &&
        inner.back() == inner.front()) {
      inner = inner.substr(1, inner.size() - 2);
    }
    const auto to = reference(inner);
    return to.empty() ? to : "url(" + to + ")";
  }

  void attribute(std::string_view name, std::string_view value) {
    std::string kept;
    if (name == "href" || name == std::string(xlink_space) + "href") {
      name = "href";
      kept = reference(value);
    } else if (!among(attributes, name)) {
      return;
    } else if (name == "id") {
      if (is_name(value)) kept = prefix + std::string(value);
    } else if (name == "aria-label") {
      kept = value;
    } else {
      kept = value_of(value);
    }
    if (!kept.empty()) out += fmt::format(" {}=\"{}\"", name, escape(kept));
  }

  void start(std::string_view name, const char** given) {
    if (wrong != nullptr) return;
    if (++depth > deepest) return fail("it is nested too deeply");
    const bool ours = name.starts_with(svg_space);
    if (ours) name.remove_prefix(svg_space.size());
    if (depth == 1 && (!ours || name != "svg")) return fail("it is no SVG");
    if (dropped > 0 || !ours) {
      ++dropped;
      return;
    }
    // What only groups is left out alone; everything else with all that is in it.
    if (!among(elements, name) && name != "a" && name != "switch") {
      ++dropped;
      return;
    }
    close_start();
    const bool group = name == "a" || name == "switch";
    out += '<';
    out += group ? std::string_view("g") : name;
    if (depth == 1) out += " xmlns=\"http://www.w3.org/2000/svg\"";
    for (; !group && *given != nullptr; given += 2) attribute(given[0], given[1]);
    open = true;
  }

  void end(std::string_view name) {
    if (wrong != nullptr) return;  // What was begun is still ended once after a failure.
    --depth;
    if (dropped > 0) {
      --dropped;
      return;
    }
    name.remove_prefix(svg_space.size());
    if (open) {
      out += "/>";
      open = false;
      return;
    }
    out += "</";
    out += name == "a" || name == "switch" ? std::string_view("g") : name;
    out += '>';
  }

  void text(std::string_view text) {
    if (wrong != nullptr || dropped > 0 || depth == 0) return;
    close_start();
    out += escape(text);
  }
};

}  // namespace

std::string clean_svg(std::string_view svg, std::string_view prefix) {
  if (svg.size() > largest_svg) {
    throw UsageError(
        "the drawing is too large",
        fmt::format("Up to {} MiB are kept; choose fewer lines or points.", largest_svg >> 20));
  }
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(
      XML_ParserCreateNS("UTF-8", ' '), XML_ParserFree);
  Cleaner cleaner;
  cleaner.prefix = prefix;
  cleaner.parser = parser.get();
  XML_SetUserData(parser.get(), &cleaner);
  XML_SetElementHandler(
      parser.get(),
      [](void* data, const XML_Char* name, const XML_Char** given) {
        static_cast<Cleaner*>(data)->start(name, given);
      },
      [](void* data, const XML_Char* name) { static_cast<Cleaner*>(data)->end(name); });
  XML_SetCharacterDataHandler(parser.get(), [](void* data, const XML_Char* text, int size) {
    static_cast<Cleaner*>(data)->text({text, static_cast<std::size_t>(size)});
  });
  // A document type could declare entities that grow without end.
  XML_SetStartDoctypeDeclHandler(
      parser.get(), [](void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        static_cast<Cleaner*>(data)->fail("it has a document type");
      });
  const bool whole =
      XML_Parse(parser.get(), svg.data(), static_cast<int>(svg.size()), XML_TRUE) == XML_STATUS_OK;
  if (!whole || cleaner.wrong != nullptr) {
    throw UsageError(fmt::format(
        "the drawing cannot be kept: {}",
        cleaner.wrong != nullptr ? cleaner.wrong
                                 : XML_ErrorString(XML_GetErrorCode(parser.get()))));
  }
  return std::move(cleaner.out);
}

}  // namespace weiguan::web
