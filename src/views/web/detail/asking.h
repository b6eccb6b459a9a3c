// Questions to the pages by their address, for the tests of this room.
#pragma once

#include <string>

#include "views/web/detail/pages.h"

namespace weiguan::web {

// "/search?q=..." as a request; what is percent-encoded is decoded, as the server does.
Request request_of(const std::string& address, Speech speech = Speech::en);

// All that the answer says, its stream run to the end. Throws what the stream throws.
std::string whole_body(const Reply& reply);

}  // namespace weiguan::web
