#include <charconv>

#include <nlohmann/json.hpp>

#include "base/url.h"
#include "collect/detail/chunk.h"

namespace weiguan {

namespace {

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string columns_text(const std::vector<std::string>& columns) {
  return nlohmann::json(columns).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Headers to_headers(const ChunkSource& source) {
  Headers headers = {
      {"Weiguan-File", percent_encode(source.file)},
      {"Weiguan-Mapping", source.mapping},
      {"Weiguan-Format", to_string(source.format)}};
  if (!source.columns.empty())
    headers.emplace_back("Weiguan-Columns", columns_text(source.columns));
  if (!source.charset.empty()) headers.emplace_back("Weiguan-Charset", source.charset);
  headers.emplace_back("Weiguan-Chunk", std::to_string(source.index));
  headers.emplace_back("Weiguan-Offset", std::to_string(source.offset));
  headers.emplace_back("Weiguan-Line", std::to_string(source.line));
  if (source.unread != 0) headers.emplace_back("Weiguan-Unread", std::to_string(source.unread));
  if (source.around) headers.emplace_back("Weiguan-Around", "1");
  return headers;
}

std::optional<ChunkSource> parse_chunk_source(const Headers& headers) {
  const auto format = parse_row_format(header(headers, "Weiguan-Format"));
  ChunkSource source;
  source.mapping = header(headers, "Weiguan-Mapping");
  if (!format || source.mapping.empty()) return {};
  source.format = *format;
  source.file = percent_decode(header(headers, "Weiguan-File"));
  const auto columns = nlohmann::json::parse(header(headers, "Weiguan-Columns"), nullptr, false);
  if (columns.is_array()) {
    for (const auto& column : columns) {
      if (column.is_string()) source.columns.push_back(column.get<std::string>());
    }
  }
  source.charset = header(headers, "Weiguan-Charset");
  source.index = number(header(headers, "Weiguan-Chunk"));
  source.offset = number(header(headers, "Weiguan-Offset"));
  source.line = number(header(headers, "Weiguan-Line"));
  source.unread = number(header(headers, "Weiguan-Unread"));
  source.around = number(header(headers, "Weiguan-Around")) != 0;
  return source;
}

std::string media_type(const RowFormat& format) {
  if (format.kind == RowFormat::Kind::jsonl) return "application/jsonl";
  if (format.kind == RowFormat::Kind::json) return "application/json";
  return format.delimiter == '\t' ? "text/tab-separated-values" : "text/csv";
}

CaptureId id_of(const ChunkSource& source, const std::string& digest) {
  if (source.format.kind == RowFormat::Kind::jsonl) return chunk_id(digest, source.mapping);
  if (source.format.kind == RowFormat::Kind::json) {
    return chunk_id(
        digest,
        source.mapping + "\n" + to_string(source.format) + (source.around ? "\naround" : ""));
  }
  return chunk_id(
      digest,
      source.mapping + "\n" + to_string(source.format) + "\n" + columns_text(source.columns) +
          "\n" + source.charset + (source.index == 0 ? "\nheader" : ""));
}

}  // namespace weiguan
