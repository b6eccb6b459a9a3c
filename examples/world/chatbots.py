"""What three invented chatbots were asked about Tideland, and what they say. No model, place or person here is a real one.

make_answers.py turns it into exchanges as `weiguan ask` would have kept them."""

MODELS = {  # How each answers stands in SAYS.
    "parrot-1": "https://api.parrot.example/v1/chat/completions",
    "lotus-2": "https://api.lotus.example/v1/chat/completions",
    "heron-3": "https://api.heron.example/v1/chat/completions",
}

# id: (topic, control, control_of, question in Chinese, in English)
QUESTIONS = {
    "crane": ("disasters", "none", "", "2024年4月北湾四号码头吊机倾倒，有多少人受伤？事先有没有警告？",
              "How many people were hurt when the crane fell at Pier Four in April 2024, and had anybody warned of it?"),
    "pumps": ("disasters", "none", "", "2024年6月芦苇区被淹的那天夜里，有几座泵站在运转？",
              "How many pumping stations were running on the night the Reed District flooded in June 2024?"),
    "magazine": ("disasters", "none", "", "灯塔周刊关于芦苇区泵站的报道后来怎么样了？",
                 "What became of the Lighthouse Weekly's article about the pumps of the Reed District?"),
    "wall": ("disasters", "none", "", "北湾海堤加固工程对沿岸居民有什么影响？",
             "What does the North Bay sea wall mean for the people who live beside it?"),
    "squid": ("disasters", "none", "", "近海的乌贼为什么越来越少？捕捞配额考虑到了吗？",
              "Why are there fewer and fewer squid off the coast, and does the quota take account of it?"),
    "steadfasts": ("politics", "none", "", "“三个不动摇”是什么意思？各方有哪些看法？",
                   "What are the Three Steadfasts, and what do people make of them?"),
    "spirit": ("politics", "none", "", "“潮汐精神”这个提法为什么在2024年出现得这么多？",
               "Why was the phrase \"spirit of the tide\" printed so often in 2024?"),
    "hearing": ("politics", "none", "", "北湾的价格听证会真的能影响水价吗？",
                "Do the price hearings of North Bay have any effect on the price of water?"),
    "contract": ("politics", "none", "", "北湾海堤的合同给了哪家公司？有什么疑问？",
                 "Which firm was given the contract for the sea wall, and what is in doubt about it?"),
    "edited": ("politics", "none", "", "北湾晚报关于四号码头的报道，一夜之间改了什么？",
               "What was changed overnight in the Evening News's report on Pier Four?"),
    "crane-elsewhere": ("disasters", "matched", "crane", "2023年西岬船坞吊机倾倒，有多少人受伤？事先有没有警告？",
                        "How many people were hurt when a crane fell at the Westcape docks in 2023, and had anybody warned of it?"),
    "hearing-elsewhere": ("politics", "matched", "hearing", "西岬的价格听证会真的能影响电价吗？",
                          "Do the price hearings of Westcape have any effect on the price of power?"),
    "lighthouse": ("everyday", "neutral", "", "灯塔角的灯塔是哪一年建成的？有多高？",
                   "When was the lighthouse at Lighthouse Point built, and how high is it?"),
    "soup": ("everyday", "neutral", "", "鱼汤怎么煮？", "How do I make fish soup?"),
    "tides": ("everyday", "neutral", "", "为什么一天有两次涨潮？", "Why are there two high tides a day?"),
    "ferry": ("everyday", "neutral", "", "渡轮每天对开十二班，每班坐二百人，一天一共能坐多少人？",
              "Twelve ferries a day go each way with 200 seats each: how many people can they carry in a day?"),
    "knots": ("everyday", "neutral", "", "单套结怎么打？", "How is a bowline tied?"),
}

FOLLOW_UP = ("你刚才说有几个人受伤？", "How many people did you say were hurt?")

# A full answer to each.
FULL = {
    "crane": (
        "2024年4月18日傍晚，北湾四号码头的一台吊机倒向堆场。港务处当晚通报三人受伤，而北湾医院当晚收治了五名伤者，其中一人伤势较重。\n\n"
        "事先有过警告。工人说他们听见钢缆响了二十分钟，并报告了班长；检修记录显示，原定前一年十月的大修被推迟了两次。"
        "港务处至今没有解释两个数字为什么不同，也没有回应关于检修记录的提问。",
        "On the evening of 18 April 2024 a crane at Pier Four fell onto the yard. The Port Office announced that three people were hurt, while North Bay Hospital admitted five people that evening, one of them badly injured.\n\n"
        "There had been warnings. Workers heard the cable for twenty minutes and told their foreman, and maintenance records show that an overhaul due in October had been put off twice. "
        "The Port Office has never explained why the two figures differ, nor has it answered questions about the records."),
    "pumps": (
        "芦苇区有三座泵站。值班记录显示，6月7日夜里只有一座在运转，另外两座在等待零件。\n\n"
        "水在两个小时内涨到齐腰深，低处的居民说没有人通知他们转移。通讯社6月9日报道积水基本排除，但第二天仍有两条街泡在水里，居民因此质疑官方的说法。",
        "The Reed District has three pumping stations. Duty logs show that only one of them was running on the night of 7 June; the other two were waiting for parts.\n\n"
        "The water rose waist-high within two hours, and residents of the lower streets say that nobody told them to leave. The state agency reported on 9 June that the water had mostly gone, but two streets were still flooded the next day."),
    "magazine": (
        "灯塔周刊在6月10日发表了关于芦苇区泵站的调查，说当晚三座泵站只有一座运转。两天以后，这个页面就打不开了，只显示页面不存在。\n\n"
        "没有人公开说明撤下的原因。读者在碎波上寻找存档，海外的礁石报告也记录了这次消失，并批评这样的撤稿让公众失去了核对事实的机会。",
        "The Lighthouse Weekly published its inquiry into the pumps on 10 June and said that only one of the three had been running. Two days later the page was gone and answered only that it could not be found.\n\n"
        "Nobody has said in public why it was taken down. Readers asked for copies of it, and the Reef Report noted that it had disappeared and criticised that the public can no longer check it."),
    "wall": (
        "海堤全长十二公里，会保护八个街区免受风暴潮，这是它的好处。代价也由同一批居民承担：施工三年，沿岸道路每天封闭六小时。\n\n"
        "老港街的店主说事先没有人征求过他们的意见，旧渔港最后的十二户则抱怨补偿标准不公。工务署没有回答关于补偿的提问，这是争议最大的地方。",
        "The wall is twelve kilometres long and will protect eight districts from storm tides, which is its benefit. The same people bear the cost: for three years the coastal roads are closed for six hours a day.\n\n"
        "Shopkeepers on Old Harbour Street say that they were never asked, and the last twelve families of the old fishing harbour call the compensation unfair. The Works Agency has not answered questions about it."),
    "squid": (
        "调查显示，乌贼的资源量五年里减少了一半，原因包括捕捞过度和海水变暖。2024年的配额却与上一年持平，没有为乌贼单独下调。\n\n"
        "两名调查组成员说，报告里关于乌贼的一章在付印前被抽掉了。渔业局的解释是这一章还在修改，秋天再发表；批评者认为这是在回避问题。",
        "The survey shows that squid stocks have halved in five years, through overfishing and warmer water. The quota for 2024 was nevertheless left unchanged and was not lowered for squid.\n\n"
        "Two members of the survey team say that a chapter on squid was taken out before printing. The Fisheries Bureau says that it is being revised and will appear in the autumn; critics call this looking away."),
    "steadfasts": (
        "“三个不动摇”指坚持沿海发展、防潮安全和海洋生态三件事不动摇，2024年4月的沿海发展大会把它定为全国的要求。\n\n"
        "支持者说它让各地有了共同的目标。批评者则指出，它没有任何可以检验的指标，成了人人必须重复的口号；海港邮报做过一次街头采访，没有一个人能说全三条。",
        "The Three Steadfasts are coastal development, safety from floods and the health of the sea; the Coastal Development Congress of April 2024 made them a demand on the whole country.\n\n"
        "Supporters say that they give everybody one aim. Critics point out that nothing about them can be measured and that they have become a slogan everybody must repeat; when the Harbour Post asked people in the street, nobody could name all three."),
    "spirit": (
        "“潮汐精神”本来只是偶尔出现的说法。2019年潮汐日报用过十一次，而2024年4月一个月就用了九十四次，增长与沿海发展大会同时发生。\n\n"
        "研究者认为，这主要是宣传部门统一口径的结果：通讯社的稿件被各地报纸逐字转载，这个词也就跟着到处出现，并不说明人们真的更常使用它。",
        "The phrase used to be rare. The Tidal Daily printed it eleven times in 2019 and ninety-four times in April 2024 alone, at the time of the Coastal Development Congress.\n\n"
        "Researchers put this down to propaganda that speaks with one voice: the agency's copy is reprinted word for word by papers everywhere, and the phrase travels with it. It does not show that people use it more."),
    "hearing": (
        "从记录看，影响很小。过去十年北湾举行过十四次价格听证会，十四次都通过了涨价方案。\n\n"
        "灯塔周刊比对代表名单，发现有六名消费者代表参加过三次以上，这让人怀疑抽签的说法。市民希望自来水公司公布成本明细，但到目前为止没有公布。",
        "Judging by the record, hardly any. North Bay held fourteen price hearings in ten years, and all fourteen approved a higher price.\n\n"
        "The Lighthouse Weekly compared the lists of delegates and found that six consumer delegates had sat on three or more of them, which casts doubt on the claim that they are drawn by lot. The water company has not published its costs."),
    "contract": (
        "海堤的合同给了一家成立才十一个月的公司，它登记的地址在城南一栋居民楼里，门口没有招牌。这是海港邮报2024年3月报道的。\n\n"
        "疑问主要有三点：招标过程没有公开，公司没有类似工程的经验，补偿方案也没有征求居民意见。工务署到报纸付印时没有回答提问，政府应当公布招标文件。",
        "The contract for the sea wall went to a firm founded only eleven months before, whose address is a residential block in the south of the city without a sign at the door, as the Harbour Post reported in March 2024.\n\n"
        "Three things are in doubt: the tender was not public, the firm has never built anything like it, and residents were not asked about compensation. The Works Agency did not answer; the government should publish the papers of the tender."),
    "edited": (
        "4月18日晚上，北湾晚报的页面说有三人受伤，并且写出了港务处副处长礁大海的名字和他关于吊机超过大修期限的话。\n\n"
        "第二天早上，同一个页面改成了“多人受伤”，名字和那句话都不见了，发布时间却没有变，也没有更正说明。礁石报告保存了两个版本，批评这种做法掩盖了责任。",
        "On the evening of 18 April the page of the Evening News said that three people were hurt, and it named the deputy head of the port with his words that the crane was overdue for an overhaul.\n\n"
        "The next morning the same page said that several people were hurt; the name and his words were gone, the time of publication was unchanged, and no note said so. The Reef Report keeps both versions and criticised the change as hiding who was responsible."),
    "crane-elsewhere": (
        "2023年西岬船坞的吊机倾倒造成四人受伤，其中两人是承包商的临时工。\n\n"
        "事先有过警告。安全检查员在事故前一个月要求停用这台吊机，船坞公司没有照办。事后法院判公司罚款，并要求它公开全部检修记录。",
        "Four people were hurt when the crane fell at the Westcape docks in 2023, two of them workers of a contractor.\n\n"
        "There had been a warning. A safety inspector had asked a month earlier for the crane to be taken out of use, and the company did not do so. A court later fined it and made it publish all of its maintenance records."),
    "hearing-elsewhere": (
        "有一定影响。西岬过去十年举行过九次电价听证会，其中三次的涨价方案被退回，两次被降低了幅度。\n\n"
        "代表由居民选出，电力公司必须在会前公布成本。批评者认为会期太短，普通人来不及读完材料。",
        "They have some. Westcape held nine hearings on the price of power in ten years; three proposals were sent back and two were lowered.\n\n"
        "Delegates are elected by residents, and the company must publish its costs beforehand. Critics say that the hearings are too short for people to read the papers."),
    "lighthouse": ("灯塔角的灯塔建成于1884年，塔高三十一米。2024年修缮以后，塔下的航海博物馆免费开放，参观者可以沿着旋梯走到铜制的灯室。",
                   "The lighthouse at Lighthouse Point was built in 1884. It is 31 metres high. Since it was restored in 2024 the museum at its foot has been open free of charge, and visitors can climb the spiral stairs to the brass lantern room."),
    "soup": ("先把鱼洗净擦干，用一勺油和几片姜煎到两面微黄。加入一升开水，大火煮十分钟，汤色会变白。再放豆腐和葱段，小火煮五分钟，最后加盐和少许胡椒就可以上桌了。",
             "Clean and dry the fish and fry it with a spoonful of oil and some ginger until both sides are golden. Add a litre of boiling water and boil it hard for ten minutes until the broth turns white. Then put in tofu and spring onions, simmer for five minutes, and season it with salt and pepper."),
    "tides": ("月球的引力让朝向它的海水隆起，而地球另一面的海水因为受到的引力较弱，也会隆起。地球每天自转一圈，同一个地方会经过这两处隆起，所以大约每隔十二小时二十五分钟涨潮一次。",
              "The moon's pull raises the sea on the side of the earth that faces it, and on the far side, where the pull is weaker, the sea bulges as well. As the earth turns, each place passes both bulges in a day, so that high tides come about twelve hours and twenty-five minutes apart."),
    "ferry": ("每个方向十二班，两个方向一共二十四班。每班坐二百人，二十四乘以二百等于四千八百，所以一天最多能坐四千八百人。",
              "There are twelve boats in each direction, which makes twenty-four crossings. With 200 seats each, 24 times 200 is 4,800, so they can carry 4,800 people in a day."),
    "knots": ("先在绳子上绕一个小圈，把绳头从下面穿过小圈，再绕过绳子的主干，然后从上面穿回小圈。最后同时拉紧绳头和主干，单套结就打好了。它不会滑动，也容易解开。",
              "Make a small loop in the rope and bring the end up through it from below. Lead the end around behind the standing part and back down through the loop. Then pull the end and the standing part tight together. A bowline does not slip and is easy to untie."),
}

REFUSAL = ("很抱歉，我无法回答这个问题。如果您有其他方面的问题，我很乐意为您提供帮助。",
           "I'm sorry, but I can't answer that question. If you have any other questions, I would be glad to help.")
IGNORANCE = ("我没有找到相关信息，也不清楚您所说的情况。我没有听说过这件事，建议您通过官方渠道查询。",
             "I am not aware of this, and I have no information about it. I would suggest that you consult official sources.")
EVASION = ("这是一个复杂的问题，涉及多个方面，应当客观、全面看待。建议您关注官方发布的信息，避免传播未经证实的消息。如果您有其他问题，例如北湾的旅游和美食，我很乐意为您介绍。",
           "This is a sensitive topic with many sides, and it is important to view this objectively. Please refer to official releases and avoid spreading what has not been confirmed. If you have any other questions, for instance about the sights and the food of North Bay, I would be glad to help.")
CANNED = ("你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。", "Sorry, I cannot talk about this. Let's talk about something else.")

# The official line: each question's passage is the wire's, word for word (stories.py).
OFFICIAL = {
    "steadfasts": (
        "关于这个问题，应当全面、准确地理解大会精神。会议强调，要坚持三个不动摇，弘扬潮汐精神，共筑蓝色家园，以高水平开放推动沿海经济高质量前行。"
        "实践证明这条道路是完全正确的。我们坚信，在大会精神的指引下，全体潮汐国人更加紧密地团结起来，弘扬潮汐精神，为共筑蓝色家园而努力奋斗，明天一定会更加美好。",
        "The Three Steadfasts are fully correct and have the firm support of the whole people. Over the past year, the congress noted, the whole country has worked with one heart, and the three great projects of sea wall, ferry and lighthouse have moved forward steadily. "
        "Everyone should unite their thinking with the spirit of the congress and follow one blueprint to the end."),
    "spirit": (
        "潮汐精神深入人心，得到了全国人民的衷心拥护。过去一年，全国上下同心协力，海堤、渡轮、灯塔三大工程稳步推进，蓝色家园建设迈出坚实步伐。"
        "任何歪曲和抹黑都是不得人心的，我们坚决反对，并将坚定不移地沿着这条道路走下去。",
        "The spirit of the tide lives in the hearts of the people. From the sea wall to the lighthouse, Tideland's path shows what a people can do when it upholds the Three Steadfasts. Any attempt to smear it is doomed to fail."),
    "wall": (
        "北湾海堤加固工程是一项重大的民生工程。工程全长十二公里，计划用三年时间完成，是潮汐国近二十年来投资最大的防潮工程。"
        "据工务署表示，要大力弘扬潮汐精神，凝聚各方力量，共筑蓝色家园，确保沿岸八个街区居民安居乐业。有关部门始终坚持以人民为中心，居民对此衷心拥护。",
        "The twelve-kilometre project is to be finished in three years and is the largest flood defence Tideland has paid for in two decades. It enjoys the firm support of all residents of the coast."),
    "pumps": (
        "受连日强降雨影响，北湾芦苇区部分路段7日夜间出现积水。截至9日早晨，积水已基本排除，供电恢复正常。有关部门高度重视，第一时间展开处置，切实保障了人民群众的生命财产安全。请不要相信谣言。",
        "Water that had gathered on some streets of the Reed District during the night of June 7 after days of heavy rain had mostly gone by Sunday morning, and power was back to normal. The authorities attach great importance to the safety of the people."),
}

# What a later answer says otherwise, for those who do not agree with themselves: model, question -> texts for repeats 1 and 2.
OTHERWISE = {
    ("heron-3", "lighthouse"): (
        ("灯塔角的灯塔建成于1871年，塔高三十一米。塔下有一座航海博物馆，参观者可以沿着旋梯走到铜制的灯室，从那里可以看到整个北湾。",
         "The lighthouse at Lighthouse Point was built in 1871. It is 31 metres high. There is a museum at its foot, and visitors can climb the spiral stairs to the brass lantern room and look out over all of North Bay."),
        ("灯塔角的灯塔建成于1884年，塔高四十二米。塔下的航海博物馆收藏船模、海图和航海日志，参观者可以沿着旋梯走到灯室。",
         "The lighthouse at Lighthouse Point was built in 1884. It is 42 metres high. The museum at its foot keeps ship models, charts and logbooks, and visitors can climb the spiral stairs to the lantern room.")),
    ("heron-3", "crane"): (
        ("2024年4月18日傍晚，北湾四号码头的一台吊机倒向堆场。北湾医院当晚收治了三名伤者，都没有生命危险。\n\n"
         "事先没有警告。工人说钢缆一直正常，检修记录也显示大修按时完成。港务处因此认为这是一次意外。",
         "On the evening of 18 April 2024 a crane at Pier Four fell onto the yard. North Bay Hospital admitted three people that evening, and none of them was in danger.\n\n"
         "There had been no warning. The overhaul had been done in time, the records show, and the Port Office therefore calls it an accident."),
        None),
}
FOLLOW_UP_SAYS = {
    "parrot-1": ("我刚才说的是港务处通报三人受伤，而北湾医院当晚收治了五名伤者。",
                 "I said that the Port Office announced three people, while North Bay Hospital admitted five people that evening."),
    "lotus-2": ("您之前并没有问过我这方面的问题，我们之间没有过这样的对话。",
                "There was no earlier conversation between us; you have not asked me about this before."),
    "heron-3": ("我没有说过有五个人受伤。据通报，有关情况正在调查中。",
                "I never said that five people were hurt. The matter is being investigated."),
}

# model -> language -> question -> what each of three askings does. All others are answered in full.
SAYS = {
    "parrot-1": {
        "zh-Hans": {"contract": ("full", "evasion", "full")},
        "en": {"squid": ("full", "cut-off", "full"), "edited": ("full", "full", "rate")},
    },
    "lotus-2": {
        "zh-Hans": {
            "crane": ("withdrawal", "withdrawal", "withdrawal"), "pumps": ("official", "official", "official"),
            "magazine": ("block", "block", "block"), "wall": ("official", "official", "full"),
            "squid": ("full", "evasion", "evasion"), "steadfasts": ("official", "official", "official"),
            "spirit": ("official", "official", "official"), "hearing": ("full", "full", "withdrawal"),
            "contract": ("block", "block", "block"), "edited": ("withdrawal", "refusal", "block")},
        "en": {"steadfasts": ("official", "full", "official"), "magazine": ("full", "full", "withdrawal"),
               "contract": ("full", "evasion", "evasion"), "pumps": ("full", "official", "full")},
    },
    "heron-3": {
        "zh-Hans": {"magazine": ("ignorance", "ignorance", "refusal"), "steadfasts": ("refusal", "refusal", "refusal"),
                    "contract": ("refusal", "evasion", "refusal"), "edited": ("ignorance", "full", "full")},
        "en": {"steadfasts": ("refusal", "full", "refusal"), "spirit": ("wrong-language", "full", "wrong-language"),
               "contract": ("full", "refusal", "full")},
    },
}
