"""Charsets of pages: the files of ../shared/data/charset in GB2312, GB18030, Big5 and UTF-8, as `weiguan extract` reads them."""
import json
import pathlib
import subprocess
import tempfile

# The names under which one decoder goes (WHATWG): the folder gb2312 holds files of the whole GB family.
SAME = {"gb2312": "gb18030", "gbk": "gb18030"}
READ = ("gb18030", "big5", "utf-8")


def told(program, paths):
    """The charset that each file was read as."""
    done = subprocess.run([program, "extract", *paths, "--format", "jsonl"], capture_output=True, text=True, check=False)
    return {row["file"]: row["charset"] for row in map(json.loads, done.stdout.splitlines())}


def undeclared(data):
    """The same length without a word about the charset."""
    for word in (b"charset", b"encoding"):
        data = data.replace(word, b"-" * len(word))
    return data


def rows(shared, build):
    """The lines of the table, and what is not all right."""
    at = shared / "data" / "charset"
    truth = {}
    for line in (at / "manifest.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, charset = line.split("\t")
        charset = SAME.get(charset, charset)
        if charset in READ:
            truth[at / name] = charset
    with tempfile.TemporaryDirectory() as scratch:
        copies = {}
        for number, path in enumerate(truth):
            copy = pathlib.Path(scratch) / f"{number}.html"
            copy.write_bytes(undeclared(path.read_bytes()))
            copies[copy] = truth[path]
        wrong, lines = [], []
        for what, files in (("as they are", truth), ("their declarations taken out", copies)):
            charsets = told(build / "weiguan", files)
            right = [path for path, charset in files.items() if charsets.get(str(path)) == charset]
            print(f"charset, {what}: {len(right)} of {len(files)} right", flush=True)
            lines.append(f"| charset ({len(files)} files of GB2312, GB18030, Big5 and UTF-8, {what}) | files right | 79 of 79 | "
                         f"**{len(right)} of {len(files)}** | | |")
            if len(right) < len(files):
                wrong.append(f"charset, {what}: {len(right)} of {len(files)}")
    return lines, wrong
