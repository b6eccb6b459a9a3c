# room(<folder> NEEDS <rooms...> [LINKS <libraries...>]) builds src/<folder> as one library.
#
#   x.h x.cc      the code            x_test.cc   unit tests   -> test_<room>
#   x_bench.cc    a benchmark         x_fuzz.cc   one fuzzer   -> fuzz_<x>
#
# A header in a folder named detail/ is private to its room; the rest are its doors.
# Rooms stand in CMakeLists.txt in order: a room may only need rooms above it.
function(room folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "NEEDS;LINKS")
  string(REPLACE "/" "_" name ${folder})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/${folder}/*.cc)
  set(tests ${sources})
  set(fuzzers ${sources})
  set(benches ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cc$")
  list(FILTER benches INCLUDE REGEX "_bench\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench|/main)\\.cc$")

  # Every header must compile alone; one preset tries it.
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS src/${folder}/*.h)
  if(NOT WEIGUAN_HEADERS)
    set(headers "")
  endif()
  foreach(header ${headers})
    file(RELATIVE_PATH inside ${CMAKE_SOURCE_DIR}/src ${header})
    string(MAKE_C_IDENTIFIER ${inside} id)
    set(alone ${CMAKE_BINARY_DIR}/headers/${id}.cc)
    file(CONFIGURE OUTPUT ${alone} CONTENT "#include \"${inside}\"\n")
    list(APPEND sources ${alone})
  endforeach()

  add_library(room_${name} STATIC ${sources})
  list(TRANSFORM arg_NEEDS REPLACE "/" "_")
  list(TRANSFORM arg_NEEDS PREPEND room_)
  list(TRANSFORM arg_LINKS PREPEND lib_)
  foreach(need ${arg_NEEDS})
    if(NOT TARGET ${need})
      message(FATAL_ERROR "${folder} needs ${need}, which does not stand above it")
    endif()
  endforeach()
  target_link_libraries(room_${name} PUBLIC weiguan_flags ${arg_NEEDS} ${arg_LINKS})
  target_compile_definitions(room_${name} PRIVATE WEIGUAN_SOURCE="${CMAKE_SOURCE_DIR}")

  if(WEIGUAN_DEVELOPER AND tests)
    add_executable(test_${name} ${tests})
    target_compile_definitions(test_${name} PRIVATE WEIGUAN_SOURCE="${CMAKE_SOURCE_DIR}")
    target_link_libraries(test_${name} PRIVATE room_${name} GTest::gtest_main)
    add_test(NAME ${name} COMMAND test_${name})
  endif()
  if(WEIGUAN_DEVELOPER AND benches AND benchmark_FOUND)
    add_executable(bench_${name} ${benches})
    target_compile_definitions(bench_${name} PRIVATE WEIGUAN_SOURCE="${CMAKE_SOURCE_DIR}")
    target_link_libraries(bench_${name} PRIVATE room_${name} benchmark::benchmark_main)
  endif()
  foreach(fuzzer ${fuzzers})
    get_filename_component(what ${fuzzer} NAME_WE)
    string(REPLACE "_fuzz" "" what ${what})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND WEIGUAN_SANITIZE MATCHES "fuzzer-no-link")
      add_executable(fuzz_${what} ${fuzzer})
      target_link_options(fuzz_${what} PRIVATE -fsanitize=fuzzer)
      target_link_libraries(fuzz_${what} PRIVATE room_${name})
    elseif(WEIGUAN_DEVELOPER)
      # Without libFuzzer the same file replays its saved corpus as a test.
      add_executable(replay_${what} ${fuzzer} cmake/replay.cc)
      target_link_libraries(replay_${what} PRIVATE room_${name})
      get_filename_component(where ${fuzzer} DIRECTORY)
      add_test(NAME replay_${what} COMMAND replay_${what} ${where}/corpus/${what})
    endif()
  endforeach()
endfunction()

# instruments(<names...> NEEDS ...) writes the list of instruments, so that an instrument is added by
# making its folder and naming it here, and nowhere else.
function(instruments)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "NEEDS;LINKS")
  set(declare "")
  set(list "")
  set(figures "")
  foreach(one ${arg_UNPARSED_ARGUMENTS})
    string(APPEND declare "namespace ${one} { extern const Instrument instrument; }\n")
    string(APPEND list "    &${one}::instrument,\n")
    if(EXISTS ${CMAKE_SOURCE_DIR}/src/instruments/${one}/figure.cc)
      string(APPEND declare "namespace ${one} { Figure figure(const Packs&, const Arguments&, std::span<const Row>); }\n")
      string(APPEND figures "  if (&instrument == &${one}::instrument) return &${one}::figure;\n")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/instruments/list.cc CONTENT
"// Written by cmake/room.cmake from the instruments() line of CMakeLists.txt.
#include \"instruments/figure.h\"
namespace weiguan {
@declare@
std::span<const Instrument* const> instruments() {
  static const Instrument* const all[] = {
@list@  };
  return all;
}
MakeFigure figure_of([[maybe_unused]] const Instrument& instrument) {
@figures@  return nullptr;
}
}  // namespace weiguan
" @ONLY)
  room(instruments NEEDS ${arg_NEEDS} LINKS ${arg_LINKS})
  target_sources(room_instruments PRIVATE ${CMAKE_BINARY_DIR}/instruments/list.cc)
endfunction()
