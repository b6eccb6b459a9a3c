"""Answers: complete or not, evaded or denied, on data/answers/speechmap, judged by models and questions not trained on.

Five folds of models (sorted names dealt in turn) and five of questions (of each set, likewise).  Weights are learned from four
(measure_train) and the fifth is judged (measure_answers) with them laid over packs/china; ../shared's scorer says how well.
Where the program itself is built, all answers go through `import --map speechmap` and `answers --format jsonl`, too.
Writes packs/china/answers/rates.tsv from the folds of models.  --quick: one fold of models, in Chinese.
"""
import collections
import importlib.util
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDS = 5
ZH, EN = "Chinese", "English"
# Accuracy, F1 of "not complete", kappa with judge a.
FLOORS = {("models", ZH): (0.92, 0.89, 0.83), ("questions", ZH): (0.92, 0.89, 0.83),
          ("models", EN): (0.975, 0.90, 0.89), ("questions", EN): (0.975, 0.90, 0.89)}
QUICK_FLOOR = 0.85
CHANCE = 0.2  # Kappa of one fold with labels dealt at random: some three standard errors.


def trainer():
    spec = importlib.util.spec_from_file_location("train_answers", ROOT / "measures/train_answers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def folds_of(rows):
    """For each way of folding: the fold of a row."""
    models = sorted({row["model"] for row in rows})
    questions = {}
    for kind in sorted({row["question_id"].rsplit("_", 1)[0] for row in rows}):
        for i, one in enumerate(sorted({row["question_id"] for row in rows if row["question_id"].rsplit("_", 1)[0] == kind})):
            questions[one] = i % FOLDS
    return {"models": lambda row: models.index(row["model"]) % FOLDS, "questions": lambda row: questions[row["question_id"]]}


def part(row):
    return ZH if row["set"].startswith("zh_") else EN


def label_of(found):
    """What the scorer takes."""
    if found.get("complete") is None or found["main"] in ("input-block", "output-block", "withdrawal"):
        return "ERROR_" + found["main"]
    return "COMPLETE" if found["complete"] else "DENIAL" if found["main"] == "refusal" else "EVASIVE"


def judged(build, packs, rows):
    given = "".join(json.dumps({"id": row["id"], "text": row["answer"], "asked": row["question"], "language": row["lang"],
                                "finish": row["finish_reason"] or ""}, ensure_ascii=False) + "\n" for row in rows)
    done = subprocess.run([build / "measure_answers", *packs], input=given.encode(), capture_output=True, check=True)
    return {row["id"]: row for row in map(json.loads, done.stdout.decode().splitlines())}


def cross_judged(build, rows, fold, folder, train, numbers):
    """Each row judged with weights that were learned without its fold."""
    found = {}
    for number in numbers:
        at = folder / str(number)
        if not (at / "answers/en.tsv").is_file():
            train(build / "measure_train", [row for row in rows if fold(row) != number], at / "answers")
        found |= judged(build, [ROOT / "packs/china", at], [row for row in rows if fold(row) == number])
    return found


def scored(shared, rows, found, judge="a"):
    with tempfile.TemporaryDirectory() as folder:
        gold, ours = pathlib.Path(folder, "gold.jsonl"), pathlib.Path(folder, "ours.jsonl")
        gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        ours.write_text("".join(json.dumps({"id": row["id"], "label": label_of(found[row["id"]])}) + "\n" for row in rows), encoding="utf-8")
        done = subprocess.run([sys.executable, shared / "score/answers.py", gold, ours, "--judge", judge], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def by_length(rows):
    """The rule of length: 600 characters, in English 1,000."""
    return {row["id"]: {"complete": len(row["answer"]) >= (600 if part(row) == ZH else 1000), "main": "evasion"} for row in rows}


def reliability(rows, found):
    bins = collections.defaultdict(lambda: [0, 0, 0.0])
    for row in rows:
        one = found[row["id"]]
        if row["label_a"].startswith("ERROR") or "incomplete" not in one:
            continue
        at = bins[min(9, int(one["incomplete"] * 10))]
        at[0] += 1
        at[1] += row["label_a"] != "COMPLETE"
        at[2] += one["incomplete"]
    return [(b / 10, n, total / n, bad / n) for b, (n, bad, total) in sorted(bins.items())]


def family(model):
    name = model.rsplit("/", 1)[-1]
    out = ""
    for one in name:
        if not one.isascii() or not one.isalpha():
            break
        out += one.lower()
    return out


def write_rates(rows, found, path):
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for row in rows:
        one = found[row["id"]]
        if row["label_a"].startswith("ERROR") or one.get("complete") is None:
            continue
        complete = row["label_a"] == "COMPLETE"
        right = one["complete"] == complete
        for key in ((row["lang"], ""), (row["lang"], family(row["model"]))):
            at = counts[key]
            at[0 if complete else 2] += 1
            at[1 if complete else 3] += right
    with open(path, "w", encoding="utf-8") as file:
        file.write("# How often answers of models that were not trained on were judged right (measures/answers.py):\n")
        file.write("# language, family (empty: all), complete, of these right, incomplete, of these right.\n")
        for (language, name), numbers in sorted(counts.items()):
            # A family with few of either kind says less than its language.
            if not name or min(numbers[0], numbers[2]) >= 20:
                file.write("\t".join([language, name, *map(str, numbers)]) + "\n")


def mcnemar(pair):
    """Exact, two-sided."""
    a, b = pair["only_en"], pair["only_zh"]
    n, k = a + b, min(a, b)
    return min(1.0, 2 * sum(math.comb(n, i) for i in range(k + 1)) / 2 ** n) if n else 1.0


def through_the_program(shared, build, rows):
    """What `weiguan import` and `answers` say with the shipped weights, or nothing where it is not built."""
    program = build / "weiguan"
    if not program.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        at = pathlib.Path(folder, "obs")
        subprocess.run([program, "init", at, "--pack", ROOT / "packs/china"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "-C", at, "import", shared / "data/answers/speechmap/answers.jsonl.gz", "--map", "speechmap"], check=True, stdout=subprocess.DEVNULL)
        done = subprocess.run([program, "-C", at, "answers", "--format", "jsonl"], check=True, capture_output=True)
    out = {}
    for row in map(json.loads, done.stdout.decode().splitlines()):
        if "outcomes" in row and "id" in row:
            out[row["id"]] = row
    return out


def chance(shared, build, rows, fold, train):
    """What is learned where there is nothing to learn: the labels of the Chinese answers dealt anew, one fold of models judged.

    A fit finds words for any labels.  Where the calibration saw nothing of what it was fitted on the slope is about 0 and kappa, too."""
    some = [dict(row) for row in rows if part(row) == ZH]
    labels = [(row["label_a"], row["label_b"]) for row in some]
    random.Random(7).shuffle(labels)
    for row, (a, b) in zip(some, labels):
        row["label_a"], row["label_b"] = a, b
    with tempfile.TemporaryDirectory() as folder:
        at = pathlib.Path(folder, "0")
        languages, train.LANGUAGES = train.LANGUAGES, ["zh"]
        train.train(build / "measure_train", [row for row in some if fold(row) != 0], at / "answers")
        train.LANGUAGES = languages
        mine = [row for row in some if fold(row) == 0]
        found = judged(build, [ROOT / "packs/china", at], mine)
        slope = next(float(line.split("\t")[1]) for line in (at / "answers/zh.tsv").open(encoding="utf-8") if line.startswith("=slope"))
    return scored(shared, mine, found), slope


def line(name, part_, s, other, length):
    return (f"| {name} | {part_} | {s['n']} | {s['acc']:.4f} | {s['F1']:.4f} | {s['kappa2']:.4f} | {other['kappa2']:.4f} | {s['kappa3']:.4f} | "
            f"{s['other_judge']['kappa2']:.4f} | {length['acc']:.4f} | {length['F1']:.4f} |")


def run(shared, build, quick):
    for name in ("measure_train", "measure_answers"):
        if not (build / name).is_file():
            raise SystemExit(f"answers: there is no {build / name}; build it first (cmake --build --preset release --target {name})")
    train = trainer()
    rows = train.read(shared)
    folds = folds_of(rows)
    if quick:
        train.LANGUAGES = ["zh"]
        some = [row for row in rows if part(row) == ZH]
        with tempfile.TemporaryDirectory() as folder:
            found = cross_judged(build, some, folds["models"], pathlib.Path(folder), train.train, [0])
        mine = [row for row in some if row["id"] in found]
        s = scored(shared, mine, found)
        print(f"answers: one fold of models, Chinese: {s['n']} answers, accuracy {s['acc']}, F1 {s['F1']}, kappa {s['kappa2']}")
        return [] if s["acc"] >= QUICK_FLOOR else [f"answers: accuracy {s['acc']} of a fold, at least {QUICK_FLOOR}"]
    return full(shared, build, rows, folds, train)


def full(shared, build, rows, folds, train):
    broken, table, founds = [], [], {}
    length = by_length(rows)
    with tempfile.TemporaryDirectory() as folder:
        for kind, fold in folds.items():
            founds[kind] = cross_judged(build, rows, fold, pathlib.Path(folder, kind), train.train, range(FOLDS))
    for kind, found in founds.items():
        for one in (ZH, EN):
            mine = [row for row in rows if part(row) == one]
            s, other = scored(shared, mine, found), scored(shared, mine, found, "b")
            table.append(line(kind, one, s, other, scored(shared, mine, length)))
            for name, value, floor in zip(("accuracy", "F1", "kappa"), (s["acc"], s["F1"], s["kappa2"]), FLOORS[kind, one]):
                if value < floor:
                    broken.append(f"answers, {one}, folds of {kind}: {name} {value}, at least {floor}")
    found = founds["models"]
    write_rates(rows, found, ROOT / "packs/china/answers/rates.tsv")
    page = render(shared, rows, founds, table, through_the_program(shared, build, rows), build)
    none, slope = chance(shared, build, rows, folds["models"], train)
    if abs(none["kappa2"]) > CHANCE:
        broken.append(f"answers: kappa {none['kappa2']} where the labels were dealt at random, at most {CHANCE}: something leaks")
    page += ["## Nothing to learn", "", f"With the labels of the Chinese answers dealt anew at random (one fold of models, {none['n']} answers): accuracy {none['acc']:.4f}, "
             f"kappa {none['kappa2']:.4f}, slope of the calibration {slope:.4f}. A calibration that saw what it is fitted on would have a slope like that of true labels.", ""]
    (ROOT / "measures/answers.md").write_text("\n".join(page) + "\n", encoding="utf-8")
    print("\n".join(table))
    print("written: measures/answers.md, packs/china/answers/rates.tsv")
    return broken


def render(shared, rows, founds, table, program, build):
    found = founds["models"]
    s = scored(shared, rows, found)
    lines = ["# Answers of chatbots, judged", "",
             "Made by `./dev measure answers`. Data: speechmap (2,400 answers of 16 models, labels of two machine judges: they are no truth).",
             "Every figure is of answers whose model (or whose question) was not trained on. Judge a: grok-4.1-fast, judge b: gpt-4o-2024-11-20.",
             "\"Length\" is the rule of length (600 characters; in English 1,000) on the same answers.", "",
             "The features, their scales and the penalty were chosen by looking at these same folds (some 35 settings, by folds of models), not by a search",
             "inside the other four. What the calibration is fitted on lies inside the other four; that it takes new models and new questions, and the rule",
             "of texts that fell apart into many scripts, came of reading what was wrong in these folds. So the figures are somewhat better than those of a",
             "set that nobody saw. 799 answers leave about one point of a hundred to chance.", "",
             "| folds of | questions in | answers | accuracy | F1 of not complete | kappa with a | kappa with b | kappa, 3 classes | kappa, a with b | length: accuracy | length: F1 |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |", *table, ""]
    for one in (ZH, EN):
        names = ["COMPLETE", "EVASIVE", "DENIAL"]
        counts = collections.Counter((row["label_a"], label_of(found[row["id"]])) for row in rows if part(row) == one)
        lines += [f"## Three classes, {one} (folds of models)", "", "| judge a says | called COMPLETE | EVASIVE | DENIAL |", "| --- | --- | --- | --- |",
                  *(f"| {gold} | " + " | ".join(str(counts[gold, name]) for name in names) + " |" for gold in names), ""]
    lines += ["## By model (folds of models)", "", "| model | Chinese: accuracy | F1 | English: accuracy | F1 |", "| --- | --- | --- | --- | --- |"]
    each = {one: scored(shared, [row for row in rows if part(row) == one], found)["by_model"] for one in (ZH, EN)}
    for model in sorted({row["model"] for row in rows}):
        a, b = each[ZH][model], each[EN][model]
        lines.append(f"| {model} | {a['acc']:.3f} | {a['F1']:.3f} | {b['acc']:.3f} | {b['F1']:.3f} |")
    lines += ["", "## Reliability (folds of models)", "", "Calibrated by Platt's method on scores of models and of questions held out inside the training rows.", ""]
    for one in (ZH, EN):
        lines += [f"{one}:", "", "| chance of not complete, from | answers | mean told | not complete by judge a |", "| --- | --- | --- | --- |",
                  *(f"| {low:.1f} | {n} | {told:.3f} | {true:.3f} |" for low, n, told, true in reliability([row for row in rows if part(row) == one], found)), ""]
    pair = s["en_zh"]
    lines += ["## The same question in two languages", "",
              "| | pairs | complete in English only | in Chinese only | McNemar, exact p |", "| --- | --- | --- | --- | --- |",
              *(f"| {name} | {pair[key]['pairs']} | {pair[key]['only_en']} | {pair[key]['only_zh']} | {mcnemar(pair[key]):.1e} |"
                for key, name in (("gold", "judge a"), ("predicted", "predicted (folds of models)"))), ""]
    wrong = collections.Counter(row["model"] for row in rows if "wrong-language" in found[row["id"]].get("outcomes", []))
    lines += ["## Outcomes beside", "", f"Another language than asked in, or two: {sum(wrong.values())} answers"
              + "".join(f"; {name} {n}" for name, n in wrong.most_common()) + ".", ""]
    cut = collections.Counter("cut-off" in found[row["id"]].get("outcomes", []) for row in rows)
    lines += [f"Ended before the end: {cut[True]} answers.", ""]
    if program is not None:
        shipped = judged(build, [ROOT / "packs/china"], rows)
        same = sum(program[row["id"]]["outcomes"].split(",") == shipped[row["id"]]["outcomes"] for row in rows if row["id"] in program)
        lines += [f"Through the program (`import --map speechmap`, `answers --format jsonl`, shipped weights): {len(program)} answers, {same} with the same outcomes.", ""]
    notes = ROOT / "measures/answers-failures.md"
    if notes.is_file():
        lines += ["Failures that were read: [answers-failures.md](answers-failures.md).", ""]
    return lines
