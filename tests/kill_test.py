"""kill -9 during import, 20 times at random points; then the import again: the archive of an undisturbed import."""
import filecmp
import random
import signal
import subprocess
import sys
import time

import helper
from helper import Folder, run

KILLS = 20


def make_input(folder):
    source = folder / "rows.jsonl"
    source.write_text(helper.rows(40000), encoding="utf-8")
    return source


def observatory(folder, name):
    at = folder / name
    run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "kill")
    settings = at / "weiguan.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith("key")]
    settings.write_text("\n".join(lines + ['key = "the same for both"']) + "\n")
    return at


def killed_imports_end_as_an_undisturbed_one():
    with Folder() as folder:
        source = make_input(folder)
        undisturbed = observatory(folder, "undisturbed")
        began = time.monotonic()
        run("import", source, at=undisturbed)
        length = time.monotonic() - began

        seed = random.randrange(1 << 30)
        print(f"seed {seed}, an undisturbed import takes {length:.1f} s", flush=True)
        chance = random.Random(seed)
        disturbed = observatory(folder, "disturbed")
        killed = 0
        for _ in range(KILLS):
            # Each import goes on where the last one was killed, so the wait is a part of what is left.
            process = subprocess.Popen([helper.PROGRAM, "-C", disturbed, "import", source], env=helper.ENVIRONMENT,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, max(0.02, length / 8)))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        print(f"{killed} of {KILLS} imports were killed before they ended", flush=True)
        assert killed >= KILLS // 2, f"only {killed} imports were killed: the input is too small to test anything"

        run("verify", at=disturbed)
        run("import", source, at=disturbed)
        run("verify", at=disturbed)
        helper.same_content(undisturbed, disturbed, ignored=("runs", "archive"))
        names = sorted(path.name for path in (undisturbed / "warc").iterdir())
        assert names == sorted(path.name for path in (disturbed / "warc").iterdir()), "other files in warc/"
        _, differ, errors = filecmp.cmpfiles(undisturbed / "warc", disturbed / "warc", names, shallow=False)
        assert not differ and not errors, f"other bytes in {differ + errors}"
        for query in ("海堤", "sea wall", "第8号"):
            assert helper.total(undisturbed, query) == helper.total(disturbed, query) > 0, query


def two_imports_at_once_do_not_mix():
    with Folder() as folder:
        source = make_input(folder)
        at = observatory(folder, "one")
        first = subprocess.Popen([helper.PROGRAM, "-C", at, "import", source], env=helper.ENVIRONMENT,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not (at / "archive.sqlite-wal").exists() and first.poll() is None:
            time.sleep(0.01)
        second = run("import", source, at=at, status=None)
        out, err = first.communicate()
        assert first.returncode == 0, (out, err)
        assert second.returncode in (0, 1), second
        if second.returncode == 1:
            assert "another weiguan" in second.stderr, second.stderr
        run("verify", at=at)
        assert helper.total(at, "kind:article") == 40000


if __name__ == "__main__":
    helper.main([killed_imports_end_as_an_undisturbed_one, two_imports_at_once_do_not_mix])
