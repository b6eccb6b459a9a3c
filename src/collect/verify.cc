#include <map>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/error.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"
#include "collect/import.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

// Reads files record by record beside the archive's list of captures, which comes in the same
// order.
class Verifier {
 public:
  Verifier(
      const Observatory& observatory,
      const ProgressSink& progress,
      const ProblemSink& problems,
      const Stop& stop)
      : observatory_(observatory), progress_(progress), problems_(problems), stop_(stop) {}

  VerifyReport run() {
    std::uint64_t in_all = 0;
    observatory_.archive().files([&](const ArchivedFile& file) {
      files_[file.name] = file;
      in_all += file.size;
      return true;
    });
    bytes_in_all_ = 2 * in_all;
    for (const auto& [name, file] : files_) {
      if (stopped()) return report_;
      ++report_.files;
      check_file(file);
    }
    observatory_.archive().captures([&](const Capture& capture) {
      if (stopped()) return false;
      if (!reader_ || capture.place.file != name_) open(capture.place.file);
      ++report_.records;
      check(capture);
      return true;
    });
    return report_;
  }

 private:
  bool stopped() {
    report_.stopped = report_.stopped || stop_.requested();
    return report_.stopped;
  }

  void fail(
      const std::string& file, std::uint64_t offset, const char* rule, const std::string& reason) {
    ++report_.failures;
    if (problems_) problems_({file, offset, 0, rule, reason});
  }

  void tell(const std::string& what, std::uint64_t bytes) {
    report_.bytes += bytes;
    if (progress_) progress_({what, report_.records, report_.bytes, bytes_in_all_});
  }

  // The file as a whole: there, as long as it must be, and unchanged.
  void check_file(const ArchivedFile& file) {
    const fs::path path = observatory_.file_of({file.name, 0, 0, 0});
    std::error_code gone;
    const std::uint64_t size = fs::file_size(path, gone);
    if (gone) {
      fail(file.name, 0, "file-missing", "The file is not there.");
      return;
    }
    if (size < file.size) {
      fail(
          file.name,
          size,
          "file-cut",
          fmt::format("The file has {} bytes; the archive relies on {}.", size, file.size));
    }
    if (file.digest.empty()) return;
    try {
      InputFile input(path);
      Hasher hasher;
      std::string buffer(std::size_t{1} << 20, '\0');
      while (const std::size_t got = input.read(buffer.data(), buffer.size())) {
        hasher.update({buffer.data(), got});
        tell(file.name, got);
        if (stopped()) return;
      }
      if ("sha256:" + to_hex(hasher.finish()) != file.digest)
        fail(file.name, 0, "file-digest", "The file is not the one that was imported.");
    } catch (const Error& error) {
      fail(
          file.name,
          0,
          "file-unreadable",
          fmt::format("The file cannot be read: {}.", error.what()));
    }
  }

  void open(const std::string& name) {
    name_ = name;
    held_.reset();
    reader_.reset();
    ranges_.clear();
    missing_ = false;
    const fs::path path = observatory_.file_of({name, 0, 0, 0});
    try {
      std::string first(64, '\0');
      {
        InputFile file(path);
        first.resize(file.read(first.data(), first.size()));
      }
      if (looks_like_zip(first)) {
        for (const WaczWarc& warc : read_wacz(path.string(), name, {}).warcs) {
          if (warc.stored) ranges_[warc.offset] = warc.offset + warc.length;
        }
      } else {
        ranges_[0] = 0;
      }
    } catch (const Error&) {
      missing_ = true;  // check_file() has told it.
    }
    next_range();
  }

  void next_range() {
    reader_.reset();
    if (ranges_.empty()) return;
    const auto [begin, end] = *ranges_.begin();
    ranges_.erase(ranges_.begin());
    ReadOptions options;
    // A file of our own has no digest of the whole: there every record's own digests count, also
    // those of records that are no captures.
    const auto file = files_.find(name_);
    const bool own = file != files_.end() && file->second.digest.empty();
    options.check_digests = own;
    const auto tell_damage = [this](const Problem& problem) {
      ++report_.failures;
      if (problems_) problems_(problem);
    };
    reader_.emplace(
        InputFile(observatory_.file_of({name_, 0, 0, 0})),
        name_,
        options,
        own ? ProblemSink(tell_damage) : ProblemSink(),
        begin,
        end);
  }

  // The record at `place`; nothing when the file goes on behind it.
  const Record* find(const RecordPlace& place) {
    const auto position = [](const RecordPlace& at) { return std::pair(at.offset, at.inner); };
    while (true) {
      if (!held_) {
        if (!reader_) return nullptr;
        held_ = reader_->next();
        if (!held_) {
          next_range();
          continue;
        }
        tell(name_, held_->place.length);
      }
      if (position(held_->place) == position(place)) return &*held_;
      if (position(place) < position(held_->place)) return nullptr;
      held_.reset();
    }
  }

  void check(const Capture& capture) {
    const Record* record = find(capture.place);
    if (record == nullptr) {
      fail(
          name_,
          capture.place.offset,
          "record-missing",
          fmt::format("The record of the capture {} is not there.", to_string(capture.id)));
    } else if (record->digest != capture.digest) {
      fail(
          name_,
          capture.place.offset,
          "record-digest",
          fmt::format("The bytes of the capture {} have changed.", to_string(capture.id)));
    }
  }

  const Observatory& observatory_;
  const ProgressSink& progress_;
  const ProblemSink& problems_;
  const Stop& stop_;
  VerifyReport report_;
  std::map<std::string, ArchivedFile> files_;
  std::uint64_t bytes_in_all_ = 0;
  std::string name_;
  std::map<std::uint64_t, std::uint64_t> ranges_;  // Begin and end of what is still to be read.
  std::optional<WarcReader> reader_;
  std::optional<Record> held_;
  bool missing_ = false;
};

}  // namespace

VerifyReport verify(
    const Observatory& observatory,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop) {
  return Verifier(observatory, progress, problems, stop).run();
}

}  // namespace weiguan
