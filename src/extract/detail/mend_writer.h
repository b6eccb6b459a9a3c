// The text side of mending XML: characters and entities, where they stood, and what was wrong.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "extract/detail/xml_mend.h"

namespace weiguan::extract {

// Writes the XML of a Mended.
class MendWriter {
 public:
  explicit MendWriter(std::string_view text) : text_(text) {}

  // What is written next stood at `at`.
  void mark(std::size_t at) { out_.pieces.emplace_back(out_.xml.size(), at); }
  void markup(std::string_view written) { out_.xml += written; }
  // The characters of the text from `from` to `to`, escaped; entities of HTML are read.
  void characters(std::size_t from, std::size_t to);
  // The same for CDATA, where "&" and "<" are characters.
  void data(std::size_t from, std::size_t to);

  std::size_t size() const { return out_.xml.size(); }
  void cut_back(std::size_t size);  // Takes back what was written since it had this size.

  // Counts a fault; those of one rule become one problem.
  void fault(const char* rule, std::size_t at);

  Mended finish();

 private:
  void entity(std::size_t& at, std::size_t to);
  void character(char32_t character);
  const std::string& html_entity(std::string_view name);
  void report();

  struct Fault {
    std::size_t first = 0;
    std::size_t count = 0;
  };

  std::string_view text_;
  Mended out_;
  std::map<std::string, std::string, std::less<>> entities_;
  std::map<std::string, Fault> faults_;
};

}  // namespace weiguan::extract
