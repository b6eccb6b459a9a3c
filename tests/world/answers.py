"""What a site answers to one request at one moment.  Nothing here depends on requests that came before, but for cookies."""
import dataclasses
import gzip
import hashlib
import zlib

from world import odd, pages, refusals, sources
from world.clock import parse, rfc822, utc


@dataclasses.dataclass
class Answer:
    status: int
    headers: dict
    body: bytes = b""
    manner: str = "whole"  # How it is sent; see server.py.
    what: str = ""         # For the log: article, feed, robots, missing, removed, odd, front, ...
    state: str = ""        # Of an article: present, removed, absent, unreachable.
    version: int = -1      # Of an article that is shown: which text.
    delay: float = 0       # Seconds of the clock before the first byte.


class Answers:
    def __init__(self, world):
        self.world = world
        if any("bomb" in site.odd for site in world.sites.values()):
            odd.bomb()  # It takes a while to make.
        self.made = {}  # Feeds by what they are of: the same within ten minutes.

    def answer(self, host, path, headers, moment, secure=False):
        site = self.world.sites.get(host)
        if not site:
            return Answer(404, {"Content-Type": "text/plain"}, b"No such site here.\n", what="unknown-host")
        found = self.find(site, path, headers, moment)
        found.delay = max(found.delay, site.delay)
        return self.conditional(site, found, headers, moment)

    def find(self, site, path, headers, moment):
        trouble = self.world.trouble(site, path, moment)
        if trouble and trouble.scope == "site":
            return self.finish(site, refusals.wall(site, trouble.kind, path, moment), headers, moment, trouble.kind, "unreachable")
        if path == "/robots.txt":
            return self.robots(site, headers, moment)
        if "cookies" in site.quirks and "visitor=" not in headers.get("cookie", ""):
            answer = refusals.redirect(path)
            answer["headers"]["Set-Cookie"] = "visitor=1; Path=/"
            return self.finish(site, answer, headers, moment, "cookie")
        if "feed-moved" in site.quirks and path == sources.PATHS[site.source]:
            return self.finish(site, refusals.redirect(f"http://{site.host}/new/feed.xml", 301), headers, moment, "feed-moved")
        feed = self.source(site, path, moment)
        if feed:
            return self.finish(site, {"status": 200, "headers": {"Content-Type": feed[0]}, "body": feed[1]}, headers, moment, "feed")
        if path in ("/", "/list"):
            return self.finish(site, refusals.html_answer(self.listing(site, moment, path == "/")), headers, moment, "front")
        strange = odd.answer(site, path)
        if strange:
            return self.finish(site, strange, headers, moment, "odd", "unreachable")
        return self.page(site, path, headers, moment, trouble)

    def page(self, site, path, headers, moment, trouble):
        page = self.world.pages[site.host].get(path)
        if not page and "one-address" in site.quirks:  # Parameters change nothing.
            page = self.world.pages[site.host].get(path.split("?")[0])
        state = page.state(moment) if page else None
        if trouble:
            return self.finish(site, refusals.wall(site, trouble.kind, path, moment), headers, moment, trouble.kind, "unreachable")
        if state and state.kind == "wall" and state.way != "private":
            return self.finish(site, refusals.wall(site, state.way, path, moment), headers, moment, state.way, "unreachable")
        if state and state.kind in ("present", "wall"):
            others = [one for one in self.others(site, moment) if one is not page][:5]
            origin = self.world.sites[site.copies].name if site.copies in self.world.sites else site.name
            text = pages.article_page(page, state.version, moment, others, origin)
            found = self.finish(site, refusals.html_answer(text), headers, moment, "article", "present")
            found.version = state.version
            return found
        if path.startswith("/verify/"):
            return self.finish(site, refusals.wall(site, "captcha", path, moment), headers, moment, "captcha")
        if path.startswith("/login"):
            return self.finish(site, refusals.wall(site, "login", path, moment), headers, moment, "login")
        if path == "/error/404.html":
            return self.finish(site, refusals.soft_404(site, moment), headers, moment, "error-page")
        way, what = ("missing", "missing") if not state or state.kind == "absent" else (state.way, "removed")
        answer = refusals.removed(site, way, page.number if page else 0, moment, lambda: self.listing(site, moment, True))
        return self.finish(site, answer, headers, moment, what, state.kind if state else "absent")

    def others(self, site, moment):
        """Pages that are there, newest first."""
        return [one for one in self.world.by_time[site.host] if one.state(moment).kind in ("present", "wall")][:20]

    def listing(self, site, moment, front):
        shown = [one for one in self.world.by_time[site.host] if one.state(moment).kind in ("present", "wall")]
        return pages.listing_page(site, shown[:60], moment, front)

    def source(self, site, path, moment):
        if path not in sources.PATHS.values() and not path.startswith(("/sitemap-", "/new/")):
            return None
        key = (site.host, path, int(moment // 60))
        if key not in self.made:
            if len(self.made) > 500:
                self.made.clear()
            feed = sources.source_answer(self.world, site, path, moment)
            self.made[key] = feed and (feed[0], feed[1].encode() if isinstance(feed[1], str) else feed[1])
        return self.made[key]

    def robots(self, site, headers, moment):
        if site.robots == "5xx":
            return self.finish(site, refusals.wall(site, "503", "/robots.txt", moment), headers, moment, "robots")
        if site.robots == "html":
            return self.finish(site, refusals.soft_404(site, moment), headers, moment, "robots")
        if site.robots == "missing":
            return self.finish(site, refusals.hard_404(site, moment), headers, moment, "robots")
        return Answer(200, {"Content-Type": "text/plain"}, sources.ROBOTS[site.robots].encode(), what="robots")

    def finish(self, site, answer, headers, moment, what, state=""):
        """The bytes of an answer, in the site's charset and coding."""
        head = dict(answer["headers"])
        charset, declared = (("utf-8", "utf-8") if head.pop("charset", "") else (site.charset, site.declared))
        body = answer.get("body")
        if body is None:
            body = answer.get("page", "").encode(charset, "xmlcharrefreplace")
            head.setdefault("Content-Type", "text/html" if declared == "-" else f"text/html; charset={declared}")
        coding = site.coding
        if coding in headers.get("accept-encoding", "") and "Content-Encoding" not in head and len(body) > 200:
            body = gzip.compress(body, 1, mtime=0) if coding == "gzip" else zlib.compress(body, 1)
            head["Content-Encoding"] = coding
        return Answer(answer["status"], head, body, answer.get("manner", "whole"), what, state)

    def conditional(self, site, answer, headers, moment):
        """Date for all; for some sites ETag and Last-Modified, and 304 where the reader has it already."""
        date = moment if "wrong-date" not in site.quirks else parse("1999-12-31T23:00:00Z")
        if answer.what != "robots" or "wrong-date" in site.quirks:
            answer.headers["Date"] = rfc822(utc(date))
        if not site.conditional or answer.status != 200 or answer.what not in ("article", "feed"):
            return answer
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        answer.headers["ETag"] = tag
        answer.headers["Last-Modified"] = rfc822(utc(moment // 3600 * 3600 if "wrong-date" not in site.quirks else moment + 9e7))
        if headers.get("if-none-match") == tag:
            return dataclasses.replace(answer, status=304, body=b"", headers={
                key: value for key, value in answer.headers.items() if key not in ("Content-Type", "Content-Encoding")})
        return answer
