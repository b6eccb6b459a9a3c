// Draws a figure as an SVG document: dots with intervals, a panel beside the other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/figure.h"
#include "views/tables/tables.h"

namespace weiguan {

struct FigureOptions {
  Speech speech = Speech::en;
  // A document of its own, with its style, its title and how it was made below.  Else it stands in
  // a page that has figure_style and says these things itself.
  bool alone = true;
  // The address that a dot leads to; empty, or no function: no link.
  std::function<std::string(const Evidence&)> address;
  // More of how it was made, behind Figure::made: the archive's state, the command.
  std::vector<std::pair<std::string, std::string>> made;
};

// The same figure and options give the same text.  A figure without panels says that there is
// nothing to draw.
std::string draw_figure(const Figure& figure, const FigureOptions& options);

// Rules for the classes that draw_figure() uses, in CSS, with the colours of the dashboard as
// variables; draw_figure() of a document alone has them in it.
extern const std::string_view figure_style;

const std::string& say(const Said& said, Speech speech);

// The command that gives the rows of this run again, for a shell: arguments that are not the
// fallback, quoted.
std::string command_of(const Instrument& instrument, const Arguments& arguments);

// How many columns of display_width() a line has at the most: broken at blanks, and anywhere
// between Chinese characters; a longer word stays whole.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace weiguan
