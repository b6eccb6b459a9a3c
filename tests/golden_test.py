"""Golden runs of the real program over the miniature media world.

tests/golden/NAME.txt holds one run: its first line "$ weiguan WORDS", then what it must print on standard output; a
line "exit N" stands second where N is not 0, and lines "! TEXT" what it must print on standard error, else nothing.
`golden_test.py PROGRAM --update` writes them anew: read the difference before you commit it.
"""
import pathlib
import re
import shlex
import sys

import helper
import watched
from helper import Folder, run

CASES = pathlib.Path(__file__).parent / "golden"


def shown(text, folder):
    """The output without what differs from one machine or build to the next."""
    text = text.replace(str(folder), "FOLDER").replace(str(helper.ROOT), "SOURCE")
    return re.sub(r"\b\d+(\.\d+)? (kB|MB|KiB|MiB)\b", "SIZE", text)


def read_case(path):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    command = lines.pop(0)[len("$ weiguan "):].strip()
    status = 0
    if lines and re.fullmatch(r"exit \d+\n", lines[0]):
        status = int(lines.pop(0)[5:])
    err = ""
    while lines and lines[0].startswith("! "):
        err += lines.pop(0)[2:]
    return command, status, err, "".join(lines)


def write_case(path, command, done, folder):
    text = f"$ weiguan {command}\n"
    if done.returncode:
        text += f"exit {done.returncode}\n"
    text += "".join(f"! {line}\n" for line in shown(done.stderr, folder).splitlines())
    path.write_text(text + shown(done.stdout, folder), encoding="utf-8")


def made(at):
    run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "Tideland")
    settings = at / "weiguan.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith("key")]
    settings.write_text("\n".join(lines + ['key = "golden"']) + "\n")
    return at


def observatory(folder):
    at = made(folder / "obs")
    source = helper.world(folder / "world")
    run("import", source / "crawl.warc.gz", source / "posts.jsonl", source / "table.csv", source / "pages",
        "--map", helper.ROOT / "examples/posts.toml", "--base-url", "http://", at=at)
    watched.write(folder / "watched.warc.gz")
    run("import", folder / "watched.warc.gz", at=made(folder / "watched"))


def main():
    update = "--update" in sys.argv
    with Folder() as folder:
        observatory(folder)
        tests = []
        for path in sorted(CASES.glob("*.txt")):
            command, status, err, out = read_case(path)

            def test(path=path, command=command, status=status, err=err, out=out):
                words = [word.replace("FOLDER", str(folder)).replace("SOURCE", str(helper.ROOT)) for word in shlex.split(command)]
                done = run(*words, status=None)
                if update:
                    write_case(path, command, done, folder)
                    return
                assert done.returncode == status, f"ended with {done.returncode}, expected {status}: {done.stderr}"
                assert shown(done.stderr, folder) == err, f"on standard error:\n{done.stderr}\nexpected:\n{err}"
                assert shown(done.stdout, folder) == out, f"printed:\n{done.stdout}\nexpected:\n{out}"

            test.__name__ = path.stem
            tests.append(test)
        helper.main(tests)


if __name__ == "__main__":
    main()
