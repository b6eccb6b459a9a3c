// Reading a mapping gives the same twice or a UsageError, and a mapping that was read maps any row.
#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "collect/detail/map_row.h"
#include "collect/detail/mapping.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void check(bool holds) {
  if (!holds) __builtin_trap();
}

// The input is a mapping and, behind a line "---", a row.
std::string map_once(std::string_view toml, std::string_view json) {
  try {
    const Mapping mapping = parse_mapping(toml, "fuzz");
    check(mapping.text == toml);
    auto row = nlohmann::ordered_json::parse(json, nullptr, false);
    if (!row.is_object()) row = nlohmann::ordered_json::object();
    matches(mapping, row);
    reads(mapping, row);
    const MappedRow mapped = map_row(mapping, row, [](const Article&) { return Zone(); });
    const Article& article = mapped.article;
    check(is_utf8(article.title) && is_utf8(article.text) && is_utf8(article.account));
    check(article.title.find('\n') == std::string::npos);
    check(!mapped.dated || article.published.earliest <= article.published.latest);
    check(!mapped.removed || mapped.removal_trouble.empty());
    check(mapped.removed || mapped.notice.empty());
    check(is_utf8(mapped.notice));
    if (mapped.answer) {
      check(article.url == answer_url(mapped.answer->battery, mapped.answer->id));
      check(!mapped.answer->id.empty() && is_utf8(mapped.answer->asked));
      check(!mapped.answer->left || !mapped.answer->left->empty());
    }
    check(mapped.answer || mapped.labels.empty());
    return article.title + "\n" + article.text + "\n" + article.account + "\n" + mapped.extra +
           "\n" + mapped.notice;
  } catch (const UsageError& error) {
    check(std::string_view(error.what()).starts_with("fuzz:"));
    return error.what();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t border = bytes.find("\n---\n");
  const std::string_view toml = bytes.substr(0, border);
  const std::string_view json =
      border == std::string_view::npos ? std::string_view() : bytes.substr(border + 5);
  check(map_once(toml, json) == map_once(toml, json));
  return 0;
}
