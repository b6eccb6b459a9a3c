// What chatbots were asked and what they answered, as WARC records and as answers.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "archive/archive.h"
#include "collect/detail/committer.h"
#include "collect/detail/fetch_record.h"
#include "collect/detail/outlets.h"
#include "fetch/client.h"

namespace weiguan {

// What is kept beside the answer of how it was asked.
struct AskedTold {
  std::optional<double> price_in, price_out;  // For a million tokens, in Answer::currency.
  // It failed and is asked again: the exchange is kept as a capture, and no answer is made of it.
  bool retried = false;
};

// The records of one exchange: the request, what was asked with the times of the parts, and the
// answer as it came or the failure.  Findings: the capture, and one article of kind answer, also
// where no text came.  Of `asked` counts the half that tells what was asked, with `attempts` and
// `currency`; `battery`, `id` and `attempts` tell exchanges of the same second apart.
FetchedRecords to_answer_records(
    Exchange&& exchange,
    const Answer& asked,
    const Packs& packs,
    const OutletZones& zones,
    const AskedTold& told = {});

// The same of a judge.  Findings: the capture, and an observation of the judged article, none where
// the service or the way to it failed.
// `exchange.request.id` tells calls of the same second apart.
FetchedRecords to_judge_records(
    Exchange&& exchange,
    ArticleId judged,
    const std::string& judge,
    const Packs& packs,
    const OutletZones& zones);

// Appends the records to the own WARC and adds what was found, which then lies there.
void keep_records(FetchedRecords&& records, Committer& out);

// COMPLETE, PARTIAL, EVASIVE, DENIAL, OFFICIAL or UNCLEAR: the first word of letters; UNCLEAR where
// it is none of these.
std::string verdict_of(std::string_view text);

// ---- Reading back

// True for the answer or failure of such an exchange and for what was asked.
bool is_exchange(const Record& record);
// As capture_id(), of the exchange's own name too: two may have the same bytes in one second.
CaptureId id_of_capture(const Record& record);

// What was asked stands in a record before the answer's.
class AskedBefore {
 public:
  void note(const Record& record);         // Any record, in the order of the file.
  std::string take(const Record& record);  // JSON; empty where none is known.

 private:
  std::deque<std::pair<std::string, std::string>> held_;  // By the record they refer to.
};

// Reads the answer or the verdict out of an exchange's capture.  `asked` as take() gives it.
void read_exchange(
    const Record& record,
    const std::string& asked,
    const std::string& shown,
    const Packs& packs,
    const Capture& capture,
    Findings& found);

}  // namespace weiguan
