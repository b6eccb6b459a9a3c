"""Contradictions and denials in pairs of made-up answers (measures/consistency/pairs.tsv): precision, recall, and each failure."""
import csv
import json
import pathlib
import subprocess

root = pathlib.Path(__file__).resolve().parent.parent

# A false contradiction is a defect, a miss is a wish.
PRECISION_FLOOR, RECALL_FLOOR = 1.0, 0.9


def pairs():
    with (root / "measures" / "consistency" / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        return [{key: text.replace("\\n", "\n") for key, text in row.items()} for row in csv.DictReader(file, delimiter="\t")]


def found(build, rows):
    lines = "".join(json.dumps({key: row[key] for key in ("what", "question", "first", "second")}, ensure_ascii=False) + "\n" for row in rows)
    done = subprocess.run([build / "measure_consistency"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_chinese(row):
    return any("\u4e00" <= sign <= "\u9fff" for sign in row["question"] + row["first"] + row["second"])


def score(judged):
    hits = sum(got and wanted for got, wanted in judged)
    told, there = sum(got for got, _ in judged), sum(wanted for _, wanted in judged)
    return len(judged), there, told, hits, hits / told if told else 1.0, hits / there if there else 1.0


def run(shared, build, quick):
    rows = pairs()
    results = found(build, rows)
    judged = [(one["found"], row["label"] != "none") for row, one in zip(rows, results)]
    table = ["| pairs | | to be told | told | rightly | precision | recall |", "| --- | --- | --- | --- | --- | --- | --- |"]
    broken = []
    for what in ("repeat", "turn"):
        for language, chinese in (("Chinese", True), ("English", False)):
            part = [one for row, one in zip(rows, judged) if row["what"] == what and is_chinese(row) == chinese]
            count, there, told, hits, precision, recall = score(part)
            table.append(f"| {what}, {language} | {count} | {there} | {told} | {hits} | {precision:.3f} | {recall:.3f} |")
            if precision < PRECISION_FLOOR:
                broken.append(f"consistency: precision of {what}, {language}: {precision:.3f}, floor {PRECISION_FLOOR}")
            if recall < RECALL_FLOOR:
                broken.append(f"consistency: recall of {what}, {language}: {recall:.3f}, floor {RECALL_FLOOR}")
    failures = [f"- {'missed' if wanted else 'false'}: {row['question']} / {row['first']} / {row['second']} ({one['why']})".replace("\n", " ")
                for row, one, (got, wanted) in zip(rows, results, judged) if got != wanted]
    print("\n".join(table))
    print("\n".join(failures) or "no failures")
    if not quick:
        page = ["# Consistency", "", "Made by `./dev measure consistency`: pairs of answers in `measures/consistency/pairs.tsv`, written by hand with made-up papers and people,",
                "and whether `consistency` tells that they contradict one another (repeats) or that the later one denies or changes what was said (turns).",
                f"Floors: precision {PRECISION_FLOOR}, recall {RECALL_FLOOR}. The pairs were written beside the rules: they guard them and say little of other texts.", "",
                *table, "", "Failures:", "", *(failures or ["None."]), ""]
        (root / "measures" / "consistency.md").write_text("\n".join(page), encoding="utf-8")
    return broken
