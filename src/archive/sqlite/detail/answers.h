// Answers of chatbots, as rows.
#pragma once

#include <functional>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// In place of what stood there; nothing is taken away where `answer` is nothing.
void write_answer(Database& database, std::int64_t n, const std::optional<Answer>& answer);

std::optional<Answer> read_answer(Database& database, ArticleId id);

// Those of articles that pass, oldest first; `matching` as for read_articles().
void read_answers(
    Database& database,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(const Article&, const Answer&)>& each);

}  // namespace weiguan::detail
