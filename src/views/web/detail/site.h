// What the pages show: an observatory, as far as they need it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/frontier.h"
#include "base/stop.h"
#include "capture/http.h"
#include "capture/record.h"
#include "packs/packs.h"
#include "views/web/detail/kept.h"
#include "views/web/detail/result_cache.h"
#include "views/web/detail/slots.h"

namespace weiguan::web {

class Jobs;
class Notebooks;

// A struct of references and questions rather than the observatory itself, so that pages are tested
// over an archive in memory.  What it refers to outlives it.  All of it is safe from many threads.
struct Site {
  const Archive* archive = nullptr;
  const Packs* packs = nullptr;
  Zone zone;
  std::string name;
  std::function<std::filesystem::path(const RecordPlace&)> file_of;
  std::function<Record(const Capture&)> record;    // Throws Error: gone or changed.
  std::function<Payload(const Capture&)> payload;  // The same.
  std::function<std::string(std::string_view)> shown_account;
  QueryNames query_names;
  std::function<std::vector<SourceHealth>()> sources;  // Empty: nothing is fetched here.
  std::shared_ptr<Kept> kept = std::make_shared<Kept>();
  Slots* slots = nullptr;          // Null: no limit.
  ResultCache* results = nullptr;  // Null: nothing is kept.
  const Stop* stop = nullptr;      // The server's; null: never.

  // The observatory's folder, where jobs and notebooks are kept; empty: nothing can be kept.
  std::filesystem::path folder;
  std::function<void(const Run&)> record_run;  // May be empty.
  Jobs* jobs = nullptr;                        // Both null where nothing can be kept.
  Notebooks* notebooks = nullptr;
};

}  // namespace weiguan::web
