#!/usr/bin/env python3
"""How fast `weiguan fetch` collects, beside wget and Python crawlers, and what a million addresses cost it.

    python3 tools/bench_fetch.py BUILD_DIR [--peers] [--rounds N] [--known N]

  speed  2,000 made-up pages of some 40 kB on 20 hosts (127.0.0.2 to 127.0.0.21), without delay, eight connections at once and one
         to a host for everybody; gzip and plain.  Weiguan writes WARC, reads every page and fills its archive and search index;
         beside each peer stands what it does.  Whole processes, several rounds in turns: median, least and most pages a second by
         the clock; processor time of the program and all it starts, a page; peak memory (of several processes, the largest)
  known  an observatory whose list holds N addresses (1,000,000) on 50 hosts, and a budget of 200 requests a day: what the first
         run, which takes the list in, and those of the next days cost; seconds from start to the first request, peak memory

The server is tools/page_server.cc, one thread that answers from memory; what it needs itself is told.  The peers (aiohttp, warcio,
Scrapy, trafilatura) are installed into a scratch environment in BUILD_DIR; wget is the system's.  The machine may do other
work: processor time and ratios within one run say more than the clock.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_pages

HOSTS, EACH, AT_ONCE = 20, 100, 8

# Arguments: the file with the addresses, a folder to write into, what to do: "", "warc", "warc+text".
AIOHTTP = """
import asyncio, collections, io, sys, urllib.parse
import aiohttp
addresses, folder, work = open(sys.argv[1]).read().split(), sys.argv[2], sys.argv[3]
hosts = collections.defaultdict(list)
for address in addresses:
    hosts[urllib.parse.urlsplit(address).netloc].append(address)
if "warc" in work:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
    out = open(folder + "/pages.warc.gz", "wb")
    writer = WARCWriter(out, gzip=True)
if "text" in work:
    from trafilatura import extract
    texts = open(folder + "/texts", "w")

async def get(client, address):
    async with client.get(address) as answer:
        body = await answer.read()
        if answer.status != 200:
            sys.exit(f"{address}: {answer.status}")
        if "warc" in work:
            headers = StatusAndHeaders(f"{answer.status} {answer.reason}", list(answer.headers.items()), protocol="HTTP/1.1")
            record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
            writer.write_record(record)
        if "text" in work:
            if answer.headers.get("Content-Encoding") == "gzip":
                import gzip
                body = gzip.decompress(body)
            texts.write((extract(body) or "") + "\\n")

async def worker(client, queue):
    while queue:
        for address in queue.pop():
            await get(client, address)

async def main():
    # As it came, for the WARC; decoded where the client does that.
    raw = "warc" in work
    connector = aiohttp.TCPConnector(limit=AT_ONCE, limit_per_host=1)
    async with aiohttp.ClientSession(connector=connector, auto_decompress=not raw) as client:
        queue = list(hosts.values())
        await asyncio.gather(*(worker(client, queue) for _ in range(AT_ONCE)))
asyncio.run(main())
""".replace("AT_ONCE", str(AT_ONCE))

SCRAPY = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Pages(scrapy.Spider):
    name = "pages"
    start_urls = open(sys.argv[1]).read().split()
    def parse(self, response):
        pass

process = CrawlerProcess({"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": AT_ONCE,
                          "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0, "COOKIES_ENABLED": False})
process.crawl(Pages)
process.start()
""".replace("AT_ONCE", str(AT_ONCE))


class Server:
    def __init__(self, build, folder, *more):
        self.process = subprocess.Popen([build / "page_server", folder, str(HOSTS), *more], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def ask(self, what):
        with urllib.request.urlopen(f"http://127.0.0.2:{self.port}/{what}", timeout=30) as answer:
            return json.load(answer)

    def addresses(self, paths):
        return [f"http://127.0.0.{2 + int(path[1:3])}:{self.port}/{path}" for path in paths]

    def stop(self):
        self.process.kill()
        self.process.wait()


# The peak that the system tells of a process is at least that of the one which started it: so a small one starts it.
LAUNCH = """
import json, os, sys, time
began = time.monotonic()
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ), 0)
row = {"began": began, "seconds": time.monotonic() - began, "processor": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024,
       "code": os.waitstatus_to_exitcode(status)}
open(sys.argv[1], "w").write(json.dumps(row))
"""


def run(words, log):
    """Runs a command to its end: seconds of the clock, of processors (with all it starts), and MiB of the largest process."""
    words = [str(word) for word in words]
    answer = log.with_suffix(".row")
    with open(log, "ab") as errors:
        subprocess.run([sys.executable, "-S", "-E", "-c", LAUNCH, answer, *words], stdout=errors, stderr=errors, check=True)
    row = json.loads(answer.read_text())
    if row["code"] not in (0, 2):
        sys.exit(f"{' '.join(words)[:300]} ended with {row['code']}: {log.read_text(errors='replace')[-2000:]}")
    return row


def environment(build):
    """The Python of a scratch environment that holds the peers, with their versions, or nothing."""
    where = build / "peers-fetch"
    python = where / "bin/python"
    wanted = ["aiohttp", "warcio", "scrapy", "trafilatura", "lxml_html_clean"]
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", where], check=True, capture_output=True)
            subprocess.run([python, "-m", "pip", "-q", "install", *wanted], check=True, capture_output=True)
        subprocess.run([python, "-c", "import aiohttp, warcio, scrapy, trafilatura"], check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"skipped: {', '.join(wanted)} cannot be had here ({error})")
        shutil.rmtree(where, ignore_errors=True)
        return None, {}
    listed = subprocess.run([python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True).stdout
    return python, dict(line.lower().split("==") for line in listed.split() if "==" in line)


def observatory(weiguan, folder, settings, addresses):
    subprocess.run([weiguan, "init", folder], check=True, stdout=subprocess.DEVNULL)
    with open(folder / "list.txt", "w", encoding="ascii") as out:
        out.writelines(one + "\n" for one in addresses)
    with open(folder / "weiguan.toml", "a", encoding="utf-8") as out:
        out.write(f'\n[fetch]\ncontact = "desk@example.org"\ndelay = 0\nconnections = {AT_ONCE}\n{settings}\n'
                  '[[source]]\nname = "list"\naddresses = "list.txt"\nlocal = true\n')
    return folder


def crawlers(build, folder, addresses, gzip_served, peers):
    """Each by name: a function that is given an empty folder and gives a command."""
    weiguan = build / "weiguan"
    lists = []
    for host in range(HOSTS):
        lists.append(folder / f"list-{host:02}")
        lists[-1].write_text("".join(one + "\n" for one in addresses if one.startswith(f"http://127.0.0.{2 + host}:")))
    everything = folder / "addresses"
    everything.write_text("".join(one + "\n" for one in addresses))

    def ours(where):
        return [weiguan, "-C", observatory(weiguan, where / "observatory", "budget = 1000000", addresses), "fetch"]

    def wget(*more):
        # One process a host, as many at once as everybody has connections.
        return ["xargs", "-a", folder / "lists", "-P", str(AT_ONCE), "-n", "1", "wget", "-q", "-e", "robots=off", "-O", "/dev/null", *more, "-i"]

    (folder / "lists").write_text("".join(f"{one}\n" for one in lists))
    all_of_them = {"Weiguan: WARC, text, archive, index": ours}
    if not peers:
        return all_of_them
    if shutil.which("wget"):
        version = subprocess.run(["wget", "--version"], capture_output=True, text=True).stdout.split()[2]
        squeezed = ["--compression=auto"] if gzip_served else []
        all_of_them[f"wget {version}: nothing kept"] = lambda where: wget(*squeezed)
        # wget writes no WARC of compressed answers.
        if not gzip_served:
            all_of_them[f"wget {version}: WARC"] = lambda where: ["sh", "-c", f"cd {where} && xargs -a {folder / 'lists'} -P {AT_ONCE} -I LIST sh -c "
                                                                  "'exec wget -q -e robots=off -O /dev/null --no-warc-keep-log --warc-file=$(basename LIST) -i LIST'"]
    python, versions = environment(build)
    if python:
        for work, does in (("", "nothing kept"), ("warc", f"WARC by warcio {versions['warcio']}"),
                           ("warc+text", f"that WARC, text by trafilatura {versions['trafilatura']}")):
            all_of_them[f"aiohttp {versions['aiohttp']}: {does}"] = lambda where, work=work: [python, "-c", AIOHTTP, everything, where, work]
        all_of_them[f"Scrapy {versions['scrapy']}: nothing kept"] = lambda where: [python, "-c", SCRAPY, everything]
    return all_of_them


def speed(build, folder, pages, paths, rounds, peers):
    for kind in ("gzip", "plain"):
        server = Server(build, pages, *(["--plain"] if kind == "plain" else []))
        work = folder / kind
        work.mkdir()
        try:
            some = crawlers(build, work, server.addresses(paths), kind == "gzip", peers)
            rows = {name: [] for name in some}
            for number in range(rounds):
                for name, command in some.items():
                    if number % 3 > 0 and "text by" in name:
                        continue  # It takes as long as all the others together.
                    where = work / "run"
                    where.mkdir()
                    words = command(where)
                    before = server.ask("reset")
                    row = run(words, work / "log")
                    after = server.ask("stats")
                    if after["pages"] < len(paths):
                        sys.exit(f"{name} asked for {after['pages']} of {len(paths)} pages: {(work / 'log').read_text(errors='replace')[-2000:]}")
                    row.update(round=number, server=after["cpu"] - before["cpu"], answers=after["answers"], megabytes=after["bytes"] / 1e6)
                    rows[name].append(row)
                    shutil.rmtree(where)
            tell(kind, rows, len(paths))
        finally:
            server.stop()
            shutil.rmtree(work)


def tell(kind, rows, count):
    ours = next(iter(rows.values()))
    print(f"{kind}: {count} pages, {AT_ONCE} connections, {len(ours)} rounds (a third of them where trafilatura reads), load {os.getloadavg()[0]:.1f}", flush=True)
    for name, runs in rows.items():
        paces = sorted(count / row["seconds"] for row in runs)
        processor = statistics.median(1000 * row["processor"] / count for row in runs)
        line = (f"  {name:52} {statistics.median(paces):7.1f} pages/s ({paces[0]:.1f} to {paces[-1]:.1f}), {processor:6.2f} ms of processors a page, "
                f"peak {max(row['peak'] for row in runs):4.0f} MiB; {runs[0]['answers']} answers of {runs[0]['megabytes']:.1f} MB, "
                f"{statistics.median(row['server'] for row in runs):.2f} s of the server")
        if runs is not ours:
            paired = [(theirs, ours[theirs["round"]]) for theirs in runs]
            clock = statistics.median(theirs["seconds"] / our["seconds"] for theirs, our in paired)
            work = statistics.median(theirs["processor"] / our["processor"] for theirs, our in paired)
            line += f"; Weiguan is {clock:.2f} times as fast by the clock, {work:.2f} by processors"
        print(line, flush=True)


def reading(build, folder, pages, paths):
    """What reading the pages takes of a page's cost: the same bytes by `weiguan extract`, which fetches and keeps nothing."""
    for path in paths:
        (folder / "html" / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(pages / path, folder / "html" / path)
    rows = [run([build / "weiguan", "extract", folder / "html", "--format", "jsonl", "--output", folder / "texts"], folder / "log") for _ in range(3)]
    print(f"weiguan extract of the same pages: {statistics.median(1000 * row['processor'] / len(paths) for row in rows):.2f} ms of processors a page", flush=True)


def known(build, folder, pages, count):
    """A list of `count` addresses, of which some 100 are visited a run: robots.txt and a probe of each host count, too."""
    server = Server(build, pages)
    try:
        weiguan = build / "weiguan"
        addresses = (f"http://h{i % 50:02}.example/any/{i:07}.html" for i in range(count))
        where = observatory(weiguan, folder / "known", f'budget = 200\nconnect_to = "127.0.0.2:{server.port}"', addresses)
        for number, name in enumerate(("the first run", "the next run", "one more")):
            if number > 0:
                # The budget is a day's: a clock that is days ahead has a new one.
                now = time.time()
                os.environ["WEIGUAN_CLOCK"] = f"{now + number * 86400 * 2:.0f} {now:.0f} 1"
            server.ask("reset")
            row = run([weiguan, "-C", where, "fetch"], folder / "log")
            after = server.ask("stats")
            first = after["first"] - row["began"] if after["answers"] else float("nan")
            print(f"{count} addresses known, {name}: {first:.2f} s to the first request, {row['seconds']:.1f} s and {row['processor']:.1f} s of processors in all, "
                  f"peak {row['peak']:.0f} MiB, {after['pages']} pages, {after['answers']} answers; "
                  f"folder {sum(one.stat().st_size for one in where.rglob('*') if one.is_file()) / 1e6:.0f} MB", flush=True)
    finally:
        os.environ.pop("WEIGUAN_CLOCK", None)
        server.stop()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build")
    options.add_argument("--peers", action="store_true")
    options.add_argument("--rounds", type=int, default=5, metavar="N")
    options.add_argument("--known", type=int, default=1_000_000, metavar="N", help="addresses of the list; 0 leaves that part out")
    chosen = options.parse_args()
    build = pathlib.Path(chosen.build).resolve()
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-") as folder:
        folder = pathlib.Path(folder)
        paths, plain, packed = bench_pages.write(folder / "pages", HOSTS, EACH)
        print(f"{len(paths)} pages on {HOSTS} hosts, {plain / 1000:.1f} kB each, {packed / 1000:.1f} kB compressed", flush=True)
        if chosen.rounds > 0:
            speed(build, folder, folder / "pages", paths, chosen.rounds, chosen.peers)
            reading(build, folder, folder / "pages", paths)
        if chosen.known > 0:
            known(build, folder, folder / "pages", chosen.known)
    return 0


if __name__ == "__main__":
    sys.exit(main())
