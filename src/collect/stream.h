// How a chatbot's answer came, event by event, read again out of what was captured.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "capture/record.h"
#include "model/answer.h"
#include "packs/providers.h"

namespace weiguan {

// What stood there when an event of the stream had come.
struct StreamMoment {
  // From the sending to the event's last byte; nothing where that is not known.
  std::optional<std::uint32_t> milliseconds;
  std::uint64_t shown = 0;      // Bytes of text.
  std::uint64_t reasoning = 0;  // Bytes of reasoning so far.
  bool withdrawn = false;       // This event took the text away.
  bool finished = false;        // The stream has said that it ends.

  friend bool operator==(const StreamMoment&, const StreamMoment&) = default;
};

struct StreamTold {
  Answer answer;  // The half that tells how it came.
  std::string text;
  std::vector<StreamMoment> moments;  // Empty where it was no stream.
};

// The JSON of what was asked that lies before the record at `place` of `file`; empty where it does
// not, as before rows that were imported.  Never throws for what the file holds.
std::string asked_before(
    const std::filesystem::path& file, const RecordPlace& place, const std::string& record_id);

// `asked` as asked_before() gives it; without it no times are known.
StreamTold read_stream(const Record& record, const std::string& asked, const Providers& providers);

}  // namespace weiguan
