#include "views/web/detail/failures.h"

#include <algorithm>
#include <array>
#include <vector>

#include <arpa/inet.h>

namespace weiguan::web {

std::chrono::seconds Failures::wait(const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = tries_.find(address);
  if (found == tries_.end() || found->second.size() < most_tries) return {};
  const auto free = found->second.front() + window;
  if (free <= now) return {};
  return std::chrono::ceil<std::chrono::seconds>(free - now);
}

void Failures::failed(const std::string& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (tries_.size() >= most_addresses && tries_.count(address) == 0) forget(now);
  auto& tries = tries_[address];
  tries.push_back(now);
  if (tries.size() > most_tries) tries.pop_front();
}

void Failures::forget(Clock::time_point now) {
  std::erase_if(tries_, [&](const auto& one) { return one.second.back() + window <= now; });
  if (tries_.size() < most_addresses) return;
  // Half of them at a time, so that a flood of addresses costs little each.
  std::vector<Clock::time_point> last;
  for (const auto& [address, tries] : tries_) last.push_back(tries.back());
  const auto middle = last.begin() + static_cast<std::ptrdiff_t>(last.size() / 2);
  std::nth_element(last.begin(), middle, last.end());
  std::erase_if(tries_, [limit = *middle](const auto& one) { return one.second.back() <= limit; });
}

std::size_t Failures::size() const {
  const std::lock_guard lock(mutex_);
  return tries_.size();
}

std::string network_of(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::array<unsigned char, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) return address;
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return std::string(text.data()) + "/64";
}

}  // namespace weiguan::web
