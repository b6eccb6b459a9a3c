"""Bad input is data: each becomes a problem with file, place and reason; the good records around it are kept."""
import gzip
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import zipfile
import zlib

import helper
from helper import Folder, run, total


def record(url, body, length=None, extra=""):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{extra}\r\n".encode() + body
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{zlib.crc32(url.encode()):012}>\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(http)}\r\n\r\n").encode()
    return head + http + b"\r\n\r\n"


def page(n):
    return (f"<html><head><title>海石新闻第{n}号</title></head><body><h1>海石新闻第{n}号</h1>" +
            "".join(f"<p>北湾第{n}号新闻的第{i}段，说的是海堤加固工程的进展，居民表示会继续关注施工的安排。</p>" for i in range(6)) +
            "</body></html>").encode()


def observatory(folder):
    at = folder / "obs"
    run("init", at, "--pack", helper.ROOT / "examples/pack")
    return at


def imported(name, data, good, reasons, map_file=None, status=2):
    """Imports `data` as a file: `good` articles kept, a problem that names the file and has one of `reasons`."""
    with Folder() as folder:
        at = observatory(folder)
        source = folder / name
        source.write_bytes(data)
        words = ["import", source] + (["--map", map_file] if map_file else [])
        done = run(*words, at=at, status=status)
        found = helper.rows_of(at, "problems")
        assert total(at, "海堤 OR wall") == good, f"{total(at, '海堤 OR wall')} articles, expected {good}\n{done.stderr}"
        if status == 2:
            told = [one for one in found if name in one["file"] and
                    any(reason in one["rule"] + " " + one["reason"] for reason in reasons)]
            assert told, f"no problem of {reasons} in {found}"
            assert name in done.stderr, f"standard error does not name the file: {done.stderr}"
        run("verify", at=at)
        return found


def a_truncated_gzip():
    whole = b"".join(gzip.compress(record(f"http://news.haishi.example/{n}", page(n))) for n in range(5))
    last = gzip.compress(record("http://news.haishi.example/9", page(9)))
    imported("cut.warc.gz", whole + last[:len(last) // 2], 5, ["gzip", "cut"])


def a_warc_with_too_short_a_length():
    good = [record(f"http://news.haishi.example/{n}", page(n)) for n in range(4)]
    bad = record("http://news.haishi.example/8", page(8), length=200)
    imported("short.warc", good[0] + bad + b"".join(good[1:]), 4, ["warc-length"])


def a_warc_with_too_long_a_length():
    good = [record(f"http://news.haishi.example/{n}", page(n)) for n in range(4)]
    bad = record("http://news.haishi.example/8", page(8), length=70000)
    imported("long.warc", b"".join(good) + bad, 4, ["warc-length"])


def a_json_line_that_is_not_json():
    lines = helper.rows(10).splitlines(keepends=True)
    lines[4] = '{"url": "http://www.tna.example/x", "title": \n'
    problems = imported("rows.jsonl", "".join(lines).encode(), 9, ["json"])
    assert [one["line"] for one in problems] == [5], problems


def json_that_is_not_utf8():
    lines = helper.rows(4).encode().splitlines(keepends=True)
    lines[1] = b'{"url":"http://a.example/","title":"\xff"}\n'
    imported("rows.jsonl", b"".join(lines), 3, ["json", "UTF-8"])


def a_csv_with_a_missing_column():
    head = "url,title,text,date\n"
    good = "".join(f"http://www.tna.example/{n},题{n},海堤第{n}段,2024-05-0{n + 1}\n" for n in range(4))
    problems = imported("t.csv", (head + good + "http://www.tna.example/9,只有两列\n" +
                                  "http://www.tna.example/7,题7,海堤七,2024-05-09\n").encode(), 5, ["csv-columns"])
    assert [one["line"] for one in problems] == [6], problems


def an_unknown_charset():
    body = page(1).replace(b"<head>", b'<head><meta charset="x-nothing-of-the-kind">')
    imported("x.warc", record("http://news.haishi.example/1", body) + record("http://news.haishi.example/2", page(2)), 2, [],
             status=0)


def a_text_field_of_200_megabytes():
    with Folder() as folder:
        at = observatory(folder)
        source = folder / "huge.jsonl"
        good = helper.rows(4).splitlines(keepends=True)
        with open(source, "w", encoding="utf-8") as out:
            out.writelines(good[:2])
            out.write('{"url":"http://www.tna.example/huge","title":"huge","date":"2024-05-01","text":"')
            for _ in range(200):
                out.write("x" * 1_000_000)
            out.write('"}\n')
            out.writelines(good[2:])
        done = run("import", source, at=at, status=2)
        assert "huge.jsonl" in done.stderr
        assert total(at, "海堤 OR wall") == 4
        run("verify", at=at)


def a_zip_bomb():
    bomb = gzip.compress(b"\0" * 300_000_000)
    body = record("http://news.haishi.example/1", page(1)) + record(
        "http://news.haishi.example/bomb", bomb, extra="Content-Encoding: gzip\r\n") + record(
        "http://news.haishi.example/2", page(2))
    imported("bomb.warc", body, 2, ["longer than"])


def a_bomb_of_a_warc():
    whole = gzip.compress(record("http://news.haishi.example/1", page(1)))
    bomb = gzip.compress(b"\0" * 300_000_000)
    imported("bomb.warc.gz", whole + bomb, 1, ["warc", "gzip"])


def a_path_in_a_wacz_that_climbs_out():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as wacz:
        wacz.writestr("archive/data.warc", record("http://news.haishi.example/1", page(1)))
        wacz.writestr("archive/../../../escaped.warc", record("http://news.haishi.example/2", page(2)))
        wacz.writestr("datapackage.json", '{"profile": "data-package", "resources": []}')
    with Folder() as folder:
        at = observatory(folder)
        (folder / "x.wacz").write_bytes(out.getvalue())
        done = run("import", folder / "x.wacz", at=at, status=2)
        assert "escaped.warc" in done.stderr, done.stderr
        assert total(at, "海堤") >= 1
        assert not list(folder.parent.glob("escaped.warc")) and not list(folder.rglob("escaped.warc"))


def a_wacz_with_a_wrong_digest():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as wacz:
        wacz.writestr("archive/data.warc", record("http://news.haishi.example/1", page(1)))
        wacz.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": [
            {"name": "data.warc", "path": "archive/data.warc", "hash": "sha256:" + "0" * 64, "bytes": 1}]}))
    imported("x.wacz", out.getvalue(), 1, ["wacz", "digest"])


def nothing_at_all():
    with Folder() as folder:
        at = observatory(folder)
        (folder / "empty.jsonl").write_bytes(b"")
        done = run("import", folder / "empty.jsonl", at=at, status=None)
        assert done.returncode in (0, 2), done
        assert "empty" in (done.stdout + done.stderr), done
        done = run("search", "海堤", at=at)
        assert done.stdout.strip() or done.stderr.strip(), "an empty result must say why it is empty"
        run("volume", at=at)
        run("verify", at=at)
        run("export", "--format", "csv", at=at)


def phrases_of_every_kind():
    with Folder() as folder:
        at = observatory(folder)
        (folder / "rows.jsonl").write_text(helper.rows(400), encoding="utf-8")
        run("import", folder / "rows.jsonl", at=at)
        for wrong in ([""], ["\u200b"], ["\n \n"], ["--glossary", "no-such-entry"], ["海堤", "--outlet", "nobody"],
                      ["海堤", "--from", "2024", "--to", "2023"], ["@missing.txt"]):
            done = run("phrases", *wrong, at=at, status=None)
            assert done.returncode in (1, 64) and done.stderr.strip() and not done.stdout, (wrong, done)
        many = folder / "many.txt"
        many.write_text("海堤\n" + "".join(f"第{n}天\n" for n in range(100_000)), encoding="utf-8")
        lines = helper.rows_of(at, "phrases", f"@{many}", "--by", "all")
        assert len(lines) == 100_001, len(lines)
        assert lines[0]["articles"] == 200 and sum(line["articles"] for line in lines[1:]) == 200, lines[0]
        inside = helper.rows_of(at, "phrases", "海堤加固", "海堤", "--by", "all", "--match", "longest")
        assert inside[0]["articles"] == 200 and inside[1]["articles"] == 0, inside
        nowhere = helper.rows_of(at, "phrases", "海堤", "--from", "2031", "--to", "2031", "--by", "year")
        assert [line["status"] for line in nowhere] == ["missing"] and nowhere[0]["articles"] is None, nowhere


def a_glossary_with_broken_entries():
    with Folder() as folder:
        at = observatory(folder)
        (folder / "rows.jsonl").write_text(helper.rows(40), encoding="utf-8")
        run("import", folder / "rows.jsonl", at=at)
        pack = next((at / "packs").iterdir())
        with open(pack / "phrases.toml", "a", encoding="utf-8") as out:
            out.write('\n[[phrase]]\nid = "sea wall"\n\n[[phrase]]\nid = "works"\nnames = { hans = "加固工程" }\n'
                      'meaning = { hans = "工程" }\nsource = "made up"\ngroups = ["line"]\n')
        done = run("pack", "check", pack, status=None)
        assert done.returncode == 2 and "pack-phrase-id" in done.stderr, done
        # The good entries go on.
        assert helper.rows_of(at, "phrases", "--glossary", "works", "--by", "all", status=None)[0]["articles"] == 20


def a_file_that_does_not_exist():
    with Folder() as folder:
        done = run("import", folder / "missing.warc", at=observatory(folder), status=None)
        assert done.returncode in (1, 64) and "missing.warc" in done.stderr, done


def after_a_full_disk(at, source):
    """What holds after an import that the disk ended, and the same import again with room."""
    run("verify", at=at)
    kept = total(at, "kind:article")
    run("import", source, at=at)
    run("verify", at=at)
    assert total(at, "kind:article") == 20000, total(at, "kind:article")
    return kept


def a_limit_on_the_size_of_files():
    with Folder() as folder:
        at = observatory(folder)
        source = folder / "rows.jsonl"
        source.write_text(helper.rows(20000), encoding="utf-8")

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, resource.RLIM_INFINITY))

        done = subprocess.run([helper.PROGRAM, "-C", at, "import", source], env=helper.ENVIRONMENT, preexec_fn=limit,
                              restore_signals=False, capture_output=True, text=True)
        assert done.returncode == 1 and done.stderr.strip(), done
        after_a_full_disk(at, source)


def a_disk_that_fills_up():
    if os.geteuid() != 0:
        return "needs root to make a small disk"
    with Folder() as folder:
        disk = folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], capture_output=True).returncode:
            return "no tmpfs can be mounted here"
        try:
            at = observatory(disk)
            source = folder / "rows.jsonl"
            source.write_text(helper.rows(20000), encoding="utf-8")
            done = run("import", source, at=at, status=1)
            assert "space" in done.stderr.lower() or "full" in done.stderr.lower(), done.stderr
            run("verify", at=at)
            shutil.copytree(at, folder / "copy")
        finally:
            subprocess.run(["umount", disk], check=False)
        after_a_full_disk(folder / "copy", source)


def every_file_of_the_warc_collection():
    if not (helper.SHARED / "data/warc").exists():
        return f"no {helper.SHARED}/data/warc here"
    with Folder() as folder:
        at = observatory(folder)
        files = [path for path in sorted((helper.SHARED / "data/warc").rglob("*")) if path.is_file() and
                 path.name.split(".", 1)[-1] in ("warc", "warc.gz", "arc", "arc.gz", "wacz", "warc.lz4")]
        assert len(files) > 90, len(files)
        for path in files:
            done = run("import", path, at=at, status=None)
            assert done.returncode in (0, 2), f"{path}: {done.returncode} {done.stderr[-500:]}"
        run("verify", at=at)


if __name__ == "__main__":
    helper.main([a_truncated_gzip, a_warc_with_too_short_a_length, a_warc_with_too_long_a_length, a_json_line_that_is_not_json, json_that_is_not_utf8,
                 a_csv_with_a_missing_column, an_unknown_charset, a_text_field_of_200_megabytes, a_zip_bomb,
                 a_bomb_of_a_warc, a_path_in_a_wacz_that_climbs_out, a_wacz_with_a_wrong_digest, nothing_at_all,
                 phrases_of_every_kind, a_glossary_with_broken_entries,
                 a_file_that_does_not_exist, a_limit_on_the_size_of_files, a_disk_that_fills_up,
                 every_file_of_the_warc_collection])
