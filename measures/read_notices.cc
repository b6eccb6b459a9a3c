// Tells what short texts and pages state, by a pack: what measures/notices.py scores.  Reads one
// JSON object a line from standard input and writes one for each:
//   {"words": "...", "host": "..."}   -> {"cause": ...}
//   {"file": "x.html.gz", "url": ""}  -> {"kind", "cause", "words", "location", "sketch", "text"}
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>
#include <zlib.h>

#include "base/time.h"
#include "extract/page.h"
#include "packs/packs.h"
#include "text/sketch.h"

namespace {

using Json = nlohmann::json;

std::string read_gz(const std::string& path) {
  std::string out;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return out;
  char buffer[65536];
  for (int got = 0; (got = gzread(file, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<std::size_t>(got));
  gzclose(file);
  return out;
}

Json cause_or_null(const std::optional<weiguan::Cause>& cause) {
  return cause ? Json(weiguan::to_string(*cause)) : Json(nullptr);
}

Json page_row(const std::string& bytes, const std::string& url, const weiguan::Notices& notices) {
  weiguan::PageInput input;
  input.bytes = bytes;
  input.url = url;
  input.captured = weiguan::now();
  input.notices = &notices;
  const weiguan::Page page = weiguan::read_page(input);
  return {
      {"kind", weiguan::to_string(page.kind)},
      {"cause", cause_or_null(page.notice_cause)},
      {"words", page.notice_text},
      {"location", page.location},
      {"sketch", page.sketch},
      {"text", page.text.size()}};
}

Json answer(const Json& asked, const weiguan::Notices& notices) {
  const std::string none;
  if (asked.contains("text"))
    return {{"sketch", weiguan::sketch(asked["text"].get<std::string>())}};
  if (asked.contains("words"))
    return {
        {"cause",
         cause_or_null(
             notices.cause_of(asked["words"].get<std::string>(), asked.value("host", none)))}};
  if (asked.contains("address"))
    return {
        {"cause", cause_or_null(notices.cause_of_address(asked["address"].get<std::string>()))}};
  const std::string bytes = asked.contains("html") ? asked["html"].get<std::string>()
                                                   : read_gz(asked["file"].get<std::string>());
  return page_row(bytes, asked.value("url", none), notices);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fputs("usage: measure_notices PACK < ASKED.jsonl\n", stderr);
    return 64;
  }
  const weiguan::Packs packs = weiguan::Packs::load({argv[1]}, {});
  for (std::string line; std::getline(std::cin, line);) {
    const Json row = answer(Json::parse(line), packs.notices());
    std::puts(row.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
  }
  return 0;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "measure_notices: %s\n", problem.what());
  return 1;
}
