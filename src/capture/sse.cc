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
    event_.begin = at;
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
    if (event_.begin < body_.size()) {
      finish_data();
      event_.end = body_.size();
      out_.unfinished = std::move(event_);
    }
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
      event_.data.append(value).append("\n");
    } else if (name == "event") {
      event_.type = value;
    } else if (name == "id") {
      if (value.find('\0') == npos) event_.id = value;
    } else if (name == "retry") {
      if (const auto number = detail::parse_number(value)) out_.retry = number;
    } else {
      return;
    }
    out_.any_field = true;
  }

  void finish_data() {
    if (event_.data.ends_with('\n')) event_.data.pop_back();
    if (event_.type.empty()) event_.type = SseEvent().type;
  }

  void dispatch(std::size_t end) {
    if (!event_.data.empty()) {
      finish_data();
      event_.end = end;
      out_.events.push_back(std::move(event_));
    }
    event_ = SseEvent();
    event_.begin = end;
  }

  std::string_view body_;
  std::size_t feed_ = body_.find('\n'), return_ = body_.find('\r');  // The next ones.
  SseEvent event_;
  SseStream out_;
};

}  // namespace

SseStream parse_sse(std::string_view body) {
  return Parser(body).run();
}

}  // namespace weiguan
