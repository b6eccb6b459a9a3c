// Where the rows of a JSON document begin and end, byte by byte.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace weiguan {

// Follows a document to the list that stands at a path of names, and says of each byte whether it
// belongs to a member of that list, which is a row.  It checks nothing: what is no JSON becomes
// some row, or none.  Memory is the path and one name; a copy goes on from where the scanner
// stands.
class JsonScanner {
 public:
  enum class Byte {
    around,   // Before the list's "[" and it, its "]" and behind.
    between,  // White space and commas between rows.
    row,      // Of a row.
    row_end   // The last of a row in brackets or quotes.  Another ends before a byte of another
              // kind.
  };

  // `rows`: "/results/results".  Where it is empty the list is the document itself.
  explicit JsonScanner(const std::string& rows);
  static JsonScanner inside();  // Between two rows.

  Byte next(char c);
  bool in_row() const { return state_ == State::rows && row_ != Row::none; }
  bool found() const { return state_ != State::before; }  // The list has begun.
  bool ended() const { return ended_; }                   // The document has, or the list.

 private:
  enum class State { before, rows, behind };
  enum class Row { none, nested, text, scalar };
  Byte next_before(char c);
  Byte next_row(char c);
  bool in_string(char c);  // True when `c` is inside a string, or ends or begins one.

  std::vector<std::string> path_;
  State state_ = State::before;
  Row row_ = Row::none;
  bool quoted_ = false, escaped_ = false, ended_ = false;
  std::size_t depth_ = 0;    // Of brackets: of the document before the list, of the row in it.
  std::size_t matched_ = 0;  // How many objects on the path are open.
  bool name_next_ = false;   // The next string is a name of the innermost object on the path.
  bool on_path_ = false;     // The value that follows stands at the path's next name.
  bool naming_ = false;      // The string that is open is such a name.
  std::string name_;
};

}  // namespace weiguan
