#include "capture/sse.h"

#include <algorithm>

#include "capture/detail/text.h"

namespace weiguan {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Parser {
 public:
  explicit Parser(std::string_view body) : body_(body) {}

  SseStream run() {
    std::size_t at = body_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    begin_ = at;
    while (at < body_.size()) {
      const std::size_t end = line_end(at);
      const std::string_view line = body_.substr(at, end == npos ? npos : end - at);
      at = behind(end);
      if (line.empty()) {
        dispatch(at);
      } else {
        read(line);
      }
    }
    if (begin_ < body_.size()) out_.unfinished = event(body_.size());
    return std::move(out_);
  }

 private:
  // The next line end, each kind of which is looked for once only.
  std::size_t line_end(std::size_t at) {
    const auto next = [&](std::size_t& known, char c) {
      if (known != npos && known < at) known = body_.find(c, at);
    };
    next(feed_, '\n');
    next(return_, '\r');
    return std::min(feed_, return_);
  }

  // Behind the line end at `end`.
  std::size_t behind(std::size_t end) const {
    if (end == npos) return body_.size();
    const bool pair = body_[end] == '\r' && end + 1 < body_.size() && body_[end + 1] == '\n';
    return end + (pair ? 2 : 1);
  }

  void read(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == 0) return;  // A comment.
    const std::string_view name = line.substr(0, colon);
    std::string_view value = colon == npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (name == "data") {
      data_.append(value).append("\n");
    } else if (name == "event") {
      type_ = value;
    } else if (name == "id") {
      if (value.find('\0') == npos) id_ = value;
    } else if (name == "retry") {
      if (const auto number = detail::parse_number(value)) out_.retry = number;
    } else {
      return;
    }
    out_.any_field = true;
  }

  SseEvent event(std::size_t end) {
    SseEvent out;
    if (data_.ends_with('\n')) data_.pop_back();
    out.data.swap(data_);
    if (!type_.empty()) out.type.swap(type_);
    out.id.swap(id_);
    out.begin = begin_;
    out.end = end;
    return out;
  }

  void dispatch(std::size_t end) {
    if (!data_.empty()) out_.events.push_back(event(end));
    data_.clear();
    type_.clear();
    id_.clear();
    begin_ = end;
  }

  std::string_view body_;
  std::size_t feed_ = body_.find('\n'), return_ = body_.find('\r');  // The next ones.
  std::string data_, type_, id_;  // Of the event that is being read.
  std::size_t begin_ = 0;
  SseStream out_;
};

}  // namespace

SseStream parse_sse(std::string_view body) {
  return Parser(body).run();
}

}  // namespace weiguan
