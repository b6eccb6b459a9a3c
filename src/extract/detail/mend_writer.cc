#include "extract/detail/mend_writer.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "extract/detail/html_text.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_entities = 2500;  // Different ones: HTML has fewer.

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

void MendWriter::cut_back(std::size_t size) {
  out_.xml.resize(size);
  while (!out_.pieces.empty() && out_.pieces.back().first > size) out_.pieces.pop_back();
}

void MendWriter::fault(const char* rule, std::size_t at) {
  Fault& one = faults_[rule];
  if (one.count++ == 0) one.first = at;
}

void MendWriter::data(std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to;) {
    const std::size_t next = std::min(text_.find_first_of("&<", at), to);
    mark(at);
    characters(at, next);
    if (next < to) character(static_cast<char32_t>(text_[next]));
    at = next + 1;
  }
}

Mended MendWriter::finish() {
  mark(text_.size());
  report();
  return std::move(out_);
}

void MendWriter::characters(std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to;) {
    const char c = text_[at];
    if (c == '&') {
      entity(at, to);
      mark(at);
    } else if (c == '<' || c == '>' || c == '"') {
      character(static_cast<char32_t>(c));
      ++at;
      mark(at);
    } else if (static_cast<unsigned char>(c) < 0x20 && !is_space(c)) {
      fault("xml-control", at++);
      mark(at);
    } else if (
        c == '\xEF' &&
        (text_.substr(at, 3) == "\xEF\xBF\xBE" || text_.substr(at, 3) == "\xEF\xBF\xBF")) {
      fault("xml-control", at);
      at += 3;
      mark(at);
    } else {
      out_.xml += c;
      ++at;
    }
  }
}

// What stands at "&".
void MendWriter::entity(std::size_t& at, std::size_t to) {
  const std::size_t end = text_.substr(at, std::min<std::size_t>(to - at, 34)).find(';');
  const std::string_view name =
      end == std::string_view::npos ? std::string_view() : text_.substr(at + 1, end - 1);
  for (const std::string_view own : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name != own) continue;
    out_.xml += text_.substr(at, end + 1);
    at += end + 1;
    return;
  }
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool whole =
        !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    const bool allowed = code == 0x9 || code == 0xA || code == 0xD ||
                         (code >= 0x20 && code < 0xD800) || (code > 0xDFFF && code < 0xFFFE) ||
                         (code > 0xFFFF && code <= 0x10FFFF);
    if (whole) {
      if (!allowed) fault("xml-control", at);
      if (allowed) character(code);
      at += end + 1;
      return;
    }
  } else if (!name.empty()) {
    fault("xml-entity", at);
    if (const std::string& meant = html_entity(name); !meant.empty()) {
      for (std::size_t i = 0; i < meant.size();) character(next_character(meant, i));
      at += end + 1;
      return;
    }
    out_.xml += "&amp;";
    ++at;
    return;
  }
  fault("xml-entity", at);
  out_.xml += "&amp;";
  ++at;
}

void MendWriter::character(char32_t character) {
  switch (character) {
    case U'&':
      out_.xml += "&amp;";
      return;
    case U'<':
      out_.xml += "&lt;";
      return;
    case U'>':
      out_.xml += "&gt;";
      return;
    case U'"':
      out_.xml += "&quot;";
      return;
    default:
      append_utf8(out_.xml, character);
  }
}

const std::string& MendWriter::html_entity(std::string_view name) {
  static const std::string none;
  if (const auto known = entities_.find(name); known != entities_.end()) return known->second;
  if (entities_.size() >= max_entities) return none;
  return entities_.emplace(name, characters_of_entity(name)).first->second;
}

void MendWriter::report() {
  struct Words {
    std::string_view rule;
    std::string_view words;
  };
  constexpr Words all[] = {
      {"xml-after", "Something stands behind the end of the root element; it was not read."},
      {"xml-before", "Something stands before the XML; it was not read."},
      {"xml-control", "Characters that XML forbids were left out"},
      {"xml-cut", "The file ends in the middle; the element in which it ends was left out."},
      {"xml-depth", "Tags are nested too deeply; the deeper ones were left out, their text kept"},
      {"xml-entity", "\"&\" that begins no entity of XML was read as HTML, else as text"},
      {"xml-tag", "Tags are unfinished or do not match; they were closed, dropped or read as text"},
  };
  for (const Words& one : all) {
    const auto fault = faults_.find(std::string(one.rule));
    if (fault == faults_.end()) continue;
    Problem problem;
    problem.offset = fault->second.first;
    problem.rule = one.rule;
    problem.reason = one.words;
    if (!one.words.ends_with('.')) problem.reason += fmt::format(" ({}).", fault->second.count);
    out_.problems.push_back(std::move(problem));
  }
}

std::size_t Mended::place_in_text(std::size_t place_in_xml) const {
  const auto behind = std::upper_bound(
      pieces.begin(), pieces.end(), place_in_xml, [](std::size_t place, const auto& piece) {
        return place < piece.first;
      });
  if (behind == pieces.begin()) return 0;
  const auto& piece = *(behind - 1);
  const std::size_t place = piece.second + (place_in_xml - piece.first);
  return behind == pieces.end() ? std::min(place, piece.second) : std::min(place, behind->second);
}

}  // namespace weiguan::extract
