// The JSON of what was asked, which stands in a record before the answer's:
// docs/formats/ask-records.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/client.h"
#include "model/answer.h"

namespace weiguan {

struct AskedJson {
  Answer answer;  // What was asked, attempts and currency; the rest is not written.
  std::optional<double> price_in, price_out;
  bool retried = false;
  std::optional<ArticleId> judged;  // Set: a judge was asked, and `answer` is empty.
  std::string judge;
  Time ended{};
  std::optional<std::uint32_t> lasted;  // Milliseconds from the sending to the end.
  std::vector<BodyPart> parts;          // Offsets in the block of the answer's record.
};

std::string to_json(const AskedJson& asked);
std::optional<AskedJson> parse_asked(std::string_view text);  // Nothing where it is no such text.

}  // namespace weiguan
