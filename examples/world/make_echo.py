#!/usr/bin/env python3
"""Writes what the world outside and a platform say of Tideland's towns to a folder, all of it invented:

  echo.csv     short pieces of a paper abroad, February to June 2024
  echo.jsonl   posts of 碎波 with their counters, seen twice

Usage: make_echo.py FOLDER.  The same folder is written to the byte each time.
"""
import csv
import datetime
import hashlib
import json
import pathlib
import sys

# town: (Chinese, English, how often it is written of abroad and posted about in ten days, which month lifts it)
TOWNS = {
    "north-bay": ("北湾", "North Bay", 5, 9, 4),
    "south-reef": ("南礁", "South Reef", 4, 5, 3),
    "reed-bay": ("芦苇湾", "Reed Bay", 4, 8, 5),
    "eel-harbour": ("鳗港", "Eel Harbour", 2, 3, 2),
    "grey-sands": ("灰沙镇", "Grey Sands", 2, 4, 6),
    "tern-hill": ("燕鸥山", "Tern Hill", 1, 5, 3),
    "salt-market": ("盐市", "Saltmarket", 1, 1, 4),
}
ABROAD = ["A morning in {}", "Letter from {}", "{}: what the harbour master saw", "Notes on a walk through {}", "The price of cod in {}", "{} after the rain",
          "Who still mends nets in {}?", "A timetable for {}"]
POSTS = ["早上的{}起雾了", "{}的码头今天很挤", "又到{}吃面", "{}有人放风筝", "从{}寄出一封信", "{}停电一小时", "在{}等末班船", "{}的集市搬家了"]
PEOPLE = ["user-c", "user-d", "user-e", "user-f", "user-g"]
FIRST, DAYS = datetime.date(2024, 2, 1), 150


def number(*what):
    """A number below a thousand that is always the same."""
    return int(hashlib.sha256("/".join(map(str, what)).encode()).hexdigest()[:8], 16) % 1000


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pieces, posts = [], []
    for step in range(DAYS):
        day = FIRST + datetime.timedelta(days=step)
        for town, (zh, en, abroad, posted, lifted) in TOWNS.items():
            lift = 2 if day.month == lifted else 1
            if number("abroad", town, day) < 40 * abroad * lift:
                which = number("title", town, day)
                pieces.append((f"https://reefreport.example/{day:%Y/%m%d}/{town}.html", ABROAD[which % len(ABROAD)].format(en),
                               f"{en[0].upper()}{en[1:]}, {day:%B} {day.day}: item {which}.", f"{day}", "The Reef Report"))
            if number("post", town, day) < 40 * posted * lift:
                which = number("text", town, day)
                likes = int(20 * 2 ** (number("likes", town, day) / 120))
                posts.append((zh, day, which, likes))
    with open(folder / "echo.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["url", "title", "text", "date", "outlet"])
        writer.writerows(pieces)
    with open(folder / "echo.jsonl", "w", encoding="utf-8") as out:
        for i, (zh, day, which, likes) in enumerate(posts):
            # The wire posts of every town now and then.
            user = "潮汐通讯社" if which % 6 == 0 else PEOPLE[which % len(PEOPLE)]
            for hours, share in ((2, 0.4), (30, 1.0)):
                seen = datetime.datetime.combine(day, datetime.time(3)) + datetime.timedelta(hours=hours)
                out.write(json.dumps({
                    "id": f"e{i}", "url": f"https://suibo.example/post/e{i}", "user": user, "created_at": f"{day}T03:00:00Z",
                    "text": f"{POSTS[which % len(POSTS)].format(zh)}（{which}）。", "seen_at": f"{seen:%Y-%m-%dT%H:%M:%SZ}",
                    "reposts": int(likes * share / 7), "likes": int(likes * share)}, ensure_ascii=False) + "\n")
    print(f"{len(pieces)} pieces from abroad and {len(posts)} posts about {len(TOWNS)} towns in {folder}")


if __name__ == "__main__":
    main()
