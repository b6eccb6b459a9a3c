"""The archive, made again from warc/ and weiguan.toml alone, is the archive; importing again adds nothing."""
import shutil

import helper
from helper import Folder, run


def observatory(folder):
    at = folder / "obs"
    source = helper.world(folder / "world")
    (folder / "rows.jsonl").write_text(helper.rows(500), encoding="utf-8")
    run("init", at, "--pack", helper.ROOT / "examples/pack")
    run("import", source / "crawl.warc.gz", source / "posts.jsonl", source / "table.csv", source / "pages",
        "--map", helper.ROOT / "examples/posts.toml", "--base-url", "http://", at=at)
    run("import", folder / "rows.jsonl", at=at)
    return at, source


def from_the_records_alone():
    with Folder() as folder:
        at, _ = observatory(folder)
        other = folder / "other"
        other.mkdir()
        shutil.copytree(at / "warc", other / "warc")
        shutil.copy(at / "weiguan.toml", other / "weiguan.toml")
        shutil.copytree(at / "packs", other / "packs")  # the invented outlets come with no program
        run("rebuild", at=other)
        helper.same_content(at, other, ignored=("runs", "archive"))
        run("verify", at=other)
        for query in ("海堤", "lang:en", "kind:post", "蓝色家园 NOT outlet:tna"):
            assert helper.total(at, query) == helper.total(other, query) > 0, query


def the_same_files_twice_add_nothing():
    with Folder() as folder:
        at, source = observatory(folder)
        before = helper.content(at)
        sizes = {path.name: path.stat().st_size for path in (at / "warc").iterdir()}
        done = run("import", source / "crawl.warc.gz", source / "posts.jsonl", source / "table.csv", source / "pages",
                   folder / "rows.jsonl", "--map", helper.ROOT / "examples/posts.toml", "--base-url", "http://", at=at,
                   status=None)
        assert done.returncode == 0, done
        after = helper.content(at)
        for table in before:
            assert after[table] == before[table], (
                table, set(after[table]) ^ set(before[table]))
        assert {path.name: path.stat().st_size for path in (at / "warc").iterdir()} == sizes
        assert "nothing" in done.stdout.lower(), f"it does not say that nothing was added: {done.stdout}"


def a_changed_byte_is_found():
    with Folder() as folder:
        at, _ = observatory(folder)
        own = next(path for path in sorted((at / "warc").iterdir()) if path.name.startswith("weiguan-") and
                   path.name.endswith(".warc.gz"))
        data = bytearray(own.read_bytes())
        data[len(data) // 2] ^= 0xFF
        own.write_bytes(bytes(data))
        done = run("verify", at=at, status=None)
        assert done.returncode != 0 and own.name in done.stderr, done


if __name__ == "__main__":
    helper.main([from_the_records_alone, the_same_files_twice_add_nothing, a_changed_byte_is_found])
