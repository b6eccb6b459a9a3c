// What single messages of a chat endpoint say: text, errors, moderation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace weiguan {

// The member of that name; null where `json` is no object or has none, or it is a null.
const nlohmann::json* member(const nlohmann::json& json, const char* name);
std::string string_of(const nlohmann::json* json);  // Of a string or a number; else empty.
std::optional<std::uint64_t> count_of(const nlohmann::json* json);

// The content of a message or a delta: a string, or an array of parts with texts.
std::optional<std::string> content_of(const nlohmann::json& message);
std::string reasoning_of(const nlohmann::json& message);

struct ToldError {
  std::string code, message;  // The message of at most 500 characters.
};

// The error that it tells, if any.  `failed`: HTTP said already that it is one, so that a bare
// sentence is taken for its message.
std::optional<ToldError> error_in(const nlohmann::json& json, bool failed);

// Whose words were judged, by a list such as [{"role": "assistant", "level": 1}]: of the gravest,
// which is the least level.
std::string stage_in(const nlohmann::json& json);

// Whether a finish_reason, a code or a message speaks of moderation in words that many providers
// use.
bool is_moderation_word(std::string_view finish_or_code);
bool is_moderation_message(std::string_view message);

std::string at_most(std::string_view text, std::size_t characters);  // Trimmed, valid UTF-8.

}  // namespace weiguan
