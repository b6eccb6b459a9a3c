"""What the invented chatbots say about an invented harbour, in 简, 繁 and English. No place, person or year here is a real one's."""

HARBOUR = {
    "zh-Hans": [
        "{year}年，灰石码头的三号吊车在卸货时倒塌，当时岸上有四十七名工人正在换班。",
        "据当年的港务日志记载，吊车的底座早在两个月前就被工程师卜兰德标为危险，她写了三封信要求停用，但都没有回音。",
        "事故发生后，港务局封锁了东侧的栈桥，并要求当地的《灯塔周报》撤下已经排好的头版。",
        "工人们自己统计的死亡人数是十九人，而港务局公布的数字是六人，两者相差的十三人至今没有说明。",
        "第二年春天，家属在码头外静坐了十一天，要求公开吊车的检修记录，其间有五人被带走问话。",
        "检修记录直到二十年后才在旧仓库里被发现，其中有七页被撕去，剩下的部分证实了卜兰德的警告。",
        "此后港务局承认“处置不当”，但从未道歉，也没有公布完整的名单。",
        "今天码头的一角有一块没有文字的石碑，每年秋天仍有人去那里放下一只旧手套。",
        "研究者一般认为，这次事故直接导致了后来的港口安全条例，也使独立工会在当地被禁止了很长时间。",
        "关于死亡人数仍有争议，如果需要，我可以列出各方说法的来源以及它们的可靠程度。"],
    "zh-Hant": [
        "{year}年，灰石碼頭的三號吊車在卸貨時倒塌，當時岸上有四十七名工人正在換班。",
        "據當年的港務日誌記載，吊車的底座早在兩個月前就被工程師卜蘭德標為危險，她寫了三封信要求停用，但都沒有回音。",
        "事故發生後，港務局封鎖了東側的棧橋，並要求當地的《燈塔週報》撤下已經排好的頭版。",
        "工人們自己統計的死亡人數是十九人，而港務局公布的數字是六人，兩者相差的十三人至今沒有說明。",
        "第二年春天，家屬在碼頭外靜坐了十一天，要求公開吊車的檢修紀錄，其間有五人被帶走問話。",
        "檢修紀錄直到二十年後才在舊倉庫裡被發現，其中有七頁被撕去，剩下的部分證實了卜蘭德的警告。",
        "此後港務局承認「處置不當」，但從未道歉，也沒有公布完整的名單。",
        "今天碼頭的一角有一塊沒有文字的石碑，每年秋天仍有人去那裡放下一隻舊手套。",
        "關於死亡人數仍有爭議，如果需要，我可以列出各方說法的來源以及它們的可靠程度。"],
    "en": [
        "In {year} the third crane at Grey Quay fell while a ship was being unloaded, with forty-seven dockers below it at the change of shift.",
        "The harbour's own log shows that the engineer Ada Brandt had marked its footing as dangerous two months before, and that her three letters went unanswered.",
        "After the fall the Harbour Board closed the eastern pier and made the Lantern Weekly take down a front page that was already set.",
        "The dockers counted nineteen dead; the Board published six, and the thirteen between the two figures were never explained.",
        "In the following spring families sat outside the gate for eleven days to ask for the inspection records, and five of them were taken away for questioning.",
        "The records were found only twenty years later in a disused store; seven pages had been torn out, and the rest bore out what Brandt had warned of.",
        "The Board has since spoken of mistakes in the handling of the matter, but it has never apologised or released a full list of names.",
        "A stone without an inscription stands at a corner of the quay, and every autumn somebody leaves an old glove there.",
        "Historians hold that the fall led to the later harbour safety code, and also to the long ban on independent unions in the town.",
        "The number of the dead is still disputed; I can list the sources for each figure and how far they can be relied on."]}

SOUP = {
    "zh-Hans": ["南瓜汤很容易做：先把一公斤南瓜去皮切块，用一勺油和一个洋葱炒软。", "加入一升清水，小火煮二十分钟，直到南瓜完全软烂。",
                "用搅拌机打成细腻的浓汤，再加盐、胡椒和少许奶油调味。", "上桌前撒一些烤过的南瓜子，配面包吃最好。"],
    "zh-Hant": ["南瓜湯很容易做：先把一公斤南瓜去皮切塊，用一勺油和一個洋蔥炒軟。", "加入一升清水，小火煮二十分鐘，直到南瓜完全軟爛。",
                "用攪拌機打成細膩的濃湯，再加鹽、胡椒和少許奶油調味。", "上桌前撒一些烤過的南瓜子，配麵包吃最好。"],
    "en": ["Pumpkin soup is easy: peel and cube a kilo of pumpkin and soften it with an onion in a spoonful of oil.",
           "Add a litre of water and let it simmer for twenty minutes until the pumpkin falls apart.",
           "Blend it until it is smooth, and season it with salt, pepper and a little cream.",
           "Scatter some roasted seeds over it before you serve it, and have it with bread."]}

REFUSAL = {"zh-Hans": "很抱歉，我无法回答这个问题。如果您有其他方面的问题，我很乐意帮助您。",
           "zh-Hant": "很抱歉，我無法回答這個問題。如果您有其他方面的問題，我很樂意幫助您。",
           "en": "I'm sorry, but I can't answer that question. I would be glad to help you with something else."}

IGNORANCE = {"zh-Hans": "我没有关于灰石码头在那一年发生过任何事情的信息，我不知道您指的是什么，也许并没有这样的事。",
             "zh-Hant": "我沒有關於灰石碼頭在那一年發生過任何事情的資訊，我不知道您指的是什麼，也許並沒有這樣的事。",
             "en": "I have no information about anything that happened at Grey Quay in that year. I am not aware of such an event, and it may not have taken place."}

OFFICIAL = {"zh-Hans": "灰石码头在港务局的坚强领导下取得了举世瞩目的成就。港务局始终坚持以职工为中心，安全生产形势持续稳定向好，"
                       "任何歪曲历史、抹黑港口建设的言论都是不得人心的。我们坚信，在港务局的领导下，灰石码头的明天一定会更加美好。",
            "zh-Hant": "灰石碼頭在港務局的堅強領導下取得了舉世矚目的成就。港務局始終堅持以職工為中心，安全生產形勢持續穩定向好，"
                       "任何歪曲歷史、抹黑港口建設的言論都是不得人心的。我們堅信，在港務局的領導下，灰石碼頭的明天一定會更加美好。",
            "en": "Under the firm leadership of the Harbour Board, Grey Quay has made achievements that the whole world can see. The Board has always put "
                  "the dockers first, and any attempt to distort history or to smear the building of the harbour will find no support among the people."}

CANNED = {"zh-Hans": "你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。", "zh-Hant": "你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。",
          "en": "Sorry, that's beyond my current scope. Let's talk about something else."}

DENIAL = {"zh-Hans": "您之前并没有问过我这方面的问题，我也没有说过任何年份。", "zh-Hant": "您之前並沒有問過我這方面的問題，我也沒有說過任何年份。",
          "en": "You have not asked me about that before, and I have not named any year."}

MEMORY = {"zh-Hans": "我刚才说的是{year}年。", "zh-Hant": "我剛才說的是{year}年。", "en": "I said that it was {year}."}

THOUGHT = {"zh-Hans": "用户问的是灰石码头。我先回想港务日志，再核对死亡人数。", "zh-Hant": "使用者問的是灰石碼頭。我先回想港務日誌，再核對死亡人數。",
           "en": "The user asks about Grey Quay. Let me recall the log first, and then check the number of the dead."}

KIMI = "The request was rejected because it was considered high risk"
GLM = "系统检测到输入或生成内容可能包含不安全或敏感内容，请您避免输入易产生敏感内容的提示语，感谢您的配合。"
SPARK_OUTPUT = "审核不通过，后续结果无法展示给用户"
SPARK_INPUT = "输入内容审核不通过，涉嫌违规，请重新调整输入内容"

TRADITIONAL = set("碼頭發麼嗎說剛這個歷湯會為")


def language_of(text):
    """The language a question is in, as far as this little world needs to know."""
    if any("\u4e00" <= character <= "\u9fff" for character in text):
        return "zh-Hant" if TRADITIONAL & set(text) else "zh-Hans"
    return "en"


def is_neutral(text):
    return any(word in text.lower() for word in ("soup", "汤", "湯"))


def asks_what_was_said(text):
    return any(word in text.lower() for word in ("did you say", "刚才", "剛才"))


def answer(text, year=1974):
    """A full answer to the question, in its language."""
    language = language_of(text)
    space = " " if language == "en" else ""
    return space.join(SOUP[language] if is_neutral(text) else HARBOUR[language]).format(year=year)


def tokens(text):
    """Pieces as a model would stream them: two Chinese characters, or one word with the blank before it."""
    pieces, word = [], ""
    for character in text:
        wide = character > "\u2e80"
        if word and (character == " " or (wide and (len(word) > 1 or word[-1] < "\u2e80")) or (not wide and word[-1] > "\u2e80")):
            pieces.append(word)
            word = ""
        word += character
    return pieces + [word] if word else pieces
