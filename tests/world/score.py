"""What Weiguan told, against what was true.

A capture has the time at which its request was made, and at a fast clock it may be long until the server reads it. So a time that
is told stands for the visit that the server knows of: the first to that address from then on."""
import bisect
import collections
import sqlite3
import statistics

from world import odd
from world.clock import parse

HOUR = 3600.0
# Gone in two visits so far apart is confirmed (fates.h: an hour); a little more, since times are told to the second.
CONFIRMED = HOUR + 60
# What may be told as the cause of a removal that went this way (instruments/fates.h, Why); notices say theirs themselves.
LEGAL_CAUSES = {
    "404": {"not-found"}, "410": {"not-found"}, "soft404": {"soft-404"}, "home": {"redirect"}, "error-page": {"redirect", "soft-404", "not-found"},
    "refresh": {"redirect", "soft-404"}, "blank": {"blank"}, "front": {"soft-404", "redirect"}, "notice": {"soft-404", "not-found"},
    "notice-author": {"author"}, "notice-violation": {"violation"}, "notice-account": {"account"},
    "notice-complaint": {"complaint"}, "notice-migrated": {"migrated"},
}
# How `edits` may name an edit of this kind; many are several things at once.
EDIT_CLASSES = {
    "typo": {"typo", "wording"}, "number": {"number"}, "name": {"name"}, "softened": {"softened", "wording"},
    "hardened": {"hardened", "wording"}, "headline": {"headline"}, "removed": {"removed"}, "added": {"added"},
    "rewritten": {"rewritten", "removed", "added"},
}


def normal(address):
    """As Weiguan's normal_url() has it, for the addresses of the little web."""
    return address.replace("https://", "http://", 1)


def address_of(entry):
    return f"{'https' if entry['secure'] else 'http'}://{entry['host']}{entry['path']}"


def archived(log, captures):
    """The numbers of the requests whose answers are among these captures.  Requests for one address come one after another, and a
    capture has the time at which its request was made: after the one before had begun, and not after its own began."""
    kept = collections.defaultdict(list)
    for url, moment, *_ in captures:
        kept[url].append(moment)
    for times in kept.values():
        times.sort()
    last, out = {}, set()
    for entry in sorted(log, key=lambda one: one["begin"]):
        address, begin = address_of(entry), entry["begin"]
        times = kept.get(address, [])
        if bisect.bisect_right(times, begin + 1) > bisect.bisect_right(times, last.get(address, 0)):
            out.add(entry["number"])
        last[address] = begin
    return out


class Truth:
    """Of a world, by address: what is there at a moment, what happened, and what a reader was shown."""

    def __init__(self, world, log, captures=None):
        """`captures`: of the archive; visits of which it has no answer (they timed out) are left out."""
        self.world = world
        came = None if captures is None else archived(log, [one for one in captures if not one[2]])
        self.rows, self.events, self.visits = (collections.defaultdict(list) for _ in range(3))
        for row in world.truth():
            self.rows[normal(row["address"])].append(
                {**row, "from": parse(row["from"]) if row["from"] else float("-inf"), "to": parse(row["to"])})
        for row in world.events():
            self.events[normal(row["address"])].append({**row, "time": parse(row["time"]), "published": parse(row["published"])})
        for entry in sorted(log, key=lambda one: one["begin"]):
            if entry["end"] is not None and entry["state"] and (came is None or entry["number"] in came):
                self.visits[f"http://{entry['host']}{entry['path']}"].append(entry)
        self.ways = {host: site.missing for host, site in world.sites.items()}

    def at(self, address, moment):
        rows = self.rows.get(address, [])
        for row in rows:
            if row["from"] <= moment < row["to"]:
                return row
        return rows[-1] if rows else None

    def visit(self, address, moment):
        """The visit that a capture of this time was made by; None where there was none."""
        return next((one for one in self.visits.get(address, []) if one["begin"] >= moment - 1), None)

    def seen(self, address, begin, end, state, complete=True):
        """Times of visits that were shown this."""
        return [one["begin"] for one in self.visits.get(address, []) if begin <= one["begin"] < end and one["state"] == state]

    def way(self, event):
        host = event["address"].split("/")[2]
        return self.ways[host] if event["way"] == "missing" else event["way"]


def removals(truth, rows, end):
    """Scores the rows of `deletions`.  `end`: when watching ended."""
    out = {"told": 0, "right": 0, "one_visit": 0, "one_visit_right": 0, "wrong": [], "unreachable_told": [], "cause_right": 0,
           "cause_wrong": [], "could": 0, "found": 0, "all": 0, "all_found": 0, "missed": [], "delays": [], "causes": {}}
    told = {}
    for row in rows:
        if row["fate"] != "removed":
            continue
        address, confirmed = normal(row["address"]), row["certainty"] == "confirmed"
        first_gone = parse(row["first_gone"])
        met = truth.visit(address, first_gone)
        good = met is not None and met["state"] == "removed"
        out["told" if confirmed else "one_visit"] += 1
        if good:
            out["right" if confirmed else "one_visit_right"] += 1
        else:
            one = {"address": address, "told": row, "met": met, "truth": truth.at(address, first_gone)}
            out["wrong"].append(one)
            if met and met["state"] == "unreachable":
                out["unreachable_told"].append(one)
        if confirmed:
            told[address] = row
    for address, events in truth.events.items():
        for number, event in enumerate(events):
            if event["event"] != "removed" or number + 1 < len(events) or event["time"] >= end:
                continue
            alive = truth.seen(address, 0, event["time"], "present")
            if not alive:
                continue
            gone = truth.seen(address, event["time"], end, "removed")
            could = len(gone) >= 2 and gone[-1] - gone[0] >= CONFIRMED
            row = told.get(address)
            age = event["time"] - event["published"]
            late = end - event["time"] < max(12 * HOUR, 0.75 * age)
            met = row and truth.visit(address, parse(row["first_gone"]))
            found = bool(met) and met["begin"] >= event["time"]
            out["all"] += not late
            out["all_found"] += found and not late
            out["could"] += could
            out["found"] += found and could
            way = truth.way(event)
            if could and not found:
                out["missed"].append({"address": address, "way": way, "time": event["time"], "seen_gone": len(gone)})
            if found:
                confirmed_at = next((one for one in gone if one - gone[0] >= HOUR), gone[-1] if gone else end)
                out["delays"].append(((gone[0] if gone else end) - event["time"], confirmed_at - event["time"]))
                right = row["cause"] in LEGAL_CAUSES[way]
                out["cause_right"] += right
                out["causes"].setdefault(way, collections.Counter())[row["cause"]] += 1
                if not right:
                    out["cause_wrong"].append({"address": address, "way": way, "told": row["cause"], "words": row.get("words")})
    return out


def edits(truth, rows, end):
    """Scores the rows of `edits`."""
    out = {"told": 0, "right": 0, "wrong": [], "could": 0, "found": 0, "missed": [], "class_right": 0, "class_wrong": [], "delays": [],
           "by_kind": {}}
    intervals = collections.defaultdict(list)
    for row in rows:
        address = normal(row["address"])
        if row["certainty"] == "unordered" or not row.get("old_seen") or not row.get("new_seen"):
            out["told"] += 1
            out["wrong"].append({"told": row, "truth": "no order"})
            continue
        begin, until = (truth.visit(address, parse(row[key])) for key in ("old_seen", "new_seen"))
        begin, until = begin["begin"] if begin else 0, until["begin"] if until else 0
        intervals[address].append((begin, until, row))
        out["told"] += 1
        inside = [one for one in truth.events.get(address, []) if one["event"] == "edited" and begin <= one["time"] <= until]
        if inside:
            out["right"] += 1
        else:
            out["wrong"].append({"told": row, "truth": truth.rows.get(address, [])[-3:]})
    for address, events in truth.events.items():
        versions = sorted((one["begin"], one["version"]) for one in truth.visits.get(address, []) if one["state"] == "present")
        times = [time for time, _ in versions]
        for event in events:
            if event["event"] != "edited" or event["time"] >= end:
                continue
            at = bisect.bisect_left(times, event["time"])
            if at == 0 or at == len(times):
                continue
            out["could"] += 1
            kind = out["by_kind"].setdefault(event["edit"], [0, 0, collections.Counter()])
            kind[1] += 1
            row = next((row for begin, until, row in intervals[address] if begin <= event["time"] <= until), None)
            if row is None:
                out["missed"].append({"address": address, "edit": event["edit"], "time": event["time"],
                                      "seen": [versions[at - 1], versions[at]]})
                continue
            out["found"] += 1
            kind[0] += 1
            classes = {one.strip() for one in row["classes"].split(",")}
            kind[2][row["classes"]] += 1
            right = bool(classes & EDIT_CLASSES[event["edit"]])
            out["class_right"] += right
            out["delays"].append(times[at] - event["time"])
            if not right:
                out["class_wrong"].append({"address": address, "edit": event["edit"], "told": row["classes"],
                                           "difference": row.get("difference")})
    return out


def captures(archive):
    """(url, time, failure, status, location, purpose) of every capture."""
    database = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    names = {row[1] for row in database.execute("PRAGMA table_info(captures)")}
    wanted = [name if name in names else "''" for name in ("url", "time", "failure", "status", "location", "purpose", "type")]
    rows = database.execute(f"SELECT {', '.join(wanted)} FROM captures").fetchall()
    problems = database.execute("SELECT file, rule, reason FROM problems").fetchall()
    database.close()
    return rows, problems


def bad_input(world, rows, problems, asked):
    """Every odd address that was asked for, and whether it left a failure or problem with a reason.

    `asked`: addresses that the server was asked for.  Gives back (fine, silent): lists of (address, reason)."""
    fine, silent = [], []
    for site in world.sites.values():
        for kind in site.odd:
            address = f"http://{site.host}/odd/{kind}"
            if address not in asked:
                silent.append((address, "never asked for"))
                continue
            targets = {address, odd.PRIVATE.get(kind, address)} | {f"{address}/{more}" for more in ("b", *range(1, 60))}
            reasons = [failure for url, _, failure, *_ in rows if url in targets and failure]
            reasons += [f"{rule}: {reason}" for file, rule, reason in problems if any(one in f"{file} {reason}" for one in targets)]
            known = [one for one in reasons if one.split(":")[0] in odd.EXPECTED[kind]]
            (fine if known else silent).append((address, (known or reasons or ["nothing was recorded"])[0]))
    return fine, silent


def share(part, whole):
    return 1.0 if not whole else part / whole


def hours(seconds):
    """Median and the time within which nine in ten lie, in hours."""
    if not seconds:
        return None, None
    ordered = sorted(seconds)
    return statistics.median(ordered) / HOUR, ordered[min(len(ordered) - 1, int(len(ordered) * 0.9))] / HOUR
