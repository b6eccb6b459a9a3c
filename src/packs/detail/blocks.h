// Finds what an exchange says by the signatures of providers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/providers.h"

namespace weiguan::detail {

// Signatures in the form in which they are compared.  Built once, then only read.
class Blocks {
 public:
  explicit Blocks(const std::vector<Signature>& signatures);

  // As Providers::block_of().
  std::optional<BlockFound> find(const Answer& answer, std::string_view text) const;

 private:
  struct Form {
    Signature told;
    std::vector<std::string> messages, canned;  // Letters alone.
    bool bare_number = false;                   // All of its codes are digits.
  };
  struct Exchange;

  bool holds(const Form& form, const Exchange& exchange) const;
  const Form* best(const Exchange& exchange) const;

  std::vector<Form> forms_;  // Those that count first in front.
  std::size_t longest_canned_ = 0;
};

// Whether the code is nothing but digits, which mean something else at each provider.
bool is_bare_number(std::string_view code);

}  // namespace weiguan::detail
