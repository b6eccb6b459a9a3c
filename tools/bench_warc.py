#!/usr/bin/env python3
"""Reads one WARC with Weiguan and, with --peers, with FastWARC and warcio, and prints records and MB a second.

    python3 tools/bench_warc.py BUILD_DIR [--peers]

The same file, the same run; the best of several readings each, taken in turns.  Weiguan reads on one thread and, as users run it,
with a second one that decodes ahead; the peers have one.  So the time of the clock is compared, and the processor time of all
threads together stands beside it: on a machine that does other work too the first is worth little.  The file (some 50 MB of
gzip, a member a record) is made once in BUILD_DIR: from the pages of the shared data where they are, else from pages
made up here.  The peers are installed into a scratch environment in BUILD_DIR.
"""
import gzip
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import uuid
import zlib
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
STORED_BYTES = 50 << 20
ROUNDS = 7

FASTWARC = """
import sys, time
from fastwarc.warc import ArchiveIterator
path, read, http = sys.argv[1], "read" in sys.argv, "http" in sys.argv
start = time.perf_counter(), time.process_time()
records = 0
for record in ArchiveIterator(path, parse_http=http):
    if read:
        record.reader.read()
    records += 1
print(time.perf_counter() - start[0], time.process_time() - start[1], records)
"""

WARCIO = """
import sys, time
from warcio.archiveiterator import ArchiveIterator
start = time.perf_counter(), time.process_time()
records = 0
with open(sys.argv[1], "rb") as file:
    for record in ArchiveIterator(file, no_record_parse=True):
        record.raw_stream.read()
        records += 1
print(time.perf_counter() - start[0], time.process_time() - start[1], records)
"""


def shared_pages():
    """Some real pages of the shared data, or nothing."""
    root = Path(os.environ.get("WEIGUAN_SHARED", SOURCE / "../shared")) / "data/extraction"
    pages = []
    if root.is_dir():
        for path in sorted(root.rglob("*")):
            if path.suffix in (".html", ".htm", ".gz") and path.is_file():
                page = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
                if 2000 < len(page) < 2_000_000:
                    pages.append(page)
    return pages


def made_up_pages():
    words = "rain river harvest council bridge market 晨星 报道 天气 丰收 会议 <p> </p> <div class='a'> </div>".split()
    chance = random.Random(1)
    for _ in range(829):
        names = [format(chance.getrandbits(40), "x") for _ in range(200)]
        text = " ".join(chance.choice(words + names) for _ in range(chance.randint(2000, 40000)))
        yield f"<!doctype html><html><body>{text}</body></html>".encode()


def record(kind, url, content_type, block):
    name = uuid.UUID(bytes=hashlib.sha256(kind.encode() + url.encode() + block).digest()[:16])
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2024-07-02T09:30:00Z\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-IP-Address: 192.0.2.1\r\n"
            f"WARC-Block-Digest: sha256:{hashlib.sha256(block).hexdigest()}\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n").encode()
    raw = head + block + b"\r\n\r\n"
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(raw) + packer.flush(), len(raw)


def make_file(path):
    pages = shared_pages()
    source = "pages of the shared data"
    if len(pages) < 100:
        pages, source = list(made_up_pages()), "made-up pages"
    number = raw = 0
    with open(path.with_suffix(".part"), "wb") as out:
        while out.tell() < STORED_BYTES:
            page = pages[number % len(pages)]
            url = f"http://bench.example/{number}.html"
            number += 1
            request = f"GET /{number}.html HTTP/1.1\r\nHost: bench.example\r\nUser-Agent: weiguan\r\n\r\n".encode()
            answer = (f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nServer: bench\r\n"
                      f"Content-Length: {len(page)}\r\n\r\n").encode() + page
            for kind, media, block in (("request", "application/http; msgtype=request", request),
                                       ("response", "application/http; msgtype=response", answer),
                                       ("metadata", "application/warc-fields", b"fetchTimeMs: 12\r\n")):
                packed, size = record(kind, url, media, block)
                out.write(packed)
                raw += size
    path.with_suffix(".part").rename(path)
    path.with_suffix(".json").write_text(json.dumps({"raw": raw, "pages": source}))


def weiguan(build, path, name):
    run = subprocess.run([str(build / "bench_capture"), f"--benchmark_filter=^{name}/", "--benchmark_format=json",
                          "--benchmark_min_time=0.01"], env={**os.environ, "WEIGUAN_BENCH_WARC": str(path)},
                         capture_output=True, text=True, check=True)
    one = json.loads(run.stdout)["benchmarks"][0]
    return one["real_time"] / 1000, one["cpu_time"] / 1000, int(one["records"])


def peer(python, script, path, *more):
    run = subprocess.run([python, "-c", script, str(path), *more], capture_output=True, text=True, check=True)
    clock, processor, records = run.stdout.split()
    return float(clock), float(processor), int(records)


def environment(where, wanted):
    """The Python of a scratch environment that holds what is wanted, or nothing."""
    python = where / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(where)], check=True, capture_output=True)
            subprocess.run([str(python), "-m", "pip", "-q", "install", *wanted], check=True, capture_output=True)
        subprocess.run([str(python), "-c", "import fastwarc"], check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"skipped: {', '.join(wanted)} cannot be had here ({error})")
        shutil.rmtree(where, ignore_errors=True)
        return None, None
    listed = subprocess.run([str(python), "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True)
    return str(python), dict(line.lower().split("==") for line in listed.stdout.split() if "==" in line)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if len(words) != 1 or set(sys.argv[1:]) - {words[0], "--peers"}:
        print(__doc__)
        return 64
    build = Path(words[0]).resolve()
    path = build / "bench.warc.gz"
    if not path.exists():
        print("making", path.name)
        make_file(path)
    stored = path.stat().st_size
    made = json.loads(path.with_suffix(".json").read_text())
    raw = made["raw"]
    print(f"{path.name}: {stored / 1e6:.1f} MB gzip, {raw / 1e6:.1f} MB raw, from {made['pages']}; {os.cpu_count()} processors,"
          f" load {os.getloadavg()[0]:.1f}")

    runs = {}
    for what, name in (("", "ReadWarc"), (", HTTP taken apart and decoded", "ReadWarcAndHttp"),
                       (", digests checked", "ReadWarcWithDigests")):
        for threads in ("one_thread", "two_threads"):
            runs[f"weiguan, {threads.replace('_', ' ')}{what}"] = (
                lambda name=f"{name}/{threads}": weiguan(build, path, name))
    if "--peers" in sys.argv:
        # FastWARC before version 1 reads gzip with zlib, later ones with zlib-rs, which is much faster.
        for folder, wanted in (("peers", ["fastwarc", "warcio"]), ("peers-zlib", ["fastwarc<1"])):
            python, have = environment(build / folder, wanted)
            if not python:
                continue
            for what, more in (("passed over", []), ("read", ["read"]), ("read, HTTP parsed", ["read", "http"])):
                runs[f"FastWARC {have['fastwarc']}, blocks {what}"] = (
                    lambda python=python, more=more: peer(python, FASTWARC, path, *more))
            if "warcio" in have:
                runs[f"warcio {have['warcio']}, blocks read"] = lambda python=python: peer(python, WARCIO, path)
    clock, processor, counts = {}, {}, {}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            wall, busy, counts[name] = run()
            clock[name] = min(clock.get(name, wall), wall)
            processor[name] = min(processor.get(name, busy), busy)
    if len(set(counts.values())) != 1:
        print("the readers do not agree on the number of records:", counts)
        return 1
    print("by the clock: records and MB a second, and how many times as fast weiguan is with two threads and with one")
    print(f"{'':52} {'records/s':>10} {'MB/s gzip':>10} {'two':>6} {'one':>6}   {'processor s':>11} {'two':>6} {'one':>6}")
    for name, seconds in clock.items():
        print(f"{name:52} {counts[name] / seconds:10.0f} {stored / 1e6 / seconds:10.1f}"
              f" {seconds / clock['weiguan, two threads']:5.2f}x {seconds / clock['weiguan, one thread']:5.2f}x"
              f"   {processor[name]:11.3f} {processor[name] / processor['weiguan, two threads']:5.2f}x"
              f" {processor[name] / processor['weiguan, one thread']:5.2f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
