"""./dev demo, as far as the browser: over the miniature world, and over a folder of other data."""
import subprocess

import helper
from helper import Folder


def demo(*words):
    return subprocess.run(["tools/demo.sh", "--no-serve", *map(str, words)], cwd=helper.ROOT, capture_output=True, text=True,
                          env={**helper.ENVIRONMENT, "WEIGUAN": str(helper.PROGRAM)}, timeout=600)


def the_miniature_world():
    with Folder() as folder:
        done = demo("--at", folder / "demo")
        assert done.returncode == 0, done
        assert "芦苇区" in done.stdout and "in 2 versions" in done.stdout, done.stdout
        again = demo("--at", folder / "demo")
        assert again.stdout == done.stdout, "a second demo prints something else"


def a_folder_of_other_data():
    with Folder() as folder:
        data = folder / "data"
        data.mkdir()
        (data / "rows.jsonl").write_text(helper.rows(100), encoding="utf-8")
        done = demo("--at", folder / "demo", "--data", data)
        assert done.returncode == 0, done


def not_over_a_folder_that_is_something_else():
    with Folder() as folder:
        (folder / "letters").mkdir()
        (folder / "letters" / "dear.txt").write_text("keep me")
        done = demo("--at", folder / "letters")
        assert done.returncode == 1 and (folder / "letters/dear.txt").exists(), done


if __name__ == "__main__":
    helper.main([the_miniature_world, a_folder_of_other_data, not_over_a_folder_that_is_something_else])
