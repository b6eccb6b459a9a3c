// What the archive already has of a battery, and what an exchange is to whoever asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/archive.h"
#include "collect/battery.h"

namespace weiguan {

enum class Fate {
  answer,   // Words came, or an end without any.
  blocked,  // Moderation: as final as an answer.
  error,    // Of the transport or the service; asked again.
  rate,     // Too much was asked; asked again.
  lock      // The account may not ask any more.
};

// What `text` and how it came are.  An answer that breaks off after its first words stays one.
Fate fate_of(const Answer& answer, std::string_view text, const Providers& providers);
bool is_final(Fate fate);
// Whether it may be asked again at once: the transport failed and nothing was shown.
bool may_be_retried(const Answer& answer, std::string_view text, Fate fate);

// What stood there at the end, and a conversation goes on from.
std::string said_at_the_end(const Answer& answer, const std::string& text);

// What was sent in a turn, as a number: other words, another number.
std::uint64_t words_sent(std::string_view asked, const std::optional<double>& temperature);

// A rough number of tokens: one for each Chinese character, and one for four letters.
std::uint64_t estimated_tokens(std::string_view text);
// By the model's prices; nothing where it has none.
double cost_of(const BatteryModel& model, std::uint64_t tokens_in, std::uint64_t tokens_out);

// Of an answer, as the model is told; where it is not, what is usual.
std::uint64_t most_tokens(const BatteryModel& model);

struct KnownExchange {
  ArticleId article{};
  std::uint64_t words = 0;  // words_sent()
  Fate fate = Fate::error;
  bool goes_on = false;  // Words stood there at the end.
};

// The archive's answers to one battery.
class KnownExchanges {
 public:
  KnownExchanges(const Archive& archive, const Battery& battery, const Packs& packs);

  // The one whose outcome stands, to these words.
  const KnownExchange* find(const std::string& turn, std::uint64_t words) const;
  bool only_in_other_words(const std::string& turn, std::uint64_t words) const;

  std::uint64_t requests = 0;
  double cost = 0;  // By usage where it is known, else estimated.
  // What an exchange with a model cost in the mean; nothing where there was none.
  std::optional<double> mean_cost(const std::string& model) const;

 private:
  struct Spent {
    double cost = 0;
    std::uint64_t exchanges = 0;
  };
  std::unordered_map<std::string, Spent> spent_;
  std::unordered_map<std::string, std::vector<KnownExchange>> all_;
};

}  // namespace weiguan
