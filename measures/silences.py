"""Whether the silences that `coverage` tells keep the false-discovery rate that they promise, by simulation: measures/silences.md.

No data is read: each outlet tells each story by chance, whole groups (or single outlets) are made silent on some of the great ones, and
those are to be found again.  What is drawn, and what the model knows of it, stands in src/instruments/coverage/test_boards.h."""
import pathlib
import subprocess

LEVEL = 0.1
# What the instrument does when nothing else is asked for.
STANDING = {"groups": "heyse", "single": "bh"}
PAGE = """# Silences, by simulation

`measures/measure.py silences` runs `measure_silences {runs}`: {runs} drawn tables for each line. 24 outlets (32 and 16 where groups are of 8 and 4) and 400 stories; each outlet tells by
a chance of its own, more the greater the story, with topics that it likes or not and with what its whole group makes of the story, neither of which the model is told. Of one cell in
fifty nobody knows. Silence is planted, for two groups or outlets, on stories told by at least 60 % of all outlets (80 % where it says great, and for single outlets).

*Wrong of told* is the mean share of silences told that were not planted, 0 where none was told: the promise is at most {level}. *Found* is the share of the planted that
was told. Bold is what `coverage` does unless it is asked otherwise.

| case | correction | wrong of told | found | told |
| --- | --- | --- | --- | --- |
{rows}

A single outlet's silence is hardly ever told: its own record cannot show that one is rare enough. Several outlets of a group that are silent at once can be told from chance, the better the
more they are and the more closely outlets follow one another. Where the outlets of a group are of one mind anyway, their silence says less, and less is found.
"""


def run(shared, build, quick):
    program = pathlib.Path(build) / "measure_silences"
    if not program.exists():
        print(f"skipped: no {program}")
        return []
    runs = 20 if quick else 60
    done = subprocess.run([program, str(runs)], capture_output=True, text=True, check=True)
    return report([line.split("\t") for line in done.stdout.splitlines()[1:]], runs, quick)


def report(lines, runs, quick):
    broken, rows = [], []
    for case, correction, wrong, found, told in lines:
        standing = STANDING[case.split()[0]] == correction
        # What chance may add to a mean of so many shares that are mostly 0 or small.
        if standing and float(wrong) > LEVEL + (0.15 if quick else 0.06):
            broken.append(f"silences: {case}, {correction}: {wrong} wrong of those told, promised {LEVEL}")
        mark = "**" if standing else ""
        rows.append(f"| {case} | {mark}{correction}{mark} | {wrong} | {float(found) * 100:.0f} % | {told} |"
                    if "nothing held back" not in case else f"| {case} | {mark}{correction}{mark} | {wrong} | – | {told} |")
        print(f"{case}: {correction}: {wrong} wrong of told, {found} found")
    if not quick:
        page = PAGE.format(runs=runs, level=LEVEL, rows="\n".join(rows))
        (pathlib.Path(__file__).resolve().parent / "silences.md").write_text(page, encoding="utf-8")
    return broken
