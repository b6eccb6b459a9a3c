// How far a long piece of work has come.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace weiguan {

struct Progress {
  std::string what;            // What is being worked on, for example a file's name.
  std::uint64_t records = 0;   // Done so far.
  std::uint64_t bytes = 0;     // Of the input as stored, done so far.
  std::uint64_t of_bytes = 0;  // In all; 0 where it is not known (stdin).
};

// Called often (each record or batch); the view decides how often to draw.  May be empty.
using ProgressSink = std::function<void(const Progress&)>;

}  // namespace weiguan
