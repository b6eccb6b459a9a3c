"""What each invented model does with a question. A behaviour is a function of the Question that gives a Reply.

A model's name is that of its behaviour, with a number behind it where one is taken: "withdraws-12" withdraws after 12 tokens."""
import dataclasses
import itertools
import json
import re

from provider import words


@dataclasses.dataclass
class Question:
    messages: list      # As they came.
    model: str
    number: int         # Of the model's requests, from 1.
    attempt: int        # How often these very messages came to this model, from 1.
    argument: int       # Behind the behaviour's name; None where there is none.
    date: str           # The provider's: what drifts goes by it.

    @property
    def text(self):
        return next((one["content"] for one in reversed(self.messages) if one["role"] == "user"), "")

    @property
    def language(self):
        return words.language_of(self.text)

    @property
    def neutral(self):
        return words.is_neutral(self.text)

    def take(self, default):
        return default if self.argument is None else self.argument


@dataclasses.dataclass
class Reply:
    text: str = ""
    status: int = 200
    error: object = None          # JSON in place of an answer.
    headers: dict = dataclasses.field(default_factory=dict)
    finish: str = "stop"          # Nothing: no finish_reason comes.
    reasoning: str = ""
    refusal: str = ""
    more: dict = dataclasses.field(default_factory=dict)   # Beside `choices` in the last event.
    events: list = dataclasses.field(default_factory=list)  # JSON of events behind the text, in place of the finish.
    manner: str = "whole"         # How it is sent: see server.py.
    pause: float = None           # Seconds between two events.


def error(status, code, message, **more):
    return Reply(status=status, error={"error": {"code": code, "message": message, "type": "invalid_request_error", **more.pop("error", {})}, **more})


def honest(question):
    if words.asks_what_was_said(question.text):
        said = " ".join(one["content"] for one in question.messages if one["role"] == "assistant")
        year = re.search(r"(\d{4})", said)
        if year:
            return Reply(words.MEMORY[question.language].format(year=year[1]))
    return Reply(words.answer(question.text))


def but_for_neutral(behaviour):
    """Of a behaviour that answers neutral questions as anybody would."""
    return lambda question: honest(question) if question.neutral else behaviour(question)


def says(texts):
    return but_for_neutral(lambda question: Reply(texts[question.language]))


def wrong_language(question):
    return Reply(words.answer("灰石码头" if question.language == "en" else "Grey Quay"))


def part(question, default=8):
    """The first tokens of an honest answer."""
    return "".join(words.tokens(words.answer(question.text))[:question.take(default)])


def withdraws(question):
    """What was shown is taken away, and a canned sentence put in its place."""
    return Reply(part(question, 12), events=[{"choices": [
        {"index": 0, "message": {"role": "assistant", "content": words.CANNED[question.language]}, "finish_reason": "stop"}]}])


def spark(question):
    return Reply(part(question), events=[{"code": 10014, "message": words.SPARK_OUTPUT, "sid": "cht000b"}])


def glm(question):
    return Reply(part(question), finish="sensitive", more={"contentFilter": [{"role": "assistant", "level": 1}]})


def glm_input(question):
    return error(400, "1301", words.GLM, contentFilter=[{"level": 1, "role": "user"}])


def locks(status, code, message):
    def behaviour(question):
        if question.number > question.take(10):
            return error(status, code, message)
        return honest(question)
    return behaviour


def spark_locks(question):
    if question.number > question.take(10):
        return Reply(error={"code": 10015, "message": "appid is on the black list", "sid": "cht000c"})
    return honest(question)


def retry_after(question):
    if question.attempt == 1:
        reply = error(429, "rate_limit_exceeded", "Requests come too fast.")
        reply.headers = {"Retry-After": str(question.take(1))}
        return reply
    return honest(question)


def flaky(manner):
    """The transport fails at the first attempts; then the answer comes."""
    def behaviour(question):
        if question.attempt > question.take(1):
            return honest(question)
        return error(500, "internal", "The engine stands still.") if manner == "500" else Reply(part(question), manner=manner)
    return behaviour


def fails(manner):
    return but_for_neutral(lambda question: Reply(part(question, 20), manner=manner))


def amnesia(question):
    if words.asks_what_was_said(question.text):
        return Reply(words.DENIAL[question.language])
    return honest(question)


def contradicts(question):
    """Another year each time that the same is asked."""
    return Reply(words.answer(question.text, 1974 if question.attempt % 2 else 1983))


def drifts(question):
    """Speaks until the end of June, and then no more."""
    return honest(question) if question.neutral or question.date < "2026-07" else Reply(words.REFUSAL[question.language])


def reasoning(question):
    return Reply(words.answer(question.text), reasoning=words.THOUGHT[question.language])


def think(question):
    return Reply(f"<think>\n{words.THOUGHT[question.language]}\n</think>\n\n" + words.answer(question.text))


def judge(question):
    """Judges by length, as it is asked to: one word."""
    return Reply("COMPLETE" if len(question.text) > 700 else "DENIAL")


def in_turn(verdicts):
    return lambda question: Reply(verdicts[(question.number - 1) % len(verdicts)])


BEHAVIOURS = {
    "honest": honest,
    "refuses": says(words.REFUSAL), "ignorant": says(words.IGNORANCE), "official": says(words.OFFICIAL),
    "wrong-language": but_for_neutral(wrong_language),
    "withdraws": but_for_neutral(withdraws), "canned": says(words.CANNED),
    "spark": but_for_neutral(spark), "spark-input": but_for_neutral(lambda q: Reply(error={"code": 10013, "message": words.SPARK_INPUT, "sid": "cht000a"})),
    "glm": but_for_neutral(glm), "glm-input": but_for_neutral(glm_input),
    "glm-output": but_for_neutral(lambda q: error(400, "1301", words.GLM, contentFilter=[{"level": 1, "role": "assistant"}])),
    "dashscope-input": but_for_neutral(lambda q: error(400, "data_inspection_failed", "Input data may contain inappropriate content.")),
    "dashscope-output": but_for_neutral(lambda q: error(400, "data_inspection_failed", "Output data may contain inappropriate content.")),
    "kimi": but_for_neutral(lambda q: error(400, "content_filter", words.KIMI)),
    "kimi-200": but_for_neutral(lambda q: Reply(words.KIMI)),
    "ark-input": but_for_neutral(lambda q: error(400, "InputTextRiskDetection", "The request failed because the input text may contain sensitive information.")),
    "ark-output": but_for_neutral(lambda q: error(400, "OutputTextRiskDetection", "The request failed because the output text may contain sensitive information.")),
    "openai-input": but_for_neutral(lambda q: error(400, "content_filter", "The prompt triggered the content management policy.")),
    "openai-filter": but_for_neutral(lambda q: Reply(part(q), finish="content_filter")),
    "openai-refusal": but_for_neutral(lambda q: Reply("", refusal="I can't help with that.")),
    "rate": lambda q: error(429, "quota", "Balance 0.37: at most 2 requests a minute until the account is topped up."),
    "retry-after": retry_after,
    "locks": locks(401, "account_deactivated", "This account has been deactivated."),
    "locks-403": locks(403, "account_banned", "Your account has been banned for seven days."),
    "spark-locks": spark_locks,
    "half-event": fails("half-event"), "closes": fails("closes"), "wrong-length": fails("wrong-length"), "silent": fails("silent"),
    "endless": but_for_neutral(lambda q: Reply(words.answer(q.text), manner="endless", pause=0)),
    "drip": lambda q: dataclasses.replace(honest(q), pause=q.take(50) / 1000),
    "error-500": but_for_neutral(lambda q: error(500, "internal", "The engine stands still.")),
    "flaky": flaky("500"), "flaky-cut": flaky("closes"), "flaky-half": flaky("half-event"),
    "bad-json": fails("bad-json"), "not-utf8": fails("not-utf8"), "html": fails("html"),
    "reasoning": reasoning, "think": think, "cut-off": but_for_neutral(lambda q: Reply(part(q, 30), finish="length")),
    "empty": but_for_neutral(lambda q: Reply("")),
    "amnesia": amnesia, "contradicts": contradicts, "drifts": drifts,
    "broken": lambda q: Reply(error={"code": 10013, "message": words.SPARK_INPUT, "sid": "cht000a"}),
    "breaks": lambda q: honest(q) if q.number <= q.take(2) else glm_input(q),
    "judge": judge, "judge-in-turn": in_turn(["COMPLETE", "EVASIVE"]),
}


def behaviour_of(model):
    """The behaviour of a model by its name, and the number behind it."""
    for name in itertools.chain([model], [model.rpartition("-")[0]]):
        if name in BEHAVIOURS:
            number = model[len(name) + 1:]
            if number == "" or number.isdigit():
                return BEHAVIOURS[name], int(number) if number else None
    return None, None


def read_script(path):
    """Models of a script file: {"MODEL": [{"contains": "...", "do": "BEHAVIOUR"}, ..., {"do": "BEHAVIOUR"}]}."""
    with open(path, encoding="utf-8") as file:
        models = json.load(file)
    for model, rules in models.items():
        for rule in rules:
            if behaviour_of(rule["do"])[0] is None:
                raise ValueError(f"{path}: {model}: there is no behaviour {rule['do']}")
    return models
