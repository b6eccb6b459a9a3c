#!/usr/bin/env python3
"""Which articles of ../shared/data/phrases/xwlb repeat which: how long the archive takes, how that grows, and beside peers.

    python3 tools/bench_reuse.py BUILD_DIR [--peers] [--to N [--shifted]] [--odd] [--articles N]

  all     every pair found, aligned and written; seconds of the clock and of the processors, peak memory of that process
  growth  with --to N: articles come in steps of doubling up to N, each step compared with all before it.  Behind the 58,063
          real ones they are repeated and perturbed: one sentence in five dropped, one in five followed by another article's, one
          character in ten replaced; what stands in N places has more pairs, the more there is.  With --shifted they are written
          with other Chinese characters instead, so that every repetition has pairs of its own, as many as the first
  odd     with --odd: 10,000 copies of one text; one text of 10 MB twice; every article twice; 10,000 articles of one character
  peers   with --peers, the finding of candidates alone, of texts that are not empty: datasketch and rensa (MinHash LSH) over the
          same articles in the same run, where they are installed (python3 -m pip install datasketch rensa); their pairs are whole
          texts that are alike, ours have a landmark in common
  passim  with --passim COMMAND, alignment and all: what starts passim's seriatim.py (github.com/dasmiq/passim, version 2), such as
          "spark-submit --master local[2] --driver-memory 4G seriatim.py", over the same articles: runs of 15 characters that float,
          pairs with two of them or more, passages of 30 and more

Times are of this machine on this day: processor seconds and ratios say more than the clock.
"""
import argparse
import gzip
import importlib.util
import json
import math
import os
import pathlib
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))
XWLB = SHARED / "data/phrases/xwlb"

# Reads texts, prints the processor seconds of finding candidate pairs (alike to 0.5 by 5 characters), those of their
# shingles alone, and the pairs.
PEER = """
import json, sys, time
texts = [json.loads(line) for line in sys.stdin]
began = time.process_time()
shingles = [list({text[i:i + 5] for i in range(max(1, len(text) - 4))}) for text in texts]
shingled = time.process_time() - began
pairs = 0
if sys.argv[1] == "datasketch":
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, some in enumerate(shingles):
        one = MinHash(num_perm=128)
        one.update_batch([shingle.encode() for shingle in some])
        pairs += len(index.query(one))
        index.insert(number, one)
else:
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    signatures = RMinHash.from_token_sets(shingles, 128, 1)
    index.insert_many(signatures, 0)
    pairs = sum(len(found) - 1 for found in index.query_all(signatures)) // 2
print(time.process_time() - began, shingled, pairs)
"""


def read_texts():
    texts = []
    for path in sorted(XWLB.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            texts += [json.loads(row).get("text") or "" for row in rows]
    return texts


def as_lines(texts, path):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(text) + "\n" for text in texts)
    return path


def write(program, folder, begin, end, lines, *way):
    with open(lines, "rb") as texts:
        subprocess.run([program, "write", folder, str(begin), str(end), *way], stdin=texts, check=True)


def compare(program, folder):
    return json.loads(subprocess.run([program, "compare", folder], stdout=subprocess.PIPE, text=True, check=True).stdout)


def told(row):
    return (f"{row['seconds']:.1f} s, {row['processor']:.1f} s of processors, peak {row['peak_mib']:.0f} MiB; {row['pairs']} pairs, "
            f"{row['passages']} passages, repeats.sqlite {row['repeats'] / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}")


def everything(program, folder, lines, texts):
    write(program, folder / "all", 0, len(texts), lines)
    row = compare(program, folder / "all")
    print(f"{len(texts)} articles: {told(row)} (to reach: 20 s, 1024 MiB)", flush=True)
    shutil.rmtree(folder / "all")


def growth(program, folder, lines, top, *way):
    steps = [top]
    while steps[0] // 2 >= 62500:
        steps.insert(0, steps[0] // 2)
    before, first = 0, None
    for size in steps:
        write(program, folder / "growth", before, size, lines, *way)
        row = compare(program, folder / "growth")
        each = 1000 * row["processor"] / row["new"]
        first = first or each / math.log2(size)
        print(f"{size} articles, {row['new']} of them new: {told(row)}; {each:.3f} ms of processors a new article, "
              f"{each / math.log2(size) / first:.2f} times what log-linear growth from the first step would be", flush=True)
        before = size
    shutil.rmtree(folder / "growth")


def odd(program, folder, texts):
    long_text, at = [], 0
    while at < 10_000_000:
        long_text.append(texts[len(long_text) % len(texts)])
        at += len(long_text[-1].encode())
    worlds = (("10000 copies of one text", [max(texts[:1000], key=len)] * 10000), ("one text of 10 MB twice", ["".join(long_text)] * 2),
              ("every article twice", texts * 2), ("10000 articles of one character", [chr(0x4E00 + i % 5000) for i in range(10000)]))
    for name, some in worlds:
        lines = as_lines(some, folder / "odd.txt")
        write(program, folder / "odd", 0, len(some), lines)
        print(f"{name}: {told(compare(program, folder / 'odd'))}", flush=True)
        shutil.rmtree(folder / "odd")


def beside_peers(program, lines):
    """The finding of candidates alone: all of it in memory, from the texts to the pairs."""
    with open(lines, "rb") as texts:
        ours = json.loads(subprocess.run([program, "candidates"], stdin=texts, stdout=subprocess.PIPE, check=True).stdout)
    print(f"candidates, Weiguan: {ours['processor']:.1f} s of processors from texts to {ours['pairs']} pairs that share a landmark", flush=True)
    for name in ("datasketch", "rensa"):
        if importlib.util.find_spec(name) is None:
            print(f"candidates: skipped {name}, it is not installed (python3 -m pip install {name})")
            continue
        with open(lines, "rb") as texts:
            done = subprocess.run([sys.executable, "-c", PEER, name], stdin=texts, stdout=subprocess.PIPE, text=True, check=True)
        whole, shingled, pairs = done.stdout.split()
        print(f"candidates, {name}: {float(whole):.1f} s of processors, {float(shingled):.1f} s of these for cutting texts into shingles, "
              f"from texts to {pairs} pairs (128 permutations, shingles of 5 characters, threshold 0.5): Weiguan is "
              f"{float(whole) / ours['processor']:.2f} times as fast, without their shingles {(float(whole) - float(shingled)) / ours['processor']:.2f} times",
              flush=True)


PASSIM = ("-n", "15", "-a", "30", "-m", "2", "--floating-ngrams", "--all-pairs", "--pairwise", "--fields", "series", "-f", "series < series2")


def passim(command, folder, texts):
    """Processor seconds of a run over the texts, and the pairs of texts that have a passage in common."""
    given, made = folder / "passim.json", folder / "passim"
    with open(given, "w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": str(i), "series": i, "text": text}) + "\n" for i, text in enumerate(texts))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Where graphframes is missing it stops behind the alignments, which are all that is asked for.
    subprocess.run([*shlex.split(command), *PASSIM, given, made], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not (made / "align.json").is_dir():
        sys.exit(f"passim wrote no alignments; run it by hand to see why: {command}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    pairs = set()
    for part in (made / "align.json").glob("*.json"):
        for line in part.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pairs.add((row["series"], row["series2"]))
    shutil.rmtree(made)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, pairs


def beside_passim(command, program, folder, lines, texts):
    start, _ = passim(command, folder, texts[:20])
    theirs, their_pairs = passim(command, folder, texts)
    write(program, folder / "beside", 0, len(texts), lines)
    row = compare(program, folder / "beside")
    listed = subprocess.run([program, "pairs", folder / "beside"], stdout=subprocess.PIPE, text=True, check=True).stdout
    pairs = {tuple(sorted(json.loads(line)[:2])) for line in listed.splitlines()}
    shutil.rmtree(folder / "beside")
    print(f"alignment of {len(texts)} articles, Weiguan: {row['processor']:.1f} s of processors, {len(pairs)} pairs; passim: {theirs:.1f} s, "
          f"{start:.1f} s of these to start and stop, {len(their_pairs)} pairs, {len(pairs & their_pairs)} of them Weiguan's as well: Weiguan is "
          f"{theirs / row['processor']:.0f} times as fast, without starting and stopping {(theirs - start) / row['processor']:.1f} times", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build")
    options.add_argument("--peers", action="store_true")
    options.add_argument("--passim", metavar="COMMAND", help="what starts passim's seriatim.py; some 1 GB of disk and a minute for 5,000 articles")
    options.add_argument("--to", type=int, default=0, metavar="N", help="growth up to so many articles; 1000000 needs some 15 GB of disk")
    options.add_argument("--shifted", action="store_true", help="with --to: repetitions that have no pairs with each other")
    options.add_argument("--odd", action="store_true")
    options.add_argument("--articles", type=int, metavar="N", help="only the first N real ones")
    chosen = options.parse_args()
    if not XWLB.is_dir():
        print(f"reuse: skipped, no {XWLB} here")
        return 0
    program = pathlib.Path(chosen.build).resolve() / "measure_compare"
    texts = read_texts()[:chosen.articles]
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-") as folder:
        folder = pathlib.Path(folder)
        lines = as_lines(texts, folder / "texts")
        everything(program, folder, lines, texts)
        if chosen.peers:
            beside_peers(program, as_lines([text for text in texts if text.strip()], folder / "peers"))
        if chosen.passim:
            beside_passim(chosen.passim, program, folder, lines, texts)
        if chosen.odd:
            odd(program, folder, texts)
        if chosen.to:
            growth(program, folder, lines, chosen.to, *(["shifted"] if chosen.shifted else []))
    return 0


if __name__ == "__main__":
    sys.exit(main())
