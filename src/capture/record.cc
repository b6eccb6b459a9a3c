#include "capture/record.h"

#include <algorithm>

#include "capture/detail/text.h"

namespace weiguan {

namespace {

std::string_view without_brackets(std::string_view text) {
  if (text.size() >= 2 && text.front() == '<' && text.back() == '>')
    return text.substr(1, text.size() - 2);
  return text;
}

}  // namespace

std::string_view header(const Headers& headers, std::string_view name) {
  for (const auto& [one, value] : headers) {
    if (detail::same_blind_to_case(one, name)) return value;
  }
  return {};
}

std::string Record::type() const {
  return detail::lower(header(headers, "WARC-Type"));
}

std::string Record::url() const {
  return std::string(without_brackets(header(headers, "WARC-Target-URI")));
}

std::string Record::record_id() const {
  return std::string(without_brackets(header(headers, "WARC-Record-ID")));
}

Time Record::time() const {
  return detail::parse_warc_date(header(headers, "WARC-Date")).value_or(Time{});
}

}  // namespace weiguan
