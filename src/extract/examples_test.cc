// The pages of examples/pages say what their golden file expects of them.
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "extract/page.h"

namespace weiguan {
namespace {

using Json = nlohmann::json;

const std::string folder = WEIGUAN_SOURCE "/examples/pages/";

std::string day_of(const std::optional<TimeRange>& range, const Zone& zone) {
  return range ? format_period(period_of(range->earliest, Unit::day, zone).from, Unit::day, zone)
               : std::string();
}

Json read(const Json& wanted) {
  const std::string file = wanted["file"];
  const std::string bytes = read_file(folder + file);
  PageInput input;
  input.bytes = bytes;
  input.url = wanted["url"];
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("Asia/Shanghai");
  const Page page = read_page(input);
  Json out;
  out["file"] = file;
  out["url"] = input.url;
  out["charset"] = page.charset;
  out["title"] = page.title;
  out["text"] = page.text;
  out["published"] = day_of(page.published, input.zone);
  out["source"] = page.source;
  out["authors"] = page.authors;
  out["editors"] = page.editors;
  out["original_title"] = page.original_title;
  out["dateline"] = {
      {"agency", page.dateline.agency},
      {"place", page.dateline.place},
      {"day", day_of(page.dateline.day, input.zone)}};
  out["images"] = Json::array();
  for (const Image& image : page.images) {
    out["images"].push_back({{"url", image.url}, {"caption", image.caption}, {"alt", image.alt}});
  }
  return out;
}

TEST(ExamplePages, AreReadAsTheirGoldenFileSays) {
  std::ifstream golden(folder + "expected.jsonl");
  std::size_t pages = 0;
  for (std::string line; std::getline(golden, line); ++pages) {
    const Json wanted = Json::parse(line);
    const Json got = read(wanted);
    for (const auto& [name, value] : wanted.items()) {
      EXPECT_EQ(got[name].dump(), value.dump()) << wanted["file"] << " " << name;
    }
  }
  EXPECT_GE(pages, 12U);
}

}  // namespace
}  // namespace weiguan
