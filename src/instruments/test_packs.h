// A small pack of made-up outlets, for tests.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "packs/packs.h"

namespace weiguan {

// Two outlets in the group "river", one of them in "sea" too, and one in none.
inline void write_test_pack(const std::filesystem::path& folder) {
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
}

inline Packs load_test_pack(const std::filesystem::path& folder) {
  return Packs::load({folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

inline Packs test_packs() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-instruments";
  write_test_pack(folder);
  return load_test_pack(folder);
}

// The same outlets, and who controls them: river-daily is sold in the middle of January 2024, of
// hill-wire nothing is known before February 10, of bay-post nothing at all.
inline Packs test_packs_with_owners() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-with-owners";
  write_test_pack(folder);
  std::filesystem::create_directories(folder / "affiliations");
  write_file(
      folder / "affiliations" / "bodies.csv",
      "id,name_hans,name_en,kind,source\n"
      "council,河国议会,River Council,party,made up\n"
      "house,河口报业,River House,company,made up\n"
      "mill,水磨控股,Mill Holdings,company,made up\n"
      "somebody,某甲,Somebody A,person,made up\n");
  write_file(
      folder / "affiliations" / "edges.csv",
      "id,from,relation,to,role,valid_from,valid_to,stated,doubt,source,note\n"
      "hill-council,council,supervises,hill-wire,,,,2024-02-10,,a page of the wire,\n"
      "house-council,council,supervises,house,,2000-01-01,,,,a decree,\n"
      "partners,river-daily,partner,bay-post,a weekly page,2023,,,,a report,\n"
      "river-house,house,owns,river-daily,,2000-01-01,2024-01-15,,,the register,\n"
      "river-mill,mill,owns,river-daily,,2024-01-16,,,,the register,\n"
      "seat-house,somebody,seat,house,chair,2020-01-01,,,,the register,\n"
      "seat-wire,somebody,seat,hill-wire,deputy editor,2021-01-01,,,,the register,\n");
  return load_test_pack(folder);
}

}  // namespace weiguan
