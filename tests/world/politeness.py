"""What was asked of the little web, and whether it was asked politely.

Times are the clock's.  A request begins when its head has been read and ends before its last bytes are sent, so a collector
that keeps its delay from the end of one answer, as it sees it, to the next request can never be told to have broken it."""
import collections
import threading

from world import sources
from world.clock import rfc3339

DAY = 86400.0
TOLERANCE = 0.002  # Weiguan keeps times to the millisecond.
HANDSHAKE = "(handshake)"  # Stands for the path where TLS failed, before any was told.


class Politeness:
    """Keeps the log, and the list of what was impolite: {"rule", "host", "path", "time", "reason"}."""

    def __init__(self, world, clock, delay=5.0, budget=0, sink=None):
        self.world, self.clock, self.delay, self.budget, self.sink = world, clock, delay, budget, sink
        self.lock = threading.Lock()
        self.log, self.broken = [], []
        self.active = collections.defaultdict(dict)  # By host: number of the request, whether its reader has gone.
        self.ended = {}         # By host: when the last answer ended.
        self.not_before = {}    # By host: after a Retry-After, and the number of the request it answered.
        self.robots_seen = {}   # By host: the status of the last robots.txt.
        self.per_day = collections.Counter()

    def say(self, rule, host, path, moment, reason, **more):
        self.broken.append({"rule": rule, "host": host, "path": path, "time": rfc3339(moment), "reason": reason, **more})

    def begin(self, host, path, agent, gone, secure=False, conditional=False):
        """Notes a request; `gone` says whether its reader has left.  Returns its entry in the log."""
        with self.lock:
            moment = self.clock.now()
            entry = {"number": len(self.log), "host": host, "path": path, "begin": moment, "end": None, "status": None, "what": "",
                     "state": "", "version": -1, "agent": agent, "secure": secure, "conditional": conditional}
            self.log.append(entry)
            self.judge(host, path, moment)
            self.active[host][entry["number"]] = gone
        return entry

    def judge(self, host, path, moment):
        site = self.world.sites.get(host)
        if not site:
            self.say("unknown-host", host, path, moment, "no such site: a private address, or one that was made up")
            return
        self.per_day[int(moment // DAY)] += 1
        if self.budget and self.per_day[int(moment // DAY)] == self.budget + 1:
            self.say("budget", host, path, moment, f"more than {self.budget} requests on one day")
        others = [number for number, gone in self.active[host].items() if not gone()]
        if others:
            first = self.log[others[0]]
            self.say("at-once", host, path, moment, f"{first['path']} is still being answered, since {moment - first['begin']:.1f} s")
        elif host in self.ended and moment - self.ended[host][0] < self.delay - TOLERANCE:
            end, before = self.ended[host]
            self.say("too-soon", host, path, moment, f"{moment - end:.2f} s after the end of {before}")
        until, asked = self.not_before.get(host, (0, None))
        if moment < until:
            self.say("retry-after", host, path, moment, f"{until - moment:.0f} s before it was asked to come back", asked=asked)
        if path in ("/robots.txt", HANDSHAKE):
            return
        if host not in self.robots_seen:
            self.say("before-robots", host, path, moment, "robots.txt was never asked for")
        elif not sources.allowed(site, path):
            self.say("robots", host, path, moment, "robots.txt asks not to")

    def answered(self, entry, answer):
        """What the request is being answered with."""
        with self.lock:
            entry.update(status=answer.status, what=answer.what, state=answer.state, version=answer.version)
            if entry["path"] == "/robots.txt":
                self.robots_seen[entry["host"]] = answer.status
            if "Retry-After" in answer.headers:
                self.not_before[entry["host"]] = (self.clock.now() + float(answer.headers["Retry-After"]), entry["number"])

    def end(self, entry, moment):
        """`moment`: before the last bytes were sent."""
        with self.lock:
            entry["end"] = moment
            host = entry["host"]
            self.active[host].pop(entry["number"], None)
            if moment >= self.ended.get(host, (0, ""))[0]:
                self.ended[host] = (moment, entry["path"])
            if self.sink:
                self.sink(entry)

    def summary(self):
        """Counts, and what was broken; at most 200 of each rule are shown."""
        with self.lock:
            shown, rules = [], collections.Counter()
            for one in self.broken:
                rules[one["rule"]] += 1
                if rules[one["rule"]] <= 200:
                    shown.append(one)
            return {"requests": len(self.log), "answered": sum(one["end"] is not None for one in self.log),
                    "by_kind": dict(collections.Counter(one["what"] for one in self.log)),
                    "per_day": {rfc3339(day * DAY)[:10]: count for day, count in sorted(self.per_day.items())},
                    "rules": dict(rules), "broken": shown}
