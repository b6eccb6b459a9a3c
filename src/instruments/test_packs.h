// A small pack of made-up outlets, for tests.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "packs/packs.h"

namespace weiguan {

// Two outlets in the group "river", one of them in "sea" too, and one in none.
inline Packs test_packs() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-instruments";
  std::filesystem::create_directories(folder);
  write_file(
      folder / "pack.toml",
      "id = \"test\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n\n[names]\n"
      "hans = \"测试\"\nen = \"Test\"\n");
  write_file(
      folder / "groups.csv",
      "id,name_hans,name_hant,name_en,meaning\n"
      "empty,空组,,Empty,Nobody\nriver,河组,,River,Papers on the river\nsea,海组,,Sea,By the "
      "sea\n");
  write_file(
      folder / "outlets.csv",
      "id,name_hans,name_hant,name_en,also,kind,control,controller,place,language,zone,domains,"
      "accounts,groups,valid_from,valid_to,source,note\n"
      "bay-post,湾邮报,灣郵報,Bay "
      "Post,,newspaper,independent,,HK,zh,Asia/Hong_Kong,bay.example,,,,,made up,\n"
      "hill-wire,山通讯,,Hill "
      "Wire,,agency,central-state,,CN,zh,Asia/Shanghai,hill.example,,river;sea,,,made up,\n"
      "river-daily,河口日报,,River "
      "Daily,,newspaper,local-party,,CN,zh,Asia/Shanghai,river.example,,river,,,made up,\n");
  write_file(
      folder / "equivalents.csv",
      "id,kind,zh,en\n"
      "earthquake,thing,地震,earthquake;quake\n"
      "killed,thing,死亡;遇难,killed;kills;killing;died\n"
      "injured,thing,受伤,injured;injuring\n"
      "collapsed,thing,倒塌,collapsed;collapses\n"
      "rescue,thing,救援,rescue\n");
  return Packs::load({folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

}  // namespace weiguan
