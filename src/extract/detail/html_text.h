// HTML as feeds carry it in their fields.
#pragma once

#include <string>
#include <string_view>

namespace weiguan::extract {

// Whether it has a tag or an entity of HTML.
bool looks_like_markup(std::string_view text);

// The text, a newline between paragraphs.
std::string plain_of_html(std::string_view html);

// The characters of an entity, "eacute" -> "é"; empty where HTML has none of that name.
std::string characters_of_entity(std::string_view name);

// Makes the addresses in href and src absolute; leaves all else as it is.
std::string with_absolute_links(std::string_view html, const std::string& base);

// Lines without blanks at their ends; no empty lines.
std::string tidy_lines(std::string_view text);

}  // namespace weiguan::extract
