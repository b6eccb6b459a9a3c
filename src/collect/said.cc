#include "collect/detail/said.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.h"

namespace weiguan {

namespace {

using nlohmann::json;

constexpr std::size_t longest_message = 500;
constexpr std::size_t longest_code = 200;
constexpr std::string_view blanks = " \t\r\n";

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

template <std::size_t size>
bool holds_any(const std::string& text, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string::npos;
  });
}

// The first of these members that says something.
std::string first_of(const json& from, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const json* one = member(from, name);
    if (one != nullptr && one->is_array() && !one->empty()) one = &one->front();
    if (one != nullptr && one->is_object()) {
      const std::string inner = first_of(*one, {"message", "msg"});
      if (!inner.empty()) return inner;
      continue;
    }
    std::string text = string_of(one);
    if (!text.empty()) return text;
  }
  return {};
}

bool says_well(const std::string& code) {
  const std::string small = lower(code);
  return small.empty() || small == "0" || small == "200" || small == "success" || small == "ok";
}

ToldError told(const std::string& code, const std::string& message) {
  return {at_most(code, longest_code), at_most(message, longest_message)};
}

ToldError error_of(const json& error) {
  if (!error.is_object()) return told("", string_of(&error));
  return told(
      first_of(error, {"code", "error_code", "type", "status"}),
      first_of(error, {"message", "msg", "error_msg", "detail"}));
}

}  // namespace

const json* member(const json& from, const char* name) {
  if (!from.is_object()) return nullptr;
  const auto found = from.find(name);
  return found == from.end() || found->is_null() ? nullptr : &*found;
}

std::string string_of(const json* one) {
  if (one == nullptr) return {};
  if (one->is_string()) return one->get<std::string>();
  return one->is_number() ? one->dump() : std::string();
}

std::optional<std::uint64_t> count_of(const json* one) {
  if (one == nullptr) return {};
  if (one->is_number_unsigned()) return one->get<std::uint64_t>();
  return {};
}

std::optional<std::string> content_of(const json& message) {
  const json* content = member(message, "content");
  if (content == nullptr) return {};
  if (content->is_string()) return content->get<std::string>();
  if (!content->is_array()) return {};
  std::string text;
  for (const json& part : *content) {
    if (part.is_string()) {
      text += part.get<std::string>();
    } else if (const json* one = member(part, "text"); one != nullptr && one->is_string()) {
      text += one->get<std::string>();
    }
  }
  return text;
}

std::string reasoning_of(const json& message) {
  for (const char* name : {"reasoning_content", "reasoning"}) {
    const json* one = member(message, name);
    if (one != nullptr && one->is_string() && !one->get_ref<const std::string&>().empty())
      return one->get<std::string>();
  }
  return {};
}

std::optional<ToldError> error_in(const json& whole, bool failed) {
  const json& from = whole.is_array() && !whole.empty() ? whole.front() : whole;
  if (const json* error = member(from, "error")) {
    const bool says_none = error->is_boolean() || (error->is_object() && error->empty()) ||
                           (error->is_string() && error->get_ref<const std::string&>().empty());
    if (!says_none) {
      ToldError out = error_of(*error);
      if (out.code.empty()) out.code = told(first_of(from, {"code", "error_code"}), "").code;
      if (out.message.empty()) out.message = told("", first_of(from, {"message", "msg"})).message;
      return out;
    }
  }
  if (const json* head = member(from, "header")) {
    const std::string code = first_of(*head, {"code"});
    if (!says_well(code)) return told(code, first_of(*head, {"message", "msg"}));
  }
  const std::string code = first_of(from, {"code", "error_code", "errcode"});
  const std::string message = first_of(from, {"message", "msg", "error_msg", "errmsg"});
  const bool is_error = string_of(member(from, "object")) == "error";
  if (!says_well(code) || is_error)
    return told(code.empty() ? first_of(from, {"type"}) : code, message);
  if (!failed) return {};
  if (from.is_string()) return told("", from.get<std::string>());
  return told(
      first_of(from, {"code", "type", "status"}),
      message.empty() ? first_of(from, {"error_description", "detail", "errors", "title", "reason"})
                      : message);
}

std::string stage_in(const json& from) {
  for (const char* name : {"contentFilter", "content_filter"}) {
    const json* list = member(from, name);
    if (list == nullptr || !list->is_array()) continue;
    std::string stage;
    std::uint64_t least = 0;
    for (const json& one : *list) {
      const std::string role = string_of(member(one, "role"));
      const std::uint64_t level = count_of(member(one, "level")).value_or(0);
      if (role.empty() || (!stage.empty() && level >= least)) continue;
      stage = role;
      least = level;
    }
    if (!stage.empty()) return stage;
  }
  return {};
}

bool is_moderation_word(std::string_view word) {
  static constexpr std::array<std::string_view, 10> words = {
      "filter",
      "sensitive",
      "moderat",
      "risk",
      "safety",
      "prohibited",
      "blocklist",
      "inspection",
      "violat",
      "contentpolicy"};
  std::string text = lower(word);
  return holds_any(text, words) || text.find("content_policy") != std::string::npos;
}

bool is_moderation_message(std::string_view message) {
  static constexpr std::array<std::string_view, 14> words = {
      "审核",
      "審核",
      "敏感",
      "不安全",
      "违规",
      "違規",
      "内容安全",
      "內容安全",
      "inappropriate",
      "sensitive",
      "content policy",
      "content filter",
      "moderation",
      "high risk"};
  return holds_any(lower(message), words);
}

std::string at_most(std::string_view text, std::size_t characters) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  text.remove_prefix(begin);
  text = text.substr(0, text.find_last_not_of(blanks) + 1);
  std::string out;
  std::size_t at = 0;
  for (std::size_t n = 0; n < characters && at < text.size(); ++n) {
    const char32_t one = next_character(text, at);
    append_utf8(out, one == 0 ? replacement_character : one);
  }
  return out;
}

}  // namespace weiguan
