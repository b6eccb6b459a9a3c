#include "packs/providers.h"

#include <array>

#include "base/url.h"
#include "packs/detail/blocks.h"

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 6> blocks = {
    "input", "output", "withdrawal", "lock", "rate", "transport"};

bool is_of(std::string_view host, std::string_view domain) {
  return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                            host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

struct Providers::State {
  std::vector<Provider> providers;
  std::vector<Signature> signatures;
  detail::Blocks blocks;
};

std::string_view to_string(Block block) {
  return blocks[static_cast<std::size_t>(block)];
}

std::optional<Block> parse_block(std::string_view text) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i] == text) return static_cast<Block>(i);
  }
  return {};
}

Providers::Providers(std::vector<Provider> providers, std::vector<Signature> signatures) {
  detail::Blocks forms(signatures);
  state_ =
      std::make_shared<State>(State{std::move(providers), std::move(signatures), std::move(forms)});
}

const std::vector<Provider>& Providers::providers() const {
  static const std::vector<Provider> none;
  return state_ ? state_->providers : none;
}

const std::vector<Signature>& Providers::signatures() const {
  static const std::vector<Signature> none;
  return state_ ? state_->signatures : none;
}

const Provider* Providers::provider(std::string_view id) const {
  for (const Provider& one : providers()) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

const Provider* Providers::by_endpoint(std::string_view address) const {
  const std::string host = host_of(address);
  for (const Provider& one : providers()) {
    for (const std::string& domain : one.hosts) {
      if (is_of(host, domain)) return &one;
    }
  }
  return nullptr;
}

std::optional<BlockFound> Providers::block_of(const Answer& answer, std::string_view text) const {
  static const detail::Blocks none({});
  return (state_ ? state_->blocks : none).find(answer, text);
}

}  // namespace weiguan
