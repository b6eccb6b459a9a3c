"""The dashboard of the real program: it listens on loopback, each page has its twins, Ctrl-C ends it."""
import json
import re
import signal
import subprocess
import urllib.error
import urllib.request
import zipfile

import helper
from helper import Folder, run

FOUND = {}


def get(address, path, **headers):
    request = urllib.request.Request(address.rstrip("/") + path, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.headers, answer.read().decode("utf-8")


class Served:
    def __init__(self, at):
        self.at = at

    def __enter__(self):
        self.process = subprocess.Popen([helper.PROGRAM, "-C", self.at, "serve", "--port", "0"], env=helper.ENVIRONMENT,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        line = ""
        while "http://" not in line:
            line = self.process.stdout.readline()
            assert line, "serve ended without an address"
        self.address = re.search(r"http://\S+", line)[0]
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.status = self.process.wait(timeout=20)


def pages_and_their_twins():
    with Folder() as folder:
        at = folder / "obs"
        source = helper.world(folder / "world")
        run("init", at, "--pack", helper.ROOT / "examples/pack", "--name", "Tideland")
        run("import", source / "crawl.warc.gz", at=at)
        with Served(at) as served:
            assert served.address.startswith("http://127.0.0.1:"), served.address
            headers, home = get(served.address, "/")
            assert "default-src 'none'" in headers["Content-Security-Policy"], headers
            assert "Tideland" in home and 'id="app"' in home and "<script" in home, home
            assert re.search(r'src="(/static/assets/[^"]+[.]js)"', home), "the shell does not begin the dashboard"
            _, chinese = get(served.address, "/?ui=zh")
            assert 'lang="zh' in chinese and "JavaScript" in chinese, chinese
            _, overview = get(served.address, "/index.json")
            assert json.loads(overview)["counts"]["articles"] > 0, overview
            query = "/search{}?q=" + urllib.request.quote("海堤")
            _, twin = get(served.address, query.format(".json"))
            _, table = get(served.address, query.format(".csv"))
            found = json.loads(twin)
            assert found["total"] == helper.total(at, "海堤") > 0, found["total"]
            assert table.count("\n") > found["total"]
            article = "/article/" + found["hits"][0]["id"]
            _, shown = get(served.address, article)
            assert "sha256" in shown and "crawl" in shown, "the article's page does not lead to its bytes"
            with urllib.request.urlopen(served.address.rstrip("/") + article + ".wacz", timeout=30) as answer:
                package = answer.read()
            (folder / "evidence.wacz").write_bytes(package)
            with zipfile.ZipFile(folder / "evidence.wacz") as files:
                assert files.testzip() is None and "archive/evidence.warc.gz" in files.namelist(), files.namelist()
            again = folder / "again"
            run("init", again, "--pack", helper.ROOT / "examples/pack")
            run("import", folder / "evidence.wacz", at=again)
            assert helper.total(again, "海堤") == 1, "the package does not hold just its article"
            _, volume = get(served.address, "/volume.json?by=month")
            assert json.loads(volume)
            try:
                get(served.address, "/article/0000000000000000")
                raise AssertionError("an article that is not there was found")
            except urllib.error.HTTPError as error:
                assert error.code == 404
        assert served.status == 0, f"Ctrl-C ended it with {served.status}"


if __name__ == "__main__":
    helper.main([pages_and_their_twins])
