#include "collect/detail/json_scanner.h"

#include <string_view>

namespace weiguan {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

JsonScanner::JsonScanner(const std::string& rows) {
  std::string_view rest = rows;
  while (rest.starts_with('/')) {
    rest.remove_prefix(1);
    path_.emplace_back(rest.substr(0, rest.find('/')));
    rest.remove_prefix(path_.back().size());
  }
  on_path_ = true;
}

JsonScanner JsonScanner::inside() {
  JsonScanner scanner("");
  scanner.state_ = State::rows;
  return scanner;
}

JsonScanner::Byte JsonScanner::next(char c) {
  if (state_ == State::rows) return next_row(c);
  return state_ == State::before ? next_before(c) : Byte::around;
}

bool JsonScanner::in_string(char c) {
  if (!quoted_) {
    quoted_ = c == '"';
    return quoted_;
  }
  if (escaped_) {
    escaped_ = false;
  } else if (c == '\\') {
    escaped_ = true;
  } else if (c == '"') {
    quoted_ = false;
  }
  return true;
}

JsonScanner::Byte JsonScanner::next_before(char c) {
  if (ended_) return Byte::around;
  const bool was_quoted = quoted_;
  if (in_string(c)) {
    if (!was_quoted) {
      naming_ = name_next_ && depth_ == matched_;
      name_.clear();
    } else if (naming_ && quoted_ && name_.size() <= path_[matched_ - 1].size()) {
      name_ += c;
    }
    if (was_quoted && !quoted_ && naming_) {
      on_path_ = name_ == path_[matched_ - 1];
      name_next_ = false;
    }
    return Byte::around;
  }
  if (c == '[' && on_path_ && matched_ == path_.size()) {
    state_ = State::rows;
    depth_ = 0;
    return Byte::around;
  }
  if (c == '{' || c == '[') {
    if (c == '{' && on_path_ && matched_ < path_.size()) {
      ++matched_;
      name_next_ = true;
    }
    on_path_ = false;
    ++depth_;
  } else if (c == '}' || c == ']') {
    if (depth_ > 0 && depth_ == matched_) {
      --matched_;
      name_next_ = false;
    }
    if (depth_ > 0) --depth_;
    on_path_ = false;
    ended_ = depth_ == 0;
  } else if (c == ',') {
    on_path_ = false;
    name_next_ = matched_ > 0 && depth_ == matched_;
  }
  return Byte::around;
}

JsonScanner::Byte JsonScanner::next_row(char c) {
  switch (row_) {
    case Row::none:
    case Row::scalar:
      if (is_space(c) || c == ',') {
        row_ = Row::none;
        return Byte::between;
      }
      if (c == ']') {
        row_ = Row::none;
        state_ = State::behind;
        ended_ = true;
        return Byte::around;
      }
      if (row_ == Row::scalar) return Byte::row;
      if (c == '{' || c == '[') {
        row_ = Row::nested;
        depth_ = 1;
      } else if (c == '"') {
        row_ = Row::text;
        quoted_ = true;
      } else {
        row_ = Row::scalar;
      }
      return Byte::row;
    case Row::nested:
      if (in_string(c)) return Byte::row;
      if (c == '{' || c == '[') ++depth_;
      if ((c == '}' || c == ']') && --depth_ == 0) {
        row_ = Row::none;
        return Byte::row_end;
      }
      return Byte::row;
    case Row::text:
      in_string(c);
      if (quoted_) return Byte::row;
      row_ = Row::none;
      return Byte::row_end;
  }
  return Byte::around;
}

}  // namespace weiguan
