// What the rows hold.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::silence {

enum : std::size_t {
  rates_table,
  languages_table,
  controls_table,
  models_table,
  drift_table,
  forms_table
};

// Places in the rows of the table `rates`, for the figure.
namespace rates_at {
enum : std::size_t {
  model,
  route,
  topic,
  question,
  language,
  control,
  questions,
  answers,
  not_scored,
  not_complete,
  share,
  low,
  high,
  corrected,
  corrected_low,
  corrected_high,
  standing,
  refusal,
  evasion,
  ignorance,
  official_line,
  block,
  withdrawal,
  other,
  repeats,
  agreement,
  sensitivity,
  specificity,
  first,
  last,
  batteries,
  columns
};
}  // namespace rates_at

extern const std::span<const Table> tables;

}  // namespace weiguan::silence
