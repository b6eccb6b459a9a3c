"""How often chatbots do not answer: the same through command line, web and file; a figure; and an effect that is known."""
import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree

import helper
from helper import Folder, rows_of, run
from serve_test import Served, get

TOPICS = {"harbour": "海港", "lighthouse": "灯塔"}


def answers():
    """Two invented chatbots: parrot-1 is silent in Chinese, heron-2 mostly not; the kitchen is no trouble for either."""
    out = []

    def put(model, question, topic, language, verdict, control="", control_of="", repeat=0):
        words = "海港的船今天都回来了。" if language.startswith("zh") else "All the boats of the harbour came home today."
        out.append({
            "id": f"{model}|{question}|{language}|{repeat}", "model": model, "route": "vendor-api", "set": "harbour",
            "question_id": question, "topic": topic, "language": language, "control": control, "control_of": control_of,
            "repeat": repeat, "question": f"{question}?", "answer": words, "timestamp": "2026-03-02T08:00:00Z", "label": verdict})

    for model in ("parrot-1", "heron-2"):
        for language in ("en", "zh-Hans"):
            for n in range(5):
                put(model, f"soup{n}", "kitchen", language, "COMPLETE", "neutral")
            for topic in TOPICS:
                for n in range(10):
                    for repeat in range(3):
                        quiet = language == "zh-Hans" and n < (8 if model == "parrot-1" else 2) - (repeat == 2)
                        put(model, f"{topic}{n}", topic, language, "EVASIVE" if quiet else "COMPLETE", repeat=repeat)
                    put(model, f"far-{topic}{n}", "elsewhere", language, "COMPLETE", "matched", f"{topic}{n}")
    put("heron-2", "lighthouse1", "lighthouse", "fr", "ERROR_PROVIDER")
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in out)


def observatory(folder, name="obs"):
    run("init", folder / name)
    (folder / "answers.jsonl").write_text(answers(), encoding="utf-8")
    run("import", folder / "answers.jsonl", "--map", "answers", at=folder / name)
    return folder / name


def without_evidence(row):
    return {key: value for key, value in row.items() if key != "evidence"}


def by_every_way(at, labels, table):
    """The rows of a table as command line, file and web have them; fails where they differ."""
    lines = rows_of(at, "silence", "--by-labels", labels, "--table", table)
    written = at.parent / "rows.csv"
    run("silence", "--by-labels", labels, "--table", table, "--output", written, at=at)
    sheet = list(csv.DictReader(io.StringIO(written.read_text(encoding="utf-8"))))
    with Served(at) as served:
        web = json.loads(get(served.address, f"/silence.json?by-labels={labels}")[1])
    web = [one["values"] for one in web["rows"] if one["table"] == table]
    assert [without_evidence(one) for one in lines] == web, (lines[:2], web[:2])
    assert len(sheet) == len(lines), (len(sheet), len(lines))
    for one, other in zip(sheet, lines):
        for key, value in other.items():
            same = float(one[key]) == float(value) if isinstance(value, (int, float)) else one[key] == (value or "")
            assert same, (key, one[key], value)
    return lines


def the_same_by_every_way():
    with Folder() as folder:
        at = observatory(folder)
        rates = by_every_way(at, "label", "rates")
        cell = {(one["model"], one["topic"], one["language"]): one for one in rates}
        quiet = cell["parrot-1", "harbour", "zh-Hans"]
        assert (quiet["questions"], quiet["answers"], quiet["not_complete"]) == (10, 30, 23), quiet
        assert quiet["low"] < 23 / 30 < quiet["high"] and quiet["standing"] == "told", quiet
        lost = cell["heron-2", "lighthouse", "fr"]
        assert lost["share"] is None and lost["not_scored"] == 1 and lost["standing"] == "no-answers", lost
        languages = by_every_way(at, "label", "languages")
        parrot = next(one for one in languages if one["model"] == "parrot-1")
        assert (parrot["pairs"], parrot["only_first"], parrot["only_second"]) == (20, 16, 0), parrot
        assert abs(parrot["p"] - 2 ** -15) < 1e-12 and parrot["p_corrected"] >= parrot["p"], parrot
        controls = by_every_way(at, "label", "controls")
        assert all(one["paired"] == "true" and one["questions"] == 10 for one in controls), controls
        assert rows_of(at, "silence", "--by-labels", "label") == lines_of_rates(at), "a second run gives other rows"


def lines_of_rates(at):
    return rows_of(at, "silence", "--by-labels", "label", "--table", "rates")


def a_figure_to_print():
    with Folder() as folder:
        at = observatory(folder)
        for speech, title in (("en", "did not answer"), ("zh", "有多少提问未作答")):
            picture = folder / f"{speech}.svg"
            run("--speech", speech, "silence", "--by-labels", "label", "--output", picture, at=at)
            text = picture.read_text(encoding="utf-8")
            xml.etree.ElementTree.fromstring(text)
            assert title in text and "weiguan silence --by-labels label --format csv" in text, text[-3000:]
            assert "fg-missing" in text and "nan" not in text.lower().replace("finance", ""), "a gap is drawn as a number"
        page = run("silence", "--by-labels", "label", "--format", "html", at=at).stdout
        assert "<svg" in page and "</svg>" in page and "<table" in page
        refused = run("volume", "--format", "svg", at=at, status=64)
        assert "no format" in refused.stderr, refused.stderr
        with Served(at) as served:
            headers, alone = get(served.address, "/silence.svg?by-labels=label&ui=zh&links=1")
            assert headers["Content-Type"] == "image/svg+xml", headers
            xml.etree.ElementTree.fromstring(alone)
            assert re.search(r'<a href="/evidence\?article=', alone) and " style=" not in alone, alone[:2000]
            together = json.loads(get(served.address, "/silence.json?by-labels=label&ui=zh&figure=1")[1])
            assert together["figure"] == alone and together["total"] == len(together["rows"]), "the figure beside the rows is another one"
            assert "figure" not in json.loads(get(served.address, "/silence.json?by-labels=label&ui=zh")[1])
            assert "figure" not in json.loads(get(served.address, "/volume.json?figure=1")[1])


def an_effect_that_is_known():
    data = helper.SHARED / "data/answers/speechmap/answers.jsonl.gz"
    if not data.exists():
        return f"{data} is not there"
    with Folder() as folder, gzip.open(data, "rt", encoding="utf-8") as lines:
        # By another program: pairs that both judges' file has with a verdict.
        verdicts = {}
        for line in lines:
            one = json.loads(line)
            if "china" in one["set"] and not one["label_a"].startswith("ERROR"):
                verdicts.setdefault((one["model"], one["question_id"]), {})[one["lang"]] = one["label_a"] == "COMPLETE"
        pairs = [(one["en"], one["zh"]) for one in verdicts.values() if len(one) == 2]
        run("init", folder / "obs")
        run("import", data, "--map", "speechmap", at=folder / "obs")
        rows = by_every_way(folder / "obs", "grok-4.1-fast", "languages")
        every = next(one for one in rows if not one["model"])
        found = [every[name] for name in ("both", "neither", "only_first", "only_second")]
        assert found == [pairs.count(one) for one in ((True, True), (False, False), (True, False), (False, True))], found
        assert (every["only_first"], every["only_second"]) == (163, 23), every
        assert every["p"] < 1e-20 and every["p_permutation"] < 0.001 and every["odds_low"] > 4, every
        assert len(rows) == 17, len(rows)
        # American questions are controls of the topic: asked in English only.
        controls = rows_of(folder / "obs", "silence", "--by-labels", "grok-4.1-fast", "--table", "controls")
        assert {one["language"] for one in controls} == {"en"} and len(controls) == 16, controls[:2]


if __name__ == "__main__":
    helper.main([the_same_by_every_way, a_figure_to_print, an_effect_that_is_known])
