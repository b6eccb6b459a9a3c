// Brings what was read into the archive, in batches, so that nothing stands there without its
// bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "capture/warc_writer.h"
#include "collect/detail/own_warc.h"
#include "collect/import.h"

namespace weiguan {

// What was read out of one capture, or of several that belong together.
struct Findings {
  std::vector<Capture> captures;
  std::vector<ReadArticle> articles;
  std::vector<Observation> observations;
  std::vector<Problem> problems;
  // Addresses of the other pages, where a page is one of an article of several.
  std::vector<std::string> parts;
  std::uint64_t rows = 0, not_articles = 0, without_text = 0;
};

// Not for two threads at once, but for known(), which any thread may ask.
class Committer {
 public:
  // Without `own` nothing is written to WARC files (a rebuild).
  Committer(
      Archive& archive, std::optional<OwnWarc> own, ImportReport& report, ProblemSink problems);

  // True when the archive holds the capture.  Safe from many threads.
  bool known(CaptureId id) const;
  bool pending(CaptureId id) const;  // Not yet committed, but added.

  // Appends the record to the own WARC; says where it lies.
  RecordPlace append(const PackedRecord& record, bool goes_with_last = false);

  // A judge's verdict on an answer that is nowhere is left out, and told as a problem.
  void add(Findings&& findings);
  void add(const ArchivedFile& file);  // Committed with the batch.
  void tell(Problem problem);
  void tell_outside(Problem problem);  // One that no record shows again when it is read again.
  const std::vector<Problem>& outside() const { return outside_; }

  // The batch is committed when it is full; flush() commits what there is.
  void flush_if_full();
  void flush();
  void finish();  // Flushes, and says that nothing is being written any more.
  void undo();    // Drops what is not committed.  After an exception.

 private:
  void leave_out_verdicts_on_nothing(Findings& findings);

  Archive& archive_;
  std::optional<OwnWarc> own_;
  ImportReport& report_;
  ProblemSink problems_;
  Batch batch_;
  std::set<CaptureId> pending_;
  std::set<ArticleId> pending_answers_;
  std::uint64_t bytes_ = 0;
  std::vector<Problem> outside_;
};

}  // namespace weiguan
