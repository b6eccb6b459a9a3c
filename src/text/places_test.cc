#include "text/places.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(CharacterPlaces, CountAsCountingDoes) {
  for (const std::size_t length : {0U, 1U, 700U, 5000U}) {
    std::string text = "a😀";
    for (std::size_t i = 0; i < length; ++i) text += i % 7 == 0 ? "port " : i % 3 == 0 ? "é" : "港";
    const CharacterPlaces characters(text);
    for (std::size_t at = 0; at < text.size();) {
      EXPECT_EQ(characters.before(at), count_characters(text.substr(0, at)));
      for (int i = 0; i < 97 && at < text.size(); ++i) next_character(text, at);
    }
    EXPECT_EQ(characters.before(text.size()), count_characters(text));
  }
  EXPECT_EQ(CharacterPlaces("").before(0), 0U);
}

}  // namespace
}  // namespace weiguan
