// The kinds of input, and how each comes in.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collect/detail/rows.h"
#include "collect/detail/session.h"

namespace weiguan {

enum class InputKind { empty, warc, zip, page, jsonl, csv, other };

struct Sniffed {
  InputKind kind = InputKind::other;
  char delimiter = ',';  // Of csv.
  std::string reason;    // Why it is `other`: a sentence.
};

// Tells the kind by content.  Only between a page, a table and other files inside a folder does the
// name's end help.
Sniffed sniff(const Input& input);

// Gives the files that the user named, those of folders in the order of their names, symbolic links
// in folders passed over.  Folders that cannot be read become problems.
class InputWalk {
 public:
  InputWalk(std::vector<std::string> named, std::function<void(Problem)> problem);
  // The file that stands for "-".
  void set_standard_input(std::filesystem::path spool) { spool_ = std::move(spool); }
  std::optional<Input> next();

 private:
  struct Entry {
    Input input;
    bool is_folder = false;
  };
  void open_folder(const Input& folder);

  std::vector<std::string> named_;
  std::size_t next_named_ = 0;
  std::vector<Entry> stack_;  // The last is the next.
  std::function<void(Problem)> problem_;
  std::filesystem::path spool_;
};

std::uint64_t size_of_all(const std::vector<std::string>& named);

// One file of rows.  Throws UsageError when no mapping fits a file that the user named himself.
void import_rows(Session& session, const Input& input, const RowFormat& format);

// Pages and other files of folders, as long as `next` gives some.
void import_pages(Session& session, const std::function<std::optional<Input>()>& next);

// A WARC, ARC or WACZ file.
void import_warc(Session& session, const Input& input, bool is_wacz);

// The records of a file that is in its place already: for import_warc() and for rebuilding.
void read_archived_warc(
    Session& session, ArchivedFile file, const std::string& shown, bool is_wacz);

}  // namespace weiguan
