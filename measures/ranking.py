"""Rank sets against the published example, their coverage of simulated cities, and the ranking of all hot searches in seconds."""
import pathlib
import subprocess
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
example = root / "measures" / "ranking" / "pisa2018.tsv"

COVERAGE = 95.0
# Of 1,000 runs a share that is truly 95 of 100 is seen below this in one of 1,000 cases: three standard errors of 0.69.
COVERAGE_FLOOR = 95.0 - 3 * 0.69
SECONDS = 10.0

# What the vignette of csranks prints of this example.
BEST_FIVE_95 = {"Belgium", "Canada", "Denmark", "Estonia", "Finland", "Japan", "Korea", "Netherlands", "Poland", "Slovenia", "Sweden", "Switzerland"}
BEST_FIVE_90 = BEST_FIVE_95 - {"Sweden"}


def sets_of(build, confidence, draws):
    done = subprocess.run([build / "measure_ranks", "sets", example, str(confidence), str(draws)], capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {row[0]: [int(cell) for cell in row[1:]] for row in rows}


def differing(ours, theirs):
    """How many ends of sets differ, and by how many ranks at the most."""
    apart = [abs(a - b) for name, pair in theirs.items() for a, b in zip(ours[name], pair)]
    return sum(one > 0 for one in apart), max(apart), len(apart)


def published(build, draws):
    """The example of the package: ends of the sets beside the package's own, and what its vignette prints."""
    rows = [line.split("\t") for line in example.read_text(encoding="utf-8").splitlines()]
    theirs = {row[0]: [int(cell) for cell in row[3:]] for row in rows}
    at95, at90, at75 = (sets_of(build, confidence, draws) for confidence in (0.95, 0.9, 0.75))
    parts = [
        ("simultaneous, 95 %", {name: row[1:3] for name, row in at95.items()}, {name: row[0:2] for name, row in theirs.items()}),
        ("marginal, 95 %", {name: row[3:5] for name, row in at95.items()}, {name: row[2:4] for name, row in theirs.items()}),
        ("simultaneous, 75 %", {name: row[1:3] for name, row in at75.items()}, {name: row[4:6] for name, row in theirs.items()}),
    ]
    table = ["| sets of 37 countries | ends that differ | of | by at most |", "| --- | --- | --- | --- |"]
    broken = []
    for name, ours, reference in parts:
        ends, most, count = differing(ours, reference)
        table.append(f"| {name} | {ends} | {count} | {most} |")
        if ends > 4 or most > 1:
            broken.append(f"ranking: {ends} ends of the sets ({name}) differ from csranks, by up to {most}")
    wider = sum(b - a > row[2] - row[1] for row in at95.values() for a, b in [row[5:7]])
    table.append(f"| Holm, 95 %: wider than the stepwise set | {wider} sets | 37 | |")

    def apart(sets, name):
        return [other for other, row in sets.items() if other != name and row[1] <= sets[name][2] and sets[name][1] <= row[2]]

    said = [
        ("ranks: Japan 1, Korea 2, Estonia 3, Netherlands 4, Poland 5, Switzerland 6, United Kingdom 13",
         [at95[one][0] for one in ("Japan", "Korea", "Estonia", "Netherlands", "Poland", "Switzerland", "United Kingdom")] == [1, 2, 3, 4, 5, 6, 13]),
        ("twelve countries may be among the best five at 95 %", {name for name, row in at95.items() if row[1] <= 5} == BEST_FIVE_95),
        ("eleven at 90 %, without Sweden", {name for name, row in at90.items() if row[1] <= 5} == BEST_FIVE_90),
        ("the marginal set of the United Kingdom is 8 to 23 (as printed) or 7 to 23 (as the text beside it says): it hangs on Canada, 2.94 standard errors ahead",
         at95["United Kingdom"][3:5] in ([8, 23], [7, 23])),
        ("the sets of Chile, Mexico and Colombia meet nobody else's at 95 %",
         all(set(apart(at95, one)) <= {"Chile", "Mexico", "Colombia"} for one in ("Chile", "Mexico", "Colombia"))),
        ("Korea's and Germany's sets both hold 7 at 95 %", at95["Korea"][1] <= 7 <= at95["Korea"][2] and at95["Germany"][1] <= 7 <= at95["Germany"][2]),
        ("Korea's and Germany's sets do not meet at 75 %", "Germany" not in apart(at75, "Korea")),
    ]
    lines = [f"- {'yes' if holds else 'NO'}: {words}" for words, holds in said]
    broken += [f"ranking: not as published: {words}" for words, holds in said if not holds]
    return table, lines, broken


def coverage(build, runs):
    done = subprocess.run([build / "measure_ranks", "coverage", str(runs)], capture_output=True, text=True, check=True)
    table = ["| scores | true scores | cities | runs | all held by simultaneous sets, % | held by marginal sets, % | all held by Holm's, % | mean width, in ranks | Holm's |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    broken, worst = [], 100.0
    floor = COVERAGE_FLOOR if runs >= 1000 else 88.0
    for line in done.stdout.splitlines():
        cells = line.split("\t")
        table.append("| " + " | ".join(cells) + " |")
        held = float(cells[4])
        worst = min(worst, held)
        if held < floor:
            broken.append(f"ranking: sets of {cells[2]} cities ({cells[0]}, {cells[1]}) hold in {held} of 100, floor {floor:.1f}")
    return table, worst, broken


def speed(shared, build):
    """Seconds of `weiguan ranking` over all hot searches, import not counted."""
    data = shared / "data" / "hotsearch" / "weibo-hot-hourly"
    weiguan = build / "weiguan"
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder) / "obs"
        subprocess.run([weiguan, "init", here, "--pack", root / "packs" / "china"], check=True, capture_output=True)
        subprocess.run([weiguan, "-C", here, "import", *sorted(data.glob("*.tsv.gz"))], check=False, capture_output=True)
        status = subprocess.run([weiguan, "-C", here, "status", "--format", "json"], check=False, capture_output=True, text=True)
        took = []
        for _ in range(2):
            began = time.monotonic()
            done = subprocess.run([weiguan, "-C", here, "ranking", "--register", "cities", "--format", "csv", "--table", "ranking"],
                                  check=False, capture_output=True, text=True)
            took.append(time.monotonic() - began)
        return took, len(done.stdout.splitlines()) - 1, status.stdout


def run(shared, build, quick):
    runs, draws = (100, 2000) if quick else (1000, 10000)
    example_table, said, broken = published(build, draws)
    covered, worst, missed = coverage(build, runs)
    broken += missed
    print("\n".join(example_table + said + covered))
    if quick:
        return broken
    took, rows, _ = speed(shared, build)
    line = f"{rows} cities ranked from all 264,924 rows of hotsearch in {took[0]:.1f} s the first time and {took[1]:.1f} s the second (floor {SECONDS:.0f} s)."
    print(line)
    if max(took) > SECONDS or rows < 100:
        broken.append(f"ranking: {rows} rows from hotsearch in {max(took):.1f} s")
    page = [
        "# Ranking", "",
        "Made by `./dev measure ranking`.", "",
        "## Against the published example", "",
        f"The sets of `stats/rank_sets.h` ({draws:,} normal draws) beside those of the R package csranks, on the package's own example",
        "([how the reference was made](ranking/README.md)). Both rest on random draws, so an end that hangs on one close pair may differ by one rank.", "",
        *example_table, "",
        "What the package's vignette prints of it, and whether it comes out here:", "",
        *said, "",
        "## Cities with known truth", "",
        f"{runs:,} simulated runs a line, seed fixed, 400 draws a run. `normal`: scores with normal errors of five sizes. The others are counted as the",
        "instrument counts: articles, posts and likes of 60 days, resampled by day; `a day` is how many of each all cities together have on a day, `bursts` the",
        "variance of a city's factor for the day, `tail` the deviation of the logarithm of likes. A run counts as held when the set of every city holds all the ranks",
        "that it has in truth, of equal cities all ranks among them. Simulation itself errs by 0.7 of 100 (one standard error), so a line may show less than 95 by",
        f"chance; the floor is {COVERAGE_FLOOR:.1f}. The worst line: {worst}.", "",
        *covered, "",
        "## Speed", "", line, "",
    ]
    (root / "measures" / "ranking.md").write_text("\n".join(page), encoding="utf-8")
    return broken
