"""Feeds and sitemaps against ../shared/data/feeds: gofeed's expected parses, feedparser's expectations about charsets,
the sitemaps and feeds of trafilatura's tests."""
import ast
import gzip
import html.parser
import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

root = pathlib.Path(__file__).resolve().parent.parent

# set, floor of the share of fields met: slightly under what was measured.
FLOORS = {"gofeed/rss": 0.995, "gofeed/atom": 0.993, "gofeed/json": 1.0, "gofeed/universal": 1.0,
          "feedparser/encoding": 0.975, "sitemap/trafilatura": 1.0}

OUTSIDE = [
    "image, logo and icon of a feed, textInput, cloud, rating, docs, copyright, rights, ttl, skipDays, skipHours, webMaster, contributors: not kept",
    "the list of all links: one address of the article, of the site, of the feed and of its next page is kept, and enclosures",
    "comments, the address of a source and its other fields, isPermaLink (read, not kept), custom elements and extensions as trees",
    "dates as written: the parsed ones are compared; the feed's own id; type of content, scheme of a category, addresses of authors who have names",
    "feedparser: bozo where it is about the media type of the HTTP header (files named bozo_http_*), which is not judged here",
]


class Plain(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out = []

    def handle_data(self, data):
        self.out.append(data)


def squeezed(text):
    return " ".join(str(text).split())


def plain(markup):
    parser = Plain()
    parser.feed(str(markup))
    parser.close()
    return squeezed("".join(parser.out))


def same(expected, *ours):
    """A field of plain text: as expected, or as the expected markup reads."""
    return any(squeezed(one) in (squeezed(expected), plain(expected)) for one in ours)


def same_rich(expected, field):
    return squeezed(field["html"] or field["text"]) == squeezed(expected)


def same_date(expected, ours):
    return ours is not None and ours[0] == re.sub(r"\.\d+", "", expected)


def same_names(expected, ours):
    return len(expected) == len(ours) and all(same(one, other) for one, other in zip(expected, ours))


def person(one):
    return one.get("name") or one.get("email") or one.get("uri") or ""


def link(links, relation):
    for one in links:
        if one.get("rel", "alternate") == relation and one.get("href"):
            return one["href"]
    return None


def category(one):
    return one.get("label") or one.get("term") or one.get("value") or ""


# Fields of gofeed's expected parses that are compared, and those that only say the same in another way.
KEPT = {
    "gofeed/rss": ({"title", "link", "description", "language", "generator", "managingEditor", "categories", "pubDateParsed", "lastBuildDateParsed",
                    "content", "author", "guid", "source", "enclosures"}, {"items", "version", "links", "pubDate", "lastBuildDate", "enclosure"}),
    "gofeed/atom": ({"title", "subtitle", "links", "authors", "updatedParsed", "publishedParsed", "categories", "language", "generator", "id",
                     "summary", "content", "source"}, {"entries", "version", "updated", "published"}),
}


def outside_of(name, expected):
    """How many of the expected fields of the feed and its entries are not compared."""
    kept, doubles = KEPT[name]
    levels = [expected, *expected.get("items", []), *expected.get("entries", [])]
    count = sum(key not in kept | doubles for level in levels for key in level)
    if name == "gofeed/atom":  # Of a source only the title is kept; the feed's own id is not.
        count += ("id" in expected) + sum("source" in level and not level["source"].get("title") for level in levels)
    return count


class Score:
    def __init__(self):
        self.met = self.compared = self.files = self.right = self.outline = self.outside = 0
        self.failures = []

    def file(self, name, checks):
        """`checks`: (field, met, expected, ours)."""
        self.files += 1
        bad = [check for check in checks if not check[1]]
        self.compared += len(checks)
        self.met += len(checks) - len(bad)
        self.right += not bad
        self.outline += sum(check[0] in ("items", "entries", "feed version") for check in checks)
        self.failures += [(name, field, expected, ours) for field, _, expected, ours in bad]


def rss_checks(expected, feed):
    out = [("items", len(expected.get("items", [])) == len(feed["entries"]), len(expected.get("items", [])), len(feed["entries"]))]
    def add(field, met, wanted, ours):
        out.append((field, met, wanted, ours))
    for key, ours in (("title", "title"), ("link", "url"), ("description", "description"), ("language", "language"), ("generator", "generator")):
        if key in expected:
            add("feed " + key, same(expected[key], feed[ours]), expected[key], feed[ours])
    if "version" in expected:
        add("feed version", expected["version"] == feed["version"], expected["version"], feed["version"])
    if "managingEditor" in expected:
        add("feed managingEditor", same(expected["managingEditor"], *feed["authors"]), expected["managingEditor"], feed["authors"])
    if "categories" in expected:
        names = [category(one) for one in expected["categories"]]
        add("feed categories", same_names(names, feed["categories"]), names, feed["categories"])
    for key, ours in (("pubDateParsed", "published"), ("lastBuildDateParsed", "modified")):
        if key in expected:
            add("feed " + key, same_date(expected[key], feed[ours]), expected[key], feed[ours])
    for wanted, entry in zip(expected.get("items", []), feed["entries"]):
        for key, ours in (("title", "title"), ("link", "url")):
            if key in wanted:
                add(key, same(wanted[key], entry[ours]), wanted[key], entry[ours])
        for key, ours in (("description", "summary"), ("content", "content")):
            if key in wanted:
                add(key, same_rich(wanted[key], entry[ours]), wanted[key], entry[ours])
        if "author" in wanted:
            add("author", same(wanted["author"], *entry["authors"]), wanted["author"], entry["authors"])
        if "guid" in wanted:
            add("guid", same(wanted["guid"]["value"], entry["id"]), wanted["guid"]["value"], entry["id"])
        if "categories" in wanted:
            names = [category(one) for one in wanted["categories"]]
            add("categories", same_names(names, entry["categories"]), names, entry["categories"])
        if "pubDateParsed" in wanted:
            add("pubDateParsed", same_date(wanted["pubDateParsed"], entry["published"]), wanted["pubDateParsed"], entry["published"])
        if "source" in wanted:
            add("source", same(wanted["source"].get("title", ""), entry["source"]), wanted["source"], entry["source"])
        if "enclosures" in wanted:
            files = [{"url": one["url"], "type": one.get("type", ""), "size": int(one.get("length", 0))} for one in wanted["enclosures"]]
            add("enclosures", files == entry["files"], files, entry["files"])
    return out


def atom_checks(expected, feed):
    out = [("entries", len(expected.get("entries", [])) == len(feed["entries"]), len(expected.get("entries", [])), len(feed["entries"]))]
    def add(field, met, wanted, ours):
        out.append((field, met, wanted, ours))
    def common(prefix, wanted, ours):
        if "title" in wanted:
            add(prefix + "title", same(wanted["title"], ours["title"]), wanted["title"], ours["title"])
        alternate = link(wanted.get("links", []), "alternate")
        if alternate:
            add(prefix + "link", alternate == ours["url"], alternate, ours["url"])
        if "authors" in wanted:
            names = [person(one) for one in wanted["authors"]]
            add(prefix + "authors", same_names(names, ours["authors"]), names, ours["authors"])
        if "updatedParsed" in wanted:
            add(prefix + "updated", same_date(wanted["updatedParsed"], ours["modified"]), wanted["updatedParsed"], ours["modified"])
        if any(category(one) for one in wanted.get("categories", [])):
            names = [category(one) for one in wanted["categories"]]
            add(prefix + "categories", same_names(names, ours["categories"]), names, ours["categories"])
    common("feed ", expected, feed)
    for key, ours in (("subtitle", "description"), ("language", "language"), ("version", "version")):
        if key in expected:
            add("feed " + key, same(expected[key], feed[ours]), expected[key], feed[ours])
    if expected.get("generator", {}).get("value"):
        add("feed generator", same(expected["generator"]["value"], feed["generator"]), expected["generator"], feed["generator"])
    self_link = link(expected.get("links", []), "self")
    if self_link:
        add("feed self", self_link == feed["self"], self_link, feed["self"])
    for wanted, entry in zip(expected.get("entries", []), feed["entries"]):
        common("", wanted, entry)
        if "id" in wanted:
            add("id", same(wanted["id"], entry["id"]), wanted["id"], entry["id"])
        if "summary" in wanted:
            add("summary", same_rich(wanted["summary"], entry["summary"]), wanted["summary"], entry["summary"])
        if wanted.get("content", {}).get("value"):
            add("content", same_rich(wanted["content"]["value"], entry["content"]), wanted["content"]["value"], entry["content"])
        if wanted.get("content", {}).get("src"):
            files = [one["url"] for one in entry["files"]]
            add("content src", wanted["content"]["src"] in files, wanted["content"]["src"], files)
        if "publishedParsed" in wanted:
            add("published", same_date(wanted["publishedParsed"], entry["published"]), wanted["publishedParsed"], entry["published"])
        if wanted.get("source", {}).get("title"):
            add("source", same(wanted["source"]["title"], entry["source"]), wanted["source"]["title"], entry["source"])
    return out


def json_checks(expected, feed):
    out = [("items", len(expected.get("items", [])) == len(feed["entries"]), len(expected.get("items", [])), len(feed["entries"]))]
    def add(field, met, wanted, ours):
        out.append((field, met, wanted, ours))
    def authors(wanted):
        return [one["name"] for one in wanted.get("authors", [wanted["author"]] if "author" in wanted else [])]
    for key, ours in (("title", "title"), ("home_page_url", "url"), ("feed_url", "self"), ("next_url", "next"), ("description", "description"), ("version", "version")):
        if key in expected:
            add("feed " + key, expected[key] == feed[ours], expected[key], feed[ours])
    add("feed authors", same_names(authors(expected), feed["authors"]), authors(expected), feed["authors"])
    for wanted, entry in zip(expected.get("items", []), feed["entries"]):
        for key, ours in (("id", entry["id"]), ("url", entry["url"]), ("title", entry["title"]), ("image", entry["image"]),
                          ("content_html", entry["content"]["html"]), ("content_text", entry["content"]["text"]), ("summary", entry["summary"]["text"])):
            if key in wanted:
                add(key, wanted[key] == ours, wanted[key], ours)
        for key, ours in (("date_published", entry["published"]), ("date_modified", entry["modified"])):
            if key in wanted:
                add(key, same_date(wanted[key], ours), wanted[key], ours)
        add("authors", same_names(authors(wanted), entry["authors"]), authors(wanted), entry["authors"])
        if "tags" in wanted:
            add("tags", wanted["tags"] == entry["categories"], wanted["tags"], entry["categories"])
        files = [{"url": one["url"], "type": one["mime_type"], "size": one.get("size_in_bytes", 0)} for one in wanted.get("attachments", [])]
        add("attachments", files == entry["files"], files, entry["files"])
    return out


# What gofeed's test of its detection expects, by the first part of the file's name: kind and title.
UNIVERSAL = {"atom03": ("atom", "Feed Title"), "atom10": ("atom", "Feed Title"), "rss": ("rss", "Feed Title"), "rdf": ("rdf", "Feed Title"),
             "json10": ("json", "title"), "json11": ("json", "title"), "sample.json": ("json", "title"),
             "empty": ("none", ""), "unknown": ("none", ""), "invalid.json": ("none", "")}

CODECS = {"big5": "big5hkscs", "windows-1252": "cp1252", "x-user-defined": "latin-1"}


def decoded(data, charset):
    try:
        return data.decode(CODECS.get(charset, charset)).lstrip("\ufeff")
    except (LookupError, UnicodeDecodeError):
        return None


def text_of_any(data):
    for charset in ("utf-8", "utf-32") if b"\0\0" in data[:8] else ("utf-8", "utf-16"):
        for one in (charset, charset + "-le", charset + "-be"):
            text = decoded(data, one)
            if text and "Expect:" in text:
                return text
    return data.decode("latin-1")


def header_charset(text):
    header = re.search(r"Header:\s*Content-type:\s*[^;\n]*;\s*charset\s*=\s*['\"]?([\w.:-]+)", text, re.I)
    return header[1].lower() if header else ""


def encoding_checks(path, feed):
    """The parts of the expectation that can be asked of us."""
    data = path.read_bytes()
    expression = re.search(r"Expect:\s*(.*)", text_of_any(data))[1].strip()
    bozo = any(one.startswith("xml-") for one in feed["problems"])
    first = feed["entries"][0] if feed["entries"] else {"summary": {"html": "", "text": ""}}
    summary = first["summary"]["html"] or first["summary"]["text"]
    out = []
    for clause in expression.split(" and "):
        clause = clause.strip()
        equal = re.fullmatch(r"(encoding|entries\[0\]\['description'\]|entries\[0\]\.summary|feed\['title'\]|ord\(entries\[0\]\['description'\]\)) == (.+)", clause)
        if clause == "1":
            out.append(("is read", feed["kind"] != "none", "read", feed["kind"]))
        elif clause in ("bozo", "not bozo"):
            if not path.name.startswith("bozo_http_"):
                out.append((clause, bozo == (clause == "bozo"), clause, feed["problems"]))
        elif equal and equal[1] == "encoding":
            wanted = ast.literal_eval(equal[2])
            met = wanted == feed["charset"] or (decoded(data, wanted) is not None and decoded(data, wanted) == decoded(data, feed["charset"]))
            out.append(("encoding", met, wanted, feed["charset"]))
        elif equal:
            wanted = ast.literal_eval(equal[2])
            ours = feed["title"] if equal[1].startswith("feed") else summary
            met = (len(ours) == 1 and ord(ours) == wanted) if isinstance(wanted, int) else plain(ours) == plain(wanted) and ("<" in wanted) == ("<" in ours)
            out.append(("text", met, wanted, ours))
    return out


def local(element):
    return element.tag.rpartition("}")[2]


def sitemap_checks(path, sitemap):
    """Python's own XML parser says what is in the file."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    top = ElementTree.fromstring(data)
    wanted, dates, others = [], [], 0
    for entry in top:
        fields = {local(one): (one.text or "").strip() for one in entry}
        wanted.append(fields.get("loc"))
        dates.append(fields.get("lastmod"))
        others += sum(local(one) == "link" for one in entry)
    ours = [one["url"] for one in sitemap["entries"]]
    kind = "index" if local(top) == "sitemapindex" else "pages"
    seen = [one["modified"] for one in sitemap["entries"]]
    right = len(dates) == len(seen) and all((a is None) == (b is None) and (a is None or b[0].startswith(a[:10])) for a, b in zip(dates, seen))
    alternates = sum(len(one["alternates"]) for one in sitemap["entries"])
    return [("kind", kind == sitemap["kind"], kind, sitemap["kind"]), ("addresses", wanted == ours, len(wanted), len(ours)),
            ("lastmod", right, dates[:3], seen[:3]), ("other languages", others == alternates, others, alternates)]


def plain_feed_checks(path, feed):
    """Addresses of the entries, by a few lines of Python."""
    if path.suffix == ".json":
        wanted = [one["url"] for one in json.loads(path.read_text(encoding="utf-8"))["items"]]
    else:
        entries = [one for one in ElementTree.parse(path).getroot().iter() if local(one) in ("item", "entry")]
        wanted = [next((one.get("href") or one.text) for one in entry if local(one) == "link") for entry in entries]
    ours = [one["url"] for one in feed["entries"]]
    return [("addresses", wanted == ours, wanted[:3], ours[:3])]


def read(build, what, files, charsets=None):
    lines = "".join(f"{one}\t{(charsets or {}).get(one, '')}\n" for one in files)
    done = subprocess.run([build / "measure_feeds", what], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def measured(shared, build):
    data = shared / "data" / "feeds"
    scores = {name: Score() for name in FLOORS}
    for folder, checks in (("rss", rss_checks), ("atom", atom_checks)):
        files = sorted((data / "gofeed" / folder).glob("*.xml"))
        for path, feed in zip(files, read(build, "feeds", files)):
            expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            scores["gofeed/" + folder].file(path.name, checks(expected, feed))
            scores["gofeed/" + folder].outside += outside_of("gofeed/" + folder, expected)
    files = [one for one in sorted((data / "gofeed" / "json").glob("*.json")) if not one.stem.endswith("_expected")]
    for path, feed in zip(files, read(build, "feeds", files)):
        expected = json.loads(path.with_name(path.stem + "_expected.json").read_text(encoding="utf-8"))
        scores["gofeed/json"].file(path.name, json_checks(expected, feed))
    files = sorted((data / "gofeed" / "universal").iterdir())
    for path, feed in zip(files, read(build, "feeds", files)):
        kind, title = UNIVERSAL.get(path.name) or UNIVERSAL[path.name.partition("_")[0]]
        scores["gofeed/universal"].file(path.name, [("kind", kind == feed["kind"], kind, feed["kind"]), ("title", title == feed["title"], title, feed["title"])])
    files = sorted((data / "feedparser" / "encoding").glob("*.xml"))
    charsets = {path: header_charset(text_of_any(path.read_bytes())) for path in files}
    for path, feed in zip(files, read(build, "feeds", files, charsets)):
        scores["feedparser/encoding"].file(path.name, encoding_checks(path, feed))
    folder = data / "sitemap" / "trafilatura"
    files = sorted(folder.glob("sitemap*"))
    for path, sitemap in zip(files, read(build, "sitemaps", files)):
        scores["sitemap/trafilatura"].file(path.name, sitemap_checks(path, sitemap))
    files = sorted(folder.glob("feed*"))
    for path, feed in zip(files, read(build, "feeds", files)):
        scores["sitemap/trafilatura"].file(path.name, plain_feed_checks(path, feed))
    return scores


def shown(value):
    text = squeezed(json.dumps(value, ensure_ascii=False)).replace("|", "\\|")
    return text if len(text) <= 80 else text[:77] + "..."


def run(shared, build, quick):
    broken, lines, failures = [], [], []
    for name, score in measured(shared, build).items():
        share = score.met / score.compared
        print(f"{name:20} {score.met} of {score.compared} fields ({share:.4f}; {score.outline} of them number of entries and version), "
              f"{score.right} of {score.files} files wholly right, {score.outside} expected fields not kept", flush=True)
        for file, field, expected, ours in score.failures:
            print(f"  {file}: {field}: expected {shown(expected)}, read {shown(ours)}")
        if share < FLOORS[name]:
            broken.append(f"{name}: {share:.4f} < {FLOORS[name]}")
        lines.append(f"| {name} | {score.files} | {score.compared} | {score.outline} | {score.met} | **{share:.4f}** | {score.right} | {score.outside} |")
        failures += [(name, *one) for one in score.failures]
    if not quick:
        page = [
            "# Feeds and sitemaps, measured", "",
            "Written by `./dev measure feeds`. Expected are the parses and expressions that come with the files; of the sitemaps what",
            "Python's own XML parser finds in them. Text is compared with runs of blanks as one, titles and names also as the expected",
            "markup reads. No address is given to the reader. Every file was seen while the reader was written: there is no hold-out.", "",
            "\"bozo\" is taken for met where a problem of the XML or its charset is told.", "",
            "| set | files | fields compared | of them number of entries and version | met | share | files wholly right | expected fields that are not kept |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |", *lines, "",
            "## Not compared", "", *[f"- {one}." for one in OUTSIDE], "",
            "## What differs", "", "| set | file | field | expected | read |", "| --- | --- | --- | --- | --- |",
            *[f"| {name} | {file} | {field} | {shown(expected)} | {shown(ours)} |" for name, file, field, expected, ours in failures], "",
        ]
        (root / "measures" / "feeds.md").write_text("\n".join(page), encoding="utf-8")
        print("written: measures/feeds.md")
    return broken
