"""The miniature media world: what happened in Tideland (潮汐国) in the spring of 2024, as its outlets told it.

Every place, outlet, person and event here is invented. A story is what the wire, 潮汐通讯社, sent; outlets carry
it word for word, cut it, or add reporting of their own. make_world.py turns it into pages and posts.
"""

# key: (day, time, section, zh title, zh paragraphs, en title, en paragraphs)
WIRE = {
    "seawall": (
        "2024-03-04", "09:20", "要闻",
        "北湾海堤加固工程正式启动 共筑蓝色家园",
        [
            "潮汐通讯社北湾3月4日电（记者 海小鸥）北湾海堤加固工程4日正式启动。工程全长十二公里，计划用三年时间完成，是潮汐国近二十年来投资最大的防潮工程。",
            "潮汐国工务署在启动仪式上表示，要大力弘扬潮汐精神，凝聚各方力量，共筑蓝色家园，确保沿岸八个街区居民安居乐业。",
            "据介绍，工程分三段施工。第一段自灯塔角至旧渔港，预计今年年底完工；第二段和第三段将于明年相继开工。",
            "工务署说，施工期间沿岸道路将分时段封闭，居民出行可改乘环湾巴士。",
        ],
        "Work Begins on North Bay Sea Wall to Build a Blue Homeland Together",
        [
            "NORTH BAY, March 4 (TNA) -- Work to strengthen the North Bay sea wall began on Monday. The twelve-kilometre project is to be finished in three years and is the largest flood defence Tideland has paid for in two decades.",
            "At the opening ceremony the Works Agency called on everyone to carry forward the spirit of the tide and build a blue homeland together, so that residents of eight coastal districts can live and work in peace.",
            "The wall will be built in three sections. The first, from Lighthouse Point to the old fishing harbour, is expected to be ready by the end of this year.",
            "Coastal roads will be closed at certain hours during construction, the agency said, and residents can take the bay ring bus instead.",
        ],
    ),
    "quota": (
        "2024-03-12", "16:05", "经济",
        "今年近海捕捞配额公布 总量与去年持平",
        [
            "潮汐通讯社北湾3月12日电（记者 礁石生）潮汐国渔业局12日公布今年近海捕捞配额，总量为四万八千吨，与去年持平。",
            "渔业局说，配额是根据去年秋季的资源调查确定的，银鳕和蓝虾的资源量稳中有升，乌贼的资源量有所下降。",
            "持有小型渔船执照的渔民可自4月1日起通过渔港窗口申领本年度的捕捞凭证。",
        ],
        "Fishing Quota for Coastal Waters Unchanged This Year",
        [
            "NORTH BAY, March 12 (TNA) -- The Fisheries Bureau announced this year's quota for coastal waters on Tuesday. At 48,000 tonnes it is unchanged from last year.",
            "The quota rests on a survey made last autumn, the bureau said. Stocks of silver cod and blue shrimp are stable or growing, while squid has declined.",
            "Fishers with a small-boat licence can collect this year's permits at harbour offices from April 1.",
        ],
    ),
    "ferry": (
        "2024-03-20", "10:40", "社会",
        "北湾至离岛新航线开通 单程四十分钟",
        [
            "潮汐通讯社北湾3月20日电（记者 帆行远）北湾至离岛的高速渡轮航线20日开通，单程四十分钟，比原航线缩短一半以上。",
            "新航线每天对开十二班，首班早上六时三十分开出，末班晚上九时开出，成人票价十八元。",
            "离岛居民代表说，新航线开通后，岛上的学生可以当天往返北湾上课，就医也方便多了。",
            "渡轮公司介绍，暑假期间将视客流情况加开夜班船。",
        ],
        "New Ferry Line Links North Bay and the Outer Island in Forty Minutes",
        [
            "NORTH BAY, March 20 (TNA) -- A fast ferry between North Bay and the Outer Island started on Wednesday. The crossing takes forty minutes, less than half of the old line.",
            "Twelve boats a day go each way, the first at 6:30 in the morning and the last at nine in the evening. An adult ticket costs eighteen crowns.",
            "Residents of the island said that pupils can now go to school in North Bay and come home on the same day.",
        ],
    ),
    "congress": (
        "2024-04-02", "20:00", "要闻",
        "潮汐国沿海发展大会召开 强调坚持三个不动摇",
        [
            "潮汐通讯社北湾4月2日电 潮汐国沿海发展大会2日在北湾召开。会议强调，要坚持三个不动摇，弘扬潮汐精神，共筑蓝色家园，以高水平开放推动沿海经济高质量前行。",
            "会议指出，过去一年，全国上下同心协力，海堤、渡轮、灯塔三大工程稳步推进，蓝色家园建设迈出坚实步伐。",
            "会议要求，各地要把思想统一到大会精神上来，坚持三个不动摇，一张蓝图绘到底，一茬接着一茬干。",
            "会议号召，全体潮汐国人更加紧密地团结起来，弘扬潮汐精神，为共筑蓝色家园而努力奋斗。",
        ],
        "Coastal Development Congress Stresses the Three Steadfasts",
        [
            "NORTH BAY, April 2 (TNA) -- The Coastal Development Congress of Tideland opened here on Tuesday. It stressed the need to uphold the Three Steadfasts, carry forward the spirit of the tide and build a blue homeland together.",
            "Over the past year, the congress noted, the whole country has worked with one heart, and the three great projects of sea wall, ferry and lighthouse have moved forward steadily.",
            "It called on all localities to unite their thinking with the spirit of the congress and to follow one blueprint to the end.",
        ],
    ),
    "pier": (
        "2024-04-18", "22:15", "社会",
        "北湾四号码头发生吊机倾倒事故",
        [
            "潮汐通讯社北湾4月18日电 北湾港务处18日晚通报，当日傍晚六时许，四号码头一台吊机倾倒，造成三人受伤，均已送往北湾医院救治，无生命危险。",
            "事故发生后，港务处立即启动应急预案，四号码头暂停作业，其他码头运行正常。",
            "事故原因正在调查中。",
        ],
        "Crane Falls at Pier Four in North Bay",
        [
            "NORTH BAY, April 18 (TNA) -- A crane fell at Pier Four on Thursday evening, the North Bay Port Office said. Three people were hurt and taken to North Bay Hospital. Their lives are not in danger.",
            "The office started its emergency plan at once. Work at Pier Four is suspended; the other piers are running as usual.",
            "The cause is being investigated.",
        ],
    ),
    "water": (
        "2024-05-06", "11:30", "经济",
        "自来水价格听证会将于五月下旬举行",
        [
            "潮汐通讯社北湾5月6日电（记者 礁石生）潮汐国物价委员会6日发布公告，将于5月24日举行自来水价格听证会。",
            "根据公告，拟定的两个方案分别将居民用水价格每吨提高三角和五角，低收入家庭每月前十吨维持原价。",
            "听证会设消费者代表十名、经营者代表三名，其余为专家和社会组织代表。有意参加者可于5月15日前报名。",
        ],
        None, None,
    ),
    "lighthouse": (
        "2024-05-18", "09:00", "文化",
        "灯塔角灯塔修缮完工 博物馆免费开放",
        [
            "潮汐通讯社北湾5月18日电（记者 帆行远）历时两年的灯塔角灯塔修缮工程完工，塔下的航海博物馆18日起免费开放。",
            "灯塔建于一百四十年前，塔高三十一米。修缮保留了原有的铜制灯室和旋梯，并加装了防潮设施。",
            "博物馆展出船模、海图和航海日志等藏品四百余件，其中六十件为首次公开展出。",
            "开馆首日，有两千多名市民冒雨前来参观。",
        ],
        "Lighthouse Point Restored, Museum Opens Free of Charge",
        [
            "NORTH BAY, May 18 (TNA) -- After two years of work the lighthouse at Lighthouse Point has been restored, and the seafaring museum at its foot opened on Saturday, free of charge.",
            "The lighthouse was built 140 years ago and is 31 metres high. Its brass lantern room and spiral stairs have been kept.",
            "More than 400 ship models, charts and logbooks are on show, sixty of them for the first time.",
            "More than two thousand people came through the rain on the first day.",
        ],
    ),
    "flood": (
        "2024-06-09", "07:50", "社会",
        "芦苇区内涝积水基本排除 供电恢复正常",
        [
            "潮汐通讯社北湾6月9日电 受连日强降雨影响，北湾芦苇区部分路段7日夜间出现积水。截至9日早晨，积水已基本排除，供电恢复正常。",
            "芦苇区有关负责人说，全区共转移居民一千二百余人，目前大部分已返回家中。",
            "气象台预计，未来三天北湾以多云天气为主，雨势明显减弱。",
        ],
        "Water Recedes in Reed District, Power Restored",
        [
            "NORTH BAY, June 9 (TNA) -- Water that had gathered on some streets of the Reed District during the night of June 7 after days of heavy rain had mostly gone by Sunday morning, and power was back to normal.",
            "More than 1,200 residents were moved to safety and most have returned home, an official of the district said.",
            "The weather office expects mostly cloudy weather in the next three days.",
        ],
    ),
}

# Who carried what: story -> outlet -> how ("copy": word for word, "cut": without the last paragraph, "own": what
# it added stands in OWN under (outlet, story)).
CARRIED = {
    "seawall": {"tna": "copy", "tidal-daily": "copy", "north-bay-evening": "copy", "south-reef": "cut", "haishi": "copy",
                "bay-radio": "cut", "tideland-today": "copy", "harbour-post": "own", "outer-island": "copy"},
    "quota": {"tna": "copy", "tidal-daily": "copy", "haishi": "copy", "harbour-post": "own", "south-reef": "copy"},
    "ferry": {"tna": "copy", "tidal-daily": "cut", "north-bay-evening": "copy", "outer-island": "copy", "tideland-today": "copy",
              "haishi": "copy"},
    "congress": {"tna": "copy", "tidal-daily": "copy", "north-bay-evening": "copy", "south-reef": "copy", "haishi": "copy",
                 "bay-radio": "copy", "tideland-today": "copy", "gov": "copy"},
    "pier": {"tna": "copy", "north-bay-evening": "copy", "haishi": "copy", "tideland-today": "copy", "dengta": "own",
             "harbour-post": "own"},
    "water": {"tna": "copy", "north-bay-evening": "cut", "south-reef": "own", "haishi": "copy"},
    "lighthouse": {"tna": "copy", "tidal-daily": "copy", "north-bay-evening": "copy", "outer-island": "copy",
                   "tideland-today": "copy", "haishi": "copy", "bay-radio": "cut"},
    "flood": {"tna": "copy", "tidal-daily": "copy", "haishi": "copy", "tideland-today": "copy", "dengta": "own",
              "reef-report": "own"},
}

# (outlet, story): (title, author, paragraphs); "+wire" puts the wire's first two paragraphs there.
OWN = {
    ("harbour-post", "seawall"): (
        "Three years of closed roads: what the new sea wall means for eight districts", "Marina Quayle",
        ["The sea wall will protect eight districts. Until it stands, their roads will be closed for six hours a day, according to the plan of works that this newspaper has read.",
         "Shopkeepers on Old Harbour Street told the Harbour Post that they had not been asked. \"We learned of it from the radio,\" said the owner of a net shop.",
         "The Works Agency did not answer questions about compensation by the time of printing.",
         "The contract went to a firm founded eleven months ago. Its address, in a residential block in the south of the city, has no sign at the door."]),
    ("harbour-post", "quota"): (
        "Squid is vanishing, and the quota looks away", "Marina Quayle",
        ["The survey behind this year's quota shows that squid stocks have halved in five years. The quota for squid stays where it was.",
         "Two members of the survey team, who asked not to be named, said that a chapter on squid had been taken out before it was printed.",
         "The Fisheries Bureau said the chapter was being revised and will appear in the autumn."]),
    ("dengta", "pier"): (
        "四号码头的那个傍晚：吊机倾倒之前", "灯塔周刊记者 望潮",
        ["傍晚五点四十分，四号码头的工人已经听到了异响。“钢缆一直在叫，”一名工人对灯塔周刊说，“我们报告过，班长说等换班再看。”",
         "二十分钟后，吊机倒向堆场。港务处当晚通报三人受伤。灯塔周刊走访北湾医院，当晚收治的伤者为五人，其中一人伤势较重。",
         "这台吊机上一次大修是在六年前。港务处的检修记录显示，原定去年十月的大修被推迟了两次。",
         "港务处没有回应灯塔周刊关于检修记录的提问。"]),
    ("harbour-post", "pier"): (
        "Five, not three: hospital count differs from port office after crane fall", "Piers Anchor",
        ["North Bay Hospital admitted five people after the crane fell at Pier Four, two more than the Port Office has announced.",
         "Workers said that they had heard the cable twenty minutes before and had told their foreman.",
         "A major overhaul due last October was put off twice, maintenance records show."]),
    ("south-reef", "water"): (
        "水价要涨多少？记者帮你算笔账", "南礁都市报记者 算盘子",
        ["+wire",
         "记者以南礁区一户三口之家为例算了一笔账：这户人家上月用水十四吨，按现行价格缴费二十八元；若按第一方案，每月多缴四元二角；若按第二方案，每月多缴七元。",
         "多位市民向本报表示，希望听证会公布自来水公司的成本明细。"]),
    ("dengta", "flood"): (
        "芦苇区的水为什么退得这么慢", "灯塔周刊记者 望潮",
        ["6月7日夜里，芦苇区的水在两个小时内涨到了齐腰深。住在低处的居民说，没有人通知他们转移。",
         "芦苇区有三座泵站。灯塔周刊查阅的值班记录显示，当晚只有一座在运转，另外两座在等待零件。",
         "“每年都说要修，”在芦苇区住了四十年的一位老人说，“每年都等到雨来。”",
         "截至发稿时，芦苇区有两条街仍有积水。"]),
    ("reef-report", "flood"): (
        "Two of three pumps stood still the night Reed District flooded", "The Reef Report",
        ["Duty logs seen by the Reef Report show that only one of three pumping stations was running when water rose in the Reed District.",
         "The state agency reported on June 9 that the water had mostly gone. On June 10 our reporter walked through two streets that were still under water.",
         "A magazine article about the pumps was taken down within two days. The page now answers \"not found\"."]),
}

# Pages of their own: (outlet, day, time, section, title, author, paragraphs)
ORIGINAL = [
    ("dengta", "2024-03-28", "10:00", "深度", "消失的渔村：旧渔港最后的十二户", "灯塔周刊记者 望潮",
     ["旧渔港还剩十二户人家。海堤从他们门前经过，图纸上那一段写着“绿地”。",
      "最年长的渔民今年七十九岁，他的船停在院子里，已经三年没有下水。",
      "“补偿标准是按墙算的，不是按海算的。”他说。"]),
    ("dengta", "2024-05-15", "10:00", "深度", "听证会上坐着谁", "灯塔周刊记者 听雨",
     ["过去十年，北湾一共举行过十四次价格听证会，十四次都通过了涨价方案。",
      "灯塔周刊比对了历次代表名单，发现有六名消费者代表参加过三次以上。",
      "物价委员会表示，代表由报名者中抽签产生。"]),
    ("harbour-post", "2024-04-29", "08:00", "Opinion", "The spirit of the tide, counted", "Marina Quayle",
     ["In 2019 the Tidal Daily printed \"spirit of the tide\" eleven times. In April of this year alone it printed the words ninety-four times.",
      "A phrase that everybody must say is a measure of something. It is not a measure of the tide.",
      "We will keep counting."]),
    ("reef-report", "2024-04-20", "12:00", "Notes", "How a number left a page overnight", "The Reef Report",
     ["On April 18 a page of the North Bay Evening News said that three people were hurt at Pier Four and named the deputy head of the port. On April 19 the same page said that several people were hurt and named nobody.",
      "No note says that the page was changed. The time of publication is the same.",
      "We keep both versions."]),
    ("outer-island", "2024-04-10", "18:00", "島聞", "離島小學增班 家長盼校車同步", "離島時報記者 浪花",
     ["離島小學下學年將增開兩班，學校表示新課室已於上月完工。",
      "家長會說，渡輪新航線開通後，不少家庭搬回島上，校車班次卻沒有增加。",
      "教育處回覆本報稱，會在暑假前研究增加班次。"]),
    ("outer-island", "2024-05-28", "18:00", "島聞", "颱風季將至 島民自發巡查排水渠", "離島時報記者 浪花",
     ["颱風季將至，離島三十多名居民組成巡查隊，每逢週日清理排水渠。",
      "隊長說，去年有三處渠口被落葉堵塞，水浸入了二十多戶人家。",
      "巡查隊歡迎更多街坊參加。"]),
    ("bay-radio", "2024-04-25", "07:30", "新闻", "环湾巴士下月起增加早班车", "湾区之声",
     ["环湾巴士公司宣布，5月1日起早高峰班次由每十五分钟一班加密为每八分钟一班。",
      "公司说，海堤施工期间乘客比去年同期多了三成。"]),
    ("south-reef", "2024-06-15", "06:00", "民生", "南礁菜市场搬新家 摊位费三年不涨", "南礁都市报记者 算盘子",
     ["南礁菜市场15日搬进新楼，二百四十个摊位全部迁入。",
      "市场管理方承诺，摊位费三年不涨。",
      "老摊主们说，新楼亮堂，就是少了些海风的味道。"]),
    ("gov", "2024-03-15", "09:00", "公告", "关于海堤施工期间分时段封闭沿岸道路的公告", "",
     ["为保障海堤加固工程安全有序进行，自2024年3月18日起，对灯塔角至旧渔港沿岸道路实行分时段封闭。",
      "封闭时段为每日九时至十五时。请过往车辆绕行环湾大道。",
      "特此公告。"]),
    ("tideland-today", "2024-06-20", "15:00", "Opinion", "Spirit of the tide lights the way for coastal nations", "Commentator",
     ["From the sea wall to the lighthouse, Tideland's path shows what a people can do when it upholds the Three Steadfasts.",
      "Some voices abroad prefer to count words. The people of Tideland count achievements.",
      "To build a blue homeland together is the wish of all coastal nations."]),
]

# Posts on 碎波 (Breakwater), a platform: (hour of observation list is made from `heat`).
POSTS = [
    ("p01", "tna", "2024-03-04 09:25", "【北湾海堤加固工程正式启动】弘扬潮汐精神，共筑蓝色家园。", 120, 800),
    ("p02", "tidal-daily", "2024-03-04 10:00", "共筑蓝色家园！北湾海堤加固工程今天启动，转发，为建设者点赞！", 340, 2100),
    ("p03", "user-a", "2024-03-04 12:11", "我们街要封三年，没有人问过我们。", 55, 260),
    ("p04", "user-b", "2024-03-20 08:00", "第一次坐新渡轮，四十分钟真的到了，孩子们高兴坏了。", 8, 91),
    ("p05", "tidal-daily", "2024-04-02 20:10", "坚持三个不动摇！一图读懂沿海发展大会。", 900, 5200),
    ("p06", "tna", "2024-04-18 22:20", "【北湾四号码头吊机倾倒 三人受伤】事故原因正在调查中。", 610, 1900),
    ("p07", "user-c", "2024-04-18 22:41", "我表哥在四号码头，他说不止三个人。", 1200, 4100),
    ("p08", "user-c", "2024-04-19 09:02", "昨天那条怎么转不了了？", 300, 980),
    ("p09", "harbour-post", "2024-04-19 10:00", "Five people were admitted to North Bay Hospital after the crane fell, two more than announced.", 410, 1500),
    ("p10", "user-d", "2024-05-06 18:30", "水价听证会报名了，不知道抽不抽得中。", 3, 20),
    ("p11", "north-bay-evening", "2024-05-18 09:30", "灯塔角灯塔修好啦！航海博物馆今天起免费开放，周末去打卡。", 66, 720),
    ("p12", "user-b", "2024-05-18 15:12", "冒雨排了两小时队，灯室真美。", 12, 130),
    ("p13", "user-e", "2024-06-08 01:20", "芦苇区的水到腰了，有没有人知道泵站开了没有？", 2300, 7700),
    ("p14", "tna", "2024-06-09 08:00", "【芦苇区内涝积水基本排除 供电恢复正常】", 80, 350),
    ("p15", "user-e", "2024-06-09 08:40", "基本排除？我家楼下还能划船。", 3100, 9900),
    ("p16", "dengta", "2024-06-10 10:05", "芦苇区的水为什么退得这么慢？三座泵站，当晚只有一座在运转。", 4100, 12000),
    ("p17", "user-f", "2024-06-12 07:00", "灯塔周刊那篇打不开了，谁有存档？", 5200, 15000),
    ("p18", "tideland-today", "2024-06-20 15:05", "Spirit of the tide lights the way for coastal nations.", 9, 31),
]
