"""What sites tell of their own pages: feeds, sitemaps, robots.txt; and weiguan.toml's [[source]] tables for all of them."""
import gzip
import html
import json

from world import odd
from world.clock import local, rfc3339, rfc822
from world.hant import traditional
from world.schedule import LINKS

LENGTH = 40  # Items of a feed.
PATHS = {"rss": "/feed.xml", "atom": "/atom.xml", "rdf": "/index.rdf", "jsonfeed": "/feed.json", "sitemap": "/sitemap.xml",
         "newssitemap": "/news-sitemap.xml", "sitemapindex": "/sitemap-index.xml", "listing": "/list"}
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "rdf": "application/rdf+xml",
         "jsonfeed": "application/feed+json", "sitemap": "application/xml", "newssitemap": "application/xml",
         "sitemapindex": "application/xml"}
MANY = 50000  # Addresses of one page, in a sitemap of one-page.example.


def escape(text):
    return html.escape(text, quote=False)


def entries(world, site, moment, limit=LENGTH):
    """(address, title, published) of what a site tells of, newest first: what is there, and the odd addresses."""
    out = []
    for page in world.by_time[site.host]:
        state = page.state(moment)
        if state.kind in ("present", "wall"):
            title = page.versions[state.version].title
            out.append((page.url(), traditional(title) if site.script == "hant" else title, page.published))
        if len(out) == limit:
            break
    out += [(f"http://{site.host}{path}", f"{site.name} {path}", world.start - 3600) for path in odd.paths(site)]
    return out


def feed_time(site, published):
    if "local-as-gmt" in site.quirks:  # Eight hours off.
        return rfc822(local(published, site.hours_east), "GMT")
    if "no-zone" in site.quirks:
        return rfc822(local(published, site.hours_east), "")
    return rfc822(local(published, site.hours_east), f"+{site.hours_east:02}00")


def rss(world, site, moment):
    items = "".join(f"<item><title>{escape(title)}</title><link>{escape(url)}</link><guid>{escape(url)}</guid>"
                    f"<pubDate>{feed_time(site, published)}</pubDate></item>\n"
                    for url, title, published in entries(world, site, moment))
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(site.name)}</title>'
            f"<link>http://{site.host}/</link><description>{escape(site.name)}</description>\n{items}</channel></rss>\n")


def atom(world, site, moment):
    items = "".join(f'<entry><title>{escape(title)}</title><link href="{html.escape(url)}"/><id>{escape(url)}</id>'
                    f"<updated>{rfc3339(published)}</updated><published>{rfc3339(published)}</published></entry>\n"
                    for url, title, published in entries(world, site, moment))
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(site.name)}</title>'
            f"<id>http://{site.host}/</id><updated>{rfc3339(moment // 600 * 600)}</updated>\n{items}</feed>\n")


def rdf(world, site, moment):
    found = entries(world, site, moment)
    listed = "".join(f'<rdf:li rdf:resource="{html.escape(url)}"/>' for url, _, _ in found)
    items = "".join(f'<item rdf:about="{html.escape(url)}"><title>{escape(title)}</title><link>{escape(url)}</link>'
                    f"<dc:date>{local(published, 8).isoformat()}</dc:date></item>\n" for url, title, published in found)
    return ('<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<channel rdf:about="http://{site.host}/"><title>{escape(site.name)}</title><link>http://{site.host}/</link>'
            f"<description>{escape(site.name)}</description><items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n{items}</rdf:RDF>\n")


def jsonfeed(world, site, moment):
    items = [{"id": url, "url": url, "title": title, "date_published": rfc3339(published)}
             for url, title, published in entries(world, site, moment)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": site.name,
                       "home_page_url": f"http://{site.host}/", "items": items}, ensure_ascii=False, indent=1)


def sitemap(world, site, moment, news=False):
    head = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    if news:
        head += ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    out = []
    for url, title, published in entries(world, site, moment, 1000):
        more = f"<lastmod>{local(published, site.hours_east).isoformat()}</lastmod>"
        if news:
            more = (f"<news:news><news:publication><news:name>{escape(site.name)}</news:name><news:language>{site.language}"
                    f"</news:language></news:publication><news:publication_date>{local(published, 8).isoformat()}"
                    f"</news:publication_date><news:title>{escape(title)}</news:title></news:news>")
        out.append(f"<url><loc>{html.escape(url)}</loc>{more}</url>\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {head}>\n{"".join(out)}</urlset>\n'


def sitemap_index(site):
    parts = "".join(f"<sitemap><loc>http://{site.host}{path}</loc></sitemap>\n" for path in ("/sitemap-1.xml.gz", "/sitemap-many.xml"))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{parts}</sitemapindex>\n")


def sitemap_many(world, site):
    """Fifty thousand addresses that are one address with different parameters."""
    path = world.by_time[site.host][-1].path
    urls = "".join(f"<url><loc>http://{site.host}{path}?sid={number:06}&amp;from=map</loc></url>\n" for number in range(MANY))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{urls}</urlset>\n")


MADE = {"rss": rss, "atom": atom, "rdf": rdf, "jsonfeed": jsonfeed, "sitemap": sitemap,
        "newssitemap": lambda world, site, moment: sitemap(world, site, moment, True)}


def source_answer(world, site, path, moment):
    """(media type, text or bytes) of a feed or sitemap at this path; None where there is none."""
    wanted = PATHS.get(site.source)
    if "feed-html" in site.quirks and path == wanted:
        return None  # What an address gets that never was: a page.
    if "feed-moved" in site.quirks:
        wanted = "/new/feed.xml"
    if site.source == "sitemapindex":
        if path == wanted:
            return "application/xml", sitemap_index(site)
        if path == "/sitemap-1.xml.gz":
            return "application/gzip", gzip.compress(sitemap(world, site, moment).encode(), mtime=0)
        if path == "/sitemap-many.xml":
            return "application/xml", sitemap_many(world, site)
        return None
    if path != wanted or site.source not in MADE:
        return None
    return TYPES[site.source], MADE[site.source](world, site, moment)


ROBOTS = {
    "allow": "User-agent: *\nDisallow: /admin/\nAllow: /\n",
    "disallow": "User-agent: *\nDisallow: /2025/\nDisallow: /closed/\nAllow: /2025/*c1\nAllow: /2025/*c2\nAllow: /2025/*c3\n"
                "Allow: /2025/*c4\nAllow: /2025/*c5\nAllow: /2025/*c6\n\nUser-agent: otherbot\nDisallow: /\n",
    "delay": "User-agent: *\nCrawl-delay: 20\nDisallow: /admin/\n",
}


def allowed(site, path):
    """Whether robots.txt lets anybody fetch this path.  Plain prefixes and one "*" are all that ROBOTS uses."""
    if site.robots == "5xx":
        return path == "/robots.txt"
    if site.robots == "disallow" and path.startswith(("/2025/", "/closed/")):
        return path.startswith("/2025/") and any(f"c{digit}" in path[6:] for digit in "123456")
    return not path.startswith("/admin/") or site.robots in ("missing", "html")


def toml(world, every=30):
    """The [[source]] tables for all sites."""
    out = []
    for site in world.sites.values():
        if site.source == "addresses":
            known = [page.url() for page in world.by_time[site.host]]
            where = "addresses = [\n" + "".join(f"  {json.dumps(one)},\n" for one in known) + "]"
        else:
            kind = {"listing": "listing"}.get(site.source, "sitemap" if "sitemap" in site.source else "feed")
            where = f'{kind} = "{site.scheme}://{site.host}{PATHS[site.source]}"'
            if kind == "listing":
                where += f"\nlinks = {json.dumps(LINKS[site.address])}"
        out.append(f'[[source]]\nname = "{site.host.removesuffix(".example")}"\n{where}\nevery = {every}\n')
    return "\n".join(out)
