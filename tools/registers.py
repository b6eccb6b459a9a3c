"""Makes or refreshes registers/cities.csv and registers/provinces.csv of the China pack from a gazetteer.

    python3 tools/registers.py ../shared/data/gazetteer/cn_places.tsv packs/china/registers

The gazetteer gives codes, names and what lies in what.  What a person wrote (other names, words that speak for or against, notes, an
English name that was put right) stays as it is in the files.
"""
import csv
import pathlib
import sys

COLUMNS = ["id", "name_hans", "name_hant", "name_en", "also", "weak", "code", "kind", "parent", "with", "without", "other_words", "own_words",
           "valid_from", "valid_to", "source", "note"]
FACTS = ["id", "name_hans", "name_hant", "code", "kind", "parent"]
SOURCE = "AreaCity-JsSpider-StatsGov 1ec0580 (MIT); traditional forms by OpenCC 5249273 (Apache-2.0)"

# Municipalities and the two special regions are cities; all others of level 0 are provinces.
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
SPECIAL = {"810000", "820000"}
MINORITIES = ["土家族", "苗族", "藏族", "羌族", "彝族", "布依族", "侗族", "哈尼族", "壮族", "傣族", "白族", "景颇族", "傈僳族", "回族", "蒙古族", "蒙古", "哈萨克",
              "柯尔克孜", "朝鲜族", "黎族"]


def kind_of(row):
    code, name = row["code"], row["name"]
    if code in MUNICIPALITIES:
        return "municipality"
    if code in SPECIAL:
        return "special-region"
    if row["level"] == "0":
        return "taiwan" if code == "710000" else "autonomous-region" if name.endswith("自治区") else "province"
    if code.startswith("71"):
        return "taiwan-city" if name.endswith("市") else "taiwan-county"
    if name.endswith("自治州"):
        return "autonomous-prefecture"
    if name.endswith("盟"):
        return "league"
    if name.endswith("地区"):
        return "prefecture"
    return "city" if code.endswith("00") else "county-level"


def identifier(row):
    special = {"香港": "hong-kong", "澳门": "macau", "新竹县": "hsinchu-county", "嘉义县": "chiayi-county", "吉林市": "jilin-city"}
    return special.get(row["short"], row["pinyin"].replace(" ", "").replace("'", "").lower())


def also_of(row):
    out = [row["name"]] if row["name"] != row["short"] else []
    if kind_of(row) == "autonomous-prefecture":
        out.append(row["short"] + "州")
    return out


def read(path):
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


def main():
    gazetteer, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    with gazetteer.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["level"] in "01"]
    province_rows = [row for row in rows if row["level"] == "0" and row["code"] not in MUNICIPALITIES | SPECIAL]
    # What a municipality is made of is no city of its own, nor is a second row of one.
    city_rows = [row for row in rows if row["level"] == "0" and row["code"] in MUNICIPALITIES | SPECIAL]
    city_rows += [row for row in rows if row["level"] == "1" and row["code"][:2] + "0000" not in MUNICIPALITIES | SPECIAL]
    provinces = {}
    for row in province_rows:
        id = {"陕西": "shaanxi", "内蒙古": "inner-mongolia", "西藏": "tibet"}.get(row["short"], identifier(row))
        provinces[row["code"][:2]] = id
    tables = {"provinces": [(provinces[row["code"][:2]], row, "") for row in province_rows]}
    ids = [identifier(row) for row in city_rows]
    cities = []
    for row in city_rows:
        province = provinces.get(row["code"][:2], "")
        id = identifier(row)
        cities.append((f"{id}-{province}" if ids.count(id) > 1 and province else id, row, province))
    tables["cities"] = cities
    for name, entries in tables.items():
        old = read(folder / f"{name}.csv")
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for id, row, province in sorted(entries, key=lambda one: one[1]["code"]):
                one = dict.fromkeys(COLUMNS, "")
                hant = row["trad_short"]
                one |= {"name_en": row["en"] or row["pinyin"].replace(" ", "").capitalize(), "also": ";".join(also_of(row)), "source": SOURCE}
                one |= {key: value for key, value in old.get(id, {}).items() if key not in FACTS}
                one |= {"id": id, "name_hans": row["short"], "name_hant": hant, "code": row["code"], "kind": kind_of(row),
                        "parent": f"provinces/{province}" if province else ""}
                writer.writerow(one)


if __name__ == "__main__":
    main()
