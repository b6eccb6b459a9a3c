// The text of an answer as its reader sees it grow, apart from the reasoning in front of it.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

// Takes content a piece at a time.  <think>...</think> at its beginning is reasoning.
class ShownText {
 public:
  void add(std::string_view piece);
  void finish();  // No more comes: a beginning that might have become <think> is text.

  const std::string& text() const { return text_; }
  const std::string& reasoning() const { return reasoning_; }

 private:
  void decide();
  void end_reasoning(std::size_t from);
  void begin_text(std::string_view rest);

  // Which of the two the content is in: begin, where that is not yet clear; behind, where blanks
  // after the reasoning are passed over.
  enum class Place { begin, reasoning, behind, text } place_ = Place::begin;
  std::string held_, text_, reasoning_;
};

}  // namespace weiguan
