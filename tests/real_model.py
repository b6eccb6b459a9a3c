"""A real chatbot on this machine: `./dev setup --llm` first, then `python3 tests/real_model.py [PROGRAM] [--keep FOLDER] [--threads N] [--quick]`.

examples/batteries/small-talk.toml, 20 questions in two languages three times, is put to llama.cpp's server through `weiguan ask`.  On the
way the run is stopped (Ctrl-C), killed, and the server dies; what is asked in the end must be the plan, each turn once.  Then the model judges
its own answers, and the instruments read the archive.  Not among ctest's tests: the server has to be compiled, and the run takes a while.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
LLM = ROOT / ".venv/llm"
BATTERY = ROOT / "examples/batteries/small-talk.toml"
PORT = "127.0.0.1:8088"  # As the battery has it.
LONGEST = 4 * 3600  # Seconds, on a machine that has much else to do.


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=ROOT / "build/release/weiguan", type=pathlib.Path)
    parser.add_argument("--model", type=pathlib.Path, help="another GGUF file, one that has a chat template")
    parser.add_argument("--keep", type=pathlib.Path, help="the observatory is made here, and stays")
    parser.add_argument("--threads", type=int, default=1, help="of the server; more than there are idle cores makes it slow")
    parser.add_argument("--quick", action="store_true", help="two repeats of six questions")
    return parser.parse_args()


class Server:
    """llama-cpp-python's server. Its log is the list of what was really asked."""

    def __init__(self, model, threads, log):
        self.log = log
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.command = [LLM / "python/bin/python", "-m", "llama_cpp.server", "--model", model, "--model_alias", "smollm2-135m", "--host", "127.0.0.1",
                        "--port", str(self.port), "--n_ctx", "2048", "--n_threads", str(threads), "--n_threads_batch", str(threads),
                        # Without this a new question cuts off the answer that is on its way.
                        "--interrupt_requests", "false"]
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen([str(one) for one in self.command], stdout=self.log.open("ab"), stderr=subprocess.STDOUT)
        ends = time.monotonic() + 180
        while True:
            assert self.process.poll() is None, f"the server ended: {self.log.read_text(errors='replace')[-2000:]}"
            assert time.monotonic() < ends, "the server does not answer"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/v1/models", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)

    def die(self):
        self.process.kill()
        self.process.wait()

    def asked(self):
        return self.log.read_text(errors="replace").count("POST /v1/chat/completions")


def battery(folder, server, quick):
    text = BATTERY.read_text(encoding="utf-8").replace(PORT, f"127.0.0.1:{server.port}")
    if quick:
        head, *questions = text.split("\n[[question]]\n")
        kept = [one for one in questions if one.split('"')[1] in ("soup", "rain", "quay", "moon", "planets", "capital")]
        text = "\n[[question]]\n".join([head, *kept]).replace("repeats = 3", "repeats = 2")
    path = folder / "small-talk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def stopped_at(at, path, answers, what):
    """Begins a run, and does `what` with its process when the archive has so many answers. Its exit status."""
    process = subprocess.Popen([helper.PROGRAM, "-C", at, "ask", path], env={**helper.ENVIRONMENT, **asking.ENVIRONMENT},
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and len(asking.answers(at)) < answers:
        time.sleep(0.2)
    assert process.poll() is None, f"it ended by itself: {process.communicate()}"
    what(process)
    process.communicate(timeout=300)
    return process.returncode


def check_answers(at, plan):
    told = asking.answers(at)
    # What failed because the server had died stands beside what came when it was asked again.
    rows = [row for row in told if not row["answer_failure"]]
    assert {row["exchange"] for row in told} == {row["exchange"] for row in rows}
    turns = collections.Counter((row["question"], row["asked_language"], row["repeat"], row["turn"]) for row in rows)
    assert len(turns) == len(rows) == plan, f"{len(rows)} answers of {len(turns)} turns, {plan} planned"
    assert all(row["answer_status"] == 200 and row["finish"] in ("stop", "length") for row in rows), collections.Counter(row["finish"] for row in rows)
    assert all(row["model"] == "smollm2-135m" and row["route"] == "open-weights" for row in rows)
    by_cell = collections.defaultdict(set)
    for row in rows:
        by_cell[row["question"], row["asked_language"], row["turn"]].add(row["text"])
    varied = sum(len(texts) > 1 for texts in by_cell.values())
    assert varied > len(by_cell) / 2, f"only {varied} of {len(by_cell)} wordings had different answers: is this a model that samples?"
    return rows, varied, len(by_cell)


def check_events(at):
    """Each answer's events have times of their own, which grow."""
    times = []
    for headers, block in asking.records(at):
        if headers["Content-Type"] == "application/json" and headers.get("Weiguan-Exchange", "").startswith("ask/"):
            parts = [part[1] for part in json.loads(block).get("parts", [])]
            assert parts == sorted(parts), parts
            if len(parts) > 2:
                times.append(parts)
    assert times, "no exchange has more than two events"
    return times


def table(at, name, *words):
    print(f"\n$ weiguan {name} {' '.join(words)}")
    print(helper.run(name, *words, at=at).stdout.rstrip())


def test(folder, chosen):
    model = chosen.model or next(LLM.glob("*.gguf"))
    server = Server(model, chosen.threads, folder / "server.log")
    try:
        at = asking.observatory(folder)
        path = battery(folder, server, chosen.quick)
        plan = sum(row["requests"] for row in helper.rows_of(at, "ask", path, "--dry-run"))
        began = time.monotonic()
        share = plan // 4
        assert stopped_at(at, path, share, lambda one: one.send_signal(signal.SIGINT)) == 1
        helper.run("verify", at=at)
        print(f"stopped by Ctrl-C with {len(asking.answers(at))} of {plan} answers; verify finds nothing", flush=True)
        assert stopped_at(at, path, 2 * share, lambda one: one.kill()) == -9
        helper.run("verify", at=at)
        print(f"killed with {len(asking.answers(at))}; verify finds nothing", flush=True)
        assert stopped_at(at, path, 3 * share, lambda one: server.die()) == 2
        kept = asking.answers(at)
        print(f"the server died: {len(kept)} answers, {sum(bool(row['answer_failure']) for row in kept)} of them failures", flush=True)
        server.start()
        done = helper.run("ask", path, at=at, timeout=LONGEST, environment=asking.ENVIRONMENT)
        print(done.stdout.rstrip(), flush=True)
        rows, varied, cells = check_answers(at, plan)
        seconds = time.monotonic() - began
        asked = server.asked()
        nothing = asking.ask(at, path)
        assert server.asked() == asked, f"a whole battery was asked again: {nothing.stdout}"
        times = check_events(at)
        helper.run("verify", at=at)
        verdicts = asking.labels(at, "itself")
        judged = collections.Counter(row["article"] for row in verdicts)
        words = sum(bool(row["text"]) for row in rows)
        assert len(judged) == words and set(judged.values()) == {2}, (len(judged), words, collections.Counter(judged.values()))
        # What a stop or a death dropped was asked for once more; nothing else was.
        print(f"{len(rows)} answers and {len(verdicts)} verdicts by {asked} requests; {seconds:.0f} s; "
              f"{varied} of {cells} wordings had different answers; events of an answer: {sum(map(len, times)) / len(times):.0f} on average")
        assert len(rows) + len(verdicts) <= asked <= len(rows) + len(verdicts) + 8, asked
        for name, more in (("answers", ("--table", "counts")), ("answers", ("--table", "agreement")), ("consistency", ("--table", "models")),
                           ("silence", ("--by", "all", "--table", "rates")), ("silence", ("--by", "all", "--by-labels", "itself", "--table", "rates")),
                           ("silence", ("--table", "languages")), ("silence", ("--table", "controls")), ("officialline", ("--table", "models"))):
            table(at, name, *more)
        before = helper.content(at)
        helper.run("rebuild", at=at, status=None)
        after = helper.content(at)
        different = [name for name in before if name not in ("problems", "runs", "archive") and before[name] != after.get(name)]
        assert not different, f"a rebuild differs in {different}"
        print("\nrebuilt from warc/ alone: the same")
    finally:
        server.die()


def main():
    chosen = options()
    if not chosen.model and not (LLM / "made").is_file():
        print("SKIPPED: no real model here; ./dev setup --llm makes one\n0 passed, 0 failed, 1 skipped")
        return
    assert chosen.program.is_file(), f"there is no {chosen.program}: ./dev build"
    folder = chosen.keep or pathlib.Path(tempfile.mkdtemp(prefix="weiguan-llm-"))
    folder.mkdir(parents=True, exist_ok=True)
    sys.argv[1:] = [str(chosen.program)]  # As helper wants it.
    global asking, helper
    import asking
    import helper
    test(folder, chosen)
    if not chosen.keep and not os.environ.get("KEEP"):
        shutil.rmtree(folder)
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
