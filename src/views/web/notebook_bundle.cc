#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>
#include <zip.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/wacz_writer.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/notebook_parts.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/run.h"

namespace weiguan::web {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t most_captures = 2000;
constexpr std::uint64_t largest_record = std::uint64_t{64} << 20;
constexpr std::uint64_t largest_evidence = std::uint64_t{1} << 30;
constexpr std::size_t largest_rows = std::size_t{64} << 20;
constexpr auto longest_run = 60s;

constexpr Words bytes_words = {
    "{} captures have no bytes (nothing came back, or they were not kept).",
    "{} 条存档没有字节（当时未取得内容，或未保存）。"};
constexpr Words large_words = {
    "{} captures are larger than 64 MiB, or beyond 2,000 captures or 1 GiB; their own pages give "
    "them.",
    "{} 条存档超过 64 MiB，或超出 2000 条、1 GiB 的上限；可在各自的页面下载。"};
constexpr Words cut_words = {
    "The evidence of {} items is a search that finds more than 2,000 articles; the package holds "
    "captures of the first 2,000.",
    "{} 个条目的证据是命中超过 2000 篇文章的检索；资料包只含前 2000 篇的存档。"};
constexpr Words broken_words = {
    "{} captures cannot be read any more as they were kept.", "{} 条存档已无法按原样读出。"};
constexpr Words figure_words = {
    "{}: the rows behind the figure could not be made: ", "{}：无法取得图中的数据："};
constexpr Words long_words = {
    "it takes longer than a minute or gives more than 64 MiB; run it as a job or on the command "
    "line.",
    "所需超过一分钟或数据超过 64 MiB；请作为任务或在命令行运行。"};
constexpr Words screen_words = {
    "it was not picked from an instrument's screen.", "它不是从工具的视图中收入的。"};

std::string with(const Words& words, Speech speech, std::string_view value) {
  std::string text(say(words, speech));
  const auto at = text.find("{}");
  return at == std::string::npos ? text : text.replace(at, 2, value);
}

// A folder for as long as the object lives.
class Scratch {
 public:
  Scratch() {
    auto name = (fs::temp_directory_path() / "weiguan-notebook-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw Error("no temporary folder can be made");
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Asks a run to stop after a while, or when the server ends.
class Patience {
 public:
  Patience(Stop& stop, const Stop* server)
      : thread_([this, &stop, server] {
          std::unique_lock lock(mutex_);
          const auto until = std::chrono::steady_clock::now() + longest_run;
          while (!over_ && std::chrono::steady_clock::now() < until &&
                 !(server != nullptr && server->requested())) {
            changed_.wait_for(lock, 200ms);
          }
          if (!over_) stop.request();
        }) {}
  ~Patience() {
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Patience(const Patience&) = delete;
  Patience& operator=(const Patience&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::thread thread_;
};

std::string csv_of_rows(const Site& site, const Part& part, Speech speech) {
  PartTable table;
  fill_table(table, site, part, speech, false);
  std::string out;
  TableWriter writer(table.columns, {}, [&](std::string_view piece) { out += piece; });
  for (const auto& row : table.rows) writer.row(row);
  writer.finish();
  return out;
}

// The rows of every table of the instrument that the figure was drawn from, table by table, made
// again.  Nothing, and why, where that cannot be.
std::vector<std::pair<std::string, std::string>> csv_of_figure(
    const Site& site, const Notebook& item, std::size_t number, Speech speech, std::string& why) {
  const auto origin = origin_of(site, item);
  if (!origin) {
    why = say(screen_words, speech);
    return {};
  }
  const auto& instrument = *origin->instrument;
  std::vector<std::string> texts(instrument.tables.size());
  std::vector<std::unique_ptr<TableWriter>> writers;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& columns = instrument.tables[i].columns;
    std::vector<Column> all(columns.begin(), columns.end());
    all.push_back(evidence_column());
    writers.push_back(std::make_unique<TableWriter>(
        std::move(all), TableWriter::Options{}, [&texts, i](std::string_view piece) {
          texts[i] += piece;
        }));
  }
  Stop stop;
  bool large = false;
  try {
    const Slot slot(site.slots);
    const Patience patience(stop, site.stop);
    std::size_t size = 0;
    RunContext context;
    context.zone = site.zone;
    context.names = site.query_names;
    context.stop = &stop;
    context.row = [&](Row&& row) {
      hide_accounts(site, instrument.tables[row.table], row);
      const auto address = evidence_address(row.evidence, site.zone);
      row.values.push_back(address.empty() ? Value{} : Value{address});
      const auto before = texts[row.table].size();
      writers[row.table]->row(row.values);
      size += texts[row.table].size() - before;
      large = size > largest_rows;
      return !large && !stop.requested();
    };
    context.note = [](Words) {};
    instrument.run(*site.archive, *site.packs, origin->arguments, context);
  } catch (const Error& error) {
    why = error.what();
    return {};
  }
  if (large || stop.requested()) {
    why = say(long_words, speech);
    return {};
  }
  std::vector<std::pair<std::string, std::string>> files;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    writers[i]->finish();
    files.emplace_back(
        fmt::format("{:02}-{}-{}.csv", number, instrument.name, instrument.tables[i].name),
        std::move(texts[i]));
  }
  return files;
}

// The captures behind the notebook as a package takes them, and what had to be left out.
std::vector<WaczRecord> records_of(
    const Site& site, const Notebook& notebook, Speech speech, std::vector<std::string>& remarks) {
  std::map<CaptureId, std::string> titles;
  std::vector<WaczRecord> records;
  std::size_t empty = 0, large = 0, broken = 0, cut = 0;
  std::vector<Capture> captures;
  std::set<CaptureId> seen;
  for (const auto& item : notebook.at("items")) {
    auto proof = proof_of(site, item);
    if (proof.cut) ++cut;
    for (const auto& article : proof.articles) {
      for (const auto& reading : site.archive->readings(article.id)) {
        titles.emplace(reading.capture, title_of(article, speech));
      }
    }
    for (auto& one : proof.captures) {
      if (seen.insert(one.id).second) captures.push_back(std::move(one));
    }
  }
  std::uint64_t size = 0;
  for (const auto& capture : captures) {
    if (capture.digest.empty() || capture.place.file.empty()) {
      ++empty;
      continue;
    }
    if (capture.place.length > largest_record || records.size() >= most_captures ||
        size + capture.place.length > largest_evidence) {
      ++large;
      continue;
    }
    try {
      site.record(capture);  // Its bytes are still those that were captured.
    } catch (const Error&) {
      ++broken;
      continue;
    }
    size += capture.place.length;
    const auto title = titles.find(capture.id);
    const bool page = capture.type == "response" || capture.type == "revisit";
    records.push_back(
        {capture,
         site.file_of(capture.place),
         !page                   ? std::string{}
         : title == titles.end() ? capture.url
                                 : title->second});
  }
  const auto tell = [&](const Words& words, std::size_t count) {
    if (count > 0) remarks.push_back(with(words, speech, std::to_string(count)));
  };
  tell(cut_words, cut);
  tell(bytes_words, empty);
  tell(large_words, large);
  tell(broken_words, broken);
  return records;
}

// A zip file being put together.
class Zip {
 public:
  explicit Zip(const fs::path& path) : path_(path) {
    int code = 0;
    zip_ = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (zip_ == nullptr) throw Error("the bundle cannot be written");
  }
  ~Zip() {
    if (zip_ != nullptr) zip_discard(zip_);
  }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  // `bytes` outlive finish().
  void add(const std::string& name, const std::string& bytes) {
    put(name, zip_source_buffer(zip_, bytes.data(), bytes.size(), 0), ZIP_CM_DEFLATE);
  }
  void add_file(const std::string& name, const fs::path& file) {
    put(name, zip_source_file(zip_, file.c_str(), 0, -1), ZIP_CM_STORE);
  }
  void finish() {
    if (zip_close(zip_) != 0) fail();
    zip_ = nullptr;
  }

 private:
  void put(const std::string& name, zip_source_t* source, zip_int32_t method) {
    if (source == nullptr) fail();
    const auto at = zip_file_add(zip_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      zip_source_free(source);
      fail();
    }
    zip_set_file_compression(zip_, static_cast<zip_uint64_t>(at), method, 0);
  }
  [[noreturn]] void fail() const {
    throw Error(
        fmt::format("the bundle cannot be written: {}", zip_strerror(zip_)),
        "Perhaps the disk of temporary files is full.");
  }

  fs::path path_;
  zip_t* zip_ = nullptr;
};

}  // namespace

Reply notebook_bundle(const Site& site, const Request& request, const Notebook& notebook) {
  const auto scratch = std::make_shared<Scratch>();
  const auto speech = request.speech;
  std::vector<std::string> remarks;
  std::vector<std::pair<std::string, std::string>> files;
  std::size_t number = 0;
  for (const auto& part : parts_of(notebook)) {
    ++number;
    if (!part.figure()) {
      files.emplace_back(file_of(part, number), csv_of_rows(site, part, speech));
      continue;
    }
    std::string why;
    for (auto& file : csv_of_figure(site, *part.items.front(), number, speech, why)) {
      files.push_back(std::move(file));
    }
    if (!why.empty()) {
      remarks.push_back(with(figure_words, speech, text_of(*part.items.front(), "title")) + why);
    }
  }
  const auto wacz = scratch->path() / "evidence.wacz";
  {
    const WaczWriter package(
        records_of(site, notebook, speech, remarks), text_of(notebook, "name"));
    AppendFile out(wacz);
    package.write([&](std::string_view bytes) {
      out.append(bytes);
      return true;
    });
  }
  const auto page = notebook_page(site, notebook, speech, true, remarks);
  const auto path = scratch->path() / "bundle.zip";
  Zip zip(path);
  zip.add("methods.html", page);
  for (const auto& [name, bytes] : files) zip.add(name, bytes);
  zip.add_file("evidence.wacz", wacz);
  zip.finish();
  fs::remove(wacz);
  const auto file = std::make_shared<InputFile>(path);
  Reply reply;
  reply.type = "application/zip";
  reply.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"notebook-{}.zip\"", text_of(notebook, "id")));
  reply.length = file->size();
  reply.stream = [scratch, file](const Write& write, const Stop& stop) {
    std::string piece(std::size_t{64} << 10, '\0');
    while (!stop.requested()) {
      const auto got = file->read(piece.data(), piece.size());
      if (got == 0 || !write({piece.data(), got})) return;
    }
  };
  return reply;
}

}  // namespace weiguan::web
