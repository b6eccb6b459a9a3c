// What the verbs share: standard output and files, messages, progress, lists of problems.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "base/progress.h"
#include "collect/import.h"
#include "collect/observatory.h"
#include "views/cli/detail/verb.h"

namespace weiguan {

// Where rows go: standard output, or the file of --output, which takes its name when it is whole.
class Output {
 public:
  explicit Output(const Given& given);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);  // Throws Error when the disk is full.
  void finish();
  bool closed() const { return closed_; }  // The reader has gone (head, less): write no more.
  bool terminal() const;
  bool to_file() const { return !path_.empty(); }
  TextSink sink();

 private:
  std::FILE* file_ = stdout;
  std::filesystem::path path_, unfinished_;
  bool closed_ = false;
};

// The format that was asked for, else the one the output file's name ends in, else a table.  Throws
// UsageError for one that the verb does not write.
TableWriter::Options table_options(
    const Given& given, const Caller& caller, const Output& output, Extra extra = Extra::none);

// A line on standard error, with "weiguan: " before it.
void remark(std::string_view text);

bool terminal(std::FILE* file);

// "1 row", "1,234 rows"; Chinese needs the number only.
std::string counted(std::uint64_t number, const char* one, const char* many);
std::string grouped(std::uint64_t number);  // 1,234,567
// Cells of tables: nothing for an empty text; names and the addresses of images in one cell.
Value known(const std::string& text);
std::string joined(const std::vector<std::string>& parts);  // "a; b"
std::string addresses(const std::vector<Image>& images);    // With blanks.
std::string byte_size(std::uint64_t bytes);                 // 34.5 MB
std::string wall_clock(Time time, const Zone& zone);        // 2024-07-02 09:30
// When something was published, as closely as is known.
std::string shown_time(const TimeRange& time, const Zone& zone, Speech speech);
std::string shown_outlet(const std::string& id, const Packs& packs, Speech speech);

Observatory open_observatory(const Caller& caller, Access access);

// A line on standard error that is drawn over and over; nothing where that is no terminal.
class ProgressLine {
 public:
  explicit ProgressLine(Speech speech);
  ~ProgressLine();

  void show(const Progress& progress);
  void clear();
  ProgressSink sink() {
    return [this](const Progress& progress) { show(progress); };
  }

 private:
  Speech speech_;
  bool draws_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point began_, last_{};
};

// The first problems in full on standard error, the rest as a number.
class ProblemList {
 public:
  ProblemList(Speech speech, ProgressLine* line) : speech_(speech), line_(line) {}

  void add(const Problem& problem);
  ProblemSink sink() {
    return [this](const Problem& problem) { add(problem); };
  }
  void finish() const;  // Tells how many more there were.
  std::uint64_t count() const { return count_; }

 private:
  Speech speech_;
  ProgressLine* line_;
  std::uint64_t count_ = 0;
};

// What an import or a rebuild did, on standard output, and the status that says so.
ExitStatus tell_report(const ImportReport& report, const Caller& caller);

}  // namespace weiguan
