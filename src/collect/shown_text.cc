#include "collect/detail/shown_text.h"

#include <algorithm>

namespace weiguan {

namespace {

constexpr std::string_view opening = "<think>";
constexpr std::string_view closing = "</think>";
constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t most_blanks = 1000;  // In front of it.

}  // namespace

void ShownText::add(std::string_view piece) {
  switch (place_) {
    case Place::begin:
      held_ += piece;
      decide();
      return;
    case Place::reasoning: {
      const std::size_t before = reasoning_.size();
      reasoning_ += piece;
      end_reasoning(before - std::min(before, closing.size() - 1));
      return;
    }
    case Place::behind:
      begin_text(piece);
      return;
    case Place::text:
      text_ += piece;
      return;
  }
}

void ShownText::decide() {
  const std::size_t at = held_.find_first_not_of(blanks);
  if (at == std::string::npos && held_.size() < most_blanks) return;
  const std::string_view rest = std::string_view(held_).substr(std::min(at, held_.size()));
  if (rest.starts_with(opening)) {
    place_ = Place::reasoning;
    reasoning_ = rest.substr(opening.size());
    held_.clear();
    end_reasoning(0);
  } else if (rest.empty() || !opening.starts_with(rest)) {
    place_ = Place::text;
    text_ = std::move(held_);
    held_.clear();
  }
}

void ShownText::end_reasoning(std::size_t from) {
  const std::size_t at = reasoning_.find(closing, from);
  if (at == std::string::npos) return;
  const std::string rest = reasoning_.substr(at + closing.size());
  reasoning_.resize(at);
  place_ = Place::behind;
  begin_text(rest);
}

void ShownText::begin_text(std::string_view rest) {
  const std::size_t at = rest.find_first_not_of(blanks);
  if (at == std::string_view::npos) return;
  place_ = Place::text;
  text_ += rest.substr(at);
}

void ShownText::finish() {
  if (place_ != Place::begin) return;
  place_ = Place::text;
  text_ = std::move(held_);
  held_.clear();
}

}  // namespace weiguan
