#include "collect/observatory.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/digest.h"
#include "base/error.h"
#include "capture/warc_reader.h"
#include "collect/detail/names.h"
#include "collect/detail/outlets.h"
#include "collect/detail/own_warc.h"
#include "collect/detail/read_record.h"
#include "collect/detail/settings.h"
#include "packs/check.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

void assign_outlets(Archive& archive, const Packs& packs) {
  if (archive.fact("packs") == packs.digest()) return;
  archive.assign_outlets(
      [&](const Article& article) {
        return ArticleOutlets{outlet_of(packs, article), source_outlet_of(packs, article.source)};
      },
      [&](const Capture& capture) { return outlet_of(packs, capture); });
  archive.set_fact("packs", packs.digest());
}

// The id of a pack.  One that is named by its folder is copied into the observatory, which then
// needs that folder no more.
std::string own_pack(const fs::path& folder, const std::string& pack) {
  if (pack.find('/') == std::string::npos || !fs::is_regular_file(fs::path(pack) / "pack.toml")) {
    return pack;
  }
  const Packs loaded = Packs::load({fs::path(pack)}, {});
  if (loaded.infos().empty()) {
    throw Error(
        fmt::format("{} cannot be read as a pack", pack),
        fmt::format("\"weiguan pack check {}\" says why.", pack));
  }
  std::string id = loaded.infos().front().id;
  const fs::path own = folder / "packs" / id;
  fs::create_directories(own);
  const auto copy = [](const fs::path& from, const fs::path& to) {
    if (fs::is_regular_file(from)) write_file(to, read_file(from));
  };
  for (const std::string_view name : pack_file_names()) copy(fs::path(pack) / name, own / name);
  for (const std::string_view name : pack_folder_names()) {
    if (!fs::is_directory(fs::path(pack) / name)) continue;
    fs::create_directories(own / name);
    for (const fs::directory_entry& one : fs::directory_iterator(fs::path(pack) / name))
      copy(one.path(), own / name / one.path().filename());
  }
  return id;
}

}  // namespace

struct Observatory::State {
  fs::path folder;
  Settings settings;
  Zone zone;
  std::unique_ptr<FolderLock> lock;
  Packs packs;
  std::unique_ptr<Archive> archive;
};

void Observatory::init(
    const fs::path& folder, const std::vector<std::string>& packs, const std::string& name) {
  if (fs::exists(folder / "weiguan.toml")) {
    throw Error(
        fmt::format("{} is an observatory already", folder.string()), "Choose another folder.");
  }
  std::vector<std::string> ids;
  ids.reserve(packs.size());
  for (const std::string& pack : packs) ids.push_back(own_pack(folder, pack));
  const Packs loaded = Packs::load(pack_folders(folder, ids), {});
  Settings settings;
  settings.name =
      !name.empty() ? name : fs::absolute(folder).lexically_normal().filename().string();
  settings.packs = ids;
  if (!loaded.infos().empty() && !loaded.infos().front().zone.empty())
    settings.zone = loaded.infos().front().zone;
  settings.key = new_key();
  fs::create_directories(folder / "warc");
  fs::create_directories(folder / "packs");
  const auto archive =
      open_sqlite_archive((folder / "archive.sqlite").string(), weiguan::Access::write);
  archive->set_fact("packs", loaded.digest());
  write_file(folder / "weiguan.toml", print_settings(settings));
}

Observatory::Observatory(const fs::path& folder, Access access, const ProblemSink& problems)
    : state_(std::make_unique<State>()) {
  const fs::path file = folder / "weiguan.toml";
  if (!fs::exists(file)) {
    throw Error(
        fmt::format("{} is no observatory: it has no weiguan.toml", folder.string()),
        "Make one with \"weiguan init FOLDER\", or name another folder with -C.");
  }
  state_->folder = folder;
  state_->settings = parse_settings(read_file(file, std::uint64_t{1} << 20), file);
  state_->zone = Zone::find(state_->settings.zone).value_or(Zone());
  const fs::path archive = folder / "archive.sqlite";
  if (!fs::exists(archive)) {
    throw Error(
        fmt::format("{} is missing", archive.string()),
        fmt::format("Make it anew from warc/ with \"weiguan -C {} rebuild\".", folder.string()));
  }
  if (access == Access::write) state_->lock = std::make_unique<FolderLock>(folder / "weiguan.lock");
  state_->packs = Packs::load(pack_folders(folder, state_->settings.packs), problems);
  state_->archive = open_sqlite_archive(archive.string(), access, state_->settings.memory);
  if (access == Access::write) {
    fs::create_directories(folder / "warc");
    recover_own_warcs(folder, *state_->archive);
    assign_outlets(*state_->archive, state_->packs);
  }
}

Observatory::~Observatory() = default;
Observatory::Observatory(Observatory&&) noexcept = default;

const fs::path& Observatory::folder() const {
  return state_->folder;
}
fs::path Observatory::warc_folder() const {
  return state_->folder / "warc";
}
const Settings& Observatory::settings() const {
  return state_->settings;
}
const Zone& Observatory::zone() const {
  return state_->zone;
}
const Packs& Observatory::packs() const {
  return state_->packs;
}
const Archive& Observatory::archive() const {
  return *state_->archive;
}
Archive& Observatory::archive() {
  return *state_->archive;
}

fs::path Observatory::file_of(const RecordPlace& place) const {
  return warc_folder() / place.file;  // A full path stays what it is.
}

Record Observatory::record(const Capture& capture) const {
  const fs::path file = file_of(capture.place);
  if (!fs::exists(file)) {
    throw Error(
        fmt::format("{} is gone, and with it the capture {}", file.string(), to_string(capture.id)),
        "Put it back from a copy, then run \"weiguan verify\".");
  }
  Record record = read_record(file.string(), capture.place);
  if (record.digest != capture.digest) {
    throw Error(
        fmt::format(
            "the bytes of the capture {} have changed in {}", to_string(capture.id), file.string()),
        "Put the file back from a copy; \"weiguan verify\" lists all such records.");
  }
  return record;
}

Payload Observatory::payload(const Capture& capture) const {
  const Record found = record(capture);
  if (capture.type != "revisit") return payload_of(found);
  const auto original = original_of(archive(), found);
  if (!original) {
    throw Error(
        fmt::format(
            "the capture {} is a revisit, and its original is not in the archive",
            to_string(capture.id)),
        "Import the WARC file that holds the original too.");
  }
  return payload_of(record(*original));
}

std::string Observatory::shown_account(std::string_view account) const {
  if (account.empty()) return {};
  const std::size_t colon = account.find(':');
  if (colon != std::string_view::npos &&
      packs().by_account(account.substr(0, colon), account.substr(colon + 1)) != nullptr)
    return std::string(account);
  return pseudonym(settings().key, account);
}

QueryNames Observatory::query_names() const {
  const Packs* packs = &state_->packs;
  return {
      [packs](std::string_view text) -> std::vector<std::string> {
        if (const Outlet* outlet = packs->outlet(text)) return {outlet->id};
        if (const Outlet* outlet = packs->by_name(text)) return {outlet->id};
        throw UsageError(
            fmt::format("no outlet is called \"{}\"", text), near_outlets(*packs, text));
      },
      [packs](std::string_view text) -> std::vector<std::string> {
        if (const Group* group = packs->group(text)) return packs->members(group->id);
        std::vector<std::string> known;
        for (const Group& group : packs->groups()) known.push_back(group.id);
        throw UsageError(
            fmt::format("no group of outlets is called \"{}\"", text),
            known.empty() ? std::string("No pack has groups.")
                          : fmt::format("There are {}.", fmt::join(known, ", ")));
      }};
}

}  // namespace weiguan
