#!/usr/bin/env python3
"""Accuracy of Weiguan on the public sets in ../shared, written to measures/<name>.md.

  measures/measure.py [NAME...] [--quick]

Each measure is one file, measures/NAME.py, with run(shared, build, quick): it prints its figures, writes its page
unless quick, and returns the floors that were broken as a list of lines.  `build` is the folder of the built programs.
--quick measures a part of each set and is what continuous integration runs.  Exit: 0 good or skipped, 1 a floor is
broken.
"""
import argparse
import importlib.util
import os
import pathlib
import sys

MEASURES = ["extraction", "notices", "feeds", "phrases", "newphrases", "reuse", "edits", "survival", "watching", "answers", "consistency", "affiliations",
            "mentions", "ranking", "stories", "silences"]

root = pathlib.Path(__file__).resolve().parent.parent


def load(name):
    """The measure of that name: by its file, since the scorers of ../shared have modules of the same names."""
    spec = importlib.util.spec_from_file_location(f"measure_{name}", root / "measures" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME", help="of: " + ", ".join(MEASURES))
    options.add_argument("--quick", action="store_true", help="a part of each set, against the floors")
    chosen = options.parse_args()
    unknown = [name for name in chosen.names if name not in MEASURES]
    if unknown:
        options.error(f"no measure named {unknown[0]}; there are: {', '.join(MEASURES)}")
    shared = pathlib.Path(os.environ.get("WEIGUAN_SHARED", root.parent / "shared"))
    if not (shared / "data").is_dir():
        print(f"skipped: no shared data at {shared} (set WEIGUAN_SHARED to where they are)")
        return 0
    sys.path.insert(0, str(root / "measures"))
    broken = []
    for name in chosen.names or MEASURES:
        broken += load(name).run(shared, root / "build" / "release", chosen.quick)
    for line in broken:
        print("below its floor:", line)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
