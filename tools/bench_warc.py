#!/usr/bin/env python3
"""Reads one WARC with Weiguan and, with --peers, with FastWARC and warcio, and prints records and MB a second.

    python3 tools/bench_warc.py BUILD_DIR [--peers]

The same file, the same run, one thread; the best of several readings each, taken in turns.  The file (some 50 MB of
gzip, a member a record) is made once in BUILD_DIR: from the pages of the shared data where they are, else from pages
made up here.  The peers are installed into a scratch environment in BUILD_DIR.
"""
import hashlib
import json
import os
import random
import subprocess
import sys
import time
import uuid
import zlib
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
STORED_BYTES = 50 << 20
ROUNDS = 5

FASTWARC = """
import sys, time
from fastwarc.warc import ArchiveIterator
from fastwarc.stream_io import FileStream
path, http = sys.argv[1], sys.argv[2] == "http"
start = time.perf_counter()
records = size = 0
for record in ArchiveIterator(FileStream(path, "rb"), parse_http=http):
    size += len(record.reader.read())
    records += 1
print(time.perf_counter() - start, records, size)
"""

FASTWARC_SKIP = """
import sys, time
from fastwarc.warc import ArchiveIterator
from fastwarc.stream_io import FileStream
start = time.perf_counter()
records = 0
for record in ArchiveIterator(FileStream(sys.argv[1], "rb"), parse_http=False):
    records += 1
print(time.perf_counter() - start, records, 0)
"""

WARCIO = """
import sys, time
from warcio.archiveiterator import ArchiveIterator
start = time.perf_counter()
records = size = 0
with open(sys.argv[1], "rb") as file:
    for record in ArchiveIterator(file, no_record_parse=True):
        size += len(record.raw_stream.read())
        records += 1
print(time.perf_counter() - start, records, size)
"""


def shared_pages():
    """Some real pages of the shared data, or nothing."""
    root = Path(os.environ.get("WEIGUAN_SHARED", SOURCE / "../shared")) / "data/extraction"
    pages = []
    if root.is_dir():
        for path in sorted(root.rglob("*.html"))[:4000]:
            if path.is_file() and 2000 < path.stat().st_size < 2_000_000:
                pages.append(path.read_bytes())
    return pages[:829]


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
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(head + block + b"\r\n\r\n") + packer.flush()


def make_file(path):
    pages = shared_pages()
    source = "pages of the shared data"
    if len(pages) < 100:
        pages, source = list(made_up_pages()), "made-up pages"
    number = 0
    with open(path.with_suffix(".part"), "wb") as out:
        while out.tell() < STORED_BYTES:
            for page in pages:
                url = f"http://bench.example/{number}.html"
                number += 1
                request = f"GET /{number}.html HTTP/1.1\r\nHost: bench.example\r\nUser-Agent: weiguan\r\n\r\n".encode()
                answer = (f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nServer: bench\r\n"
                          f"Content-Length: {len(page)}\r\n\r\n").encode() + page
                out.write(record("request", url, "application/http; msgtype=request", request))
                out.write(record("response", url, "application/http; msgtype=response", answer))
                out.write(record("metadata", url, "application/warc-fields", b"fetchTimeMs: 12\r\nhopsFromSeed: L\r\n"))
    path.with_suffix(".part").rename(path)
    path.with_suffix(".txt").write_text(source + "\n")


def weiguan(build, path, name):
    run = subprocess.run([str(build / "bench_capture"), f"--benchmark_filter=^{name}$", "--benchmark_format=json",
                          "--benchmark_min_time=0.01"], env={**os.environ, "WEIGUAN_BENCH_WARC": str(path)},
                         capture_output=True, text=True, check=True)
    one = json.loads(run.stdout)["benchmarks"][0]
    return one["real_time"] / 1000, int(one["records"])


def peer(python, script, path, *more):
    run = subprocess.run([python, "-c", script, str(path), *more], capture_output=True, text=True, check=True)
    seconds, records, _ = run.stdout.split()
    return float(seconds), int(records)


def peers(build):
    """The Python of a scratch environment that holds the peers, or nothing."""
    python = build / "peers/bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(build / "peers")], check=True, capture_output=True)
        have = subprocess.run([str(python), "-c", "import fastwarc, warcio"], capture_output=True)
        if have.returncode != 0:
            subprocess.run([str(python), "-m", "pip", "-q", "install", "fastwarc", "warcio"], check=True,
                           capture_output=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"skipped: FastWARC and warcio cannot be had here ({error})")
        return None
    listed = subprocess.run([str(python), "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True)
    wanted = [line for line in listed.stdout.split() if line.lower().startswith(("fastwarc", "warcio"))]
    print("peers:", ", ".join(wanted).replace("==", " "))
    return str(python)


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
    raw = 0
    unpack = zlib.decompressobj(31)
    data = path.read_bytes()
    while data:
        raw += len(unpack.decompress(data))
        data, unpack = unpack.unused_data, zlib.decompressobj(31)
    print(f"{path.name}: {stored / 1e6:.1f} MB gzip, {raw / 1e6:.1f} MB raw, from {path.with_suffix('.txt').read_text().strip()}")

    runs = {
        "weiguan": lambda: weiguan(build, path, "ReadWarc"),
        "weiguan, HTTP taken apart and decoded": lambda: weiguan(build, path, "ReadWarcAndHttp"),
        "weiguan, digests checked": lambda: weiguan(build, path, "ReadWarcWithDigests"),
    }
    python = peers(build) if "--peers" in sys.argv else None
    if python:
        runs["FastWARC, records passed over"] = lambda: peer(python, FASTWARC_SKIP, path)
        runs["FastWARC, blocks read"] = lambda: peer(python, FASTWARC, path, "raw")
        runs["FastWARC, blocks read, HTTP parsed"] = lambda: peer(python, FASTWARC, path, "http")
        runs["warcio, blocks read"] = lambda: peer(python, WARCIO, path)
    best = {}
    counts = {}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            seconds, counts[name] = run()
            best[name] = min(best.get(name, seconds), seconds)
    if len(set(counts.values())) != 1:
        print("the readers do not agree on the number of records:", counts)
        return 1
    print(f"{'':40} {'records/s':>10} {'MB/s gzip':>10} {'MB/s raw':>10} {'weiguan is':>11}")
    for name, seconds in best.items():
        print(f"{name:40} {counts[name] / seconds:10.0f} {stored / 1e6 / seconds:10.1f} {raw / 1e6 / seconds:10.1f}"
              f" {seconds / best['weiguan']:10.2f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
