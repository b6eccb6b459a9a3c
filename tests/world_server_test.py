"""The little web itself (tests/world): it is what it says, deterministic, hostile in every way, and a fair judge."""
import gzip
import http.client
import json
import pathlib
import re
import socket
import ssl
import tempfile
import threading
import time
import urllib.request
import xml.etree.ElementTree as ElementTree

import helper
from world import answers, certificates, clock, odd, politeness, refusals, schedule, score, serve, server, sites, sources

START = clock.parse("2025-03-03T00:00:00Z")


class Web:
    """The little web, served in this process.  Its clock starts `hours` into its schedule."""

    def __init__(self, hours=0.0, speed=1000, delay=5, budget=0, tls=None, **world):
        self.world = schedule.World(1, START, 5, 6, **world)
        self.clock = clock.Clock(START + hours * 3600, time.time(), speed)
        self.politeness = politeness.Politeness(self.world, self.clock, delay, budget)
        self.server = server.Server(self.world, self.clock, self.politeness, tls)

    def __enter__(self):
        self.server.start()
        return self

    def __exit__(self, *_):
        self.server.stop()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=5)

    def get(self, host, path, connection=None, **headers):
        asked = connection or self.connect()
        asked.request("GET", path, headers={"Host": host, **{key.replace("_", "-"): value for key, value in headers.items()}})
        answer = asked.getresponse()
        body = answer.read()
        if not connection:
            asked.close()
        return answer, body

    def rules(self):
        return self.politeness.summary()["rules"]

    def wait(self, seconds):
        time.sleep(self.clock.really(seconds))


def moments(world, step=3600 * 3):
    return [world.start + at for at in range(0, int(world.end - world.start), step)]


def equal_seeds_make_equal_worlds():
    def told(seed):
        return server.lines(schedule.World(seed, START, 5, 10).truth())

    assert told(1) == told(1)
    assert told(1) != told(2)


def every_kind_of_thing_happens():
    world = schedule.World(1, START, 5, 14)
    rows = list(world.truth())
    assert len(world.sites) >= 30 and len(sites.SITES) == len(world.sites)
    ways = {row["way"] for row in rows if row["state"] == "removed"}
    assert ways >= {"missing", "404", "410", "home", "error-page", "refresh", "blank", "soft404", *schedule.CAUSES}, ways
    assert {row["cause"] for row in rows if row["cause"]} == {"author", "violation", "account", "complaint", "migrated", "gone"}
    from world.articles import EDITS
    assert {row["edit"] for row in rows if row["edit"]} == set(EDITS)
    kinds = {one.kind for site in world.sites.values() for one in site.troubles} | {"login", "login-redirect", "tls", "robots"}
    assert {row["trouble"] for row in rows} >= kinds, kinds - {row["trouble"] for row in rows}
    assert {kind for site in world.sites.values() for kind in site.odd} == set(odd.EXPECTED)


def answers_are_as_the_truth_says():
    world = schedule.World(1, START, 5, 8)
    asked = answers.Answers(world)
    told = {}
    for row in world.truth():
        told.setdefault(row["address"], []).append(row)
    count = 0
    for address, rows in told.items():
        scheme, _, rest = address.partition("://")
        host, _, path = rest.partition("/")
        if scheme == "https" or world.sites[host].robots == "5xx":
            continue
        for moment in moments(world):
            row = next(one for one in rows if (one["from"] is None or clock.parse(one["from"]) <= moment) and
                       moment < clock.parse(one["to"]))
            if row["trouble"] == "robots":
                continue
            answer = asked.answer(host, "/" + path, {"cookie": "visitor=1"}, moment)
            assert answer.state == row["state"], (address, clock.rfc3339(moment), answer.state, row)
            if answer.state == "present":
                assert answer.version == row["version"], (address, row)
            count += 1
    assert count > 10000


def a_probe_gets_each_sites_own_answer():
    world = schedule.World(1, START, 5, 6, calm=True)
    asked = answers.Answers(world)
    wanted = {"404": 404, "410": 410, "soft404": 200, "notice": 200, "front": 200, "home": 302, "error-page": 302}
    for site in world.sites.values():
        answer = asked.answer(site.host, "/2025/0303/cannot-exist-4711.html", {"cookie": "visitor=1"}, world.start + 90000)
        assert answer.status == wanted[site.missing], (site.host, answer.status)
        assert answer.what == "missing"


def noise_is_no_edit_and_edits_are():
    world = schedule.World(1, START, 5, 6, names=["noisy-bell.example", "fanjian.example"])
    asked = answers.Answers(world)
    for site in world.sites.values():
        page = world.by_time[site.host][-1]
        times = [time for time in moments(world) if page.state(time).kind == "present"]
        bodies = {asked.answer(site.host, page.path, {}, time).body for time in times}
        assert len(bodies) > len(page.versions) + 3, "its pages should never look the same twice"


def feeds_and_sitemaps_can_be_read():
    world = schedule.World(1, START, 5, 6)
    asked = answers.Answers(world)
    for site in world.sites.values():
        path, moment = sources.PATHS.get(site.source), world.start + 200000
        if not path or site.source == "listing" or "feed-html" in site.quirks:
            continue
        if "feed-moved" in site.quirks:
            answer = asked.answer(site.host, path, {}, moment)
            assert answer.status == 301
            path = "/new/feed.xml"
        answer = asked.answer(site.host, path, {"cookie": "visitor=1"}, moment if not world.trouble(site, path, moment) else world.start)
        assert answer.status == 200, (site.host, answer)
        if site.source == "jsonfeed":
            assert json.loads(answer.body)["items"]
        else:
            ElementTree.fromstring(answer.body)
    many = asked.answer("one-page.example", "/sitemap-many.xml", {}, world.start).body
    assert many.count(b"<loc>") == 50000
    assert b"<urlset" in gzip.decompress(asked.answer("one-page.example", "/sitemap-1.xml.gz", {}, world.start).body)


def conditional_requests_and_codings():
    with Web(hours=1, names=["harbour-daily.example", "copycat.example", "tide-wire.example", "zhuanzai.example",
                             "zonghe-she.example"]) as web:
        path = web.world.by_time["harbour-daily.example"][-1].path
        answer, body = web.get("harbour-daily.example", path)
        tag = answer.headers["ETag"]
        assert answer.status == 200 and b"<article>" in body and tag
        again, nothing = web.get("harbour-daily.example", path, If_None_Match=tag)
        assert again.status == 304 and not nothing
        packed, body = web.get("harbour-daily.example", path, Accept_Encoding="gzip, br")
        assert packed.headers["Content-Encoding"] == "gzip" and b"<article>" in gzip.decompress(body)
        assert web.get("zhuanzai.example", "/", Accept_Encoding="gzip, deflate")[0].headers["Content-Encoding"] == "deflate"
        assert "Content-Encoding" not in web.get("copycat.example", "/", Accept_Encoding="gzip, deflate")[0].headers


def one_connection_carries_many_requests():
    with Web(hours=1, names=["tide-wire.example", "chaoxi.example"]) as web:
        connection = web.connect()
        began = time.monotonic()
        for at in range(500):
            answer, _ = web.get(("tide-wire.example", "chaoxi.example")[at % 2], "/", connection)
            assert answer.status == 200
        print(f"500 front pages over one connection, asked in one thread of the same process: {500 / (time.monotonic() - began):.0f} a second")


def cookies_are_asked_for():
    with Web(hours=1, names=["cookie-jar.example"]) as web:
        path = web.world.by_time["cookie-jar.example"][-1].path
        first, _ = web.get("cookie-jar.example", path)
        assert first.status == 302 and first.headers["Location"] == path
        cookie = first.headers["Set-Cookie"].split(";")[0]
        assert web.get("cookie-jar.example", path, Cookie=cookie)[0].status == 200


def failure_of(web, host, path, timeout=1.0, most=2_000_000):
    """What a plain reader of the socket meets."""
    with socket.create_connection(("127.0.0.1", web.server.port), timeout=timeout) as plain:
        plain.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        got, end = b"", time.monotonic() + timeout
        try:
            while len(got) < most:
                if time.monotonic() > end:
                    return "timeout", got
                more = plain.recv(1 << 16)
                if not more:
                    return "closed", got
                got += more
        except TimeoutError:
            return "timeout", got
        except ConnectionResetError:
            return "reset", got
        return "long", got


def hostile_manners():
    with Web(hours=1, names=["slow-boat.example", "bomb-shelter.example", "blackout-news.example", "circles.example",
                             "inner-door.example"]) as web:
        how, got = failure_of(web, "bomb-shelter.example", "/odd/huge", 20)
        assert how == "long", (how, len(got))
        how, got = failure_of(web, "bomb-shelter.example", "/odd/bomb", 20)
        head, _, body = got.partition(b"\r\n\r\n")
        assert len(body) < 200_000 and len(gzip.decompress(body)) == odd.BOMB_SIZE
        how, got = failure_of(web, "bomb-shelter.example", "/odd/garbage", 20)
        assert how == "closed" and not got.startswith(b"HTTP")
        assert b"zzz" in failure_of(web, "bomb-shelter.example", "/odd/bad-chunks", 20)[1]
        assert failure_of(web, "slow-boat.example", "/odd/silent") == ("timeout", b"")
        for kind in ("endless", "drip"):
            how, got = failure_of(web, "slow-boat.example", f"/odd/{kind}")
            assert how == "timeout" and got.startswith(b"HTTP/1.1 200"), (kind, how, got)
        for kind, where in odd.PRIVATE.items():
            answer, _ = web.get("inner-door.example", f"/odd/{kind}")
            assert answer.status == 302 and answer.headers["Location"] == where
        where, seen = "/odd/loop", []
        while where not in seen:
            seen.append(where)
            where = web.get("circles.example", where)[0].headers["Location"]
    with Web(hours=13, names=["blackout-news.example"]) as web:
        assert failure_of(web, "blackout-news.example", "/", 20)[0] == "reset"
        assert failure_of(web, "blackout-news.example", "/robots.txt", 20)[0] == "reset"
    with Web(hours=29, names=["blackout-news.example"]) as web:
        path = web.world.by_time["blackout-news.example"][-1].path
        how, got = failure_of(web, "blackout-news.example", path, 20)
        announced = int(re.search(rb"Content-Length: (\d+)", got)[1])
        assert how == "closed" and len(got) < announced


def walls_answer_as_walls_do():
    world = schedule.World(1, START, 5, 6)
    site = world.sites["gatekeeper.example"]
    wanted = {"captcha": 200, "waf-200": 200, "waf-403": 403, "waf-503": 503, "429": 429, "rate-200": 200, "geo-451": 451, "geo-403": 403,
              "geo-200": 200, "login": 200, "login-redirect": 302, "captcha-redirect": 302, "500": 500, "502": 502, "503": 503}
    for kind, status in wanted.items():
        for one in (site, world.sites["yanzheng.example"]):
            answer = refusals.wall(one, kind, "/a", world.start)
            assert answer["status"] == status, kind
    assert refusals.wall(site, "429", "/a", 0)["headers"]["Retry-After"]


def certificates_are_expired_or_of_another_host():
    with tempfile.TemporaryDirectory() as folder:
        made = certificates.make(folder)
        tls = certificates.context(made, lambda host: serve.CERTIFICATES.get(host, "right"))
        with Web(hours=1, tls=tls) as web:
            trust = ssl.create_default_context(cafile=pathlib.Path(made) / "root.pem")
            for port in (web.server.port, web.server.tls_port):
                for host, reason in (("expired-seal.example", "expired"), ("wrong-seal.example", "mismatch"), ("chaoxi.example", None)):
                    with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
                        try:
                            with trust.wrap_socket(plain, server_hostname=host) as secure:
                                secure.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                                assert secure.recv(100).startswith(b"HTTP/1.1 200") and reason is None, host
                        except ssl.SSLCertVerificationError as failure:
                            assert reason and reason in str(failure), (host, failure)


def a_polite_reader_is_not_blamed():
    with Web(hours=1) as web:
        page = web.world.by_time["chaoxi.example"][-1]
        for path in ("/robots.txt", "/feed.xml", page.path, "/no-such-thing"):
            web.get("chaoxi.example", path)
            web.wait(5.5)
        web.get("doorman.example", "/robots.txt")
        assert web.rules() == {}, web.politeness.broken


def impolite_readers_are_blamed():
    with Web(hours=1, speed=20) as web:
        web.get("chaoxi.example", "/robots.txt")
        web.get("chaoxi.example", "/")
        assert web.rules() == {"too-soon": 1}, web.politeness.broken
        web.get("beiwan.example", "/")
        assert web.rules()["before-robots"] == 1
        web.get("10.1.2.3", "/inner.html")
        assert web.rules()["unknown-host"] == 1
        web.get("doorman.example", "/robots.txt")
        web.wait(6)
        web.get("doorman.example", "/closed/1.html")
        assert web.rules()["robots"] == 1
        web.get("slow-boat.example", "/robots.txt")
        web.wait(10)
        pair = [threading.Thread(target=web.get, args=("slow-boat.example", "/")) for _ in range(2)]
        for one in pair:
            one.start()
        for one in pair:
            one.join()
        assert web.rules()["at-once"] == 1, web.politeness.broken
    with Web(hours=12, budget=3) as web:
        assert web.get("crowded-times.example", "/no-such-thing")[0].status == 429
        web.wait(100)
        web.get("crowded-times.example", "/robots.txt")
        assert web.rules()["retry-after"] == 1
        web.wait(2000)
        web.get("crowded-times.example", "/robots.txt")
        assert web.rules()["retry-after"] == 1 and "budget" not in web.rules()
        web.wait(100)
        web.get("crowded-times.example", "/robots.txt")
        assert web.rules()["budget"] == 1


def a_reader_that_gives_up_is_not_two_at_once():
    with Web(hours=1, speed=20) as web:
        web.get("slow-boat.example", "/robots.txt")
        web.wait(6)
        failure_of(web, "slow-boat.example", "/odd/silent", 0.3)
        web.wait(6)
        web.get("slow-boat.example", "/")
        assert web.rules() == {}, web.politeness.broken


def the_control_port_tells():
    with Web(hours=1, names=["chaoxi.example"]) as web:
        web.get("chaoxi.example", "/robots.txt")

        def told(what):
            with urllib.request.urlopen(f"http://127.0.0.1:{web.server.control_port}/{what}", timeout=5) as answer:
                return answer.read().decode()

        assert json.loads(told("politeness"))["requests"] == 1
        assert json.loads(told("log").splitlines()[0])["path"] == "/robots.txt"
        assert len({json.loads(line)["address"] for line in told("truth").splitlines()}) == 6
        assert clock.Clock.read(told("clock")).speed == 1000
        assert 'feed = "http://chaoxi.example/feed.xml"' in told("sources")


def perfect_rows(world, truth):
    """What Weiguan would tell if it told all that its visits showed, and nothing else."""
    deletions, edits = [], []
    for address, events in truth.events.items():
        seen = truth.visits[address]
        for number, event in enumerate(events):
            before = [one for one in seen if one["begin"] < event["time"] and one["state"] == "present"]
            after = [one for one in seen if one["begin"] >= event["time"] and
                     one["state"] == ("removed" if event["event"] == "removed" else "present")]
            if not before or not after:
                continue
            times = {"first": clock.rfc3339(before[-1]["begin"]), "then": clock.rfc3339(after[0]["begin"])}
            if event["event"] == "removed" and number + 1 == len(events) and len(after) > 1:
                cause = sorted(score.LEGAL_CAUSES[truth.way(event)])[0]
                deletions.append({"address": address, "fate": "removed", "certainty": "confirmed", "cause": cause,
                                  "last_alive": times["first"], "first_gone": times["then"], "words": ""})
            elif event["event"] == "edited":
                edits.append({"address": address, "old_seen": times["first"], "new_seen": times["then"], "certainty": "confirmed",
                              "classes": ", ".join(score.EDIT_CLASSES[event["edit"]])})
    return deletions, edits


def scores_know_right_from_wrong():
    world = schedule.World(1, START, 5, 8)
    asked, log = answers.Answers(world), []
    for host, pages in world.pages.items():
        for page in pages.values():
            for moment in moments(world, 3600 * 2):
                answer = asked.answer(host, page.path, {"cookie": "visitor=1"}, moment)
                log.append({"host": host, "path": page.path, "begin": moment, "end": moment, "state": answer.state, "version": answer.version})
    truth = score.Truth(world, log)
    deletions, edits = perfect_rows(world, truth)
    removed, changed = score.removals(truth, deletions, world.end), score.edits(truth, edits, world.end)
    assert removed["told"] == removed["right"] == removed["found"] == removed["cause_right"] > 50, removed
    assert removed["found"] >= removed["could"] and not removed["missed"]
    assert changed["told"] == changed["right"] and changed["found"] == changed["could"] == changed["class_right"] > 50, changed
    known = {row["address"] for row in deletions}
    away = next(row for rows in truth.rows.values() for row in rows if row["trouble"] == "captcha" and row["address"] not in known)
    lie = {**deletions[0], "address": away["address"], "first_gone": clock.rfc3339(away["from"])}
    told = score.removals(truth, deletions[1:] + [lie], world.end)
    assert told["right"] == told["told"] - 1 and len(told["unreachable_told"]) == 1 and len(told["missed"]) == 1
    still = next(address for address, events in truth.events.items() if len(events) == 1)
    told = score.edits(truth, edits[1:] + [{**edits[0], "address": still}], world.end)
    assert told["right"] == told["told"] - 1 and len(told["missed"]) == 1


if __name__ == "__main__":
    helper.main([equal_seeds_make_equal_worlds, every_kind_of_thing_happens, answers_are_as_the_truth_says,
                 a_probe_gets_each_sites_own_answer, noise_is_no_edit_and_edits_are, feeds_and_sitemaps_can_be_read,
                 conditional_requests_and_codings, one_connection_carries_many_requests, cookies_are_asked_for, hostile_manners,
                 walls_answer_as_walls_do, certificates_are_expired_or_of_another_host, a_polite_reader_is_not_blamed,
                 impolite_readers_are_blamed, a_reader_that_gives_up_is_not_two_at_once, the_control_port_tells, scores_know_right_from_wrong])
