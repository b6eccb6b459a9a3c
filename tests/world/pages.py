"""Pages as the sites show them: articles in six templates, front pages and listings, and what is no edit (noise)."""
import html
import json
import random

from world.clock import local, utc
from world.hant import traditional

LABELS = {
    "zh": {"menu": ("首页", "要闻", "本地", "港口", "文化"), "source": "来源：", "editor": "责任编辑：", "related": "相关新闻",
           "reads": "阅读 {} 次", "comments": "评论 {}", "updated": "页面更新时间：{}", "footer": "{} 版权所有 联系我们 广告服务",
           "ad": ("广告：缆绳八折", "广告：新到雨衣", "广告：港口夜游", "广告：修船请找老吴"), "more": "更多新闻", "front": "{}_首页"},
    "en": {"menu": ("Home", "News", "Local", "Harbour", "Culture"), "source": "Source: ", "editor": "Editor: ",
           "related": "Related stories", "reads": "{} reads", "comments": "{} comments", "updated": "Page updated {}",
           "footer": "© {} Contact Advertising", "ad": ("Advertisement: ropes, a fifth off", "Advertisement: raincoats are in",
                                                       "Advertisement: harbour tours", "Advertisement: boats mended"),
           "more": "More news", "front": "{} | Home"},
}
EDITORS = {"zh": ("吴汛", "秦桅", "罗锚", "范舵"), "en": ("I. Mast", "J. Keel", "R. Anchor", "S. Rudder")}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def escape(text):
    return html.escape(text, quote=False)


class Shown:
    """How a page of `site` looks at `moment`: what differs from visit to visit and is no edit."""

    def __init__(self, site, moment):
        self.site, self.moment = site, moment
        self.labels = LABELS[site.language]
        self.chance = random.Random(f"{site.host} {int(moment)}")
        # Half of the days the page comes in the other script, or with wide figures.
        other = int(moment // 21600) % 2 == 1
        self.other_script = "script" in site.noise and other
        self.wide = "width" in site.noise and int(moment // 10800) % 2 == 1

    def finish(self, text):
        return traditional(text) if self.site.script == "hant" or self.other_script else text

    def body(self, paragraphs):
        indent = "　　" if self.site.language == "zh" and self.site.template in ("table", "portal") else ""
        if "space" in self.site.noise:
            indent = self.chance.choice(("", "&nbsp;&nbsp;", "　　", "\n   "))
        out = "\n".join(f"<p>{indent}{escape(one)}</p>" for one in paragraphs)
        return out.translate(WIDE) if self.wide else out

    def counters(self):
        if "counter" not in self.site.noise:
            return ""
        reads, comments = self.chance.randint(100, 90000), self.chance.randint(0, 400)
        return (f'<span class="reads">{self.labels["reads"].format(reads)}</span> '
                f'<span class="comments">{self.labels["comments"].format(comments)}</span>')

    def clock(self):
        if "clock" not in self.site.noise:
            return ""
        stamp = local(self.moment, self.site.hours_east).strftime("%Y-%m-%d %H:%M:%S")
        return f'<p class="updated">{self.labels["updated"].format(stamp)}</p>'

    def ad(self):
        text = self.chance.choice(self.labels["ad"]) if "ads" in self.site.noise else self.labels["ad"][0]
        return f'<div class="ad"><a href="/ad/{self.chance.randint(1, 9999) if "ads" in self.site.noise else 1}">{text}</a></div>'

    def menu(self):
        return "".join(f'<li><a href="/{at or ""}">{word}</a></li>' for at, word in enumerate(self.labels["menu"])).replace(
            'href="/1"', 'href="/list"')

    def related(self, others):
        shown = list(others)
        if "related" in self.site.noise:
            self.chance.shuffle(shown)
        links = "".join(f'<li><a href="{html.escape(one.path)}">{escape(one.versions[0].title)}</a></li>' for one in shown[:5])
        return f'<div class="related"><h3>{self.labels["related"]}</h3><ul>{links}</ul></div>'

    def head(self, title, more=""):
        declared = "" if self.site.declared == "-" else f'<meta charset="{self.site.declared}">'
        language = {"zh": "zh-Hant" if self.site.script == "hant" else "zh-CN", "en": "en"}[self.site.language]
        return (f'<!DOCTYPE html>\n<html lang="{language}"><head>{declared}<title>{escape(title)}</title>{more}'
                '<link rel="stylesheet" href="/style.css"></head>\n')

    def footer(self):
        return f'<div class="footer">{self.labels["footer"].format(self.site.name)}</div>'

    def published(self, page):
        """The time as it stands on the page, in the site's own zone, and with its offset."""
        when = local(page.published, self.site.hours_east)
        sign = f"+{self.site.hours_east:02}:00"
        if "no-zone" in self.site.quirks:
            sign = ""
        if self.site.language == "zh":
            return f"{when.year}年{when.month:02}月{when.day:02}日 {when:%H:%M}", f"{when:%Y-%m-%dT%H:%M:%S}{sign}"
        return f"{when.day} {when:%B} {when.year} {when:%H:%M}", f"{when:%Y-%m-%dT%H:%M:%S}{sign}"


def article_page(page, version, moment, others, origin):
    """One article; `origin` is the name that its source line bears."""
    site, text = page.site, page.versions[version]
    shown = Shown(site, moment)
    human, machine = shown.published(page)
    title, labels = text.title, shown.labels
    body, editor = shown.body(text.paragraphs), EDITORS[site.language][page.number % 4]
    source = f"{labels['source']}{escape(origin)}"
    related = shown.related(others)
    whole = globals()[f"template_{site.template}"](
        shown, title=escape(title), human=human, machine=machine, body=body, editor=f"{labels['editor']}{editor}", source=source,
        related=related, page=page)
    return shown.finish(whole)


def template_modern(shown, title, human, machine, body, editor, source, related, page):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": machine,
            "publisher": {"@type": "Organization", "name": shown.site.name}, "articleSection": page.article.section}
    more = (f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
            f'<meta property="og:site_name" content="{shown.site.name}"><link rel="canonical" href="{html.escape(page.url())}">'
            f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
    return shown.head(f"{title} - {shown.site.name}", more) + f"""<body><header><nav><ul>{shown.menu()}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline"><time datetime="{machine}">{human}</time> {source} {shown.counters()}</p>
<div class="article-body">
{body}
</div><p class="editor">{editor}</p></article>{shown.clock()}{shown.ad()}{related}</main><footer>{shown.footer()}</footer></body></html>"""


def template_paper(shown, title, human, machine, body, editor, source, related, page):
    more = f'<meta name="publishdate" content="{machine}">'
    return shown.head(f"{title}_{shown.site.name}", more) + f"""<body><div id="nav"><ul>{shown.menu()}</ul></div>
<div class="left"><h1>{title}</h1><div class="sub"><span>{human}</span> <span>{source}</span> {shown.counters()}</div>
<div id="content">
{body}
</div><div class="bottom">{editor}</div></div><div class="right">{shown.ad()}{related}</div>{shown.clock()}{shown.footer()}</body></html>"""


def template_table(shown, title, human, machine, body, editor, source, related, page):
    return shown.head(f"{title}_{shown.site.name}") + f"""<body><table width="100%"><tr><td><ul>{shown.menu()}</ul></td></tr></table>
<table align="center" width="760"><tr><td align="center"><h2>{title}</h2></td></tr>
<tr><td align="center">{human} {source} {shown.counters()}</td></tr><tr><td class="content">
{body}
</td></tr><tr><td>{editor}</td></tr></table>
<table><tr><td>{shown.ad()}{related}{shown.clock()}</td></tr><tr><td>{shown.footer()}</td></tr></table></body></html>"""


def template_portal(shown, title, human, machine, body, editor, source, related, page):
    return shown.head(f"{title}_{page.article.section}_{shown.site.name}") + f"""<body><div id="top"><ul>{shown.menu()}</ul></div>
<div id="main"><h1 id="artibodyTitle">{title}</h1><div class="info"><span id="pub_date">{human}</span>
<span id="media_name">{source}</span> {shown.counters()}</div><div id="artibody">
{body}
<p class="edit">{editor}</p></div>{shown.ad()}<div class="blk">{related}</div>{shown.clock()}</div>{shown.footer()}</body></html>"""


def template_plain(shown, title, human, machine, body, editor, source, related, page):
    return shown.head(f"{title} | {shown.site.name}") + f"""<body><ul class="nav">{shown.menu()}</ul><div class="story">
<h1>{title}</h1><p class="meta">{human} | {source} {shown.counters()}</p>
{body}
<p class="meta">{editor}</p></div>{shown.clock()}{shown.ad()}{related}{shown.footer()}</body></html>"""


def template_app(shown, title, human, machine, body, editor, source, related, page):
    more = f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
    account = f"{page.site.name}-{page.number % 3 + 1}"
    return shown.head(shown.site.name, more) + f"""<body class="rich"><div id="page"><h1 class="rich_title">{title}</h1>
<div class="meta_list"><span class="account">{account}</span> <em id="publish_time">{human}</em> {shown.counters()}</div>
<div class="rich_content" id="rich_content">
{body}
</div></div></body></html>"""


def listing_page(site, pages, moment, front=False):
    """The front page, or a list of headlines; newest first."""
    shown = Shown(site, moment)
    title = shown.labels["front"].format(site.name) if front else f"{shown.labels['more']}_{site.name}"
    links = "".join(
        f'<li><a href="{html.escape(one.path)}">{escape(one.versions[one.state(moment).version].title)}</a> '
        f'<span>{utc(one.published + site.hours_east * 3600):%m-%d %H:%M}</span></li>\n' for one in pages)
    return shown.finish(shown.head(title) + f"""<body><ul class="nav">{shown.menu()}</ul><h2>{shown.labels["more"]}</h2>
<ul class="list">
{links}</ul>{shown.ad()}{shown.footer()}</body></html>""")


def chrome_page(site, moment, title, inside, more=""):
    """A page of the site's own looks around a few words."""
    shown = Shown(site, moment)
    return shown.finish(shown.head(f"{title} - {site.name}", more) + f"""<body><ul class="nav">{shown.menu()}</ul>
<div class="box">{inside}</div>{shown.footer()}</body></html>""")
