#!/usr/bin/env python3
"""Learns the weights of the classifier of answers from ../shared/data/answers/speechmap.

  measures/train_answers.py [--program build/release/measure_train]

Writes packs/china/answers/zh.tsv and en.tsv, trained on all rows; measures/answers.py trains on folds with the same code and
writes rates.tsv.  The same rows give the same bytes.  No text is copied: a feature is at most four characters or two words
in a row, and at least six answers of three models to three questions have it.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
LANGUAGES = ["zh", "en"]


def read(shared):
    with gzip.open(shared / "data/answers/speechmap/answers.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def is_error(label):
    return not label or label.startswith("ERROR")


def training_row(row):
    """What both judges say, as shares; nothing for a row that no judge could judge."""
    labels = [row[key] for key in ("label_a", "label_b") if not is_error(row[key])]
    if is_error(row["label_a"]) or not labels:
        return None
    bad = [label for label in labels if label != "COMPLETE"]
    return {
        "text": row["answer"],
        "model": row["model"],
        "question": row["question_id"],
        "incomplete": len(bad) / len(labels),
        "denial": sum(label == "DENIAL" for label in bad) / len(bad) if bad else None,
    }


def train(program, rows, folder):
    """Writes LANG.tsv into the folder; the lines that the program printed."""
    folder.mkdir(parents=True, exist_ok=True)
    given = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in map(training_row, rows) if one)
    told = []
    for language in LANGUAGES:
        done = subprocess.run([str(program), language, str(folder / f"{language}.tsv")], input=given.encode(), capture_output=True, check=True)
        told.append(done.stdout.decode().strip())
    return told


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", type=pathlib.Path, default=root / "build/release/measure_train")
    options.add_argument("--to", type=pathlib.Path, default=root / "packs/china/answers")
    chosen = options.parse_args()
    shared = pathlib.Path(os.environ.get("WEIGUAN_SHARED", root.parent / "shared"))
    for line in train(chosen.program, read(shared), chosen.to):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
