#!/usr/bin/env python3
"""What `weiguan ask` costs, and how well it keeps time.

    python3 tools/bench_ask.py BUILD_DIR [--exchanges N] [--concurrency N] [--pace SECONDS]

The scripted provider (tests/provider) streams honest answers of some 200 events on this machine; weiguan asks 1,000 times, 32 at
once, and archives each exchange when it ends.  Told are exchanges a second, processor time, bytes on disk and peak memory, beside a run
of a tenth as many; and for each event of a stream how much later it was archived as having come than the provider's own log has it
sent, both counted from the first event of the stream.  The provider shares the machine, and what it is late by itself is not in its log.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
sys.argv, arguments = sys.argv[:1], sys.argv[1:]
import asking  # noqa: E402
import bench_fetch  # noqa: E402


class Server:
    def __init__(self, folder, pace):
        self.log = folder / "requests.jsonl"
        self.process = subprocess.Popen([sys.executable, ROOT / "tests/provider/serve.py", "--log", self.log, "--pace", str(pace)],
                                        stdout=subprocess.PIPE, text=True)
        self.where = json.loads(self.process.stdout.readline())["endpoint"]

    def endpoint(self):
        return self.where

    def stop(self):
        self.process.terminate()
        self.process.wait()


def ask(weiguan, folder, server, count, concurrency):
    at = folder / f"obs-{count}"
    subprocess.run([weiguan, "init", at, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
    path = asking.battery(folder, server, ["honest"], f"concurrency = {concurrency}\n", repeats=count, name=f"bench-{count}",
                          questions=asking.question("quay", asking.HARBOUR, ["zh-Hans"]))
    row = bench_fetch.run([weiguan, "-C", at, "ask", path], folder / f"log-{count}")
    row["bytes"] = sum(file.stat().st_size for file in at.rglob("*") if file.is_file())
    row["warc"] = sum(file.stat().st_size for file in (at / "warc").glob("*.warc.gz"))
    answers = asking.answers(at)
    if len(answers) != count or not all(one["text"] and not one["answer_failure"] for one in answers):
        sys.exit(f"{len(answers)} answers of {count}, or not all of them whole")
    return at, row


def chunks(sent):
    """Where in the bytes of an answer each chunk begins."""
    at = sent.index(b"\r\n\r\n") + 4
    while True:
        line = sent.index(b"\r\n", at)
        length = int(sent[at:line], 16)
        if length == 0:
            return
        yield at
        at = line + 2 + length + 2


def lateness(at, log):
    """Milliseconds that each event was archived later than it was sent, less what the first of its stream was."""
    sent = {}
    for line in open(log, encoding="utf-8"):
        row = json.loads(line)
        sent.setdefault(row["sent"].encode("latin-1").partition(b"\r\n\r\n")[2], []).append(row)
    late, kept = [], {}
    for headers, block in asking.records(at):
        if headers["WARC-Type"] == "metadata" and "Weiguan-Exchange" in headers and "WARC-Refers-To" in headers:
            kept[headers["WARC-Refers-To"]] = json.loads(block)
    for headers, block in asking.records(at):
        told = kept.get(headers["WARC-Record-ID"])
        if headers["WARC-Type"] != "response" or told is None:
            continue
        head, _, body = block.partition(b"\r\n\r\n")
        # Equal answers cannot be told apart by their bytes: the nearest in time is meant.
        times = []
        parts, now = told["parts"], 0
        for begin in chunks(block):
            while now + 1 < len(parts) and parts[now + 1][0] <= begin:
                now += 1
            times.append(parts[now][1])
        best = None
        for row in sent[body]:
            row_times = [1000 * (one - row["events"][0]) for one in row["events"]]
            off = [mine - times[0] - theirs for mine, theirs in zip(times, row_times)]
            error = sum(map(abs, off))
            if best is None or error < best[0]:
                best = (error, off)
        late += best[1][1:]
    return late


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--exchanges", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--pace", type=float, default=0.01)
    chosen = parser.parse_args(arguments)
    weiguan = pathlib.Path(chosen.build).resolve() / "weiguan"
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    with tempfile.TemporaryDirectory(prefix="weiguan-bench-") as folder:
        folder = pathlib.Path(folder)
        rows = []
        for count in (chosen.exchanges // 10, chosen.exchanges):
            server = Server(folder, chosen.pace)
            try:
                at, row = ask(weiguan, folder, server, count, chosen.concurrency)
            finally:
                server.stop()
            late = lateness(at, server.log) if count == chosen.exchanges else []
            server.log.unlink()
            rows.append(row)
            print(f"{count} exchanges, {chosen.concurrency} at once: {row['seconds']:.1f} s, {row['processor']:.2f} s of processors, "
                  f"peak {row['peak']:.1f} MiB, WARC {row['warc'] / count / 1000:.2f} kB and folder {row['bytes'] / count / 1000:.2f} kB an exchange", flush=True)
        more = chosen.exchanges - chosen.exchanges // 10
        print(f"an exchange costs {1000 * (rows[1]['processor'] - rows[0]['processor']) / more:.2f} ms of processors; "
              f"10 times as many: {rows[1]['peak'] / rows[0]['peak']:.2f} times the memory")
        size = sorted(abs(one) for one in late)
        print(f"{len(late)} events: archived within {statistics.median(size):.2f} ms of the provider's log (median), "
              f"{size[int(len(size) * .99)]:.2f} ms (99 in 100), {size[-1]:.2f} ms (worst)")


if __name__ == "__main__":
    main()
