#include "packs/detail/blocks.h"

#include <algorithm>
#include <tuple>

#include "text/notices.h"

namespace weiguan::detail {

namespace {

// Punctuation and white space that may stand around a canned sentence, in bytes.
constexpr std::size_t most_around = 1000;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_code(std::string_view told, std::string_view code) {
  return same(told, code) || (told.size() > code.size() && told[code.size()] == '.' &&
                              same(told.substr(0, code.size()), code));
}

template <typename Values, typename Holds>
bool any(const Values& values, Holds holds) {
  return std::any_of(values.begin(), values.end(), holds);
}

std::vector<std::string> letters_of(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const std::string& one : texts) {
    std::string letters = notice_letters(one);
    if (!letters.empty()) all.push_back(std::move(letters));
  }
  return all;
}

// What counts first: a lock says more than the block that led to it, and both more than a limit.
int rank(Block block) {
  switch (block) {
    case Block::lock:
      return 0;
    case Block::rate:
      return 2;
    case Block::transport:
      return 3;
    default:
      return 1;
  }
}

int conditions(const Signature& one) {
  const auto given = [](const auto& list) { return list.empty() ? 0 : 1; };
  return given(one.status) + given(one.codes) + given(one.messages) + given(one.finish) +
         given(one.canned) + given(one.provider) + (one.refusal ? 1 : 0);
}

std::optional<Block> block_of_stage(std::string_view stage) {
  if (same(stage, "assistant")) return Block::output;
  if (same(stage, "user") || same(stage, "history") || same(stage, "system")) return Block::input;
  return {};
}

// A code that a provider sends with every answer says nothing of an error.
bool is_error_code(std::string_view code) {
  return !code.empty() && code != "0" && code != "200" && !same(code, "ok") &&
         !same(code, "success");
}

bool is_ordinary_finish(std::string_view finish) {
  return finish.empty() || same(finish, "stop") || same(finish, "length") ||
         same(finish, "tool_calls") || same(finish, "function_call");
}

}  // namespace

bool is_bare_number(std::string_view code) {
  return !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
}

struct Blocks::Exchange {
  const Answer& answer;
  std::string_view text;
  std::string message;  // Letters alone.
  std::string whole;    // Of what stood there at the end, where it is short enough to be canned.
  bool refusal = false;
};

Blocks::Blocks(const std::vector<Signature>& signatures) {
  for (const Signature& one : signatures) {
    Form form;
    form.told = one;
    form.messages = letters_of(one.messages);
    form.canned = letters_of(one.canned);
    form.bare_number = !one.codes.empty() && std::ranges::all_of(one.codes, is_bare_number);
    for (const std::string& text : one.canned)
      longest_canned_ = std::max(longest_canned_, text.size());
    forms_.push_back(std::move(form));
  }
  std::stable_sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
    return std::tuple(rank(a.told.block), -conditions(a.told)) <
           std::tuple(rank(b.told.block), -conditions(b.told));
  });
}

bool Blocks::holds(const Form& form, const Exchange& exchange) const {
  const Signature& told = form.told;
  const Answer& answer = exchange.answer;
  if (!told.status.empty() && std::ranges::count(told.status, answer.status) == 0) return false;
  if (!told.codes.empty() &&
      !any(told.codes, [&](const std::string& code) { return is_code(answer.code, code); }))
    return false;
  const bool number_alone = form.bare_number && exchange.message.empty();
  if (!told.messages.empty() && !number_alone && !any(form.messages, [&](const std::string& one) {
        return exchange.message.find(one) != std::string::npos;
      }))
    return false;
  if (!told.finish.empty() &&
      !any(told.finish, [&](const std::string& one) { return same(answer.finish, one); }))
    return false;
  if (told.refusal && !exchange.refusal) return false;
  if (!told.canned.empty() &&
      !any(form.canned, [&](const std::string& one) { return exchange.whole == one; }))
    return false;
  return !told.codes.empty() || !told.messages.empty() || !told.finish.empty() || told.refusal ||
         !told.canned.empty();
}

const Blocks::Form* Blocks::best(const Exchange& exchange) const {
  const auto found =
      std::ranges::find_if(forms_, [&](const Form& form) { return holds(form, exchange); });
  return found == forms_.end() ? nullptr : &*found;
}

std::optional<BlockFound> Blocks::find(const Answer& answer, std::string_view text) const {
  const std::string_view at_the_end = answer.left ? std::string_view(*answer.left) : text;
  Exchange exchange{answer, text, notice_letters(answer.message), {}, false};
  if (at_the_end.size() <= longest_canned_ + most_around)
    exchange.whole = notice_letters(at_the_end);
  const bool is_refusal_shown =
      !is_blank(answer.refusal) && notice_letters(text) == notice_letters(answer.refusal);
  exchange.refusal =
      !is_blank(answer.refusal) && (is_blank(text) || is_refusal_shown || answer.left.has_value());
  const bool blank = is_blank(text);
  const bool taken_back = answer.left.has_value() && !blank;

  if (const Form* form = best(exchange)) {
    const Signature& told = form->told;
    // Of a stream it is known whether its text went; what came behind the block stayed.
    const bool shown_before =
        taken_back || (!blank && answer.events == 0 && told.canned.empty() && !is_refusal_shown);
    Block block = told.block;
    if (told.by_stage && rank(block) == 1) {
      const auto of_stage = block_of_stage(answer.stage);
      if (of_stage || shown_before) block = of_stage.value_or(Block::output);
    }
    if (block == Block::withdrawal) block = Block::output;
    const bool withdrawn =
        (block == Block::output && shown_before) || (block == Block::input && taken_back);
    return BlockFound{withdrawn ? Block::withdrawal : block, told.id};
  }

  const auto of_stage = block_of_stage(answer.stage);
  if (answer.status < 400) {
    const bool told = is_error_code(answer.code) || of_stage || !is_ordinary_finish(answer.finish);
    if (taken_back && answer.failure.empty() && told) return BlockFound{Block::withdrawal, ""};
    if (blank && of_stage) return BlockFound{*of_stage, ""};
  }
  for (const int status : {401, 402, 403, 429}) {
    if (answer.status == status) return BlockFound{Block::rate, ""};
  }
  // A redirect was not followed.
  const bool error_told = blank && (is_error_code(answer.code) || answer.status >= 300);
  if (!answer.failure.empty() || answer.status >= 400 || error_told)
    return BlockFound{Block::transport, ""};
  return {};
}

}  // namespace weiguan::detail
