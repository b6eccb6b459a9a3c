// notices.toml of the folders, each laid over those before it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "packs/told.h"
#include "text/notices.h"

namespace weiguan {

// The keys of an entry, in the order in which docs/formats/pack.md lists them.
const std::vector<std::string_view>& notice_keys();
const std::vector<std::string_view>& live_page_keys();

class NoticeFiles {
 public:
  void add(std::string_view bytes, const Teller& teller);

  Notices notices() const;  // By id.
  std::size_t size() const { return notices_.size(); }
  void hash(Hasher& hasher) const;

 private:
  template <typename Thing>
  struct Sourced : Thing {
    std::string source, note;
  };
  std::map<std::string, Sourced<Notice>, std::less<>> notices_;
  std::map<std::string, Sourced<LivePage>, std::less<>> live_;
};

}  // namespace weiguan
