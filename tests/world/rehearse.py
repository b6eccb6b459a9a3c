"""Weiguan against the little web: a server, an observatory that watches all of its sites, and a clock that both share."""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from world import clock, pack, schedule, sources

HERE = pathlib.Path(__file__).resolve().parent


class Rehearsal:
    """`with Rehearsal(...) as one:` serves; one.fetch() starts the collector; one.rows("deletions") asks for its rows."""

    def __init__(self, program, folder, speed=6000.0, days=5.0, count=14, seed=1, delay=5.0, budget=1000000, names=(), calm=False,
                 start="2025-03-03T00:00:00Z", settings="", every=30):
        self.program, self.folder, self.delay = pathlib.Path(program), pathlib.Path(folder), delay
        self.world = schedule.World(seed, clock.parse(start), days, count, names, calm)
        self.arguments = ["--seed", seed, "--start", start, "--days", days, "--articles", count, "--delay", delay, "--budget", budget,
                          "--sites", ",".join(names)] + (["--calm"] if calm else [])
        self.speed, self.budget, self.settings, self.every = speed, budget, settings, every
        self.at = self.folder / "observatory"
        self.environment = {**os.environ, "LANG": "C.UTF-8", "NO_COLOR": "1"}
        self.environment.pop("SOURCE_DATE_EPOCH", None)
        self.fetching = None

    def __enter__(self):
        # A few real seconds until time begins, so that everybody is ready.
        self.clock = clock.Clock(self.world.start, time.time() + 2, self.speed)
        self.environment["WEIGUAN_CLOCK"] = str(self.clock)
        self.log = self.folder / "log.jsonl"
        self.server = subprocess.Popen(
            [sys.executable, HERE / "serve.py", *map(str, self.arguments), "--clock", str(self.clock), "--log", self.log],
            stdout=subprocess.PIPE, text=True)
        self.ports = json.loads(self.server.stdout.readline())
        self.run("init", self.at, "--pack", pack.write(self.world, self.folder / "pack"), "--name", "rehearsal", at=None)
        self.write_settings()
        return self

    def __exit__(self, *_):
        for process in (self.fetching, self.server):
            if process and process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def write_settings(self):
        path = self.at / "weiguan.toml"
        path.write_text(path.read_text() + f"""
[fetch]
contact = "desk@observatory.example"
delay = {self.delay:g}
budget = {self.budget}
timeout = 2
max_size = 2
connect_to = "127.0.0.1:{self.ports['port']}"
connect_to_tls = "127.0.0.1:{self.ports['tls_port']}"
{self.settings}
{sources.toml(self.world, self.every)}""", encoding="utf-8")

    def run(self, *words, at="self", status=0, timeout=600):
        where = self.at if at == "self" else at
        command = [str(self.program)] + (["-C", str(where)] if where else []) + [str(word) for word in words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env=self.environment, check=False)
        if status is not None and done.returncode != status:
            raise AssertionError(f"{' '.join(command)}\nended with {done.returncode}, expected {status}\n"
                                 f"stdout: {done.stdout[-3000:]}\nstderr: {done.stderr[-3000:]}")
        return done

    def rows(self, *words):
        return [json.loads(line) for line in self.run(*words, "--format", "jsonl", status=None).stdout.splitlines()]

    def fetch(self):
        """Starts `weiguan fetch --watch`."""
        self.said = tempfile.TemporaryFile(mode="w+", dir=self.folder)
        self.fetching = subprocess.Popen([self.program, "-C", self.at, "fetch", "--watch"], env=self.environment,
                                         stdout=self.said, stderr=subprocess.STDOUT)
        return self.fetching

    def words(self):
        """What it said, the last 3,000 characters."""
        self.said.seek(0)
        return self.said.read()[-3000:]

    def watch_until(self, moment):
        """Waits; fails where the collector ends before."""
        while self.clock.now() < moment:
            if self.fetching.poll() is not None:
                raise AssertionError(f"fetch --watch ended by itself with {self.fetching.returncode}: {self.words()}")
            time.sleep(min(0.5, max(0.0, self.clock.really(moment - self.clock.now()))))

    def stop(self, how=signal.SIGTERM, timeout=60):
        """Ends the collector; gives back its status and when, by the clock, it had ended."""
        self.fetching.send_signal(how)
        status = self.fetching.wait(timeout=timeout)
        return status, self.clock.now()

    def ask(self, what):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.ports['control_port']}/{what}", timeout=60) as answer:
            return answer.read().decode()

    def requests(self):
        return [json.loads(line) for line in self.ask("log").splitlines()]

    def politeness(self):
        return json.loads(self.ask("politeness"))


def memory_of(process):
    """Resident memory in MiB; 0 where it cannot be told."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    except OSError:
        return 0.0
