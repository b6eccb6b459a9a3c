// What is sent and never told: cookies and keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fetch/client.h"

namespace weiguan {

// A request's head without the lines of these headers, and without cookies and authorisation.
std::string without_secrets(std::string_view head, const std::vector<std::string>& names);

// Takes the secret headers out of the exchange's request, and puts 'x' for each byte of their
// values, where these have at least eight, wherever the answer or the failure repeats them:
// as they are or percent-encoded, with and without the word before them ("Bearer").
void forget_secrets(Exchange& exchange);

}  // namespace weiguan
