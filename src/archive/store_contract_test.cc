// What instruments keep, asked of each backend.
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/detail/contract.h"

namespace weiguan {
namespace {

using namespace detail;

class Stores : public testing::TestWithParam<std::string> {
 protected:
  Stores() { open(); }

  // A memory archive is the same one as before.
  void open() {
    if (GetParam() == "memory") {
      if (archive_ == nullptr) archive_ = make_memory_archive();
    } else {
      archive_ = open_sqlite_archive((folder_ / "archive.sqlite").string(), Access::write);
    }
  }

  ScratchFolder folder_;
  std::unique_ptr<Archive> archive_;
};

INSTANTIATE_TEST_SUITE_P(
    Backends, Stores, testing::Values("memory", "sqlite"), [](const auto& one) {
      return one.param;
    });

std::string all_of(const Store& store, std::string_view prefix) {
  std::string all;
  store.each(prefix, [&](std::string_view key, std::string_view value) {
    all.append(key).append("=").append(value).append(" ");
    return true;
  });
  return all;
}

TEST_P(Stores, KeepWhatIsWrittenUntilItIsTakenOut) {
  archive_->store("tides", "1")
      ->write({{"b/2", "two"}, {"b/1", "one"}, {"a", std::string("\0x", 2)}});
  open();
  const auto store = archive_->store("tides", "1");
  EXPECT_EQ(store->get("b/1"), "one");
  EXPECT_EQ(store->get("a"), std::string("\0x", 2));
  EXPECT_EQ(store->get("c"), std::nullopt);
  store->write({{"b/1", std::nullopt}, {"b/3", "three"}, {"b/3", "3"}, {"ba", "beside"}});
  EXPECT_EQ(all_of(*store, "b/"), "b/2=two b/3=3 ");
  EXPECT_EQ(all_of(*store, "zz"), "");
  store->clear();
  EXPECT_EQ(all_of(*store, ""), "");
}

TEST_P(Stores, OfAnotherNameOrVersionAreOthers) {
  archive_->store("tides", "1")->write({{"a", "old"}});
  EXPECT_EQ(archive_->store("winds", "1")->get("a"), std::nullopt);
  EXPECT_EQ(archive_->store("tides", "1")->get("a"), "old");
  EXPECT_EQ(archive_->store("tides", "2")->get("a"), std::nullopt);
  EXPECT_EQ(archive_->store("tides", "1")->get("a"), std::nullopt);
}

TEST_P(Stores, AreOneUsersAtATime) {
  auto first = archive_->store("tides", "1");
  Stop stop;
  stop.request();
  std::thread([&] { EXPECT_EQ(archive_->store("tides", "1", &stop), nullptr); }).join();
  std::thread second([&] { archive_->store("tides", "1")->write({{"who", "second"}}); });
  first->write({{"who", "first"}});
  first.reset();
  second.join();
  EXPECT_EQ(archive_->store("tides", "1")->get("who"), "second");
}

TEST(StoreFile, ThatIsDamagedOrOfAnotherArchiveIsBegunAnew) {
  const ScratchFolder folder;
  const std::string path = (folder / "archive.sqlite").string();
  open_sqlite_archive(path, Access::write)->store("tides", "1")->write({{"a", "old"}});
  std::filesystem::remove(path);
  EXPECT_EQ(open_sqlite_archive(path, Access::write)->store("tides", "1")->get("a"), std::nullopt);
  std::ofstream(folder / "tides.sqlite", std::ios::trunc)
      << "no database, but long enough to be read";
  const auto archive = open_sqlite_archive(path, Access::write);
  archive->store("tides", "1")->write({{"a", "new"}});
  EXPECT_EQ(archive->store("tides", "1")->get("a"), "new");
}

}  // namespace
}  // namespace weiguan
