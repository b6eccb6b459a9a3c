"""The articles of the shared data that the pairs are of, by id: (language, day or time, title, text)."""
import collections
import functools
import gzip
import json

Row = collections.namedtuple("Row", "id language outlet time title text")


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from enumerate(file, 1)


def xwlb(data):
    for path in sorted((data / "phrases" / "xwlb").glob("xwlb_*.jsonl.gz")):
        for _, line in lines(path):
            row = json.loads(line)
            yield Row(f"xwlb/{row['date']}/{row['n']}", "zh", "cctv", (row["pub"] or row["date"])[:16], row["title"], row["text"])


def sentivis(data):
    seen = set()
    for number, line in lines(data / "coverage" / "news-sentivis" / "headlines.jsonl.gz"):
        row = json.loads(line)
        if (row["outlet"], row["title"]) not in seen:
            seen.add((row["outlet"], row["title"]))
            yield Row(f"sentivis/{number}", "en", row["outlet"], (row["published"] or row["snapshot"])[:16], row["title"], "")


def daniel(data, language):
    for _, line in lines(data / "extraction" / f"daniel-{language}" / "gold.jsonl.gz"):
        row = json.loads(line)
        day = f"{row['day'][:4]}-{row['day'][4:6]}-{row['day'][6:]}"
        parts = row["text"].strip().split("\n", 1)
        yield Row(f"daniel-{language}/{row['id']}", language, row["host"], day, parts[0].strip(), parts[1] if len(parts) > 1 else "")


def copies(data):
    for _, line in lines(data / "reuse" / "xwlb-copies" / "pairs.jsonl.gz"):
        row = json.loads(line)
        for side, outlet in (("a", "scrape-a"), ("b", "scrape-b")):
            yield Row(f"copies/{row['id']}/{side}", "zh", outlet, row["day"], row["title_" + side], row["text_" + side])


def hot(data):
    for path in sorted((data / "hotsearch" / "weibo-hot-hourly").glob("*.tsv.gz")):
        seen = set()
        for number, line in lines(path):
            fields = line.rstrip("\n").split("\t")
            if number > 1 and fields[3] not in seen:
                seen.add(fields[3])
                yield Row(f"hot/{path.name[:7]}/{number}", "zh", "weibo", f"{fields[0]}T{fields[1]}:00", fields[3], "")


@functools.lru_cache(maxsize=None)
def rows(data, name):
    readers = {"xwlb": xwlb, "sentivis": sentivis, "copies": copies, "hot": hot,
               "daniel-zh": lambda d: daniel(d, "zh"), "daniel-en": lambda d: daniel(d, "en")}
    return list(readers[name](data))
