"""What the tests of the real program share. Each test is one Python file that ctest runs with the program's path."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/dev/weiguan").resolve()
SHARED = pathlib.Path(os.environ.get("WEIGUAN_SHARED", ROOT.parent / "shared"))

ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1735689600", "LANG": "C.UTF-8", "NO_COLOR": "1",
               "WEIGUAN_PACKS": str(ROOT / "packs"), "WEIGUAN_MAPPINGS": str(ROOT / "mappings")}
ENVIRONMENT.pop("LC_ALL", None)


def run(*words, at=None, status=0, stdin="", timeout=600, environment=None):
    """Runs the program; fails, showing what it said, unless it ends with `status` (None: any)."""
    command = [str(PROGRAM)] + (["-C", str(at)] if at else []) + [str(word) for word in words]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=timeout,
                          env={**ENVIRONMENT, **(environment or {})}, cwd=ROOT)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{' '.join(command)}\nended with {done.returncode}, expected {status}\n"
                             f"stdout: {done.stdout[-3000:]}\nstderr: {done.stderr[-3000:]}")
    return done


def rows_of(at, *words, status=0):
    """What a verb prints as rows."""
    return [json.loads(line) for line in run(*words, "--format", "jsonl", at=at, status=status).stdout.splitlines()]


def total(at, query, *more):
    return len(rows_of(at, "search", query, "--limit", "0", *more))


def world(folder):
    """The miniature media world, written to `folder`."""
    subprocess.run([sys.executable, ROOT / "examples/world/make_world.py", folder], check=True, capture_output=True)
    return pathlib.Path(folder)


def content(at):
    """All that the archive keeps but when it was imported, for comparing two archives."""
    database = sqlite3.connect(f"file:{at}/archive.sqlite?mode=ro", uri=True)
    tables = [name for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
    dump = {}
    for table in tables:
        columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
        kept = [column for column in columns if (table, column) not in (("files", "added"), ("archive", "id"))]
        names = ", ".join(f'"{column}"' for column in kept)
        dump[table] = sorted(map(repr, database.execute(f'SELECT {names} FROM "{table}"')))
    database.close()
    return dump


def same_content(one, other, ignored=()):
    a, b = content(one), content(other)
    for table in sorted(set(a) | set(b)):
        if table in ignored:
            continue
        if a.get(table) != b.get(table):
            only_a = set(a.get(table, [])) - set(b.get(table, []))
            only_b = set(b.get(table, [])) - set(a.get(table, []))
            raise AssertionError(f"table {table} differs: {len(only_a)} rows only in {one}: {list(only_a)[:3]}; "
                                 f"{len(only_b)} only in {other}: {list(only_b)[:3]}")


class Folder:
    """A folder that goes when the test ends, unless it failed and KEEP is set."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="weiguan-test-"))
        return self.path

    def __exit__(self, *failure):
        if failure[0] and os.environ.get("KEEP"):
            print(f"kept: {self.path}")
        else:
            shutil.rmtree(self.path, ignore_errors=True)


def rows(count, start=0):
    """Rows of an invented outlet, in Chinese and English, as JSON lines."""
    out = []
    for n in range(start, start + count):
        day = f"2023-{1 + n // 28 % 12:02}-{1 + n % 28:02}"
        zh = n % 2 == 0
        out.append(json.dumps({
            "url": f"http://www.tna.example/{n}.html", "date": day,
            "title": f"潮汐新闻第{n}号" if zh else f"Tide news number {n}",
            "text": (f"北湾第{n}天，海堤加固工程继续施工。" * (3 + n % 7)) if zh else
                    (f"On day {n} work on the sea wall went on in North Bay. " * (3 + n % 7)),
            "n": n}, ensure_ascii=False) + "\n")
    return "".join(out)


def main(tests):
    """Runs the functions, prints one line each, and ends with 1 if any failed."""
    passed = failed = skipped = 0
    for test in tests:
        try:
            reason = test()
            if reason:
                skipped += 1
                print(f"SKIPPED {test.__name__}: {reason}", flush=True)
            else:
                passed += 1
                print(f"passed  {test.__name__}", flush=True)
        except Exception as failure:  # noqa: BLE001: every failure is shown and counted
            failed += 1
            print(f"FAILED  {test.__name__}: {type(failure).__name__}: {failure}", flush=True)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)
