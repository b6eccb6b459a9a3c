// The files of shared/data/charset, which are not ours to copy.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "text/charset.h"
#include "text/detail/decoder.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

fs::path charset_data() {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const fs::path root = shared ? fs::path(shared) : fs::path(WEIGUAN_SOURCE) / ".." / "shared";
  return root / "data" / "charset";
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Row {
  std::string file, charset;
};

std::vector<Row> manifest() {
  std::vector<Row> rows;
  std::ifstream in(charset_data() / "manifest.tsv");
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto tab = line.find('\t');
    rows.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return rows;
}

// The same length without a word about the charset.
std::string without_declaration(std::string bytes) {
  for (const std::string word : {"charset", "encoding"}) {
    for (auto at = bytes.find(word); at != std::string::npos; at = bytes.find(word, at)) {
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), word.size(), '-');
    }
  }
  return bytes;
}

class CharsetData : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(charset_data())) GTEST_SKIP() << "skipped: no shared data";
  }
};

TEST_F(CharsetData, ChineseFilesAreAllRight) {
  std::size_t files = 0;
  for (const Row& row : manifest()) {
    const std::string charset = row.charset == "gb2312" ? "gb18030" : row.charset;
    if (charset != "gb18030" && charset != "big5" && charset != "utf-8") continue;
    const std::string bytes = bytes_of(charset_data() / row.file);
    EXPECT_EQ(decode_page(bytes).charset, charset) << row.file;
    EXPECT_EQ(decode_page(without_declaration(bytes)).charset, charset) << row.file;
    ++files;
  }
  EXPECT_EQ(files, 139U);
  RecordProperty("files", static_cast<int>(files));
}

// The others are not promised; how many are right stands in the test's record (--gtest_output).
TEST_F(CharsetData, OtherFilesBecomeValidText) {
  std::map<std::string, std::pair<int, int>> right;
  for (const Row& row : manifest()) {
    const Decoded decoded = decode_page(bytes_of(charset_data() / row.file));
    EXPECT_TRUE(is_utf8(decoded.text)) << row.file;
    auto& [hits, all] = right[row.charset];
    ++all;
    if (charset_of_label(row.charset) == decoded.charset) ++hits;
  }
  for (const auto& [charset, share] : right) {
    RecordProperty(charset, std::to_string(share.first) + " of " + std::to_string(share.second));
  }
}

TEST_F(CharsetData, MetaPrescanDoesWhatHtml5libExpects) {
  std::size_t cases = 0;
  std::size_t passed_over = 0;
  for (const auto& entry : fs::directory_iterator(charset_data() / "html5lib")) {
    const std::string all = "\n" + bytes_of(entry.path());
    const std::string data_mark = "\n#data\n";
    const std::string encoding_mark = "\n#encoding\n";
    for (auto at = all.find(data_mark); at != std::string::npos; at = all.find(data_mark, at + 1)) {
      const auto data = at + data_mark.size();
      const auto mark = all.find(encoding_mark, data - 1);
      const auto name = mark + encoding_mark.size();
      const std::string page = mark < data ? "" : all.substr(data, mark - data);
      const std::string expected = charset_of_label(all.substr(name, all.find('\n', name) - name));
      // What a browser learns from a mark, or later from the tree, is not the prescan's to find.
      if (page.starts_with("\xEF\xBB\xBF") || page.find("<meta") > 1024 - 30) {
        ++passed_over;
        continue;
      }
      const std::string found = declared_charset(page);
      EXPECT_EQ(found.empty() ? "windows-1252" : found, expected) << entry.path() << "\n" << page;
      ++cases;
    }
  }
  EXPECT_EQ(cases + passed_over, 82U);
  EXPECT_EQ(passed_over, 14U);
}

// Decodes every pair of bytes that the index of the WHATWG Encoding Standard gives a character.
void compare_with_index(
    const fs::path& index, const std::string& charset, int row, int gap, int behind_gap) {
  std::ifstream in(index);
  std::string line;
  std::map<int, char32_t> characters;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    int pointer = 0;
    std::uint32_t character = 0;
    fields >> pointer >> std::hex >> character;
    characters[pointer] = character;
  }
  ASSERT_GT(characters.size(), 18000U);
  for (int pointer = 0; pointer < 126 * row; ++pointer) {
    const int trail = pointer % row;
    const std::string bytes = {
        static_cast<char>(pointer / row + 0x81),
        static_cast<char>(trail + (trail < 0x3F ? gap : behind_gap))};
    const auto found = characters.find(pointer);
    const Decoded decoded = decode_as(bytes, charset);
    if (found == characters.end()) {
      // Four codes of Big5 stand for two characters.
      EXPECT_TRUE(decoded.lossy || count_characters(decoded.text) == 2) << charset << pointer;
      continue;
    }
    std::string expected;
    append_utf8(expected, found->second);
    EXPECT_EQ(decoded.text, expected) << charset << " " << pointer;
    EXPECT_FALSE(decoded.lossy);
  }
}

TEST_F(CharsetData, GB18030AgreesWithTheStandardsIndex) {
  compare_with_index(charset_data() / "whatwg/index-gb18030.txt", "gb18030", 190, 0x40, 0x41);
}

TEST_F(CharsetData, Big5AgreesWithTheStandardsIndex) {
  compare_with_index(charset_data() / "whatwg/index-big5.txt", "big5", 157, 0x40, 0x62);
}

TEST_F(CharsetData, KnowsEveryLabelOfTheStandard) {
  std::ifstream in(charset_data() / "whatwg/encodings.json");
  std::string line;
  std::vector<std::string> labels;
  std::size_t count = 0;
  while (std::getline(in, line)) {
    const auto from = line.find('"');
    const auto to = line.rfind('"');
    if (from == std::string::npos || from == to) continue;
    const std::string word = line.substr(from + 1, to - from - 1);
    if (word.starts_with("name\": \"")) {
      std::string charset = charset_of_label(word.substr(8));
      if (word.substr(8) == "replacement") charset = "replacement";
      for (const std::string& label : labels) EXPECT_EQ(charset_of_label(label), charset) << label;
      if (!labels.empty()) {
        EXPECT_TRUE(charset == "utf-8" || charset == "replacement" || detail::can_decode(charset))
            << charset;
      }
      count += labels.size();
      labels.clear();
    } else if (word.find(':') == std::string::npos && word != "labels" && word != "encodings") {
      labels.push_back(word);
    }
  }
  EXPECT_GT(count, 200U);
}

}  // namespace
}  // namespace weiguan
