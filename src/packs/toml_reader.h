// One table of a TOML file, read key by key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

// Nothing, and one fault told, where the bytes are no TOML.
std::optional<toml::table> parse_toml(std::string_view bytes, const Teller& teller);

Place place_of(const toml::node& node);

enum class EmptyText { is_wrong, empties };

struct TomlPart {
  std::string name;    // In reasons: "version of the pack: ...".
  std::string prefix;  // Of rules: "phrase-".
  EmptyText empty_text;
};

// A key that is not in the table leaves what it is read into as it was.  A fault is told and
// remembered by its key.
class TomlReader {
 public:
  // REQUIRES: the table and the teller outlive it.
  TomlReader(const toml::table& table, TomlPart part, const Teller& teller)
      : table_(table), part_(std::move(part)), teller_(teller) {}

  const toml::table& table() const { return table_; }
  bool good() const { return faulty_.empty(); }
  bool good(std::string_view key) const;
  Place place(std::string_view key) const;  // The table's where the key is not in it.

  void fault(Place place, std::string_view key, std::string_view rest);

  void only(const std::vector<std::string_view>& known);            // Any other key is a fault.
  void text(std::string_view key, std::string& into);               // One line.
  void names(std::string_view key, Names& into);                    // Each language by itself.
  void list(std::string_view key, std::vector<std::string>& into);  // Of lines, each once.
  void number(std::string_view key, double& into);
  void count(std::string_view key, std::uint64_t& into);
  void flag(std::string_view key, bool& into);
  void prose(std::string_view key, std::string& into);  // Of one line or more.

 private:
  void only(const toml::table& table, const std::vector<std::string_view>& known);
  void read_text(const toml::node* node, std::string_view key, std::string& into);

  const toml::table& table_;
  TomlPart part_;
  const Teller& teller_;
  std::vector<std::string> faulty_;
};

}  // namespace weiguan
