"""Writes answers.warc.gz: three invented chatbots asked about Tideland, each exchange as docs/formats/ask-records.md has it, streamed
answers with the time of every event among them."""
import datetime
import json
import uuid

import chatbots

LANGUAGES = ("zh-Hans", "en")
DAYS = ("2024-06-25", "2024-06-26", "2024-07-25")  # Of the three askings.
REASONS = {200: "OK", 400: "Bad Request", 429: "Too Many Requests"}


def tokens(text):
    """Pieces as a model streams them: two Chinese characters, or one word with the blank before it."""
    pieces, word = [], ""
    for character in text:
        wide = character > "\u2e80"
        if word and (character == " " or (wide and (len(word) > 1 or word[-1] < "\u2e80")) or (not wide and word[-1] > "\u2e80")):
            pieces.append(word)
            word = ""
        word += character
    return pieces + [word] if word else pieces


def event(content):
    return {"choices": [{"index": 0, "delta": {"content": content}}]}


def end(reason):
    return {"choices": [{"index": 0, "delta": {}, "finish_reason": reason}], "usage": {"prompt_tokens": 60, "completion_tokens": 180}}


def full_text(model, question, at, repeat):
    other = chatbots.OTHERWISE.get((model, question), ())
    if 0 < repeat <= len(other) and other[repeat - 1]:
        return other[repeat - 1][at]
    return chatbots.FULL[question][at]


def reply(model, question, language, repeat, how):
    """Status and events; one event that is no list is an answer that came whole."""
    at = LANGUAGES.index(language)
    if how == "block":
        return 400, {"error": {"code": "harbour_water_inspection", "message": "Input was held back by the water inspection."}}
    if how == "rate":
        return 429, {"error": {"code": "rate_limit_exceeded", "message": "Requests come too fast."}}
    text = full_text(model, question, at, repeat)
    if how == "withdrawal":
        pieces = tokens(text)
        shown = pieces[:len(pieces) * (5 + repeat) // 8]
        gone = {"choices": [{"index": 0, "message": {"role": "assistant", "content": chatbots.CANNED[at]}, "finish_reason": "content_filter"}]}
        return 200, [event(one) for one in shown] + [gone]
    if how == "cut-off":
        pieces = tokens(text)
        return 200, [event(one) for one in pieces[:len(pieces) // 2]] + [end("length")]
    texts = {"refusal": chatbots.REFUSAL, "ignorance": chatbots.IGNORANCE, "evasion": chatbots.EVASION}
    if how in texts:
        text = texts[how][at]
    elif how == "official":
        text = chatbots.OFFICIAL[question][at]
    elif how == "wrong-language":
        text = full_text(model, question, 1 - at, repeat)
    elif how == "follow-up":
        text = chatbots.FOLLOW_UP_SAYS[model][at]
    return 200, [event(one) for one in tokens(text)] + [end("stop")]


def block_of(status, events):
    """The answer as it came, and when each part of it did."""
    body, parts, clock = b"", [], 420
    stream = isinstance(events, list)
    head = (f"HTTP/1.1 {status} {REASONS[status]}\r\n"
            f"Content-Type: {'text/event-stream' if stream else 'application/json'}\r\n\r\n").encode()
    if not stream:
        return head + json.dumps(events, ensure_ascii=False).encode(), [[len(head), clock]], clock
    for number, one in enumerate([*events, "[DONE]"]):
        data = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        # Pieces come unevenly; what is taken away is taken away after a while.
        clock += 900 if "message" in data and "delta" not in data else 24 + (number * 37) % 61
        parts.append([len(head) + len(body), clock])
        body += f"data: {data}\n\n".encode()
    return head + body, parts, clock


def asked_of(model, question, language, repeat, turn):
    topic, control, control_of, zh, en = chatbots.QUESTIONS[question]
    words = chatbots.FOLLOW_UP if turn else (zh, en)
    name = f"{model}/{question}/{language}/{repeat}"
    asked = {"battery": "tideland", "id": f"{name}/{turn}", "model": model, "route": "vendor-api", "question": question, "topic": topic,
             "control_of": control_of, "language": language, "form": "plain", "asked": words[LANGUAGES.index(language)],
             "previous": f"{name}/{turn - 1}" if turn else "", "control": control, "turn": turn, "repeat": repeat, "attempts": 1,
             "temperature": 0.7}
    return {key: value for key, value in asked.items() if value != ""}


def add_exchange(warc, moment, asked, status, events):
    url = chatbots.MODELS[asked["model"]]
    block, parts, lasted = block_of(status, events)
    time = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    ended = (moment + datetime.timedelta(milliseconds=lasted)).strftime("%Y-%m-%dT%H:%M:%SZ")
    exchange = f"ask/tideland/{asked['id'].replace('/', '%2F')}/1"
    answer_id, asked_id, request_id = (f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {exchange}')}" for kind in ("answer", "asked", "request"))
    wanted = json.dumps({"model": asked["model"], "stream": isinstance(events, list),
                         "messages": [{"role": "user", "content": asked["asked"]}]}, ensure_ascii=False).encode()
    host = url.split("/")[2]
    request = f"POST /v1/chat/completions HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\r\n".encode() + wanted
    told = json.dumps({"asked": asked, "ended": ended, "lasted": lasted, "parts": parts}, ensure_ascii=False).encode()
    warc.add("request", url, time, "application/http; msgtype=request", request, record_id=request_id,
             more={"WARC-Concurrent-To": f"<{answer_id}>"})
    warc.add("metadata", url, time, "application/json", told, record_id=asked_id,
             more={"WARC-Refers-To": f"<{answer_id}>", "Weiguan-Exchange": exchange})
    warc.add("response", url, time, "application/http; msgtype=response", block, payload=block.partition(b"\r\n\r\n")[2],
             record_id=answer_id, more={"Weiguan-Purpose": "ask", "Weiguan-Exchange": exchange, "Weiguan-Duration": str(lasted)})


def write_answers(warc):
    """All exchanges, in the order of time; how many there are."""
    count = 0
    for repeat, day in enumerate(DAYS):
        moment = datetime.datetime.fromisoformat(f"{day}T02:00:00")
        for question in chatbots.QUESTIONS:
            for model in chatbots.MODELS:
                for language in LANGUAGES:
                    how = chatbots.SAYS[model][language].get(question, ("full",) * 3)[repeat]
                    turns = [how] + (["follow-up"] if question == "crane" and repeat == 0 and how == "full" else [])
                    for turn, one in enumerate(turns):
                        asked = asked_of(model, question, language, repeat, turn)
                        add_exchange(warc, moment, asked, *reply(model, question, language, repeat, one))
                        moment += datetime.timedelta(seconds=20)
                        count += 1
    return count
