#include "collect/read_pages.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "base/threads.h"
#include "capture/compression.h"
#include "capture/http.h"
#include "capture/warc_reader.h"
#include "collect/detail/outlets.h"

namespace weiguan {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest = std::size_t{64} << 20;  // Of a page; the rest is not looked at.
constexpr std::size_t head_size = std::size_t{256} << 10;

struct Source {
  std::string file;
  bool in_folder = false;
  std::string bytes;
  std::string url;
  std::string charset;
  Time captured{};
};

// Bytes from the front of a file, decompressed.
std::string bytes_of(const std::string& file, std::size_t most, std::string& damage) {
  DecompressedFile input{InputFile(file)};
  std::string bytes;
  constexpr std::size_t step = std::size_t{1} << 16;
  while (bytes.size() < most) {
    const std::size_t before = bytes.size();
    bytes.resize(before + std::min(step, most - before));
    const std::size_t got = input.read(bytes.data() + before, bytes.size() - before);
    bytes.resize(before + got);
    if (got == 0) break;
  }
  damage = input.damage();
  return bytes;
}

std::string head_of(const std::string& file) {
  InputFile input(file);
  std::string head(head_size, '\0');
  head.resize(input.read(head.data(), head.size()));
  return head;
}

bool is_html(const Payload& payload) {
  const bool says_html = payload.media_type.find("html") != std::string::npos;
  return !payload.bytes.empty() && (says_html || looks_like_html(payload.bytes));
}

class Reader {
 public:
  Reader(
      const std::vector<std::string>& files,
      const ReadPagesOptions& options,
      const Packs& packs,
      const std::function<bool(const PageOfFile&)>& each,
      const ProblemSink& problems,
      const Stop& stop)
      : files_(files.begin(), files.end()),
        options_(options),
        packs_(packs),
        each_(each),
        problems_(problems),
        stop_(stop) {}

  std::uint64_t run() {
    in_order({options_.threads, 16}, [this] { return next(); });
    return count_;
  }

 private:
  Work next() {
    while (!stop_.requested() && !enough_) {
      if (warc_) {
        if (Work work = next_record()) return work;
        warc_.reset();
      }
      if (files_.empty()) return {};
      const bool in_folder = below_ > 0;
      if (in_folder) --below_;
      Source source;
      source.file = std::move(files_.front());
      source.in_folder = in_folder;
      files_.pop_front();
      try {
        if (open(source)) return whole(std::move(source));
      } catch (const Error& error) {
        tell({source.file, 0, 0, "unreadable", fmt::format("Left out: {}.", error.what())});
      }
    }
    return {};
  }

  // False where it was a folder or a WARC, whose pages come next.
  bool open(const Source& source) {
    if (source.file == "-") return true;
    if (fs::is_directory(source.file)) {
      add_folder(source.file);
      return false;
    }
    if (!looks_like_warc(head_of(source.file))) return true;
    ReadOptions how;
    how.check_digests = false;
    how.digest_blocks = false;
    warc_file_ = source.file;
    warc_.emplace(InputFile(source.file), source.file, how, problems_);
    return false;
  }

  void add_folder(const std::string& folder) {
    std::vector<std::string> found;
    for (const auto& entry :
         fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
      if (entry.is_regular_file()) found.push_back(entry.path().string());
    }
    std::sort(found.begin(), found.end());
    files_.insert(files_.begin(), found.begin(), found.end());
    below_ += found.size();
  }

  Work next_record() {
    while (auto record = warc_->next()) {
      if (record->type() != "response" && record->type() != "resource") continue;
      Payload payload = payload_of(*record);
      if (!is_html(payload)) continue;
      auto source = std::make_shared<Source>();
      source->file = warc_file_;
      source->bytes = std::move(payload.bytes);
      source->url = record->url();
      source->charset = payload.charset;
      source->captured = record->time();
      return [this, source] { return read(*source); };
    }
    return {};
  }

  Work whole(Source&& given) {
    const auto source = std::make_shared<Source>(std::move(given));
    source->url = options_.url;
    source->charset = options_.charset;
    source->captured = options_.captured.value_or(now());
    return [this, source]() -> Finish {
      std::string damage;
      try {
        source->bytes = bytes_of(source->file, longest, damage);
      } catch (const Error& error) {
        const Problem problem{
            source->file, 0, 0, "unreadable", fmt::format("Left out: {}.", error.what())};
        return [this, problem] { tell(problem); };
      }
      if (source->in_folder && !looks_like_html(source->bytes)) return {};
      return read(*source, damage);
    };
  }

  Finish read(const Source& source, const std::string& damage = {}) {
    const Outlet* outlet = packs_.by_url(source.url);
    PageInput input;
    input.bytes = source.bytes;
    input.url = source.url;
    input.http_charset = source.charset;
    input.captured = source.captured;
    std::optional<Zone> zone;
    if (outlet != nullptr) zone = Zone::find(outlet->zone);
    if (!zone) zone = options_.zone;
    input.zone = zone.value_or(Zone());
    input.notices = &packs_.notices();
    const auto out = std::make_shared<PageOfFile>();
    out->page = read_page(input, {}, options_.explain ? &out->trace : nullptr);
    for (Problem& problem : out->page.problems) problem.file = source.file;
    if (!damage.empty()) {
      out->page.problems.push_back(
          {source.file, 0, 0, "compression", damage + " What could be read was read."});
    }
    out->origin.file = source.file;
    out->origin.url = source.url;
    out->origin.zone = zone;
    out->origin.source_outlet = source_outlet_of(packs_, out->page.source);
    return [this, out] {
      if (enough_) return;
      for (const Problem& problem : out->page.problems) tell(problem);
      ++count_;
      enough_ = !each_(*out);
    };
  }

  void tell(const Problem& problem) const {
    if (problems_) problems_(problem);
  }

  std::deque<std::string> files_;
  std::size_t below_ = 0;  // Of files_, those in front that were found in a folder.
  const ReadPagesOptions& options_;
  const Packs& packs_;
  const std::function<bool(const PageOfFile&)>& each_;
  const ProblemSink& problems_;
  const Stop& stop_;
  std::optional<WarcReader> warc_;
  std::string warc_file_;
  std::uint64_t count_ = 0;
  bool enough_ = false;  // Of the calling thread, as count_.
};

}  // namespace

std::uint64_t read_pages(
    const std::vector<std::string>& files,
    const ReadPagesOptions& options,
    const Packs& packs,
    const std::function<bool(const PageOfFile&)>& each,
    const ProblemSink& problems,
    const Stop& stop) {
  if (!options.url.empty() && (files.size() != 1 || fs::is_directory(files.front()))) {
    throw UsageError(
        "--url is the address of one page, but several files were given",
        "Give one FILE, or a WARC, whose records bring their addresses.");
  }
  return Reader(files, options, packs, each, problems, stop).run();
}

}  // namespace weiguan
