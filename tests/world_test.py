"""`weiguan fetch --watch`, `deletions` and `edits` against the little web (tests/world), which knows the truth.

Some simulated days in about a minute.  SPEED, DAYS and ARTICLES in the environment make it longer."""
import collections
import json
import os
import sys

import helper
from helper import Folder
from world import clock, odd, score
from world.rehearse import Rehearsal

SPEED = float(os.environ.get("SPEED", "5000"))
DAYS = float(os.environ.get("DAYS", "3.5"))
ARTICLES = int(os.environ.get("ARTICLES", "8"))


def shown(rows, count=5):
    return "\n".join(json.dumps(one, ensure_ascii=False, default=str)[:900] for one in rows[:count])


class Watched:
    """One rehearsal, all the questions put to it."""

    def __init__(self, folder):
        with Rehearsal(helper.PROGRAM, folder, speed=SPEED, days=DAYS, count=ARTICLES, every=45) as stage:
            stage.environment |= {"WEIGUAN_PACKS": str(helper.ROOT / "packs"), "WEIGUAN_MAPPINGS": str(helper.ROOT / "mappings")}
            self.world = stage.world
            stage.fetch()
            stage.watch_until(self.world.end)
            self.status, self.end = stage.stop()
            self.said = stage.words()
            self.log, self.politeness = stage.requests(), stage.politeness()
            self.captures, self.problems = score.captures(stage.at / "archive.sqlite")
            self.truth = score.Truth(self.world, self.log, self.captures)
            self.deletions = stage.rows("deletions", "--table", "addresses")
            self.edits = stage.rows("edits", "--table", "edits")
            self.verify = stage.run("verify", status=None)
        self.removals = score.removals(self.truth, self.deletions, self.end)
        self.changes = score.edits(self.truth, self.edits, self.end)
        print(f"{len(self.log)} requests, {len(self.captures)} captures, {len(self.deletions)} addresses told of; removals "
              f"{self.removals['right']} of {self.removals['told']} right, {self.removals['found']} of {self.removals['could']} found; edits "
              f"{self.changes['right']} of {self.changes['told']} right, {self.changes['found']} of {self.changes['could']} found", flush=True)


def every_site_was_watched():
    asked = collections.Counter(one["host"] for one in WATCHED.log if one["what"] not in ("robots",))
    silent = [site.host for site in WATCHED.world.sites.values() if not asked[site.host] and site.robots != "5xx"]
    assert not silent, f"never asked for anything: {silent}"
    # What stood for the last day of watching was there long enough to be read, however slow the machine.
    stood = {address for address, rows in WATCHED.truth.rows.items()
             if any(row["state"] == "present" and row["from"] < WATCHED.end - 24 * 3600 and row["to"] >= WATCHED.world.end for row in rows)}
    read = {address for address in stood if any(one["state"] == "present" for one in WATCHED.truth.visits[address])}
    assert len(read) >= 0.97 * len(stood) > 0, (len(read), len(stood), shown(sorted(stood - read)))


def removals_told_are_removals():
    found = WATCHED.removals
    assert found["told"] > 0 and found["right"] == found["told"], shown(found["wrong"])


def nothing_unreachable_is_told_as_removed():
    assert not WATCHED.removals["unreachable_told"], shown(WATCHED.removals["unreachable_told"])


def removals_are_found():
    found = WATCHED.removals
    assert found["could"] >= 20, found["could"]
    assert found["found"] >= 0.95 * found["could"], f"{found['found']} of {found['could']}\n{shown(found['missed'], 20)}"


def causes_of_removals_are_right():
    found = WATCHED.removals
    assert not found["cause_wrong"], shown(found["cause_wrong"], 20)


def edits_told_are_edits():
    found = WATCHED.changes
    assert found["told"] > 0 and found["right"] == found["told"], shown(found["wrong"])


def edits_are_found():
    found = WATCHED.changes
    assert found["could"] >= 20, found["could"]
    assert found["found"] >= 0.95 * found["could"], f"{found['found']} of {found['could']}\n{shown(found['missed'], 20)}"


def bad_input_is_a_problem_with_a_reason():
    asked = {f"http://{one['host']}{one['path']}" for one in WATCHED.log}
    fine, silent = score.bad_input(WATCHED.world, WATCHED.captures, WATCHED.problems, asked)
    assert not silent and len(fine) == len(odd.EXPECTED), shown(silent, 20)
    for host in ("expired-seal.example", "wrong-seal.example"):
        failures = {failure.split(":")[0] for url, _, failure, *_ in WATCHED.captures if f"//{host}/" in url and failure}
        assert "tls" in failures and failures <= {"tls", "timeout"}, (host, failures)
        assert not any(status for url, _, _, status, *_ in WATCHED.captures if f"//{host}/" in url), host
    feed = [reason for file, _, reason in WATCHED.problems if "feed-of-html.example" in f"{file} {reason}"]
    feed += [failure for url, _, failure, *_ in WATCHED.captures if "feed-of-html.example/feed.xml" in url and failure]
    assert feed, "nothing says that the feed of feed-of-html.example is HTML"
    asked = [one for one in WATCHED.log if one["host"] == "one-page.example" and "sid=" in one["path"]]
    assert len(asked) < 500, f"{len(asked)} requests for addresses that are one address"


def politeness_is_never_broken():
    assert not WATCHED.politeness["rules"], f"{WATCHED.politeness['rules']}\n{shown(WATCHED.politeness['broken'], 20)}"


def it_ends_when_told_and_verifies():
    assert WATCHED.status in (0, 2), f"fetch --watch ended with {WATCHED.status}: {WATCHED.said}"
    assert WATCHED.verify.returncode == 0, WATCHED.verify.stdout + WATCHED.verify.stderr


if __name__ == "__main__":
    verbs = {line.split()[0] for line in helper.run("help").stdout.splitlines() if line.startswith("  ") and line.split()}
    if missing := {"fetch", "deletions", "edits"} - verbs:
        print(f"SKIPPED: this build has no {', '.join(sorted(missing))}")
        sys.exit(0)
    with Folder() as where:
        try:
            WATCHED = Watched(where)
        except Exception as failure:  # noqa: BLE001: told like that of any test
            print(f"FAILED  the rehearsal: {failure}")
            sys.exit(1)
        helper.main([every_site_was_watched, removals_told_are_removals, nothing_unreachable_is_told_as_removed, removals_are_found,
                     causes_of_removals_are_right, edits_told_are_edits, edits_are_found, bad_input_is_a_problem_with_a_reason,
                     politeness_is_never_broken, it_ends_when_told_and_verifies])
