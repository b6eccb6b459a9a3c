// The forms of single words in a file: what is wrong with one, as the end of a sentence.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

// Each returns what was expected, or nothing ("") where the text is right.
std::string id_fault(std::string_view text);
std::string domain_fault(std::string_view text);
std::string place_fault(std::string_view text);
std::string language_fault(std::string_view text);
std::string zone_fault(std::string_view text);

}  // namespace weiguan
