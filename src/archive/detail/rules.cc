#include "archive/detail/rules.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/url.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace weiguan::detail {

namespace {

template <typename Values, typename Value>
bool holds_or_empty(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

bool lies_in(const TimeRange& range, const Period& period) {
  return range.earliest >= period.from && range.earliest < period.to && range.latest < period.to;
}

bool touches(const TimeRange& range, const Period& period) {
  return range.earliest < period.to && range.latest >= period.from;
}

bool is_earlier(const Capture& a, const Capture& b) {
  return std::tie(a.time, a.id) < std::tie(b.time, b.id);
}

bool is_earlier_removal(const Observation& a, const Observation& b) {
  return std::tie(a.time, a.article, a.capture, a.begin, a.end) <
         std::tie(b.time, b.article, b.capture, b.begin, b.end);
}

bool is_web_address(std::string_view normal) {
  return normal.starts_with("http://");  // normal_url() writes https so, too.
}

bool was_visited_again(const Visits& visits) {
  const auto rows =
      std::count_if(visits.readings.begin(), visits.readings.end(), [](const Reading& reading) {
        return reading.end != 0;
      });
  return visits.captures.size() > 1 || rows > 1 || !visits.removals.empty();
}

bool asks_for_nothing(const Filter& filter) {
  return !filter.published && filter.outlets.empty() && filter.kinds.empty() &&
         filter.languages.empty() && filter.query.type == Query::Type::all &&
         filter.copies_once_in == nullptr;
}

bool passes_lists(const Filter& filter, const Article& article) {
  return holds_or_empty(filter.outlets, article.outlet) &&
         holds_or_empty(filter.kinds, article.kind) &&
         holds_or_empty(filter.languages, article.language);
}

bool passes(const Filter& filter, const Article& article) {
  if (!passes_lists(filter, article)) return false;
  if (!filter.published) return true;
  return lies_in(article.published, *filter.published) ||
         (filter.possible && touches(article.published, *filter.published));
}

bool account_matches(std::string_view account, std::string_view value) {
  if (account.empty()) return false;
  const std::string folded = fold(account);
  const std::string wanted = fold(value);
  if (folded == wanted) return true;
  const std::size_t colon = folded.find(':');
  return colon != std::string::npos && std::string_view(folded).substr(colon + 1) == wanted;
}

bool site_matches(std::string_view url, std::string_view value) {
  const std::string wanted = site_key_of_host(value);
  return !wanted.empty() && site_key(url).starts_with(wanted);
}

bool raw_matches(std::string_view extra, std::string_view folded_value) {
  return !extra.empty() && fold(extra).find(folded_value) != std::string::npos;
}

std::string site_key(std::string_view url) {
  return site_key_of_host(host_of(url));
}

std::string site_key_of_host(std::string_view host) {
  std::string key;
  while (!host.empty()) {
    const std::size_t dot = host.rfind('.');
    const std::string_view label = dot == std::string_view::npos ? host : host.substr(dot + 1);
    host = dot == std::string_view::npos ? std::string_view() : host.substr(0, dot);
    key.append(label).push_back('.');
  }
  return key;
}

bool is_older(const Article& a, const Article& b) {
  return std::tuple(a.published.earliest, a.published.latest, a.id) <
         std::tuple(b.published.earliest, b.published.latest, b.id);
}

Repeat as_repeat(ArticleId source, ArticleId target, Repetition&& found) {
  Repeat repeat;
  repeat.source = source;
  repeat.target = target;
  repeat.resemblance = found.resemblance;
  repeat.figures = found.figures;
  repeat.of_source = found.of_source;
  repeat.of_target = found.of_target;
  repeat.passages = std::move(found.passages);
  return repeat;
}

void turn(Repeat& repeat) {
  std::swap(repeat.source, repeat.target);
  std::swap(repeat.of_source, repeat.of_target);
  for (RepeatedPassage& passage : repeat.passages) {
    std::swap(passage.source, passage.target);
    std::swap(passage.cut, passage.added);
  }
  std::sort(
      repeat.passages.begin(),
      repeat.passages.end(),
      [](const RepeatedPassage& a, const RepeatedPassage& b) {
        return std::tie(a.target.begin, a.target.end, a.source.begin) <
               std::tie(b.target.begin, b.target.end, b.source.begin);
      });
}

std::uint64_t count_tokens(std::string_view title, std::string_view text) {
  std::uint64_t count = 0;
  const auto one_more = [&count](const Token&) {
    ++count;
    return true;
  };
  each_token(title, one_more);
  each_token(text, one_more);
  return count;
}

void fail_missing_capture(CaptureId id) {
  throw ArchiveError(fmt::format(
      "cannot write: something was read out of capture {}, which is not in the archive",
      to_string(id)));
}

void fail_missing_article(ArticleId id) {
  throw ArchiveError(fmt::format(
      "cannot write: an observation is of article {}, which is not in the archive", to_string(id)));
}

}  // namespace weiguan::detail
