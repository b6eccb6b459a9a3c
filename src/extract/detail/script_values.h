// The strings and numbers that scripts of a page name: {"title": "..."}, var ct = "...".
//
// Scripts are read as tokens and never run.  JSON, objects and assignments look alike then: a name,
// a colon or an equals sign, a value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan::extract {

using ScopeIndex = std::uint32_t;

// What stands between one pair of braces or brackets; the first is the script itself.
struct Scope {
  ScopeIndex parent = 0;  // The first is its own parent.
  std::string_view name;  // The key it is the value of; empty where it has none.
  bool list = false;
};

struct ScriptValue {
  ScopeIndex scope = 0;
  std::string_view name;  // Empty for a member of a list.
  std::string_view raw;   // Between the quotes, escapes not undone.
  bool is_string = true;  // Else a number.
};

struct ScriptValues {
  std::vector<Scope> scopes;        // At least one.
  std::vector<ScriptValue> values;  // In order.
};

// Views into `script`.  Time is linear in its length; what is nested too deeply, and what stands
// behind very many values, is passed over.
ScriptValues values_of(std::string_view script);

// "\u4e2d\n\x26lt;" -> "中", a line's end, "&lt;".  Always UTF-8.
std::string undo_escapes(std::string_view raw);

// &lt; &gt; &amp; &quot; &apos; &nbsp; &#39; &#x4e2d; once.
std::string undo_entities(std::string_view text);

}  // namespace weiguan::extract
