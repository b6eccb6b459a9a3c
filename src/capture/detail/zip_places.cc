#include "capture/detail/zip_places.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan::detail {

namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t largest_directory = std::uint64_t{256} << 20;
constexpr std::uint64_t unset = 0xffffffffU;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t npos = std::string_view::npos;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t out = 0;
  for (std::size_t i = size; i-- > 0;) {
    out = (out << 8) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return out;
}

std::string bytes_at(const InputFile& file, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  bytes.resize(file.read_at(offset, bytes.data(), size));
  return bytes;
}

struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

std::optional<Directory> find_directory(const InputFile& file) {
  const std::uint64_t most = std::min<std::uint64_t>(file.size(), 65536 + 22 + 20);
  const std::uint64_t from = file.size() - most;
  const std::string end = bytes_at(file, from, static_cast<std::size_t>(most));
  const std::size_t at = std::string_view(end).rfind("PK\5\6"sv);
  if (at == npos || end.size() - at < 22) return {};
  Directory found{number(end, at + 16, 4), number(end, at + 12, 4)};
  if (at >= 20 && std::string_view(end).substr(at - 20, 4) == "PK\6\7"sv) {
    const std::string large = bytes_at(file, number(end, at - 20 + 8, 8), 56);
    if (std::string_view(large).starts_with("PK\6\6"sv))
      found = {number(large, 48, 8), number(large, 40, 8)};
  }
  if (found.size > largest_directory || found.offset > file.size()) return {};
  return found;
}

// Takes from the Zip64 extra field what did not fit in the entry: size, size as stored, offset.
void read_zip64(
    std::string_view extra, std::string_view entry, std::uint64_t& size, std::uint64_t& offset) {
  while (extra.size() >= 4) {
    const std::uint64_t length = number(extra, 2, 2);
    const std::string_view field = extra.substr(4, static_cast<std::size_t>(length));
    if (number(extra, 0, 2) == 1) {
      std::size_t at = number(entry, 24, 4) == unset ? 8 : 0;
      if (size == unset) {
        size = number(field, at, 8);
        at += 8;
      }
      if (offset == unset) offset = number(field, at, 8);
      return;
    }
    extra.remove_prefix(std::min<std::size_t>(extra.size(), 4 + static_cast<std::size_t>(length)));
  }
}

}  // namespace

std::vector<ZipMember> zip_places(const InputFile& file) {
  const auto directory = find_directory(file);
  if (!directory)
    throw Error(
        fmt::format("{} is no zip file, or its end is missing", file.path().string()),
        "Get the file again; a WACZ that was cut off cannot be read.");
  const std::string bytes =
      bytes_at(file, directory->offset, static_cast<std::size_t>(directory->size));
  std::string_view rest = bytes;
  std::vector<ZipMember> members;
  while (rest.size() >= entry_size && rest.starts_with("PK\1\2"sv)) {
    const std::size_t name = number(rest, 28, 2);
    const std::size_t extra = number(rest, 30, 2);
    const std::size_t comment = number(rest, 32, 2);
    if (rest.size() < entry_size + name + extra + comment) break;
    ZipMember member;
    member.name = rest.substr(entry_size, name);
    member.method = static_cast<int>(number(rest, 10, 2));
    member.size = number(rest, 20, 4);
    std::uint64_t header = number(rest, 42, 4);
    read_zip64(rest.substr(entry_size + name, extra), rest, member.size, header);
    const std::string local = bytes_at(file, header, local_size);
    if (local.size() == local_size && std::string_view(local).starts_with("PK\3\4"sv)) {
      member.offset = header + local_size + number(local, 26, 2) + number(local, 28, 2);
      if (member.offset > file.size() || member.size > file.size() - member.offset)
        member.offset = 0;
    }
    members.push_back(std::move(member));
    rest.remove_prefix(entry_size + name + extra + comment);
  }
  return members;
}

}  // namespace weiguan::detail
