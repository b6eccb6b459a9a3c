"""Events that many sites of a little web tell, some of which whole groups of sites keep silent about; and what a collector that
looks at their feeds every two hours brings home, with all that fails on its way, as a WARC.

Covered is the truth; collect() writes what could be got of it.  No request is made: the answers are those that the server of this
little web would give (answers.py)."""
import csv
import gzip
import hashlib
import io
import math
import pathlib
import random
import urllib.parse
import uuid

from world import answers, articles, schedule, sources
from world.clock import rfc3339
from world.schedule import HOUR, Page, State, path_of
from world.sites import Site, Trouble

GROUPS = ("harbour", "river", "hill", "island")
REASONS = {200: "OK", 302: "Found", 304: "Not Modified", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests",
           500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
# What goes wrong, by the number of the site: feeds that fail, whole sites that do not answer, walls before new pages.
TROUBLES = {2: (Trouble("503", 60, 9, 120, scope="site"),), 5: (Trouble("captcha", 80, 10, 100),),
            9: (Trouble("refuse", 150, 12, scope="site"),), 12: (Trouble("captcha", 100, 9, 160, scope="site"),),
            15: (Trouble("waf-403", 40, 14, 150),), 18: (Trouble("503", 300, 2000, scope="site"),),
            21: (Trouble("429", 200, 20),), 22: (Trouble("502", 90, 8, 120, share=.5),)}
AWAY = ((220, 232),)  # Hours in which nobody looked at anything.


def site_of(number):
    return Site(f"paper-{number:02}.example", f"第{number}号报", "zh", "rss", "404", ("stay",), template=("plain", "modern")[number % 2],
                troubles=TROUBLES.get(number, ()), coding="none")


class Covered(schedule.World):
    """`planted`: pairs of an event and a group that would have told it and did not."""

    def __init__(self, seed=1, days=24.0, count=140, sites=24, planted=8, start=1740960000.0):
        self.seed, self.start, self.end, self.count, self.calm = seed, start, start + days * 24 * HOUR, count, False
        self.sites = {one.host: one for one in map(site_of, range(sites))}
        self.group = {host: GROUPS[number % len(GROUPS)] for number, host in enumerate(self.sites)}
        chance = random.Random(f"covered {seed}")
        self.told = self.draw(chance, days)  # By event: host -> time.
        self.planted = self.plant(chance, planted)
        self.pages = {host: {} for host in self.sites}
        self.event_of = {}  # By address of a page.
        for event, told in enumerate(self.told):
            for host, moment in told.items():
                self.add(host, f"event {seed} {event}", moment, event, chance.random() < 0.4)
        for host in self.sites:
            for day in range(int(days)):
                self.add(host, f"own {seed} {host} {day}", self.start + (day * 24 + chance.uniform(0, 24)) * HOUR, None, False)
        self.by_time = {host: sorted(pages.values(), key=lambda one: -one.published) for host, pages in self.pages.items()}

    def draw(self, chance, days):
        bias = {host: chance.gauss(0, 0.6) for host in self.sites}
        out = []
        while len(out) < self.count:
            first = self.start + chance.uniform(8, days * 24 - 72) * HOUR
            size = chance.gauss(0, 1.5)
            minds = {group: chance.gauss(0, 0.4) for group in GROUPS}
            told = {}
            for host in self.sites:
                odds = bias[host] + 2.2 * size + minds[self.group[host]]
                if chance.random() < 1 / (1 + math.exp(-odds)):
                    told[host] = math.floor((first + min(chance.expovariate(1 / 6), 30) * HOUR) / 60) * 60.0
            if len(told) >= 2:
                out.append(told)
        return out

    def plant(self, chance, count):
        """Of great events all tellings of one group are taken out."""
        great = [(event, group) for event, told in enumerate(self.told) if len(told) > 0.7 * len(self.sites)
                 for group in GROUPS[:2] if any(self.group[host] == group for host in told)]
        planted = set()
        for event, group in chance.sample(great, len(great)):
            if len(planted) == count:
                break
            if any(other == event for other, _ in planted):
                continue
            planted.add((event, group))
            for host in [one for one in self.told[event] if self.group[one] == group]:
                del self.told[event][host]
        return planted

    def add(self, host, seed, moment, event, cut):
        site, number = self.sites[host], len(self.pages[host])
        article = articles.Article(seed, site.language)
        if cut:
            article.first = articles.Version(article.first.title, article.first.paragraphs[:-1])
        page = Page(site, number, path_of(site, number, moment), article, moment, "stay", [article.first],
                    [(-math.inf, State("absent")), (moment, State("present"))])
        self.pages[host][page.path] = page
        if event is not None:
            self.event_of[page.url()] = event

    def outage(self, host, begin, end):
        """Hours within a stretch of time in which the site as a whole could not be looked at, or nobody looked."""
        lost = [(self.start + first * HOUR, self.start + last * HOUR) for first, last in AWAY]
        lost += [(first, last) for first, last, trouble in self.troubles(self.sites[host]) if trouble.scope == "site"]
        return sum(max(0.0, min(end, last) - max(begin, first)) for first, last in lost) / HOUR


class Warc:
    def __init__(self, path):
        self.out = open(path, "wb")

    def record(self, kind, url, moment, block, content, more):
        lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Date: {rfc3339(moment)}", f"WARC-Target-URI: {url}",
                 f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url + str(moment))}>",
                 f"WARC-Block-Digest: sha256:{hashlib.sha256(block).hexdigest()}", f"Content-Type: {content}",
                 *(f"{name}: {value}" for name, value in more.items()), f"Content-Length: {len(block)}", "", ""]
        self.out.write(gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n", 1, mtime=0))

    def answer(self, url, moment, answer, more):
        if answer.manner != "whole":
            self.record("metadata", url, moment, b"failure: connect: refused\r\n", "application/warc-fields",
                        {**more, "Weiguan-Failure": "connect: refused"})
            return
        headers = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
        head = f"HTTP/1.1 {answer.status} {REASONS[answer.status]}\r\n{headers}Content-Length: {len(answer.body)}\r\n\r\n"
        self.record("response", url, moment, head.encode() + answer.body, "application/http; msgtype=response", more)


def collect(world, path, every=2.0):
    """What a look at each feed every two hours brings.  Gives back the addresses that could never be read, with their hosts."""
    served, warc = answers.Answers(world), Warc(path)
    unread, seen = set(), set()
    for host, site in world.sites.items():
        feed, waiting, last = f"http://{host}{sources.PATHS[site.source]}", {}, b""
        moment = world.start
        while moment < world.end:
            look = moment + list(world.sites).index(host)
            moment += every * HOUR
            hour = (look - world.start) / HOUR
            if any(first <= hour < last_hour for first, last_hour in AWAY):
                continue
            answer = served.answer(host, sources.PATHS[site.source], {}, look)
            works = answer.manner == "whole" and answer.status == 200 and answer.what == "feed"
            if works and answer.body == last:
                answer = answers.Answer(304, {}, b"")
            elif works:
                last = answer.body
                for url, _, _ in sources.entries(world, site, look):
                    if url not in seen:
                        waiting[url] = 0
                        seen.add(url)
            warc.answer(feed, look, answer, {"Weiguan-Purpose": "feed", "Weiguan-Source": host})
            for url in list(waiting):
                found = served.answer(host, urllib.parse.urlsplit(url).path, {}, look + 5)
                warc.answer(url, look + 5, found, {"Weiguan-Source": host, "Weiguan-Via": feed})
                waiting[url] += 1
                if found.state == "present":
                    del waiting[url]
                elif waiting[url] == 4:  # It gives up.
                    unread.add(url)
                    del waiting[url]
    warc.out.close()
    return unread


def pack(world, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text('id = "covered"\nversion = "1"\nzone = "Asia/Shanghai"\nlanguages = ["zh"]\n\n[names]\n'
                                      'hans = "小网（虚构）"\nen = "The little web (fictional)"\n', encoding="utf-8")
    (folder / "groups.csv").write_text("id,name_hans,name_en,meaning\n" + "".join(
        f"{group},{group}组,The {group} papers,made up\n" for group in GROUPS), encoding="utf-8")
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("id", "name_hans", "kind", "control", "place", "language", "zone", "domains", "groups", "source"))
    for host, site in world.sites.items():
        table.writerow((host.removesuffix(".example"), site.name, "newspaper", "independent", "CN", "zh", "Asia/Shanghai", host,
                        world.group[host], "made up"))
    (folder / "outlets.csv").write_text(out.getvalue(), encoding="utf-8")
    return folder
