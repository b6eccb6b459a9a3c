#!/usr/bin/env python3
"""Speed, as ./dev bench runs it: bench.py BUILD [NAME ...] [--peers] [--to N] [--odd].

  xwlb        import ../shared/data/phrases/xwlb, and the same again: seconds and memory
  search      50 queries of mixed kind over it: in process (bench_archive), and through serve (bench_queries.txt)
  memory      import of 1 and of 10 times the same rows: the peak must not grow
  warc        records and megabytes a second; with --peers beside warcio and FastWARC on the same file
  extraction  pages a second, over cores, and hostile pages; with --peers beside trafilatura and Resiliparse
  phrases     thousands of phrases counted over xwlb at once, beside ripgrep where it is installed
  reuse       which articles of xwlb repeat which: seconds and memory; with --peers beside datasketch and rensa, with --to N
              growth up to N articles, with --odd 10,000 copies of one text and the like
  fetch       pages a second of weiguan fetch against a server on this machine; with --peers beside wget, aiohttp and Scrapy; memory
              and time to start with 1,000,000 addresses known
  ask         1,000 questions to a chatbot on this machine, 32 at once: cost of one, memory, and how well its events are timed
  web         the dashboard in Chromium and under load, over xwlb and over 1,000,000 articles made of it (an hour; not in the list
              that is run when none is named)
  stories     1,000,000 articles made of xwlb grouped into stories: seconds and memory (half an hour; not in that list either)
  kernels     every room's own benchmarks

Times are of this machine on this day: quote ratios, and medians where there are several runs.
"""
import argparse
import http.client
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))
XWLB = SHARED / "data/phrases/xwlb"


def timed(*words):
    """Runs a command; its wall seconds and its peak memory in MiB."""
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 2):
        sys.exit(f"{' '.join(map(str, words))} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - began, usage.ru_maxrss / 1024, out


def observatory(weiguan, folder, source):
    subprocess.run([weiguan, "init", folder, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
    return timed(weiguan, "-C", folder, "import", source)


def xwlb(weiguan, folder):
    seconds, memory, out = observatory(weiguan, folder / "xwlb", XWLB)
    print(f"import of xwlb: {seconds:.1f} s, peak {memory:.0f} MiB (to reach: 60 s, 1024 MiB)")
    print("  " + out.strip().replace("\n", "\n  "))
    seconds, memory, _ = timed(weiguan, "-C", folder / "xwlb", "import", XWLB)
    print(f"the same again: {seconds:.1f} s, peak {memory:.0f} MiB (to reach: 15 s)")


def report(what, times):
    slowest = max(times, key=lambda one: one[1])
    print(f"{what}: median {statistics.median(t for _, t in times):.1f} ms, worst {slowest[1]:.1f} ms ({slowest[0]}), "
          f"{len(times)} queries (to reach: 20 and 150 ms)")


def search(weiguan, folder):
    at = folder / "xwlb"
    if not at.exists():
        observatory(weiguan, at, XWLB)
    queries = (ROOT / "tools/bench_queries.txt").read_text(encoding="utf-8").splitlines()
    print("search in process: median_ms and worst_ms of 50 queries", flush=True)
    subprocess.run([weiguan.parent / "bench_archive", "--benchmark_filter=search_fifty"], check=True)
    server = subprocess.Popen([weiguan, "-C", at, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        line = ""
        while "http://" not in line:
            line = server.stdout.readline()
        port = int(re.search(r":(\d+)", line.split("http://")[1])[1])
        for twin in ("", ".json"):
            times = []
            for query in queries:
                best = 1e9
                for _ in range(3):
                    began = time.monotonic()
                    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                    link.request("GET", f"/search{twin}?q=" + urllib.parse.quote(query))
                    answer = link.getresponse()
                    answer.read()
                    if answer.status != 200:
                        sys.exit(f"{query}: HTTP {answer.status}")
                    best = min(best, 1000 * (time.monotonic() - began))
                times.append((query, best))
            report(f"search through serve{', ' + twin if twin else ', page'}", times)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def memory(weiguan, folder):
    sys.path.insert(0, str(ROOT / "tests"))
    import helper
    peaks = []
    for times in (1, 10):
        source = folder / f"rows-{times}.jsonl"
        with open(source, "w", encoding="utf-8") as out:
            for part in range(times):
                out.write(helper.rows(40000, start=part * 40000))
        seconds, peak, _ = observatory(weiguan, folder / f"memory-{times}", source)
        peaks.append(peak)
        print(f"import of {source.stat().st_size / 1e6:.0f} MB of rows: {seconds:.1f} s, peak {peak:.0f} MiB")
    print(f"10 times the input: {peaks[1] / peaks[0]:.2f} times the memory")


def beside_peers(name, build, peers, *more):
    subprocess.run([sys.executable, ROOT / f"tools/bench_{name}.py", build, *more] + (["--peers"] if peers else []), check=True)


def kernels(build):
    for program in sorted(pathlib.Path(build).glob("bench_*")):
        if program.is_file() and os.access(program, os.X_OK):
            print(f"== {program.name}", flush=True)
            subprocess.run([program, "--benchmark_min_time=0.2"], check=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("names", nargs="*", default=[])
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--to", default="0")
    parser.add_argument("--odd", action="store_true")
    options = parser.parse_args()
    names = options.names or ["xwlb", "search", "memory", "warc", "extraction", "phrases", "reuse", "fetch", "ask"]
    weiguan = pathlib.Path(options.build).resolve() / "weiguan"
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-") as folder:
        folder = pathlib.Path(folder)
        for name in names:
            if name in ("xwlb", "search") and not XWLB.exists():
                print(f"{name}: skipped, no {XWLB} here")
            elif name in ("warc", "extraction", "fetch"):
                beside_peers(name, options.build, options.peers)
            elif name in ("phrases", "ask", "web", "stories"):
                beside_peers(name, options.build, False)
            elif name == "reuse":
                beside_peers(name, options.build, options.peers, "--to", options.to, *(["--odd"] if options.odd else []))
            elif name == "kernels":
                kernels(options.build)
            elif name in ("xwlb", "search", "memory"):
                {"xwlb": xwlb, "search": search, "memory": memory}[name](weiguan, folder)
            else:
                sys.exit(f"bench: there is no {name}; there are xwlb, search, memory, warc, extraction, phrases, reuse, fetch, ask, web, stories and kernels")


if __name__ == "__main__":
    main()
