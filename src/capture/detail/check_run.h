// One check of one input: its records in order, what they refer to, and the report.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/problem.h"
#include "capture/check.h"
#include "capture/detail/window.h"
#include "capture/warc_reader.h"

namespace weiguan::detail {

class CheckRun {
 public:
  CheckRun(std::string name, ViolationSink violations, const Stop* stop = nullptr);
  ~CheckRun();
  CheckRun(const CheckRun&) = delete;
  CheckRun& operator=(const CheckRun&) = delete;

  // The records of one file, `shown` being its name; from `begin` up to `end`, 0 being the file's.
  void read(InputFile file, const std::string& shown, std::uint64_t begin, std::uint64_t end);
  // The same of bytes.
  void read(std::string_view bytes, const std::string& shown, const ReadOptions& options);

  void problem(const Problem& problem);  // Of the packing, told by who read it.
  void file_rule(const std::string& file, std::string_view rule, const std::string& reason);

  CheckReport finish();  // Tells what refers to records that were not met.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weiguan::detail
