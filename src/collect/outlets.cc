#include "collect/detail/outlets.h"

namespace weiguan {

namespace {

std::string id_of(const Outlet* outlet) {
  return outlet == nullptr ? std::string() : outlet->id;
}

}  // namespace

std::string outlet_of(const Packs& packs, const Article& article) {
  if (!article.outlet_name.empty()) {
    if (const Outlet* named = packs.outlet(article.outlet_name)) return named->id;
    if (const Outlet* named = packs.by_name(article.outlet_name)) return named->id;
  }
  if (const std::size_t colon = article.account.find(':'); colon != std::string::npos) {
    const Outlet* poster =
        packs.by_account(article.account.substr(0, colon), article.account.substr(colon + 1));
    if (poster != nullptr) return poster->id;
  }
  // A post's address is the platform's, not the poster's.
  if (!article.account.empty()) return {};
  return id_of(packs.by_url(article.url));
}

std::string outlet_of(const Packs& packs, const Capture& capture) {
  return id_of(packs.by_url(capture.url));
}

OutletZones::OutletZones(const Packs& packs, Zone fallback) : fallback_(std::move(fallback)) {
  for (const Outlet& outlet : packs.outlets()) {
    if (const auto zone = Zone::find(outlet.zone)) zones_[outlet.id] = *zone;
  }
}

Zone OutletZones::of(const std::string& outlet) const {
  const auto found = zones_.find(outlet);
  return found == zones_.end() ? fallback_ : found->second;
}

}  // namespace weiguan
