#!/usr/bin/env python3
"""Writes the pages that are made from the program: docs/cli.md and docs/columns.md.

With --check it writes nothing and fails when a page is not what the program says now.
The program is $WEIGUAN, or build/dev/weiguan.
"""
import json
import os
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
program = os.environ.get("WEIGUAN", str(root / "build/dev/weiguan"))
made = "<!-- Made by tools/docs.py from the program; ./dev docs makes it anew. -->\n"


def says(*arguments):
    clean = {**os.environ, "WEIGUAN_MAPPINGS": str(root / "mappings"), "WEIGUAN_PACKS": str(root / "packs")}
    return subprocess.run([program, *arguments], env=clean, check=True, capture_output=True, text=True).stdout


def indented(text):
    return "".join(("    " + line).rstrip() + "\n" for line in text.splitlines())


def cli_page(about):
    parts = [
        made,
        "# The command line\n\nWhat `weiguan help` and `weiguan help VERB` print. "
        "With `--speech zh`, or where `LANG` is Chinese, they speak Chinese.\n\n",
        indented(says("--speech", "en", "help")),
    ]
    for verb in about["verbs"]:
        parts.append(f"\n## {verb}\n\n")
        parts.append(indented(says("--speech", "en", "help", verb)))
    parts.append("\n# 命令行\n\n")
    parts.append(indented(says("--speech", "zh", "help")))
    for verb in about["verbs"]:
        parts.append(f"\n## {verb}（中文）\n\n")
        parts.append(indented(says("--speech", "zh", "help", verb)))
    return "".join(parts)


def cell(text):
    return text.replace("|", "\\|")


def table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cell(one) for one in line) + " |\n" for line in lines)


def parameter_row(one):
    kind = ", ".join(f"`{choice['name']}`" for choice in one["choices"]) or one["type"]
    return [f"`{one['name']}`", kind, one["default"] or "", one["meaning"]["en"], one["meaning"]["zh"]]


def column_row(one):
    kind = one["type"] + (f", in {one['unit']}" if one["unit"] else "")
    return [f"`{one['name']}`", kind, one["meaning"]["en"], one["meaning"]["zh"]]


def columns_page(about):
    parts = [
        made,
        "# Instruments: parameters and columns\n\n"
        "In CSV and TSV a cell that is not known is empty; in JSON it is `null`. It is never zero. Files have one more "
        "column, `evidence`: the address in the dashboard of what the row rests on.\n",
    ]
    for one in about["instruments"]:
        parts.append(f"\n## {one['name']}\n\n{one['question']['en']}\n{one['question']['zh']}\n\nVersion {one['version']}.\n")
        parts.append("\n" + table(["parameter", "type", "default", "meaning", "含义"], map(parameter_row, one["parameters"])))
        for each in one["tables"]:
            parts.append(f"\nTable `{each['name']}`: {each['meaning']['en']} {each['meaning']['zh']}\n\n")
            parts.append(table(["column", "type", "meaning", "含义"], map(column_row, each["columns"])))
    return "".join(parts)


about = json.loads(says("describe"))
stale = []
for name, text in (("docs/cli.md", cli_page(about)), ("docs/columns.md", columns_page(about))):
    page = root / name
    if page.exists() and page.read_text() == text:
        continue
    if "--check" in sys.argv[1:]:
        stale.append(f"{name} is not what the program says now: run ./dev docs")
    else:
        page.parent.mkdir(exist_ok=True)
        page.write_text(text)
        print(f"wrote {name}")
print("\n".join(stale) or "docs are up to date")
sys.exit(bool(stale))
