#include "extract/detail/json_items.h"

namespace weiguan::extract {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t max_depth, std::size_t max_items)
      : text_(text), max_depth_(max_depth), max_items_(max_items) {}

  JsonParts run() {
    JsonParts out;
    std::size_t depth = 0;
    std::size_t copied = 0;
    bool done = false;
    while (at_ < text_.size() && !done) {
      const char c = text_[at_];
      if (c == '"') {
        const std::size_t from = at_;
        skip_string();
        if (depth == 1 && !out.has_items && text_.substr(from, at_ - from) == "\"items\"" &&
            opens_array()) {
          out.has_items = true;
          out.head += text_.substr(copied, at_ - copied);
          read_items(out);
          copied = at_;
          ++depth;  // Of the array, whose "]" comes next.
        }
        continue;
      }
      if (c == '{' || c == '[') {
        if (++depth > max_depth_) out.too_deep = true;
      }
      if (c == '}' || c == ']') done = --depth == 0;
      ++at_;
    }
    out.cut = !done;
    out.head += text_.substr(copied, at_ - copied);
    // Of a cut object the fields before its items can still be read.
    if (out.cut && out.has_items) out.head = before_ + "]}";
    return out;
  }

 private:
  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = at_ < text_.size() ? at_ + 1 : text_.size();
  }

  // Behind ": [", if that is what follows.
  bool opens_array() {
    std::size_t at = at_;
    const auto skip = [&](char wanted) {
      while (at < text_.size() && is_space(text_[at])) ++at;
      if (at >= text_.size() || text_[at] != wanted) return false;
      ++at;
      return true;
    };
    if (!skip(':') || !skip('[')) return false;
    at_ = at;
    return true;
  }

  // Up to the "]" that ends them.
  void read_items(JsonParts& out) {
    before_ = out.head;
    std::size_t depth = 0;
    std::size_t deepest = 0;
    std::size_t from = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        skip_string();
        continue;
      }
      if ((c == ']' || c == '}') && depth == 0) return;
      if (c == '{' || c == '[') {
        if (depth++ == 0) {
          from = at_;
          deepest = 0;
        }
        if (depth > deepest) deepest = depth;
      }
      if (c == '}' || c == ']') {
        if (--depth == 0 && deepest <= max_depth_ && out.items.size() < max_items_) {
          out.items.emplace_back(from, at_ + 1);
        }
      }
      ++at_;
    }
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t max_items_;
  std::size_t at_ = 0;
  std::string before_;
};

}  // namespace

JsonParts json_items(std::string_view text, std::size_t max_depth, std::size_t max_items) {
  return Scanner(text, max_depth, max_items).run();
}

}  // namespace weiguan::extract
