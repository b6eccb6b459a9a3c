# Every library Weiguan uses, by the short name that room(... LINKS ...) knows it by.
# The Debian packages they come from stand in packages.txt.
find_package(PkgConfig REQUIRED)

function(library name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
  add_library(lib_${name} INTERFACE)
  target_link_libraries(lib_${name} INTERFACE PkgConfig::${name})
endfunction()

library(icu     icu-uc icu-i18n)
library(curl    libcurl>=7.85)
library(crypto  libcrypto)
library(fmt     fmt)
library(zlib    zlib)
library(deflate libdeflate)
library(zstd    libzstd)
library(brotli  libbrotlidec libbrotlienc)
library(zip     libzip)
library(expat   expat>=2.4)
library(gumbo   gumbo)
library(sqlite  sqlite3>=3.40)
library(toml    tomlplusplus)
library(httplib cpp-httplib)

find_package(nlohmann_json REQUIRED)
add_library(lib_json INTERFACE)
target_link_libraries(lib_json INTERFACE nlohmann_json::nlohmann_json)

find_package(CLI11 REQUIRED)
add_library(lib_cli11 INTERFACE)
target_link_libraries(lib_cli11 INTERFACE CLI11::CLI11)
