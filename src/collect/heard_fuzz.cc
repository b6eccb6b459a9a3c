// Any bytes as the answer of a chat endpoint: what is heard is UTF-8 and bounded, a text that was
// withdrawn is not the one that is left, and hearing twice gives the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "collect/detail/heard.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  weiguan::Came came;
  came.block = std::string_view(reinterpret_cast<const char*>(data), size);
  for (std::uint32_t i = 0; i < 8; ++i) came.parts.push_back({i * size / 8, i * 10});
  came.lasted = 100;
  weiguan::Answer answer;
  weiguan::Heard heard = weiguan::hear(came, {}, answer);
  weiguan::Answer second;
  if (weiguan::hear(came, {}, second).text != heard.text || !(second == answer)) __builtin_trap();
  for (std::string* text :
       {&heard.text,
        &answer.reasoning,
        &answer.message,
        &answer.code,
        &answer.finish,
        &answer.refusal,
        &answer.model_told}) {
    if (!weiguan::is_utf8(*text) || text->find('\0') != std::string::npos) __builtin_trap();
  }
  if (weiguan::count_characters(answer.message) > 500) __builtin_trap();
  if (answer.left && answer.left->starts_with(heard.text)) __builtin_trap();
  if (answer.left && heard.text.empty()) __builtin_trap();
  if (answer.first_ms && *answer.first_ms > 70) __builtin_trap();
  if (answer.withdrawn_ms && (!answer.left || *answer.withdrawn_ms < *answer.first_ms))
    __builtin_trap();
  return 0;
}
