"""What happens on the little web, and when: decided from the seed before the first request, so that it is known.

World holds for each site its pages.  A page has events by time: published, edited, gone, back, ...  `World.truth()` tells
for each address and stretch of time what is there."""
import dataclasses
import hashlib
import math
import random

from world import articles, sites
from world.clock import rfc3339

HOUR = 3600.0
# Why a page is gone, by the way it went; all other ways say nothing of why.
CAUSES = {"notice-author": "author", "notice-violation": "violation", "notice-account": "account",
          "notice-complaint": "complaint", "notice-migrated": "migrated"}
WALLS = ("login", "login-redirect", "hidden", "private")


@dataclasses.dataclass(frozen=True)
class State:
    """What is at an address from a moment on.

    kind: absent (not yet published), present, removed, hidden, wall."""
    kind: str
    version: int = 0   # Of present: which text.
    way: str = ""      # Of removed and wall: how it shows.
    edit: str = ""     # Of present after an edit: what kind of edit.

    def cause(self):
        return CAUSES.get(self.way, "gone") if self.kind == "removed" else ""


@dataclasses.dataclass
class Page:
    site: sites.Site
    number: int
    path: str
    article: articles.Article
    published: float
    fate: str
    versions: list
    events: list  # (time, State), by time; the first is of the beginning of time.

    def state(self, moment):
        found = self.events[0][1]
        for time, state in self.events:
            if time > moment:
                break
            found = state
        return found

    def url(self):
        return f"{self.site.scheme}://{self.site.host}{self.path}"


def hashed(*what):
    return int(hashlib.sha256("/".join(map(str, what)).encode()).hexdigest()[:12], 16)


def path_of(site, number, published):
    code = hashed(site.host, number) % 900000 + 100000
    day = rfc3339(published + site.hours_east * HOUR)
    return {"date": f"/{day[:4]}/{day[5:7]}{day[8:10]}/c{code}.html", "id": f"/article?id={code}",
            "slug": f"/news/story-{code}", "short": f"/s/{hashed(site.host, number, 'short'):x}",
            "dir": f"/local/{code}.shtml"}[site.address]


LINKS = {"date": r"/\d{4}/\d{4}/c\d+\.html", "id": r"/article\?id=\d+", "slug": r"/news/story-\d+", "short": r"/s/[0-9a-f]+",
         "dir": r"/local/\d+\.shtml"}


class World:
    """All of it.  Equal arguments make an equal world."""

    def __init__(self, seed=1, start=1740960000.0, days=5.0, count=14, names=(), calm=False):
        self.seed, self.start, self.end, self.count, self.calm = seed, float(start), start + days * 24 * HOUR, count, calm
        self.sites = {one.host: one for one in sites.chosen(names)}
        self.pages = {}  # By host, then path.
        # Those that copy come after those they copy from.
        for site in sorted(self.sites.values(), key=lambda one: bool(one.copies)):
            self.pages[site.host] = {page.path: page for page in self.make_pages(site)}
        self.by_time = {host: sorted(pages.values(), key=lambda one: -one.published) for host, pages in self.pages.items()}

    def make_pages(self, site):
        chance = random.Random(f"{self.seed} {site.host}")
        early = [self.start - chance.uniform(0.2, 20) * HOUR for _ in range(max(1, self.count * 3 // 10))]
        late = [chance.uniform(self.start, self.start + (self.end - self.start) * 0.72)
                for _ in range(self.count - len(early))]
        for number, published in enumerate(sorted(early + late)):
            published = math.floor(published / 60) * 60.0
            fate = site.fates[number % len(site.fates)]
            article = self.article(site, number, published, fate)
            page = Page(site, number, path_of(site, number, published), article, published, fate, [article.first],
                        [(-math.inf, State("absent")), (published, State("present"))])
            self.play(page, chance)
            yield page

    def article(self, site, number, published, fate):
        seed = f"{self.seed} {site.host} {number}"
        if fate == "essay":
            return articles.censorship_essay(site.language, seed, "此内容因违规无法查看" if site.language == "zh" else
                                             "This content has been deleted by the author")
        source = self.pages.get(site.copies)
        older = [page for page in (source or {}).values() if page.published < published]
        if older:  # The newest that it has not taken yet, or any.
            taken = sorted(older, key=lambda page: page.published)[-1 - number % 3 if len(older) > 3 else -1]
            copy = articles.Article(taken.article.seed, site.language, taken.article.hardened)
            copy.seed = seed
            return copy
        return articles.Article(seed, site.language, "hardened" in fate)

    def play(self, page, chance):
        """Adds the events of the page's fate, one after the other."""
        moment = max(page.published, self.start + 2 * HOUR)
        for step in page.fate.split("+"):
            what, _, how = step.partition(":")
            # Most things happen within a day, some within the hour.
            moment += min(max(chance.lognormvariate(math.log(7), 0.9), 0.6), 40) * HOUR
            moment = math.floor(moment)
            if what == "edit":
                page.versions.append(page.article.edited(page.versions[-1], how, len(page.versions)))
                page.events.append((moment, State("present", len(page.versions) - 1, edit=how)))
            elif what in ("gone", "return"):
                page.events.append((moment, State("removed", len(page.versions) - 1, way=how)))
                if what == "return":
                    moment += chance.uniform(14, 40) * HOUR
                    page.events.append((moment, State("present", len(page.versions) - 1)))
            elif what in WALLS:
                page.events.append((moment, State("wall", len(page.versions) - 1, way=what)))

    def troubles(self, site):
        """(from, to, trouble) of each time that a site cannot be looked at, by time."""
        out = []
        for one in () if self.calm else site.troubles:
            begin = self.start + one.first * HOUR
            while begin < self.end:
                out.append((begin, begin + one.hours * HOUR, one))
                begin = begin + one.every * HOUR if one.every else math.inf
        return sorted(out, key=lambda entry: entry[:2])

    def trouble(self, site, path, moment):
        """The trouble that hits an address then, if any; `path` may be of no page at all."""
        if self.calm:
            return None
        for one in site.troubles:
            since = moment - self.start - one.first * HOUR
            if since < 0:
                continue
            if (since % (one.every * HOUR) if one.every else since) < one.hours * HOUR:
                if one.share >= 1 or hashed(self.seed, site.host, path, "share") % 1000 < one.share * 1000:
                    return one
        return None

    def events(self):
        """One object for each thing that happens within the schedule, by address, then time."""
        for pages in self.pages.values():
            for page in sorted(pages.values(), key=lambda one: one.path):
                for (_, before), (time, state) in zip(page.events, page.events[1:]):
                    if time >= self.end:
                        break
                    what = {"removed": "removed", "wall": "walled"}.get(state.kind, "edited" if state.edit else
                                                                        "published" if before.kind == "absent" else "back")
                    yield {"address": page.url(), "time": rfc3339(time), "event": what, "way": state.way, "cause": state.cause(),
                           "edit": state.edit, "version": state.version, "published": rfc3339(page.published)}

    def truth(self):
        """One object for each address and stretch of time, by address, then time."""
        for pages in self.pages.values():
            for page in sorted(pages.values(), key=lambda one: one.path):
                times = {time for time, _ in page.events} | {
                    edge for begin, end, _ in self.troubles(page.site) for edge in (begin, end)}
                edges = sorted(time for time in times if time < self.end) + [self.end]
                last = None
                for begin, end in zip(edges, edges[1:]):
                    told = self.told(page, begin if begin > -math.inf else edges[1] - 1)
                    if last and all(last[key] == told[key] for key in told):
                        last["to"] = rfc3339(end)
                        continue
                    if last:
                        yield last
                    last = {"address": page.url(), "from": rfc3339(begin) if begin > -math.inf else None,
                            "to": rfc3339(end), **told}
                yield last

    def told(self, page, moment):
        state, trouble = page.state(moment), self.trouble(page.site, page.path, moment)
        shown = {"state": state.kind, "version": state.version if state.kind == "present" else None, "way": state.way,
                 "cause": state.cause(), "edit": state.edit, "trouble": ""}
        if state.kind == "wall":
            shown["state"], shown["trouble"] = "unreachable", state.way
        if trouble:
            shown["state"], shown["trouble"] = "unreachable", trouble.kind
        if page.site.robots in ("5xx",) or page.site.scheme == "https" or state.way == "private":
            shown["state"], shown["trouble"] = "unreachable", "tls" if page.site.scheme == "https" else "robots"
        return shown
