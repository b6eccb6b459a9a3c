#include "extract/detail/xml_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "extract/detail/strings.h"
#include "extract/detail/xml_mend.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

Problem problem(std::size_t offset, std::string rule, std::string reason) {
  Problem out;
  out.offset = offset;
  out.rule = std::move(rule);
  out.reason = std::move(reason);
  return out;
}

enum class Utf32 { no, little, big };

// By its byte order mark or by "<" being the first character.
Utf32 utf32_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  const std::string_view head = bytes.substr(0, 4);
  if (head == "\xFF\xFE\0\0"sv || head == "<\0\0\0"sv) return Utf32::little;
  if (head == "\0\0\xFE\xFF"sv || head == "\0\0\0<"sv) return Utf32::big;
  return Utf32::no;
}

std::string text_of_utf32(std::string_view bytes, Utf32 order) {
  std::string out;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    char32_t character = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t byte = order == Utf32::big ? at + i : at + 3 - i;
      character = character << 8U | static_cast<unsigned char>(bytes[byte]);
    }
    if (character != 0xFEFF || at > 0) append_utf8(out, character);
  }
  return out;
}

}  // namespace

FileText text_of_file(
    std::string_view bytes, const std::string& http_charset, std::size_t max_bytes) {
  FileText out;
  if (bytes.size() > max_bytes) {
    out.problems.push_back(problem(
        max_bytes,
        "xml-size",
        fmt::format(
            "The file has {} bytes; only the first {} were read.", bytes.size(), max_bytes)));
    bytes = bytes.substr(0, max_bytes);
  }
  if (const Utf32 order = utf32_of(bytes); order != Utf32::no) {
    out.text = text_of_utf32(bytes, order);
    out.charset = order == Utf32::big ? "utf-32be" : "utf-32le";
    return out;
  }
  Decoded decoded = decode_page(bytes, http_charset);
  if (decoded.lossy) {
    out.problems.push_back(problem(
        0,
        "xml-charset",
        fmt::format("Some bytes have no meaning in {}, as which it was read.", decoded.charset)));
  }
  const std::string declared = one_line(to_valid_utf8(decoded.declared));
  if (!decoded.declared.empty() && charset_of_label(decoded.declared).empty()) {
    out.problems.push_back(problem(
        0,
        "xml-charset",
        fmt::format(
            "The charset it declares, \"{}\", is not known; it was read as {}.",
            first_characters(declared, 40),
            decoded.charset)));
  }
  out.text = std::move(decoded.text);
  out.charset = std::move(decoded.charset);
  out.shift = bytes.size() - std::min(bytes.size(), out.text.size());
  out.places = out.charset == "utf-8" && !decoded.lossy && bytes.substr(out.shift) == out.text;
  return out;
}

FileEntries read_xml_file(
    const FileText& file,
    const std::vector<std::string_view>& entry_names,
    const XmlLimits& limits,
    const std::function<void()>& restart,
    const FileEntrySink& sink) {
  FileEntries out;
  const auto in_input = [&](std::size_t place) { return file.places ? place + file.shift : 0; };
  XmlResult read =
      read_xml(file.text, entry_names, limits, [&](const XmlTree& tree, XmlIndex entry) {
        return sink(tree, entry, in_input(tree[entry].from), in_input(tree[entry].to));
      });
  if (!read.well_formed) {
    out.problems.push_back(problem(
        in_input(read.error_at),
        "xml-syntax",
        fmt::format("The XML is not well-formed ({}); it was mended and read on.", read.error)));
    const Mended mended = mend_xml(file.text, entry_names);
    for (Problem one : mended.problems) {
      one.offset = in_input(static_cast<std::size_t>(one.offset));
      out.problems.push_back(std::move(one));
    }
    restart();
    const auto place = [&](std::size_t in_xml) { return in_input(mended.place_in_text(in_xml)); };
    read = read_xml(mended.xml, entry_names, limits, [&](const XmlTree& tree, XmlIndex entry) {
      return sink(tree, entry, place(tree[entry].from), place(tree[entry].to));
    });
  }
  if (read.left_out) {
    out.problems.push_back(problem(
        0,
        "xml-limit",
        fmt::format(
            "Tags deeper than {} or more than {} in one entry were left out.",
            limits.max_depth,
            limits.max_nodes)));
  }
  out.tree = std::move(read.tree);
  out.root_space = std::move(read.root_space);
  return out;
}

}  // namespace weiguan::extract
