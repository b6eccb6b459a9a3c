#include <array>

#include <fmt/format.h>

#include "base/url.h"
#include "views/tables/tables.h"

namespace weiguan {

namespace {

constexpr std::array<Unit, 4> units = {Unit::year, Unit::month, Unit::week, Unit::day};
constexpr std::chrono::seconds one_second{1};
constexpr std::string_view among = "among-";  // Before the fields of Filter::copies_once_in.

void add(std::string& address, std::string_view name, std::string_view value) {
  address += address.find('?') == std::string::npos ? '?' : '&';
  address += fmt::format("{}={}", name, percent_encode(value));
}

// The two periods whose first and last second are those of `period`: of one unit where it can be.
std::pair<std::string, std::string> ends_of(const Period& period, const Zone& zone) {
  const Time last = period.to - one_second;
  std::string from, to;
  for (const Unit unit : units) {
    const bool starts = period_of(period.from, unit, zone).from == period.from;
    const bool ends = period_of(last, unit, zone).to == period.to;
    if (starts && ends) {
      return {
          format_period(period.from, unit, zone),
          format_period(period_of(last, unit, zone).from, unit, zone)};
    }
    if (starts && from.empty()) from = format_period(period.from, unit, zone);
    if (ends && to.empty()) to = format_period(period_of(last, unit, zone).from, unit, zone);
  }
  return {from.empty() ? format_time(period.from) : from, to.empty() ? format_time(last) : to};
}

void add_filter(
    std::string& address, const Filter& filter, const Zone& zone, std::string_view before) {
  const auto add_field = [&](std::string_view name, std::string_view value) {
    add(address, fmt::format("{}{}", before, name), value);
  };
  if (const std::string query = to_text(filter.query); !query.empty()) add_field("q", query);
  for (const std::string& one : filter.outlets) {
    add_field("outlet", one.empty() ? unknown_outlet : one);
  }
  for (const ArticleKind one : filter.kinds) add_field("kind", to_string(one));
  for (const std::string& one : filter.languages) {
    add_field("lang", one.empty() ? unknown_language : one);
  }
  if (filter.published) {
    const auto [from, to] = ends_of(*filter.published, zone);
    if (filter.published->from != open_range.from) add_field("from", from);
    if (filter.published->to != open_range.to) add_field("to", to);
  }
  if (filter.possible) add_field("possible", "1");
}

std::string passage_text(const Passage& passage) {
  return fmt::format("{}-{}", passage.begin, passage.end);
}

}  // namespace

std::string search_address(const Filter& filter, const Zone& zone) {
  std::string address = "/search";
  add_filter(address, filter, zone, "");
  if (filter.copies_once_in != nullptr) {
    add(address, "copies", "once");
    add_filter(address, *filter.copies_once_in, zone, among);
  }
  return address;
}

std::string evidence_address(const Evidence& evidence, const Zone& zone) {
  if (evidence.filter) return search_address(*evidence.filter, zone);
  const std::size_t count =
      evidence.articles.size() + evidence.captures.size() + evidence.passages.size();
  if (count == 0) return {};
  if (count == 1) {
    if (!evidence.articles.empty()) return "/article/" + to_string(evidence.articles[0]);
    if (!evidence.captures.empty()) return "/capture/" + to_string(evidence.captures[0]);
    const Passage& passage = evidence.passages[0];
    return fmt::format("/article/{}?passage={}", to_string(passage.article), passage_text(passage));
  }
  std::string address = "/evidence";
  for (const ArticleId one : evidence.articles) add(address, "article", to_string(one));
  for (const CaptureId one : evidence.captures) add(address, "capture", to_string(one));
  for (const Passage& one : evidence.passages) {
    add(address, "passage", fmt::format("{}:{}", to_string(one.article), passage_text(one)));
  }
  return address;
}

Column evidence_column() {
  return {
      "evidence",
      {"evidence", "证据"},
      {"Where the articles, passages and captures behind the row are shown.",
       "本行所依据的文章、段落与存档的地址。"},
      Type::text};
}

std::optional<Period> parse_range(std::string_view from, std::string_view to, const Zone& zone) {
  if (from.empty() && to.empty()) return {};
  Period range = open_range;
  const auto read = [&](std::string_view name, std::string_view text) {
    const auto period = parse_period(text, zone);
    if (!period) {
      throw UsageError(
          fmt::format("\"{}\" is no {} date", text, name),
          "Write a year, month, day, week or time: 2024, 2024-07, 2024-07-02, 2024-W27.");
    }
    return *period;
  };
  if (!from.empty()) range.from = read("from", from).from;
  if (!to.empty()) range.to = read("to", to).to;
  if (range.to <= range.from) {
    throw UsageError(
        fmt::format("the range from {} to {} ends before it begins", from, to),
        "Put the earlier date in from.");
  }
  return range;
}

Filter parse_filter(const Fields& fields, const Zone& zone, const Packs& packs) {
  static const Parameter outlets{"outlet", {"outlets", "媒体"}, Type::outlet, ""};
  static const std::array<Parameter, 1> parameters{outlets};
  static const Instrument reader{"search", "1", {"", ""}, parameters, {}, nullptr};
  Filter filter;
  std::string from, to;
  bool copies_once = false;
  Fields of_among;
  Query query_among;
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    if (name == "copies") {
      if (value != "once" && value != "each") {
        throw UsageError(
            fmt::format("copies cannot be \"{}\"", value), "Copies count each or once.");
      }
      copies_once = value == "once";
    } else if (name == std::string(among) + "q") {
      query_among = parse_query(value);
    } else if (name.rfind(among, 0) == 0) {
      of_among.emplace_back(name.substr(among.size()), value);
    } else if (name == "outlet") {
      const Arguments checked = check_arguments(reader, {{"outlet", value}}, packs);
      for (std::string& one : split_list(checked.at("outlet"))) {
        filter.outlets.push_back(one == unknown_outlet ? std::string{} : std::move(one));
      }
    } else if (name == "kind") {
      for (const std::string& one : split_list(value)) {
        const auto kind = parse_article_kind(one);
        if (!kind) {
          throw UsageError(
              fmt::format("\"{}\" is no kind of article", one),
              "The kinds are article, post, answer and document.");
        }
        filter.kinds.push_back(*kind);
      }
    } else if (name == "lang") {
      for (std::string& one : split_list(value)) {
        filter.languages.push_back(one == unknown_language ? std::string{} : std::move(one));
      }
    } else if (name == "from") {
      from = value;
    } else if (name == "to") {
      to = value;
    } else if (name == "possible") {
      filter.possible = value != "0";
    }
  }
  filter.published = parse_range(from, to, zone);
  if (copies_once) {
    Filter other = parse_filter(of_among, zone, packs);
    other.query = std::move(query_among);
    other.copies_once_in = nullptr;
    filter.copies_once_in = std::make_shared<const Filter>(std::move(other));
  }
  return filter;
}

}  // namespace weiguan
