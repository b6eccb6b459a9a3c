#include "capture/check.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "capture/detail/check_run.h"
#include "capture/detail/zip_places.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

constexpr const char* digest_file = "datapackage-digest.json";
constexpr std::uint64_t largest_json = std::uint64_t{16} << 20;
constexpr std::uint64_t largest_unpacked = std::uint64_t{64} << 30;

// A folder for what is unpacked, gone with the object.
class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "weiguan-check-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw Error(fmt::format("cannot make a folder in {}", fs::temp_directory_path().string()));
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string file() const { return (path_ / "member").string(); }

 private:
  fs::path path_;
};

bool has(const std::vector<detail::ZipMember>& members, std::string_view start) {
  return std::any_of(members.begin(), members.end(), [&](const detail::ZipMember& member) {
    return std::string_view(member.name).starts_with(start);
  });
}

// Whether datapackage-digest.json holds a signature.
bool is_signed(const std::string& path) {
  const Scratch scratch;
  unpack_wacz_member(path, digest_file, scratch.file(), largest_json);
  const auto json = nlohmann::json::parse(read_file(scratch.file()), nullptr, false);
  return json.is_object() && json.contains("signedData");
}

void check_wacz(detail::CheckRun& run, const std::string& path, const std::string& name) {
  const Wacz wacz = read_wacz(path, name, [&](const Problem& problem) { run.problem(problem); });
  const auto members = detail::zip_places(InputFile(path));
  if (wacz.warcs.empty()) run.file_rule(name, "wacz-warc", "The package holds no WARC file.");
  if (!has(members, "pages/pages.jsonl"))
    run.file_rule(name, "wacz-pages", "The package holds no pages/pages.jsonl.");
  if (!has(members, "indexes/")) run.file_rule(name, "wacz-index", "The package holds no index.");
  try {
    if (has(members, digest_file) && is_signed(path)) {
      run.file_rule(
          name, "wacz-signed", "The package carries a signature; it is not verified here.");
    }
  } catch (const Error& error) {
    run.file_rule(name, "wacz-resource", fmt::format("It cannot be unpacked: {}.", error.what()));
  }
  for (const WaczWarc& warc : wacz.warcs) {
    const std::string shown = fmt::format("{}/{}", name, warc.name);
    if (warc.stored) {
      if (warc.length == 0) {
        run.file_rule(shown, "file-empty", "The file is empty.");
        continue;
      }
      run.read(InputFile(path), shown, warc.offset, warc.offset + warc.length);
      continue;
    }
    run.file_rule(
        shown, "wacz-compressed", "The package compresses the file, so that it must be unpacked.");
    const Scratch scratch;
    try {
      unpack_wacz_member(path, warc.name, scratch.file(), largest_unpacked);
    } catch (const Error& error) {
      run.file_rule(
          shown, "wacz-resource", fmt::format("It cannot be unpacked: {}.", error.what()));
      continue;
    }
    run.read(InputFile(scratch.file()), shown, 0, 0);
  }
}

}  // namespace

CheckReport check_warc(
    const std::string& path,
    const std::string& name,
    const ViolationSink& violations,
    const Stop* stop) {
  InputFile file(path);
  std::array<char, 4> first{};
  const std::size_t seen = file.seekable() ? file.read_at(0, first.data(), first.size()) : 0;
  detail::CheckRun run(name, violations, stop);
  if (looks_like_zip({first.data(), seen})) {
    check_wacz(run, path, name);
  } else {
    run.read(std::move(file), name, 0, 0);
  }
  return run.finish();
}

}  // namespace weiguan
