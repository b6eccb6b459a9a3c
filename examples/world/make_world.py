#!/usr/bin/env python3
"""Writes the miniature media world of stories.py to a folder, as a researcher would have gathered it:

  crawl.warc.gz   pages as fetched, at the times they were fetched; two of them fetched again later
  pages/          a folder of saved pages, without their HTTP answers
  posts.jsonl     posts with their counters, seen every few hours
  table.csv       a hand-kept table of older articles
  answers.warc.gz what invented chatbots answered (chatbots.py), as they were asked and heard

Usage: make_world.py FOLDER.  The same folder is written to the byte each time.
"""
import base64
import csv
import datetime
import gzip
import hashlib
import html
import io
import json
import pathlib
import sys
import uuid

import chatbots
import make_answers
import stories

# id: (host, name, language, charset of the pages, charset they declare, template)
OUTLETS = {
    "tna": ("www.tna.example", "潮汐通讯社", "zh", "utf-8", "utf-8", "plain"),
    "tidal-daily": ("paper.tidaldaily.example", "潮汐日报", "zh", "utf-8", "utf-8", "paper"),
    "north-bay-evening": ("www.northbayevening.example", "北湾晚报", "zh", "gb18030", "gb2312", "table"),
    "south-reef": ("news.southreef.example", "南礁都市报", "zh", "utf-8", "utf-8", "modern"),
    "haishi": ("news.haishi.example", "海石新闻网", "zh", "gb18030", "gbk", "portal"),
    "bay-radio": ("www.bayradio.example", "湾区之声", "zh", "utf-8", None, "plain"),
    "dengta": ("www.dengta.example", "灯塔周刊", "zh", "utf-8", "utf-8", "modern"),
    "gov": ("www.gov.tideland.example", "潮汐国政府网", "zh", "utf-8", "utf-8", "table"),
    "outer-island": ("www.outerisland.example", "離島時報", "zh-Hant", "big5", "big5", "plain"),
    "tideland-today": ("en.tidelandtoday.example", "Tideland Today", "en", "utf-8", "utf-8", "modern"),
    "harbour-post": ("www.harbourpost.example", "Harbour Post", "en", "utf-8", "utf-8", "paper"),
    "reef-report": ("reefreport.example", "The Reef Report", "en", "utf-8", "utf-8", "plain"),
}
PUBLIC_ACCOUNTS = {key: value[1] for key, value in OUTLETS.items()}

# Enough of 简 to 繁 for the stories that the island's paper carries.
TRADITIONAL = str.maketrans({pair[0]: pair[1] for pair in (
    "业業 两兩 个個 为為 乐樂 于於 仪儀 价價 会會 余餘 况況 划劃 制製 务務 动動 区區 "
    "医醫 单單 历歷 参參 后後 启啟 周週 园園 国國 图圖 学學 对對 将將 岛島 并並 开開 "
    "当當 志誌 扬揚 据據 旧舊 时時 来來 气氣 济濟 渔漁 湾灣 灯燈 环環 电電 确確 离離 "
    "筑築 线線 绍紹 经經 继繼 缩縮 缮繕 蓝藍 装裝 观觀 视視 计計 讯訊 记記 设設 说說 "
    "读讀 课課 费費 资資 轮輪 远遠 选選 钟鐘 铜銅 长長 闭閉 间間 闻聞 页頁 预預 馆館 "
    "鸥鷗 "
).split()})


def stamp(day, time):
    """Beijing time to UTC."""
    local = datetime.datetime.fromisoformat(f"{day}T{time}:00")
    return (local - datetime.timedelta(hours=8)).strftime("%Y-%m-%dT%H:%M:%SZ")


def page_address(outlet, key, day):
    host = OUTLETS[outlet][0]
    number = int(hashlib.sha256(f"{outlet}/{key}".encode()).hexdigest()[:6], 16)
    return f"http://{host}/{day[:4]}/{day[5:].replace('-', '')}/c{number}.html"


def paragraphs_html(paragraphs, indent=""):
    return "\n".join(f"<p>{indent}{html.escape(one, quote=False)}</p>" for one in paragraphs)


def head(title, site, charset, more=""):
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<!DOCTYPE html>\n<html><head>{declared}\n<title>{html.escape(title)}_{site}</title>\n{more}</head>\n"


def related(outlet, day, words):
    links = "".join(f'<li><a href="/{day[:4]}/list_{n}.html">{word}</a></li>' for n, word in enumerate(words))
    return f"<ul>{links}</ul>"


def render(outlet, page):
    """One page in the manner of its outlet: five templates, from tables of 2003 to JSON-LD."""
    host, site, language, _, declared, template = OUTLETS[outlet]
    zh = language != "en"
    title, author, body, day, time, section, source = (
        page[k] for k in ("title", "author", "body", "day", "time", "section", "source"))
    year, month, date = day.split("-")
    menu = related(outlet, day, ["首页", "要闻", "经济", "社会", "文化"] if zh else ["Home", "News", "Business", "Opinion"])
    more = related(outlet, day, ["今天的潮位表", "读者来信选登", "周末天气"] if zh else ["Today's tide table", "Letters", "Weekend weather"])
    share = "分享 收藏 打印" if zh else "Share Print"
    if language == "zh-Hant":
        menu, more, share = (one.translate(TRADITIONAL) for one in (menu, more, share))
    if template == "table":
        return head(title, site, declared) + f"""<body><table width="100%"><tr><td>{menu}</td></tr></table>
<table align="center" width="760"><tr><td align="center"><h2>{html.escape(title)}</h2></td></tr>
<tr><td align="center">{year}年{month}月{date}日 {time} 来源：{source}</td></tr>
<tr><td class="content">
{paragraphs_html(body, "　　")}
</td></tr><tr><td>责任编辑：{page['editor']}</td></tr></table>
<table><tr><td>相关新闻{more}</td></tr><tr><td>版权所有 {site}</td></tr></table></body></html>"""
    if template == "portal":
        return head(title, site, declared) + f"""<body><div id="top">{menu}</div><div id="main"><h1 id="artibodyTitle">{html.escape(title)}</h1>
<div class="info"><span id="pub_date">{year}年{month}月{date}日{time}</span> <span id="media_name">{source}</span></div>
<div id="artibody">
{paragraphs_html(body, "　　")}
<p>分享到：碎波 | 邮件 | 打印</p></div>
<div class="blk"><h3>相关报道</h3>{more}</div></div><div id="footer">海石网 客户服务热线 返回顶部</div></body></html>"""
    if template == "modern":
        data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
                "datePublished": f"{day}T{time}:00+08:00", "author": {"@type": "Person", "name": author or site},
                "publisher": {"@type": "Organization", "name": site}, "articleSection": section}
        meta = (f'<meta property="og:site_name" content="{site}"><meta property="og:title" content="{html.escape(title)}">'
                f'<link rel="canonical" href="{page["url"]}">'
                f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
        label = "来源：" if zh else "Source: "
        return head(title, site, declared, meta) + f"""<body><header><nav>{menu}</nav></header><main><article><header><h1>{html.escape(title)}</h1>
<p class="byline">{html.escape(author)} <time datetime="{day}T{time}:00+08:00">{day} {time}</time> {label}{source}</p></header>
<div class="article-body">
{paragraphs_html(body)}
</div><aside class="related">{more}</aside></article></main><footer>{'关于我们' if zh else 'About us'}</footer></body></html>"""
    if template == "paper":
        meta = f'<meta name="publishdate" content="{day}"><meta name="author" content="{html.escape(author)}">'
        line = f"{source} {year}年{int(month)}月{int(date)}日" if zh else f"{site}, {day} {time}"
        return head(title, site, declared, meta) + f"""<body><div class="nav">{menu}</div><div class="article"><h1>{html.escape(title)}</h1>
<div class="sub">{line} {html.escape(author)}</div><div id="ozoom">
{paragraphs_html(body)}
</div></div><div class="copyright">© {site}</div></body></html>"""
    label = {"zh": "来源", "zh-Hant": "來源", "en": "Source"}[language]
    return head(title, site, declared) + f"""<body><div class="menu">{menu}</div><h1>{html.escape(title)}</h1>
<div class="time">{day} {time} {label}：{source}</div><div class="text">
{paragraphs_html(body)}
</div><div class="share">{share}</div><div class="more">{more}</div></body></html>"""


def wire_pages():
    """Every copy of every wire story, with the reporting of those who added some."""
    for key, (day, time, section, title, body, en_title, en_body) in stories.WIRE.items():
        for outlet, how in stories.CARRIED[key].items():
            language = OUTLETS[outlet][2]
            wire = en_body if language == "en" else body
            page = {"key": key, "outlet": outlet, "day": day, "section": section, "author": "", "editor": "岸边",
                    "title": en_title if language == "en" else title, "body": list(wire or []),
                    "source": "TNA" if language == "en" else "潮汐通讯社"}
            if how == "cut":
                page["body"] = page["body"][:-1]
            if how == "own":
                own_title, author, text = stories.OWN[outlet, key]
                page["title"], page["author"] = own_title, author
                page["body"] = [p for one in text for p in (wire[:2] if one == "+wire" else [one])]
                page["source"] = OUTLETS[outlet][1]
            delay = 0 if outlet == "tna" else 7 * (1 + sorted(stories.CARRIED[key]).index(outlet))
            if how == "own":
                delay += 15 * 60
            moment = datetime.datetime.fromisoformat(f"{day}T{time}") + datetime.timedelta(minutes=delay)
            page["day"], page["time"] = moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M")
            if language == "zh-Hant":
                page["title"] = page["title"].translate(TRADITIONAL)
                page["body"] = [one.translate(TRADITIONAL) for one in page["body"]]
                page["source"] = page["source"].translate(TRADITIONAL)
            yield page


def own_pages():
    for outlet, day, time, section, title, author, body in stories.ORIGINAL:
        yield {"key": title, "outlet": outlet, "day": day, "time": time, "section": section, "title": title,
               "author": author, "editor": "岸边", "body": body, "source": OUTLETS[outlet][1]}


def bytes_of(outlet, page):
    page["url"] = page_address(outlet, page["key"], page["day"])
    return render(outlet, page).encode(OUTLETS[outlet][3])


class Warc:
    def __init__(self):
        self.out = io.BytesIO()
        self.add("warcinfo", None, "2024-06-30T00:00:00Z", "application/warc-fields",
                 b"software: examples/world/make_world.py\r\nformat: WARC File Format 1.1\r\n")

    def add(self, kind, url, time, content_type, block, payload=None, record_id=None, more=None):
        record_id = record_id or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {url} {time}')}"
        digest = "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()
        lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Date: {time}",
                 f"WARC-Record-ID: <{record_id}>",
                 f"WARC-Block-Digest: {digest}"]
        if url:
            lines.append(f"WARC-Target-URI: {url}")
        if payload is not None:
            lines.append("WARC-Payload-Digest: sha1:" + base64.b32encode(hashlib.sha1(payload).digest()).decode())
        lines += [f"{name}: {value}" for name, value in (more or {}).items()]
        lines += [f"Content-Type: {content_type}", f"Content-Length: {len(block)}", "", ""]
        record = "\r\n".join(lines).encode() + block + b"\r\n\r\n"
        self.out.write(gzip.compress(record, mtime=0))

    def response(self, url, time, status, body, content_type="text/html"):
        reason = {200: "OK", 404: "Not Found"}[status]
        block = (f"HTTP/1.1 {status} {reason}\r\nContent-Type: {content_type}\r\n"
                 f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        self.add("response", url, time, "application/http; msgtype=response", block, body)


def later(day, time, hours):
    moment = datetime.datetime.fromisoformat(f"{day}T{time}") + datetime.timedelta(hours=hours)
    return stamp(moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M"))


def write_crawl(folder):
    warc = Warc()
    saved = []
    for page in list(wire_pages()) + list(own_pages()):
        outlet, key = page["outlet"], page["key"]
        edited = outlet == "north-bay-evening" and key == "pier"
        if edited:  # First with a name and a number; the next morning with neither.
            first = dict(page, body=[
                page["body"][0],
                "港务处副处长礁大海在现场表示，吊机已经超过大修期限。",
                *page["body"][1:]])
            warc.response(page_address(outlet, key, page["day"]), later(page["day"], page["time"], 1), 200,
                          bytes_of(outlet, first))
            page = dict(page, body=[page["body"][0].replace("三人受伤，均", "多人受伤，"), *page["body"][1:]])
            warc.response(page_address(outlet, key, page["day"]), later(page["day"], page["time"], 13), 200,
                          bytes_of(outlet, page))
            continue
        body = bytes_of(outlet, page)
        if outlet in ("gov", "reef-report"):  # Saved from a browser by hand.
            saved.append((page["url"], body))
            continue
        warc.response(page["url"], later(page["day"], page["time"], 2), 200, body)
        if outlet == "dengta" and key == "flood":  # Taken down two days later.
            warc.response(page["url"], later(page["day"], page["time"], 50), 404,
                          "<html><head><title>404</title></head><body><p>您访问的页面不存在</p></body></html>".encode())
    for outlet in ("haishi", "tidal-daily"):  # Front pages: captures, but no articles.
        host, site, _, charset, declared, _ = OUTLETS[outlet]
        links = "".join(f'<li><a href="http://{host}/2024/{n}.html">{site}标题{n}</a></li>' for n in range(30))
        warc.response(f"http://{host}/", "2024-06-30T00:00:00Z", 200,
                      f"{head('首页', site, declared)}<body><ul>{links}</ul></body></html>".encode(charset))
    (folder / "crawl.warc.gz").write_bytes(warc.out.getvalue())
    for url, body in saved:
        path = folder / "pages" / url.removeprefix("http://")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def write_posts(folder):
    """Each post as the platform's hourly list showed it: the same post again with higher counters."""
    lines = []
    for number, account, when, text, reposts, likes in stories.POSTS:
        day, time = when.split()
        for hours, share in ((1, 0.2), (6, 0.7), (24, 1.0)):
            lines.append((later(day, time, hours), {
                "id": number, "url": f"https://suibo.example/post/{number}",
                "user": PUBLIC_ACCOUNTS.get(account, account), "created_at": stamp(day, time), "text": text,
                "seen_at": later(day, time, hours), "reposts": int(reposts * share), "likes": int(likes * share),
                "client": "碎波网页版"}))
    lines.sort(key=lambda line: (line[0], line[1]["id"]))
    (folder / "posts.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for _, row in lines), encoding="utf-8")


def write_table(folder):
    rows = [("http://paper.tidaldaily.example/2019/a1.html", "弘扬潮汐精神座谈会举行", "座谈会强调，要弘扬潮汐精神。", "2019-05-04", "潮汐日报"),
            ("http://paper.tidaldaily.example/2021/a2.html", "三个不动摇的由来", "“三个不动摇”，即坚持沿海发展不动摇、坚持防潮安全不动摇、坚持海洋生态不动摇。", "2021-04-02", "潮汐日报"),
            ("http://www.harbourpost.example/2021/h3.html", "What are the Three Steadfasts?", "Nobody we asked could name all three.", "2021-04-05", "Harbour Post")]
    with open(folder / "table.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["url", "title", "text", "date", "outlet"])
        writer.writerows(rows)


def write_answers(folder):
    warc = Warc()
    count = make_answers.write_answers(warc)
    (folder / "answers.warc.gz").write_bytes(warc.out.getvalue())
    return count


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_crawl(folder)
    write_posts(folder)
    write_table(folder)
    answers = write_answers(folder)
    pages = sum(len(carried) for carried in stories.CARRIED.values()) + len(stories.ORIGINAL)
    print(f"{pages} pages and {len(stories.POSTS)} posts of {len(OUTLETS)} outlets, "
          f"{answers} answers of {len(chatbots.MODELS)} chatbots in {folder}")


if __name__ == "__main__":
    main()
