"""Articles of several paragraphs, written from a seed, and the ways in which they are edited.

A version of an article is a Version: title and paragraphs.  An edit makes the next version out of the last one and says
what kind of edit it was, in the words that the instrument `edits` has for it."""
import dataclasses
import random

from world import words

# What an edit is called in the truth, and what may be done to a text.
EDITS = ("typo", "number", "name", "softened", "hardened", "headline", "removed", "added", "rewritten")


@dataclasses.dataclass(frozen=True)
class Version:
    title: str
    paragraphs: tuple

    def text(self):
        return "\n".join(self.paragraphs)


class Article:
    """One story.  The same seed and language make the same words."""

    def __init__(self, seed, language, hardened=False):
        chance = random.Random(f"article {seed}")
        lists, _, facts, titles = words.LANGUAGES[language]
        self.language, self.seed, self.hardened = language, seed, hardened
        self.section = chance.choice(lists["section"])
        self.names = chance.sample(lists["name"], 2)
        self.titles = chance.sample(lists["title"], 2)
        self.numbers = [str(one) for one in chance.sample(range(21, 980), 2)]
        strong, weak = chance.choice(lists["strong"])
        self.strong, self.weak = (weak, strong) if hardened else (strong, weak)
        fixed = {key: chance.choice(lists[key]) for key in ("place", "project", "office")}
        if language == "en":
            fixed["place_upper"] = fixed["place"].upper()

        def fact(key, **more):
            return words.fill(facts[key], language, chance, **{**fixed, **more})

        def with_more(sentence):
            return words.join(language, [sentence, words.paragraph(language, chance, chance.randint(1, 2))])

        body = [with_more(fact("official", title=self.titles[0], name=self.names[0])),
                with_more(fact("number", number=self.numbers[0])), with_more(fact("strong", strong=self.strong))]
        body += [words.paragraph(language, chance) for _ in range(chance.randint(2, 4))]
        chance.shuffle(body)
        title = words.fill(chance.choice(titles), language, chance, **fixed)
        self.first = Version(title, (fact("lead"), *body))

    def edited(self, version, kind, number=0):
        """The next version after an edit of this kind; `number` tells edits of one kind apart."""
        chance = random.Random(f"edit {self.seed} {kind} {number}")
        if kind == "headline":
            return dataclasses.replace(version, title=self.other_title(version.title, chance))
        paragraphs = list(version.paragraphs)
        if kind == "typo":
            # Not beside a word of the lexicon: that would be another edit.
            at = chance.choice([at for at in range(1, len(paragraphs)) if self.strong not in paragraphs[at] and
                                self.weak not in paragraphs[at]])
            paragraphs[at] = misspelt(paragraphs[at], self.language, chance)
        elif kind == "number":
            paragraphs = swapped(paragraphs, self.numbers[0], self.numbers[1])
        elif kind == "name":
            which = chance.choice(("name", "title"))
            pair = self.names if which == "name" else self.titles
            # Only of the official: the title's word may stand elsewhere too.
            before = f"{self.titles[0]}{self.space()}{self.names[0]}"
            after = (f"{self.titles[0]}{self.space()}{pair[1]}" if which == "name" else
                     f"{pair[1]}{self.space()}{self.names[0]}")
            paragraphs = swapped(paragraphs, before, after)
        elif kind in ("softened", "hardened"):
            paragraphs = swapped(paragraphs, self.strong, self.weak)
        elif kind == "removed":
            del paragraphs[chance.randrange(1, len(paragraphs))]
        elif kind == "added":
            paragraphs.insert(chance.randrange(1, len(paragraphs)), words.paragraph(self.language, chance, 3))
        elif kind == "rewritten":
            paragraphs = [paragraphs[0]] + [words.paragraph(self.language, chance, 3) for _ in paragraphs[1:]]
        else:
            raise ValueError(f"no edit is called {kind}")
        return Version(version.title, tuple(paragraphs))

    def space(self):
        return "" if self.language == "zh" else " "

    def other_title(self, title, chance):
        titles = words.LANGUAGES[self.language][3]
        while True:
            other = words.fill(chance.choice(titles), self.language, chance)
            if other != title:
                return other


def swapped(paragraphs, before, after):
    assert any(before in one for one in paragraphs), f"nothing to edit: {before}"
    return [one.replace(before, after) for one in paragraphs]


def misspelt(text, language, chance):
    """With one character mistaken for another, or two letters of a long word swapped."""
    if language == "zh":
        places = [(at, pair[1]) for at, letter in enumerate(text) for pair in words.TYPOS if pair[0] == letter]
        at, letter = chance.choice(places or [(1, "了")])
        return text[:at] + letter + text[at + 1:]
    word = chance.choice([one for one in text.split() if one.isalpha() and one.islower() and len(one) > 3 and
                          one[1] != one[2]])
    return text.replace(f" {word}", f" {word[0]}{word[2]}{word[1]}{word[3:]}", 1)


def censorship_essay(language, seed, notice):
    """A long article that quotes what pages say in place of others: no notice itself."""
    article = Article(f"essay {seed}", language)
    quote = (f"读者打开旧链接，看到的只有一行字：“{notice}”。研究者把这样的说法收集起来，逐条记下日期。" if language == "zh" else
             f"Readers who open an old link find a single line: “{notice}” Researchers collect such lines, one by one, "
             "with their dates.")
    paragraphs = article.first.paragraphs
    title = f"旧链接里的一行字：{notice}" if language == "zh" else f"What old links say: {notice}"
    article.first = Version(title, (paragraphs[0], quote, *paragraphs[1:]))
    return article
