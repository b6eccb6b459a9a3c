"""Words and sentences of the little web.  Outlets, places and people are invented; nothing here was ever published."""

ZH = {
    "place": "潮汐港 北湾 南礁 东岬 石塘 白鹭洲 灯塔镇 渔梁 海石 青岬 沙洲岛 盐田镇".split(),
    "office": "港务局 水利署 渔业署 市议会 气象台 环境署 交通局 卫生署 教育署 财政署".split(),
    "title": "市长 署长 局长 议长 主任 总工程师".split(),
    "name": "林海声 周望潮 陈屿 许帆 何礁 沈澜 赵汀 孙浦 陆湄 郑渚 冯岸 曹泊 蒋湾 韩汛".split(),
    "project": "海堤加固工程 渡轮新航线 鱼市搬迁 潮位预警系统 灯塔修缮 盐田复垦 港口疏浚 旧城排水改造 学校供暖 医院扩建 "
               "跨湾大桥 渔船更新 水库清淤 公共汽车改线".split(),
    "progress": "进展顺利 比计划提前 因天气推迟 进入收尾阶段 还要再等一个季度 已经完成验收 引起居民争论 重新开始招标 "
                "遇到资金缺口 得到邻镇支持".split(),
    "group": "渔民 居民 学生家长 船员 商户 退休教师 码头工人 志愿者 工程师 记者".split(),
    "act": "在码头排队等候 提出了书面意见 参加了说明会 走访了沿岸村庄 整理了旧档案 交换了各自的记录 要求公开账目 "
           "清点了库存 测量了水位 绘制了新地图 修好了围栏 把船拖回岸边".split(),
    "weather": "小雨 大雾 东北风 晴天 寒潮 闷热 阵雨 薄云".split(),
    "time": "清晨 上午 中午 下午 傍晚 夜里".split(),
    "view": "这件事不能只看费用 安全永远排在第一位 大家需要更多时间适应 数字背后是每一个家庭 计划可以改但不能停 "
            "把话说清楚比什么都要紧 下一步要看潮水和天气 经验来自过去的教训".split(),
    "thing": "水泵 木料 缆绳 渔网 路灯 石料 浮标 管道 仓库 堤岸 航标 账本".split(),
    "adverb": "陆续 基本 仍然 很快 逐步 大多 重新 已经".split(),
    "unit": "户居民 艘渔船 名船员 米堤岸 张床位 个家庭 家商户 吨石料".split(),
    "strong": (("强烈谴责", "表示关注"), ("坚决反对", "不太赞成"), ("极其愤慨", "有些意外"), ("彻底否认", "未予证实")),
    "body": "沿岸居民联席会 渔业协会 船员工会 家长委员会 商户代表团 旧城住户大会".split(),
    "section": "要闻 本地 港口 社会 财经 文化".split(),
}
ZH_SENTENCES = [
    "{time}的{place}下起{weather}，{group}{act}。", "{group}说，{project}{adverb}改变了{place}的日常。",
    "据{office}介绍，{thing}和{thing2}{adverb}运到{place}。", "在{place}，{group}{act}，直到{time}才散去。",
    "{office}的工作人员{time}{act}。", "一名{group}认为，{view}。", "来自{place}的{group}提到，{view}。",
    "{project}在{place}一带{progress}，{group}对此看法不一。", "与往年相比，{place}的{thing}{adverb}够用。",
    "{weather}过后，{thing}需要检修，{office}派人{act}。", "附近的{group}把{thing}堆在路边，等着{office}来取。",
    "有{group}回忆，{place}从前没有{thing}，{time}只能靠人力。", "记者{time}在{place}看到，{thing}旁边摆着{thing2}。",
    "{office}表示会公布{project}的账目。", "说明会上，{group}与{office}讨论了{thing}的去向。",
    "不少{group}希望{project}不要再拖。", "{place}的老人说，{weather}的日子里要看好{thing}。",
    "按照安排，{time}起{place}的{thing}由{office}看管。", "{group}带来的记录显示，{place}的水位{adverb}回落。",
    "这是{place}今年第三次谈到{project}。", "{office}没有回答{thing}何时换新的问题。", "至于{project}，{view}。",
]
ZH_FACTS = {
    "lead": "本报{place}讯 {project}{progress}。{office}{time}说明了{place}的情况，{group}{act}。",
    "official": "{title}{name}{time}在{place}的会议上表示，{view}。",
    "number": "到{time}为止，{project}已涉及{number}{unit}，{office}说这个数字还会核对。",
    "strong": "{body}在声明中{strong}{office}对{project}的处理，并要求在{place}举行公开听证。",
}
ZH_TITLES = ["{place}{project}{progress}", "{office}：{project}{progress}", "{place}{group}谈{project}：{view}",
             "{weather}中的{place}：{project}{progress}", "{project}{progress} {place}{group}这样说"]

EN = {
    "place": ["North Bay", "Harbour Quay", "South Reef", "Lantern Point", "Saltmarsh", "Heron Island", "East Cape",
              "Netmakers Lane", "Old Dock", "Sandbar Town"],
    "office": ["the Port Office", "the Water Board", "the Fisheries Bureau", "the Town Council", "the Weather Station",
               "the Transport Board", "the Health Office", "the Schools Bureau", "the Treasury"],
    "title": ["Mayor", "Commissioner", "Chair", "Chief Engineer", "Director"],
    "name": ["Ada Saltmere", "Tobin Reefwell", "Mara Quayle", "Edwin Tidebrook", "Lise Harrowgate", "Orin Shoalwater",
             "Petra Lockridge", "Hugo Fenwharf", "Nell Breakwater", "Silas Ebbing"],
    "project": ["the sea wall", "the new ferry line", "the fish market move", "the tide warning system",
                "the lighthouse repairs", "the harbour dredging", "the old town drains", "the school heating plan",
                "the hospital wing", "the bay bridge", "the reservoir works"],
    "progress": ["is ahead of plan", "has been delayed by weather", "enters its last stage", "waits for another season",
                 "has passed inspection", "divides residents", "goes out to tender again", "runs short of money",
                 "wins support next door"],
    "group": ["fishermen", "residents", "parents", "deckhands", "shopkeepers", "retired teachers", "dockers",
              "volunteers", "engineers", "boat builders"],
    "act": ["queued along the pier", "handed in written remarks", "came to the hearing", "walked the shore villages",
            "sorted old records", "compared their notes", "asked to see the accounts", "counted the stock",
            "measured the water", "drew new maps", "mended the fences", "towed the boats ashore"],
    "weather": ["drizzle", "thick fog", "a north-east wind", "sunshine", "a cold spell", "showers", "thin cloud"],
    "time": ["at dawn", "in the morning", "at noon", "in the afternoon", "at dusk", "overnight"],
    "view": ["cost is not the only measure", "safety comes before speed", "people need more time to adapt",
             "every figure stands for a household", "a plan may change but should not stall",
             "plain words matter most", "the next step depends on tide and weather", "old lessons still hold"],
    "thing": ["pumps", "timber", "ropes", "nets", "street lamps", "stone", "buoys", "pipes", "ledgers", "channel lights"],
    "adverb": ["slowly", "mostly", "still", "soon", "largely", "once more", "already"],
    "unit": ["households", "boats", "crew members", "metres of wall", "hospital beds", "families", "shops"],
    "strong": (("strongly condemned", "took note of"), ("flatly rejected", "had doubts about"),
               ("furiously denounced", "commented on"), ("utterly refused", "did not take up")),
    "body": ["The Shore Residents' League", "The Fishing Guild", "The Deckhands' Union", "The Parents' Committee",
             "The Shopkeepers' Assembly"],
    "section": ["News", "Local", "Harbour", "Society", "Business"],
}
EN_SENTENCES = [
    "There was {weather} in {place} {time}, and {group} {act}.",
    "Many {group} said that {project} had {adverb} changed daily life in {place}.",
    "According to {office}, {thing} and {thing2} were {adverb} brought to {place}.",
    "In {place}, {group} {act} and did not leave until late.", "Staff of {office} {act} {time}.",
    "One of the {group} felt that {view}.", "A speaker from {place} put it this way: {view}.",
    "Around {place}, where {project} {progress}, {group} are of several minds.",
    "Compared with other years, {thing} in {place} are {adverb} sufficient.",
    "After {weather} the {thing} needed work, and people sent by {office} {act}.",
    "Nearby, {group} stacked {thing} by the road for {office} to collect.",
    "Some {group} recalled that {place} once had no {thing} at all.",
    "A reporter in {place} saw {thing} lying beside {thing2} {time}.",
    "A clerk of {office} promised to publish the accounts of {project}.",
    "At the hearing, {group} and {office} discussed where the {thing} had gone.",
    "Quite a few {group} hope that {project} will not drag on.",
    "Old hands in {place} say that in {weather} one watches the {thing}.",
    "From now on the {thing} of {place} are looked after by {office}.",
    "Records kept by {group} show the water at {place} falling {adverb}.",
    "It is the third time this year that {place} has talked about {project}.",
    "Asked when the {thing} would be replaced, {office} gave no answer.", "As for {project}, {view}.",
]
EN_FACTS = {
    "lead": "{place_upper} — It is now clear that {project} {progress}. A notice by {office} set out how things stand in "
            "{place}, where {group} {act}.",
    "official": "{title} {name} told a meeting in {place} {time} that {view}.",
    "number": "So far {project} has touched {number} {unit}, a figure that {office} means to check again.",
    "strong": "{body} {strong} the way {office} handled {project} and asked for an open hearing in {place}.",
}
EN_TITLES = ["{place}: {project} {progress}", "{project} {progress}, say {group}", "{group} of {place} on {project}",
             "As {project} {progress}, {place} waits", "Why {project} {progress} in {place}"]

LANGUAGES = {"zh": (ZH, ZH_SENTENCES, ZH_FACTS, ZH_TITLES), "en": (EN, EN_SENTENCES, EN_FACTS, EN_TITLES)}
# Characters that are mistaken for one another.
TYPOS = ("在再", "再在", "的地", "已己", "作做", "各个", "说讲", "来去", "看着", "只止", "更便", "看见", "到道", "要约")


def fill(template, language, chance, **facts):
    """A sentence: each slot of the template a word of its list, or of `facts`."""
    lists = LANGUAGES[language][0]
    drawn = {key: chance.choice(words) for key, words in lists.items() if key not in ("strong",)}
    drawn["thing2"] = chance.choice([one for one in lists["thing"] if one != drawn["thing"]])
    drawn["place_upper"] = drawn["place"].upper()
    text = template.format(**{**drawn, **facts})
    return text[0].upper() + text[1:] if language == "en" else text


def join(language, sentences):
    return ("" if language == "zh" else " ").join(sentences)


def paragraph(language, chance, count=None):
    templates = chance.sample(LANGUAGES[language][1], count or chance.randint(2, 4))
    return join(language, [fill(one, language, chance) for one in templates])
