// What is thrown when the work that was asked for cannot go on.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace weiguan {

// Thrown by any room; caught in main() and at the web's edge only.  One bad record is never an
// Error but a Problem (base/problem.h).
class Error : public std::runtime_error {
 public:
  // `what` says what could not be done and why; `advice`, a full sentence, what the user can do
  // about it.
  explicit Error(const std::string& what, std::string advice = {})
      : std::runtime_error(what), advice_(std::move(advice)) {}

  const std::string& advice() const { return advice_; }  // Empty where there is none.

 private:
  std::string advice_;
};

// The caller asked for something the interface does not allow (an unknown field in a query, a bad
// date).
class UsageError : public Error {
 public:
  using Error::Error;
};

}  // namespace weiguan
