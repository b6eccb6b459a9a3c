#include "collect/stream.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "capture/warc_reader.h"
#include "collect/detail/answer_record.h"
#include "collect/detail/asked_json.h"
#include "collect/detail/heard.h"

namespace weiguan {

namespace {

// What lies before a record is looked for so far back, compressed, and in so many places.
constexpr std::uint64_t farthest = std::uint64_t{1} << 20;
constexpr int most_tries = 8;

std::string bytes_before(const std::filesystem::path& file, std::uint64_t end) {
  const InputFile input(file.string());
  std::string bytes(static_cast<std::size_t>(std::min(end, farthest)), '\0');
  bytes.resize(input.read_at(end - bytes.size(), bytes.data(), bytes.size()));
  return bytes;
}

// How a record begins in the file: gzip with deflate, zstd, plain.
std::string_view beginning_of(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  for (const auto one : {"\x1f\x8b\x08"sv, "\x28\xb5\x2f\xfd"sv, "WARC/1."sv}) {
    if (first_bytes.starts_with(one)) return one;
  }
  return {};
}

bool is_asked(const Record& record, const std::string& answer_id) {
  if (record.type() != "metadata" || !is_exchange(record)) return false;
  if (record.cut || record.declared == Declared::differs) return false;
  return header(record.headers, "WARC-Refers-To") == "<" + answer_id + ">";
}

}  // namespace

std::string asked_before(
    const std::filesystem::path& file, const RecordPlace& place, const std::string& record_id) {
  if (place.inner > 0) return {};
  try {
    char first[8] = {};
    const auto got = InputFile(file.string()).read_at(place.offset, first, sizeof first);
    const std::string_view beginning = beginning_of({first, got});
    const std::string bytes = bytes_before(file, place.offset);
    std::size_t at = bytes.size();
    for (int tries = 0; tries < most_tries && !beginning.empty() && at > 0; ++tries) {
      at = bytes.rfind(beginning, at - 1);
      if (at == std::string::npos) return {};
      RecordPlace before = place;
      before.length = bytes.size() - at;
      before.offset = place.offset - before.length;
      try {
        Record record = read_record(file.string(), before);
        if (is_asked(record, record_id)) return std::move(record.block);
      } catch (const Error&) {
        // Three bytes that only look like a beginning.
        continue;
      }
    }
  } catch (const Error&) {
    // The file is gone, or cannot be read: nothing is known of what was asked.
    return {};
  }
  return {};
}

StreamTold read_stream(const Record& record, const std::string& asked, const Providers& providers) {
  StreamTold told;
  Came came;
  if (record.type() == "response") came.block = record.block;
  came.failure = header(record.headers, "Weiguan-Failure");
  if (auto json = parse_asked(asked)) {
    came.parts = std::move(json->parts);
    came.lasted = json->lasted;
  }
  told.text = hear(came, providers, told.answer, &told.moments).text;
  return told;
}

}  // namespace weiguan
