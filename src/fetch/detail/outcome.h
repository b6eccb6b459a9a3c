// What libcurl tells, in the words of the archive.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "model/capture.h"

namespace weiguan {

struct Outcome {
  FailureKind kind = FailureKind::protocol;
  std::string reason;  // A sentence.
};

// REQUIRES: code is not CURLE_OK.
Outcome outcome_of(CURLcode code, std::chrono::milliseconds timeout);

// Adds a line of an answer's head.  A new status line begins a new head, so that of several (100
// Continue, 103) the last stays; that of a later HTTP is written as HTTP/1.1's, and cookies are
// left out.
void add_header_line(std::string& head, std::string_view line);

}  // namespace weiguan
