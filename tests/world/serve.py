#!/usr/bin/env python3
"""A hostile little web on loopback: some fifty invented sites that publish, edit, delete and refuse on a schedule.

  python3 tests/world/serve.py --port 8080 --control-port 8081 --speed 600

prints its ports and WEIGUAN_CLOCK as JSON, serves until Ctrl-C, and writes at the end what it was asked and what was true.
All sites come by way of one port: connect_to = "127.0.0.1:8080" in weiguan.toml, or curl --connect-to ::127.0.0.1:8080."""
import argparse
import json
import pathlib
import signal
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from world import certificates, clock, politeness, schedule, server, sites, sources  # noqa: E402

CERTIFICATES = {"expired-seal.example": "expired", "wrong-seal.example": "other"}


def options():
    out = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    out.add_argument("--seed", type=int, default=1, help="another seed, another web (default 1)")
    out.add_argument("--start", default="2025-03-03T00:00:00Z", help="when its time begins")
    out.add_argument("--days", type=float, default=5, help="how long its schedule is (default 5)")
    out.add_argument("--articles", type=int, default=14, help="of each site (default 14)")
    out.add_argument("--sites", default="", help="hosts with commas between; all without it")
    out.add_argument("--calm", action="store_true", help="no hour in which a site cannot be looked at")
    out.add_argument("--speed", type=float, default=1, help="how many times as fast its clock runs (default 1)")
    out.add_argument("--clock", default="", help='"SHOWN REAL SPEED", instead of --start and --speed')
    out.add_argument("--port", type=int, default=0, help="for all sites, HTTP and TLS (default: a free one)")
    out.add_argument("--tls-port", type=int, default=0, help="for TLS only")
    out.add_argument("--control-port", type=int, default=0, help="/truth /events /log /politeness /clock /sources")
    out.add_argument("--delay", type=float, default=5, help="seconds between two requests to a host that are called polite")
    out.add_argument("--budget", type=int, default=0, help="requests a day that are called polite; 0: any")
    out.add_argument("--certificates", help="a folder for the certificates and their root (default: one that goes)")
    out.add_argument("--no-tls", action="store_true", help="make no certificates")
    out.add_argument("--truth", help="a file for the truth, as JSON lines")
    out.add_argument("--log", help="a file for the requests, as JSON lines, as they end")
    out.add_argument("--politeness", help="a file for what was impolite, written at the end")
    out.add_argument("--print-truth", action="store_true", help="print the truth and end")
    out.add_argument("--print-sources", action="store_true", help="print the [[source]] tables of weiguan.toml and end")
    out.add_argument("--list", action="store_true", help="list the sites and end")
    return out


def make(chosen):
    """The world, its clock and its server, as the options say."""
    names = [one for one in chosen.sites.split(",") if one]
    begin = clock.parse(chosen.start)
    web = schedule.World(chosen.seed, begin, chosen.days, chosen.articles, names, chosen.calm)
    ticking = clock.Clock.read(chosen.clock) if chosen.clock else clock.Clock(begin, time.time(), chosen.speed)
    log = open(chosen.log, "w", encoding="utf-8", buffering=1) if chosen.log else None  # noqa: SIM115: open until the end
    sink = (lambda entry: log.write(json.dumps(entry, ensure_ascii=False) + "\n")) if log else None
    watch = politeness.Politeness(web, ticking, chosen.delay, chosen.budget, sink)
    tls = None
    if not chosen.no_tls:
        with tempfile.TemporaryDirectory(prefix="weiguan-world-") as folder:
            made = certificates.make(chosen.certificates or folder)
            tls = certificates.context(made, lambda host: CERTIFICATES.get(host, "right"))
    return server.Server(web, ticking, watch, tls, chosen.port, chosen.tls_port, chosen.control_port)


def main():
    chosen = options().parse_args()
    if chosen.list:
        for one in sites.SITES:
            print(f"{one.host:26} {one.language} {one.source:12} {one.name}")
        return
    if chosen.print_truth or chosen.print_sources:
        web = schedule.World(chosen.seed, clock.parse(chosen.start), chosen.days, chosen.articles,
                             [one for one in chosen.sites.split(",") if one], chosen.calm)
        sys.stdout.write(server.lines(web.truth()).decode() if chosen.print_truth else sources.toml(web))
        return
    running = make(chosen).start()
    print(json.dumps({"port": running.port, "tls_port": running.tls_port, "control_port": running.control_port,
                      "WEIGUAN_CLOCK": str(running.clock), "pages": sum(map(len, running.world.pages.values()))}), flush=True)
    ended = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: ended.set())
    ended.wait()
    running.stop()
    for name, what in ((chosen.truth, "truth"), (chosen.politeness, "politeness")):
        if name:
            pathlib.Path(name).write_bytes(running.told(what))


if __name__ == "__main__":
    main()
