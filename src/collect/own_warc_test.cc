// An observatory that goes away, or another one that takes its place, under a program that writes.
#include "collect/detail/own_warc.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "collect/detail/session.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

const std::string row = "{\"title\":\"港湾灯会\",\"text\":\"港湾灯会今晚开幕，渡轮加开四班。\"}\n";

// One run that keeps a record, in the midst of which `meanwhile` happens.
void keep_one(const fs::path& folder, const std::function<void()>& meanwhile) {
  Observatory observatory(folder, Access::write);
  ImportReport report;
  const Stop stop;
  run_session(observatory, {}, {}, {}, stop, report, [&](Session& session) {
    keep_metadata(session, "weiguan:first", "text/plain", "first");
    session.out.flush();
    meanwhile();
    keep_metadata(session, "weiguan:second", "text/plain", "second");
  });
}

// At once, so that nobody writes a file into it meanwhile.
void take_away(const fs::path& folder) {
  const fs::path gone = folder.string() + "-gone";
  fs::rename(folder, gone);
  fs::remove_all(gone);
}

TEST(OwnWarc, LeavesAnObservatoryAloneThatWasMadeAnewMeanwhile) {
  testing::Scratch scratch, other;
  scratch.import({scratch.write("news.jsonl", row)});
  other.import({other.write("news.jsonl", row)});
  const auto before = other.warc_files();
  const fs::path place = scratch.observatory();
  try {
    keep_one(place, [&] {
      take_away(place);
      fs::copy(other.observatory(), place, fs::copy_options::recursive);
    });
    ADD_FAILURE() << "nothing was said";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("made anew"), std::string::npos) << error.what();
  }
  EXPECT_EQ(scratch.warc_files(), before);
  EXPECT_FALSE(was_interrupted(place));
  const Observatory observatory(place, Access::read);
  EXPECT_EQ(verify(observatory, {}, {}, Stop()).failures, 0U);
}

TEST(OwnWarc, MakesNothingWhereTheObservatoryWasDeleted) {
  testing::Scratch scratch;
  const fs::path place = scratch.observatory();
  EXPECT_THROW(keep_one(place, [&] { take_away(place); }), Error);
  EXPECT_FALSE(fs::exists(place));
}

TEST(OwnWarc, GoesOnWhereTheObservatoryStayed) {
  testing::Scratch scratch;
  keep_one(scratch.observatory(), [] {});
  const Observatory observatory(scratch.observatory(), Access::read);
  EXPECT_EQ(observatory.archive().captures_of("weiguan:second").size(), 1U);
  EXPECT_EQ(verify(observatory, {}, {}, Stop()).failures, 0U);
}

}  // namespace
}  // namespace weiguan
