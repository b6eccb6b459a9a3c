"""Counts of phrases against the exact counts of ../shared/data/phrases, cell by cell.

expected.tsv counts code points as they are written, so the comparison is made with --spelling written; what folding finds
beyond that (full width, traditional) is told apart.
"""
import csv
import pathlib
import subprocess
import tempfile

COLUMNS = ["occurrences", "articles", "first_date", "title_occurrences", "title_articles"]


def observatory(weiguan, folder, files):
    subprocess.run([weiguan, "init", folder, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([weiguan, "-C", folder, "import", *files], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def counted(weiguan, folder, phrases, *options):
    out = subprocess.run([weiguan, "-C", folder, "phrases", f"@{phrases}", "--by", "year", "--format", "tsv", *options],
                         check=True, capture_output=True, text=True).stdout
    return {(row["phrase"], row["period"]): row for row in csv.DictReader(out.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)}


def differences(expected, ours, years, phrases):
    """The cells that are not equal: phrase, year, column, expected, ours."""
    wrong = []
    for phrase in phrases:
        for year in years:
            want, have = expected.get((phrase, year), {}), ours.get((phrase, year), {})
            for column in COLUMNS:
                a, b = want.get(column) or "", have.get(column) or ""
                if (a or "0") != (b or "0"):
                    wrong.append((phrase, year, column, a or "0", b or "0"))
    return wrong


def run(shared, build, quick):
    data = shared / "data/phrases"
    if not (data / "expected.tsv").exists():
        print("phrases: skipped, no expected.tsv")
        return []
    with open(data / "expected.tsv", encoding="utf-8") as rows:
        expected = {(row["phrase"], row["year"]): row for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}
    phrases = (data / "phrases.txt").read_text(encoding="utf-8").split()
    files = sorted((data / "xwlb").glob("xwlb_*.jsonl.gz"))[-2 if quick else 0:]
    years = [path.name[5:9] for path in files]
    with tempfile.TemporaryDirectory(prefix="weiguan-measure-") as folder:
        folder = pathlib.Path(folder)
        observatory(build / "weiguan", folder / "obs", files)
        written = differences(expected, counted(build / "weiguan", folder / "obs", data / "phrases.txt", "--spelling", "written"), years, phrases)
        folded = differences(expected, counted(build / "weiguan", folder / "obs", data / "phrases.txt"), years, phrases)
    cells = len(years) * len(phrases) * len(COLUMNS)
    print(f"phrases: {cells - len(written)} of {cells} cells equal as written, {cells - len(folded)} folded ({years[0]}-{years[-1]})")
    if not quick:
        write_page(cells, written, folded, years, phrases)
    return [f"phrases {' '.join(cell)}" for cell in written]


def write_page(cells, written, folded, years, phrases):
    page = pathlib.Path(__file__).with_name("phrases.md")
    lines = [
        "# Phrases: counts",
        "",
        f"Measured by `./dev measure phrases`. {len(phrases)} phrases, some inside others, in {len(years)} years of a broadcast's items: occurrences,",
        "articles and first date in texts, occurrences and articles in titles; every cell must be equal.",
        "What `newphrases` catches, and misses, stands in [newphrases.md](newphrases.md).",
        "",
        "| spelling | cells | equal |",
        "| --- | --- | --- |",
        f"| as written (`--spelling written`), as the expected counts are | {cells} | {cells - len(written)} |",
        f"| any (the default: blind to script, width and capitals) | {cells} | {cells - len(folded)} |",
        "",
        "Cells that differ by default, all of them other spellings of the same phrase:" if folded else "",
        "",
        "| phrase | year | column | expected | ours |",
        "| --- | --- | --- | --- | --- |",
        *(f"| {' | '.join(cell)} |" for cell in folded),
        ""]
    page.write_text("\n".join(lines), encoding="utf-8")
