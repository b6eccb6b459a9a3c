#include "collect/detail/map_answer.h"

#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/digest.h"
#include "collect/detail/map_row.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_message = 500;  // Characters, as everywhere in Answer::message.

std::string first_characters(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < most && at < text.size(); ++i) next_character(text, at);
  return std::string(text.substr(0, at));
}

// Reads the fields one after the other.
class AnswerReader {
 public:
  AnswerReader(const Mapping& mapping, const FirstOf& first_of, std::string& trouble)
      : mapping_(mapping), first_of_(first_of), trouble_(trouble) {}

  // What stands in the row, put into our words where the mapping has some for it, else the
  // constant.
  std::string value(const std::string& name) {
    std::string found;
    if (const auto field = mapping_.answer.find(name); field != mapping_.answer.end())
      found = first_of_(field->second);
    if (found.empty()) {
      const auto constant = mapping_.answer_constants.find(name);
      return constant == mapping_.answer_constants.end() ? std::string() : constant->second;
    }
    const auto values = mapping_.answer_values.find(name);
    if (values == mapping_.answer_values.end()) return found;
    auto known = values->second.find(found);
    if (known == values->second.end()) known = values->second.find("*");
    return known == values->second.end() ? found : known->second;
  }

  std::string line(const char* name) { return tidy_line(value(name)); }

  std::optional<double> number(const char* name) {
    const std::string text = line(name);
    if (text.empty()) return {};
    double read = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), read);
    if (result.ec == std::errc{} && result.ptr == text.data() + text.size() &&
        std::isfinite(read) && read >= 0) {
      return read;
    }
    tell(name, text, "a number from 0 on");
    return {};
  }

  std::optional<std::uint64_t> count(const char* name) {
    const auto read = number(name);
    if (!read) return {};
    if (*read <= 1e15 && std::floor(*read) == *read) return static_cast<std::uint64_t>(*read);
    tell(name, fmt::format("{}", *read), "a whole number");
    return {};
  }

  void tell(const char* name, std::string_view found, const char* wanted) {
    if (trouble_.empty())
      trouble_ = fmt::format("Its {} is \"{:.40}\", and not {}.", name, found, wanted);
  }

 private:
  const Mapping& mapping_;
  const FirstOf& first_of_;
  std::string& trouble_;
};

void read_question(AnswerReader& row, Answer& answer) {
  answer.id = row.line("id");
  answer.model = row.line("model");
  answer.route = row.line("route");
  answer.question = row.line("question");
  answer.topic = row.line("topic");
  if (const std::string control = row.line("control"); !control.empty()) {
    if (const auto known = parse_control(control)) {
      answer.control = *known;
    } else {
      row.tell("control", control, "one of none, neutral, matched");
    }
  }
  answer.control_of = row.line("control_of");
  answer.language = row.line("language");
  answer.form = row.line("form");
  answer.made_from = tidy_text(row.value("made_from"));
  answer.asked = tidy_text(row.value("asked"));
  answer.turn = row.count("turn").value_or(0);
  answer.repeat = row.count("repeat").value_or(0);
  answer.previous = row.line("previous");
  answer.temperature = row.number("temperature");
}

void read_coming(AnswerReader& row, Answer& answer) {
  answer.model_told = row.line("model_told");
  if (const auto status = row.count("status")) {
    if (*status < 1000) {
      answer.status = static_cast<int>(*status);
    } else {
      row.tell("status", std::to_string(*status), "an HTTP status");
    }
  }
  answer.finish = row.line("finish");
  answer.code = row.line("code");
  answer.message = first_characters(row.line("message"), longest_message);
  answer.refusal = tidy_text(row.value("refusal"));
  answer.failure = row.line("failure");
  if (std::string left = tidy_text(row.value("left")); !left.empty()) answer.left = std::move(left);
  answer.reasoning = tidy_text(row.value("reasoning"));
  answer.reasoning_characters =
      row.count("reasoning_characters").value_or(count_characters(answer.reasoning));
  answer.tokens_in = row.count("tokens_in");
  answer.tokens_out = row.count("tokens_out");
  answer.cost = row.number("cost");
  answer.currency = row.line("currency");
}

}  // namespace

Answer map_answer(const Mapping& mapping, const FirstOf& first_of, std::string& trouble) {
  Answer answer;
  AnswerReader row(mapping, first_of, trouble);
  answer.battery = row.line("battery");
  if (answer.battery.empty()) answer.battery = mapping.name;
  read_question(row, answer);
  read_coming(row, answer);
  return answer;
}

void complete_answer(Answer& answer, Article& article) {
  if (answer.id.empty()) {
    answer.id = sha256_hex(fmt::format(
                               "{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
                               answer.model,
                               answer.route,
                               answer.question,
                               answer.language,
                               answer.form,
                               answer.turn,
                               answer.repeat,
                               answer.asked,
                               article.text))
                    .substr(0, 16);
  }
  article.url = answer_url(answer.battery, answer.id);
  article.title = tidy_line(answer.asked);
  article.authors.clear();
  if (!answer.model.empty()) article.authors.push_back(answer.model);
}

}  // namespace weiguan
