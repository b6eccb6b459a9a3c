// Reads every page of a set (FOLDER/html/*.gz) and writes one line of JSON for each: what
// measures/extraction.py scores.  Zones and outlets are not known here: dates without a zone are
// read as UTC.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <zlib.h>

#include "base/time.h"
#include "extract/page.h"

namespace {

std::string read_gz(const std::filesystem::path& path) {
  std::string out;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return out;
  char buffer[65536];
  for (int got = 0; (got = gzread(file, buffer, sizeof buffer)) > 0;) {
    out.append(buffer, static_cast<std::size_t>(got));
  }
  gzclose(file);
  return out;
}

// The addresses of the pages by id, where the set's gold tells them.
std::map<std::string, std::string> addresses(const std::filesystem::path& folder) {
  std::map<std::string, std::string> out;
  for (const char* name : {"gold.jsonl.gz", "gold.jsonl"}) {
    const std::string text = read_gz(folder / name);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const auto row = nlohmann::json::parse(text.substr(at, end - at), nullptr, false);
      if (row.is_object() && row.contains("url")) out[row["id"]] = row["url"];
      at = end + 1;
    }
    if (!text.empty()) break;
  }
  return out;
}

std::string without_end(std::string name, std::string_view end) {
  if (name.ends_with(end)) name.resize(name.size() - end.size());
  return name;
}

// The day in the zone the page writes it in, which is the day the gold has.
nlohmann::json row_of(const std::string& id, const weiguan::Page& page) {
  const weiguan::Zone zone = weiguan::Zone::find(page.published_zone).value_or(weiguan::Zone());
  nlohmann::json row;
  row["id"] = id;
  row["title"] = page.title;
  row["text"] = page.text;
  row["kind"] = weiguan::to_string(page.kind);
  std::string authors;
  for (const std::string& one : page.authors) authors += (authors.empty() ? "" : "; ") + one;
  row["author"] = authors;
  row["source"] = page.source;
  row["editors"] = page.editors;
  row["original_title"] = page.original_title;
  row["dateline"] = {{"agency", page.dateline.agency}, {"place", page.dateline.place}};
  if (page.dateline.day) {
    row["dateline"]["day"] =
        weiguan::format_period(page.dateline.day->earliest, weiguan::Unit::day, weiguan::Zone());
  }
  row["images"] = nlohmann::json::array();
  for (const weiguan::Image& one : page.images) {
    row["images"].push_back({{"url", one.url}, {"caption", one.caption}, {"alt", one.alt}});
  }
  row["date"] = nullptr;
  if (page.published) {
    row["date"] = weiguan::format_period(
        weiguan::period_of(page.published->earliest, weiguan::Unit::day, zone).from,
        weiguan::Unit::day,
        zone);
    row["date_from"] = weiguan::to_string(page.published->source);
  }
  row["language"] = page.language;
  row["charset"] = page.charset;
  row["confidence"] = page.confidence;
  return row;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fputs("usage: measure_extract FOLDER [EVERY]\n", stderr);
    return 64;
  }
  const std::filesystem::path folder = argv[1];
  const std::size_t every =
      argc > 2 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[2]))) : 1;
  const auto urls = addresses(folder);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "html"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i < files.size(); i += every) {
    const std::string bytes = read_gz(files[i]);
    const std::string file = without_end(files[i].filename().string(), ".gz");
    const std::string id = urls.count(file) != 0 ? file : without_end(file, ".html");
    weiguan::PageInput input;
    input.bytes = bytes;
    if (const auto at = urls.find(id); at != urls.end()) input.url = at->second;
    input.captured = weiguan::now();
    const weiguan::Page page = weiguan::read_page(input);
    std::puts(
        row_of(id, page).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  }
  return 0;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "measure_extract: %s\n", problem.what());
  return 1;
}
