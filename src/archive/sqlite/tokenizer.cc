#include "archive/sqlite/detail/tokenizer.h"

#include <exception>
#include <new>

#include <sqlite3.h>

#include "base/digest.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

using Callback = int (*)(void*, int, const char*, int, int, int);

// FTS5 takes a zero byte for the end of a token.  0xFF stands in no UTF-8, so it is free.
std::string_view without_zero(std::string_view token) {
  return token == std::string_view("\0", 1) ? std::string_view("\xFF") : token;
}

int give(Callback each, void* context, std::string_view token, std::size_t begin, std::size_t end) {
  const std::string_view bytes = without_zero(token);
  return each(
      context,
      0,
      bytes.data(),
      static_cast<int>(bytes.size()),
      static_cast<int>(begin),
      static_cast<int>(end));
}

int digit_of(char c) {
  return c <= '9' ? c - '0' : c - 'a' + 10;
}

// A query's tokens come as hexadecimal digits (see match_expression()), since they are tokens
// already.
int read_query(Callback each, void* context, std::string_view text) {
  std::string token;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    token.clear();
    for (; at + 1 < text.size() && text[at] != ' '; at += 2) {
      token += static_cast<char>(digit_of(text[at]) * 16 + digit_of(text[at + 1]));
    }
    const int code = give(each, context, token, begin, at);
    if (code != SQLITE_OK) return code;
    ++at;
  }
  return SQLITE_OK;
}

// What FTS5 gives back on every call: the place to count in, or null.
struct Counter {
  std::uint64_t* counted;
};

int tokenize(
    Fts5Tokenizer* tokenizer,
    void* context,
    int flags,
    const char* bytes,
    int size,
    Callback each) {
  if (bytes == nullptr || size <= 0) return SQLITE_OK;
  try {
    const std::string_view text(bytes, static_cast<std::size_t>(size));
    if ((flags & FTS5_TOKENIZE_QUERY) != 0) return read_query(each, context, text);
    std::uint64_t* const counted = reinterpret_cast<Counter*>(tokenizer)->counted;
    TokenReader reader(text);
    Token token;
    while (reader.next(token)) {
      if (counted != nullptr) ++*counted;
      const int code = give(each, context, token.folded, token.begin, token.end);
      if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_NOMEM;  // Nothing else is thrown there, and C must not see it.
  }
}

int create(void* counted, const char**, int, Fts5Tokenizer** made) {
  // FTS5 takes a null handle for "no tokenizer", so it gets one even where nothing is counted.
  auto* counter = new (std::nothrow) Counter{static_cast<std::uint64_t*>(counted)};
  *made = reinterpret_cast<Fts5Tokenizer*>(counter);
  return counter == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) {
  delete reinterpret_cast<Counter*>(tokenizer);
}

void count_hits(
    const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* result, int, sqlite3_value**) {
  int instances = 0;
  const int failed = api->xInstCount(row, &instances);
  if (failed != SQLITE_OK) return sqlite3_result_error_code(result, failed);
  const int length = api->xPhraseSize(row, 0);
  std::int64_t hits = 0;
  std::int64_t title_hits = 0;
  int last_column = -1;
  int free_from = 0;
  for (int i = 0; i < instances; ++i) {
    int phrase = 0;
    int column = 0;
    int offset = 0;
    const int code = api->xInst(row, i, &phrase, &column, &offset);
    if (code != SQLITE_OK) return sqlite3_result_error_code(result, code);
    if (column == last_column && offset < free_from) continue;
    last_column = column;
    free_from = offset + length;
    ++hits;
    if (column == 0) ++title_hits;
  }
  sqlite3_result_int64(result, (hits << 32) + title_hits);
}

fts5_api* api_of(Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  database.check(sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr));
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (api == nullptr) throw ArchiveError("this SQLite was built without FTS5");
  return api;
}

}  // namespace

void register_search(Database& database, std::uint64_t* counted) {
  fts5_api* api = api_of(database);
  fts5_tokenizer tokenizer{create, destroy, tokenize};
  database.check(api->xCreateTokenizer(api, "weiguan", counted, &tokenizer, nullptr));
  database.check(api->xCreateFunction(api, "weiguan_hits", nullptr, count_hits, nullptr));
}

const std::string& tokenizer_fingerprint() {
  static const std::string fingerprint = [] {
    // Every character once within a word and once behind a CJK character and a space, so that its
    // folded form and its kind both show.
    constexpr char32_t last = 0x323AF;
    Hasher hasher;
    std::string text;
    for (char32_t block = 0; block <= last; block += 0x400) {
      text.clear();
      for (char32_t c = block; c < block + 0x400; ++c) {
        text += "a";
        append_utf8(text, c);
        text += "a 中 ";
        append_utf8(text, c);
      }
      each_token(text, [&hasher](const Token& token) {
        hasher.update(token.folded);
        hasher.update(std::string_view("\0", 1));
        return true;
      });
    }
    return to_hex(hasher.finish());
  }();
  return fingerprint;
}

std::string match_expression(
    const std::vector<std::string>& phrase, bool prefix, std::string_view column) {
  std::string expression = column.empty() ? "\"" : std::string(column) + " : \"";
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (i > 0) expression += ' ';
    expression += to_hex(phrase[i]);
  }
  expression += prefix ? "\" *" : "\"";
  return expression;
}

}  // namespace weiguan::detail
