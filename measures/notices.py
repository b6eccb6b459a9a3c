"""Pages that stand in place of others: their causes, against ../shared/data/deletions, and no false alarm on pages of articles."""
import collections
import csv
import gzip
import html
import json
import pathlib
import re
import subprocess

root = pathlib.Path(__file__).resolve().parent.parent

# The sets whose pages are all alive.
ALIVE = ["aeb", "cwced", "daniel-en", "daniel-zh", "wcxb-articles"]

# What wechatscope's messages mean; each begins a message.
MESSAGES = [
    ("该内容已被发布者删除", "author"),
    ("The content has been deleted by the author", "author"),
    ("此内容因违规无法查看", "violation"),
    ("Unable to view this content because it violates regulations", "violation"),
    ("此内容被多人投诉", "violation"),
    ("此帐号已被屏蔽", "account"),
    ("此内容被投诉且经审核涉嫌侵权", "complaint"),
    ("该公众号已迁移", "migrated"),
]


def asked(build, questions):
    """The answers of the built program, one for each question."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in questions)
    done = subprocess.run([build / "measure_notices", root / "packs" / "china"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def page_of(words, title="提示", attribute=""):
    return (f"<html><head><meta charset='utf-8'><title>{html.escape(title)}</title></head><body><div><a href='/'>首页</a></div>"
            f"<div class='msg {attribute}'>{html.escape(words)}</div></body></html>")


def pieces(row):
    """What one row of notices.tsv says, string by string: (how it is shown, string)."""
    text = row["notice"]
    if row["kind"].endswith("url"):
        return [("address", one if one.startswith("http") else "https://" + one)
                for one in re.findall(r"[a-z0-9.:/]+\.[a-z]+/[\w./?=]*", text) if not one.endswith(".com/")] or [("address", "https://weibo.com/sorry?pagenotfound")]
    if text.startswith("page_rumor"):
        return [("element", "page_rumor")]
    title = re.fullmatch(r"<title>(.*)</title>", text)
    if title:
        return [("title", html.unescape(title[1]))]
    out = []
    for one in re.split(r" / |; ", text.replace(" + ", " ")):
        one = re.sub(r"\([^)]*\)$", "", one.strip()).strip()
        out.append(("words", re.sub(r"^(h1|code -?\d+|-?\d{3,5}) ", "", one)))
    return out


def notices(shared, build):
    """The strings of notices.tsv in their classes."""
    kinds = list(csv.DictReader((root / "measures" / "notices_kinds.tsv").open(encoding="utf-8"), delimiter="\t"))
    questions, expected, names = [], [], []
    for row in csv.DictReader((shared / "data" / "deletions" / "notices.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        for how, text in pieces(row):
            fits = [one for one in kinds if (one["platform"], one["kind"]) == (row["platform"], row["kind"]) and one["where the words hold"] in text]
            cause = max(fits, key=lambda one: len(one["where the words hold"]))["cause"]
            url = f"https://{fits[0]['host']}/s/abc123.html"
            ways = {
                "address": [{"address": text}],
                "element": [{"html": page_of("", attribute=text), "url": url}],
                "title": [{"html": page_of("", title=text), "url": url}],
                "words": [{"words": text, "host": fits[0]["host"]}, {"html": page_of(text), "url": url}],
            }[how]
            questions += ways
            expected += [None if cause == "none" else cause] * len(ways)
            names += [f"{row['platform']} {row['kind']}: {text}"] * len(ways)
    got = [one["cause"] for one in asked(build, questions)]
    return len(set(names)), [f"{name}: {found}, expected {cause}" for name, found, cause in zip(names, got, expected) if found != cause]


def messages(shared, build):
    with gzip.open(shared / "data" / "deletions" / "wechatscope-2018-2020" / "ceninfo.csv.gz", "rt", encoding="utf-8") as file:
        counts = collections.Counter(row["censored_msg"] for row in csv.DictReader(file))
    url = "https://mp.weixin.qq.com/s/abc123"
    told, wrong = collections.Counter(), []
    texts = list(counts)
    words = asked(build, [{"words": one} for one in texts])
    pages = asked(build, [{"html": page_of(one, title="微信公众平台"), "url": url} for one in texts])
    for text, by_words, by_page in zip(texts, words, pages):
        cause = next((cause for start, cause in MESSAGES if text.startswith(start)), None)
        if by_words["cause"] != cause or by_page["cause"] != cause:
            wrong.append(f"{text}: {by_words['cause']} and {by_page['cause']}, expected {cause}")
        else:
            told[cause] += counts[text]
    return sum(counts.values()), told, wrong


def censored(shared, build):
    """Pages of articles that were removed later: all of them still show the article."""
    folder = shared / "data" / "deletions" / "wechat-censored-html"
    labels = [json.loads(line) for line in (folder / "labels.jsonl").open(encoding="utf-8")]
    files = sorted((folder / "html").glob("*.gz"))
    urls = {row["id"]: row["url"] for row in labels}
    found = asked(build, [{"file": str(one), "url": urls.get(one.name.removesuffix(".gz").removesuffix(".html"), "https://mp.weixin.qq.com/s/x")} for one in files])
    return len(files), [f"{file.name}: {row['kind']} {row['cause']}" for file, row in zip(files, found) if row["kind"] != "article" or row["cause"]]


def alarms(shared, build, every):
    """Pages of articles that are told to stand in place of others, set by set."""
    out = []
    for name in ALIVE:
        folder = shared / "data" / "extraction" / name
        files = sorted((folder / "html").glob("*.gz"))[::every]
        rows = asked(build, [{"file": str(one)} for one in files])
        wrong = [f"{file.name}: {row['kind']} {row['cause'] or ''} {row['words']}".rstrip() for file, row in zip(files, rows)
                 if row["cause"] or row["kind"] in ("notice", "error", "challenge", "login")]
        with_cause = sum(1 for row in rows if row["cause"])
        out.append((name, len(files), with_cause, wrong))
    return out


def apart(a, b):
    return 64 if a == 0 or b == 0 else (a ^ b).bit_count()


def sketches(shared, build):
    """How far sketches are apart: scrapes of one text, edited texts, other texts, other pages of one site."""
    def texts(name):
        with gzip.open(shared / "data" / "edits" / "xwlb-versions" / name, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        answers = asked(build, [{"text": row[key]} for row in rows for key in ("before", "after")])
        found = [one["sketch"] for one in answers]
        return rows, list(zip(found[::2], found[1::2]))

    rows, artefacts = texts("artefacts.jsonl.gz")
    _, edits = texts("real_edits.jsonl.gz")
    others = [apart(artefacts[i][0], artefacts[i + 1][0]) for i in range(len(rows) - 1) if rows[i]["title"] != rows[i + 1]["title"]]
    neighbours = []
    for name in ALIVE:
        folder = shared / "data" / "extraction" / name
        gold = next(iter(folder.glob("gold.jsonl*")), None)
        if gold is None:
            continue
        opened = gzip.open if gold.suffix == ".gz" else open
        with opened(gold, "rt", encoding="utf-8") as file:
            urls = {row["id"]: row.get("url") or "" for row in map(json.loads, file)}
        hosts = collections.defaultdict(list)
        for file in sorted((folder / "html").glob("*.gz")):
            url = urls.get(file.name.removesuffix(".gz")) or urls.get(file.name.removesuffix(".html.gz")) or ""
            if host := re.sub(r"^https?://([^/]+).*", r"\1", url):
                hosts[host].append(file)
        files = [file for same in hosts.values() if len(same) > 1 for file in same[:20]]
        found = dict(zip(files, asked(build, [{"file": str(file)} for file in files])))
        for same in hosts.values():
            same = same[:20]
            neighbours += [apart(found[a]["sketch"], found[b]["sketch"]) for i, a in enumerate(same) for b in same[i + 1:]]
    return [
        ("two scrapes of one broadcast item (artefact pairs)", [apart(a, b) for a, b in artefacts]),
        ("one item before and after it was edited", [apart(a, b) for a, b in edits]),
        ("two items of one day or two days", others),
        ("two articles' pages of one host", neighbours),
    ]


def run(shared, build, quick):
    broken, lines = [], []

    def told(what, n, right, wrong):
        print(f"{what}: {right} of {n}", flush=True)
        for one in wrong:
            print("  ", one)
        broken.extend(f"{what}: {one}" for one in wrong)
        lines.append(f"| {what} | {n} | {right} |")

    n, wrong = notices(shared, build)
    told("strings of `notices.tsv` in their class, as words and as pages", n, n - len({one.split(": ")[1] for one in wrong}), wrong)
    n, causes, wrong = messages(shared, build)
    told("messages of `wechatscope-2018-2020` in their class, as words and as pages", n, sum(causes.values()), wrong)
    n, wrong = censored(shared, build)
    told("pages of `wechat-censored-html` alive, as they were before they were removed", n, n - len(wrong), wrong)
    for name, n, with_cause, wrong in alarms(shared, build, 4 if quick else 1):
        told(f"pages of `extraction/{name}` that are not told to stand for others", n, n - len(wrong), wrong)
    if not quick:
        of_sketches = []
        for what, bits in sketches(shared, build):
            bits = sorted(bits)
            at = [bits[min(len(bits) - 1, int(len(bits) * share))] for share in (0, 0.01, 0.5, 0.99)] + [bits[-1]]
            near = sum(1 for one in bits if one <= 9)
            print(f"sketches, {what}: {len(bits)} pairs, least {at[0]}, 1 % {at[1]}, median {at[2]}, 99 % {at[3]}, most {at[4]}; at most 9: {near}", flush=True)
            of_sketches.append(f"| {what} | {len(bits)} | {at[0]} | {at[1]} | {at[2]} | {at[3]} | {at[4]} | {near} |")
        by_cause = ", ".join(f"{cause} {count:,}" for cause, count in causes.most_common())
        page = [
            "# Notices, measured", "",
            "Written by `./dev measure notices` with the pack `packs/china`; the sets are those of `../shared`. `measures/notices_kinds.tsv` says",
            "which cause each kind of `notices.tsv` is. The wordings of `notices.tsv` stand in the pack, so this is no hold-out: it says that",
            "nothing was forgotten and that nothing else is told. Pages are made of the strings: a link home, and the string.", "",
            "| what | of | right |", "| --- | ---: | ---: |", *lines, "",
            f"wechatscope by cause: {by_cause}.", "",
            "## How far sketches are apart", "",
            "Bits of 64 in which the sketches of two texts or pages differ (`text/sketch.h`). Pages of one host share their menus.", "",
            "| pairs | how many | least | 1 % | median | 99 % | most | at most 9 bits |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", *of_sketches, "",
        ]
        (root / "measures" / "notices.md").write_text("\n".join(page), encoding="utf-8")
        print("written: measures/notices.md")
    return broken
