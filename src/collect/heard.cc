#include "collect/detail/heard.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "capture/http.h"
#include "capture/sse.h"
#include "collect/detail/said.h"
#include "collect/detail/shown_text.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using nlohmann::json;

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t longest_message = 500;
constexpr std::size_t most_problems = 20;
constexpr std::string_view end_of_stream = "[DONE]";

std::string_view trim(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

// When the bytes of the decoded body came.
class Times {
 public:
  Times(const HttpMessage& message, const std::vector<BodyPart>& parts)
      : stretches_(message.stretches), parts_(parts), begin_(message.body_offset) {}

  // Of the byte before `end`; nothing where that is not known.
  std::optional<std::uint32_t> until(std::uint64_t end) const {
    if (end == 0) return {};
    const std::uint64_t byte = end - 1;
    const auto stretch = std::upper_bound(
        stretches_.begin(), stretches_.end(), byte, [](std::uint64_t at, const Stretch& one) {
          return at < one.decoded;
        });
    if (stretch == stretches_.begin()) return {};
    const std::uint64_t coded = begin_ + (stretch - 1)->coded + (byte - (stretch - 1)->decoded);
    const auto part = std::upper_bound(
        parts_.begin(), parts_.end(), coded, [](std::uint64_t at, const BodyPart& one) {
          return at < one.offset;
        });
    if (part == parts_.begin()) return {};
    return (part - 1)->milliseconds;
  }

 private:
  const std::vector<Stretch>& stretches_;
  const std::vector<BodyPart>& parts_;
  std::uint64_t begin_;
};

// The choice that is shown: the first, by its index.
const json* choice_of(const json& from) {
  const json* choices = member(from, "choices");
  if (choices == nullptr || !choices->is_array()) return nullptr;
  for (const json& one : *choices) {
    if (count_of(member(one, "index")).value_or(0) == 0) return &one;
  }
  return nullptr;
}

class Listener {
 public:
  Listener(
      const Providers& providers, Answer& answer, Heard& out, std::vector<StreamMoment>* moments)
      : providers_(providers), answer_(answer), out_(out), moments_(moments) {}

  // One event of a stream.
  void on_event(std::string_view type, std::string data, std::optional<std::uint32_t> ms) {
    taken_away_now_ = false;
    read_event(type, std::move(data), ms);
    if (moments_ == nullptr) return;
    StreamMoment moment;
    moment.milliseconds = ms;
    moment.shown = now_.text().size();
    moment.reasoning = reasoning_.size() + now_.reasoning().size();
    moment.withdrawn = taken_away_now_;
    moment.finished = is_complete();
    moments_->push_back(moment);
  }

  // An answer that is no stream.
  void on_whole(std::string body, std::optional<std::uint32_t> ms, bool cut) {
    mend(body);
    const json whole = json::parse(body, nullptr, false);
    const bool failed = answer_.status >= 400;
    if (!whole.is_discarded() && !whole.is_string()) {
      take(whole, false, ms);
      if (heard_any_) {
        answer_.failure.clear();  // All of it came, whatever the connection did then.
      } else if (!failed && !cut) {
        answer_.failure = "protocol: The answer holds no choice.";
      }
      return;
    }
    if (failed || !cut) answer_.message = at_most(body, longest_message);
    if (failed || cut) return;
    if (trim(body).empty()) {
      answer_.failure = "cut: The answer is empty.";
    } else {
      tell("answer-event", "The answer is no JSON.");
      answer_.failure = "protocol: The answer is no JSON.";
    }
  }

  bool is_complete() const { return done_ || moderation_told_ || !answer_.finish.empty(); }
  bool has_error() const { return has_error_; }
  bool broken_off() const { return broken_off_; }

  void finish() {
    now_.finish();
    reasoning_ += now_.reasoning();
    std::string text = now_.text();
    if (withdrawn_) {
      if (text.starts_with(peak_)) {
        answer_.withdrawn_ms.reset();  // It came back.
      } else {
        answer_.left = clean(std::move(text));
        text = std::move(peak_);
      }
    }
    out_.text = clean(std::move(text));
    answer_.reasoning = clean(std::move(reasoning_));
    answer_.reasoning_characters = count_characters(answer_.reasoning);
    answer_.refusal = clean(std::move(answer_.refusal));
    answer_.finish = at_most(answer_.finish, 100);
    answer_.model_told = at_most(answer_.model_told, 200);
  }

 private:
  void read_event(std::string_view type, std::string data, std::optional<std::uint32_t> ms) {
    if (trim(data) == end_of_stream) {
      done_ = true;
      return;
    }
    mend(data);
    json event = json::parse(data, nullptr, false);
    if (event.is_discarded() && type == "error") event = json{{"error", data}};
    if (event.is_discarded()) {
      tell("answer-event", fmt::format("An event is no JSON: \"{}\".", at_most(data, 80)));
      return;
    }
    take(event, true, ms);
  }

  static std::string clean(std::string text) {
    if (text.find('\0') == std::string::npos) return text;
    std::string out;
    for (const char c : text) {
      if (c == '\0') {
        append_utf8(out, replacement_character);
      } else {
        out += c;
      }
    }
    return out;
  }

  void tell(const char* rule, std::string reason) {
    if (out_.problems.size() < most_problems)
      out_.problems.push_back({"", 0, 0, rule, std::move(reason)});
  }

  void mend(std::string& data) {
    if (is_utf8(data)) return;
    if (!mended_) tell("answer-utf8", "The answer is not UTF-8; U+FFFD stands for what is not.");
    mended_ = true;
    data = to_valid_utf8(data);
  }

  void take(const json& event, bool in_stream, std::optional<std::uint32_t> ms) {
    if (answer_.model_told.empty()) answer_.model_told = string_of(member(event, "model"));
    take_usage(event);
    const json* choice = choice_of(event);
    std::string finish;
    if (choice != nullptr) {
      heard_any_ = true;
      take_choice(*choice, in_stream, ms);
      finish = string_of(member(*choice, "finish_reason"));
      if (!finish.empty()) answer_.finish = finish;
    }
    bool moderated = is_moderation_word(finish);
    const auto error = error_in(event, answer_.status >= 400 && choice == nullptr);
    if (error) {
      const bool first = !has_error_;
      has_error_ = heard_any_ = true;
      const bool filtered = is_moderation(*error, stage_in(event));
      if (first || (filtered && !moderation_told_)) {
        answer_.code = error->code;
        answer_.message = error->message;
      }
      moderated = moderated || filtered;
    }
    const std::string stage = stage_in(event);
    const bool only_stage = choice == nullptr && !error && member(event, "usage") == nullptr;
    if (!stage.empty() && only_stage) moderated = heard_any_ = true;
    if (moderated || error) {
      if (!stage.empty()) answer_.stage = stage;
    }
    moderation_told_ = moderation_told_ || moderated;
    if (!in_stream) return;
    if (moderated && !replaced_now_) take_away(ms);
    if (error && !moderated && shown_) broken_off_ = true;
    replaced_now_ = false;
  }

  void take_usage(const json& event) {
    const json* usage = member(event, "usage");
    if (usage == nullptr) return;
    const auto take = [&](std::optional<std::uint64_t>& to, const char* name, const char* other) {
      auto count = count_of(member(*usage, name));
      if (!count) count = count_of(member(*usage, other));
      if (count) to = count;
    };
    take(answer_.tokens_in, "prompt_tokens", "input_tokens");
    take(answer_.tokens_out, "completion_tokens", "output_tokens");
  }

  void take_choice(const json& choice, bool in_stream, std::optional<std::uint32_t> ms) {
    if (const json* delta = member(choice, "delta")) {
      reasoning_ += reasoning_of(*delta);
      answer_.refusal += string_of(member(*delta, "refusal"));
      if (const auto content = content_of(*delta)) add(*content, ms);
    }
    if (const json* message = member(choice, "message")) {
      const std::string reasoning = reasoning_of(*message);
      if (!reasoning.empty()) reasoning_ = reasoning;
      const std::string refusal = string_of(member(*message, "refusal"));
      if (!refusal.empty()) answer_.refusal = refusal;
      const auto content = content_of(*message);
      const bool beside_delta = member(choice, "delta") != nullptr;
      if (content && !in_stream) {
        add(*content, ms);
      } else if (content && !(content->empty() && beside_delta)) {
        put(*content, ms);
      }
    }
    if (member(choice, "delta") == nullptr && member(choice, "message") == nullptr)
      add(string_of(member(choice, "text")), ms);
  }

  void add(const std::string& content, std::optional<std::uint32_t> ms) {
    const std::size_t before = now_.text().size();
    now_.add(content);
    note(before, ms);
  }

  // Looks whether what stands from `from` on is more than blanks.
  void note(std::size_t from, std::optional<std::uint32_t> ms) {
    if (shown_) return;
    shown_ = now_.text().find_first_not_of(blanks, from) != std::string::npos;
    if (shown_ && !answer_.first_ms && ms) answer_.first_ms = *ms;
  }

  // All of the text anew: more of the same, or something in its place.
  void put(const std::string& content, std::optional<std::uint32_t> ms) {
    ShownText whole;
    whole.add(content);
    whole.finish();
    if (trim(whole.text()) == trim(now_.text())) return;
    if (!whole.text().starts_with(now_.text())) {
      take_away(ms);
      replaced_now_ = true;
    } else if (whole.reasoning().empty()) {
      reasoning_ += now_.reasoning();
    }
    now_ = std::move(whole);
    note(0, ms);
  }

  void take_away(std::optional<std::uint32_t> ms) {
    if (!shown_) return;
    reasoning_ += now_.reasoning();
    if (!withdrawn_) {
      peak_ = now_.text();
      if (ms) answer_.withdrawn_ms = *ms;
    }
    withdrawn_ = true;
    taken_away_now_ = true;
    shown_ = false;
    now_ = ShownText();
  }

  bool is_moderation(const ToldError& error, const std::string& stage) const {
    Answer told;
    told.status = answer_.status;
    told.code = error.code;
    told.message = error.message;
    told.stage = stage;
    if (const auto found = providers_.block_of(told, {})) {
      if (found->block == Block::lock || found->block == Block::rate) return false;
      if (found->block != Block::transport) return true;
    }
    return is_moderation_word(error.code) || is_moderation_message(error.message);
  }

  const Providers& providers_;
  Answer& answer_;
  Heard& out_;
  std::vector<StreamMoment>* moments_;
  ShownText now_;
  std::string peak_, reasoning_;
  bool shown_ = false;  // Some text stands there now.
  bool withdrawn_ = false;
  // By the event that is being read.
  bool replaced_now_ = false, taken_away_now_ = false;
  bool moderation_told_ = false;
  bool has_error_ = false;
  bool broken_off_ = false;  // An error that is no moderation came after text.
  bool heard_any_ = false;   // A choice or an error.
  bool done_ = false;
  bool mended_ = false;
};

bool begins_as_stream(std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  body = body.substr(std::min(body.find_first_not_of(blanks), body.size()));
  const auto begins = [&](std::string_view name) { return body.starts_with(name); };
  return begins("data:") || begins("event:") || begins("id:") || begins("retry:") || begins(":");
}

void forget_how_it_came(Answer& answer) {
  answer.status = 0;
  for (std::string* one :
       {&answer.model_told,
        &answer.finish,
        &answer.code,
        &answer.message,
        &answer.stage,
        &answer.refusal,
        &answer.failure,
        &answer.reasoning})
    one->clear();
  answer.left.reset();
  answer.reasoning_characters = answer.events = 0;
  for (auto* one :
       {&answer.first_ms,
        &answer.withdrawn_ms,
        &answer.ended_ms,
        &answer.tokens_in,
        &answer.tokens_out})
    one->reset();
}

// Why the stream is not all of the answer.
std::string failure_of(const Came& came, const Answer& answer, const Listener& listener) {
  if (listener.broken_off()) return "cut: The provider broke off with an error.";
  if (listener.is_complete()) return {};
  if (!came.failure.empty()) return came.failure;
  if (listener.has_error() || answer.status >= 400) return {};
  return "cut: The stream ended before the answer did.";
}

}  // namespace

Heard hear(
    const Came& came,
    const Providers& providers,
    Answer& answer,
    std::vector<StreamMoment>* moments) {
  forget_how_it_came(answer);
  Heard out;
  if (came.lasted) answer.ended_ms = *came.lasted;
  answer.failure = came.failure;
  if (came.block.empty()) return out;
  const HttpMessage message = parse_http(came.block);
  answer.status = message.status;
  const Times times(message, came.parts);
  Listener listener(providers, answer, out, moments);
  SseStream stream;
  const bool called_stream = message.media_type().find("event-stream") != std::string::npos;
  if (called_stream || begins_as_stream(message.body)) stream = parse_sse(message.body);
  if (!stream.any_field) {
    listener.on_whole(message.body, times.until(message.body.size()), !came.failure.empty());
    listener.finish();
    return out;
  }
  answer.events = stream.events.size();
  for (SseEvent& event : stream.events)
    listener.on_event(event.type, std::move(event.data), times.until(event.end));
  // Some servers leave out the last blank line.
  if (stream.unfinished) {
    const std::string_view last = trim(stream.unfinished->data);
    const bool whole = came.failure.empty() && json::accept(last);
    if (last == end_of_stream || whole) {
      ++answer.events;
      listener.on_event(
          stream.unfinished->type, std::string(last), times.until(stream.unfinished->end));
    }
  }
  listener.finish();
  answer.failure = failure_of(came, answer, listener);
  return out;
}

}  // namespace weiguan
