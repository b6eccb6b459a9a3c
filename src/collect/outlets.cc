#include "collect/detail/outlets.h"

#include <algorithm>
#include <array>

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

std::string source_outlet_of(const Packs& packs, std::string_view source) {
  if (source.empty()) return {};
  if (const Outlet* named = packs.by_name(source)) return named->id;
  // 《人民日报》, 人民日报海外版, 新华社微博, "新华网 综合": the name, and what stands behind it.
  if (source.starts_with("《")) source.remove_prefix(std::string_view("《").size());
  static constexpr std::array<std::string_view, 14> behind = {
      "》",
      "海外版",
      "微信公众号",
      "公众号",
      "微博",
      "客户端",
      "官网",
      "官方",
      "-",
      "—",
      "（",
      "(",
      " ",
      "·"};
  std::size_t end = source.size();
  for (const std::string_view mark : behind) {
    if (const std::size_t at = source.find(mark); at != 0) end = std::min(end, at);
  }
  return id_of(packs.by_name(source.substr(0, end)));
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
