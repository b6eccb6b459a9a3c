#!/usr/bin/env python3
"""Writes src/text/detail/fold_table.inc: what each character folds to, and what it is in a token.

Usage: tools/make_fold_table.py [TSCharacters.txt] > src/text/detail/fold_table.inc

Needed only to change the table, never to build.  Sources: Unicode as Python's unicodedata knows it
(NFKC, case folding, categories), and the dictionary TSCharacters of OpenCC (traditional to simplified
Chinese; Apache License 2.0), which is read from Debian's package opencc when no file is named.
"""
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

OPENCC = "/usr/share/opencc/TSCharacters.ocd2"
# Written one way or the other by the same people; measured on converted news.
EXTRA = "瞭了 藉借 覆复 俱具 揹背 彷仿 薰熏 擡抬"

OTHER, WORD, CJK, SPACE, BREAK, IGNORED = range(6)  # detail/characters.h
BREAKS = {*range(0x0A, 0x0E), 0x85, 0x2028, 0x2029}
SPACES = {0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000}
# Default_Ignorable_Code_Point.
IGNORABLE = ((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
             (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
             (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
             (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF))
# is_cjk() of text/utf8.h; a test holds the two together.
CJKS = ((0x2E80, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B),
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x16FE2, 0x16FE3),
        (0x16FF0, 0x16FF1), (0x20000, 0x3FFFD), (0x1100, 0x11FF), (0x302E, 0x302F),
        (0x3031, 0x3035), (0x3041, 0x309A), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF),
        (0x3105, 0x312F), (0x3131, 0x318E), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0xA960, 0xA97C),
        (0xAC00, 0xD7FB), (0xFF66, 0xFF9D), (0xFFA0, 0xFFDC), (0x1AFF0, 0x1B16F))
BLOCK = 32


def inside(ranges, c):
    return any(first <= c <= last for first, last in ranges)


def dictionary(arguments):
    if arguments:
        text = pathlib.Path(arguments[0]).read_text(encoding="utf-8")
    else:
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "ts.txt")
            subprocess.run(["opencc_dict", "-i", OPENCC, "-o", out, "-f", "ocd2", "-t", "text"], check=True)
            text = out.read_text(encoding="utf-8")
    simplified = {}
    for line in text.splitlines():
        old, new = line.split("\t")
        new = new.split(" ")[0]
        if len(old) == 1 and len(new) == 1:
            simplified[ord(old)] = ord(new)
    simplified.update((ord(old), ord(new)) for old, new in EXTRA.split())
    return simplified


def one(text, otherwise):
    return ord(text) if len(text) == 1 else otherwise


def step(c, simplified):
    c = one(unicodedata.normalize("NFKC", chr(c)), c)
    folded = chr(c).casefold()
    c = one(folded if len(folded) == 1 else chr(c).lower(), c)
    return simplified.get(c, c)


def fold(c, simplified):
    if 0xD800 <= c < 0xE000:
        return c
    for _ in range(8):
        before, c = c, step(c, simplified)
        if c == before:
            return c
    sys.exit(f"U+{c:04X} never settles")


def kind(c):
    if c in BREAKS:
        return BREAK
    if c in SPACES:
        return SPACE
    if inside(IGNORABLE, c):
        return IGNORED
    if inside(CJKS, c):
        return CJK
    category = unicodedata.category(chr(c))
    return WORD if category[0] in "LM" or category in ("Nd", "Nl") else OTHER


def rows(numbers, width):
    line = ""
    for number in numbers:
        word = f"{number},"
        if len(line) + len(word) > width:
            yield line
            line = ""
        line += word
    yield line


def main():
    simplified = dictionary(sys.argv[1:])
    blocks, index, changed = {}, [], 0
    for start in range(0, 0x110000, BLOCK):
        entries = []
        for c in range(start, start + BLOCK):
            folded = fold(c, simplified)
            changed += folded != c
            entries.append((c ^ folded) << 3 | kind(folded))
        index.append(blocks.setdefault(tuple(entries), len(blocks)))
    while index[-1] == index[-2]:
        index.pop()
    print(f"""\
// Made by tools/make_fold_table.py; not to be edited.
// Unicode {unicodedata.unidata_version}; traditional to simplified Chinese from OpenCC's TSCharacters (Apache License 2.0).
// {changed} characters fold to another.
inline constexpr std::uint16_t fold_blocks[] = {{""")
    print("\n".join(rows(index, 600)))
    print("};\ninline constexpr std::uint32_t fold_entries[] = {")
    print("\n".join(rows((e for block in blocks for e in block), 600)))
    print("};")


if __name__ == "__main__":
    main()
