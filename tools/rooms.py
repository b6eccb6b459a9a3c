#!/usr/bin/env python3
"""Checks that rooms only include the rooms they say they need, and that instruments are whole.

The rooms and their needs are read from the room() and instruments() lines of
CMakeLists.txt, so there is one place to say them.  Run by ./dev lint.
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
cmake = re.sub(r"#.*", "", (root / "CMakeLists.txt").read_text())
needs = {}
for call, args in re.findall(r"^(room|instruments)\(([^)]*)\)", cmake, re.M):
    before, _, after = args.partition("NEEDS")
    needs["instruments" if call == "instruments" else before.split()[0]] = set(after.partition("LINKS")[0].split())


def room_of(path):
    return max((r for r in needs if path == r or path.startswith(r + "/")), key=len, default=None)


faults = []
for file in sorted(p for p in (root / "src").rglob("*") if p.suffix in (".h", ".cc")):
    inside = file.relative_to(root / "src").as_posix()
    room = room_of(inside)
    if room is None:
        faults.append(f"src/{inside}: is in no room; name it in CMakeLists.txt")
        continue
    for number, line in enumerate(file.read_text().splitlines(), 1):
        include = re.match(r'#include "([^"]+)"', line)
        if not include:
            continue
        other = room_of(include[1])
        where = f"src/{inside}:{number}"
        if other not in needs[room] | {room}:
            faults.append(f"{where}: {room} includes {include[1]} but does not need {other}")
        if other != room and "/detail/" in include[1]:
            faults.append(f"{where}: {include[1]} is private to {other}")
        if room == other == "instruments":
            mine, theirs = inside.split("/")[1], include[1].split("/")[1]
            if "/" in include[1][12:] and mine != theirs:
                faults.append(f"{where}: instrument {mine} knows instrument {theirs}")
for one in sorted(d for d in (root / "src/instruments").iterdir() if d.is_dir()):
    for wanted in (f"{one.name}.h", f"{one.name}.cc", f"{one.name}_test.cc", "README.md"):
        if not (one / wanted).exists():
            faults.append(f"src/instruments/{one.name}/: has no {wanted}")
    said = (one / "README.md").read_text(encoding="utf-8").splitlines() if (one / "README.md").exists() else []
    for title in ("Question", "How it works", "What it cannot see", "Measured", "Example"):
        if said and f"## {title}" not in said:
            faults.append(f"src/instruments/{one.name}/README.md: has no \"## {title}\"")
print("\n".join(faults) or f"{len(needs)} rooms, all in order")
sys.exit(bool(faults))
