#!/usr/bin/env python3
"""The scripted provider by hand: prints its endpoint as JSON, and goes on until it is stopped."""
import argparse
import json
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from provider import behaviours, server  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--script", help="a JSON file that says what models do; otherwise their names do")
    parser.add_argument("--log", help="a file that gets a JSON line for each request")
    parser.add_argument("--key", help="the only API key that is let in; otherwise any is")
    parser.add_argument("--pace", type=float, default=0.02, help="seconds between two events")
    parser.add_argument("--date", default="2026-05-01", help="the day it believes to be")
    parser.add_argument("--list", action="store_true", help="the models there are, and no more")
    chosen = parser.parse_args()
    if chosen.list:
        print("\n".join(behaviours.BEHAVIOURS))
        return
    log = open(chosen.log, "a", encoding="utf-8") if chosen.log else None
    script = behaviours.read_script(chosen.script) if chosen.script else None
    provider = server.Provider(chosen.port, script, chosen.pace, log, chosen.key)
    provider.date = chosen.date
    print(json.dumps({"endpoint": provider.endpoint(), "port": provider.server_port}), flush=True)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: sys.exit(0))
    signal.pause()


if __name__ == "__main__":
    main()
