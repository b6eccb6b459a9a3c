"""weiguan fetch against a small server on loopback: what is asked, when, and what is kept."""
import http.server
import re
import signal
import subprocess
import sys
import threading
import time

import helper
from helper import Folder, run, rows_of
from socks import Socks

START = 1719900000  # 2024-07-02T06:00:00Z, when every run of the tests begins.
TEXT = "".join(f"<p>河谷日报7月2日电 青禾县图书馆二日开放新馆，读者可以借阅新书，第{n}排书架已经摆满，馆员请大家爱护。</p>" for n in range(6))


def article(title, text=TEXT):
    return f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>" \
           f"<p>2024-07-02 13:30</p><div>{text}</div></body></html>"


class Site(http.server.ThreadingHTTPServer):
    """Serves self.pages: path -> (status, headers, body). Remembers what it was asked."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages, self.asked, self.headers = {}, [], []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *about):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # Of a client that was killed.
            super().handle_error(*about)

    def paths(self):
        asked, self.asked = self.asked, []
        return asked


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        status, headers, body = self.server.pages.get(self.path, (404, {}, "<h1>404 Not Found</h1>"))
        body = body.encode() if isinstance(body, str) else body
        if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Type" not in headers:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def feed(*paths):
    items = "".join(f"<item><title>{path}</title><link>http://valley.example{path}</link>"
                    "<pubDate>Tue, 02 Jul 2024 13:30:00 +0800</pubDate></item>" for path in paths)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>河谷日报</title>{items}</channel></rss>"


def observatory(folder, site, sources, more=""):
    at = folder / "obs"
    run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "fetch")
    with open(at / "weiguan.toml", "a", encoding="utf-8") as settings:
        settings.write(f'[fetch]\ncontact = "desk@valley.example"\ndelay = 0.02\ntimeout = 2\n'
                       f'connect_to = "127.0.0.1:{site.server_port}"\n{more}\n{sources}\n')
    return at


VALLEY = '[[source]]\nname = "valley"\nfeed = "http://valley.example/feed.xml"\n'


def clock(after):
    """The environment of a run that begins `after` seconds after START."""
    return {"WEIGUAN_CLOCK": f"{START + after} {time.time():.3f} 1", "SOURCE_DATE_EPOCH": ""}


def fetch(at, after=0, status=0):
    return run("fetch", at=at, status=status, environment=clock(after)).stdout


def captures(at):
    return rows_of(at, "export", "--what", "captures")


def a_feed_is_followed_and_pages_are_visited_again():
    with Folder() as folder:
        site = Site()
        site.pages = {"/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /secret\n"),
                      "/feed.xml": (200, {"ETag": '"1"', "Content-Type": "application/xml"}, feed("/1.html", "/2.html", "/secret.html")),
                      "/1.html": (200, {"ETag": '"a"'}, article("新馆开放")),
                      "/2.html": (200, {}, article("书架摆满"))}
        at = observatory(folder, site, VALLEY)
        fetch(at)
        asked = site.paths()
        assert asked[:2] == ["/robots.txt", "/feed.xml"], asked
        assert "/secret.html" not in asked, asked
        assert sorted(path for path in asked[2:] if path in site.pages) == ["/1.html", "/2.html"], asked
        probes = [path for path in asked if re.fullmatch(r"/[a-z]{25}\.html", path)]
        assert len(probes) == 1, asked
        agents = {headers["User-Agent"] for headers in site.headers}
        assert len(agents) == 1 and re.fullmatch(r"Weiguan/\S+ \(\+desk@valley\.example\)", agents.pop())
        titles = {row["title"]: row for row in rows_of(at, "search", "青禾县")}
        assert set(titles) == {"新馆开放", "书架摆满"}, titles
        refused = [row for row in captures(at) if (row["failure"] or "").startswith("robots: ")]
        assert [row["capture_url"] for row in refused] == ["http://valley.example/secret.html"], refused

        fetch(at, 60)
        assert site.paths() == [], "nothing is due a minute later"

        site.pages["/2.html"] = (410, {}, "<h1>410 Gone</h1>")
        site.pages["/feed.xml"] = (200, {"ETag": '"2"', "Content-Type": "application/xml"}, feed("/3.html", "/1.html"))
        site.pages["/3.html"] = (200, {}, article("第三条"))
        fetch(at, 7200)
        asked = site.paths()
        assert {"/feed.xml", "/1.html", "/2.html", "/3.html"} <= set(asked), asked
        again = [row for row in captures(at) if row["type"] == "revisit"]
        assert [row["capture_url"] for row in again] == ["http://valley.example/1.html"], again
        assert again[0]["status"] == 304 and again[0]["page_kind"] == "article", again
        (health,) = rows_of(at, "status", "--sources")
        assert health["suspect"] == 1 and health["failures"] == 0, health
        run("verify", at=at)
        before = helper.content(at)
        run("rebuild", at=at)
        for table in ("captures", "articles", "texts", "readings"):
            assert len(before[table]) == len(helper.content(at)[table]), f"{table} differ after a rebuild"
        site.shutdown()


def rules_whose_bytes_a_kill_took_are_asked_for_again():
    with Folder() as folder:
        site = Site()
        site.pages = {"/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /secret\n"),
                      "/feed.xml": (200, {"Content-Type": "application/xml"}, feed("/1.html")), "/1.html": (200, {}, article("新馆开放"))}
        at = observatory(folder, site, VALLEY)
        process = subprocess.Popen([helper.PROGRAM, "-C", at, "fetch"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={**helper.ENVIRONMENT, **clock(0)})
        deadline = time.monotonic() + 60
        while "/feed.xml" not in site.asked and time.monotonic() < deadline:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        fetch(at, 60)
        assert "robots" in {row["purpose"] for row in captures(at)}, "rules are known whose answer nobody kept"
        site.shutdown()


def robots_that_lead_elsewhere_are_followed_and_kept():
    with Folder() as folder:
        site = Site()
        site.pages = {"/robots.txt": (301, {"Location": "/rules.txt"}, ""),
                      "/rules.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /secret\n"),
                      "/feed.xml": (200, {"Content-Type": "application/xml"}, feed("/1.html", "/secret.html")),
                      "/1.html": (200, {}, article("新馆开放"))}
        at = observatory(folder, site, VALLEY)
        fetch(at)
        assert "/secret.html" not in site.paths()
        robots = {row["capture_url"]: row["status"] for row in captures(at) if row["purpose"] == "robots"}
        assert robots == {"http://valley.example/robots.txt": 301, "http://valley.example/rules.txt": 200}, robots
        site.shutdown()


def redirects_are_captures_and_private_addresses_are_refused():
    with Folder() as folder:
        site = Site()
        site.pages = {"/robots.txt": (404, {}, ""),
                      "/moved.html": (301, {"Location": "/new.html"}, ""),
                      "/new.html": (200, {}, article("搬到新址")),
                      "/file.html": (302, {"Location": "file:///etc/passwd"}, ""),
                      "/inner.html": (302, {"Location": "http://192.168.1.1/admin"}, ""),
                      "/a.html": (302, {"Location": "/b.html"}, ""),
                      "/b.html": (302, {"Location": "/a.html"}, "")}
        paths = ("moved", "file", "inner", "a")
        addresses = ", ".join(f'"http://valley.example/{path}.html"' for path in paths)
        at = observatory(folder, site, f'[[source]]\nname = "kept"\naddresses = [{addresses}]\n')
        fetch(at, status=2)
        by_url = {row["capture_url"]: row for row in captures(at)}
        assert by_url["http://valley.example/moved.html"]["location"] == "http://valley.example/new.html"
        assert by_url["http://valley.example/new.html"]["page_kind"] == "article"
        assert by_url["http://192.168.1.1/admin"]["failure"].startswith("address: "), by_url
        assert "/admin" not in site.paths()
        rules = {row["rule"] for row in rows_of(at, "problems", status=None)}
        assert {"fetch-address", "redirect-circle"} <= rules, rules
        site.shutdown()


def a_host_in_trouble_is_left_alone():
    with Folder() as folder:
        site = Site()
        site.pages = {"/robots.txt": (404, {}, "")}
        for number in range(5):
            site.pages[f"/{number}.html"] = (503, {"Retry-After": "600"}, "<h1>busy</h1>")
        addresses = ", ".join(f'"http://valley.example/{number}.html"' for number in range(5))
        at = observatory(folder, site, f'[[source]]\nname = "kept"\naddresses = [{addresses}]\n')
        watching = subprocess.Popen([helper.PROGRAM, "-C", at, "fetch", "--watch"], stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL, env={**helper.ENVIRONMENT, **clock(0)})
        deadline = time.monotonic() + 60
        while len(site.asked) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1)
        second = run("fetch", at=at, status=1, environment=clock(0))
        assert str(watching.pid) in second.stderr, second.stderr
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(60) == 0
        assert len(site.paths()) == 2, "robots.txt and one page; the rest waits as long as it was asked to"
        site.shutdown()


def pictures_come_where_they_are_asked_for():
    with Folder() as folder:
        site = Site()
        picture = '<img src="/pictures/hall.jpg" alt="新馆大厅" width="800" height="600">'
        site.pages = {"/robots.txt": (404, {}, ""),
                      "/1.html": (200, {}, article("新馆开放", TEXT[:400] + picture + TEXT[400:])),
                      "/pictures/hall.jpg": (200, {"Content-Type": "image/jpeg"}, b"\xff\xd8\xff\xe0 a picture")}
        source = '[[source]]\nname = "kept"\naddresses = ["http://valley.example/1.html"]\n'
        at = observatory(folder, site, source)
        fetch(at)
        assert "/pictures/hall.jpg" not in site.paths()
        settings = at / "weiguan.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + "images = true\n", encoding="utf-8")
        site.pages["/1.html"] = (200, {}, article("新馆开放", TEXT + picture))
        fetch(at, 7200)
        assert "/pictures/hall.jpg" in site.paths()
        (picture,) = [row for row in captures(at) if row["purpose"] == "image"]
        assert picture["media_type"] == "image/jpeg" and picture["status"] == 200, picture
        site.shutdown()


def everything_goes_through_the_proxy():
    with Folder() as folder:
        site = Site()
        site.pages = {"http://valley.example/robots.txt": (404, {}, ""),
                      "http://valley.example/feed.xml": (200, {"Content-Type": "application/xml"}, feed("/1.html")),
                      "http://valley.example/1.html": (200, {}, article("新馆开放"))}
        at = folder / "obs"
        run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "fetch")
        with open(at / "weiguan.toml", "a", encoding="utf-8") as settings:
            settings.write(f'[fetch]\ncontact = "desk@valley.example"\ndelay = 0.02\n'
                           f'proxy = "http://127.0.0.1:{site.server_port}"\n{VALLEY}')
        fetch(at)
        assert all(path.startswith("http://valley.example/") for path in site.asked) and len(site.asked) >= 3, site.asked
        assert helper.total(at, "青禾县") == 1
        site.shutdown()
        site.server_close()
        fetch(at, 7200, status=2)
        kinds = {row["failure"].split(":")[0] for row in captures(at) if row["failure"]}
        assert kinds and kinds <= {"proxy", "connect"}, kinds
        assert not rows_of(at, "deletions", "--fate", "removed"), "a proxy that is down removes nothing"


def names_are_resolved_behind_socks():
    with Folder() as folder:
        site = Site()
        site.pages = {"/robots.txt": (404, {}, ""), "/feed.xml": (200, {"Content-Type": "application/xml"}, feed("/1.html")),
                      "/1.html": (200, {}, article("新馆开放"))}
        socks = Socks(site.server_port)
        at = folder / "obs"
        run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "fetch")
        with open(at / "weiguan.toml", "a", encoding="utf-8") as settings:
            settings.write(f'[fetch]\ncontact = "desk@valley.example"\ndelay = 0.02\n'
                           f'proxy = "socks5h://127.0.0.1:{socks.server_address[1]}"\n{VALLEY}')
        fetch(at)
        assert socks.asked and set(socks.asked) == {"valley.example:80"}, socks.asked
        assert helper.total(at, "青禾县") == 1
        socks.shutdown()
        socks.server_close()
        fetch(at, 7200, status=2)
        kinds = {row["failure"].split(":")[0] for row in captures(at) if row["failure"]}
        assert kinds and kinds <= {"proxy", "connect"}, kinds
        assert not rows_of(at, "deletions", "--fate", "removed"), "a proxy that is down removes nothing"
        site.shutdown()


def what_is_missing_is_said():
    with Folder() as folder:
        at = folder / "obs"
        run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "fetch")
        assert "nothing is watched" in run("fetch", at=at, status=64, environment=clock(0)).stderr
        with open(at / "weiguan.toml", "a", encoding="utf-8") as settings:
            settings.write(VALLEY)
        assert "contact" in run("fetch", at=at, status=64, environment=clock(0)).stderr
        with open(at / "weiguan.toml", "a", encoding="utf-8") as settings:
            settings.write('[fetch]\ncontact = "desk@valley.example"\n')
        assert "SOURCE_DATE_EPOCH" in run("fetch", at=at, status=64).stderr


if __name__ == "__main__":
    a_feed_is_followed_and_pages_are_visited_again()
    rules_whose_bytes_a_kill_took_are_asked_for_again()
    robots_that_lead_elsewhere_are_followed_and_kept()
    redirects_are_captures_and_private_addresses_are_refused()
    a_host_in_trouble_is_left_alone()
    pictures_come_where_they_are_asked_for()
    everything_goes_through_the_proxy()
    names_are_resolved_behind_socks()
    what_is_missing_is_said()
    print("ok")
