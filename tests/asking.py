"""Batteries about an invented harbour, put to the scripted provider; what the tests and the benchmark of `weiguan ask` share."""
import gzip
import json
import sqlite3

import helper
from helper import run
from provider.server import Provider

KEY = "sk-harbour-0123456789abcdef0123456789"
ENVIRONMENT = {"HARBOUR_API_KEY": KEY, "SOURCE_DATE_EPOCH": ""}
HARBOUR = {"zh-Hans": "1974年灰石码头发生了什么？", "zh-Hant": "1974年灰石碼頭發生了什麼？", "en": "What happened at Grey Quay in 1974?"}
SOUP = {"zh-Hans": "怎样做南瓜汤？", "zh-Hant": "怎樣做南瓜湯？", "en": "How do I make pumpkin soup?"}
MEMORY = {"zh-Hans": "你刚才说的是哪一年？", "zh-Hant": "你剛才說的是哪一年？", "en": "Which year did you say?"}


def wordings(texts, languages):
    return "".join(f'{one} = "{texts[one]}"\n' for one in languages)


def question(name, texts, languages, more=""):
    return f'[[question]]\nid = "{name}"\ntopic = "history"\n{more}[question.plain]\n{wordings(texts, languages)}'


def model(provider, name, more=""):
    return f'[[model]]\nid = "{name}"\nendpoint = "{provider.endpoint()}"\nroute = "test"\nlocal = true\n{more}'


def battery(folder, provider, models, limits="", languages=("zh-Hans",), more="", each="", questions=None, name="harbour", repeats=1):
    """A battery file: each of `models`, with `each` below it. Without `questions` it asks of the harbour and of soup."""
    if questions is None:
        questions = question("soup", SOUP, languages, 'control = "neutral"\n') + question("quay", HARBOUR, languages)
    path = folder / f"{name}.toml"
    listed = json.dumps(list(languages))
    path.write_text(
        f'[battery]\nid = "{name}"\ntitle = "The harbour"\nlanguages = {listed}\nrepeats = {repeats}\n{more}'
        f'[limits]\n{limits}' + "".join(model(provider, one, each) for one in models) + questions, encoding="utf-8")
    return path


def observatory(folder, name="obs"):
    at = folder / name
    run("init", at, "--pack", "china", "--name", "ask")
    return at


def ask(at, path, *words, status=0, environment=None):
    return run("ask", path, *words, at=at, status=status, environment={**ENVIRONMENT, **(environment or {})})


def answers(at):
    """All answers of the archive, as rows of its view `answer`, oldest first."""
    database = sqlite3.connect(f"file:{at}/archive.sqlite?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    rows = [dict(row) for row in database.execute("SELECT * FROM answer ORDER BY asked_at, exchange")]
    database.close()
    return rows


def labels(at, judge):
    """The observations that are a judge's verdicts."""
    database = sqlite3.connect(f"file:{at}/archive.sqlite?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    rows = [dict(row) for row in database.execute("SELECT * FROM observations WHERE counter = ?", (f"label:{judge}",))]
    database.close()
    return rows


def of(rows, question="quay"):
    """The rows of one question, by model."""
    return {row["model"]: row for row in rows if row["question"] == question}


def records(at):
    """Headers and block of every record of the observatory's WARC files."""
    for file in sorted((at / "warc").glob("weiguan-*.warc.gz")):
        data = gzip.open(file).read()
        while data:
            head, _, rest = data.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
            length = int(headers["Content-Length"])
            yield headers, rest[:length]
            data = rest[length + 4:]


def problems(at):
    return helper.rows_of(at, "problems")


__all__ = ["Provider", "ENVIRONMENT", "KEY", "HARBOUR", "SOUP", "MEMORY"]
