# web_pages(<room target>) builds the dashboard in web/ and puts its pages into the room.
function(web_pages target)
  find_program(NPM npm)
  if(NOT NPM)
    message(FATAL_ERROR "the dashboard is built with Node.js 18 or newer and npm: run ./dev setup")
  endif()
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  set(web ${CMAKE_SOURCE_DIR}/web)
  set(out ${CMAKE_BINARY_DIR}/web)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
  list(APPEND sources ${web}/index.html ${web}/replay.html ${web}/vite.config.ts ${web}/svelte.config.js ${web}/tsconfig.json)
  # npm itself writes this file last.
  set(installed ${web}/node_modules/.package-lock.json)
  add_custom_command(
    OUTPUT ${installed}
    DEPENDS ${web}/package.json ${web}/package-lock.json
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    WORKING_DIRECTORY ${web} COMMENT "Installing what builds the dashboard" VERBATIM)
  add_custom_command(
    OUTPUT ${out}/bundle.cc ${out}/pages.bin
    DEPENDS ${sources} ${installed} ${CMAKE_SOURCE_DIR}/tools/embed_pages.py
    COMMAND ${NPM} run --silent build -- --outDir ${out}/dist --emptyOutDir --logLevel warn
    COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/embed_pages.py ${out}/dist ${out}
    WORKING_DIRECTORY ${web} COMMENT "Building the dashboard" VERBATIM)
  set_source_files_properties(${out}/bundle.cc PROPERTIES OBJECT_DEPENDS ${out}/pages.bin)
  target_sources(${target} PRIVATE ${out}/bundle.cc)
endfunction()
