"""Addresses that are no pages: traps for whoever collects.  Feeds list them like any other address.

EXPECTED tells what a collector should record of each: the kind of failure that a capture of it has (model/capture.h,
FailureKind), or the rule of a problem; none of them is a removal."""
import gzip
import zlib

EXPECTED = {
    "loop": ("redirect-circle",), "long-way": ("redirect-circle", "redirects"), "self": ("redirect-circle",),
    "endless": ("timeout", "limit"), "silent": ("timeout",), "drip": ("timeout", "limit"),
    "bomb": ("limit", "html-size"), "huge": ("limit",), "broken-gzip": ("protocol", "cut", "http"), "garbage": ("protocol", "connect"),
    "bad-chunks": ("protocol", "cut"),
    "file": ("address", "fetch-address"), "private": ("address",), "loopback": ("address",), "metadata": ("address",),
    "private-v6": ("address",),
}
PRIVATE = {"file": "file:///etc/passwd", "private": "http://10.1.2.3/inner.html", "loopback": "http://127.0.0.1:9/inner.html",
           "metadata": "http://169.254.169.254/latest/meta-data/", "private-v6": "http://[fd00::1]/inner.html"}
BOMB_SIZE = 64 << 20  # Bytes that the bomb unpacks to.
made = {}


def paths(site):
    return [f"/odd/{kind}" for kind in site.odd]


def bomb():
    if "bomb" not in made:
        made["bomb"] = gzip.compress(b" " * BOMB_SIZE, 9, mtime=0)
    return made["bomb"]


def answer(site, path):
    """The answer of an odd address; None where it is none.  Same form as in refusals.py."""
    parts = path.split("/")
    if len(parts) < 3 or parts[1] != "odd" or parts[2] not in site.odd:
        return None
    kind = parts[2]
    if kind in PRIVATE:
        return {"status": 302, "headers": {"Location": PRIVATE[kind]}, "body": b""}
    if kind == "loop":
        where = "/odd/loop/b" if len(parts) == 3 else "/odd/loop"
        return {"status": 302, "headers": {"Location": where}, "body": b""}
    if kind == "self":
        return {"status": 301, "headers": {"Location": path}, "body": b""}
    if kind == "long-way":
        step = int(parts[3]) if len(parts) > 3 and parts[3].isdigit() else 0
        return {"status": 302, "headers": {"Location": f"/odd/long-way/{step + 1}"}, "body": b""}
    if kind == "bomb":
        return {"status": 200, "headers": {"Content-Encoding": "gzip", "Content-Type": "text/html"}, "body": bomb()}
    if kind == "broken-gzip":
        packed = gzip.compress(b"<html><body><p>It breaks off.</p></body></html>" * 50)
        return {"status": 200, "headers": {"Content-Encoding": "gzip", "Content-Type": "text/html"},
                "body": packed[:60] + zlib.compress(b"no gzip")}
    return {"status": 200, "headers": {"Content-Type": "text/html"}, "body": b"<html><body>", "manner": kind}
