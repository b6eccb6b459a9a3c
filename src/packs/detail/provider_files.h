// providers.toml of the folders, each laid over those before it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/providers.h"
#include "packs/told.h"

namespace weiguan {

// The keys of an entry, in the order in which docs/formats/pack.md lists them.
const std::vector<std::string_view>& provider_keys();
const std::vector<std::string_view>& signature_keys();

class ProviderFiles {
 public:
  void add(std::string_view bytes, const Teller& teller);

  Providers providers() const;  // Both by id.

 private:
  std::map<std::string, Provider, std::less<>> providers_;
  std::map<std::string, Signature, std::less<>> signatures_;
};

}  // namespace weiguan
