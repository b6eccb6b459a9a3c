"""What stands in place of a page: words of removal in every way a site has, and walls that say nothing of the page.

An answer is a dict: status, headers, page (text) or body (bytes), manner (see server.py).  None: not here, ask for the way
that the site treats addresses that never were."""
import random

from world import pages

WORDS = {
    "zh": {"notice-author": ("该内容已被发布者删除", "该文章已被作者删除"), "notice-violation": ("此内容因违规无法查看",
           "此内容因涉嫌违反相关法律法规，无法查看。"), "notice-account": ("此账号已被屏蔽，内容无法查看", "此帐号已被屏蔽, 内容无法查看"),
           "notice-complaint": ("此内容被投诉且经审核涉嫌侵权，无法查看。",), "notice-migrated": ("该公众号已迁移",),
           "hidden": ("根据作者隐私设置，无法查看该内容",), "notice": ("文章不存在",), "404": "页面没有找到",
           "soft404": "您访问的页面不存在", "captcha": ("环境异常", "当前环境异常，完成验证后即可继续访问。", "去验证"),
           "rate-200": ("访问过于频繁，请稍后再试",), "login": ("登录后查看全文", "请先登录，会员可以阅读本文", "登录"),
           "geo": ("您所在的国家或地区无法访问此内容",), "5xx": "服务器繁忙"},
    "en": {"notice-author": ("The content has been deleted by the author.",), "notice-violation": (
           "Unable to view this content because it violates regulations",), "notice-account": (
           "This account has been suspended",), "notice-complaint": ("This content is unavailable due to a copyright complaint.",),
           "notice-migrated": ("This account has moved",), "hidden": ("The author has limited who can view this post",),
           "notice": ("This post does not exist",), "404": "Page not found", "soft404": "The page you requested cannot be found",
           "captcha": ("Checking that you are human", "Complete the check below to continue to the site.", "Verify"),
           "rate-200": ("You are sending requests too quickly. Please try again later.",),
           "login": ("Sign in to read on", "This story is for members. Please sign in or subscribe.", "Sign in"),
           "geo": ("This content is not available in your country or region",), "5xx": "Service unavailable"},
}


def words_of(site, key, number=0):
    found = WORDS[site.language][key]
    return found if isinstance(found, str) else found[number % len(found)]


def html_answer(text, status=200, **headers):
    return {"status": status, "page": text, "headers": {key.replace("_", "-"): value for key, value in headers.items()}}


def redirect(where, status=302):
    return {"status": status, "headers": {"Location": where}, "page": f'<html><body><a href="{where}">{where}</a></body></html>'}


def notice(site, moment, text):
    """A platform's page with a few words on it; its title is the platform's, as on any page of it."""
    shown = pages.Shown(site, moment)
    return html_answer(shown.finish(shown.head(site.name) + f"""<body class="msg"><div class="msg_area"><i class="icon_warn"></i>
<div class="msg_title">{text}</div></div></body></html>"""))


def soft_404(site, moment):
    words = words_of(site, "soft404")
    home = "返回首页" if site.language == "zh" else "Back to the front page"
    return html_answer(pages.chrome_page(site, moment, words_of(site, "404"), f'<h2>{words}</h2><p><a href="/">{home}</a></p>'))


def hard_404(site, moment, status=404):
    words = words_of(site, "404")
    return html_answer(pages.chrome_page(site, moment, words, f"<h1>{status}</h1><p>{words}</p>"), status)


def removed(site, way, number, moment, front):
    """A page that went this way; `front` makes the front page."""
    if way == "missing":
        return removed(site, site.missing, number, moment, front)
    if way in ("404", "410"):
        return hard_404(site, moment, int(way))
    if way == "soft404":
        return soft_404(site, moment)
    if way == "home":
        return redirect("/")
    if way == "error-page":
        return redirect("/error/404.html")
    if way == "front":
        return html_answer(front())
    if way == "refresh":
        more = '<meta http-equiv="refresh" content="3; url=/">'
        return html_answer(pages.chrome_page(site, moment, words_of(site, "404"), f"<p>{words_of(site, 'soft404')}</p>", more))
    if way == "blank":
        return html_answer("<html><head></head><body></body></html>" if number % 2 else "")
    if way == "notice" or way.startswith("notice-"):
        return notice(site, moment, words_of(site, way, number))
    raise ValueError(f"no page goes the way {way}")


def wall(site, kind, path, moment):
    """What a wall or a trouble shows in place of any page; None where it has no page to show."""
    number = random.Random(path).randrange(4)
    if kind in ("500", "502", "503"):
        return html_answer(f"<html><head><title>{kind}</title></head><body><h1>{kind}</h1>"
                           f"<p>{words_of(site, '5xx')}</p></body></html>", int(kind))
    if kind in ("refuse", "cut", "empty"):
        return {"status": 0, "headers": {}, "manner": kind}
    if kind in ("captcha", "waf-200"):
        title, text, button = WORDS[site.language]["captcha"]
        return html_answer(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="verify"><h2>{title}</h2><p>{text}</p><form action="/verify" method="post"><div class="captcha-box" id="captcha"></div>
<button>{button}</button></form></div><script src="/captcha.js"></script></body></html>""", charset="utf-8")
    if kind == "captcha-redirect":
        return redirect(f"/verify/captcha?return={path}")
    if kind in ("waf-403", "waf-503"):
        return html_answer("""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Just a moment...</title></head><body>
<h1>Checking your browser before you go on</h1><p>Please enable JavaScript and cookies to continue.</p>
<div id="challenge-form"></div><script>window.challenge_token="0"</script></body></html>""", int(kind[4:]),
                           cf_mitigated="challenge", charset="utf-8")
    if kind == "429":
        return html_answer("<html><body><h1>Too many requests</h1></body></html>", 429, Retry_After="1800")
    if kind in ("rate-200", "geo-200"):
        return html_answer(pages.chrome_page(site, moment, site.name, f"<p>{words_of(site, kind if kind == 'rate-200' else 'geo')}</p>"))
    if kind in ("geo-451", "geo-403"):
        return html_answer(pages.chrome_page(site, moment, words_of(site, "geo"), f"<p>{words_of(site, 'geo')}</p>"), int(kind[4:]))
    if kind == "login":
        title, text, button = WORDS[site.language]["login"]
        return html_answer(pages.chrome_page(site, moment, title, f"""<h2>{title}</h2><p>{text}</p><form action="/login"
 method="post"><input name="user"><input type="password" name="password"><button>{button}</button></form>"""))
    if kind == "login-redirect":
        return redirect(f"/login?return={path}")
    if kind == "hidden":
        return notice(site, moment, words_of(site, "hidden", number))
    if kind == "private":
        return None
    raise ValueError(f"no wall is called {kind}")
