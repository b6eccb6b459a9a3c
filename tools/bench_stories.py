#!/usr/bin/env python3
"""How long articles take to be grouped into stories.

    python3 tools/bench_stories.py BUILD_DIR [--articles N] [--keep DIR]

Over N (1,000,000) articles made of those of ../shared/data/phrases/xwlb: each item is told by as many houses as it takes, within three
days, by some word for word, by some cut, by some with sentences left out and one of another item, by some in another order under
another title. Measured are the first question, the same again, and the same after a day's articles more; what was grouped is kept
between them. The stories that are printed say that it was done, not how well: that is measures/stories.py.

--keep DIR makes the observatory there and uses its articles again the next time.
"""
import argparse
import datetime
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

from bench_web import XWLB, imported, rows

MOST_SECONDS, MOST_MIB = 1200, 6144


def told_by(house, item, other, chance):
    """The item as one house tells it; house 0 as it is."""
    if house == 0:
        return item
    sentences = [one for one in re.split(r"(?<=[。！？])", item["text"]) if one.strip()] or [item["title"]]
    title = item["title"]
    if house % 4 == 1:
        sentences.append(f"（第{house}家报道）")
    elif house % 4 == 2:
        sentences = sentences[: max(1, len(sentences) * 2 // 5)]
        title = title.replace("[视频]", "")
    elif house % 4 == 3:
        sentences = [sentences[0]] + [one for one in sentences[1:] if chance.random() > 0.3]
        sentences.append(chance.choice(re.split(r"(?<=[。！？])", other["text"])))
    else:
        chance.shuffle(sentences)
        title = min(sentences, key=lambda one: abs(len(one) - 25))[:40]
    day = datetime.datetime.fromisoformat(item["date"]) + datetime.timedelta(days=chance.choices((0, 1, 2, 3), (60, 25, 10, 5))[0])
    return {**item, "id": f"{item['id']}-{house}", "date": day.strftime("%Y-%m-%d"), "pub": day.strftime("%Y-%m-%d") + item["pub"][10:],
            "title": title, "text": "".join(sentences), "url": f"https://house-{house}.example/{item['id']}"}


def make(weiguan, at, count):
    chance = random.Random(20261123)
    every = list(rows())
    subprocess.run([weiguan, "init", at, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
    imported(weiguan, at, (told_by(n // len(every), every[n % len(every)], chance.choice(every), chance) for n in range(count)))


def ask(weiguan, at, what):
    began = time.monotonic()
    process = subprocess.Popen([weiguan, "-C", at, "stories", "--least", "5", "--format", "csv"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    stories = sum(1 for _ in process.stdout) - 1
    _, status, usage = os.wait4(process.pid, 0)
    seconds, mib = time.monotonic() - began, usage.ru_maxrss / 1024
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"stories ended with {os.waitstatus_to_exitcode(status)}")
    print(f"{what}: {seconds:.1f} s, {usage.ru_utime + usage.ru_stime:.1f} s of processors, peak {mib:.0f} MiB, {stories} stories of 5 or more", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--keep")
    options = parser.parse_args()
    if not XWLB.exists():
        print(f"stories: skipped, no {XWLB} here")
        return
    weiguan = pathlib.Path(options.build).resolve() / "weiguan"
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-") as folder:
        at = pathlib.Path(options.keep or folder) / "stories"
        if not (at / "archive.sqlite").exists():
            at.mkdir(parents=True, exist_ok=True)
            make(weiguan, at, options.articles)
        for kept in at.glob("stories.sqlite*"):
            kept.unlink()
        ask(weiguan, at, f"{options.articles} articles (to reach: {MOST_SECONDS} s, {MOST_MIB} MiB for 1,000,000)")
        ask(weiguan, at, "again")
        last = list(rows())[-20:]
        now = time.time_ns()
        imported(weiguan, at, [{**one, "id": f"{one['id']}-{now}", "url": f"https://later.example/{now}/{one['id']}"} for one in last])
        ask(weiguan, at, f"after {len(last)} articles more of the last day")


if __name__ == "__main__":
    main()
