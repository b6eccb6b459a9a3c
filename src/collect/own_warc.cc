#include "collect/detail/own_warc.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/error.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "weiguan-";
constexpr std::string_view suffix = ".warc.gz";

fs::path marker_of(const fs::path& observatory) {
  return observatory / "weiguan.writing";
}

std::string own_name(std::uint64_t number) {
  return fmt::format("{}{:06}{}", prefix, number, suffix);
}

// Which file the archive's name stands for at the moment.
std::optional<std::pair<std::uint64_t, std::uint64_t>> archive_file_of(
    const fs::path& observatory) {
  struct stat status {};
  if (::stat((observatory / "archive.sqlite").c_str(), &status) != 0) return {};
  return std::pair<std::uint64_t, std::uint64_t>{status.st_dev, status.st_ino};
}

// What weiguan.writing says: the file that was appended to first, and its size before.
struct Writing {
  std::string name;
  std::uint64_t size = 0;
};

std::optional<Writing> read_marker(const fs::path& observatory) {
  const fs::path file = marker_of(observatory);
  if (!fs::exists(file)) return {};
  const std::string text = read_file(file, 4096);
  const std::size_t space = text.find(' ');
  Writing writing;
  if (space == std::string::npos) return writing;
  std::from_chars(text.data(), text.data() + space, writing.size);
  writing.name = text.substr(space + 1, text.find('\n') - space - 1);
  return writing;
}

// True when an import that began as `writing` says may have left `name` longer than `committed`.
bool explains(
    const std::optional<Writing>& writing, const std::string& name, std::uint64_t committed) {
  if (!writing) return false;
  return name == writing->name ? writing->size <= committed : name > writing->name;
}

}  // namespace

bool is_own_warc(std::string_view name) {
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return false;
  name.remove_prefix(prefix.size());
  name.remove_suffix(suffix.size());
  return name.size() >= 6 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool was_interrupted(const fs::path& observatory) {
  return fs::exists(marker_of(observatory));
}

void end_of_interruption(const fs::path& observatory) {
  fs::remove(marker_of(observatory));
}

void recover_own_warcs(const fs::path& observatory, const Archive& archive) {
  std::map<std::string, std::uint64_t> known;
  archive.files([&](const ArchivedFile& file) {
    if (is_own_warc(file.name)) known[file.name] = file.size;
    return true;
  });
  const auto writing = read_marker(observatory);
  std::vector<fs::path> unfinished;
  std::vector<std::pair<fs::path, std::uint64_t>> longer;
  for (const auto& entry : fs::directory_iterator(observatory / "warc")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".part")) unfinished.push_back(entry.path());
    if (!is_own_warc(name) || entry.file_size() <= known[name]) continue;
    if (!explains(writing, name, known[name])) {
      throw Error(
          fmt::format(
              "{} holds more than archive.sqlite knows: the archive is older than its files",
              entry.path().string()),
          fmt::format(
              "Make it anew from the files with \"weiguan -C {} rebuild\".", observatory.string()));
    }
    longer.emplace_back(entry.path(), known[name]);
  }
  for (const fs::path& file : unfinished) fs::remove(file);
  for (const auto& [file, size] : longer) {
    if (size == 0) {
      fs::remove(file);
    } else {
      AppendFile(file).truncate(size);
    }
  }
  fs::remove(marker_of(observatory));
}

OwnWarc::OwnWarc(
    const fs::path& observatory, const Archive& archive, Time time, std::uint64_t max_file)
    : observatory_(observatory),
      device_and_number_(archive_file_of(observatory)),
      time_(time),
      max_file_(max_file) {
  archive.files([&](const ArchivedFile& file) {
    if (is_own_warc(file.name)) rows_[file.name] = file;
    return true;
  });
  if (rows_.empty()) return;
  name_ = rows_.rbegin()->first;
  const std::string digits = name_.substr(prefix.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), number_);
}

bool OwnWarc::is_still_there() const {
  return archive_file_of(observatory_) == device_and_number_;
}

void OwnWarc::check_still_there() const {
  if (is_still_there()) return;
  throw Error(
      fmt::format("{} was deleted or made anew while it was written to", observatory_.string()),
      "What stands there now was left alone, and what came since is lost. Run the same command "
      "again.");
}

void OwnWarc::mark() {
  if (marked_) return;
  check_still_there();
  const bool fresh = name_.empty();
  write_file(
      marker_of(observatory_),
      fmt::format("{} {}\n", fresh ? 0 : rows_[name_].size, fresh ? own_name(1) : name_));
  marked_ = true;
}

void OwnWarc::open_next() {
  check_still_there();
  name_ = own_name(++number_);
  file_.emplace(observatory_ / "warc" / name_);
  append_record(*file_, pack_warcinfo(name_, time_));
  pending_[name_] = file_->size();
}

RecordPlace OwnWarc::append(const PackedRecord& record, bool goes_with_last) {
  mark();
  if (name_.empty()) {
    open_next();
  } else if (!file_) {
    check_still_there();
    file_.emplace(observatory_ / "warc" / name_);
  }
  if (file_->size() >= max_file_ && !goes_with_last) {
    file_->sync();
    open_next();
  }
  RecordPlace place = append_record(*file_, record);
  place.file = name_;
  pending_[name_] = file_->size();
  return place;
}

void OwnWarc::sync() {
  if (!file_ || pending_.empty()) return;
  check_still_there();
  file_->sync();
}

std::vector<ArchivedFile> OwnWarc::changed() const {
  std::vector<ArchivedFile> out;
  for (const auto& [name, size] : pending_) {
    const auto found = rows_.find(name);
    ArchivedFile row = found == rows_.end() ? ArchivedFile() : found->second;
    if (found == rows_.end()) row.added = time_;
    row.name = name;
    row.size = size;
    row.complete = true;
    out.push_back(std::move(row));
  }
  return out;
}

void OwnWarc::committed() {
  for (ArchivedFile& row : changed()) {
    const std::string name = row.name;
    rows_[name] = std::move(row);
  }
  pending_.clear();
}

void OwnWarc::undo() {
  file_.reset();
  if (!is_still_there()) {
    pending_.clear();
    marked_ = false;
    return;
  }
  for (const auto& [name, size] : pending_) {
    const fs::path file = observatory_ / "warc" / name;
    const auto found = rows_.find(name);
    if (found != rows_.end()) {
      AppendFile(file).truncate(found->second.size);
    } else {
      fs::remove(file);
    }
  }
  pending_.clear();
  finish();
}

void OwnWarc::finish() {
  if (marked_ && pending_.empty() && is_still_there()) fs::remove(marker_of(observatory_));
  marked_ = false;
}

}  // namespace weiguan
