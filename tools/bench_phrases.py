#!/usr/bin/env python3
"""Counts many phrases over all of ../shared/data/phrases/xwlb with Weiguan and with ripgrep, and prints MB a second.

    python3 tools/bench_phrases.py BUILD_DIR

The phrases are 3 to 10 Han characters in a row, taken at random places of the texts themselves (a hard case: they are
frequent).  Weiguan counts occurrences and articles of each on one thread, the texts as they come and in memory; `rg -F -o -f`
reads the same texts from a file and writes what it finds into another.  Processor time, best of three, taken in turns.  ripgrep
finds less: it drops what overlaps.
"""
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))
XWLB = SHARED / "data/phrases/xwlb"
ROUNDS = 3


def write_texts(folder):
    """The texts one behind the other and their sizes, as files; the texts."""
    texts = []
    for path in sorted(XWLB.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            texts += [json.loads(row).get("text") or "" for row in rows]
    with open(folder / "texts", "wb") as out, open(folder / "sizes", "w", encoding="utf-8") as sizes:
        for text in texts:
            size = out.write(text.encode() + b"\n")
            sizes.write(f"{size}\n")
    return texts


def sample_phrases(texts, number):
    """So many different phrases; the same ones each time."""
    chance = random.Random(4)
    whole = "\n".join(texts)
    phrases = {}
    while len(phrases) < number:
        at = chance.randrange(len(whole))
        phrase = whole[at:at + chance.randint(3, 10)]
        if re.fullmatch("[\u4e00-\u9fff]{3,}", phrase):
            phrases[phrase] = True
    return list(phrases)


def timed(words, **more):
    """Processor seconds of a command."""
    process = subprocess.Popen([str(word) for word in words], **more)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{words[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


def weiguan(build, folder, what):
    """One benchmark of src/text/phrases_bench.cc; its row."""
    environment = {**os.environ, **{f"WEIGUAN_BENCH_{name.upper()}": str(folder / name) for name in ("texts", "sizes", "phrases")}}
    out = folder / "weiguan.json"
    timed([build / "bench_text", f"--benchmark_filter=^{what}$", "--benchmark_min_time=0.01",
           f"--benchmark_out={out}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    row = json.loads(out.read_text())["benchmarks"][0]
    return {**row, "seconds": row["cpu_time"] / 1000}


def ripgrep(folder):
    with open(folder / "rg.out", "wb") as out:
        seconds = timed(["rg", "-a", "-F", "-o", "--no-filename", "--no-line-number", "-f", folder / "phrases",
                         folder / "texts"], stdout=out)
    with open(folder / "rg.out", "rb") as lines:
        return {"seconds": seconds, "matches": sum(1 for _ in lines)}


def best(rows):
    return min(rows, key=lambda row: row["seconds"])


def matcher(build, folder, texts):
    size = (folder / "texts").stat().st_size / 1e6
    peer = ""
    if shutil.which("rg"):
        peer = subprocess.run(["rg", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    print(f"{len(texts)} texts, {size:.1f} MB; {peer or 'no rg here: not compared'}; load {os.getloadavg()[0]:.1f}")
    for number in (500, 5000, 50000):
        (folder / "phrases").write_text("\n".join(sample_phrases(texts, number)) + "\n", encoding="utf-8")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(weiguan(build, folder, "count_phrases/every"))
            if peer:
                theirs.append(ripgrep(folder))
        mine = best(ours)
        line = (f"{number:6} phrases: Weiguan {size / mine['seconds']:6.0f} MB/s, {mine['matches']:.0f} matches, "
                f"{mine['texts']:.0f} by article")
        if peer:
            other = best(theirs)
            line += (f"; ripgrep {size / other['seconds']:5.0f} MB/s, {other['matches']} matches; "
                     f"Weiguan is {other['seconds'] / mine['seconds']:.1f} times as fast")
        print(line, flush=True)


def large(build, folder, texts):
    # No texts, so that the memory is the matcher's.
    (folder / "texts").write_text("-")
    (folder / "sizes").write_text("1\n")
    rows = {}
    for number in (1, 100000):
        (folder / "phrases").write_text("\n".join(sample_phrases(texts, number)) + "\n", encoding="utf-8")
        rows[number] = best([weiguan(build, folder, "build_matcher") for _ in range(ROUNDS)])
    print(f"100000 phrases: built in {rows[100000]['seconds']:.2f} s; the program's peak is "
          f"{rows[100000]['peak_mib']:.0f} MiB, with one phrase {rows[1]['peak_mib']:.0f} MiB")


def program(build, folder, texts):
    """The program itself over the archive of the same texts, from its start to its end."""
    weiguan = build / "weiguan"
    obs = folder / "obs"
    subprocess.run([weiguan, "init", obs, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([weiguan, "-C", obs, "import", XWLB], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ask = [weiguan, "-C", obs, "phrases"]
    times = []
    for phrase in ["中国", "发展", *sample_phrases(texts, 30)]:
        began = time.monotonic()
        subprocess.run([*ask, phrase, "--by", "year", "--format", "csv"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((1000 * (time.monotonic() - began), phrase))
    print(f"one phrase over all years: median {statistics.median(ms for ms, _ in times):.0f} ms, worst {max(times)[0]:.0f} ms "
          f"({max(times)[1]}), {len(times)} phrases, start of the program and reading of the packs included (to reach: 100 ms)")
    for options in (["--glossary", "all", "--by", "month"], [f"@{folder / 'phrases'}", "--by", "all"]):
        (folder / "phrases").write_text("\n".join(sample_phrases(texts, 5000)) + "\n", encoding="utf-8")
        began = time.monotonic()
        subprocess.run([*ask, *options, "--format", "csv"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        what = "the glossary by month" if "all" == options[1] else "5000 phrases at once"
        print(f"{what}: {time.monotonic() - began:.2f} s")


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 64
    if not XWLB.exists():
        print(f"phrases: skipped, no {XWLB} here")
        return 0
    build = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-") as folder:
        folder = pathlib.Path(folder)
        texts = write_texts(folder)
        matcher(build, folder, texts)
        large(build, folder, texts)
        program(build, folder, texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
