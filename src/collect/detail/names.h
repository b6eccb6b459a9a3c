// Names: pseudonyms for accounts, suggestions for mistyped ones.
#pragma once

#include <string>
#include <string_view>

#include "packs/packs.h"

namespace weiguan {

// HMAC-SHA-256 (RFC 2104), raw.
std::string hmac_sha256(std::string_view key, std::string_view message);

// "账号-7f3a9c21b4": the same for one account and key, different for another key.
std::string pseudonym(std::string_view key, std::string_view account);

// A sentence with the outlets whose ids or names are like `text`.
std::string near_outlets(const Packs& packs, std::string_view text);

}  // namespace weiguan
