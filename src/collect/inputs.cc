#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"
#include "capture/compression.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"
#include "collect/detail/imports.h"
#include "extract/page.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sniffed_bytes = std::size_t{1} << 16;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// The name's end, behind which a compressed file's own stands.
std::string extension_of(const fs::path& path) {
  const std::string last = lower(path.extension().string());
  if (last != ".gz" && last != ".zst") return last;
  return lower(path.stem().extension().string());
}

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

template <typename File>
std::string first_bytes(File& file) {
  std::string bytes(sniffed_bytes, '\0');
  bytes.resize(file.read(bytes.data(), bytes.size()));
  return bytes;
}

Sniffed sniff_text(const std::string& bytes, const Input& input) {
  const std::string extension = extension_of(input.path);
  if (is_one_of(extension, {".html", ".htm", ".shtml", ".xhtml"}) || looks_like_html(bytes))
    return {InputKind::page, ',', ""};
  std::string_view text = bytes;
  if (text.starts_with("\ufeff")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {InputKind::empty, ',', ""};
  if (text.find('\0') != std::string_view::npos)
    return {InputKind::other, ',', "It is neither text nor a WARC or WACZ file."};
  // In a folder a .json file is one document (an index, settings), not lines of them.
  if (text[first] == '{' && !(input.in_folder && extension == ".json"))
    return {InputKind::jsonl, ',', ""};
  if (text[first] == '[' && extension == ".json") {
    return {
        InputKind::other,
        ',',
        "It is one JSON list; only JSON lines, one object a line, are "
        "read (jq -c '.[]' makes them)."};
  }
  const bool table = is_one_of(extension, {".csv", ".tsv", ".tab"});
  const auto delimiter = csv_delimiter(text);
  if (delimiter && (table || !input.in_folder)) return {InputKind::csv, *delimiter, ""};
  return {InputKind::other, ',', "It is no WARC, WACZ, JSON lines, CSV or HTML file."};
}

}  // namespace

Sniffed sniff(const Input& input) {
  std::string bytes;
  {
    InputFile file(input.path);
    bytes = first_bytes(file);
  }
  if (bytes.empty()) return {InputKind::empty, ',', ""};
  if (looks_like_zip(bytes)) return {InputKind::zip, ',', ""};
  if (looks_like_warc(bytes)) return {InputKind::warc, ',', ""};
  DecompressedFile file{InputFile(input.path)};
  return sniff_text(first_bytes(file), input);
}

InputWalk::InputWalk(std::vector<std::string> named, std::function<void(Problem)> problem)
    : named_(std::move(named)), problem_(std::move(problem)) {}

void InputWalk::open_folder(const Input& folder) {
  std::vector<Entry> entries;
  try {
    for (const auto& entry : fs::directory_iterator(folder.path)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with(".") || entry.is_symlink()) continue;
      const bool is_folder = entry.is_directory();
      if (!is_folder && !entry.is_regular_file()) continue;
      const std::string below = folder.relative.empty() ? name : folder.relative + "/" + name;
      const std::string shown =
          folder.shown.ends_with('/') ? folder.shown + name : folder.shown + "/" + name;
      entries.push_back({{entry.path(), shown, below, true}, is_folder});
    }
  } catch (const fs::filesystem_error& error) {
    problem_(
        {folder.shown,
         0,
         0,
         "unreadable",
         fmt::format("The folder cannot be read: {}.", error.code().message())});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return b.input.relative < a.input.relative;
  });
  for (Entry& entry : entries) stack_.push_back(std::move(entry));
}

std::optional<Input> InputWalk::next() {
  while (true) {
    if (stack_.empty()) {
      if (next_named_ == named_.size()) return {};
      const std::string& name = named_[next_named_++];
      if (name == "-") return Input{spool_, name, "stdin", false};
      const fs::path path = name;
      if (fs::is_directory(path)) {
        // "pages/" and "." have no last name as they stand.
        const fs::path whole = fs::absolute(path).lexically_normal();
        open_folder({path, (whole / "").parent_path().filename().string(), "", true});
      } else {
        const std::string last = path.filename().string();
        return Input{path, last, last, false};
      }
      continue;
    }
    Entry entry = std::move(stack_.back());
    stack_.pop_back();
    if (!entry.is_folder) return std::move(entry.input);
    open_folder(entry.input);
  }
}

std::uint64_t size_of_all(const std::vector<std::string>& named) {
  std::uint64_t size = 0;
  std::error_code none;
  for (const std::string& name : named) {
    if (!fs::is_directory(name, none)) {
      const std::uint64_t one = fs::file_size(name, none);
      if (!none) size += one;
      continue;
    }
    const auto options = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator(name, options, none)) {
      if (entry.is_regular_file(none) && !entry.is_symlink(none)) size += entry.file_size(none);
    }
  }
  return size;
}

}  // namespace weiguan
