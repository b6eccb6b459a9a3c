// The one definition of a token (text/tokens.h) as FTS5 wants it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// Teaches a connection the tokenizer "weiguan" and the function weiguan_hits(words): how often the
// expression's only phrase stands in the row, without overlap, as find_phrase() counts it; the
// upper 32 bits are the hits in all, the lower ones those in the title.  `counted`, where there is
// one, grows by each token of a text that is indexed.
void register_search(Database& database, std::uint64_t* counted = nullptr);

// Changes when any text would give other tokens, so that an index made with other ones is known.
const std::string& tokenizer_fingerprint();

// The phrase in FTS5's language; `column` is title, text, or empty for both.
std::string match_expression(
    const std::vector<std::string>& phrase, bool prefix, std::string_view column = {});

// FTS5 cuts off longer tokens.
inline constexpr std::size_t longest_indexed_token = 32'000;

}  // namespace weiguan::detail
