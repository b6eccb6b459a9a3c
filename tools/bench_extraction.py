#!/usr/bin/env python3
"""Reads the same pages with Weiguan and, with --peers, with trafilatura and Resiliparse, and prints pages a second.

    python3 tools/bench_extraction.py BUILD_DIR [--peers]

Every third page of each set of ../shared/data/extraction, bytes as served, one core, CPU time, best of three readings
each, taken in turns; then the program itself over one and two threads (wall time), and hostile pages (seconds and peak
memory of the whole program).  The peers are installed into a scratch environment in BUILD_DIR.
"""
import gzip
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))
SETS = ("aeb", "daniel-zh", "daniel-en", "cwced", "wcxb-articles")
ROUNDS = 3

PEER = """
import pathlib, sys, time
what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
pages = [path.read_bytes() for path in sorted(folder.iterdir())]
if what.startswith("trafilatura"):
    import logging
    logging.disable(logging.CRITICAL)
    from trafilatura import bare_extraction, extract
    if what == "trafilatura":
        def read(page): return extract(page)
    else:
        def read(page): return bare_extraction(page, with_metadata=True)
else:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    def read(page): return extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)
read(pages[0])
began = time.process_time()
for page in pages:
    read(page)
print(time.process_time() - began)
"""


def write_pages(folder):
    """The pages, uncompressed, and how many bytes they have."""
    number = size = 0
    for name in SETS:
        for path in sorted((SHARED / "data/extraction" / name / "html").glob("*"))[::3]:
            page = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            (folder / f"{number:04}.html").write_bytes(page)
            number += 1
            size += len(page)
    return number, size


def weiguan(build, folder):
    run = subprocess.run([build / "bench_extract", "--benchmark_filter=^read_pages$", "--benchmark_min_time=0.01"],
                         env={**os.environ, "WEIGUAN_BENCH_PAGES": str(folder)}, capture_output=True, text=True, check=True)
    milliseconds = re.search(r"^read_pages\s+\S+ ms\s+(\S+) ms", run.stdout, re.M)
    return float(milliseconds[1]) / 1000


def environment(build):
    """The Python of a scratch environment that holds the peers, with their versions, or nothing."""
    where = build / "peers-extraction"
    python = where / "bin/python"
    wanted = ["trafilatura", "resiliparse", "lxml_html_clean"]
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", where], check=True, capture_output=True)
            subprocess.run([python, "-m", "pip", "-q", "install", *wanted], check=True, capture_output=True)
        subprocess.run([python, "-c", "import trafilatura, resiliparse"], check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"skipped: {', '.join(wanted)} cannot be had here ({error})")
        shutil.rmtree(where, ignore_errors=True)
        return None, {}
    listed = subprocess.run([python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True).stdout
    return python, dict(line.lower().split("==") for line in listed.split() if "==" in line)


def speeds(build, folder, number, size, peers):
    readers = {"Weiguan, all that it reads": lambda: weiguan(build, folder)}
    if peers:
        python, versions = environment(build)
        if python:
            def peer(what):
                return lambda: float(subprocess.run([python, "-c", PEER, what, folder], capture_output=True, text=True, check=True).stdout)
            readers[f"trafilatura {versions['trafilatura']}, text only"] = peer("trafilatura")
            readers[f"trafilatura {versions['trafilatura']}, with metadata"] = peer("trafilatura+")
            readers[f"Resiliparse {versions['resiliparse']}, main text only"] = peer("resiliparse")
    best = {}
    for _ in range(ROUNDS):
        for name, read in readers.items():
            best[name] = min(best.get(name, float("inf")), read())
    ours = next(iter(best.values()))
    print(f"{number} pages, {size / 1e6:.1f} MB, one core, CPU time, best of {ROUNDS}")
    for name, seconds in best.items():
        ratio = "" if seconds == ours else f"   Weiguan is {seconds / ours:.2f} times as fast"
        print(f"  {name:36} {number / seconds:8.1f} pages/s {size / 1e6 / seconds:7.1f} MB/s{ratio}")


def timed(*words):
    """Wall seconds and peak MiB of a command that may end with problems."""
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 2):
        sys.exit(f"{' '.join(map(str, words))} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def cores(program, folder, number):
    one = min(timed(program, "extract", folder, "--format", "jsonl", "--threads", "1")[0] for _ in range(ROUNDS))
    two = min(timed(program, "extract", folder, "--format", "jsonl", "--threads", "2")[0] for _ in range(ROUNDS))
    print(f"weiguan extract, wall time: 1 thread {number / one:.1f} pages/s, 2 threads {number / two:.1f} ({one / two:.2f} times)")


def hostile():
    """Pages made to be slow or large: name and parts, each a piece and how often it stands."""
    text = (b"<p>A sentence of some length stands here, so that there is an article to be found.</p>", 20)
    attributes = b"".join(b" a%d=x" % i for i in range(120_000))
    bomb = b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (98 + i, 97 + i, 97 + i, 97 + i, 97 + i) for i in range(20))
    yield "an ordinary page", [text]
    yield "100,000 nested div", [(b"<div>", 100_000), text]
    yield "33,333 nested table, tr, td", [(b"<table><tr><td>", 33_333), text]
    yield "33,333 unclosed b, i, font", [(b"<b><i><font>", 33_333), text]
    yield "100,000 nested a", [(b"<a href=x>", 100_000), text]
    yield "1 MB of attributes in one tag", [(b"<div" + attributes + b">", 1), text]
    yield "1 MB in one attribute", [(b"<div class='", 1), (b"x", 1_000_000), (b"'>", 1), text]
    yield "1,000,000 entities", [(b"&amp;&#x4e2d;&nbsp;&bogus;", 250_000), text]
    yield "an entity bomb", [(b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + bomb + b"]>&u;", 1), text]
    yield "50 MB of blanks", [(b" ", 50_000_000), text]
    yield "50 MB of zero bytes", [(b"\0", 50_000_000), text]
    yield "50 MB of <", [(b"<", 50_000_000), text]
    yield "8 MB of one line without a tag", [("没有标签的长行，".encode(), 350_000)]
    yield "500,000 short paragraphs", [(b"<p>x</p>", 500_000), text]
    yield "2,500,000 paragraphs not closed", [(b"<p>x", 2_500_000), text]
    yield "200,000 links", [(b"<a href='/a'>story</a> ", 200_000), text]
    yield "JSON 1,000,000 deep", [(b"<script type=application/ld+json>", 1), (b"[", 1_000_000), (b"</script>", 1), text]


def write_parts(path, parts):
    """In small steps: a program begun by a large one is counted as large as that one."""
    with open(path, "wb") as out:
        for piece, times in parts:
            step = max(1, 65536 // len(piece))
            while times > 0:
                out.write(piece * min(step, times))
                times -= step


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if len(words) != 1 or set(sys.argv[1:]) - {words[0], "--peers"}:
        print(__doc__)
        return 64
    build = pathlib.Path(words[0]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        pages = folder / "pages"
        pages.mkdir()
        number, size = write_pages(pages)
        if number == 0:
            print("skipped: no pages of ../shared/data/extraction here")
        else:
            speeds(build, pages, number, size, "--peers" in sys.argv)
            cores(build / "weiguan", pages, number)
        print("hostile pages: seconds and peak memory of the program")
        for name, parts in hostile():
            path = folder / "hostile.html"
            write_parts(path, parts)
            seconds, memory = timed(build / "weiguan", "extract", path, "--format", "jsonl")
            print(f"  {name:36} {seconds:6.2f} s {memory:6.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
