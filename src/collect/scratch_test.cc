#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "collect/detail/testing.h"

namespace weiguan::testing {

namespace fs = std::filesystem;

Scratch::Scratch() {
  std::string name = (fs::temp_directory_path() / "weiguan-collect-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw Error("cannot make " + name);
  folder_ = name;
  ::setenv("SOURCE_DATE_EPOCH", "1930000000", 1);  // 2031-02-27.
  Observatory::init(observatory(), {}, "");
  fs::create_directories(observatory() / "packs" / "fiction");
  write(
      "obs/packs/fiction/pack.toml",
      "id = \"fiction\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n"
      "[names]\nhans = \"虚构\"\nhant = \"虛構\"\nen = \"Fiction\"\n");
  write(
      "obs/packs/fiction/outlets.csv",
      "id,name_hans,name_hant,name_en,also,kind,control,controller,place,language,zone,domains,"
      "accounts,groups,valid_from,valid_to,source,note\n"
      "shanbei-morning,山北晨报,山北晨報,Shanbei Morning Post,,newspaper,local-party,,CN,zh,"
      "Asia/Shanghai,shanbei.example,weibo:山北晨报,,,,invented,\n"
      "harbour-herald,,,Harbour Herald,,newspaper,commercial,,HK,en,"
      "Asia/Hong_Kong,harbour.example,,,,,invented,\n");
}

Scratch::~Scratch() {
  std::error_code none;
  fs::remove_all(folder_, none);
}

std::string Scratch::write(const std::string& name, std::string_view bytes) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  write_file(path, bytes);
  return path.string();
}

ImportReport Scratch::import(const std::vector<std::string>& inputs, const ImportOptions& options) {
  problems.clear();
  Observatory observatory(this->observatory(), Access::write);
  const Stop stop;
  return import_files(
      observatory,
      inputs,
      options,
      {},
      [&](const Problem& problem) { problems.push_back(problem); },
      stop);
}

std::string Scratch::content() const {
  const Observatory observatory(this->observatory(), Access::read);
  const Archive& archive = observatory.archive();
  const auto range = [](const TimeRange& one) {
    return format_time(one.earliest) + ".." + format_time(one.latest) + " " +
           std::string(to_string(one.source));
  };
  std::string out;
  archive.files([&](const ArchivedFile& file) {
    out += fmt::format(
        "file {} {} {} {} {} {}\n",
        file.name,
        file.origin,
        file.digest,
        file.size,
        file.complete,
        file.in_place);
    return true;
  });
  archive.captures([&](const Capture& one) {
    out += fmt::format(
        "capture {} {} {} {} {} {} {} {} {} {} {} {} {}\n",
        to_string(one.id),
        one.url,
        format_time(one.time),
        one.type,
        one.status,
        one.media_type,
        one.size,
        one.digest,
        one.record_id,
        one.outlet,
        one.place.file,
        one.place.offset,
        one.place.length);
    return true;
  });
  archive.articles({}, [&](const Article& one) {
    out += fmt::format(
        "article {} {} {} | {} | {} | {} | {} | {} {} | {} {} | {} | {}\n",
        to_string(one.id),
        to_string(one.kind),
        one.url,
        one.title,
        one.text,
        one.account,
        range(one.published),
        one.outlet,
        one.outlet_name,
        one.language,
        one.script,
        one.source,
        fmt::join(one.tags, ","));
    for (const Reading& reading : archive.readings(one.id)) {
      out += fmt::format(
          "  read {} {} {} {}\n",
          to_string(reading.capture),
          reading.begin,
          reading.end,
          reading.extra);
    }
    for (const Observation& seen : archive.observations(one.id)) {
      out += fmt::format(
          "  seen {} {} {} {} {} {} {}\n",
          format_time(seen.time),
          seen.counter,
          seen.value,
          to_string(seen.capture),
          seen.begin,
          seen.end,
          seen.words);
    }
    return true;
  });
  archive.problems([&](const Problem& one) {
    out += fmt::format(
        "problem {} {} {} {} {}\n", one.file, one.offset, one.line, one.rule, one.reason);
    return true;
  });
  return out;
}

std::vector<std::pair<std::string, std::string>> Scratch::warc_files() const {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : fs::directory_iterator(observatory() / "warc"))
    files.emplace_back(entry.path().filename().string(), read_file(entry.path()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace weiguan::testing
