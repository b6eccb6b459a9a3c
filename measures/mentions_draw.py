"""Draws the 600 titles that `mentions` is measured on, from ../shared/data/hotsearch, always the same.

Written down before the drawing and before any code:

A title is drawn once, however often it was in the list; it is known by the file and the line (0: the first behind the header) where it
first stands, and by 12 digits of its SHA-256.

  friends   200 that hold a false friend: a short name of levels 0 and 1 of the gazetteer that is often something else, which is
            (a) in WORDS, chosen by reading the short names alone: also an ordinary word or piece of one, a thing, a person or a firm;
            (b) the short name of a county or of another row of levels 0 and 1, in another prefecture (computed);
            (c) any short name with one of AFTER right behind it.
            140 by (a) and (b), at most 12 of one name; 60 by (c), at most 5 of one name.
  names     200 of the other titles that hold any short name of levels 0 and 1.
  any       200 of all titles not yet drawn.

How they are labelled, by reading, into mentions_labels.tsv: every place of levels 0 and 1 that the title says, by its code (the
municipalities, Hong Kong and Macau by that of level 0). A place is said where its name means it, or names people, speech, a body, team,
event, building, work or produce of it that is seated or at home there (北京大学, 湖南卫视, 广州地铁, 成都银行, 山东人, 温州话, 上海大师赛, 烟台海肠).
It is not said by what only carries the name: ordinary words, other places (the mountain 黄山, 中山 in the Antarctic), people by name or
stage name, brands of goods sold everywhere (青岛啤酒, 宁德时代, 阿里云), dishes cooked everywhere (兰州拉面), ships (海南舰), streets of
other cities, hours, declarations and bodies of many states (北京时间, 北京宣言, 上海合作组织). The teams 中国香港 and 中国台北 say Hong Kong and
Taiwan. A short name that a province shares with its city is the province's unless 市 or the context says otherwise. Letters for a
province (沪, 京, 北漂) and by-names (魔都) are not labelled; nor is a city that is meant only by its county (张家口's 崇礼 alone).
"""
import csv
import gzip
import hashlib
import pathlib
import random
import sys

root = pathlib.Path(__file__).resolve().parent.parent
seed = 20260909

WORDS = """东方 大同 朝阳 吉林 海南 河南 河北 湖南 湖北 海北 海西 海东 黄南 黔南 甘南 山南 陇南 日照 白银 白山 白城 白沙 白杨 新星 双河 新北 文昌 文山 大理 大庆 开封
保定 运城 长治 安康 安顺 安庆 安阳 泰安 延安 吉安 六安 雅安 广安 定安 宜春 伊春 长春 太原 平凉 天水 南通 南平 南阳 北海 海口 黄山 黄石 黄冈 乐山 凉山 阿里 丽江 丽水 玉林
玉树 玉溪 桂林 红河 金昌 金华 来宾 中山 中卫 三明 三亚 三沙 通化 通辽 德州 德阳 衡水 衡阳 铁岭 铁门关 天门 江门 荆门 十堰 普洱 武威 威海 舟山 东营 九江 内江 阳江 资阳 信阳
咸宁 宁德 承德 常德 四平 平顶山 万宁 乐东 临高 仙桃 神农架 桃园 云林 台中 台东 北屯 昆玉 新竹 怀化 常州 常德 宿州 抚州 福州 台州 泰州 徐州 山西 陕西 山东 江西 西安 广西 云南 西宁 东莞
自贡 凉山 辽源 松原 清远 河源 河池 随州 张掖 百色 临夏 五指山 琼海 大兴安岭 烟台 青海 兴安 赤峰 清流 平安 太和 和平""".split()
AFTER = """路 街 大街 大道 时间 大学 学院 银行 证券 航空 卫视 菜 饭 面 粉 火锅 烤鸭 啤酒 拉面 炒饭 小面 合作组织 公报 话 方言 口音 虎 鸭 鸡 大厦 酒店 大饭店 国安 队 现代 汽车 集团 股份
电视台 杯 奖 宣言 条约 腔 湾 江 河 湖 海 岛 山""".split()


def titles(shared):
    """Every title once: (file, line where it first stands, title)."""
    seen = {}
    for file in sorted((shared / "data/hotsearch/weibo-hot-hourly").glob("*.tsv.gz")):
        with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
                if row["title"]:
                    seen.setdefault(row["title"], (file.name.split(".")[0], number))
    return [(month, number, title) for title, (month, number) in seen.items()]


def places(shared):
    with (shared / "data/gazetteer/cn_places.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def shared_names(rows):
    """Short names of levels 0 and 1 that something in another prefecture bears, too."""
    out = set()
    for one in rows:
        if one["level"] != "2":
            if any(two["short"] == one["short"] and two["code"][:4] != one["code"][:4] and (two["level"] == "2" or one["code"][:2] != two["code"][:2]) for two in rows):
                out.add(one["short"])
    return out


def draw(shared):
    rows = places(shared)
    short = sorted({row["short"] for row in rows if row["level"] != "2"})
    chosen = random.Random(seed)
    everything = titles(shared)
    chosen.shuffle(everything)
    weak = sorted(set(WORDS) | shared_names(rows))
    drawn, taken, of_name = [], set(), {}

    def take(kind, one):
        drawn.append((kind, *one))
        taken.add(one[2])

    def by_names(kind, number, most, name_of):
        got = 0
        for one in everything:
            name = None if got == number or one[2] in taken else name_of(one[2])
            if name and of_name.get((kind, name), 0) < most:
                of_name[kind, name] = of_name.get((kind, name), 0) + 1
                take("friends", one)
                got += 1

    by_names("words", 140, 12, lambda title: next((name for name in weak if name in title), None))
    by_names("after", 60, 5, lambda title: next((name for name in short for end in AFTER if name + end in title), None))
    friends = lambda title: any(name in title for name in weak) or any(name + end in title for name in short for end in AFTER)
    named = [one for one in everything if one[2] not in taken and any(name in one[2] for name in short) and not friends(one[2])]
    for one in named[:200]:
        take("names", one)
    for one in [one for one in reversed(everything) if one[2] not in taken][:200]:  # From the end: the front was searched for names.
        take("any", one)
    return drawn


if __name__ == "__main__":
    shared = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else root.parent / "shared"
    for kind, month, number, title in draw(shared):
        print(kind, month, number, hashlib.sha256(title.encode()).hexdigest()[:12], title, sep="\t")
