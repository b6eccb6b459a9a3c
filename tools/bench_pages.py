"""Pages for ./dev bench fetch: plainly made up, each its own text, of the size and shape that pages of news have."""
import gzip
import random

CHINESE = "县里的老桥昨天修好了两岸居民可以通行工人们先在旁边搭了便桥再把旧桥面一段换掉夜也不停码头渡轮船长书屋灯塔渔民市场鱼价" \
          "潮水天气学校图馆会议报告计划春秋东西南北湾海石新闻晚日说记者从此到今年明月上午下都很多人来去看见听路车站票时间钱米"
ENGLISH = ("the bridge harbour county opened again on Tuesday after eleven months of work crews built a temporary crossing first then replaced "
           "old decks one another working at night too residents said ferry captain market price fish library school council meeting report "
           "plan river north bay town paper reader keeper lighthouse storm tide morning evening people road station ticket").split()


def sentence(random_one, chinese):
    if chinese:
        return "".join(random_one.choices(CHINESE, k=random_one.randint(18, 45))) + "。"
    words = random_one.choices(ENGLISH, k=random_one.randint(9, 24))
    return " ".join(words).capitalize() + ". "


def headline(random_one, chinese):
    return "".join(random_one.choices(CHINESE, k=14)) if chinese else " ".join(random_one.choices(ENGLISH, k=8)).capitalize()


def page(number, host, hosts):
    """One page of some 40 kB: style, menus and scripts of its site, an article, lists of other articles."""
    one = random.Random(f"page {host} {number}")
    site = random.Random(f"site {host}")
    chinese = host % 2 == 0
    name = f"海湾日报{host}" if chinese else f"Harbour Daily {host}"
    style = "".join(f".b{site.randint(100, 999)}-{i}{{margin:{site.randint(0, 40)}px;color:#{site.randint(0, 0xFFFFFF):06x};float:left}}\n" for i in range(125))
    script = "".join(f"window.q{i}=window.q{i}||function(a){{return a+{site.randint(0, 9999)}}};\n" for i in range(90))
    menu = "".join(f'<li class="m{i}"><a href="/h{host:02}/section-{i}/">{headline(site, chinese)[:12]}</a></li>\n' for i in range(30))
    title = headline(one, chinese)
    paragraphs = "\n".join(f"<p>{''.join(sentence(one, chinese) for _ in range(one.randint(3, 6)))}</p>" for _ in range(14))
    others = "".join(f'<li class="item"><a href="/h{one.randrange(hosts):02}/{one.randrange(10000):05}.html"><img src="/img/{one.randrange(10000)}.jpg" '
                     f'width="80" height="60" alt="">{headline(one, chinese)}</a><span class="when">{one.randint(1, 12)}-{one.randint(1, 28):02}</span></li>\n'
                     for _ in range(105))
    text = (f'<!DOCTYPE html><html lang="{"zh-CN" if chinese else "en"}"><head><meta charset="utf-8"><title>{title} - {name}</title>\n'
            f'<meta property="og:type" content="article"><style>{style}</style><script>{script}</script></head>\n<body><ul class="menu">{menu}</ul>'
            f'<h1>{title}</h1><p class="info">2024-07-{one.randint(1, 28):02} 09:30 {"来源：" if chinese else "Source: "}{name}</p>\n'
            f'<div class="article">{paragraphs}</div>\n<ul class="others">{others}</ul><p class="foot">{name}</p></body></html>\n')
    return text.encode()


def write(folder, hosts, each):
    """Writes hosts * each pages as folder/h00/00000.html with their gzip; the paths, and mean sizes plain and compressed."""
    paths, plain, packed = [], 0, 0
    for host in range(hosts):
        (folder / f"h{host:02}").mkdir(parents=True)
        for number in range(each):
            path = f"h{host:02}/{number:05}.html"
            content = page(number, host, hosts)
            compressed = gzip.compress(content, 6)
            (folder / path).write_bytes(content)
            (folder / (path + ".gz")).write_bytes(compressed)
            paths.append(path)
            plain += len(content)
            packed += len(compressed)
    return paths, plain / len(paths), packed / len(paths)
