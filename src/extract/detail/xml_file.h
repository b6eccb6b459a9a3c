// A file of XML, as bytes, to its entries: charset, parsing, mending where it must be.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "extract/detail/xml.h"

namespace weiguan::extract {

struct FileText {
  std::string text;     // Valid UTF-8.
  std::string charset;  // That it was decoded as.
  // Whether byte n of `text` is byte n + shift of the input.
  bool places = false;
  std::size_t shift = 0;
  std::vector<Problem> problems;
};

// Reads `max_bytes` at most.  By byte order mark, header, declaration and detection, as
// text/charset.h says; UTF-32, which some feeds were written in, too.
FileText text_of_file(
    std::string_view bytes, const std::string& http_charset, std::size_t max_bytes);

struct FileEntries {
  XmlTree tree;            // What stands outside of the entries; empty where no root was found.
  std::string root_space;  // The default namespace of the root, as written.
  std::vector<Problem> problems;
};

// `begin` and `end` are the entry's bytes in the input, both 0 where they are not known.
using FileEntrySink = std::function<bool(
    const XmlTree& tree, XmlIndex entry, std::uint64_t begin, std::uint64_t end)>;

// A file that is not well-formed is read a second time, mended; `restart` is called before.
FileEntries read_xml_file(
    const FileText& file,
    const std::vector<std::string_view>& entry_names,
    const XmlLimits& limits,
    const std::function<void()>& restart,
    const FileEntrySink& sink);

}  // namespace weiguan::extract
