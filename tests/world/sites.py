"""The sites of the little web, as data.  README.md tells what each field means and how to add a site."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Trouble:
    """Hours in which a site, or a share of its addresses, cannot be looked at; `every` hours again, where not 0."""
    kind: str
    first: float
    hours: float
    every: float = 0
    share: float = 1.0
    scope: str = "pages"  # "site": feeds, robots.txt and the front page too.


@dataclasses.dataclass(frozen=True)
class Site:
    host: str
    name: str
    language: str = "zh"
    source: str = "rss"          # rss atom rdf jsonfeed sitemap newssitemap sitemapindex listing addresses
    missing: str = "404"         # What an address that never existed gets; see answers.py.
    fates: tuple = ("stay",)     # Of its articles, in turn; see schedule.py.
    address: str = "date"        # date id slug short dir
    template: str = "plain"
    script: str = "hans"
    charset: str = "utf-8"
    declared: str = "utf-8"      # Of the header and the page; "-" for none.
    troubles: tuple = ()
    noise: tuple = ()            # counter clock ads related space script width
    odd: tuple = ()              # Addresses that are no pages; see odd.py.
    quirks: tuple = ()
    robots: str = "allow"        # allow disallow delay 5xx html missing
    conditional: bool = False    # ETag, Last-Modified and 304.
    coding: str = "gzip"         # gzip deflate none
    hours_east: int = 8          # The zone of its dates.
    scheme: str = "http"
    copies: str = ""             # The host that it takes its stories from.
    delay: float = 0             # Of each answer, in seconds of the clock.


GONE = ("gone:missing", "stay", "edit:typo", "stay", "edit:number", "gone:404", "stay", "edit:headline", "stay", "edit:removed",
        "edit:name")
EDITED = ("edit:typo", "edit:number", "stay", "edit:name", "edit:headline", "edit:softened", "edit:removed", "stay",
          "edit:added", "edit:rewritten", "edit:hardened")
NOTICES = ("gone:notice-author", "stay", "gone:notice-violation", "essay", "gone:notice-account", "stay",
           "gone:notice-complaint", "edit:typo", "gone:notice-migrated", "stay")
NOISE = ("counter", "clock", "ads", "related", "space")

SITES = (
    # Ordinary outlets, each deleting and editing in its own way.
    Site("harbour-daily.example", "Harbour Daily", "en", "rss", "404", EDITED + ("gone:404", "gone:410"),
         template="modern", conditional=True),
    Site("lantern-post.example", "Lantern Post", "en", "atom", "410", ("edit:headline", "gone:410", "stay", "edit:number+gone:404",
         "return:410", "stay"), address="slug", template="paper", conditional=True),
    Site("tide-wire.example", "Tide Wire", "en", "jsonfeed", "404", EDITED, address="id", template="plain"),
    Site("chaoxi.example", "潮汐日报", "zh", "rss", "404", EDITED + ("gone:404", "edit:name+gone:missing"), template="modern",
         noise=("counter", "clock")),
    Site("beiwan.example", "北湾晚报", "zh", "listing", "soft404", ("gone:missing", "edit:name", "stay", "gone:soft404",
         "edit:number", "return:missing", "stay"), charset="gb18030", declared="gb2312", template="table"),
    Site("gangwan.example", "港灣時報", "zh", "rdf", "home", ("gone:home", "stay", "edit:softened", "gone:missing", "edit:typo"),
         script="hant", charset="big5", declared="big5", template="paper"),
    Site("zonghe-she.example", "综合通讯社", "zh", "newssitemap", "404", EDITED + ("gone:410",), template="portal"),
    Site("yanhai.example", "沿海新闻网", "zh", "sitemap", "error-page", ("gone:error-page", "stay", "gone:missing", "edit:added",
         "stay"), address="dir", charset="gb18030", declared="gbk", template="portal", noise=("related", "ads")),
    Site("jiaoshi.example", "礁石周刊", "zh", "atom", "404", ("gone:refresh", "gone:blank", "stay", "edit:removed",
         "gone:soft404", "stay"), address="short", template="modern"),
    Site("quay-courier.example", "Quay Courier", "en", "rss", "soft404", ("gone:missing", "gone:home", "stay", "gone:blank",
         "edit:removed", "gone:refresh", "stay"), address="slug", template="modern", noise=("counter", "related")),
    Site("ebb-tribune.example", "Ebb Tribune", "en", "listing", "error-page", ("gone:error-page", "edit:rewritten", "stay",
         "gone:missing"), address="dir", template="table"),
    Site("mirror-gazette.example", "Mirror Gazette", "en", "rss", "front", ("gone:missing", "stay", "edit:typo", "stay", "gone:404",
         "stay", "edit:number"),
         template="plain"),
    # Platforms, where accounts post and pages say why they are gone.
    Site("weiyan.example", "微言", "zh", "addresses", "notice", NOTICES, address="short", template="app"),
    Site("smalltalk.example", "Smalltalk", "en", "rss", "404", NOTICES, address="short", template="app"),
    Site("luntan.example", "海边论坛", "zh", "rss", "soft404", ("gone:notice-author", "stay", "gone:notice-violation",
         "essay", "stay", "return:notice-violation"), address="id", template="table", noise=("counter",)),
    # Those that cannot be looked at for a while, and are not gone.
    Site("duanxu.example", "断续新闻", "zh", "rss", "404", GONE, troubles=(Trouble("503", 14, 7, 48, scope="site"),
         Trouble("500", 30, 5, 48), Trouble("502", 40, 3, 48, share=.5)), template="plain"),
    Site("blackout-news.example", "Blackout News", "en", "rss", "404", GONE, troubles=(Trouble("refuse", 12, 9, 50, scope="site"),
         Trouble("cut", 28, 8, 50), Trouble("empty", 40, 4, 50)), template="modern"),
    Site("yanzheng.example", "验证快报", "zh", "rss", "404", GONE, troubles=(Trouble("captcha", 10, 10, 40),
         Trouble("captcha-redirect", 26, 8, 40, share=.6)), template="app"),
    Site("gatekeeper.example", "The Gatekeeper", "en", "atom", "404", GONE, troubles=(Trouble("waf-403", 9, 8, 44),
         Trouble("waf-503", 22, 8, 44), Trouble("waf-200", 34, 6, 44)), template="modern"),
    Site("crowded-times.example", "Crowded Times", "en", "rss", "404", GONE, troubles=(Trouble("429", 11, 5, 30),
         Trouble("rate-200", 20, 5, 30)), template="plain"),
    Site("pinfan.example", "频繁日报", "zh", "rss", "soft404", GONE, troubles=(Trouble("rate-200", 12, 8, 36),
         Trouble("429", 26, 6, 36)), template="portal"),
    Site("members-only.example", "Members Only", "en", "rss", "404", ("login", "stay", "gone:404", "login-redirect", "stay"),
         template="modern"),
    Site("huiyuan.example", "会员周报", "zh", "rss", "soft404", ("login", "stay", "gone:missing", "hidden", "login-redirect"),
         template="modern"),
    Site("far-shore.example", "Far Shore", "en", "rss", "404", GONE, troubles=(Trouble("geo-451", 10, 9, 42),
         Trouble("geo-403", 26, 9, 42, share=.7), Trouble("geo-200", 38, 3, 42)), template="paper"),
    Site("slow-boat.example", "The Slow Boat", "en", "rss", "404", GONE, odd=("endless", "silent", "drip"), delay=4,
         template="plain"),
    # Wrong in what they say of themselves.
    Site("luanma.example", "乱码时报", "zh", "rss", "404", GONE, charset="gb18030", declared="utf-8", template="table"),
    Site("wuming.example", "无名早报", "zh", "listing", "404", GONE, charset="gb18030", declared="-", template="table"),
    Site("bashi.example", "八时通讯", "zh", "rss", "404", GONE, quirks=("local-as-gmt",), template="plain"),
    Site("no-zone.example", "No Zone News", "en", "rss", "404", GONE, quirks=("no-zone",), template="plain", hours_east=0),
    Site("stopped-clock.example", "The Stopped Clock", "en", "rss", "404", GONE, quirks=("wrong-date",), conditional=True,
         template="paper", hours_east=0),
    Site("fanjian.example", "繁简新闻", "zh", "rss", "404", ("stay", "edit:number", "stay", "gone:404"),
         noise=NOISE + ("script", "width"), template="modern"),
    Site("noisy-bell.example", "The Noisy Bell", "en", "rss", "soft404", ("stay", "stay", "edit:typo", "stay", "gone:missing"),
         noise=NOISE, template="portal"),
    Site("zhuanzai.example", "转载网", "zh", "rss", "404", ("stay", "gone:404", "stay"), copies="zonghe-she.example",
         template="portal", coding="deflate"),
    Site("copycat.example", "Copycat Wire", "en", "rss", "404", ("stay", "edit:headline", "gone:404"),
         copies="tide-wire.example", template="plain", coding="none"),
    # Traps for whoever collects.
    Site("cookie-jar.example", "The Cookie Jar", "en", "rss", "404", GONE, quirks=("cookies",), template="plain"),
    Site("circles.example", "圈圈新闻", "zh", "rss", "404", GONE, odd=("loop", "long-way", "self"), template="plain"),
    Site("bomb-shelter.example", "Bomb Shelter", "en", "rss", "404", GONE, odd=("bomb", "huge", "broken-gzip", "garbage",
         "bad-chunks"), template="plain"),
    Site("inner-door.example", "The Inner Door", "en", "rss", "404", GONE, odd=("file", "private", "loopback", "metadata",
         "private-v6"), template="plain"),
    Site("doorman.example", "The Doorman", "en", "rss", "404", GONE + ("private",), robots="disallow", template="plain"),
    Site("unhurried.example", "Unhurried", "en", "rss", "404", GONE, robots="delay", template="plain"),
    Site("broken-gate.example", "Broken Gate", "en", "rss", "404", ("stay",), robots="5xx", template="plain"),
    Site("painted-gate.example", "Painted Gate", "en", "rss", "soft404", GONE, robots="html", template="plain"),
    Site("feed-of-html.example", "Feed of HTML", "en", "rss", "soft404", ("stay",), quirks=("feed-html",), template="plain"),
    Site("moved-feed.example", "Moved Feed", "en", "rss", "404", GONE, quirks=("feed-moved",), template="plain"),
    Site("one-page.example", "One Page", "en", "sitemapindex", "404", GONE, quirks=("one-address",), template="plain"),
    Site("expired-seal.example", "Expired Seal", "en", "addresses", "404", ("stay",), scheme="https", template="plain"),
    Site("wrong-seal.example", "Wrong Seal", "en", "addresses", "404", ("stay",), scheme="https", template="plain"),
)


def chosen(names=()):
    """All sites, or those of these hosts, in their order."""
    unknown = set(names) - {one.host for one in SITES}
    if unknown:
        raise ValueError(f"no such site: {', '.join(sorted(unknown))}")
    return [one for one in SITES if not names or one.host in names]
