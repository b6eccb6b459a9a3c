#include "capture/warc_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "capture/detail/decoder.h"
#include "capture/detail/record_header.h"
#include "capture/detail/record_reader.h"

namespace weiguan {

namespace {

constexpr std::uint64_t largest_stored = std::uint64_t{1} << 30;

constexpr std::size_t read_step = std::size_t{256} << 10;

detail::StoredBytes stored_bytes(
    InputFile& file, std::uint64_t begin, std::uint64_t end, std::size_t step = read_step) {
  if (begin > 0) file.seek(begin);
  return {
      [&file](char* buffer, std::size_t size) { return file.read(buffer, size); },
      begin,
      end,
      step};
}

ReadOptions with_read_ahead(ReadOptions options, bool read_ahead) {
  options.read_ahead = read_ahead;
  return options;
}

}  // namespace

struct WarcReader::State {
  InputFile file;
  detail::RecordReader reader;

  State(
      InputFile from,
      std::string name,
      const ReadOptions& options,
      ProblemSink problems,
      std::uint64_t begin,
      std::uint64_t end)
      : file(std::move(from)),
        reader(
            stored_bytes(file, begin, end),
            std::move(name),
            with_read_ahead(options, options.read_ahead && file.seekable()),
            std::move(problems),
            end != 0 ? end : file.size()) {}
};

WarcReader::WarcReader(
    InputFile file,
    std::string name,
    ReadOptions options,
    ProblemSink problems,
    std::uint64_t begin,
    std::uint64_t end)
    : state_(std::make_unique<State>(
          std::move(file), std::move(name), options, std::move(problems), begin, end)) {}
WarcReader::~WarcReader() = default;
WarcReader::WarcReader(WarcReader&&) noexcept = default;

std::optional<Record> WarcReader::next() {
  return state_->reader.next();
}

std::uint64_t WarcReader::position() const {
  return state_->reader.position();
}

bool looks_like_warc(std::string_view first_bytes) {
  const detail::Packing packing = detail::packing_of(first_bytes);
  if (packing == detail::Packing::unsupported) return false;
  // A zstd file with a dictionary is a WARC: nothing else begins so.
  if (first_bytes.starts_with("\x5d\x2a\x4d\x18")) return true;
  std::string decoded;
  if (packing != detail::Packing::plain) {
    detail::Decoder decoder;
    decoded = detail::first_decoded(decoder, packing, first_bytes);
    first_bytes = decoded;
  }
  first_bytes.remove_prefix(std::min(first_bytes.find_first_not_of("\r\n"), first_bytes.size()));
  return detail::starts_warc(first_bytes) || detail::starts_arc(first_bytes, true);
}

Record read_record(const std::string& file, const RecordPlace& place, const ReadOptions& options) {
  InputFile input(file);
  // What follows the record is read too: where a length is wrong, only that tells its end.
  constexpr std::uint64_t beyond = 8192;
  const auto step = static_cast<std::size_t>(
      std::min<std::uint64_t>(place.length == 0 ? read_step : place.length + beyond, read_step));
  Problem problem;
  detail::RecordReader reader(
      stored_bytes(input, place.offset, 0, step),
      place.file,
      with_read_ahead(options, false),
      [&problem](const Problem& one) {
        if (problem.reason.empty()) problem = one;
      },
      input.size());
  const auto fail = [&](const std::string& why) {
    return Error(fmt::format(
        "no record at byte {} of {}: {}",
        place.offset,
        file,
        problem.reason.empty() ? why : problem.reason));
  };
  if (!reader.skip(place.inner)) throw fail("the file ends before it");
  auto record = reader.next();
  if (!record) throw fail("nothing there can be read as one");
  if (record->place.offset != place.offset || record->place.inner != place.inner)
    throw fail("other bytes stand there");
  record->place = place;
  return std::move(*record);
}

std::string read_stored(const std::string& file, const RecordPlace& place) {
  InputFile input(file);
  std::uint64_t length = place.length;
  if (length == 0 && input.size() > place.offset) length = input.size() - place.offset;
  if (length > largest_stored)
    throw Error(fmt::format(
        "the record at byte {} of {} has {} bytes, too many to show", place.offset, file, length));
  std::string bytes(static_cast<std::size_t>(length), '\0');
  if (input.read_at(place.offset, bytes.data(), bytes.size()) != bytes.size())
    throw Error(fmt::format("{} ends inside the record at byte {}", file, place.offset));
  return bytes;
}

}  // namespace weiguan
