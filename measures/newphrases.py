"""How well `newphrases` catches official expressions, month by month over Xinwen Lianbo (shared/data/phrases/xwlb).

  measures/measure.py newphrases       all months; needs build/release/weiguan; writes its part of measures/newphrases.md
  python3 measures/newphrases.py draw  200 entries for the blind reading, drawn by a fixed seed, to standard output
                                       (lists made already: WEIGUAN_NEWPHRASES_LISTS, a folder of MONTH.csv)

Expressions: newphrases_list.tsv, chosen and committed before there was any ranking.  Take-off: the first month in which
eight or more items carry the expression in title or text.  Left out by rule, not by hand: what took off within the first
twelve months of the corpus (no year before to compare with) and what never did.  By their place in the list the odd
ones are the half that was tuned on, the even ones the half held out.  Found: among the first 50 of the take-off month or
the month after there is an entry that is the expression, or whose phrase or variants hold it and are at most twice as
long.  Read blind: entries of the odd months of the year, without the strings of the third reading; what was judged for
the second fit (newphrases_tuning.tsv) comes from the even ones, without the take-off months of the held-out half and
the months after them.  Broken: nine in ten of an entry's occurrences in its month stand beside one and the same
character, so that a longer string covers it.
"""
import collections
import concurrent.futures
import csv
import gzip
import io
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 50
LEAST = 8
DRAWN = 200
SEED = 20261124  # The fifth reading had 20261123.
# What is to be reached, and the floor: where that is not reached, what was measured.
TARGETS = {"recall": 0.75, "broken": 0.05, "broken by eye": 0.05, "read": 0.70}
FLOORS = {"recall": 0.75, "broken": 0.05, "broken by eye": 0.05, "read": 0.69}


def month_after(month):
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02d}"


def items(shared):
    """The titles and texts of each month."""
    months = collections.defaultdict(list)
    for file in sorted((shared / "data/phrases/xwlb").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                months[row["date"][:7]].append(f"{row['title'] or ''}\n{row['text'] or ''}")
    return dict(sorted(months.items()))


def take_offs(months):
    """Each expression with its half and its take-off; and those left out, with the reason."""
    lines = (HERE / "newphrases_list.tsv").read_text(encoding="utf-8").split("\n")[1:]
    first_year = list(months)[:12]
    chosen, left_out = [], []
    for number, phrase in enumerate(line for line in lines if line):
        month = next((m for m, texts in months.items() if sum(phrase in text for text in texts) >= LEAST), None)
        if month is None or month in first_year:
            left_out.append((phrase, "never" if month is None else month))
        else:
            chosen.append((phrase, number % 2 == 1, month))
    return chosen, left_out


def lists(shared, build, months):
    """The entries of each month, from the program; and the seconds of each run."""
    known = os.environ.get("WEIGUAN_NEWPHRASES_LISTS")  # A folder of MONTH.csv, where they were made already.
    wanted = list(months)[12:]
    if known:
        return {m: list(csv.DictReader(open(pathlib.Path(known) / f"{m}.csv", encoding="utf-8"))) for m in wanted}, []
    weiguan = build / "weiguan"
    with tempfile.TemporaryDirectory(prefix="weiguan-newphrases-") as folder:
        at = pathlib.Path(folder) / "observatory"
        subprocess.run([weiguan, "init", at, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([weiguan, "-C", at, "import", shared / "data/phrases/xwlb"], check=True, stdout=subprocess.DEVNULL)

        def one(month):
            began = time.monotonic()
            out = subprocess.run([weiguan, "-C", at, "newphrases", "--month", month, "--limit", str(LIMIT), "--format", "csv"],
                                 check=True, capture_output=True, text=True).stdout
            return list(csv.DictReader(io.StringIO(out))), time.monotonic() - began

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            done = list(pool.map(one, wanted))
    return dict(zip(wanted, (rows for rows, _ in done))), [seconds for _, seconds in done]


def place(phrase, rows, strict):
    """The rank of the entry that is, or holds, the expression."""
    phrase = phrase.lower()
    for row in rows[:LIMIT]:
        names = [row["phrase"].lower()]
        if strict and phrase in names:
            return int(row["rank"])
        if strict:
            continue
        names += row["variants"].lower().split("|")
        if any(phrase in name and len(name) <= 2 * len(phrase) for name in names):
            return int(row["rank"])
    return None


def broken(phrase, texts):
    """Whether one character stands before it, or behind it, nine times in ten."""
    sides = collections.Counter(), collections.Counter()
    count = 0
    for text in texts:
        text = "\n" + text.lower() + "\n"
        at = text.find(phrase)
        while at >= 0:
            count += 1
            sides[0][text[at - 1]] += 1
            sides[1][text[at + len(phrase)]] += 1
            at = text.find(phrase, at + 1)
    return count > 0 and any(
        number >= 0.9 * count for side in sides for mark, number in side.items() if mark.isalnum())


def is_read(month):
    """Whether the blind reading may take this month: an odd one of the year.  Even ones are for fitting."""
    return int(month[-2:]) % 2 == 1


def drawn(entries):
    """Those of the blind reading, (month, phrase) in the order in which they are read: DRAWN of all entries of the odd
    months, and behind them more that were read before by nobody, until there are DRAWN of those as well; and how many
    entries there are, and how many of them were read before.
    """
    everything = sorted((month, row["phrase"]) for month, rows in entries.items() for row in rows[:LIMIT] if is_read(month))
    spent = read_before()
    dice = random.Random(SEED)
    dice.shuffle(everything)
    chosen, rest = everything[:DRAWN], everything[DRAWN:]
    fresh = sum(phrase.lower() not in spent for _, phrase in chosen)
    more = [one for one in rest if one[1].lower() not in spent][:DRAWN - fresh]
    return chosen + more, len(everything), sum(phrase.lower() in spent for _, phrase in everything)


def read_before():
    """The strings of the third, the fourth and the fifth reading: what the weights or the bars were learnt from or changed after."""
    rows = [row for row in table("newphrases_tuning.tsv") if row["from"] in ("third reading", "fourth reading")]
    return {row["phrase"].lower() for row in rows + table("newphrases_judged.tsv")}


def draw(shared, build):
    months = items(shared)
    entries, _ = lists(shared, build, months)
    chosen, everything, before = drawn(entries)
    print(f"{everything} entries, {before} of them read before", file=sys.stderr)
    random.Random(SEED + 1).shuffle(chosen)
    for number, (month, phrase) in enumerate(chosen, 1):
        contexts = []
        for text in months[month]:
            at = text.lower().find(phrase.lower())
            if at >= 0:
                end = at + len(phrase)
                contexts.append(" ".join((text[max(0, at - 18):at] + "【" + text[at:end] + "】" + text[end:end + 18]).split()))
        random.Random(phrase).shuffle(contexts)
        print(number, month, phrase, " | ".join(contexts[:6]), sep="\t")


def table(name):
    at = HERE / name
    return list(csv.DictReader(open(at, encoding="utf-8"), delimiter="\t")) if at.exists() else []


def run(shared, build, quick):
    if quick:
        return []  # It has no part that says the same in little time.
    months = items(shared)
    chosen, left_out = take_offs(months)
    entries, seconds = lists(shared, build, months)
    page = []
    shares = {}
    for half, name in ((False, "tuned on"), (True, "held out"), (None, "both")):
        of = [one for one in chosen if half is None or one[1] == half]
        hits = {strict: sum(any(place(p, entries.get(m, []), strict) for m in (month, month_after(month)))
                            for p, _, month in of) for strict in (False, True)}
        shares[name] = hits[False] / len(of)
        page.append(f"| {name} | {len(of)} | {hits[False]} ({100 * hits[False] / len(of):.0f} %) | "
                    f"{hits[True]} ({100 * hits[True] / len(of):.0f} %) |")
    sizes = [len(rows) for rows in entries.values()]
    all_entries = [(m, row["phrase"]) for m, rows in entries.items() for row in rows]
    pieces = {one for one in all_entries if broken(one[1].lower(), months[one[0]])}
    worst = max((sum((m, row["phrase"]) in pieces for row in rows) / max(1, len(rows)), m) for m, rows in entries.items())
    over = sum(sum((m, row["phrase"]) in pieces for row in rows) > TARGETS["broken"] * len(rows) for m, rows in entries.items())
    judged = table("newphrases_judged.tsv")
    good, unread = ([row["verdict"] for row in judged if draw in row["draw"]] for draw in ("all", "unread"))
    text = [f"{len(chosen)} expressions took off after the corpus's first year; "
            f"left out by rule: {', '.join(f'{p} ({why})' for p, why in left_out)}.", "",
            "| half | expressions | found in the first 50 | an entry of its own |", "| --- | --- | --- | --- |", *page, "",
            f"Entries a month: mean {sum(sizes) / len(sizes):.1f}, least {min(sizes)}, most {max(sizes)}. "
            f"Broken pieces by rule: {len(pieces)} of {len(all_entries)} ({100 * len(pieces) / len(all_entries):.1f} %); "
            f"{over} of {len(sizes)} lists are above 5 %, the worst is {worst[1]} with {100 * worst[0]:.0f} %."]
    if good:
        for of, verdicts in (("entries", good), ("entries whose strings nobody had read before", unread)):
            text.append(f"Blind reading of {len(verdicts)} {of}: {verdicts.count('formula')} are real expressions "
                        f"({100 * verdicts.count('formula') / len(verdicts):.1f} %), {verdicts.count('broken')} are broken pieces "
                        f"({100 * verdicts.count('broken') / len(verdicts):.1f} %), {verdicts.count('plain')} ordinary words, {verdicts.count('name')} names.")
        text.append(agreement(judged))
        text.append(f"To reach: {100 * TARGETS['read']:.0f} % real expressions, "
                    f"at most {100 * TARGETS['broken by eye']:.0f} % broken pieces, {100 * TARGETS['recall']:.0f} % found.")
    if seconds:
        text.append(f"Seconds for a month against the year before, two at a time: median {sorted(seconds)[len(seconds) // 2]:.1f}, "
                    f"most {max(seconds):.1f}; memory of the largest process "
                    f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB.")
    text += ["", "| expression | half | take-off | rank then | rank a month later |", "| --- | --- | --- | --- | --- |"]
    for phrase, held, month in chosen:
        ranks = [place(phrase, entries.get(m, []), False) for m in (month, month_after(month))]
        text.append(f"| {phrase} | {'held out' if held else 'tuned'} | {month} | "
                    + " | ".join("–" if rank is None else str(rank) for rank in ranks) + " |")
    print("\n".join(text))
    write(text)
    below = []
    if shares["both"] < FLOORS["recall"]:
        below.append(f"newphrases: {100 * shares['both']:.0f} % of the expressions are found")
    if len(pieces) > FLOORS["broken"] * len(all_entries):
        below.append(f"newphrases: {len(pieces)} of {len(all_entries)} entries are broken pieces")
    if good and good.count("formula") < FLOORS["read"] * len(good):
        below.append(f"newphrases: {good.count('formula')} of {len(good)} entries are real expressions")
    if good and good.count("broken") > FLOORS["broken by eye"] * len(good):
        below.append(f"newphrases: {good.count('broken')} of {len(good)} entries are broken pieces by eye")
    return below


def agreement(judged):
    """Of the two readers of each entry; `readers` has the verdicts of both, and of a third where they differ."""
    pairs = [row["readers"].split("|")[:2] for row in judged if "|" in row["readers"]]
    same = sum(a == b for a, b in pairs)
    each = [100 * sum(pair[i] == "formula" for pair in pairs) / len(pairs) for i in (0, 1)]
    return (f"Two readers judged {len(pairs)} of them all, and agree on {same} ({100 * same / len(pairs):.1f} %); "
            f"the one calls {each[0]:.1f} % of these real, the other {each[1]:.1f} %.")


def write(text):
    """Between its two marks in newphrases.md; what people wrote around them stays."""
    page = HERE / "newphrases.md"
    begin, end = "<!-- newphrases: written by newphrases.py -->", "<!-- newphrases: end -->"
    old = page.read_text(encoding="utf-8") if page.exists() else "# New phrases: what is caught\n"
    section = f"{begin}\n" + "\n".join(text) + f"\n{end}"
    if begin in old:
        old = old[:old.index(begin)] + section + old[old.index(end) + len(end):]
    else:
        old += f"\n{section}\n"
    page.write_text(old, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["draw"]:
        sys.exit(__doc__)
    data = pathlib.Path(os.environ.get("WEIGUAN_SHARED", HERE.parent.parent / "shared"))
    draw(data, HERE.parent / "build/release")
