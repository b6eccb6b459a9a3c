"""weiguan ask against the scripted provider: what is sent, when it stops, what is kept, and that nothing is asked twice."""
import json
import resource
import shutil
import signal
import subprocess
import time

import asking
import helper
from asking import HARBOUR, KEY, MEMORY, Provider, ask, answers, battery, observatory, of
from helper import Folder, run
from provider import behaviours, words

FULL = words.answer(HARBOUR["zh-Hans"])
SLOW = ("silent", "endless", "drip")

# What the one question about the harbour comes to: main outcome, and what else the archive says of it.
OUTCOMES = {
    "honest": ("full", {"finish": "stop", "answer_status": 200}),
    "refuses": (None, {"text": words.REFUSAL["zh-Hans"]}),
    "ignorant": (None, {"text": words.IGNORANCE["zh-Hans"]}),
    "official": (None, {"text": words.OFFICIAL["zh-Hans"]}),
    "wrong-language": ("wrong-language", {}),
    "withdraws-12": ("withdrawal", {"left_text": words.CANNED["zh-Hans"]}),
    "spark-8": ("withdrawal", {"code": "10014"}),
    "spark-input": ("input-block", {"code": "10013", "text": ""}),
    "glm-8": ("withdrawal", {"finish": "sensitive"}),
    "glm-input": ("input-block", {"code": "1301", "stage": "user", "answer_status": 400}),
    "glm-output": ("output-block", {"code": "1301", "stage": "assistant"}),
    "dashscope-input": ("input-block", {"code": "data_inspection_failed"}),
    "dashscope-output": ("output-block", {"code": "data_inspection_failed"}),
    "kimi": ("input-block", {"code": "content_filter"}),
    "kimi-200": ("input-block", {"text": words.KIMI, "answer_status": 200}),
    "ark-input": ("input-block", {"code": "InputTextRiskDetection"}),
    "ark-output": ("output-block", {"code": "OutputTextRiskDetection"}),
    "openai-input": ("input-block", {"code": "content_filter"}),
    "openai-filter": ("withdrawal", {"finish": "content_filter"}),
    "openai-refusal": (None, {"refusal": "I can't help with that."}),
    "half-event": ("cut-off", {}),
    "wrong-length": (None, {}),
    "cut-off": ("cut-off", {"finish": "length"}),
    "reasoning": ("full", {"text": FULL, "reasoning": words.THOUGHT["zh-Hans"]}),
    "think": ("full", {"text": FULL}),
    "error-500": ("error", {"answer_status": 500, "attempts": 3}),
    "closes": ("error", {"text": "", "attempts": 3}),
    "html": ("error", {"answer_status": 502, "attempts": 3}),
}


def outcome_of(at):
    """Main outcome of each answer by exchange, where the program tells it."""
    done = run("answers", "--format", "jsonl", at=at, status=None)
    if done.returncode != 0:
        return {}
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["id"]: row["outcomes"] for row in rows if "outcomes" in row and "id" in row}


def each_behaviour_is_an_outcome_of_its_own():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        path = battery(folder, provider, OUTCOMES, "concurrency = 8\n")
        done = ask(at, path, status=2)
        rows = answers(at)
        found = of(rows)
        assert set(found) == set(OUTCOMES), set(OUTCOMES) ^ set(found)
        for model, (_, expected) in OUTCOMES.items():
            for field, value in expected.items():
                assert found[model][field] == value, f"{model}: {field} is {found[model][field]!r}, expected {value!r}"
        for row in rows:
            if row["question"] == "soup":
                assert row["text"].startswith(words.SOUP["zh-Hans"][0]), row
                assert row["control"] == "neutral" and row["attempts"] == 1
        assert found["honest"]["text"] == FULL
        for model in ("spark-8", "glm-8", "half-event", "withdraws-12"):
            assert found[model]["text"] and FULL.startswith(found[model]["text"]), (model, found[model]["text"])
        outcomes = outcome_of(at)
        for model, (main, _) in OUTCOMES.items() if outcomes else ():
            told = outcomes[found[model]["exchange"]]
            assert main is None or main in told, f"{model}: {told}, expected {main}"
        # What is final is asked no more; what failed is.
        assert "failed 1" in done.stdout, done.stdout
        provider.requests()
        ask(at, path, status=2)
        again = {row["model"] for row in provider.requests()}
        assert again == {"error-500", "closes", "html"}, again
        if not outcomes:
            return "the instrument answers is not there: outcomes were judged by the archive's fields alone"


def strange_bytes_are_kept():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        path = battery(folder, provider, ["bad-json", "not-utf8", "empty", "silent", "endless"], "concurrency = 8\ntimeout = 2\n")
        ask(at, path, status=2)
        found = of(answers(at))
        assert found["empty"]["text"] == "" and found["empty"]["attempts"] == 1
        assert found["silent"]["answer_failure"].startswith("timeout") and found["silent"]["attempts"] == 3, found["silent"]
        assert found["endless"]["answer_failure"] and len(found["endless"]["text"]) > 10000
        for model in ("bad-json", "not-utf8"):
            assert found[model]["text"] and FULL.startswith(found[model]["text"][:20]), found[model]
        run("verify", at=at)
        run("rebuild", at=at, status=2)


def evidence_is_there_byte_by_byte():
    with Folder() as folder:
        provider = Provider()
        at = observatory(folder)
        ask(at, battery(folder, provider, ["honest", "spark-8", "glm-input", "half-event"], each='key = "HARBOUR_API_KEY"\n'), status=None)
        sent = provider.requests()
        assert len(sent) == 8 and all(row["headers"]["Authorization"] == f"Bearer {KEY}" for row in sent), sent
        kept = list(asking.records(at))
        requests = [block for headers, block in kept if headers["WARC-Type"] == "request"]
        everything = b"\n".join(block for headers, block in kept if headers["WARC-Type"] != "request")
        for row in sent:
            assert any(block.endswith(row["raw"].encode()) for block in requests), f"no request record holds {row['raw']}"
            body = row["sent"].encode("latin-1").partition(b"\r\n\r\n")[2]
            assert body in everything, f"what {row['model']} sent is not kept whole"
        assert len(requests) == len(sent)
        run("verify", at=at)


def no_key_is_kept_anywhere():
    with Folder() as folder:
        strict = Provider(pace=0, key="another")  # It says the key again.
        loose = Provider(pace=0)
        at = observatory(folder)
        each = 'key = "HARBOUR_API_KEY"\n'
        done = [ask(at, battery(folder, strict, ["honest"], each=each, name="strict"), status=None),
                ask(at, battery(folder, loose, ["honest"], each=each, name="loose"))]
        assert KEY in json.dumps(strict.requests()) and KEY in json.dumps(loose.requests())
        for one in done:
            assert KEY not in one.stdout + one.stderr
        for file in at.rglob("*"):
            assert not file.is_file() or KEY.encode() not in file.read_bytes(), file
        for headers, block in asking.records(at):
            assert KEY.encode() not in block and KEY not in str(headers), headers


def moderation_is_never_asked_again_and_transport_is():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        blocked = ["glm-input", "spark-8", "dashscope-output", "withdraws-5", "kimi"]
        ask(at, battery(folder, provider, blocked + ["flaky-2", "flaky-cut-1", "flaky-half-1", "retry-after-2"], "concurrency = 9\n"),
            status=None)
        sent = provider.requests()
        for model in blocked:
            assert len([row for row in sent if row["model"] == model]) == 2, model
        found = of(answers(at))
        assert found["flaky-2"]["attempts"] == 3 and found["flaky-2"]["text"] == FULL
        assert found["flaky-cut-1"]["attempts"] == 2 and found["flaky-cut-1"]["text"] == FULL
        # Words were shown: it is cut off, and never asked again.
        assert found["flaky-half-1"]["attempts"] == 1 and FULL.startswith(found["flaky-half-1"]["text"])
        assert found["retry-after-2"]["attempts"] == 2 and found["retry-after-2"]["text"] == FULL
        told = sorted((row for row in sent if row["model"] == "retry-after-2" and not row["neutral"]), key=lambda row: row["begun"])
        assert len(told) == 2 and told[1]["begun"] - told[0]["begun"] >= 2, told
        # Attempts that failed are captures, too.
        (archive,) = [helper.rows_of(at, "export", "--what", "captures")]
        assert sum(row["status"] == 500 for row in archive) == 4, [row["status"] for row in archive]
        assert len(answers(at)) == 18


def conversations_go_on_from_what_was_said():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        languages = ("zh-Hans", "en")
        questions = asking.question("quay", HARBOUR, languages, 'follow_ups = ["memory", "again"]\n') + "".join(
            f'[[follow-up]]\nid = "{name}"\n{asking.wordings(MEMORY, languages)}' for name in ("memory", "again"))
        models = ["honest", "amnesia", "withdraws-5", "glm-input"]
        ask(at, battery(folder, provider, models, languages=languages, questions=questions, each='system = "Be brief."\n'), status=None)
        turns = {(row["model"], row["asked_language"], row["turn"]): row for row in answers(at)}
        assert turns["honest", "zh-Hans", 1]["text"] == "我刚才说的是1974年。", turns
        assert turns["amnesia", "en", 1]["text"] == words.DENIAL["en"]
        assert turns["honest", "en", 2]["previous"] == turns["honest", "en", 1]["exchange"]
        assert ("glm-input", "en", 1) not in turns, "nothing stood there to go on from"
        for row in provider.requests("honest"):
            messages = row["body"]["messages"]
            assert messages[0] == {"role": "system", "content": "Be brief."}
            assert [one["role"] for one in messages[1:]] == (["user", "assistant"] * 3)[:len(messages) - 1], messages
            if len(messages) > 2:
                assert messages[2]["content"] == words.answer(messages[1]["content"])
        (last,) = [row for row in provider.requests("withdraws-5") if len(row["body"]["messages"]) == 4 and "Grey" in row["raw"]]
        assert last["body"]["messages"][2]["content"] == words.CANNED["en"], "what was withdrawn is not what was said"


def settings_reach_the_model():
    with Folder() as folder:
        provider = Provider(pace=0)
        at = observatory(folder)
        each = 'name = "honest"\ntemperature = 0.3\nmax_tokens = 64\nstream = false\nextra = { enable_thinking = false, top_p = 0.5 }\n'
        path = battery(folder, provider, ["parrot-1"], each=each)
        ask(at, path)
        for row in provider.requests():
            body = row["body"]
            assert {**body, "messages": 0} == {"model": "honest", "messages": 0, "stream": False, "temperature": 0.3, "max_tokens": 64,
                                               "enable_thinking": False, "top_p": 0.5}, body
        assert {row["model"] for row in answers(at)} == {"parrot-1"} and answers(at)[0]["model_told"] == "honest-told"


def limits_end_a_run():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        price = "price_in = 100.0\nprice_out = 1000.0\n"
        path = battery(folder, provider, ["honest"], "concurrency = 1\nrequests = 5\n", each=price, repeats=6)
        done = ask(at, path, status=2)
        assert len(provider.requests()) == 5 and "limit of requests" in done.stdout, done.stdout
        ask(at, path, status=2)
        assert not provider.requests(), "the limit holds for all runs"
        cost = sum(row["cost"] for row in answers(at))
        assert cost > 0
        limit = cost * 1.5
        done = ask(at, path, "--limit-requests", 100, "--limit-cost", f"{limit:.6f}", status=2)
        cost = sum(row["cost"] for row in answers(at))
        assert 0 < len(provider.requests()) < 7 and cost <= limit * 1.05 and "limit of cost" in done.stdout, (cost, limit, done.stdout)
        ask(at, path, "--limit-requests", 100)
        assert len(answers(at)) == 12
        free = battery(folder, provider, ["honest"], name="free")
        assert "no price" in ask(at, free, "--limit-cost", "1", status=64).stderr


def a_lock_ends_it_for_that_model():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        path = battery(folder, provider, ["locks-10", "locks-403-4", "spark-locks-3", "honest"], "concurrency = 4\npause = 0.001\n", repeats=10)
        done = ask(at, path, status=2)
        sent = provider.requests()
        for model, asked in (("locks-10", 10), ("locks-403-4", 4), ("spark-locks-3", 3)):
            number = sum(row["model"] == model for row in sent)
            assert asked < number <= asked + 4, f"{model}: {number} requests, {asked} before the lock"
        assert sum(row["model"] == "honest" for row in sent) == 20
        assert done.stdout.count("the account is locked") == 3, done.stdout
        assert {one["rule"] for one in asking.problems(at)} == {"ask-lock"}, asking.problems(at)


def errors_in_a_row_end_it_for_that_model():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        path = battery(folder, provider, ["rate", "honest"], "concurrency = 2\nerrors_in_a_row = 2\n", repeats=5)
        done = ask(at, path, status=2)
        assert "too many exchanges failed in a row" in done.stdout and "Balance 0.37" in done.stdout, done.stdout
        assert len(provider.requests("rate")) <= 3 * 3
        assert len([row for row in answers(at) if row["model"] == "honest" and row["text"]]) == 10


def a_service_that_is_away_is_left_alone_soon():
    with Folder() as folder:
        provider = Provider(pace=0)
        at = observatory(folder)
        path = battery(folder, provider, ["error-500"], "concurrency = 1\nerrors_in_a_row = 2\n", repeats=30,
                       questions=asking.question("quay", HARBOUR, ["zh-Hans"]))
        ask(at, path, status=2)
        # While one waits before it is sent again, the others are not tried one by one.
        assert len(provider.requests()) <= 9
        provider.script["error-500"] = [{"do": "honest"}]
        done = ask(at, path)
        assert len(answers(at)) == 32 and "error" not in done.stdout.replace("error-500", ""), done.stdout


def a_broken_service_is_not_taken_for_censorship():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        path = battery(folder, provider, ["broken", "honest"], "concurrency = 2\n", repeats=8)
        done = ask(at, path, status=2)
        assert "broken, not censored" in done.stdout, done.stdout
        asked = len(provider.requests("broken"))
        assert asked <= 10, asked
        assert any(one["rule"] == "ask-controls" for one in asking.problems(at))
        # The next run begins with the controls that failed; two are asked at once and may come in either order.
        ask(at, path, status=2)
        again = provider.requests("broken")
        assert any(one["neutral"] for one in again[:2]), again
        # Mended, it is asked everything.
        provider.script["broken"] = [{"do": "honest"}]
        ask(at, path, status=0)
        rows = [row for row in answers(at) if row["model"] == "broken" and row["text"]]
        assert {row["question"] for row in rows} == {"soup", "quay"}


def a_dry_run_sends_nothing():
    with Folder() as folder:
        provider = Provider()
        at = observatory(folder)
        path = battery(folder, provider, ["honest", "refuses"], languages=("zh-Hans", "en"), repeats=3,
                       more='forms = ["plain", "roman-numerals"]\n', each="price_in = 1.0\nprice_out = 2.0\n")
        before = helper.content(at)
        done = ask(at, path, "--dry-run")
        assert not provider.requests() and helper.content(at) == before
        assert "honest" in done.stdout and "zh-Hans" in done.stdout and "USD" in done.stdout, done.stdout
        rows = helper.rows_of(at, "ask", path, "--dry-run")
        assert sum(row["requests"] for row in rows) == 2 * 2 * 3 * 3, rows
        ask(at, path)
        assert len(provider.requests()) == 2 * 2 * 3 * 3


def a_mistake_is_told_before_anything_is_sent():
    with Folder() as folder:
        provider = Provider()
        at = observatory(folder)
        good = battery(folder, provider, ["honest"]).read_text()
        for name, bad, expected in (
                ("key", good.replace("local = true", 'local = true\nkey = "NO_SUCH_KEY_HERE"'), "NO_SUCH_KEY_HERE"),
                ("twice", good + asking.question("quay", HARBOUR, ["zh-Hans"]), "quay"),
                ("price", good.replace("[limits]", "[limits]\ncost = 3.0"), "price"),
                ("toml", good.replace("[limits]", "[limits"), "toml"),
                ("provider", good.replace('route = "test"', 'provider = "nobody"'), "nobody")):
            path = folder / f"{name}.toml"
            path.write_text(bad)
            done = ask(at, path, status=None)
            assert done.returncode in (1, 64) and f"{name}.toml:" in done.stderr and expected in done.stderr, (name, done)
        assert ask(at, folder / "nowhere.toml", status=None).returncode in (1, 64)
        assert "There are: honest" in ask(at, folder / "harbour.toml", "--model", "parrot", status=64).stderr
        # A private address is asked only where that is meant.
        path = folder / "private.toml"
        path.write_text(good.replace("local = true\n", "").replace("harbour", "private"))
        done = ask(at, path, status=None)
        assert done.returncode in (1, 2, 64), done
        assert not provider.requests()


def changed_words_are_not_mixed_with_old_ones():
    with Folder() as folder:
        provider = Provider(pace=0)
        at = observatory(folder)
        path = battery(folder, provider, ["honest"])
        ask(at, path)
        path.write_text(path.read_text() + "\n# A remark changes nothing.\n")
        provider.requests()
        ask(at, path)
        assert not provider.requests()
        path.write_text(path.read_text().replace("1974年", "一九七四年"))
        done = ask(at, path, status=64)
        assert "--again" in done.stderr and not provider.requests(), done.stderr
        ask(at, path, "--again")
        assert [row["body"]["messages"][-1]["content"] for row in provider.requests()] == ["一九七四年灰石码头发生了什么？"]
        ask(at, path)
        assert not provider.requests() and len(answers(at)) == 3
        batteries = [headers for headers, _ in asking.records(at) if headers.get("WARC-Target-URI") == "weiguan:battery/harbour"]
        assert len(batteries) == 3


def start(at, path):
    return subprocess.Popen([helper.PROGRAM, "-C", at, "ask", path], env={**helper.ENVIRONMENT, **asking.ENVIRONMENT},
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_until(condition, seconds=20):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it did not come to that"
        time.sleep(0.005)


def a_stopped_run_goes_on_where_it_was():
    with Folder() as folder:
        for number, sign in enumerate((signal.SIGINT, signal.SIGTERM, signal.SIGKILL)):
            provider = Provider(pace=0.002)
            at = observatory(folder, f"obs-{number}")
            path = battery(folder, provider, ["honest", "refuses", "spark-8"], "concurrency = 3\n", repeats=12)
            process = start(at, path)
            wait_until(lambda: sum("ended" in row for row in list(provider.log)) >= 15)
            process.send_signal(sign)
            stopped = time.time()
            process.communicate(timeout=30)
            assert process.returncode == (-9 if sign == signal.SIGKILL else 1), process.returncode
            time.sleep(0.3)  # What was on its way notices.
            first = provider.requests()
            run("verify", at=at)
            kept = len(answers(at))
            assert 0 < kept < 72, kept
            ask(at, path, status=None)
            second = provider.requests()
            asked = [json.dumps([row["model"], row["number"]]) for row in first + second]
            assert len(asked) == len(set(asked))
            assert kept + len(second) == 72, (kept, len(second))
            # Nothing whole is asked twice: what came before the stop, but for a moment, is kept.
            whole = [row for row in first if not row["left"] and row["ended"] < stopped - (0.25 if sign == signal.SIGKILL else 0)]
            assert len(whole) <= kept <= len(first), (len(whole), kept, len(first))
            rows = answers(at)
            assert len(rows) == len({row["exchange"] for row in rows}) == 72
            run("verify", at=at)


def two_at_once_exclude_each_other():
    with Folder() as folder:
        provider = Provider(pace=0.02)
        at = observatory(folder)
        path = battery(folder, provider, ["honest"], repeats=2)
        first = start(at, path)
        wait_until(lambda: provider.log)
        second = ask(at, path, status=1)
        assert "another weiguan" in second.stderr, second.stderr
        first.communicate(timeout=60)
        assert first.returncode == 0 and len(provider.requests()) == 4


def as_many_at_once_as_was_said():
    with Folder() as folder:
        provider = Provider(pace=0.02)
        at = observatory(folder)
        ask(at, battery(folder, provider, ["honest", "reasoning"], "concurrency = 6\n", repeats=8))
        assert provider.most_running == 6, provider.most_running
        path = battery(folder, provider, ["honest"], "pause = 0.2\n", name="slow", repeats=3)
        provider.requests()
        before = time.time()
        ask(at, path)
        begun = sorted(row["begun"] - before for row in provider.requests())
        # From the start, not from one to the next: a request that is long on its way comes near to the one after it.
        assert len(begun) == 6 and all(since >= 0.2 * place for place, since in enumerate(begun)), begun


def a_judge_judges():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        judge = f'[judge]\nid = "court"\nname = "judge-in-turn"\nendpoint = "{provider.endpoint()}"\nlocal = true\nrepeats = 2\n'
        path = battery(folder, provider, ["honest", "refuses", "glm-input"], repeats=2)
        path.write_text(path.read_text() + judge)
        ask(at, path, status=None)
        sent = provider.requests("judge-in-turn")
        assert len(sent) == 2 * (6 + 4), f"{len(sent)} verdicts of 10 answers with words"
        assert all(HARBOUR["zh-Hans"] in row["raw"] or asking.SOUP["zh-Hans"] in row["raw"] for row in sent)
        labels = asking.labels(at, "court")
        assert len(labels) == 20 and {row["words"] for row in labels} == {"COMPLETE", "EVASIVE"}, labels
        ask(at, path, status=None)
        assert not provider.requests("judge-in-turn")
        before = helper.content(at)
        run("rebuild", at=at, status=None)
        after = helper.content(at)
        assert before["observations"] == after["observations"]


def a_judge_that_is_away_has_not_judged():
    with Folder() as folder:
        provider = Provider(pace=0)
        at = observatory(folder)
        judge = f'[judge]\nid = "court"\nname = "error-500"\nendpoint = "{provider.endpoint()}"\nlocal = true\nrepeats = 2\n'
        path = battery(folder, provider, ["honest"], "concurrency = 2\nerrors_in_a_row = 2\n", repeats=4,
                       questions=asking.question("quay", HARBOUR, ["zh-Hans"]))
        path.write_text(path.read_text() + judge)
        done = ask(at, path, status=2)
        assert not asking.labels(at, "court"), asking.labels(at, "court")
        assert "court: too many exchanges failed in a row" in done.stdout and len(provider.requests("error-500")) <= 12, done.stdout
        provider.script["error-500"] = [{"do": "judge-in-turn"}]
        ask(at, path)
        labels = asking.labels(at, "court")
        assert len(labels) == 8 and "UNCLEAR" not in {row["words"] for row in labels}, labels
        run("rebuild", at=at, status=None)
        assert len(asking.labels(at, "court")) == 8


def a_rebuild_gives_the_same_archive():
    with Folder() as folder:
        provider = Provider(pace=0.001)
        at = observatory(folder)
        models = [name for name in behaviours.BEHAVIOURS if name not in SLOW and not name.startswith(("judge", "retry"))]
        path = battery(folder, provider, models, "concurrency = 8\n", each="price_in = 1.0\nprice_out = 2.0\n")
        ask(at, path, status=2)
        copy = folder / "copy"
        shutil.copytree(at, copy)
        run("rebuild", at=copy, status=None)
        helper.same_content(at, copy, ignored=("runs", "archive"))
        run("verify", at=copy)
        provider.requests()
        ask(copy, path, status=2)
        failed = {"rate", "closes", "error-500", "html", "broken", "locks", "locks-403", "spark-locks", "breaks"}
        again = {row["does"] for row in provider.requests()}
        assert again <= failed, again - failed


def a_full_disk_keeps_what_there_is():
    with Folder() as folder:
        provider = Provider(pace=0)
        at = observatory(folder)
        path = battery(folder, provider, ["honest"], "concurrency = 4\n", repeats=150)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, resource.RLIM_INFINITY))

        done = subprocess.run([helper.PROGRAM, "-C", at, "ask", path], env={**helper.ENVIRONMENT, **asking.ENVIRONMENT},
                              capture_output=True, text=True, preexec_fn=limit, timeout=120)
        assert done.returncode == 1, done
        run("verify", at=at)
        kept = len(answers(at))
        assert kept < 300, kept
        provider.requests()
        ask(at, path)
        assert len(provider.requests()) == 300 - kept and len(answers(at)) == 300
        run("verify", at=at)


if __name__ == "__main__":
    helper.main([each_behaviour_is_an_outcome_of_its_own, strange_bytes_are_kept, evidence_is_there_byte_by_byte, no_key_is_kept_anywhere,
                 moderation_is_never_asked_again_and_transport_is, conversations_go_on_from_what_was_said, settings_reach_the_model,
                 limits_end_a_run, a_lock_ends_it_for_that_model, errors_in_a_row_end_it_for_that_model, a_service_that_is_away_is_left_alone_soon,
                 a_broken_service_is_not_taken_for_censorship, a_dry_run_sends_nothing, a_mistake_is_told_before_anything_is_sent,
                 changed_words_are_not_mixed_with_old_ones, a_stopped_run_goes_on_where_it_was, two_at_once_exclude_each_other,
                 as_many_at_once_as_was_said, a_judge_judges, a_judge_that_is_away_has_not_judged, a_rebuild_gives_the_same_archive, a_full_disk_keeps_what_there_is])
