#!/usr/bin/env python3
"""Writes src/text/detail/common_characters.inc: the 1,000 commonest Han characters, folded.

Usage: tools/make_common_characters.py FOLDER... > src/text/detail/common_characters.inc

Each folder holds UTF-8 text of one kind (plain or .gz).  A character's weight is its share of the Han
characters of a folder, summed over the folders, so that a big folder does not outweigh a small one.
Needed only to change the list, never to build.
"""
import collections
import gzip
import pathlib
import re
import sys

import make_fold_table


def text_of(folder):
    for file in sorted(pathlib.Path(folder).rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            if file.suffix == ".gz":
                data = gzip.decompress(data)
            yield data.decode("utf-8", "replace")


def main():
    simplified = make_fold_table.dictionary([])
    share = collections.Counter()
    for folder in sys.argv[1:]:
        counts = collections.Counter()
        for text in text_of(folder):
            if "\\u" in text:
                text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
            counts.update(re.findall("[\u4e00-\u9fff]", text))
        total = sum(counts.values())
        for character, count in counts.items():
            share[chr(make_fold_table.fold(ord(character), simplified))] += count / total
    common = sorted(character for character, _ in share.most_common(1000))
    print("// Made by tools/make_common_characters.py; not to be edited.")
    print('inline constexpr std::u16string_view common_characters =')
    lines = ["".join(common[i:i + 50]) for i in range(0, 1000, 50)]
    print("\n".join(f'    u"{line}"' for line in lines) + ";")


main()
