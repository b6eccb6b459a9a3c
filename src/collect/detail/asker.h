// One run of `weiguan ask`.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "collect/ask.h"
#include "collect/detail/answer_record.h"
#include "collect/detail/ask_known.h"
#include "collect/detail/client_thread.h"
#include "collect/detail/heard.h"
#include "collect/detail/session.h"

namespace weiguan {

// All is decided and written on one thread; requests run on another.
class Asker {
 public:
  Asker(
      Observatory& observatory,
      Session& session,
      const Battery& battery,
      const AskOptions& options,
      AskReport& report);

  void run();

 private:
  using Clock = std::chrono::steady_clock;
  using Pause = std::chrono::milliseconds;

  struct Said {
    std::string question, answer;
  };
  // What is to be sent next: a turn of a conversation, or an answer to a judge.
  struct Errand {
    std::size_t script = 0, turn = 0;
    std::vector<Said> said;  // Turns before, once the first of them was needed.
    ArticleId judged{};
    std::uint64_t attempts = 1;
    Clock::time_point not_before{};
  };
  // Who is asked: a model, or the judge.
  struct Party {
    BatteryModel model;
    bool is_judge = false;
    bool wanted = true;  // Among those that were chosen.
    std::string key;
    std::deque<Errand> waiting;  // In the order of the plan.
    Clock::time_point not_before{};
    std::uint64_t errors_in_a_row = 0;     // Exchanges.
    std::uint64_t failed_in_a_row = 0;     // Attempts.
    std::uint64_t passed = 0, failed = 0;  // Neutral controls.
    AskedModel told;
  };
  struct Flight {
    std::size_t party = 0;
    Errand errand;
    double reserved = 0;          // Of the cost, until it is known.
    std::uint64_t tokens_in = 0;  // Estimated.
  };

  // What there is to ask.
  void fill();
  void fill(std::size_t index, std::vector<std::vector<Errand>>& failed_controls);
  void fill_judge();
  void go_on_from(Errand& errand) const;  // Reads the turns before out of the archive.

  // Asking.
  void ask_all();
  bool dispatch(Clock::time_point now);
  bool may_go_on(Clock::time_point now);
  bool is_over() const;
  double likely_cost(const Party& party, const std::string& body) const;
  void send(std::size_t party, Errand&& errand, double reserved, std::string&& body);
  std::string body_of(const Party& party, Errand& errand);
  std::string question_to_judge(const Errand& errand) const;
  Answer asked_of(const Party& party, const Errand& errand) const;
  Pause pause(Clock::time_point now) const;
  void cancel();

  // What came.
  void land(Exchange&& exchange);
  void land_answer(Flight& flight, Exchange&& exchange);
  void land_verdict(Flight& flight, Exchange&& exchange);
  Heard listen(const Exchange& exchange, Answer& answer) const;
  void take_in(FetchedRecords&& records);
  std::optional<Pause> wait_before_again(
      const Flight& flight,
      const Exchange& exchange,
      const Answer& answer,
      std::string_view text,
      Fate fate) const;
  void again(Flight& flight, Pause wait, Fate fate);
  void spend(Flight& flight, const Answer& answer, std::string_view text);
  void count(Party& party, Fate fate, const std::string& what, const Answer& answer);
  void note_control(Party& party, bool passed, const Answer& answer);
  void stop(Party& party, AskStop why, const std::string& words);
  void go_on(Flight& flight, Fate fate, const std::string& said);
  void tell(const std::string& file, const std::string& rule, const std::string& reason);
  void tell_progress(const std::string& what) const;

  Session& session_;
  const Battery& battery_;
  AskOptions options_;
  AskReport& report_;
  std::vector<Script> plan_;
  KnownExchanges known_;
  std::vector<Party> parties_;
  ClientThread line_;
  std::unordered_map<std::uint64_t, Flight> flights_;
  std::uint64_t last_id_ = 0;
  double reserved_ = 0;
  bool cancelled_ = false;
  Clock::time_point began_ = Clock::now();
};

// The words of a judge's question where the battery gives none.
extern const std::string_view default_judge_prompt;

}  // namespace weiguan
