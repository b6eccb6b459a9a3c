#include "views/tables/news.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/url.h"
#include "text/utf8.h"
#include "views/tables/page.h"

namespace weiguan {

namespace {

bool has(const Table& table, Entry entry) {
  return std::any_of(table.columns.begin(), table.columns.end(), [entry](const Column& one) {
    return one.entry == entry;
  });
}

// 2024-07-02 09:30, on the clock of the zone.
std::string clock_of(Time time, const Zone& zone) {
  std::string text = format_time(Time{zone.to_local(time).time_since_epoch()});
  text.resize(16);
  text[10] = ' ';
  return text;
}

// A name that is made of content (RFC 9562, version 8).
std::string urn_of(std::string_view content) {
  std::string bytes = digest(DigestKind::sha256, content).substr(0, 16);
  const auto set = [&bytes](std::size_t at, unsigned keep, unsigned bits) {
    bytes[at] = static_cast<char>((static_cast<unsigned char>(bytes[at]) & keep) | bits);
  };
  set(6, 0x0F, 0x80);
  set(8, 0x3F, 0x80);
  std::string urn = "urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) urn += '-';
    urn += fmt::format("{:02x}", static_cast<unsigned char>(bytes[i]));
  }
  return urn;
}

// As HTML is escaped, without the two characters that XML has no way to write.
std::string escape_xml(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    append_utf8(
        valid, character == 0xFFFE || character == 0xFFFF ? replacement_character : character);
  }
  return escape_html(valid);
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", name, escape_xml(text));
}

bool is_web(std::string_view address) {
  const auto url = parse_url(address);
  return url && (url->scheme == "http" || url->scheme == "https") && !url->host.empty();
}

// An address as XML readers take it: what no IRI may hold is escaped.
std::string iri(std::string_view address) {
  std::string out;
  for (const char letter : address) {
    const bool bad =
        letter <= ' ' || std::string_view("<>\"{}|\\^`").find(letter) != std::string_view::npos;
    out += bad && static_cast<unsigned char>(letter) < 0x80 ? percent_encode({&letter, 1})
                                                            : std::string(1, letter);
  }
  return escape_xml(out);
}

}  // namespace

bool is_news(const Table& table) {
  return has(table, Entry::id) && has(table, Entry::time) && has(table, Entry::title);
}

std::optional<std::size_t> news_table(const Instrument& instrument) {
  for (std::size_t i = 0; i < instrument.tables.size(); ++i) {
    if (is_news(instrument.tables[i])) return i;
  }
  return {};
}

NewsWriter::NewsWriter(const Table& table, const Packs& packs, NewsHead head)
    : table_(table), packs_(packs), head_(std::move(head)) {}

void NewsWriter::row(const Row& row) {
  NewsEntry entry;
  entry.time = head_.made;
  std::string id = head_.instrument + "\n" + std::string(table_.name);
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const Column& column = table_.columns[i];
    const std::string raw = to_text(row.values[i]);
    if (column.entry == Entry::id) id += "\n" + raw;
    if (raw.empty()) continue;
    std::string shown = to_text(in_words(row.values[i], column, packs_, head_.speech));
    if (column.type == Type::time) {
      const auto time = parse_time(raw);
      if (time) shown = clock_of(*time, head_.zone);
      if (time && column.entry == Entry::time) entry.time = *time;
    }
    if (column.entry == Entry::title) entry.title = shown;
    if (column.entry == Entry::address) entry.address = raw;
    if (column.entry == Entry::category) entry.categories.push_back({raw, shown});
    if (column.entry == Entry::category || column.entry == Entry::text)
      entry.lines.push_back({std::string(say(column.heading, head_.speech)), std::move(shown)});
  }
  entry.id = urn_of(id);
  entry.evidence = evidence_address(row.evidence, head_.zone);
  entries_.push_back(std::move(entry));
}

std::string NewsWriter::title_of(const NewsEntry& entry) const {
  if (!entry.title.empty()) return entry.title;
  if (!entry.address.empty()) return entry.address;
  return head_.speech == Speech::zh ? "（无题）" : "(without a title)";
}

std::string NewsWriter::atom(const std::vector<std::string>& notes) const {
  const bool zh = head_.speech == Speech::zh;
  Time updated = head_.made;
  if (!entries_.empty()) {
    updated = std::max_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
                return a.time < b.time;
              })->time;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  out += fmt::format(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", zh ? "zh" : "en");
  out += element("id", urn_of(head_.name + "\n" + head_.instrument + "\n" + head_.arguments));
  out += element(
      "title",
      fmt::format("{}{}{}", head_.name, zh ? "：" : ": ", say(head_.question, head_.speech)));
  std::string said;
  for (const std::string& one : notes) said += (said.empty() ? "" : " ") + one;
  if (!said.empty()) out += element("subtitle", said);
  out += element("updated", format_time(updated));
  out += "<author><name>" + escape_xml(head_.name) + "</name></author>\n";
  out += element("generator", "Weiguan");
  if (!head_.self.empty()) {
    out += fmt::format(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n", iri(head_.self));
  }
  for (const NewsEntry& entry : entries_) {
    out += "<entry>\n" + element("id", entry.id) + element("title", title_of(entry));
    out += element("updated", format_time(entry.time));
    out += element("published", format_time(entry.time));
    if (is_web(entry.address))
      out += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", iri(entry.address));
    // On the dashboard that serves the feed.
    if (!head_.self.empty() && !entry.evidence.empty())
      out += fmt::format("<link rel=\"related\" href=\"{}\"/>\n", iri(entry.evidence));
    for (const Category& one : entry.categories) {
      out += fmt::format(
          "<category term=\"{}\" label=\"{}\"/>\n", escape_xml(one.term), escape_xml(one.label));
    }
    std::string html;
    for (const Line& line : entry.lines) {
      html += fmt::format(
          "<p>{}{}{}</p>", escape_xml(line.heading), zh ? "：" : ": ", escape_xml(line.text));
    }
    out += "<content type=\"html\">" + escape_xml(html) + "</content>\n</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace weiguan
