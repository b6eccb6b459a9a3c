// Who may ask: the token, the Host header, the request's own form.
#pragma once

#include <string>
#include <string_view>

namespace weiguan::web {

// Takes the same time wherever the two differ, so that a token cannot be guessed letter by letter.
bool equal_in_constant_time(std::string_view a, std::string_view b);

bool is_loopback(std::string_view host);  // localhost, ::1, 127.0.0.0/8.

// The address of a dashboard: "http://[::1]:8000/".
std::string web_address(std::string_view host, int port);

// Whether a Host header is one that leads to `host`:`port`.  On loopback only the machine's own
// names will do: a page elsewhere whose name was made to point here (DNS rebinding) is refused.
// Elsewhere any name may be ours, and the token is what protects.
bool host_is_ours(std::string_view header, std::string_view host, int port);

// What the cookie holds in place of the token itself; who does not know `secret` cannot make it of
// a guessed token.
std::string cookie_of_token(std::string_view token, std::string_view secret);

}  // namespace weiguan::web
