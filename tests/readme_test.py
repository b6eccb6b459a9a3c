"""README's commands, run as they stand there, with files of the miniature media world under the names it uses."""
import gzip
import json
import pathlib
import re
import shlex
import shutil
import zipfile

import helper
from helper import Folder, run


def commands(path):
    text = path.read_text(encoding="utf-8")
    return [re.split(r"\s{2,}#", line.strip())[0].strip() for line in re.findall(r"^    (weiguan .*)$", text, re.M)]


def make_files(folder):
    source = helper.world(folder / "world")
    shutil.copy(source / "crawl.warc.gz", folder / "news.warc.gz")
    with zipfile.ZipFile(folder / "crawl.wacz", "w") as wacz:
        wacz.write(source / "crawl.warc.gz", "archive/data.warc.gz")
        wacz.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": []}))
    with gzip.open(folder / "posts.jsonl.gz", "wb") as out:
        out.write(helper.rows(50).encode())
    shutil.copy(source / "table.csv", folder / "table.csv")
    shutil.copytree(source / "pages", folder / "pages")


def follow(readme):
    with Folder() as folder:
        make_files(folder)
        done = 0
        for line in commands(helper.ROOT / readme):
            words = shlex.split(line.replace("~/obs", str(folder / "obs")))[1:]
            if "serve" in words or "fetch" in words or "ask" in words:
                continue  # tests/serve_test.py talks to it; fetch_test.py and ask_test.py have servers of their own
            if "ARTICLE" in words:
                words[words.index("ARTICLE")] = helper.rows_of(folder / "obs", "search", "海堤")[0]["article"]
            words = [str(folder / word) if (folder / word).exists() and word != "obs" else word for word in words]
            words = [str(folder / word) if word in ("articles.csv", "month.html", "figure.svg") else word for word in words]
            run(*words)
            done += 1
        assert done >= 8, f"only {done} commands found in {readme}"
        assert (folder / "articles.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "no byte order mark for Excel"
        assert (folder / "month.html").read_text(encoding="utf-8").endswith("</html>\n"), "no whole page"


def readme_en():
    follow("README.md")


def readme_zh():
    follow("README.zh.md")


def both_say_the_same_commands():
    assert commands(helper.ROOT / "README.md") == commands(helper.ROOT / "README.zh.md")


if __name__ == "__main__":
    helper.main([readme_en, readme_zh, both_say_the_same_commands])
