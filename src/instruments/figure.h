// What an instrument tells as one picture: shares as dots with their intervals.  What is drawn, not
// how: the views draw it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "instruments/instruments.h"

namespace weiguan {

struct Said {  // As Words, made on the way.
  std::string en, zh;
};

// A share with its interval.
struct FigureMark {
  std::size_t series = 0;  // Its number among Figure::series.
  // Nothing: not known, and then never drawn as 0.
  std::optional<double> value, low, high;
  bool few = false;  // Rests on few: drawn hollow.
  Said missing;      // Why nothing is known; short.
  Said words;        // All of it in one sentence.
  Evidence evidence;
};

struct FigurePanel {
  Said title, note;  // The note says how many things it rests on.
  // By line, then one for each series that has one; where a series has none nobody asked.
  std::vector<std::vector<FigureMark>> lines;  // As many as Figure::lines.
};

struct Figure {
  Said title, subtitle;
  std::vector<Said> series;
  std::vector<Said> lines;
  std::vector<FigurePanel> panels;
  std::vector<std::pair<Said, Said>> made;  // How it was made: what, and its value.
  std::vector<Said> notes;
};

// One picture of all the rows that the instrument gave for these arguments.
using MakeFigure =
    Figure (*)(const Packs& packs, const Arguments& arguments, std::span<const Row> rows);

// Of a room that has a figure.cc, its function figure(); null where the instrument has none.
MakeFigure figure_of(const Instrument& instrument);

}  // namespace weiguan
