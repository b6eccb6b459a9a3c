// Words by which pages mark what is not the article.  No host and no outlet stands here.
#pragma once

#include <string_view>

namespace weiguan::extract {

// What a class, id or role says of an element.  `weak`: furniture, where its text looks like it,
// too.
enum class Hint { none, weak, furniture, comments, body };

Hint hint_of(std::string_view class_and_id);

// A line that begins what does not belong to the article any more: related stories, rights.  Short
// lines only.
bool is_stop_line(std::string_view line);

// A line that begins the readers' comments.
bool is_comment_line(std::string_view line);

// Share bars, tool bars, editors' lines, "read more": a line that is no sentence of the article.
bool is_tool_line(std::string_view line);

// 记者某某／某地报道: a short line that stands over or under the text.
bool is_byline(std::string_view line);

// A day and perhaps a time in figures and nothing else: 2024年7月2日 09:30.
bool is_bare_time(std::string_view line);

// "The views expressed ...", 免责声明, 版权所有.
bool is_rights_line(std::string_view line);

// 新华社记者 某某 摄, "Photograph: ...", 图为...
bool is_caption_line(std::string_view line);

}  // namespace weiguan::extract
