#include "model/answer.h"

#include <array>

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 3> controls = {"none", "neutral", "matched"};

}  // namespace

std::string_view to_string(Control control) {
  return controls[static_cast<std::size_t>(control)];
}

std::optional<Control> parse_control(std::string_view text) {
  for (std::size_t i = 0; i < controls.size(); ++i) {
    if (controls[i] == text) return static_cast<Control>(i);
  }
  return {};
}

std::string answer_url(std::string_view battery, std::string_view id) {
  return std::string("answer:").append(battery).append("/").append(id);
}

}  // namespace weiguan
