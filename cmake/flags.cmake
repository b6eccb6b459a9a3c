# One target carries every flag; each room links it.
add_library(weiguan_flags INTERFACE)
target_include_directories(weiguan_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(weiguan_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast)
target_compile_definitions(weiguan_flags INTERFACE WEIGUAN_VERSION="${PROJECT_VERSION}")
find_package(Threads REQUIRED)
target_link_libraries(weiguan_flags INTERFACE Threads::Threads)
# g++ 12 with optimisation or sanitizers warns of overlaps and unset members that are not there (GCC bugs 105651, 105562).
target_compile_options(weiguan_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict;-Wno-maybe-uninitialized>)
if(WEIGUAN_DEVELOPER)
  target_compile_options(weiguan_flags INTERFACE -Werror)
endif()
if(WEIGUAN_SANITIZE)
  target_compile_options(weiguan_flags INTERFACE
    -fsanitize=${WEIGUAN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(weiguan_flags INTERFACE -fsanitize=${WEIGUAN_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
