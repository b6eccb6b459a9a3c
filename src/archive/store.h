// What an instrument keeps for itself, so as not to reckon it again: bytes by key.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

// All of it is made from the archive and can be made again: deleting the file loses nothing but
// time. Who has one has it alone, in this process and in others; it is for one thread at a time.
// Every method throws ArchiveError when it cannot be read or written.
class Store {
 public:
  Store() = default;
  virtual ~Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  virtual std::optional<std::string> get(std::string_view key) const = 0;
  // Those whose key begins with the prefix, by key, byte by byte.  Nothing is written meanwhile.
  // False from the callback ends it.
  virtual void each(
      std::string_view prefix,
      const std::function<bool(std::string_view key, std::string_view value)>& each) const = 0;

  struct Change {
    std::string key;
    std::optional<std::string> value;  // Nothing: the key is taken out.
  };
  // All of them or, when it throws, none; the last of one key counts.
  virtual void write(const std::vector<Change>& changes) = 0;
  virtual void clear() = 0;
};

}  // namespace weiguan
