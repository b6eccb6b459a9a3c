"""Chinese pairs with exact offsets, made by a seed from the broadcasts of ../shared while they are measured; never stored.

A passage of one item is put into another one, changed in a known way.  The two items share no run of 16 characters
before that, so what is found elsewhere is false.
"""
import gzip
import json
import random
import re

KINDS = ["verbatim", "punctuation", "traditional", "deletions", "insertions", "wordings", "reordered", "everything"]
TRADITIONAL = dict(zip(
    "国会发来对开们这时个为经现过还进实应与间问关业产党东车长门书话说语议论记设计认识词谈请让该读调总统领导众习变体"
    "华际团务员义乐贺传优价伟举军农决净减几击创办动劳区医协单卫历压厅县双号启员响园围图场坏块坚声处备复够头奖妇学宁审宽宾导层岁岛"
    "币师带帮庆库应庄张强归当录总恶悬惊惠战户扩扫扬护报担据损换挥数断无旧显晋术机权条极构标树样桥检楼欢气汉济浓涛润湾满潜灭灵点炼热"
    "爱环电监盘码确离种积稳穷窝竞笔筑签简粮紧红约级纪纯纳纵线练组细织终绍经结给络绝统继绩续维综绿缩网罗职联胜脑节艺苏范荐药营获虽补装观规视览觉触订训讯许证评译试诚询详误谁谋谢谱贝负财责败货质贫购贯贵费资赏赛赞转轮软轻较辅辆输辽边达迁运远违连迟选递逻邓郑释里鉴针钢钱铁银错锋键镇闭闻阅队阳阴阶际陆陈险随难须顺预领频题额颜风飞馆驻验鱼鲁鲜黄齐龙",
    "國會發來對開們這時個為經現過還進實應與間問關業產黨東車長門書話說語議論記設計認識詞談請讓該讀調總統領導眾習變體"
    "華際團務員義樂賀傳優價偉舉軍農決淨減幾擊創辦動勞區醫協單衛歷壓廳縣雙號啟員響園圍圖場壞塊堅聲處備復夠頭獎婦學寧審寬賓導層歲島"
    "幣師帶幫慶庫應莊張強歸當錄總惡懸驚惠戰戶擴掃揚護報擔據損換揮數斷無舊顯晉術機權條極構標樹樣橋檢樓歡氣漢濟濃濤潤灣滿潛滅靈點煉熱"
    "愛環電監盤碼確離種積穩窮窩競筆築簽簡糧緊紅約級紀純納縱線練組細織終紹經結給絡絕統繼績續維綜綠縮網羅職聯勝腦節藝蘇範薦藥營獲雖補裝觀規視覽覺觸訂訓訊許證評譯試誠詢詳誤誰謀謝譜貝負財責敗貨質貧購貫貴費資賞賽贊轉輪軟輕較輔輛輸遼邊達遷運遠違連遲選遞邏鄧鄭釋里鑒針鋼錢鐵銀錯鋒鍵鎮閉聞閱隊陽陰階際陸陳險隨難須順預領頻題額顏風飛館駐驗魚魯鮮黃齊龍"))
# Titles and verbs as another outlet puts them.
WORDINGS = [("中共中央总书记、国家主席、中央军委主席", "国家主席"), ("国务院总理", "总理"), ("全国人大常委会委员长", "委员长"),
            ("国家主席", "主席"), ("中共中央政治局委员", "政治局委员"), ("外交部长", "外长"), ("指出", "表示"), ("强调", "指出"),
            ("表示", "说"), ("进一步", "更"), ("推动", "促进"), ("加强", "强化"), ("提高", "提升"), ("昨天", "前一天"),
            ("今天", "当日"), ("全面", "全方位"), ("重要", "重大"), ("举行", "召开"), ("会见", "见了"), ("记者", "本报记者"), ("我国", "中国")]
CLAUSES = re.compile(r"[^，。；：、！？\n]*[，。；：、！？\n]*")
SENTENCES = re.compile(r"[^。！？\n]*[。！？\n]+")


def items(shared, quick):
    files = sorted((shared / "data/phrases/xwlb").glob("xwlb_*.jsonl.gz"))[-2 if quick else -6:]
    out = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                text = row["text"].split("）：", 1)[-1]
                if 400 <= len(text) <= 3000:
                    out.append((row["date"], text))
    return out


def punctuation(text, random):
    swaps = {"，": " ", "、": "，", "；": "。", "“": "「", "”": "」", "：": ":", "。": "。\n"}
    return "".join(swaps.get(sign, sign) if random.random() < 0.7 else sign for sign in text)


def traditional(text, _):
    return "".join(TRADITIONAL.get(sign, sign) for sign in text)


def deletions(text, random):
    parts = CLAUSES.findall(text)
    kept = [part for i, part in enumerate(parts) if i in (0, len(parts) - 2) or random.random() > 0.2]
    return "".join(kept)


def insertions(text, random):
    added = ["据了解，", "记者注意到，", "值得一提的是，", "与此同时，", "在当地时间上午，", "有分析人士认为，"]
    parts = CLAUSES.findall(text)
    return "".join((random.choice(added) if 0 < i and random.random() < 0.2 else "") + part for i, part in enumerate(parts))


def wordings(text, _):
    for old, new in WORDINGS:
        text = text.replace(old, new)
    return text


def reordered(text, random):
    parts = SENTENCES.findall(text)
    rest = text[sum(map(len, parts)):]
    random.shuffle(parts)
    return "".join(parts) + rest


def everything(text, random):
    for change in (reordered, deletions, insertions, wordings, punctuation, traditional):
        text = change(text, random)
    return text


CHANGES = {"verbatim": lambda text, _: text, "punctuation": punctuation, "traditional": traditional, "deletions": deletions,
           "insertions": insertions, "wordings": wordings, "reordered": reordered, "everything": everything}


def runs(text, size=16):
    letters = re.sub(r"\W", "", text)
    return {letters[i:i + size] for i in range(len(letters) - size + 1)}


def passage(text, random):
    """A run of whole sentences of 80 to 500 characters, as a range; nothing where there is none."""
    ends = [0] + [match.end() for match in SENTENCES.finditer(text)]
    choices = [(a, b) for a in ends for b in ends if 80 <= b - a <= 500]
    return random.choice(choices) if choices else None


def pairs(shared, seed, half, each, quick):
    """Pairs of one half of the items (even or odd days): id, kind, source, target, gold or None."""
    chance = random.Random(f"{seed} {half}")
    pool = [text for day, text in items(shared, quick) if int(day[-2:]) % 2 == half]
    known = {}
    out = []
    for kind in KINDS + ["nothing"]:
        for number in range(each):
            while True:
                a, b = chance.sample(range(len(pool)), 2)
                for one in (a, b):
                    known.setdefault(one, runs(pool[one]))
                span = passage(pool[a], chance)
                if span and not known[a] & known[b]:
                    break
            source, target, gold = pool[a], pool[b], None
            if kind != "nothing":
                text = CHANGES[kind](source[span[0]:span[1]], chance).strip()
                at = chance.choice([0] + [match.end() for match in SENTENCES.finditer(target)])
                target = target[:at] + text + target[at:]
                gold = (span[0], span[1], at, at + len(text))
            out.append({"id": f"{half} {kind} {number}", "kind": kind, "source": source, "target": target, "gold": gold})
    return out
