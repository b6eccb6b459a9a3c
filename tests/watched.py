"""A few pages of the miniature media world, visited again and again: what stays, what goes, what cannot be looked at."""
import gzip
import hashlib
import uuid

TALE = ["海石镇的渔民说，昨夜的水位比往年高出许多，堤岸有三处渗水。", "镇上的工作人员连夜赶来，用沙袋把缺口堵住。",
        "一位不愿透露姓名的居民说，早在上个月就有人写信反映过堤岸的裂缝，但一直没有人来看。", "到今天中午，水位开始回落，学校已经通知明天照常上课。"]


def page(title, words=""):
    body = "".join(f"<p>{line}</p>" for line in [words] * bool(words) + TALE)
    return (f"<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><title>{title}</title>"
            f"<meta property='article:published_time' content='2024-05-01T08:00:00+08:00'></head>"
            f"<body><article><h1>{title}</h1>{body}</article></body></html>").encode()


def record(url, time, status, body):
    reason = {200: "OK", 404: "Not Found", 503: "Service Unavailable"}[status]
    block = f"HTTP/1.1 {status} {reason}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    lines = ["WARC/1.1", "WARC-Type: response", f"WARC-Date: {time}", f"WARC-Target-URI: {url}",
             f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url + time)}>",
             f"WARC-Block-Digest: sha256:{hashlib.sha256(block).hexdigest()}",
             "Content-Type: application/http;msgtype=response", f"Content-Length: {len(block)}", "", ""]
    return gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n", mtime=0)


def write(path):
    """At each hour what stands at each address; where nothing is said, nobody looked."""
    news, weekly = "https://haishi.example/2024/", "https://dengta.example/p/"
    gone = (404, b"<html><title>404</title><body>404</body></html>")
    down = (503, b"<html><title>503</title><body>503</body></html>")
    course = [
        (news + "levee.html", page("堤岸渗水，居民曾多次反映", "会上再次强调三个不动摇。"), {1: 0, 3: 0, 9: gone, 27: gone}),
        (news + "school.html", page("学校明日照常上课"), {1: 0, 9: 0, 27: 0}),
        (news + "letter.html", page("一封没有回音的信"), {2: 0, 30: gone, 33: gone}),
        (weekly + "17", page("谁看见了裂缝"), {2: 0, 10: down, 28: down}),
        (weekly + "18", page("水退之后"), {2: 0, 10: gone, 12: gone, 28: 0}),
        (weekly + "19", page("沙袋的账"), {3: 0, 34: gone}),
        (weekly + "20", page("只来过一次"), {3: 0}),
    ]
    records = [(hour, url, what or (200, body)) for url, body, visits in course for hour, what in visits.items()]
    with open(path, "wb") as out:
        for hour, url, (status, body) in sorted(records, key=lambda one: one[:2]):
            out.write(record(url, f"2024-05-{1 + hour // 24:02}T{hour % 24:02}:00:00Z", status, body))
