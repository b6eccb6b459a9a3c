#!/usr/bin/env python3
"""Writes what a collector got that looked at the outlets' feeds each morning around the days of the stories: lists.warc.gz.

So it is known who was looked at, and who told nothing while it was.  One feed was down for a while, one was a wall, and some outlets were
never watched.

Usage: make_lists.py FOLDER.  The same file is written to the byte each time.
"""
import datetime
import pathlib
import sys

import make_world as world
import stories

# Outlets without a feed are not among them.
FEEDS = ("tna", "tidal-daily", "north-bay-evening", "south-reef", "haishi", "bay-radio", "dengta", "tideland-today", "harbour-post")
DOWN = {"south-reef": ("2024-04-15", "2024-04-23")}
WALLED = {"bay-radio": ("2024-06-05", "2024-06-14")}


def days():
    """From the day before each story to the fourth behind it, each day once."""
    found = set()
    for day, *_ in stories.WIRE.values():
        found |= {datetime.date.fromisoformat(day) + datetime.timedelta(days=step) for step in range(-1, 5)}
    return sorted(found)


def feed(outlet, pages, until):
    items = "".join(f"<item><title>{page['title']}</title><link>{world.page_address(outlet, page['key'], page['day'])}</link></item>"
                    for page in pages if page["outlet"] == outlet and page["day"] <= until)
    return (f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{world.OUTLETS[outlet][1]}</title>{items}'
            "</channel></rss>").encode()


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    warc, pages = world.Warc(), list(world.wire_pages()) + list(world.own_pages())
    for day in map(str, days()):
        for outlet in FEEDS:
            status, reason, kind, body = 200, "OK", "application/rss+xml", feed(outlet, pages, day)
            if DOWN.get(outlet, ("~",))[0] <= day <= DOWN.get(outlet, ("", ""))[1]:
                status, reason, kind, body = 503, "Service Unavailable", "text/html", b"<html><title>503</title><body>503</body></html>"
            elif WALLED.get(outlet, ("~",))[0] <= day <= WALLED.get(outlet, ("", ""))[1]:
                kind = "text/html"
                body = "<html><head><title>安全验证</title></head><body><p>请完成安全验证，拖动滑块完成拼图</p></body></html>".encode()
            block = f"HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
            warc.add("response", f"http://{world.OUTLETS[outlet][0]}/feed.xml", f"{day}T00:30:00Z",
                     "application/http; msgtype=response", block, body, more={"Weiguan-Purpose": "feed"})
    (folder / "lists.warc.gz").write_bytes(warc.out.getvalue())


if __name__ == "__main__":
    main()
