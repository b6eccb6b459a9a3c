#include "collect/detail/committer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace weiguan {

namespace {

// A batch is full with so much.  The numbers do not depend on time or threads, so that an import
// that was interrupted goes on with the batches it would have had.
constexpr std::size_t full_rows = 2000;
constexpr std::uint64_t full_bytes = std::uint64_t{16} << 20;

template <typename T>
void move_to(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Committer::Committer(
    Archive& archive, std::optional<OwnWarc> own, ImportReport& report, ProblemSink problems)
    : archive_(archive), own_(std::move(own)), report_(report), problems_(std::move(problems)) {}

bool Committer::known(CaptureId id) const {
  return archive_.capture(id).has_value();
}

bool Committer::pending(CaptureId id) const {
  return pending_.count(id) != 0;
}

RecordPlace Committer::append(const PackedRecord& record, bool goes_with_last) {
  return own_->append(record, goes_with_last);
}

void Committer::tell(Problem problem) {
  ++report_.problems;
  if (problems_) problems_(problem);
  batch_.problems.push_back(std::move(problem));
}

void Committer::tell_outside(Problem problem) {
  outside_.push_back(problem);
  tell(std::move(problem));
}

void Committer::add(Findings&& findings) {
  report_.rows += findings.rows;
  report_.not_articles += findings.not_articles;
  report_.without_text += findings.without_text;
  for (const Capture& capture : findings.captures) pending_.insert(capture.id);
  for (const ReadArticle& read : findings.articles) {
    bytes_ += read.article.text.size() + read.reading.extra.size() + 200;
    if (read.answer) pending_answers_.insert(read.article.id);
  }
  leave_out_verdicts_on_nothing(findings);
  move_to(batch_.captures, findings.captures);
  move_to(batch_.articles, findings.articles);
  move_to(batch_.observations, findings.observations);
  for (Problem& problem : findings.problems) tell(std::move(problem));
}

void Committer::leave_out_verdicts_on_nothing(Findings& findings) {
  const auto is_on_nothing = [&](const Observation& one) {
    return one.counter.starts_with(label_counter) && pending_answers_.count(one.article) == 0 &&
           std::none_of(
               findings.articles.begin(),
               findings.articles.end(),
               [&](const ReadArticle& read) { return read.article.id == one.article; }) &&
           !archive_.article(one.article);
  };
  auto& all = findings.observations;
  const auto gone = std::remove_if(all.begin(), all.end(), is_on_nothing);
  if (gone == all.end()) return;
  const RecordPlace place =
      findings.captures.empty() ? RecordPlace() : findings.captures.front().place;
  findings.problems.push_back(
      {place.file,
       place.offset,
       0,
       "judged-missing",
       "A verdict is left out: the archive does not have the answer it is on."});
  all.erase(gone, all.end());
}

void Committer::add(const ArchivedFile& file) {
  batch_.files.push_back(file);
}

void Committer::flush_if_full() {
  const std::size_t rows = batch_.captures.size() + batch_.articles.size() + batch_.problems.size();
  if (rows >= full_rows || bytes_ >= full_bytes) flush();
}

void Committer::flush() {
  if (own_) {
    own_->sync();
    for (ArchivedFile& file : own_->changed()) batch_.files.push_back(std::move(file));
  }
  const bool empty = batch_.files.empty() && batch_.captures.empty() && batch_.articles.empty() &&
                     batch_.observations.empty() && batch_.problems.empty();
  if (!empty) report_.written += archive_.write(batch_);
  if (own_) own_->committed();
  batch_ = Batch();
  pending_.clear();
  pending_answers_.clear();
  bytes_ = 0;
}

void Committer::finish() {
  flush();
  if (own_) own_->finish();
}

void Committer::undo() {
  batch_ = Batch();
  pending_.clear();
  pending_answers_.clear();
  if (own_) own_->undo();
}

}  // namespace weiguan
