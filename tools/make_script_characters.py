#!/usr/bin/env python3
"""Writes src/text/detail/script_characters.inc: the Han characters that only one script of Chinese has.

Usage: tools/make_script_characters.py > src/text/detail/script_characters.inc

A character belongs to simplified Chinese only when OpenCC's STCharacters never keeps it in traditional
text, and to traditional Chinese only when TSCharacters never keeps it in simplified text.  Both are
read from Debian's package opencc (Apache License 2.0).  Needed only to change the list, never to build.
"""
import pathlib
import subprocess
import tempfile


def only_of_one_script(dictionary):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "out.txt")
        command = ["opencc_dict", "-i", f"/usr/share/opencc/{dictionary}.ocd2", "-o", out, "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True)
        pairs = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    return {one for one, others in pairs if "\u4e00" <= one <= "\u9fff" and one not in others.split(" ")}


def write(name, characters):
    characters = sorted(characters)
    lines = ["".join(characters[i:i + 150]) for i in range(0, len(characters), 150)]
    print(f"inline constexpr std::u16string_view {name} =")
    print("\n".join(f'    u"{line}"' for line in lines) + ";")


simplified = only_of_one_script("STCharacters")
traditional = only_of_one_script("TSCharacters")
both = simplified & traditional
print("// Made by tools/make_script_characters.py from OpenCC's dictionaries (Apache License 2.0); not to be edited.")
write("simplified_only", simplified - both)
write("traditional_only", traditional - both)
