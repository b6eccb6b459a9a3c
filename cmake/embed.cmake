# embed(<room target> <namespace> <file> <name>) makes the text of a file into a constant of the room:
#   extern const std::string_view <name>;
function(embed target namespace file name)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embed/${target}_${name}.cc CONTENT
"// Written by cmake/embed.cmake from ${file}.
#include <string_view>
namespace @namespace@ {
extern const std::string_view @name@;
const std::string_view @name@ = R\"weiguan(@text@)weiguan\";
}  // namespace @namespace@
" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/embed/${target}_${name}.cc)
endfunction()
