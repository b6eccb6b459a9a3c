"""How long things live, on ../shared/data/deletions/wechatscope-2018-2020, against lifelines and R's survival.

The list goes through the program (import, then `survival`).  The same lifetimes are reckoned again here from the file, and
given to others:

- as it is: only the day of publication is known, so every time is an interval of a day.  That the curve is the likeliest of
  all is proved by the gradient of the likelihood, reckoned here: no other curve's logarithm can be greater by more than its
  greatest component.  lifelines (whose own fit is too slow for 17,000 intervals) fits a copy of the list in which the
  removals are put to the full hour.
- published at midnight: times are exact; Kaplan and Meier, Aalen and Johansen, and the log-rank test of lifelines and R.
"""
import collections
import csv
import datetime
import gzip
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent

DIGITS = 5e-5  # Equal to four digits.
AGES = [0.5, 1, 1.5, 2, 3, 4, 5, 7, 10, 14, 30, 60, 90]
CAUSES = {"该内容已被发布者删除": "author", "The content has been deleted by the author.": "author",
          "此内容因违规无法查看": "violation", "Unable to view this content because it violates regulations": "violation",
          "此内容被多人投诉，相关的内容无法进行查看。": "violation", "此帐号已被屏蔽,": "account",
          "此内容被投诉且经审核涉嫌侵权，无法查看。": "complaint", "该公众号已迁移": "migrated"}

# Run by the Python that has lifelines: intervals in, what it makes of them out.
PEER = r'''
import json, sys, warnings
import numpy, pandas
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
warnings.simplefilter("ignore")
asked = json.load(open(sys.argv[1]))
out = {}
ages = asked["ages"]
if asked["what"] == "intervals":
    def fit(left, right):
        # lifelines takes [left, right]: the open end is put just behind.
        return KaplanMeierFitter().fit_interval_censoring(numpy.array(left) + 1e-7, right, tol=1e-9)
    fitter = fit(asked["left"], asked["right"])
    table = fitter.survival_function_
    out["steps"] = [[float(age), float(upper), float(lower)] for age, (upper, lower) in zip(table.index, table.values)]
    for cause in sorted(set(asked["cause"])):
        chosen = [i for i, one in enumerate(asked["cause"]) if one == cause]
        table = fit([asked["left"][i] for i in chosen], [asked["right"][i] for i in chosen]).survival_function_
        out["cause " + cause] = [[float(age), float(upper), float(lower)] for age, (upper, lower) in zip(table.index, table.values)]
else:
    time, dead = numpy.array(asked["right"]), numpy.ones(len(asked["right"]))
    fitter = KaplanMeierFitter().fit(time, dead)
    out["survival"] = [float(fitter.predict(age)) for age in ages]
    band = fitter.confidence_interval_
    out["low"], out["high"] = ([float(band.iloc[:, c][band.index <= age].iloc[-1]) for age in ages] for c in (0, 1))
    out["median"] = float(fitter.median_survival_time_)
    names = sorted(set(asked["cause"]))
    number = numpy.array([names.index(one) + 1 for one in asked["cause"]])
    for i, name in enumerate(names):
        # Ties of two causes are moved apart by less than the file's second.
        found = AalenJohansenFitter(calculate_variance=False, jitter_level=1e-9, seed=1).fit(time, number, i + 1).cumulative_density_.iloc[:, 0]
        out["cause " + name] = [float(found[found.index <= age + 1e-7].iloc[-1]) for age in ages]
    test = multivariate_logrank_test(time, asked["year"], dead)
    out["chi_square"], out["p"] = float(test.test_statistic), float(test.p_value)
json.dump(out, sys.stdout)
'''

R_PEER = r'''
suppressMessages(library(survival))
d <- read.csv(commandArgs(TRUE)[1])
ages <- as.numeric(strsplit(commandArgs(TRUE)[2], ",")[[1]])
fit <- survfit(Surv(time, rep(1, nrow(d))) ~ 1, data = d, conf.type = "log-log")
cat("survival", format(summary(fit, times = ages, extend = TRUE)$surv, digits = 15), "\n")
cat("low", format(summary(fit, times = ages, extend = TRUE)$lower, digits = 15), "\n")
cat("high", format(summary(fit, times = ages, extend = TRUE)$upper, digits = 15), "\n")
q <- quantile(fit, 0.5)
cat("median", format(c(q$quantile, q$lower, q$upper), digits = 15), "\n")
state <- factor(d$cause, c("alive", sort(unique(d$cause))))
many <- summary(survfit(Surv(time, state) ~ 1, data = d), times = ages, extend = TRUE)
for (i in 2:length(levels(state))) cat("cause", levels(state)[i], format(many$pstate[, i], digits = 15), "\n")
test <- survdiff(Surv(time, rep(1, nrow(d))) ~ year, data = d)
cat("chi_square", format(test$chisq, digits = 15), "\n")
cat("version", as.character(getRversion()), as.character(packageVersion("survival")), "\n")
'''


def environment(build):
    """The Python of a scratch environment that has lifelines, and its version; nothing where it cannot be had."""
    where = build / "peers-survival"
    python = where / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", where], check=True, capture_output=True)
            subprocess.run([python, "-m", "pip", "-q", "install", "lifelines==0.30.3"], check=True, capture_output=True)
        version = subprocess.run([python, "-c", "import lifelines; print(lifelines.__version__)"], check=True, capture_output=True, text=True)
        return python, version.stdout.strip()
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"survival: lifelines cannot be had here ({error})")
        shutil.rmtree(where, ignore_errors=True)
        return None, ""


def has_r():
    return shutil.which("Rscript") and subprocess.run(["Rscript", "-e", "library(survival)"], capture_output=True).returncode == 0


def rows_of(source):
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Life:
    """One article of the list: those that are alike in account and title are one, as in the archive."""

    def __init__(self):
        self.days, self.gone = [], []

    def times(self, exact):
        """(after, until] in days, and the year of publication."""
        start = min(self.days)
        # A day without a time of day ends one second before the next.
        width = 0 if exact else 86399
        # Of two rows of one second the first in the file counts.
        seen, cause = min(self.gone, key=lambda one: one[0])
        left = max(0, (seen - start).total_seconds() - width) / 86400
        right = (seen - start).total_seconds() / 86400
        return left, right, cause, start.year


def lives_of(rows):
    lives = collections.defaultdict(Life)
    for row in rows:
        key = row["nickname"].strip().removeprefix("@"), row["title"].strip()
        if not key[1]:
            continue  # A row without title, text or address is a problem, and no article.
        lives[key].days.append(datetime.datetime.fromisoformat(row["created_at"]))
        lives[key].gone.append((datetime.datetime.fromisoformat(row["censored_date"]), CAUSES[row["censored_msg"]]))
    return lives


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), quoting=csv.QUOTE_ALL)
        out.writeheader()
        out.writerows(rows)


def to_the_hour(row):
    """The removal at the end of its hour, but not beyond its day: one hour later only where that is the same for all."""
    gone = datetime.datetime.fromisoformat(row["censored_date"])
    if gone.minute or gone.second:
        gone = gone.replace(minute=0, second=0) + datetime.timedelta(hours=1)
    return {**row, "censored_date": gone.strftime("%Y-%m-%d %H:%M:%S")}


def at_midnight(row):
    return {**row, "created_at": row["created_at"] + " 00:00:00"}


class Program:
    """The program with one copy of the list imported."""

    def __init__(self, weiguan, folder, rows):
        self.weiguan, self.folder = weiguan, folder / "obs"
        folder.mkdir()
        write_rows(folder / "list.csv", rows)
        subprocess.run([weiguan, "init", self.folder, "--pack", "china"], check=True, stdout=subprocess.DEVNULL)
        done = subprocess.run([weiguan, "-C", self.folder, "import", folder / "list.csv", "--map", "wechatscope"], capture_output=True, text=True)
        if done.returncode not in (0, 2):
            raise RuntimeError(done.stderr)

    def table(self, name, *options, death="seen"):
        done = subprocess.run([self.weiguan, "-C", self.folder, "survival", "--table", name, "--format", "csv", "--death", death, "--samples", "0",
                               "--ages", ",".join(f"{age}d" for age in AGES), *options], capture_output=True, text=True, check=True)
        self.notes = done.stderr
        return list(csv.DictReader(done.stdout.splitlines()))


def at(steps, age):
    """Survival of rows (from, to, survival) at an age, from and to."""
    high = low = 1.0
    for begin, end, survival in steps:
        if age < end:
            if age > begin:
                low = survival
            break
        high = low = survival
    return low, high


def steps_of(rows):
    return [(float(row["from"]), float(row["to"]), float(row["survival"])) for row in rows]


def gap(steps, lives):
    """By how much the log-likelihood of the likeliest curve can be greater at most, and how much mass lies outside every interval's reach."""
    import bisect
    masses, before = [], 1.0
    for begin, end, survival in steps:
        masses.append((begin, end, before - survival))
        before = survival
    begins, ends = [one[0] for one in masses], [one[1] for one in masses]
    sums = [0.0]
    for one in masses:
        sums.append(sums[-1] + one[2])
    points = collections.Counter()
    for left, right in lives:
        # Mass of the steps inside (left, right].
        i, j = bisect.bisect_left(begins, left - 1e-9), bisect.bisect_right(ends, right + 1e-9)
        mass = sums[j] - sums[i]
        if mass <= 0:
            return float("inf")
        points[left] += 1 / mass
        points[right] -= 1 / mass
    # The gradient at every place, behind each left end and up to each right end.
    most = running = 0.0
    ordered = sorted(points)
    for one in ordered:
        running += points[one]
        most = max(most, running)
    return most - len(lives)


def peer(python, folder, what, lives):
    import json
    asked = folder / f"{what}.json"
    asked.write_text(json.dumps({"what": what, "ages": AGES, "left": [x[0] for x in lives], "right": [x[1] for x in lives],
                                 "cause": [x[2] for x in lives], "year": [x[3] for x in lives]}))
    return json.loads(subprocess.run([python, "-c", PEER, asked], check=True, capture_output=True, text=True).stdout)


def number(text):
    """What a program prints; not a number where it tells nothing, as at an age that no life reached."""
    return float("nan") if text in ("", "NA", None) else float(text)


def r_peer(folder, lives):
    path = folder / "lives.csv"
    path.write_text("time,cause,year\n" + "".join(f"{x[1]!r},{x[2]},{x[3]}\n" for x in lives))
    out = {}
    for line in subprocess.run(["Rscript", "-e", R_PEER, path, ",".join(map(str, AGES))], check=True, capture_output=True, text=True).stdout.splitlines():
        words = line.split()
        if words[0] == "version":
            out["version"] = f"R {words[1]}, survival {words[2]}"
        elif words[0] == "cause":
            out["cause " + words[1]] = [number(x) for x in words[2:]]
        else:
            out[words[0]] = [number(x) for x in words[1:]]
    return out


def sun(steps, lives):
    """Chi-square and p of the generalised log-rank test by year, from a fitted curve: Sun's scores, permutation variance."""
    import bisect
    before, hazards, survivals, begins, ends = 1.0, [0.0], [1.0], [], []
    for begin, end, survival in steps:
        hazards.append(hazards[-1] + (before - survival) / before)
        survivals.append(survival)
        begins.append(begin)
        ends.append(end)
        before = survival
    scores, years = [], sorted({x[3] for x in lives})
    for left, right, _, _ in lives:
        i, j = bisect.bisect_left(begins, left - 1e-9), bisect.bisect_right(ends, right + 1e-9)
        scores.append((survivals[j] * hazards[j] - survivals[i] * hazards[i]) / (survivals[i] - survivals[j]))
    total = len(lives)
    spread = sum(x * x for x in scores) / (total - 1)
    # With the variance spread (diag(n) - n n' / N), the statistic is the sum of u^2 / n over spread.
    chi = sum(sum(s for s, x in zip(scores, lives) if x[3] == year) ** 2 / sum(x[3] == year for x in lives) for year in years) / spread
    assert len(years) == 3  # Two degrees of freedom: p is e to the minus half of it.
    return chi, math.exp(-chi / 2)


class Report:
    def __init__(self):
        self.lines, self.broken = [], []

    def compare(self, what, pairs, limit=DIGITS):
        """`pairs`: (ours, theirs).  One line of the page, and a broken floor where they differ in the fourth digit."""
        both = [(number(a), number(b)) for a, b in pairs]
        if any(math.isnan(a) != math.isnan(b) for a, b in both):
            self.broken.append(f"survival {what}: one of the two tells nothing where the other does")
        pairs = [(a, b) for a, b in both if not math.isnan(a)]
        worst = max((abs(a - b) for a, b in pairs), default=float("nan"))
        good = worst < limit
        self.lines.append((what, len(pairs), worst, good))
        print(f"survival: {what}: {len(pairs)} values, greatest difference {worst:.2g}{'' if good else '  <-- not equal'}", flush=True)
        if not good:
            self.broken.append(f"survival {what}: differs by {worst:.2g}")


def measure_as_it_is(weiguan, folder, rows, report):
    program = Program(weiguan, folder, rows)
    steps = program.table("steps")
    summary = program.table("summary")[0]
    lives = [life.times(False) for life in lives_of(rows).values()]
    bound = gap(steps_of(steps), [x[:2] for x in lives])
    print(f"survival: as it is: {len(lives)} intervals, {len(steps)} steps; the log-likelihood may be {bound:.2g} below the greatest")
    if not bound < 1e-4:
        report.broken.append(f"survival: the curve is not the likeliest (gap {bound:.2g})")
    if int(summary["lives"]) != len(lives) or summary["tells"] != "removed-only" or "No survival rate can be told" not in program.notes:
        report.broken.append(f"survival: {summary['lives']} of {len(lives)} lives, tells {summary['tells']}")
    chi, p = sun(steps_of(steps), lives)
    test = program.table("tests", "--per", "year")[0]
    report.compare("as it is: generalised log-rank by year, relative to Sun's scores reckoned here", [(float(test["chi_square"]) / chi, 1)])
    ends = {row["end"]: int(row["ended"]) for row in program.table("ends")}
    expected = collections.Counter(x[2] for x in lives)
    if ends != dict(expected):
        report.broken.append(f"survival: ends {ends}, expected {dict(expected)}")
    between = program.table("summary", death="between")[0]
    return {"lives": len(lives), "rows": len(rows), "steps": len(steps), "gap": bound, "summary": summary, "ages": program.table("ages"), "test": test,
            "ends": ends, "between": between, "ends_at": program.table("ends"), "years": program.table("summary", "--per", "year"), "p": p}


def measure_to_the_hour(weiguan, folder, rows, python, report):
    rows = [to_the_hour(row) for row in rows]
    program = Program(weiguan, folder, rows)
    lives = [life.times(False) for life in lives_of(rows).values()]
    found = peer(python, folder, "intervals", lives)
    ours = steps_of(program.table("steps"))

    def theirs(table, age):
        """Upper and lower survival just at the age: lifelines' table holds both at every end."""
        last = [1.0, 1.0]
        for place, upper, lower in table:
            if place > age + 1e-6:
                break
            last = [upper, lower]
        return last[1]

    grid = sorted({round(end, 6) for _, end, _ in ours})
    report.compare("to the hour: the curve behind each of its steps, lifelines", [(at(ours, age + 1e-6)[0], theirs(found["steps"], age)) for age in grid])
    summary = program.table("summary")[0]
    median = next(place for place, upper, lower in found["steps"] if lower <= 0.5)
    report.compare("to the hour: the median's step, lifelines", [(float(summary["median_to"]), median)])
    pairs = []
    for row in program.table("ends"):
        share = sum(x[2] == row["end"] for x in lives) / len(lives)
        # An end that the expected classes do not have is told as a broken floor above.
        # At an age that no life reached nothing is told.
        if row["incidence_low"] and row["incidence_low"] == row["incidence_high"] and "cause " + row["end"] in found:
            pairs.append((float(row["incidence_low"]), share * (1 - theirs(found["cause " + row["end"]], float(row["age"])))))
    report.compare("to the hour: incidence of each end (nobody lives, so each is its share of lifelines' curve)", pairs)
    return len(ours)


def measure_exact(weiguan, folder, rows, python, report):
    rows = [at_midnight(row) for row in rows]
    program = Program(weiguan, folder, rows)
    lives = [life.times(True) for life in lives_of(rows).values()]
    ages = {float(row["age"]): row for row in program.table("ages")}
    summary = program.table("summary")[0]
    ends = program.table("ends")
    test = program.table("tests", "--per", "year")[0]
    peers = {}
    if python:
        peers["lifelines"] = peer(python, folder, "exact", lives)
    if has_r():
        peers["R"] = r_peer(folder, lives)
    for name, found in peers.items():
        report.compare(f"exact: Kaplan and Meier, {name}", [(ages[age]["survival_low"], x) for age, x in zip(AGES, found["survival"])])
        bands = [(float(ages[age][f"band_{end}"]), x) for end in ("low", "high") for age, x in zip(AGES, found[end]) if ages[age][f"band_{end}"]]
        report.compare(f"exact: bands, {name}", bands)
        median = found["median"] if name == "R" else [found["median"]]
        report.compare(f"exact: median{' with its interval' if name == 'R' else ''}, {name}",
                       list(zip([float(summary[x]) for x in ("median_to", "median_low", "median_high")], median)))
        report.compare(f"exact: Aalen and Johansen, {name}",
                       [(row["incidence_low"], found["cause " + row["end"]][AGES.index(float(row["age"]))])
                        for row in ends if "cause " + row["end"] in found])
        chi = found["chi_square"][0] if name == "R" else found["chi_square"]
        report.compare(f"exact: log-rank by year, relative, {name}", [(float(test["chi_square"]) / chi, 1)])
    return summary, test, peers.get("R", {}).get("version", "")


def run(shared, build, quick):
    source = shared / "data/deletions/wechatscope-2018-2020/ceninfo.csv.gz"
    if not source.exists():
        print("survival: skipped, no wechatscope-2018-2020")
        return []
    rows = rows_of(source)
    if quick:
        rows = rows[::8]
    python, version = environment(build)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="weiguan-measure-") as folder:
        folder = pathlib.Path(folder)
        plain = measure_as_it_is(build / "weiguan", folder / "plain", rows, report)
        hours = measure_to_the_hour(build / "weiguan", folder / "hours", rows, python, report) if python else 0
        exact = measure_exact(build / "weiguan", folder / "exact", rows, python, report)
    if not quick:
        write_page(plain, hours, exact, version, report)
    return report.broken


def shown(number, digits=4):
    return f"{float(number):.{digits}f}" if number else ""


def write_page(plain, hours, exact, version, report):
    summary, test, r_version = exact
    peers = " and ".join(one for one in (f"lifelines {version}" if version else "", r_version) if one) or "no other program"
    lines = [
        "# Survival",
        "",
        f"Measured by `./dev measure survival`: the {plain['rows']} rows of `deletions/wechatscope-2018-2020` ({plain['lives']} articles: rows alike in account",
        f"and title are one, a row without a title is none) through `weiguan import` and `weiguan survival --death seen`, against {peers}.",
        "",
        "| what | values | greatest difference | equal to four digits |",
        "| --- | --- | --- | --- |",
        *(f"| {what} | {count} | {worst:.2g} | {'yes' if good else '**no**'} |" for what, count, worst, good in report.lines),
        "",
        "- *As it is*: the file has the day of publication, and the second at which the article was seen gone, so each time until then is an interval of a day.",
        f"  The curve has {plain['steps']} steps. lifelines' fit is too slow for as many intervals; that none is likelier is proved by the gradient of the",
        f"  likelihood, reckoned again in `measures/survival.py`: no curve's log-likelihood is greater by more than {plain['gap']:.1g}.",
        f"- *To the hour*: removals put to the end of their hour, in a copy of the file, so that lifelines can fit the same intervals ({hours} steps).",
        "  It takes closed intervals, ours are open at the left; the left end is moved by 1e-7 days for it.",
        "- *Exact*: publication put to midnight, in a copy of the file.",
        "- The generalised log-rank test has no counterpart in either; its statistic is reckoned again in `measures/survival.py`.",
        "",
        "## What came out",
        "",
        "Days from publication until it was seen gone, of those that were seen gone (as it is):",
        "",
        "| age | not yet seen gone, from | to |",
        "| --- | --- | --- |",
        *(f"| {float(row['age']):g} | {shown(row['survival_low'])} | {shown(row['survival_high'])} |" for row in plain["ages"]),
        "",
        f"Median {shown(plain['summary']['median_from'], 3)} to {shown(plain['summary']['median_to'], 3)} days. Ends: "
        + ", ".join(f"{name} {count}" for name, count in plain["ends"].items()) + ".",
        f"By year of publication the times differ: chi-square {float(plain['test']['chi_square']):.1f}, {plain['test']['freedom']} degrees, p {float(plain['test']['p']):.2g}.",
        "",
        "| published in | articles | median, from | to |",
        "| --- | --- | --- | --- |",
        *(f"| {row['part']} | {row['lives']} | {shown(row['median_from'], 3)} | {shown(row['median_to'], 3)} |" for row in plain["years"]),
        "",
        "## What these data cannot tell",
        "",
        "- **How much is removed.** The list holds only what was gone. There is no survivor in it, so no share of all articles that lives on: every row",
        "  of the program says `removed-only`, and a note says it again. All figures above are of the removed.",
        "- **When it was removed.** Only the time at which somebody saw it gone is there, not when it was last seen alive. Without `--death seen` every",
        f"  interval begins at publication, and the likeliest curve falls at once (median {shown(plain['between']['median_from'], 3)} to "
        f"{shown(plain['between']['median_to'], 3)} days), which the program says, too.",
        "- **What lived longer than it was watched.** How long an article was looked at again is not in the file (the longest time is 112 days): what was",
        "  removed after that is missing, so the times are too short by an amount that nobody can tell.",
        "- **Whether the years differ or the watching did.** The test compares times until somebody looked; another rhythm of looking gives another year's curve.",
        "- Articles of one account hang together; the tests and bands take them for independent.",
        ""]
    (root / "measures/survival.md").write_text("\n".join(lines), encoding="utf-8")
    print("written: measures/survival.md")
