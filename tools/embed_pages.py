#!/usr/bin/env python3
"""embed_pages.py DIST OUT: puts the built dashboard into the program.

Writes OUT/pages.bin, the files of DIST one after the other, each compressed with gzip, and OUT/bundle.cc, which
takes them in and lists them by path. Called by cmake/web.cmake.
"""
import gzip
import hashlib
import pathlib
import sys

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml", ".json": "application/json; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2", ".png": "image/png", ".wasm": "application/wasm",
}

TEXT = """// Written by tools/embed_pages.py.
#include "views/web/detail/bundle.h"

#ifdef __APPLE__
__asm__(
    ".const_data\\n"
    ".globl _weiguan_pages\\n"
    "_weiguan_pages:\\n"
    ".incbin \\"{bin}\\"\\n"
    ".text\\n");
#else
__asm__(
    ".section .rodata\\n"
    ".globl weiguan_pages\\n"
    "weiguan_pages:\\n"
    ".incbin \\"{bin}\\"\\n"
    ".text\\n");
#endif
extern "C" const char weiguan_pages[];

namespace weiguan::web {{

std::span<const BundledFile> bundle() {{
  static const BundledFile files[] = {{
{rows}  }};
  return files;
}}

}}  // namespace weiguan::web
"""


def main():
    dist, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    rows, packed = "", bytearray()
    files = {p.relative_to(dist).as_posix(): p for p in dist.rglob("*") if p.is_file()}
    # By name, byte for byte: the program looks them up so.
    for name, path in sorted(files.items()):
        kind = TYPES.get(path.suffix)
        if kind is None:
            sys.exit(f"{name}: tools/embed_pages.py knows no media type for {path.suffix}")
        data = path.read_bytes()
        small = gzip.compress(data, 9, mtime=0)
        rows += (f'      {{"{name}", "{kind}", "{hashlib.sha256(data).hexdigest()[:16]}", '
                 f"{{weiguan_pages + {len(packed)}, {len(small)}}}, {len(data)}}},\n")
        packed += small
    (out / "pages.bin").write_bytes(packed)
    (out / "bundle.cc").write_text(TEXT.format(bin=(out / "pages.bin").as_posix(), rows=rows), encoding="utf-8")


if __name__ == "__main__":
    main()
