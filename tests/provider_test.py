"""The scripted provider itself: each model does what its name says, in bytes and in time, and the log is true."""
import http.client
import json
import pathlib
import tempfile
import time

import helper
from provider import behaviours, words
from provider.server import Provider

QUESTION = "1974年灰石码头发生了什么？"


def ask(provider, model, text=QUESTION, stream=True, before=(), timeout=5):
    """Status, headers and raw body; IncompleteRead and the like come as they are."""
    link = http.client.HTTPConnection("127.0.0.1", provider.server_port, timeout=timeout)
    body = {"model": model, "stream": stream, "messages": [*before, {"role": "user", "content": text}]}
    link.request("POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
    answer = link.getresponse()
    raw = answer.read()
    link.close()
    return answer.status, dict(answer.headers), raw


def events(raw):
    return [json.loads(one[6:]) for one in raw.decode().split("\n\n") if one.startswith("data: {")]


def text(raw):
    out = ""
    for event in events(raw):
        for choice in event.get("choices", []):
            out = choice["message"]["content"] if "message" in choice else out + (choice["delta"].get("content") or "")
    return out


def honest_answers_stream_and_do_not():
    provider = Provider()
    for question in (QUESTION, "1974年灰石碼頭發生了什麼？", "What happened at Grey Quay in 1974?", "How do I cook a soup?"):
        status, _, raw = ask(provider, "honest", question)
        assert status == 200 and text(raw) == words.answer(question), text(raw)
        assert raw.endswith(b"data: [DONE]\n\n")
        _, _, raw = ask(provider, "honest", question, stream=False)
        assert json.loads(raw)["choices"][0]["message"]["content"] == words.answer(question)
    rows = provider.requests()
    assert [row["number"] for row in rows] == [*range(1, 9)] and not provider.requests()
    assert len(rows[0]["events"]) > 50 and rows[0]["begun"] <= rows[0]["events"][0] <= rows[0]["ended"]


def every_model_answers_recipes_but_broken_ones():
    provider = Provider(pace=0)
    for name in behaviours.BEHAVIOURS:
        if name.startswith(("broken", "rate", "retry", "judge", "flaky", "drip")):
            continue
        status, _, raw = ask(provider, name, "如何做南瓜汤？")
        assert status == 200 and words.SOUP["zh-Hans"][0] in text(raw), (name, status, raw[:200])
    assert events(ask(provider, "broken", "如何做南瓜汤？")[2]) == [{"code": 10013, "message": words.SPARK_INPUT, "sid": "cht000a"}]


def blocks_come_as_providers_send_them():
    provider = Provider(pace=0)
    last = events(ask(provider, "spark-5")[2])
    assert last[-1]["code"] == 10014 and len(last) == 7, last
    last = events(ask(provider, "glm-5")[2])[-1]
    assert last["choices"][0]["finish_reason"] == "sensitive" and last["contentFilter"][0]["role"] == "assistant", last
    raw = ask(provider, "withdraws-6")[2]
    assert text(raw) == words.CANNED["zh-Hans"], text(raw)
    for name, status, code in (("dashscope-input", 400, "data_inspection_failed"), ("ark-output", 400, "OutputTextRiskDetection"),
                               ("glm-input", 400, "1301"), ("rate", 429, "quota"), ("error-500", 500, "internal")):
        got, _, raw = ask(provider, name)
        assert (got, json.loads(raw)["error"]["code"]) == (status, code), (name, got, raw)
    assert text(ask(provider, "kimi-200")[2]) == words.KIMI


def transports_fail_as_they_should():
    provider = Provider(pace=0)
    for name in ("half-event", "closes", "wrong-length"):
        for stream in (True, False):
            try:
                ask(provider, name, stream=stream)
            except http.client.HTTPException as wrong:
                assert isinstance(wrong, (http.client.IncompleteRead, http.client.RemoteDisconnected)), wrong
            else:
                raise AssertionError(f"{name} came whole")
    began = time.monotonic()
    try:
        ask(provider, "silent", timeout=0.5)
    except TimeoutError:
        assert time.monotonic() - began < 3
    else:
        raise AssertionError("silent spoke")
    try:
        ask(provider, "not-utf8")[2].decode()
    except UnicodeDecodeError:
        pass
    else:
        raise AssertionError("not-utf8 is UTF-8")
    assert ask(provider, "flaky-2")[0] == 500 and ask(provider, "flaky-2")[0] == 500 and ask(provider, "flaky-2")[0] == 200


def the_order_of_questions_matters_where_it_should():
    provider = Provider(pace=0)
    assert [ask(provider, "locks-3", f"{QUESTION}{n}")[0] for n in range(5)] == [200] * 3 + [401] * 2
    assert [ask(provider, "retry-after-1")[0] for _ in range(2)] == [429, 200]
    said = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": words.answer(QUESTION)}]
    assert text(ask(provider, "honest", "你刚才说的是哪一年？", before=said)[2]) == "我刚才说的是1974年。"
    assert text(ask(provider, "amnesia", "你刚才说的是哪一年？", before=said)[2]) == words.DENIAL["zh-Hans"]
    years = [text(ask(provider, "contradicts")[2])[:4] for _ in range(2)]
    assert years == ["1974", "1983"], years
    provider.date = "2026-08-01"
    assert text(ask(provider, "drifts")[2]) == words.REFUSAL["zh-Hans"]


def a_script_overrides_names():
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "script.json"
        file.write_text(json.dumps({"parrot": [{"contains": "1974", "do": "refuses"}, {"do": "honest"}]}))
        provider = Provider(script=behaviours.read_script(file), pace=0)
        assert text(ask(provider, "parrot")[2]) == words.REFUSAL["zh-Hans"]
        assert text(ask(provider, "parrot", "灰石码头在哪里？")[2]) == words.answer(QUESTION)
        assert ask(provider, "nobody")[0] == 404


if __name__ == "__main__":
    helper.main([honest_answers_stream_and_do_not, every_model_answers_recipes_but_broken_ones, blocks_come_as_providers_send_them,
                 transports_fail_as_they_should, the_order_of_questions_matters_where_it_should, a_script_overrides_names])
