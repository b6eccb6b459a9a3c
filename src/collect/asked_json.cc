#include "collect/detail/asked_json.h"

#include <array>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

namespace weiguan {

namespace {

using nlohmann::json;
using Json = nlohmann::ordered_json;

// The members that are text, by their names in the file.
constexpr std::array<std::pair<const char*, std::string Answer::*>, 13> texts = {{
    {"battery", &Answer::battery},
    {"id", &Answer::id},
    {"model", &Answer::model},
    {"route", &Answer::route},
    {"question", &Answer::question},
    {"topic", &Answer::topic},
    {"control_of", &Answer::control_of},
    {"language", &Answer::language},
    {"form", &Answer::form},
    {"made_from", &Answer::made_from},
    {"asked", &Answer::asked},
    {"previous", &Answer::previous},
    {"currency", &Answer::currency},
}};

const json* find(const json& from, const char* name) {
  const auto found = from.find(name);
  return found == from.end() ? nullptr : &*found;
}

template <typename Number>
void read_number(const json& from, const char* name, Number& to) {
  const json* one = find(from, name);
  if (one != nullptr && one->is_number_unsigned()) to = one->get<std::uint64_t>();
}

void read_real(const json& from, const char* name, std::optional<double>& to) {
  const json* one = find(from, name);
  if (one != nullptr && one->is_number()) to = one->get<double>();
}

std::string read_text(const json& from, const char* name) {
  const json* one = find(from, name);
  return one != nullptr && one->is_string() ? one->get<std::string>() : std::string();
}

std::optional<std::uint32_t> milliseconds(const json& one) {
  if (!one.is_number_unsigned()) return {};
  const auto value = one.get<std::uint64_t>();
  if (value > std::numeric_limits<std::uint32_t>::max()) return {};
  return static_cast<std::uint32_t>(value);
}

Json answer_json(const Answer& answer) {
  Json out;
  for (const auto& [name, text] : texts) {
    if (!(answer.*text).empty()) out[name] = answer.*text;
  }
  out["control"] = to_string(answer.control);
  out["turn"] = answer.turn;
  out["repeat"] = answer.repeat;
  out["attempts"] = answer.attempts;
  if (answer.temperature) out["temperature"] = *answer.temperature;
  return out;
}

Answer read_answer(const json& from) {
  Answer out;
  for (const auto& [name, text] : texts) out.*text = read_text(from, name);
  out.control = parse_control(read_text(from, "control")).value_or(Control::none);
  read_number(from, "turn", out.turn);
  read_number(from, "repeat", out.repeat);
  read_number(from, "attempts", out.attempts);
  read_real(from, "temperature", out.temperature);
  return out;
}

}  // namespace

std::string to_json(const AskedJson& asked) {
  Json out;
  if (asked.judged) {
    out["judged"] = to_string(*asked.judged);
    out["judge"] = asked.judge;
  } else {
    out["asked"] = answer_json(asked.answer);
    if (asked.price_in) out["price_in"] = *asked.price_in;
    if (asked.price_out) out["price_out"] = *asked.price_out;
    if (asked.retried) out["retried"] = true;
  }
  out["ended"] = format_time(asked.ended);
  if (asked.lasted) out["lasted"] = *asked.lasted;
  if (!asked.parts.empty()) {
    Json parts = Json::array();
    for (const BodyPart& part : asked.parts) parts.push_back({part.offset, part.milliseconds});
    out["parts"] = std::move(parts);
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<AskedJson> parse_asked(std::string_view text) {
  const json from = json::parse(text, nullptr, false);
  if (!from.is_object()) return {};
  AskedJson out;
  out.judged = parse_article_id(read_text(from, "judged"));
  out.judge = read_text(from, "judge");
  const json* asked = find(from, "asked");
  if (!out.judged && (asked == nullptr || !asked->is_object())) return {};
  if (!out.judged) out.answer = read_answer(*asked);
  read_real(from, "price_in", out.price_in);
  read_real(from, "price_out", out.price_out);
  const json* retried = find(from, "retried");
  out.retried = retried != nullptr && retried->is_boolean() && retried->get<bool>();
  out.ended = parse_time(read_text(from, "ended")).value_or(Time{});
  if (const json* lasted = find(from, "lasted")) out.lasted = milliseconds(*lasted);
  if (const json* parts = find(from, "parts"); parts != nullptr && parts->is_array()) {
    for (const json& part : *parts) {
      if (!part.is_array() || part.size() != 2 || !part[0].is_number_unsigned()) continue;
      if (const auto ms = milliseconds(part[1]))
        out.parts.push_back({part[0].get<std::uint64_t>(), *ms});
    }
  }
  return out;
}

}  // namespace weiguan
