"""Reading pages: text and dates against the sets of ../shared/data, scored by ../shared/score."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import charset

root = pathlib.Path(__file__).resolve().parent.parent

# set, metric, whether its gold has the headline as first line (then the measure joins title and text),
# the best figure known on these pages and whose it is, floor for --quick, slightly under what was measured.
TEXTS = [
    ("aeb", "word4", False, ".970 rs_trafilatura, .956 trafilatura 2.2.0", 0.970),
    ("daniel-zh", "char4", True, ".908 Readability.js (108 pages), .866 trafilatura 2.2.0", 0.972),
    ("daniel-en", "word4", True, ".924 Readability.js, .921 trafilatura 2.2.0", 0.955),
    ("cwced", "char4", False, ".930 the data's author, .913 Readability.js", 0.970),
    ("wcxb-articles", "bag", False, ".936 trafilatura 2.2.0", 0.948),
]
# Sets whose gold names authors; whether blanks divide them there.
AUTHORS = {"wcxb-articles": False, "cwced": True}
# folder, best known, floor for --quick.
DATES = [
    ("dates/htmldate", ".906 (F .951) htmldate 1.10", 0.930),
    ("extraction/cwced", "23 of 29 (.793) htmldate", 0.930),
    ("extraction/wcxb-articles", ".825 (F .904) htmldate", 0.865),
]

# Where dates fail, as read on the misses of November 2026.
WHERE_DATES_FAIL = """## Where dates fail

The weights of the clues were fitted to the even halves; rules were written after reading misses of both. Without the addresses
htmldate's set gives nearly the same. About half of its misses are days that the page does not name in its text, metadata or JSON (drawn by
scripts, kept in HTML comments, known to the set's author only). Most others are pages with a publication and a modification where the set takes the
other one, then long lists of posts and pages without a headline. wcxb-articles: pages that show only their last update, while the gold
has the first day; and undated ones by the gold whose metadata or line by the headline names a day all the same. cwced: of a
document signed on one day and published on the next the gold takes the signing, `extract` the publication.
"""


def table(path):
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def write(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def ask(command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def read_set(build, folder, every, out):
    with open(out, "w", encoding="utf-8") as file:
        subprocess.run([build / "measure_extract", folder, str(every)], stdout=file, check=True)
    return table(out)


def gold_of(shared, folder):
    """The gold's rows by id; one file of dates/htmldate serves two addresses."""
    sys.path.insert(0, str(shared / "score"))
    import common
    out = {}
    for row in common.rows(common.find(str(folder), "gold.jsonl")):
        out.setdefault(row["id"], []).append(row)
    return out


def scored(shared, gold, ids, pages, work, script, extra=()):
    """The score of `ids` alone: a folder with their gold and the predictions beside it."""
    write(work / "gold.jsonl", [row for i in ids for row in gold[i]])
    write(work / "pages.jsonl", [pages[i] for i in ids if i in pages])
    return ask([sys.executable, shared / "score" / script, work, work / "pages.jsonl", *extra])


def names_of(text, blanks):
    """Several authors as a set: letters, digits and blanks only, lower case."""
    pieces = re.split(r"[;,、，]| and | & |\n" + (r"|\s+" if blanks else ""), text)
    return {name for name in (re.sub(r"[^\w ]", "", piece).strip().lower() for piece in pieces) if name}


def authors(gold, ids, pages, blanks):
    """Of the pages whose gold names an author: how many, named at all, the same set, one at least."""
    rows = [(names_of(gold[i][0]["author"], blanks), names_of(pages[i].get("author", ""), False)) for i in ids if gold[i][0].get("author") and i in pages]
    none = [i for i in ids if not gold[i][0].get("author") and i in pages]
    return {"n": len(rows), "named": sum(bool(ours) for _, ours in rows), "equal": sum(theirs == ours for theirs, ours in rows),
            "overlap": sum(bool(theirs & ours) for theirs, ours in rows), "none": len(none),
            "extra": sum(bool(pages[i].get("author")) for i in none)}


def reason(page, precision, recall):
    if not page.get("text"):
        return "taken for a listing" if page.get("kind") == "listing" else "no text found"
    if precision < 0.2 and recall < 0.2:
        return "another part of the page was chosen"
    if recall < 0.7 <= precision:
        return "only a part of the article"
    if precision < 0.7 <= recall:
        return "more than the article"
    return "parts missed and parts too much"


def worst(path, metric, pages):
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        p, r = (row[metric][0] or 0), (row[metric][1] or 0)
        f1 = 2 * p * r / (p + r) if p + r else 0
        found.append((f1, p, r, row["id"]))
    found.sort()
    return [(f1, p, r, i, reason(pages.get(i, {}), p, r)) for f1, p, r, i in found[:10] if f1 < 0.9]


def run(shared, build, quick):
    broken, lines, failing, named_by = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name, metric, headline, best, floor in TEXTS:
            every = 4 if quick and name != "cwced" else 1
            at = shared / "data" / "extraction" / name
            gold = gold_of(shared, at)
            pages = read_set(build, at, every, work / "read.jsonl")
            if headline:
                for page in pages.values():
                    page["text"] = page["title"] + "\n" + page["text"]
            order = sorted(gold)
            ids = [i for i in order if i in pages] if quick else order
            result = scored(shared, gold, ids, pages, work, "extraction.py", ["--pages", work / "scores.jsonl"])[metric]
            if name in AUTHORS:
                named = authors(gold, ids, pages, AUTHORS[name])
                shares = f"{named['equal']} the same set, {named['overlap']} one at least, {named['named']} any; where the gold has none {named['extra']} of {named['none']} named"
                print(f"{name:14} authors of {named['n']} pages: {shares}", flush=True)
                named_by.append(f"| {name} ({named['n']} with an author) | authors | not published | {shares} | | |")
            print(f"{name:14} {metric:5} F1 {result['F1']:.4f} P {result['P']:.4f} R {result['R']:.4f} ({len(ids)} pages)", flush=True)
            if quick:
                if result["F1"] < floor:
                    broken.append(f"{name}: {result['F1']:.4f} < {floor}")
                continue
            failing += [(name, *one) for one in worst(work / "scores.jsonl", metric, pages)]
            halves = [scored(shared, gold, order[k::2], pages, work, "extraction.py")[metric]["F1"] for k in (0, 1)]
            joined = ", title and text joined" if headline else ""
            lines.append(f"| {name} ({len(ids)}{joined}) | {metric} F1 | {best} | **{result['F1']:.4f}** (P {result['P']:.4f}, R {result['R']:.4f}) | {halves[0]:.4f} | {halves[1]:.4f} |")
        for name, best, floor in DATES:
            every = 4 if quick and name != "extraction/cwced" else 1
            at = shared / "data" / name
            gold = gold_of(shared, at)
            pages = read_set(build, at, every, work / "read.jsonl")
            order = sorted(gold)
            ids = [i for i in order if i in pages] if quick else order
            result = scored(shared, gold, ids, pages, work, "dates.py")
            print(f"{name:24} dates accuracy {result['Acc']:.4f} F {result['F']:.4f}, {result['tp']} of {result['n']} right", flush=True)
            if quick:
                if result["Acc"] < floor:
                    broken.append(f"{name} dates: {result['Acc']:.4f} < {floor}")
                continue
            halves = [scored(shared, gold, order[k::2], pages, work, "dates.py")["Acc"] for k in (0, 1)]
            undated = f", a date on {result['on_undated']} of {result['undated']} undated pages" if result["undated"] else ""
            lines.append(f"| {name} ({result['n']} dated) | dates, accuracy | {best} | **{result['Acc']:.4f}** (F {result['F']:.4f}, {result['tp']} right{undated}) | {halves[0]:.4f} | {halves[1]:.4f} |")
    of_charset, wrong = charset.rows(shared, build)
    lines += of_charset
    broken += wrong
    if not quick:
        page = [
            "# Extraction, measured", "",
            "Written by `./dev measure extraction`; the sets, metrics and scorers are those of `../shared`. Pages of both halves were",
            "read while rules were written (weights of dates were fitted to the even half: even places in the order of ids), so neither is a",
            "clean hold-out. Addresses are given to the reader where the gold has them. No page, host or answer is special-cased.", "",
            "| set (pages) | metric | best known on these pages | ours | even half | odd half |", "| --- | --- | --- | --- | --- | --- |",
            *lines, *named_by, "", WHERE_DATES_FAIL, "## Where the text fails", "", "`measures/extraction-failures.md`, set by set.", "", "## The worst pages", "", "| set | page | F1 | P | R | what went wrong |", "| --- | --- | --- | --- | --- | --- |",
            *[f"| {s} | {i[-24:]} | {f:.3f} | {p:.3f} | {r:.3f} | {why} |" for s, f, p, r, i, why in failing], "",
        ]
        (root / "measures" / "extraction.md").write_text("\n".join(page), encoding="utf-8")
        print("written: measures/extraction.md")
    return broken
