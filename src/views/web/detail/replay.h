// Playing back what was captured: where, and under which policy.
#pragma once

#include <string>
#include <string_view>

#include "model/capture.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// A page or a picture over HTTP whose bytes are there.
bool can_replay(const Capture& capture);

// "/replay/?source=/capture/ID.wacz&url=...&ts=20240702093000"
std::string replay_address(const Capture& capture);

// The player at /replay/, its worker and the engine below it.
Reply replay_page(const Site& site, const Request& request);

// Captured pages are shown below this path by the player's worker and never by the program.
inline constexpr std::string_view replayed_path = "/replay/w/";

}  // namespace weiguan::web
