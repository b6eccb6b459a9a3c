// Who passed a text for print, and the headline it had elsewhere.
#pragma once

#include <string>
#include <vector>

#include "extract/detail/lines.h"

namespace weiguan::extract {

// 责任编辑, 责编, 编辑, "Editor:", "Editing by".  总编辑 is the site's, not the text's.
std::vector<std::string> find_editors(const PageLines& lines);

// 原标题：...; empty where none is told.
std::string find_original_title(const PageLines& lines);

}  // namespace weiguan::extract
