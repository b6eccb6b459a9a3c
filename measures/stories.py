"""Stories: pairs of articles of the shared data that were labelled by reading (measures/stories/), F1 of same event; and
Xinwen Lianbo: copies of one item are one story, different meetings of one leader on one day are not.

  python3 measures/stories.py --learn SHARED BUILD    prints the factors of told_pair.cc, from the half `tune` alone
"""
import datetime
import importlib.util
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("stories_read", root / "measures" / "stories" / "read.py")
read = importlib.util.module_from_spec(spec)
spec.loader.exec_module(read)

WANTED = 0.90  # What was set out to be reached; the floors say what must not be lost.
F1_FLOOR, COPIES_FLOOR = 0.82, 0.99
SETS = ("xwlb", "sentivis", "copies", "hot", "daniel-zh", "daniel-en")
CHINESE, ENGLISH = ("xwlb", "meeting", "press-zh", "copies", "hot"), ("outlets", "one-outlet", "press-en")
# Numbers of Likeness that are learnt of pairs in one language, and across.
ONE, ACROSS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22], [8, 9, 10, 11, 12, 13, 15, 16, 17, 19]


def seconds(text):
    text = text.replace(" ", "T")
    time = datetime.datetime.fromisoformat(text if len(text) > 10 else text + "T00:00")
    return int((time - datetime.datetime(1970, 1, 1)).total_seconds()) - 8 * 3600


def labelled():
    lines = (root / "measures" / "stories" / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [dict(zip(("a", "b", "kind", "half", "label"), line.split("\t"))) for line in lines]


def second_reading():
    """What another reader, who saw neither labels nor results, said of the same pairs."""
    lines = (root / "measures" / "stories" / "second.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(line.split("\t")[:2]): (line.split("\t")[2] == "same", []) for line in lines}


def meetings(rows):
    """Pairs of one day's items in which one leader meets somebody, each somebody else: by their titles."""
    days = {}
    for row in rows:
        title = re.sub(r"^(\[视频\]|【.*?】)", "", row.title)
        found = re.match(r"^(习近平|李克强|胡锦涛|温家宝|栗战书|张德江|俞正声|汪洋|王岐山)(会见|同|与)(.{2,20}?)(举行会谈|会谈|$)", title)
        if found and re.search("会见|会谈", title) and "、" not in title:
            days.setdefault((row.time[:10], found[1]), []).append((row, found[3]))
    pairs = []
    for some in days.values():
        for i, (a, who) in enumerate(some):
            pairs += [(a.id, b.id) for b, other in some[i + 1 :] if who not in other and other not in who]
    return pairs


def ask(data, build, pairs, numbers=False):
    with tempfile.TemporaryDirectory() as folder:
        rows_file, pairs_file = pathlib.Path(folder) / "rows.jsonl", pathlib.Path(folder) / "pairs.tsv"
        with rows_file.open("w", encoding="utf-8") as file:
            for row in (row for name in SETS for row in read.rows(data, name)):
                outlet = "" if row.outlet == "weibo" else row.outlet
                one = dict(id=row.id, outlet=outlet, language=row.language, time=seconds(row.time), title=row.title, text=row.text[:1500])
                file.write(json.dumps(one, ensure_ascii=False) + "\n")
        pairs_file.write_text("".join(f"{a}\t{b}\n" for a, b in pairs), encoding="utf-8")
        command = [build / "measure_stories", root / "packs" / "china", rows_file, pairs_file] + (["--numbers"] if numbers else [])
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = {}
    for line in done.stdout.splitlines():
        fields = line.split("\t")
        if fields[0] == "pair":
            told[fields[1], fields[2]] = (fields[3] == "1", [float(one) for one in fields[5:]])
    return told


def f1(pairs, told):
    hits = sum(told[p["a"], p["b"]][0] and p["label"] == "same" for p in pairs)
    said = sum(told[p["a"], p["b"]][0] for p in pairs)
    there = sum(p["label"] == "same" for p in pairs)
    return len(pairs), there, said, hits, 2 * hits / (said + there) if said + there else 1.0


def learn(pairs, told):
    for name, use, some in (("one_language", ONE, [p for p in pairs if p["kind"] != "across"]), ("across", ACROSS, [p for p in pairs if p["kind"] == "across"])):
        some = [p for p in some if p["half"] != "judge"]
        rows = [([1.0] + [told[p["a"], p["b"]][1][i] for i in use], p["label"] == "same") for p in some]
        weights, mean, square = ([0.0] * (len(use) + 1) for _ in range(3))
        for step in range(1, 1501):  # Adam; a little weight decay.
            slope = [0.0] * len(weights)
            for x, y in rows:
                wrong = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x)))) - y
                for j, v in enumerate(x):
                    slope[j] += wrong * v
            for j, w in enumerate(weights):
                one = slope[j] / len(rows) + (0.2 * w / len(rows) if j else 0)
                mean[j] = 0.9 * mean[j] + 0.1 * one
                square[j] = 0.999 * square[j] + 0.001 * one * one
                weights[j] -= 0.05 * mean[j] / (1 - 0.9**step) / (math.sqrt(square[j] / (1 - 0.999**step)) + 1e-8)
        full = [weights[0]] + [0.0] * 23
        for i, w in zip(use, weights[1:]):
            full[i + 1] = w
        print(name, ", ".join(f"{w:.2f}" for w in full))


def run(shared, build, quick):
    data = shared / "data"
    pairs = labelled()
    copies = [json.loads(line) for _, line in read.lines(data / "reuse" / "xwlb-copies" / "pairs.jsonl.gz")]
    copy_pairs = {(f"copies/{one['id']}/a", f"copies/{one['id']}/b"): one["label"] for one in copies}
    met = meetings(read.rows(data, "xwlb"))
    told = ask(data, build, [(p["a"], p["b"]) for p in pairs] + list(copy_pairs) + met)
    table = ["| pairs | half | | same | told | rightly | precision | recall | F1 |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    broken = []
    for half in ("judge", "tune", "learn", "all"):
        part = [p for p in pairs if half in ("all", p["half"])]
        for name, kinds in (("all", None), ("Chinese", CHINESE), ("English", ENGLISH), ("across", ("across",))):
            count, there, said, hits, value = f1([p for p in part if kinds is None or p["kind"] in kinds], told)
            table.append(f"| {name} | {half} | {count} | {there} | {said} | {hits} | {hits / max(1, said):.3f} | {hits / max(1, there):.3f} | {value:.3f} |")
            if name == "all" and half == "judge" and value < F1_FLOOR:
                broken.append(f"stories: F1 of {half}: {value:.3f}, floor {F1_FLOOR}")
    second = second_reading()
    readers = {half: f1([p for p in pairs if p["half"] == half], second)[4] for half in ("judge", "tune")}
    one = [told[pair][0] for pair, label in copy_pairs.items() if label == 1]
    two = [told[pair][0] for pair, label in copy_pairs.items() if label == 0]
    joined = [pair for pair in met if told[pair][0]]
    lines = [f"- A second reader against the first, F1 of same event: judge {readers['judge']:.3f}, tune {readers['tune']:.3f}.",
             f"- Two scrapes of one item, in one story: {sum(one)} of {len(one)}.", f"- Two items of one day, in one story: {sum(two)} of {len(two)}.",
             f"- Two meetings of one leader on one day, with others, in one story: {len(joined)} of {len(met)}."]
    if sum(one) < COPIES_FLOOR * len(one):
        broken.append(f"stories: {sum(one)} of {len(one)} copies are one story, floor {COPIES_FLOOR}")
    failures = [f"- {'joined' if told[p['a'], p['b']][0] else 'parted'}, {p['label']}, {p['half']}: {p['a']} {p['b']}"
                for p in pairs if told[p["a"], p["b"]][0] != (p["label"] == "same")]
    failures += [f"- joined, meetings: {a} {b}" for a, b in joined]
    print("\n".join(table + lines))
    if not quick:
        page = ["# Stories", "", f"Made by `./dev measure stories`: {len(pairs)} pairs of articles of the shared data, labelled by reading",
                "([how](stories/RULE.md)), among all articles of six sets. The halves `tune` and `learn` were looked at while the engine was made, and its factors are",
                "learnt from them; `judge` only counts.",
                f"F1 of same event was to be {WANTED}; the table says what is reached.", "", *table, "", "Two readers, and Xinwen Lianbo of all days:", "", *lines, "", "Failures, by id:", "",
                *failures, ""]
        (root / "measures" / "stories.md").write_text("\n".join(page), encoding="utf-8")
    return broken


if __name__ == "__main__":
    shared_data, programs = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    every = labelled()
    learn(every, ask(shared_data / "data", programs, [(p["a"], p["b"]) for p in every], numbers=True))
