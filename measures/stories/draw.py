#!/usr/bin/env python3
"""Draws the pairs that were labelled: draw.py SHARED [--more] > pairs, always the same ones; --more: those of the half learn.

Hard and easy are mixed on purpose: candidates are near in time, and are drawn by how alike their titles and first lines
are (cosine of weighted bigrams or words; across languages by a short list of words below), from "very" down to "not at
all".  The list of words serves the drawing only; the engine knows nothing of it.
"""
import collections
import math
import pathlib
import random
import re
import sys

import read

SEED = 20260922
WORDS = """习近平=xi 李克强=keqiang 王毅=yi,wang 栗战书=zhanshu 杨洁篪=jiechi 俄罗斯=russia,russian 乌克兰=ukraine,ukrainian 美国=us,u.s.,american 拜登=biden
普京=putin 德国=german,germany 法国=french,france 日本=japan,japanese 韩国=rok,korea 朝鲜=dprk 印度=india 巴基斯坦=pakistan 阿富汗=afghan,afghanistan
上海=shanghai 北京=beijing 香港=hong,hksar 台湾=taiwan 新疆=xinjiang 西藏=tibet,xizang 海南=hainan 吉林=jilin 深圳=shenzhen 长沙=changsha 残奥=paralympic,paralympics
冬奥=olympic,olympics 空间站=space 神舟=shenzhou 天舟=tianzhou 航天员=astronauts,taikonauts 坠=crash,plane 客机=crash,plane 地震=earthquake,quake 倒塌=collapse,collapsed
疫苗=vaccine,vaccines 新冠=covid-19 核酸=testing 博鳌=boao 所罗门=solomon 萨摩亚=samoa 斐济=fiji 索马里=somalia 以色列=israel,israeli 伊朗=iran 塞尔维亚=serbian
南非=african 金砖=brics 世卫=who 联合国=un 安理会=security 欧盟=eu 北约=nato 制裁=sanctions 选举=election 总统=president 首相=pm,minister 共青团=youth,league
冲突=conflict 谈判=talks 通话=phone 两会=npc,cppcc 全国人大=npc 政协=cppcc 火箭=rocket 卫星=satellite 贸易=trade 经济=economic,economy GDP=gdp 出口=exports 洪水=flood
枪击=shooting 火灾=fire 爆炸=explosion,blast 菲律宾=philippine,philippines 柬埔寨=cambodian,cambodia 古巴=cuba,cuban 斯里兰卡=sri 李家超=lee 巴勒斯坦=palestinian 埃及=egyptian,egypt""".split()


def terms(row):
    text = re.sub(r"^\[视频\]", "", row.title)
    lead = row.text[:160]
    if row.language == "en":
        words = re.findall(r"[a-z0-9.\-]+", text.lower())
        return collections.Counter(w.strip(".-") if w != "u.s." else w for w in words)
    bag = collections.Counter()
    for part, weight in ((text, 1.0), (lead, 0.3)):
        for run in re.findall(r"[\u4e00-\u9fff]+", part):
            for i in range(len(run) - 1):
                bag[run[i : i + 2]] += weight
    return bag


def concepts(row):
    found = set()
    words = set(terms(row)) if row.language == "en" else None
    body = row.title + row.text[:160]
    for number, word in enumerate(WORDS):
        chinese, english = word.split("=")
        if (chinese in body) if words is None else any(e in words for e in english.split(",")):
            found.add(number)
    return collections.Counter(found)


def vectors(some, of):
    bags = [of(row) for row in some]
    df = collections.Counter(term for bag in bags for term in bag)
    result = []
    for bag in bags:
        vector = {t: min(c, 2) * math.log(1 + len(some) / df[t]) for t, c in bag.items()}
        norm = math.sqrt(sum(v * v for v in vector.values())) or 1
        result.append({t: v / norm for t, v in vector.items()})
    return result


def day(row):
    import datetime
    return datetime.date.fromisoformat(row.time[:10]).toordinal()


def candidates(left, right, days, of, keep):
    """(likeness, a, b) of pairs near in time; each unordered pair once."""
    both = left if left is right else left + right
    vecs = dict(zip((r.id for r in both), vectors(both, of)))
    by_day = collections.defaultdict(list)
    for row in right:
        by_day[day(row)].append(row)
    for a in left:
        for d in range(day(a) - days, day(a) + days + 1):
            for b in by_day[d]:
                if (left is not right or a.id < b.id) and keep(a, b):
                    va, vb = vecs[a.id], vecs[b.id]
                    yield sum(v * vb.get(t, 0) for t, v in va.items()), a, b


def draw(dice, kind, found, counts):
    """counts: (from, below, how many) of likeness."""
    found = sorted(found, key=lambda f: (f[1].id, f[2].id))
    used = collections.Counter()
    for low, high, many in counts:
        some = [f for f in found if low <= f[0] < high]
        dice.shuffle(some)
        for _, a, b in some:
            if many and used[a.id] < 2 and used[b.id] < 2:
                used[a.id] += 1
                used[b.id] += 1
                many -= 1
                yield kind, a, b


def item(row):
    return len(row.text) > 80 and not re.search("快讯|完整版|新闻联播|联播|江山壮丽|速览", row.title)


def all_pairs(data):
    dice = random.Random(SEED)
    pairs = []
    xw = [r for r in read.rows(data, "xwlb") if item(r)]
    some_days = set(dice.sample(sorted({r.time[:7] for r in xw}), 14))
    xw_some = [r for r in xw if r.time[:7] in some_days]
    pairs += draw(dice, "xwlb", candidates(xw_some, xw_some, 3, terms, lambda a, b: True),
                  [(.5, 1.1, 30), (.3, .5, 36), (.15, .3, 16), (0, .15, 8)])
    meet = [r for r in xw if re.search("习近平.*(会见|会谈|通电话|致电|贺电)|李克强.*(会见|会谈)", r.title)]
    pairs += draw(dice, "meeting", candidates(meet, meet, 1, terms, lambda a, b: True), [(.5, 1.1, 14), (0, .5, 16)])
    dz = read.rows(data, "daniel-zh")
    pairs += draw(dice, "press-zh", candidates(dz, dz, 3, terms, lambda a, b: a.title != b.title),
                  [(.35, 1.1, 22), (.2, .35, 14), (.1, .2, 6), (0, .1, 3)])
    cp = read.rows(data, "copies")
    sides = {r.id: r for r in cp}
    keys = sorted({r.id[:-2] for r in cp})
    pairs += [("copies", sides[k + "/a"], sides[k + "/b"]) for k in dice.sample(keys, 24)]
    ht = [r for r in read.rows(data, "hot")]
    months = set(dice.sample(sorted({r.time[:10] for r in ht}), 24))
    ht = [r for r in ht if r.time[:10] in months and len(r.title) >= 9]
    pairs += draw(dice, "hot", candidates(ht, ht, 1, terms, lambda a, b: a.title != b.title),
                  [(.5, 1.1, 16), (.3, .5, 10), (0, .3, 4)])
    sv = [r for r in read.rows(data, "sentivis") if r.time >= "2022-02-18"]
    apart = list(candidates(sv, sv, 2, terms, lambda a, b: a.outlet != b.outlet))
    pairs += draw(dice, "outlets", apart, [(.5, 1.1, 36), (.35, .5, 44), (.2, .35, 26), (0, .2, 10)])
    alike = candidates(sv, sv, 2, terms, lambda a, b: a.outlet == b.outlet)
    pairs += draw(dice, "one-outlet", alike, [(.5, 1.1, 12), (.3, .5, 12)])
    de = read.rows(data, "daniel-en")
    pairs += draw(dice, "press-en", candidates(de, de, 3, terms, lambda a, b: True), [(.3, 1.1, 12), (.1, .3, 6)])
    xw22 = [r for r in xw if "2022-02-18" <= r.time[:10] <= "2022-05-31"]
    pairs += draw(dice, "across", candidates(xw22, sv, 1, concepts, lambda a, b: True),
                  [(.9, 1.1, 40), (.7, .9, 44), (.45, .7, 24), (.01, .45, 8), (0, .01, 8)])
    dice.shuffle(pairs)
    halves = ["tune", "judge"] * (len(pairs) // 2 + 1)
    dice.shuffle(halves)
    return list(zip(pairs, halves))


def more_across(data):
    """A second drawing, made when the first had shown that few of its pairs across languages are of one event: pairs
    that share at least three of the words, or two rare ones."""
    dice = random.Random(SEED + 1)
    xw = [r for r in read.rows(data, "xwlb") if item(r) and "2022-02-18" <= r.time[:10] <= "2022-05-31"]
    sv = [r for r in read.rows(data, "sentivis") if r.time >= "2022-02-18"]
    frequent = collections.Counter(word for row in xw + sv for word in concepts(row))
    found = []
    for _, a, b in candidates(xw, sv, 1, concepts, lambda a, b: True):
        common = set(concepts(a)) & set(concepts(b))
        rarity = sum(math.log((len(xw) + len(sv)) / frequent[word]) for word in common)
        found.append((rarity, a, b))
    some = []
    taken = set()
    for pair in draw(dice, "across", found, [(9.5, 99, 60)]):
        if pair[1].id not in taken:
            taken.add(pair[1].id)
            some.append((pair, dice.choice(["tune", "judge"])))
    return some


def more_tune(data):
    """A third drawing, for learning only: of articles that stand in no pair of the first two."""
    dice = random.Random(SEED + 2)
    taken = {r.id for (_, a, b), _ in all_pairs(data) + more_across(data) for r in (a, b)}
    free = lambda name: [r for r in read.rows(data, name) if r.id not in taken]
    pairs = []
    xw = [r for r in free("xwlb") if item(r)]
    months = set(dice.sample(sorted({r.time[:7] for r in xw}), 20))
    some = [r for r in xw if r.time[:7] in months]
    pairs += draw(dice, "xwlb", candidates(some, some, 3, terms, lambda a, b: True), [(.5, 1.1, 40), (.3, .5, 25), (.15, .3, 10)])
    meet = [r for r in xw if re.search("习近平.*(会见|会谈|通电话|致电|贺电)|李克强.*(会见|会谈)", r.title)]
    pairs += draw(dice, "meeting", candidates(meet, meet, 1, terms, lambda a, b: True), [(.5, 1.1, 14), (0, .5, 10)])
    dz = free("daniel-zh")
    pairs += draw(dice, "press-zh", candidates(dz, dz, 3, terms, lambda a, b: a.title != b.title), [(.35, 1.1, 50), (.2, .35, 30), (.1, .2, 10)])
    ht = free("hot")
    days = set(dice.sample(sorted({r.time[:10] for r in ht}), 40))
    ht = [r for r in ht if r.time[:10] in days and len(r.title) >= 9]
    pairs += draw(dice, "hot", candidates(ht, ht, 1, terms, lambda a, b: a.title != b.title), [(.5, 1.1, 30), (.3, .5, 25), (.15, .3, 8)])
    sv = [r for r in free("sentivis") if r.time >= "2022-02-18"]
    apart = list(candidates(sv, sv, 2, terms, lambda a, b: a.outlet != b.outlet))
    pairs += draw(dice, "outlets", apart, [(.5, 1.1, 70), (.35, .5, 90), (.2, .35, 50)])
    alike = candidates(sv, sv, 2, terms, lambda a, b: a.outlet == b.outlet)
    pairs += draw(dice, "one-outlet", alike, [(.5, 1.1, 16), (.3, .5, 14)])
    de = free("daniel-en")
    pairs += draw(dice, "press-en", candidates(de, de, 3, terms, lambda a, b: True), [(.3, 1.1, 20), (.1, .3, 10)])
    xw22 = [r for r in xw if "2022-02-18" <= r.time[:10] <= "2022-05-31"]
    frequent = collections.Counter(word for row in xw22 + sv for word in concepts(row))
    rare = []
    for _, a, b in candidates(xw22, sv, 1, concepts, lambda a, b: True):
        common = set(concepts(a)) & set(concepts(b))
        rare.append((sum(math.log((len(xw22) + len(sv)) / frequent[word]) for word in common), a, b))
    pairs += draw(dice, "across", rare, [(10.5, 99, 90), (8.5, 10.5, 110), (6.5, 8.5, 50), (3, 6.5, 25)])
    dice.shuffle(pairs)
    return [(pair, "learn") for pair in pairs]


if __name__ == "__main__":
    shared_data = pathlib.Path(sys.argv[1]) / "data"
    drawn = more_tune(shared_data) if "--more" in sys.argv[2:] else all_pairs(shared_data) + more_across(shared_data)
    for (kind, a, b), half in drawn:
        print(a.id, b.id, kind, half, sep="\t")
