// The pieces of a query text, one after the other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan::detail {

struct Piece {
  enum class Kind { end, open, close, conjunction, disjunction, negation, word, quoted, field };
  Kind kind = Kind::end;
  std::string text;     // Of a word or what stands in quotes; the field's name.
  bool prefix = false;  // A "*" stands behind it.
  std::size_t at = 0;   // Its place in the query, in bytes.
};

// A value behind a field: a word or a quoted text.
struct FieldValue {
  std::string text;
  bool quoted = false;
  bool prefix = false;  // A "*" stands behind it.
  std::size_t at = 0;
};

class QueryReader {
 public:
  explicit QueryReader(std::string_view text);

  const Piece& piece() const { return piece_; }
  void next();  // Goes to the next piece.

  // Reads what stands behind the field that is the present piece, and goes to the piece behind it.
  // Only where the values are `phrases` does a "*" mean a word's beginning.
  std::vector<FieldValue> values(bool phrases = false);

  // Throws UsageError that names the place.
  [[noreturn]] void fail(std::size_t at, const std::string& what, std::string advice = {}) const;

 private:
  char32_t peek(std::size_t at) const;  // 0 at the end.
  void skip_space();
  bool take(char32_t character);
  bool take_either(char32_t one, char32_t other);
  std::string read_quoted();  // At the opening quote.
  void read_word();
  FieldValue read_value();
  void read_prefix(FieldValue& value);

  std::string_view text_;
  std::size_t at_ = 0;
  Piece piece_;
};

}  // namespace weiguan::detail
