// A page from its bytes to the tree that is read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/problem.h"
#include "extract/detail/document.h"
#include "extract/page.h"
#include "text/charset.h"

namespace weiguan::extract {

struct PageDocument {
  Decoded decoded;
  std::unique_ptr<const std::string> html;  // As it was parsed; the document points into it.
  Document document;
};

// Adds a problem for each limit that is met, and for bytes without meaning in the charset.
PageDocument read_document(
    const PageInput& input, const PageLimits& limits, std::vector<Problem>& problems);

}  // namespace weiguan::extract
