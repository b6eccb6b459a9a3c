// Which of the addresses of an img element is the picture's.
#pragma once

#include <string>
#include <string_view>

#include "extract/detail/document.h"

namespace weiguan::extract {

// As written: data-src and its kin where a script shows the picture late, the largest of srcset
// where src is a placeholder.  Empty where none is a picture's.
std::string image_address(const Document& document, NodeIndex img);

// The largest candidate of a srcset.
std::string largest_of(std::string_view srcset);

// An icon, a logo, a tracker or an advertisement by its address.
bool is_furniture_address(std::string_view address);

}  // namespace weiguan::extract
