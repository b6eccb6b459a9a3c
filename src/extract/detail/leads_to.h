// Where a page sends its reader by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/detail/document.h"

namespace weiguan::extract {

// The target of a meta refresh within some seconds, absolute where `url` is known; empty where it
// names none, or the page itself.
std::string refresh_target(const Document& document, std::string_view url);

// What a script gives the page's location to be, in plain quotes, likewise; nothing where no script
// sets it, empty where the target is computed.  `html` is as decoded.
std::optional<std::string> script_target(std::string_view html, std::string_view url);

}  // namespace weiguan::extract
