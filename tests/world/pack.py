"""The pack of the little web: its outlets, what its platforms say of pages that are gone, and how things are said there."""
import csv
import io
import json
import pathlib

from world import refusals, words

PLATFORMS = ("weiyan.example", "smalltalk.example", "luntan.example")


def toml_list(values):
    return "[" + ", ".join(json.dumps(one, ensure_ascii=False) for one in values) + "]"


def outlets(world):
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("id", "name_hans", "name_en", "kind", "control", "place", "language", "zone", "domains", "groups", "source"))
    for site in world.sites.values():
        zh = site.language == "zh"
        table.writerow((site.host.removesuffix(".example"), site.name if zh else "", "" if zh else site.name,
                        "platform" if site.host in PLATFORMS else "newspaper", "independent", "CN", site.language,
                        "Asia/Shanghai" if site.hours_east else "UTC", site.host, site.language, "made up"))
    return out.getvalue()


def notices():
    """Only of what platforms say in their own words.  What any site says ("page not found") has to be known without."""
    out = []
    for key in ("notice-author", "notice-violation", "notice-account", "notice-complaint", "notice-migrated", "hidden"):
        cause = key.removeprefix("notice-")
        texts = [text for language in ("zh", "en") for text in refusals.WORDS[language][key]]
        out.append(f'[[notice]]\nid = "little-{cause}"\ncause = "{cause}"\nhosts = {toml_list(PLATFORMS)}\n'
                   f'texts = {toml_list(texts)}\nsource = "made up"\n')
    return "\n".join(out)


def wording():
    strong = {language: [word for word, _ in words.LANGUAGES[language][0]["strong"]] for language in ("zh", "en")}
    weak = {language: [word for _, word in words.LANGUAGES[language][0]["strong"]] for language in ("zh", "en")}
    return "\n".join(f"[{group}]\n" + "\n".join(f"{language} = {toml_list(found[language])}" for language in ("zh", "en")) + "\n"
                     for group, found in (("intensifiers", strong), ("hedges", weak)))


def write(world, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"pack.toml": 'id = "little-web"\nversion = "1"\nzone = "Asia/Shanghai"\nlanguages = ["zh", "en"]\n\n[names]\n'
                          'hans = "小网（虚构）"\nen = "The little web (fictional)"\n',
             "groups.csv": "id,name_hans,name_en,meaning\nzh,中文,In Chinese,Sites in Chinese\nen,英文,In English,Sites in English\n",
             "outlets.csv": outlets(world), "notices.toml": notices(), "wording.toml": wording()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
