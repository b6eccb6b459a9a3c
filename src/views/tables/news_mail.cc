// The digest: plain text behind the few headers that a mail program needs.
#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.h"
#include "views/tables/news.h"

namespace weiguan {

namespace {

constexpr std::size_t line_width = 72;

// One line, no character of which could end a header or speak to a terminal.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\t', ' ');
  return for_terminal(line);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const bool filled = i + k <= bytes.size();
      out += filled ? letters[group >> (18U - 6U * k) & 63U] : '=';
    }
  }
  return out;
}

// A header's value: as it is where it is short ASCII, else in words of RFC 2047, each at most 75
// characters and a line of its own.
std::string header_value(const std::string& text) {
  const bool plain = text.size() <= 60 && std::all_of(text.begin(), text.end(), [](char c) {
                       return c >= ' ' && c <= '~';
                     });
  if (plain && text.find("=?") == std::string::npos) return text;
  constexpr std::size_t most_bytes = 39;  // With "Subject: " 73 characters.
  std::string value, word;
  const auto write = [&] {
    value += (value.empty() ? "=?UTF-8?B?" : "\n =?UTF-8?B?") + base64(word) + "?=";
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    next_character(text, at);
    if (word.size() + at - from > most_bytes) write();
    word += text.substr(from, at - from);
  }
  if (!word.empty()) write();
  return value;
}

// Chinese punctuation that no line begins with.
bool closes(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_character(word, at);
  return std::u32string_view(U"，。、；：！？…”’》」』）】").find(first) !=
         std::u32string_view::npos;
}

// In lines of line_width columns, those behind the first with `indent` before them; a word without
// blanks, as an address, is not cut.
std::string wrapped(const std::string& text, const std::string& first, const std::string& indent) {
  std::string out = first;
  std::size_t column = display_width(first);
  std::string word;
  bool blank = false;
  const auto write = [&] {
    if (word.empty()) return;
    const std::size_t width = display_width(word);
    const bool full = column + width + (blank ? 1U : 0U) > line_width;
    if (full && column > indent.size() && !(closes(word) && !blank)) {
      out += "\n" + indent;
      column = indent.size();
    } else if (blank) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width;
    word.clear();
    blank = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t character = next_character(text, at);
    if (character == ' ') {
      write();
      blank = true;
    } else if (is_cjk(character)) {
      write();
      word = text.substr(from, at - from);
      write();
    } else {
      word += text.substr(from, at - from);
    }
  }
  write();
  return out + "\n";
}

std::string day_of(Time time, const Zone& zone) {
  return format_period(period_of(time, Unit::day, zone).from, Unit::day, zone);
}

}  // namespace

std::string NewsWriter::subject() const {
  const bool zh = head_.speech == Speech::zh;
  const std::string what = fmt::format("{}{}{}", head_.name, zh ? "：" : ": ", head_.instrument);
  if (entries_.empty()) return what + (zh ? "，没有新条目" : ", nothing");
  const auto [first, last] =
      std::minmax_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
        return a.time < b.time;
      });
  std::string days = day_of(first->time, head_.zone);
  const std::string end = day_of(last->time, head_.zone);
  if (days != end) days += (zh ? " 至 " : " to ") + end;
  const std::size_t count = entries_.size();
  if (zh) return fmt::format("{} {} 条，{}", what, count, days);
  return fmt::format("{}, {} {}, {}", what, count, count == 1 ? "item" : "items", days);
}

std::string NewsWriter::mail(const std::vector<std::string>& notes) const {
  const bool zh = head_.speech == Speech::zh;
  std::string out = "Subject: " + header_value(one_line(subject())) + "\n";
  out +=
      "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
      "Content-Transfer-Encoding: 8bit\n\n";
  out += wrapped(std::string(say(head_.question, head_.speech)), "", "");
  for (const std::string& one : notes) out += wrapped(one_line(one), "", "");
  std::string day;
  std::size_t number = 0;
  for (const NewsEntry& entry : entries_) {
    std::string its_day = day_of(entry.time, head_.zone);
    if (its_day != day) {
      day = std::move(its_day);
      out += fmt::format("\n{}\n{}\n", day, std::string(day.size(), '-'));
    }
    const std::string before = fmt::format("{}. ", ++number);
    const std::string indent(before.size(), ' ');
    out += "\n" + wrapped(one_line(title_of(entry)), before, indent);
    for (const Line& line : entry.lines) {
      out += wrapped(
          fmt::format("{}{}{}", line.heading, zh ? "：" : ": ", one_line(line.text)),
          indent,
          indent + "  ");
    }
    if (!entry.address.empty() && !entry.title.empty())
      out += indent + one_line(entry.address) + "\n";
  }
  return out;
}

}  // namespace weiguan
