#!/usr/bin/env python3
"""Writes what a crawler met that came back to the pages of make_world.py in the days and weeks after: watch.warc.gz.

Most pages stand as they stood; some were edited, some went, each in its own way; one came back.

Usage: make_watch.py FOLDER.  The same file is written to the byte each time.
"""
import pathlib
import sys

import make_world as world

HOURS = (26, 74, 170, 340, 720)  # A day, three, a week, two weeks, a month after publication.
REASONS = {200: "OK", 302: "Found", 403: "Forbidden", 404: "Not Found", 451: "Unavailable For Legal Reasons"}

# (outlet, start of the title): hours from which it is gone, and how it answers.
GONE = {
    ("dengta", "四号码头的那个傍晚"): (26, "violation"),
    ("dengta", "芦苇区的水"): (74, "404"),
    ("dengta", "听证会上坐着谁"): (170, "front"),
    ("south-reef", "水价要涨多少"): (74, "author"),
    ("harbour-post", "Three years of closed roads"): (340, "451"),
    ("harbour-post", "Five, not three"): (170, "404"),
    ("haishi", "北湾四号码头"): (74, "404"),
    ("haishi", "芦苇区内涝"): (340, "404"),
    ("bay-radio", "灯塔角灯塔"): (720, "404"),
    ("bay-radio", "环湾巴士"): (170, "captcha"),
}
BACK = {("tidal-daily", "北湾至离岛新航线")}  # Not found after a day, there again after three.

# (outlet, start of the title): hours from which it reads otherwise, new title or None, [(before, after)].
EDITED = {
    ("haishi", "自来水价格听证会"): (26, "自来水价格听证会将于五月下旬举行 低收入家庭不涨价", [
        ("每吨提高三角和五角", "每吨提高两角和四角"),
        ("消费者代表十名、经营者代表三名", "消费者代表八名、经营者代表五名")]),
    ("harbour-post", "Squid is vanishing"): (74, "Squid is said to be vanishing", [
        ("shows that squid stocks have halved", "suggests that squid stocks may have halved"),
        ("Two members of the survey team, who asked not to be named, said that a chapter on squid had been taken out before it was printed.",
         "A chapter on squid will appear later.")]),
    ("tideland-today", "Water Recedes"): (26, None, [
        ("More than 1,200 residents were moved to safety and most have returned home, an official of the district said.",
         "About 900 residents were moved to safety and nearly all have returned home, an official of the district said.")]),
}

PAGES = {
    "violation": (200, "<html><head><title>提示</title></head><body><div><p>该文章因违反有关规定，已停止展示。</p></div></body></html>"),
    "author": (200, "<html><head><title>提示</title></head><body><div><p>本稿已由作者撤回。</p></div></body></html>"),
    "404": (404, "<html><head><title>404</title></head><body><p>您访问的页面不存在</p></body></html>"),
    "front": (302, ""),
    "451": (451, "<html><head><title>451</title></head><body><p>This page is not shown for legal reasons.</p></body></html>"),
    "captcha": (403, "<html><head><title>安全验证</title></head><body><p>请完成安全验证，拖动滑块完成拼图</p></body></html>"),
}


def key_of(page, table):
    return next((key for key in table if key[0] == page["outlet"] and page["title"].startswith(key[1])), None)


def answer(warc, url, time, status, body, more=""):
    block = (f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: text/html\r\n{more}"
             f"Content-Length: {len(body)}\r\n\r\n").encode() + body
    warc.add("response", url, time, "application/http; msgtype=response", block, body)


def edited_page(page, title, changes):
    body = list(page["body"])
    for before, after in changes:
        assert any(before in one for one in body), before
        body = [one.replace(before, after) for one in body]
    return dict(page, title=title or page["title"], body=body)


def visit(warc, page, hours):
    outlet, time = page["outlet"], world.later(page["day"], page["time"], hours)
    url = world.page_address(outlet, page["key"], page["day"])
    gone, edited = key_of(page, GONE), key_of(page, EDITED)
    if gone and hours >= GONE[gone][0]:
        status, text = PAGES[GONE[gone][1]]
        more = f"Location: http://{world.OUTLETS[outlet][0]}/\r\n" if status == 302 else ""
        answer(warc, url, time, status, text.encode(), more)
    elif hours == HOURS[0] and key_of(page, {one: 1 for one in BACK}):
        answer(warc, url, time, 404, PAGES["404"][1].encode())
    else:
        if edited and hours >= EDITED[edited][0]:
            page = edited_page(page, *EDITED[edited][1:])
        answer(warc, url, time, 200, world.bytes_of(outlet, page))
    if GONE.get(gone, (0, ""))[1] in ("violation", "author", "front", "404", "451") and hours >= GONE[gone][0]:
        # Another article of the site is there at the same time: the page went, not the site.
        for other in world.own_pages() if outlet in ("dengta", "south-reef", "harbour-post") else ():
            if other["outlet"] == outlet and not key_of(other, GONE) and other["day"] < page["day"]:
                answer(warc, world.page_address(outlet, other["key"], other["day"]), time, 200, world.bytes_of(outlet, other))
                break


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    warc = world.Warc()
    for page in list(world.wire_pages()) + list(world.own_pages()):
        if page["outlet"] in ("gov", "reef-report"):  # Saved by hand, never visited again.
            continue
        if page["outlet"] == "north-bay-evening" and page["key"] == "pier":  # Its two versions stand in the crawl.
            continue
        for hours in HOURS:
            visit(warc, page, hours)
    (folder / "watch.warc.gz").write_bytes(warc.out.getvalue())


if __name__ == "__main__":
    main()
