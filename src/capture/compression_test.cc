#include "capture/compression.h"

#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <libdeflate.h>
#include <zstd.h>

namespace weiguan {
namespace {

namespace fs = std::filesystem;

std::string gzip(const std::string& bytes) {
  libdeflate_compressor* with = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(with, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(with, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(with);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

struct Reading {
  std::string bytes, damage;
  bool compressed = false;
  std::uint64_t position = 0;
};

Reading read(const std::string& stored) {
  const fs::path path = fs::path(testing::TempDir()) / "weiguan-compression-test";
  write_file(path, stored);
  DecompressedFile file{InputFile(path)};
  Reading reading;
  char piece[1000];
  while (const std::size_t got = file.read(piece, sizeof piece)) reading.bytes.append(piece, got);
  reading.damage = file.damage();
  reading.compressed = file.compressed();
  reading.position = file.stored_position();
  EXPECT_EQ(file.stored_size(), stored.size());
  fs::remove(path);
  return reading;
}

std::string rows(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += fmt::format("{{\"row\": {}, \"of\": \"{}\"}}\n", i, i * 7919);
  return out;
}

TEST(DecompressedFile, GivesPlainGzipAndZstdAlike) {
  const std::string text = rows(20000);
  for (const std::string& stored :
       {text,
        gzip(text),
        zstd(text),
        gzip(text.substr(0, 777)) + gzip(text.substr(777)),
        zstd(text.substr(0, 777)) + zstd(text.substr(777))}) {
    const Reading reading = read(stored);
    EXPECT_EQ(reading.bytes, text);
    EXPECT_EQ(reading.compressed, stored != text);
    EXPECT_EQ(reading.damage, "");
    EXPECT_EQ(reading.position, stored.size());
  }
}

TEST(DecompressedFile, SalvagesACutFileAndSaysSo) {
  const std::string text = rows(20000);
  for (const std::string& stored : {gzip(text), zstd(text)}) {
    const Reading reading = read(stored.substr(0, stored.size() - stored.size() / 4));
    EXPECT_GT(reading.bytes.size(), text.size() / 3);
    EXPECT_EQ(reading.bytes, text.substr(0, reading.bytes.size()));
    EXPECT_NE(reading.damage.find("cut off"), std::string::npos) << reading.damage;
  }
}

TEST(DecompressedFile, SaysWhatItCannotRead) {
  const Reading reading = read(std::string("\x04\x22\x4d\x18 and more, as lz4 has it"));
  EXPECT_EQ(reading.bytes, "");
  EXPECT_NE(reading.damage.find("lz4"), std::string::npos);
}

TEST(DecompressedFile, OfNothingGivesNothing) {
  EXPECT_EQ(read("").bytes, "");
  EXPECT_EQ(read("").damage, "");
}

}  // namespace
}  // namespace weiguan
