// A script of any bytes: what is found lies in it, is UTF-8, and is found again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/detail/script_values.h"
#include "extract/detail/state.h"
#include "text/utf8.h"

namespace {

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

bool lies_in(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace weiguan;
  using namespace weiguan::extract;
  const std::string script = to_valid_utf8({reinterpret_cast<const char*>(data), size});
  const ScriptValues found = values_of(script);
  expect(!found.scopes.empty() && found.scopes.front().parent == 0);
  for (std::size_t i = 1; i < found.scopes.size(); ++i) {
    expect(found.scopes[i].parent < i && lies_in(found.scopes[i].name, script));
  }
  for (const ScriptValue& value : found.values) {
    expect(value.scope < found.scopes.size());
    expect(lies_in(value.name, script) && lies_in(value.raw, script));
    const std::string meant = undo_escapes(value.raw);
    expect(is_utf8(meant) && is_utf8(undo_entities(meant)));
  }
  const std::string html = "<title>bridge</title><script>" + script + "</script>";
  const auto state = find_state(html, "bridge");
  const auto again = find_state(html, "bridge");
  expect(state.has_value() == again.has_value());
  if (state) {
    expect(state->html == again->html && state->title == again->title);
    expect(is_utf8(state->html) && is_utf8(state->title) && is_utf8(state->source));
    expect(!state->html.empty() && (!state->title.empty() || !state->published.empty()));
  }
  return 0;
}
