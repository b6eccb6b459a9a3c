"""Edits: artefacts and real edits of broadcast pages, and small changes of HTML pages.

Pairs of edits/xwlb-versions go through measure_diff (with the China pack), scored by ../shared's scorer; pages of
edits/web-monitoring-diff through `weiguan diff`.  Nothing of either set is in the rules.
"""
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
NO_CHANGE = {"change-href": "links", "change-tag": "markup"}
# What the name of the pair says, as classes: any of them is right.
CHANGES = {"add-list": {"added"}, "add-paragraph": {"added"}, "change-link-text": {"wording", "rewritten", "typo"},
           "change-list-text": {"wording", "rewritten", "typo"}, "change-title": {"headline"},
           "change-word-in-paragraph": {"wording", "typo"}, "ins-in-source": {"wording", "rewritten", "typo"},
           "remove-list": {"removed"}, "two-paragraphs": {"rewritten", "wording"}}


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def compared(build, pairs):
    program = build / "measure_diff"
    if not program.is_file():
        raise SystemExit(f"edits: there is no {program}; build it first (cmake --build --preset release --target measure_diff)")
    given = "".join(json.dumps({"id": row["id"], "before": row["before"], "after": row["after"]}, ensure_ascii=False) + "\n" for row in pairs)
    done = subprocess.run([program, ROOT / "packs/china"], input=given, capture_output=True, text=True, check=True)
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}


def scored(shared, found):
    """The scorer's own figures."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row in found.values():
            file.write(json.dumps({key: row[key] for key in ("id", "changed", "changed_chars")}) + "\n")
        file.flush()
        done = subprocess.run([sys.executable, shared / "score/edits.py", shared / "data/edits/xwlb-versions", file.name],
                              capture_output=True, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def pages(shared, build):
    """One line for each kind of change: its name, whether it was named rightly, and what was said."""
    out = []
    folder = shared / "data/edits/web-monitoring-diff"
    befores = sorted(folder.glob("*.before"))
    same = collections.defaultdict(list)
    for before in befores:
        same[before.read_bytes() + b"\0" + before.with_suffix(".after").read_bytes()].append(before.stem)
    twins = {name: names for names in same.values() if len(names) > 1 for name in names}
    for before in befores:
        done = subprocess.run([build / "weiguan", "diff", before, before.with_suffix(".after"), "--format", "json"],
                              capture_output=True, text=True, check=True)
        said = json.loads(done.stdout)
        name, classes = before.stem, said["classes"]
        if name in CHANGES:
            right = said["changed"] and bool(CHANGES[name] & set(classes))
        elif name in NO_CHANGE:
            right = not said["changed"] and NO_CHANGE[name] in classes
        else:
            right = None if name in twins else not said["changed"]
        out.append((name, right, said["changed"], ", ".join(classes), said["severity"], twins.get(name)))
    return out


def run(shared, build, quick):
    folder = shared / "data/edits/xwlb-versions"
    if not folder.is_dir():
        print("edits: skipped, no shared data")
        return []
    artefacts, real = rows(folder / "artefacts.jsonl.gz"), rows(folder / "real_edits.jsonl.gz")
    found = compared(build, artefacts + real)
    figures = scored(shared, found)
    named = pages(shared, build)
    right = sum(one[1] is True for one in named)
    asked = sum(one[1] is not None for one in named)
    told = [found[row["id"]] for row in real if found[row["id"]]["changed"]]
    print(f"edits, artefacts told as change: {figures['false_alarms']} of {figures['artefacts']}")
    print(f"edits, real edits told: {figures['found']} of {figures['real']}, size as in the gold: {figures['chars']['equal']:.4f}")
    print(f"edits, kinds of change of pages named rightly: {right} of {asked}")
    names = [one["severity"] for one in told if "name" in one["classes"]]
    slips = [one["severity"] for one in told if set(one["classes"]) <= {"typo", "punctuation"}]
    apart = bool(names) and bool(slips) and min(names) > max(slips)
    print(f"edits, every edit of a name above every slip: {'yes' if apart else 'no'} ({len(names)} and {len(slips)} edits)")
    if not quick:
        write_page(figures, named, right, asked, real, found, told, names, slips)
    broken = []
    if figures["false_alarms"] > 0:
        broken.append(f"edits: {figures['false_alarms']} artefacts told as change")
    if figures["found"] < figures["real"] or figures["chars"]["equal"] < 0.98:
        broken.append(f"edits: {figures['found']} real edits, {figures['chars']['equal']} of the sizes")
    if right < asked or not apart:
        broken.append(f"edits: {right} of {asked} kinds of change, names above slips: {apart}")
    return broken


def write_page(figures, named, right, asked, real, found, told, names, slips):
    classes = collections.Counter(name for one in told for name in one["classes"])
    by_size = [f"| {kind} | {part} |" for kind, part in sorted(figures["by_kind"].items())]
    other = [row for row in real if found[row["id"]]["changed_chars"] != row["changed_chars"]]
    failures = [f"- {row['id']}: {found[row['id']]['changed_chars']} characters, in the gold {row['changed_chars']}." for row in other]
    table = [f"| {name} | {'yes' if changed else 'no'} | {said or '–'} | {severity} | {'–' if ok is None else 'yes' if ok else '**no**'} |"
             for name, ok, changed, said, severity, _ in named]
    twins = [f"- {name}: both files are the same bytes as those of {', '.join(other for other in twin if other != name)}, so only one of the two "
             "expectations can hold; it is not counted." for name, ok, _, _, _, twin in named if ok is None]
    page = pathlib.Path(__file__).with_name("edits.md")
    page.write_text("\n".join([
        "# Edits, measured",
        "",
        "Written by `./dev measure edits`. Pairs of `shared/data/edits/xwlb-versions` (a broadcast item read by several scrapers at different times) through",
        "`measure_diff` with the China pack, scored by `shared/score/edits.py`; pages of `shared/data/edits/web-monitoring-diff` through `weiguan diff`.",
        "All pairs were looked at while the rules were made: no part was held out.",
        "",
        "| what | to reach | measured |",
        "| --- | --- | --- |",
        f"| artefact pairs told as change | 0 of {figures['artefacts']} | **{figures['false_alarms']} of {figures['artefacts']}** |",
        f"| real edits told | 98 % of {figures['real']} | **{figures['found']} of {figures['real']}** |",
        f"| of these confirmed by a third capture | | {figures['confirmed']} |",
        f"| changed characters as in the gold | 0.98 | **{figures['chars']['equal']:.4f}**, within 10 %: {figures['chars']['within_10_percent']:.4f} |",
        f"| edits of a name, lowest severity; slips only, highest | above | {min(names)} ({len(names)} edits); {max(slips)} ({len(slips)} edits) |",
        f"| kinds of change of pages named rightly | all | **{right} of {asked}** |",
        "",
        "Real edits by size (characters):",
        "",
        "| size | told |",
        "| --- | --- |",
        *by_size,
        "",
        "Classes of the real edits (an edit may have several; nobody judged them by hand): " +
        ", ".join(f"{name} {count}" for name, count in classes.most_common()) + ".",
        "",
        "## Pages",
        "",
        "| pair | text changed | classes | severity | right |",
        "| --- | --- | --- | --- | --- |",
        *table,
        "",
        "## What fails",
        "",
        *(failures or ["- Of the sizes nothing."]),
        *(["- Where a size differs by one, 〇 (U+3007) counts as a Chinese character here and not in the gold."] if other else []),
        *twins,
        ""]), encoding="utf-8")
