// The made-up outlets of test_packs.h with those who control them, for tests.
#pragma once

#include "instruments/test_packs.h"

namespace weiguan {

// Who controls whom: river-daily is sold in the middle of January 2024, of hill-wire nothing is
// known before February 10, of bay-post nothing at all.
inline Packs test_packs_with_owners() {
  test_packs();  // Writes the folder that is laid below.
  const std::filesystem::path below =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-instruments";
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-with-owners";
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
  return Packs::load({below, folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

}  // namespace weiguan
