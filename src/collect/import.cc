#include "collect/import.h"

#include <fmt/format.h>

#include "base/error.h"
#include "collect/detail/imports.h"
#include "collect/detail/join_parts.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

// Standard input as a file, which goes away with the object.
class Spool {
 public:
  explicit Spool(fs::path path) : path_(std::move(path)) {
    fs::remove(path_);
    AppendFile to(path_);
    InputFile from("-");
    std::string buffer(std::size_t{1} << 20, '\0');
    while (const std::size_t got = from.read(buffer.data(), buffer.size()))
      to.append({buffer.data(), got});
  }
  ~Spool() {
    std::error_code none;
    fs::remove(path_, none);
  }
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

 private:
  fs::path path_;
};

void check_inputs(const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    if (input != "-" && !fs::exists(input))
      throw UsageError(fmt::format("there is no file or folder \"{}\"", input), "Check its name.");
  }
}

// Imports files one after the other; pages that follow one another are read together.
class FilesImport {
 public:
  FilesImport(Session& session, InputWalk& walk) : session_(session), walk_(walk) {}

  void run() {
    while (take() && !session_.stopped()) {
      if (is_file_of_folder()) {
        import_pages(session_, [this]() -> std::optional<Input> {
          if (!take() || !is_file_of_folder()) return {};
          return std::exchange(next_, std::nullopt);
        });
        continue;
      }
      const Input input = *std::exchange(next_, std::nullopt);
      ++session_.report.files;
      import_one(input);
      std::error_code none;
      const std::uint64_t size = fs::file_size(input.path, none);
      if (!none) session_.bytes_done += size;
    }
  }

 private:
  // True when there is a next file; it is sniffed then.
  bool take() {
    while (!next_) {
      next_ = walk_.next();
      if (!next_) return false;
      try {
        kind_ = sniff(*next_);
      } catch (const Error& error) {
        ++session_.report.files;
        session_.out.tell_outside(
            {next_->shown, 0, 0, "unreadable", fmt::format("It is left out: {}.", error.what())});
        next_.reset();
      }
    }
    return true;
  }

  bool is_file_of_folder() const {
    return kind_.kind == InputKind::page || (kind_.kind == InputKind::other && next_->in_folder);
  }

  void import_one(const Input& input) {
    switch (kind_.kind) {
      case InputKind::warc:
      case InputKind::zip:
        import_warc(session_, input, kind_.kind == InputKind::zip);
        break;
      case InputKind::jsonl:
        import_rows(session_, input, {});
        break;
      case InputKind::csv:
        import_rows(session_, input, {RowFormat::Kind::csv, kind_.delimiter});
        break;
      case InputKind::empty:
        session_.out.tell_outside(
            {input.shown, 0, 0, "input-empty", "The file is empty: there was nothing to read."});
        break;
      case InputKind::page:
      case InputKind::other:
        session_.out.tell_outside({input.shown, 0, 0, "input-kind", kind_.reason});
        break;
    }
  }

  Session& session_;
  InputWalk& walk_;
  std::optional<Input> next_;
  Sniffed kind_;
};

}  // namespace

ImportReport import_files(
    Observatory& observatory,
    const std::vector<std::string>& inputs,
    const ImportOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop) {
  check_inputs(inputs);
  ImportReport report;
  std::vector<Mapping> named_mappings;
  for (const std::string& one : options.mappings) named_mappings.push_back(load_mapping(one));
  run_session(observatory, options, progress, problems, stop, report, [&](Session& session) {
    session.named = std::move(named_mappings);
    const fs::path spooled = session.warc_folder() / "stdin.part";
    std::optional<Spool> spool;
    std::vector<std::string> named;
    for (const std::string& input : inputs) {
      if (input == "-" && !spool) spool.emplace(spooled);
      named.push_back(input == "-" ? spooled.string() : input);
    }
    session.bytes_in_all = size_of_all(named);
    InputWalk walk(inputs, [&](Problem problem) { session.out.tell_outside(std::move(problem)); });
    walk.set_standard_input(spooled);
    FilesImport(session, walk).run();
    join_parts(session);
  });
  return report;
}

}  // namespace weiguan
