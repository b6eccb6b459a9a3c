#include "capture/wacz.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>
#include <zip.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/detail/digest_check.h"
#include "capture/detail/text.h"
#include "capture/detail/zip_places.h"

namespace weiguan {

namespace {

using nlohmann::json;

constexpr std::uint64_t largest_json = std::uint64_t{64} << 20;
constexpr std::uint64_t largest_resource = std::uint64_t{1} << 40;
constexpr std::size_t piece_size = std::size_t{256} << 10;

using Zip = std::unique_ptr<zip_t, void (*)(zip_t*)>;
using Member = std::unique_ptr<zip_file_t, int (*)(zip_file_t*)>;

Zip open_zip(const std::string& path) {
  int code = 0;
  Zip zip(zip_open(path.c_str(), ZIP_RDONLY, &code), zip_discard);
  if (zip) return zip;
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  throw Error(fmt::format("cannot read {} as a zip file: {}", path, why));
}

// Gives the member's bytes in pieces.  Why they could not be had, or empty.
std::string read_member(
    zip_t* zip,
    const std::string& name,
    std::uint64_t limit,
    const std::function<void(std::string_view)>& take) {
  const Member member(zip_fopen(zip, name.c_str(), 0), zip_fclose);
  if (!member) return zip_strerror(zip);
  std::string piece(piece_size, '\0');
  std::uint64_t all = 0;
  while (true) {
    const zip_int64_t got = zip_fread(member.get(), piece.data(), piece.size());
    if (got < 0) return zip_file_strerror(member.get());
    if (got == 0) return {};
    all += static_cast<std::uint64_t>(got);
    if (all > limit) return fmt::format("it is longer than {} bytes once unpacked", limit);
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
  }
}

// A name that would lead out of the folder it is unpacked to.
bool climbs_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    if (name.substr(0, end) == "..") return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

bool is_warc(std::string_view name) {
  static constexpr std::array<std::string_view, 5> ends = {
      ".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz"};
  const std::string plain = detail::lower(name);
  if (plain.ends_with('/')) return false;
  return std::any_of(
      ends.begin(), ends.end(), [&](std::string_view end) { return plain.ends_with(end); });
}

// One WACZ being read, and where its problems go.
class Package {
 public:
  Package(const std::string& path, std::string name, const ProblemSink& problems)
      : zip_(open_zip(path)), name_(std::move(name)), problems_(problems) {}

  void tell(std::string_view member, std::string_view rule, std::string reason) const {
    if (!problems_) return;
    Problem problem;
    problem.file = member.empty() ? name_ : fmt::format("{}/{}", name_, member);
    problem.rule = rule;
    problem.reason = std::move(reason);
    problems_(problem);
  }

  std::optional<json> read_json(const std::string& member) const {
    if (zip_name_locate(zip_.get(), member.c_str(), 0) < 0) return {};
    std::string text;
    const std::string why = read_member(
        zip_.get(), member, largest_json, [&](std::string_view piece) { text += piece; });
    json parsed = why.empty() ? json::parse(text, nullptr, false) : json();
    if (parsed.is_object()) return parsed;
    tell(
        member,
        "wacz-datapackage",
        why.empty() ? "It is no JSON object." : "It cannot be read: " + why + ".");
    return json::object();
  }

  // `declared`: "sha256:hex".
  void check(const std::string& path, const std::string& declared) const {
    if (climbs_out(path)) {
      tell(
          {},
          "wacz-path",
          fmt::format("The resource \"{:.200}\" climbs out of the package.", path));
      return;
    }
    if (zip_name_locate(zip_.get(), path.c_str(), 0) < 0) {
      tell(path, "wacz-resource", "It is listed in datapackage.json but is not in the package.");
      return;
    }
    const auto digest = detail::parse_digest(declared);
    if (!digest) {
      tell(
          path,
          "wacz-digest",
          fmt::format("Its digest \"{:.120}\" cannot be checked: it is unknown.", declared));
      return;
    }
    Hasher hasher(digest->kind);
    const std::string why = read_member(
        zip_.get(), path, largest_resource, [&](std::string_view piece) { hasher.update(piece); });
    if (!why.empty()) {
      tell(path, "wacz-resource", "It cannot be read: " + why + ".");
    } else if (hasher.finish() != digest->raw) {
      tell(
          path,
          "wacz-digest",
          fmt::format("Its bytes do not agree with the declared digest {:.120}.", declared));
    }
  }

 private:
  Zip zip_;
  std::string name_;
  const ProblemSink& problems_;
};

std::string text_of(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// The digest of a resource as WACZ 1.1 has it ("hash"), or as it was before ("stats", "hashing").
std::string declared_digest(const json& resource) {
  const std::string hash = text_of(resource, "hash");
  if (!hash.empty()) return hash;
  const auto stats = resource.find("stats");
  if (stats == resource.end() || !stats->is_object()) return {};
  const std::string old = text_of(*stats, "hash");
  return old.empty() ? old : text_of(resource, "hashing") + ":" + old;
}

std::string check_package(const Package& package) {
  const auto data = package.read_json("datapackage.json");
  if (!data) {
    package.tell(
        {}, "wacz-datapackage", "There is no datapackage.json, so no digest can be checked.");
    return {};
  }
  const auto resources = data->find("resources");
  if (resources != data->end() && resources->is_array()) {
    for (const json& resource : *resources) {
      if (!resource.is_object()) continue;
      const std::string digest = declared_digest(resource);
      if (!digest.empty()) package.check(text_of(resource, "path"), digest);
    }
  }
  if (const auto digests = package.read_json("datapackage-digest.json")) {
    const std::string hash = text_of(*digests, "hash");
    if (!hash.empty()) package.check("datapackage.json", hash);
  }
  return text_of(*data, "title");
}

}  // namespace

bool looks_like_zip(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  return first_bytes.starts_with("PK\3\4"sv) || first_bytes.starts_with("PK\5\6"sv);
}

Wacz read_wacz(const std::string& path, const std::string& name, const ProblemSink& problems) {
  const InputFile file(path);
  const auto members = detail::zip_places(file);
  const Package package(path, name, problems);
  Wacz wacz;
  for (const detail::ZipMember& member : members) {
    if (climbs_out(member.name)) {
      package.tell(
          {},
          "wacz-path",
          fmt::format(
              "The member \"{:.200}\" climbs out of the package; it is not read.", member.name));
      continue;
    }
    if (!is_warc(member.name)) continue;
    const bool stored = member.method == 0 && member.offset > 0;
    wacz.warcs.push_back(
        {member.name, stored ? member.offset : 0, stored ? member.size : 0, stored});
  }
  wacz.title = check_package(package);
  return wacz;
}

void unpack_wacz_member(
    const std::string& path,
    const std::string& member,
    const std::string& target,
    std::uint64_t limit) {
  const Zip zip = open_zip(path);
  const std::string beside = fmt::format("{}.{}.part", target, ::getpid());
  std::filesystem::remove(beside);
  std::string why;
  try {
    AppendFile out(beside);
    why = read_member(zip.get(), member, limit, [&](std::string_view piece) { out.append(piece); });
    if (why.empty()) out.sync();
  } catch (...) {
    std::filesystem::remove(beside);
    throw;
  }
  if (!why.empty()) {
    std::filesystem::remove(beside);
    throw Error(fmt::format("cannot unpack {} from {}: {}", member, path, why));
  }
  std::filesystem::rename(beside, target);
}

}  // namespace weiguan
