// Rows of the edits that were found.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/edits/detail/versions.h"
#include "instruments/instruments.h"

namespace weiguan::edits {

// What is kept of an edit until all are known, to be sorted by.
struct EditRow {
  int severity = 0;
  std::optional<Time> when;  // new_seen.
  std::string address;
  std::size_t number = 0;  // Of the edit, at its address, from 1.
  Row row;
};

EditRow row_of(const FoundEdit& edit, const std::string& address, std::size_t number);

// Rows of the table `operations`; false: no more rows, please.
bool write_operations(const FoundEdit& edit, std::size_t number, const RunContext& context);

// Who edits.
class Outlets {
 public:
  void add(const std::string& outlet, const Versions& versions);
  bool write(const RunContext& context) const;

 private:
  struct Counts {
    std::uint64_t addresses = 0, edited = 0, edits = 0;
    std::uint64_t names = 0, headlines = 0, numbers = 0, wordings = 0, passages = 0;
    std::vector<double> hours;
    std::vector<ArticleId> articles;  // Of the edits, the first of them.
  };
  std::map<std::string, Counts> counts_;
};

}  // namespace weiguan::edits
