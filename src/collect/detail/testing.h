// For the room's tests: an observatory in a folder that goes away, and its whole content as text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "collect/import.h"
#include "collect/observatory.h"

namespace weiguan::testing {

// A folder that goes away with the object, with an observatory in `obs` whose own pack has two
// fictional outlets.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::filesystem::path folder() const { return folder_; }
  std::filesystem::path observatory() const { return folder_ / "obs"; }
  std::string write(const std::string& name, std::string_view bytes) const;  // Gives the path.

  // Opens the observatory, imports, closes it.
  ImportReport import(const std::vector<std::string>& inputs, const ImportOptions& options = {});

  // Everything the archive answers, but for times of imports and the state number.
  std::string content() const;
  // Bytes of every file in warc/, by name.
  std::vector<std::pair<std::string, std::string>> warc_files() const;

  std::vector<Problem> problems;  // Of the last import.

 private:
  std::filesystem::path folder_;
};

}  // namespace weiguan::testing
