"""Repeats: recall of the archive's comparison against brute force, on broadcast items and on documents of pan13.

  measures/repeats.py [--quick]      only this part of `./dev measure reuse`

The truth is made here, by a reading of its own: a text is its words (runs of letters and digits) and single CJK characters,
each folded by NFKC and lower case; a word weighs 5, a CJK character 2; two texts are a pair when they have a run of equal
words in common that weighs 60.  Every such run is found by looking up every stretch of 60.
"""
import bisect
import collections
import gzip
import hashlib
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

LEAST, WORD, CJK = 60, 5, 2
SAMPLE, RUNS = 2000, 5  # Articles, in so many runs of consecutive ones.
FLOOR = 0.99
MARK = "<!-- repeats -->"
TOKEN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|"
                   "(?:(?![\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[^\\W_])+")


class Text:
    """Words with the bytes where they stand, and every shortest stretch that weighs LEAST."""

    def __init__(self, text):
        folded, places, at = [], [], 0
        for one in text:
            size = len(one.encode("utf-8", "replace"))
            for character in unicodedata.normalize("NFKC", one).lower():
                folded.append(character)
                places.append((at, at + size))
            at += size
        self.words, self.begins, self.ends = [], [], []
        for match in TOKEN.finditer("".join(folded)):
            self.words.append(match[0])
            self.begins.append(places[match.start()][0])
            self.ends.append(places[match.end() - 1][1])

    def within(self, begin, end):
        """The words between two bytes, as one string."""
        first, last = bisect.bisect_left(self.begins, begin), bisect.bisect_right(self.ends, end)
        return "".join(f"\0{word}\0" for word in self.words[first:last])

    def stretches(self):
        """(hash, first word, behind the last word) from every word on, as long as the rest weighs enough."""
        end = weight = 0
        weights = [CJK if TOKEN.match(word) and len(word) == 1 and ord(word) >= 0x3005 and unicodedata.category(word) in ("Lo", "Nl", "Lm")
                   else WORD for word in self.words]
        for begin in range(len(self.words)):
            while weight < LEAST and end < len(self.words):
                weight += weights[end]
                end += 1
            if weight < LEAST:
                return
            yield hashlib.blake2b("\0".join(self.words[begin:end]).encode("utf-8", "replace"), digest_size=12).digest(), begin, end
            weight -= weights[begin]


def brute_force(texts):
    """Pairs (earlier, later) with their maximal common runs [(begin, end, begin, end) in bytes], and the hashes of each pair."""
    places = collections.defaultdict(list)
    for number, text in enumerate(texts):
        for value, begin, end in text.stretches():
            places[value].append((number, begin, end))
    met = collections.defaultdict(list)
    for value, found in places.items():
        if found[0][0] != found[-1][0]:
            for a, b in itertools.combinations(found, 2):
                if a[0] != b[0]:
                    met[a[0], b[0]].append((a[1], b[1], a[2], b[2], value))
    pairs, values = {}, {}
    for pair, found in met.items():
        a, b = texts[pair[0]], texts[pair[1]]
        runs, last = [], None
        for x, y, x_end, y_end, _ in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
            if last and (x, y) == (last[4] + 1, last[5] + 1):
                last[1], last[3], last[4], last[5] = x_end, y_end, x, y
            else:
                last = [x, x_end, y, y_end, x, y]
                runs.append(last)
        pairs[pair] = [(a.begins[run[0]], a.ends[run[1] - 1], b.begins[run[2]], b.ends[run[3] - 1]) for run in runs]
        values[pair] = {one[4] for one in found}
    return pairs, values


def compared(build, texts, numbers=None):
    """What the archive finds among the texts: {(earlier, later): passages}; only pairs among `numbers`, renumbered."""
    program = build / "measure_compare"
    found = {}
    with tempfile.TemporaryDirectory(prefix="weiguan-repeats-") as folder:
        rows = "".join(json.dumps(text) + "\n" for text in texts)
        subprocess.run([program, "write", folder, "0", str(len(texts))], input=rows, text=True, check=True)
        subprocess.run([program, "compare", folder], stdout=subprocess.DEVNULL, check=True)
        with subprocess.Popen([program, "pairs", folder], stdout=subprocess.PIPE, text=True) as process:
            place = {number: i for i, number in enumerate(numbers)} if numbers else None
            for line in process.stdout:
                source, target, passages = json.loads(line)
                if place is None:
                    found[source, target] = passages
                elif source in place and target in place:
                    found[place[source], place[target]] = passages
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, program)
    return found


ELSEWHERE = "its words are told at another place of a text that has them more than once"


def wording_is_told(texts, run, passages):
    """Whether the words of the run stand in a passage on both sides, at whatever place."""
    words = texts[0].within(run[0], run[1])
    return any(words in texts[0].within(x, y) and words in texts[1].within(u, v) for x, y, u, v in passages)


def why_missed(run, passages):
    """Nothing for a run inside a passage on both sides."""
    source = [x <= run[0] and run[1] <= y for x, y, _, _ in passages]
    target = [x <= run[2] and run[3] <= y for _, _, x, y in passages]
    if any(a and b for a, b in zip(source, target)):
        return ""
    if any(target) or any(source):
        return ELSEWHERE
    for x, y, u, v in passages:
        if (x < run[1] and run[0] < y) or (u < run[3] and run[2] < v):
            return "only a part of it stands in a passage"
    return "nothing of it is told"


def recall(name, texts, truth, found):
    """The lines of one set, and its two shares."""
    pairs_found = [pair for pair in truth if pair in found]
    runs = [(pair, run) for pair in truth for run in truth[pair]]
    why = collections.Counter(why_missed(run, found[pair]) if pair in found else "the pair was not found" for pair, run in runs)
    wordings = sum(pair in found and wording_is_told([texts[i] for i in pair], run, found[pair]) for pair, run in runs)
    of_pairs = len(pairs_found) / len(truth)
    of_runs = why[""] / len(runs)
    line = (f"| {name} | {len(texts)} | {len(truth)} | **{of_pairs:.4f}** | {len(runs)} | {of_runs:.4f} | {wordings / len(runs):.4f} | "
            f"{sum(pair not in truth for pair in found)} |")
    print(f"repeats, {name}: {of_pairs:.4f} of {len(truth)} pairs, {of_runs:.4f} of {len(runs)} runs, {wordings / len(runs):.4f} by wording", flush=True)
    notes = [f"- {name}: {count} runs: {reason}." for reason, count in why.most_common() if reason]
    return line, notes, of_pairs, wordings / len(runs)


def broadcasts(shared, quick):
    """All texts, and the numbers of the sample."""
    texts = []
    for path in sorted((shared / "data/phrases/xwlb").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            texts += [json.loads(row).get("text") or "" for row in rows]
    size = (300 if quick else SAMPLE) // RUNS
    numbers = []
    for run in range(RUNS):
        begin = len(texts) * (2 * run + 1) // (2 * RUNS)
        numbers += range(begin, begin + size)
    return texts, numbers


def documents(shared, quick):
    at = shared / "data/reuse/pan13"
    rows = [line.split("\t") for line in (at / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    rows = rows[::10] if quick else rows
    names = sorted({f"susp/{row[1]}" for row in rows} | {f"src/{row[2]}" for row in rows})
    return [(at / name).read_bytes().decode() for name in names]


def rarity(texts, values):
    """In how many of all texts the rarest common stretch of each pair stands."""
    wanted = collections.Counter(dict.fromkeys(set().union(*values.values()), 0))
    for text in texts:
        wanted.update({value for value, _, _ in Text(text).stretches() if value in wanted})
    return {pair: min(wanted[value] for value in of_pair) for pair, of_pair in values.items()}


def among_all(build, texts, numbers, truth, values):
    """Recall of the sample's pairs when all texts are in the archive, by how rare what they share is."""
    found = compared(build, texts, numbers)
    articles = rarity(texts, values)
    lines = []
    for name, least, most in (("at most 20", 0, 20), ("21 to 100", 21, 100), ("more than 100", 101, 10**9)):
        chosen = [pair for pair in truth if least <= articles[pair] <= most]
        hit = sum(pair in found for pair in chosen)
        share = f"{hit / len(chosen):.4f}" if chosen else "none"
        lines.append(f"| {name} | {len(chosen)} | {share} |")
        print(f"repeats, beside all {len(texts)} articles, {name} have it: {share} of {len(chosen)} pairs", flush=True)
    return lines


def write_section(lines, notes, rare):
    """Puts the section between its marks, at the end of the page where there is none."""
    page = pathlib.Path(__file__).with_name("reuse.md")
    before = page.read_text(encoding="utf-8").split(MARK)[0].rstrip("\n") if page.exists() else "# Reuse, measured"
    page.write_text("\n".join([
        before, "", MARK, "", "## All pairs of an archive, against brute force", "",
        "`Archive::compare()` beside `measures/repeats.py`, which reads words, folds them and finds every common run of 30 CJK characters or 12 words",
        f"(or a mixture that weighs as much) by itself. To reach: {FLOOR} of the pairs. A run is told where it lies inside one passage on both sides; a passage",
        "names one place for words that a text has twice, so beside it stands the share of the runs whose wording is told at whatever place. Pairs told",
        "without a run: short texts that are equal, or the two readings of what a word is differ.", "",
        "| set | texts | pairs | of them found | common runs | told on both sides | told by wording | pairs told without a run |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |", *lines, "",
        "The pairs of the broadcast sample when all broadcasts are in the archive, by how many articles have the rarest stretch the pair shares. An article",
        "that repeats more than a hundred others is told beside the first and the last of these only:", "",
        "| articles that have it | pairs | of them found |", "| --- | --- | --- |", *rare, "",
        "What is missed, by why:", "", *(notes or ["- nothing."]), "", MARK, ""]), encoding="utf-8")


def run(shared, build, quick):
    if not (shared / "data/phrases/xwlb").is_dir() or not (shared / "data/reuse/pan13").is_dir():
        print("repeats: skipped, no shared data")
        return []
    everything, numbers = broadcasts(shared, quick)
    lines, notes, rare, broken = [], [], [], []
    for name, raw in (("broadcasts", [everything[number] for number in numbers]), ("pan13", documents(shared, quick))):
        texts = [Text(text) for text in raw]
        truth, values = brute_force(texts)
        line, missed, of_pairs, of_wordings = recall(name, texts, truth, compared(build, raw))
        lines.append(line)
        notes += missed
        broken += [f"repeats {name}: {what} {share:.4f}, floor {FLOOR}"
                   for what, share in (("pairs", of_pairs), ("wordings", of_wordings)) if share < FLOOR]
        if name == "broadcasts" and not quick:
            rare = among_all(build, everything, numbers, truth, values)
    if not quick:
        write_section(lines, notes, rare)
    return broken


if __name__ == "__main__":
    ROOT = pathlib.Path(__file__).resolve().parent.parent
    SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))
    BROKEN = run(SHARED, ROOT / "build/release", "--quick" in sys.argv)
    for LINE in BROKEN:
        print("below its floor:", LINE)
    sys.exit(1 if BROKEN else 0)
