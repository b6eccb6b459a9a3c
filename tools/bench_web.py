#!/usr/bin/env python3
"""How quick the dashboard is.

    python3 tools/bench_web.py BUILD_DIR [--articles N] [--keep DIR] [--seconds S]

Over the articles of ../shared/data/phrases/xwlb, and over N (1,000,000) made of them: repeated, each copy with its sentences in another
order, some of them gone, some from another article, and another day. Measured are

  - in Chromium, from the address being entered until the user sees it: the first screen, the chart of two phrases (the second time it
    is asked for), a search; and how much script each screen loads;
  - with wrk, 1 and 64 connections: answers a second and their times, by address; whatever is not 200 must be a 503 with a reason;
  - the server's memory at its most; and the same while an import is running.

--keep DIR makes the large observatory there and uses it again the next time.
"""
import argparse
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))
XWLB = SHARED / "data/phrases/xwlb"
PHRASES = "phrases=%E4%BA%BA%E7%B1%BB%E5%91%BD%E8%BF%90%E5%85%B1%E5%90%8C%E4%BD%93%0A%E4%B8%80%E5%B8%A6%E4%B8%80%E8%B7%AF&by=month&per=all&run=1"
QUERY = "%E5%AA%92%E4%BD%93"
ADDRESSES = ["/", "/site.json", "/index.json", f"/search.json?q={QUERY}", "/search.json?q=%E6%94%B9%E9%9D%A9+AND+%E5%AA%92%E4%BD%93",
             f"/phrases.json?{PHRASES}", "/volume.json?by=year"]


def rows():
    for path in sorted(XWLB.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def perturbed(row, other, copy, chance):
    sentences = [one for one in re.split(r"(?<=[。！？])", row["text"]) if one.strip()]
    chance.shuffle(sentences)
    kept = [one for one in sentences if chance.random() > 0.2]
    taken = re.split(r"(?<=[。！？])", other["text"])
    kept.append(taken[chance.randrange(len(taken))])
    year = int(row["date"][:4]) - copy % 12
    # A day that every month has.
    date = f"{year}-{row['date'][5:7]}-{1 + (int(row['date'][8:10]) + copy) % 28:02d}"
    return {**row, "id": f"{row['id']}-{copy}", "date": date, "pub": date + row["pub"][10:], "title": f"{row['title']} ({copy})",
            "url": f"https://copies.example/{copy}/{row['id']}", "text": "".join(kept)}


def imported(weiguan, at, all_rows):
    """The seconds that it took."""
    source = at / "articles.jsonl"
    with open(source, "w", encoding="utf-8") as out:
        for row in all_rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    began = time.monotonic()
    done = subprocess.run([weiguan, "-C", at, "import", source], stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 2):
        sys.exit(f"import ended with {done.returncode}")
    source.unlink()
    return time.monotonic() - began


def make(weiguan, at, count):
    """An observatory of `count` articles; the seconds that its import took."""
    chance = random.Random(20261122)
    every = list(rows())
    subprocess.run([weiguan, "init", at, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)

    def all_rows():
        for number in range(count):
            row = every[number % len(every)]
            copy = number // len(every)
            yield perturbed(row, every[chance.randrange(len(every))], copy, chance) if copy else row

    return imported(weiguan, at, all_rows())


class Server:
    def __init__(self, weiguan, at):
        self.process = subprocess.Popen([weiguan, "-C", at, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0].rstrip("/")

    def memory(self):
        """The most it has held, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def in_chromium(server):
    done = subprocess.run(["node", ROOT / "web/tests/time.mjs", server.address, PHRASES, QUERY], cwd=ROOT / "web", text=True,
                          stdout=subprocess.PIPE, check=True)
    for line in done.stdout.splitlines():
        print("  " + line)


SCRIPT = """
local others = 0
local bare = 0
function response(status, headers, body)
  if status ~= 200 then
    others = others + 1
    if status ~= 503 or #body < 10 then bare = bare + 1 end
    wrk.thread:set("others", others)
    wrk.thread:set("bare", bare)
  end
end
local threads = {}
function setup(thread) table.insert(threads, thread) end
function done(summary, latency, requests)
  local all, wrong = 0, 0
  for _, thread in ipairs(threads) do
    all = all + (thread:get("others") or 0)
    wrong = wrong + (thread:get("bare") or 0)
  end
  io.write(string.format("WRK %d %d %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), all, wrong, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""

MIXED = """
local paths = {%s}
local at = 0
function request()
  at = at + 1
  return wrk.format("GET", paths[at %% #paths + 1])
end
"""


def wrk(server, path, connections, seconds, folder, mixed=None):
    script = folder / "wrk.lua"
    script.write_text(SCRIPT + (MIXED % ", ".join(f'"{one}"' for one in mixed) if mixed else ""))
    done = subprocess.run(["wrk", "-t", str(min(connections, 2)), "-c", str(connections), "-d", f"{seconds}s", "--timeout", "30s",
                           "-s", script, server.address + path], text=True, stdout=subprocess.PIPE, check=True)
    count, duration, median, late, others, bare, errors = map(int, re.search(r"WRK (.*)", done.stdout)[1].split())
    told = f"{count / (duration / 1e6):9.1f} a second, median {median / 1000:8.1f} ms, 99 in 100 {late / 1000:9.1f} ms"
    if others or errors:
        told += f"; {others} not 200 ({others - bare} of them 503 with a reason), {errors} errors of the connection"
    return told


def with_wrk(server, seconds, folder):
    for path in ADDRESSES:
        urllib.request.urlopen(server.address + path, timeout=120).read()
        print(f"  {path[:40]:40} 1: {wrk(server, path, 1, seconds, folder)}")
    print(f"  {'all of them, mixed':40} 64: {wrk(server, '/', 64, seconds * 3, folder, ADDRESSES)}")


def measure(what, weiguan, at, seconds, folder, more):
    server = Server(weiguan, at)
    print(f"{what}, served")
    in_chromium(server)
    with_wrk(server, seconds, folder)
    print(f"  memory at its most: {server.memory():.0f} MiB")
    if more:
        ended = threading.Event()
        imported = threading.Thread(target=lambda: (subprocess.run([weiguan, "-C", at, "import", more], stdout=subprocess.DEVNULL,
                                                                   stderr=subprocess.DEVNULL, check=False), ended.set()))
        imported.start()
        time.sleep(2)
        print(f"  {'mixed while an import is running':40} 64: {wrk(server, '/', 64, seconds * 3, folder, ADDRESSES)}"
              f"{' (the import ended before)' if ended.is_set() else ''}")
        print(f"  memory at its most: {server.memory():.0f} MiB")
        imported.join()
    server.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--only-make", action="store_true", help="make the observatory of --keep and end")
    options = parser.parse_args()
    weiguan = (pathlib.Path(options.build) / "weiguan").resolve()
    if not XWLB.exists():
        print(f"web: skipped, no {XWLB} here")
        return
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-web-") as folder:
        folder = pathlib.Path(folder)
        large = options.keep or folder / "large"
        if not (large / "weiguan.toml").exists():
            shutil.rmtree(large, ignore_errors=True)
            print(f"import of {options.articles:,} articles: {make(weiguan, large, options.articles):.0f} s", flush=True)
        if options.only_make:
            return
        small = folder / "xwlb"
        seconds = make(weiguan, small, sum(1 for _ in rows()))
        print(f"import of xwlb: {seconds:.0f} s", flush=True)
        more = folder / "more.jsonl"
        chance = random.Random(7)
        every = list(rows())
        with open(more, "w", encoding="utf-8") as out:
            for number in range(100_000):
                row = perturbed(every[number % len(every)], every[chance.randrange(len(every))], 1000 + number // len(every), chance)
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        measure("xwlb", weiguan, small, options.seconds, folder, more)
        measure(f"{options.articles:,} articles", weiguan, large, options.seconds, folder, None)


if __name__ == "__main__":
    main()
